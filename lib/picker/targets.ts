// Boxes to type into: what kind of box was pointed at, and how to find that one and no other.
import type { Target } from '../model/marketplace.ts';
import { findAll } from '../reading/selector.ts';
import { isVisible } from '../reading/text.ts';
import { locate } from './locate.ts';
import { inOneLook } from './look.ts';
import type { TargetProposal } from './types.ts';

const INPUTS = /^(?:|text|search)$/;

/** The kind of box an element is, or undefined where nothing can be typed. */
function kindOf(el: Element): Target['kind'] | undefined {
  if (el.localName === 'textarea') return 'textarea';
  if (el.localName === 'input' && INPUTS.test(el.getAttribute('type') ?? '')) return 'textarea';
  const editable = el.getAttribute('contenteditable');
  if (editable === null || editable === 'false') return undefined;
  if (el.classList.contains('ql-editor')) return 'quill';
  return el.localName === 'pre' ? 'pre' : 'contenteditable';
}

/** The editable element that holds this one, or the only one in it. */
function editableAt(element: Element): Element | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) if (kindOf(at)) return at;
  let around: Element | null = element;
  for (let level = 0; around && level < 3; level++, around = around.parentElement) {
    const within = [
      ...findAll(around, 'textarea, [contenteditable]'),
      ...(around.shadowRoot ? findAll(around.shadowRoot, 'textarea, [contenteditable]') : []),
    ].filter((el) => kindOf(el) && isVisible(el));
    if (within.length === 1) return within[0];
    if (within.length > 1) return undefined;
  }
  return undefined;
}

/** A reply or remark box: climbs to the editable element when something in or around it was pointed at; none where nothing can be typed into. */
export function targetProposals(element: Element, root: Document): TargetProposal[] {
  const box = editableAt(element);
  const kind = box && kindOf(box);
  if (!box || !kind) return [];
  const page = [root.documentElement];
  return inOneLook(box, () => locate(box, page, [page], 6)).map(({ selector }) => ({
    target: { at: selector, kind },
    count: findAll(root, selector).filter(isVisible).length,
  }));
}
