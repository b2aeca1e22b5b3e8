// @vitest-environment happy-dom
// The draft in a box as text with its places, in a field and in an editor, and replacing a stretch of it.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { caretIn, rangesOf, readDraft, replaceIn, selectIn } from '../../../lib/page/draft.ts';

const editor = (html: string): HTMLElement => {
  const box = document.createElement('div');
  box.setAttribute('contenteditable', 'true');
  box.tabIndex = 0;
  box.append(document.createRange().createContextualFragment(html));
  document.body.append(box);
  return box;
};
const field = (value: string): HTMLTextAreaElement => {
  const box = document.createElement('textarea');
  box.value = value;
  document.body.append(box);
  return box;
};
/** Types as a browser would, into what is selected. */
const browserTypes = () => {
  Object.assign(document, {
    execCommand: vi.fn((_: string, __: boolean, text: string) => {
      const active = document.activeElement as HTMLTextAreaElement;
      if (active.tagName === 'TEXTAREA')
        active.setRangeText(text, active.selectionStart, active.selectionEnd, 'end');
      else {
        const range = document.getSelection()!.getRangeAt(0);
        range.deleteContents();
        range.insertNode(document.createTextNode(text));
      }
      return true;
    }),
  });
};
afterEach(() => {
  document.body.replaceChildren();
  Object.assign(document, { execCommand: undefined });
});

describe('the text of an editor', () => {
  it.each([
    ['plain', 'plain'],
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['one<div>two</div><div>three</div>', 'one\ntwo\nthree'],
    ['<div>one</div><div><br></div><div>two</div>', 'one\n\ntwo'],
    ['one<br>two', 'one\ntwo'],
    ['add <b>me</b> on <i>whats</i>app', 'add me on whatsapp'],
    ['', ''],
  ])('%s reads as a person sees it', (html, text) => {
    expect(readDraft(editor(html)).text).toBe(text);
  });

  it('is found again in its nodes, also where a word lies in several', () => {
    const box = editor('<p>add <b>me</b> on</p><p>whats<i>app</i></p>');
    const draft = readDraft(box);
    const at = draft.text.indexOf('whatsapp');
    expect(rangesOf(draft, [at, at + 8], document).map(String)).toEqual(['whats', 'app']);
    expect(rangesOf(draft, [0, 6], document).map(String)).toEqual(['add ', 'me']);
  });
});

describe('a stretch', () => {
  it('of a field is replaced, and the caret stays in its place of the sentence', () => {
    browserTypes();
    const box = field('please add me, thanks');
    box.focus();
    box.setSelectionRange(21, 21);
    expect(replaceIn(box, [7, 13], 'add me', 'write here').ok).toBe(true);
    expect(box.value).toBe('please write here, thanks');
    expect(box.selectionStart).toBe(25);
  });

  it('of an editor is replaced within its node', () => {
    browserTypes();
    const box = editor('<p>please add me</p>');
    expect(replaceIn(box, [7, 13], 'add me', 'write').ok).toBe(true);
    expect(readDraft(box).text).toBe('please write');
  });

  it('that reads otherwise by now is left alone', () => {
    browserTypes();
    const box = field('please add you, thanks');
    expect(replaceIn(box, [7, 13], 'add me', 'write here').ok).toBe(false);
    expect(box.value).toBe('please add you, thanks');
    expect(document.execCommand).not.toHaveBeenCalled();
  });

  it('is said not to be replaced where the editor did not take it', () => {
    Object.assign(document, { execCommand: () => false });
    const box = field('add me');
    const answer = replaceIn(box, [0, 6], 'add me', 'x');
    expect(answer).toEqual({ ok: false, error: { code: 'insert.not-taken' } });
    expect(box.value).toBe('add me');
  });

  it('is selected, so that typing fills it', () => {
    const box = field('Dear {name},');
    expect(selectIn(box, readDraft(box), [5, 11])).toBe(true);
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe('{name}');
    const other = editor('<p>Dear <b>{name}</b>,</p>');
    selectIn(other, readDraft(other), [5, 11]);
    expect(document.getSelection()!.toString()).toBe('{name}');
  });
});

it('the caret of a field is where typing goes on', () => {
  const box = field('add me');
  box.setSelectionRange(1, 3);
  expect(caretIn(box, readDraft(box))).toBe(3);
});
