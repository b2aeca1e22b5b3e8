// The card's small parts in plain DOM: elements made of text only, a level's shape, a key's cap, a button with its key.
import type { Level } from '../../lib/model/basics.ts';
import { ariaKeys, type Chord, capText } from '../ui/keys.ts';
import { LEVEL_SHAPES } from '../ui/shapes.ts';

type Child = Node | string | false | undefined;

/** Makes elements of one document: class, attributes, children. */
export const maker =
  (doc: Document) =>
  <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    name: string,
    attributes: Record<string, string> = {},
    ...children: Child[]
  ): HTMLElementTagNameMap[K] => {
    const el = doc.createElement(tag);
    if (name) el.className = name;
    for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
    el.append(...children.filter((child): child is Node | string => !!child));
    return el;
  };
export type Make = ReturnType<typeof maker>;

export function shape(doc: Document, level: Level): Element {
  const { d, stroke } = LEVEL_SHAPES[level];
  const svg = doc.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = doc.createElementNS('http://www.w3.org/2000/svg', 'path');
  const put = (el: Element, all: Record<string, string>) => {
    for (const [key, value] of Object.entries(all)) el.setAttribute(key, value);
  };
  put(svg, {
    viewBox: '0 0 12 12',
    width: '12',
    height: '12',
    class: 'ch-icon ch-shape',
    'aria-hidden': 'true',
  });
  put(path, { d, fill: 'currentColor', 'fill-rule': 'evenodd' });
  if (stroke)
    put(path, { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5', 'stroke-linecap': 'round' });
  svg.append(path);
  return svg;
}

export const cap = (make: Make, chord: Chord) =>
  make('span', 'ch-key', { 'aria-hidden': 'true' }, capText(chord));

export function button(make: Make, kind: string, words: string, chord: Chord, run: () => void): HTMLElement {
  const made = make(
    'button',
    `ch-button ch-${kind}`,
    { type: 'button', 'aria-keyshortcuts': ariaKeys(chord) },
    make('span', '', {}, words),
    cap(make, chord),
  );
  made.addEventListener('click', run);
  return made;
}
