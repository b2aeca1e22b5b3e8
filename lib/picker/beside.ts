// Places told by the words beside them: of many lines that look the same, the one that has the label's text, and in it the box
// that was pointed at.
import { findAll, findInRow } from '../reading/selector.ts';
import { isVisible } from '../reading/text.ts';
import type { Ground, Place } from './ground.ts';
import { mayKeep } from './literals.ts';
import { locate } from './locate.ts';
import { looksPersonal } from './names.ts';
import { calledSo } from './parts.ts';
import { tokensOf } from './tokens.ts';

/** The line that holds the element and, before it, a part with words of its own. */
export function besideOf(
  element: Element,
  ground: Ground,
): { line: Element; before: Element; words: string } | undefined {
  let inner = element;
  for (let line = element.parentElement; line; line = line.parentElement) {
    if (ground.row.includes(inner) || line === ground.ask.root.body) return undefined;
    for (let before = inner.previousElementSibling; before; before = before.previousElementSibling) {
      const words = isVisible(before) ? ground.look.text(before) : '';
      if (words) return { line, before, words };
    }
    inner = line;
  }
  return undefined;
}

/** Whether the words are the page's label for the field. */
export function labels(words: string, { ask, others }: Ground): boolean {
  if (words.length < 2 || words.length > 24 || /\d/.test(words) || looksPersonal(words)) return false;
  return calledSo(ask.field, words) || (others.length > 0 && mayKeep(words, { field: ask.field, others }));
}

/** The element by the label in its line. */
export function besidePlaces(element: Element, ground: Ground): Place[] {
  const { row, page, ask } = ground;
  const beside = besideOf(element, ground);
  if (!beside || !labels(beside.words, ground)) return [];
  const { line, words } = beside;
  const tag = line.localName;
  if (row.includes(line) || !line.parentElement) return [];
  const holds = [
    ...tokensOf(line)
      .slice(0, 2)
      .map(({ css }) => css),
    ...tokensOf(line.parentElement)
      .slice(0, 2)
      .map(({ css }) => `${css} > ${tag}`),
    ...(tag === 'tr' || tag === 'li' || tag === 'dl' ? [tag] : []),
  ];
  const found = (css: string) => (page ? findAll(ask.root, css) : findInRow(row, css));
  const at = holds.find((css) => {
    const lines = found(css).filter((one) => isVisible(one) && ground.look.text(one).includes(words));
    // A header with the same word has no such box in it; where another line has, the engine finds two values and tells none.
    return lines.length < 3 && lines.includes(line);
  });
  if (!at) return [];
  const insides = locate(element, [line], [[line]], 3).map(({ selector }) => selector);
  if (/^t[dh]$/.test(element.localName)) insides.push(element.localName);
  return insides
    .filter((css) => !css.includes(':scope') && !/nth-/.test(css))
    .slice(0, 3)
    .map((inside, i) => ({
      where: { at, hasText: [words], inside, ...(page ? { scope: 'page' as const } : {}) },
      by: 'label',
      // Two places must last: weaker than a name of its own, better than counting.
      cost: 7.2 + i * 0.2,
    }));
}
