// @vitest-environment happy-dom
// Watching the one reply box: what a person types, what the page does without a word, and silence while composing.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BoxNews, type BoxWatch, watchBox } from '../../../lib/page/guarding.ts';

let box: HTMLTextAreaElement | undefined;
let ended: AbortController;
let news: BoxNews[];
let watch: BoxWatch;
const texts = () =>
  news.flatMap((one) => (one.kind === 'text' ? [`${one.draft.text}${one.composing ? ' …' : ''}`] : []));
const fire = (type: string, init: object = {}, at: Element = box!) =>
  at.dispatchEvent(Object.assign(new Event(type, { bubbles: true, composed: true }), init));
const typed = (text: string, init: object = {}) => {
  box!.value = text;
  fire('input', init);
};
const put = () => {
  box = document.createElement('textarea');
  document.body.append(box);
};

beforeEach(() => {
  news = [];
  ended = new AbortController();
  put();
  watch = watchBox({
    doc: document,
    replyBox: () => box,
    told: (one) => news.push(one),
    signal: ended.signal,
    trusted: (event) => !('fake' in event),
  });
  watch.look();
  news = [];
});
afterEach(() => {
  ended.abort();
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe('a draft', () => {
  it('is read at every key, and only when it is another one', () => {
    typed('a');
    typed('ab');
    typed('ab');
    expect(texts()).toEqual(['a', 'ab']);
  });

  it('is read though the editor stands in an open shadow root', () => {
    const host = document.createElement('div');
    document.body.append(host);
    box = document.createElement('textarea');
    host.attachShadow({ mode: 'open' }).append(box);
    watch.look();
    typed('inside');
    expect(texts()).toContain('inside');
  });

  it('is not read from an event a script made, nor from another field', () => {
    typed('a', { fake: true });
    const other = document.createElement('input');
    document.body.append(other);
    other.value = 'search';
    fire('input', {}, other);
    expect(texts()).toEqual([]);
  });

  it('is not judged while an input method composes, and is when the word is done', () => {
    fire('compositionstart');
    typed('w', { isComposing: true });
    typed('we', { isComposing: true });
    // Chromium calls this event untrusted.
    fire('compositionend', { fake: true });
    expect(texts()).toEqual(['w …', 'we …', 'we']);
  });

  it('that the page cleared without an event is noticed after Enter, after a click, and when the page changed', () => {
    vi.useFakeTimers();
    for (const how of ['Enter', 'click', 'look']) {
      typed('hello');
      news = [];
      box!.value = '';
      if (how === 'Enter') fire('keyup', { key: 'Enter' });
      else if (how === 'click') fire('click', {}, document.body);
      else watch.look();
      vi.runAllTimers();
      expect(texts(), how).toEqual(['']);
    }
  });
});

describe('the box', () => {
  it('that is gone takes everything along, and the next one is read from the start', () => {
    typed('hello');
    box!.remove();
    box = undefined;
    watch.look();
    expect(news.at(-1)).toEqual({ kind: 'gone' });
    put();
    box!.value = 'kept by the page';
    watch.look();
    expect(texts().at(-1)).toBe('kept by the page');
  });

  it('of a hidden tab is not looked at', () => {
    typed('hello');
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(news.at(-1)).toEqual({ kind: 'gone' });
    Object.defineProperty(document, 'hidden', { value: false, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(texts().at(-1)).toBe('hello');
  });

  it('is heard no more when the overlay ended', () => {
    ended.abort();
    typed('hello');
    expect(texts()).toEqual([]);
  });
});
