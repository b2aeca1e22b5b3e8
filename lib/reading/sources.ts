// Sources: how raw text is taken from one element. A closed list; what looks elsewhere (the address) is in fields.ts.
import type { Source } from '../model/marketplace.ts';
import { held, type Look, type Pass } from './pass.ts';
import { findFirst } from './selector.ts';
import {
  afterLabel,
  beforeLabel,
  behindLabel,
  firstText,
  foldMarks,
  ownText,
  squeeze,
  textOf,
} from './text.ts';

export type Take = (el: Element, pass: Pass) => string | undefined;

/** Compiles a source over one element, or undefined for the sources that need no element of their own. */
export function compileSource(source: Source, look: Look): Take | undefined {
  const { lines, text, skip } = look;
  if (source === 'text') return text;
  if (source === 'own-text') return ownText;
  if (source === 'first-text') return (el) => firstText(el, skip);
  if (source === 'last-line') return (el, pass) => lines(el, pass).at(-1)?.text;
  if (source === 'value') return heldValue;
  if (typeof source === 'string') return undefined;
  if ('line' in source) {
    const { line, of } = source;
    return (el, pass) => {
      const all = lines(el, pass);
      return of === undefined || all.length === of ? all.at(line)?.text : undefined;
    };
  }
  if ('attr' in source) return (el) => el.getAttribute(source.attr) ?? undefined;
  if ('label' in source) return (el, pass) => afterLabel(lines(el, pass), source.label, source.next);
  if ('before' in source) return (el, pass) => beforeLabel(lines(el, pass), source.before);
  if ('after' in source) return (el, pass) => behindLabel(lines(el, pass), source.after);
  if ('between' in source) return (el, pass) => between(text(el, pass), source.between[0], source.between[1]);
  if ('enum' in source) {
    const cases = source.enum.map((c) => ({ ...c, says: c.says?.map(foldMarks) }));
    return (el, pass) =>
      cases.find(
        (c) =>
          (c.is === undefined || el.matches(c.is)) &&
          (c.has === undefined || findFirst(el, c.has) !== undefined) &&
          (c.styleUrl === undefined || (el.getAttribute('style') ?? '').includes(c.styleUrl)) &&
          (c.says === undefined || c.says.some((word) => foldMarks(text(el, pass)).includes(word))),
      )?.value;
  }
  if ('except' in source) {
    const without = source.except.join(',');
    const what = `(text without) ${without}`;
    const textIn = (el: Element) => textOf(el, (child) => child.matches(without) || skip(child));
    return (el, pass) => held(pass, what, el, textIn);
  }
  return undefined;
}

/** What a form control holds now; a list item's number is no such value. */
const heldValue: Take = (el) => {
  const { value } = el as HTMLInputElement;
  return typeof value === 'string' ? value : (el.getAttribute('value') ?? undefined);
};

function between(text: string, starts: readonly string[], ends: readonly string[]): string | undefined {
  const folded = foldMarks(text);
  for (const start of starts) {
    const from = folded.indexOf(foldMarks(start));
    if (from < 0) continue;
    const rest = from + start.length;
    const stops = ends.map((end) => folded.indexOf(foldMarks(end), rest)).filter((i) => i >= 0);
    if (stops.length > 0) return squeeze(text.slice(rest, Math.min(...stops))).replace(/^[:：]\s*/, '');
  }
  return undefined;
}
