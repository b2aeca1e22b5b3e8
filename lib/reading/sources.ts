// Sources: how raw text is taken from one element. A closed list; what looks elsewhere (the address) is in fields.ts.
import type { Source } from '../model/marketplace.ts';
import { held } from './held.ts';
import { afterLabel, beforeLabel, behindLabel, mayHold } from './labels.ts';
import type { Look } from './pass.ts';
import { findFirst } from './selector.ts';
import { firstText, foldMarks, ownText, squeeze, textOf } from './text.ts';

export type Take = (el: Element) => string | undefined;

/** Compiles a source over one element, or undefined for the sources that need no element of their own. */
export function compileSource(source: Source, look: Look): Take | undefined {
  const { lines, text, skip } = look;
  if (source === 'text') return text;
  if (source === 'own-text') return ownText;
  if (source === 'first-text') return (el) => firstText(el, skip);
  if (source === 'last-line') return (el) => lines(el).at(-1)?.text;
  if (source === 'value') return heldValue;
  if (typeof source === 'string') return undefined;
  if ('line' in source) {
    const { line, of } = source;
    return (el) => {
      const all = lines(el);
      return of === undefined || all.length === of ? all.at(line)?.text : undefined;
    };
  }
  if ('attr' in source) {
    const { attr } = source;
    return (el) => el.getAttribute(attr) ?? undefined;
  }
  if ('label' in source) return (el) => afterLabel(lines(el), source.label, source.next);
  if ('before' in source) return (el) => beforeLabel(lines(el), source.before);
  if ('after' in source) return (el) => behindLabel(lines(el), source.after);
  if ('between' in source) return (el) => between(text(el), source.between[0], source.between[1]);
  if ('enum' in source) {
    const cases = source.enum.map((c) => ({ ...c, says: c.says?.map(foldMarks) }));
    return (el) => {
      let said: string | undefined;
      for (const c of cases) {
        if (c.is !== undefined && !el.matches(c.is)) continue;
        if (c.has !== undefined && findFirst(el, c.has) === undefined) continue;
        if (c.styleUrl !== undefined && !(el.getAttribute('style') ?? '').includes(c.styleUrl)) continue;
        if (c.says !== undefined) {
          said ??= foldMarks(text(el));
          if (!c.says.some((word) => said!.includes(word))) continue;
        }
        return c.value;
      }
      return undefined;
    };
  }
  if ('except' in source) {
    const without = source.except.join(',');
    return look.shared(`without ${without}`, () =>
      held((el: Element) => {
        const guest = look.skipIn(el);
        return textOf(
          el,
          guest ? (child) => guest(child) || child.matches(without) : (child) => child.matches(without),
        );
      }),
    );
  }
  return undefined;
}

/** What tells quickly that a source has nothing to take from an element; undefined where nothing does. */
export function mayTake(source: Source): ((el: Element) => boolean) | undefined {
  if (typeof source !== 'object') return undefined;
  const labels =
    'label' in source ? source.label : 'before' in source ? source.before : 'after' in source && source.after;
  return labels ? (el) => mayHold(el, labels) : undefined;
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
