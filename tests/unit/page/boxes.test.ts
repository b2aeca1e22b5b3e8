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
