// @vitest-environment happy-dom
// The boxes of a page: a reply box in a shadow root is as much the one with the caret as any other.
import { afterEach, describe, expect, it } from 'vitest';
import { boxesOf, type PageNow } from '../../../lib/page/boxes.ts';

const showing = (at: string): PageNow =>
  (() => ({ compiled: { page: { targets: { reply: { at, kind: 'textarea' } } } } })) as unknown as PageNow;
afterEach(() => document.body.replaceChildren());

describe('the draft', () => {
  it.each([
    ['a page', false],
    ['a shadow root', true],
  ])('in %s tells whether the caret is in its box', (_where, shadow) => {
    const host = document.createElement('div');
    const box = document.createElement('textarea');
    (shadow ? host.attachShadow({ mode: 'open' }) : host).append(box);
    document.body.append(host);
    const boxes = boxesOf(document, showing(shadow ? 'div >>> textarea' : 'div textarea'));
    box.value = '在的';
    expect(boxes.draft()).toEqual({ text: '在的', focused: false });
    box.focus();
    expect(boxes.draft()).toEqual({ text: '在的', focused: true });
    box.blur();
    expect(boxes.draft()).toEqual({ text: '在的', focused: false });
  });
});

describe('taking back', () => {
  const chat = (buyer: { id: string }): PageNow =>
    (() => ({
      compiled: {
        page: { targets: { reply: { at: 'textarea', kind: 'textarea' } } },
        conversation: { selected: () => true, buyer: () => ({ buyer }) },
      },
    })) as unknown as PageNow;
  /** As a browser edits a field. */
  const edits = () => {
    document.execCommand = ((command: string, _: boolean, text = '') => {
      const box = document.activeElement as HTMLTextAreaElement;
      box.setRangeText(command === 'delete' ? '' : text, box.selectionStart, box.selectionEnd, 'end');
      return true;
    }) as never;
  };

  it('in another buyer’s chat takes nothing, and in their own takes the last one all the same', () => {
    edits();
    const box = document.createElement('textarea');
    box.getClientRects = () => [{ width: 1, height: 1 }] as never;
    document.body.append(box);
    const open = { id: 'b1' };
    const boxes = boxesOf(document, chat(open));
    const put = (text: string) =>
      boxes.insert({ target: 'reply', text, buyer: { id: 'b1' }, after: box.value !== '' });
    expect(put('first')).toMatchObject({ ok: true });
    expect(put('second')).toMatchObject({ ok: true });
    expect(box.value).toBe('first\nsecond');
    open.id = 'b2';
    expect(boxes.takeBack()).toMatchObject({ error: { code: 'insert.other-buyer' } });
    expect(box.value).toBe('first\nsecond');
    open.id = 'b1';
    expect(boxes.takeBack()).toMatchObject({ ok: true });
    expect(box.value).toBe('first');
    expect(boxes.takeBack()).toMatchObject({ ok: true });
    expect(boxes.takeBack()).toBeUndefined();
  });
});
