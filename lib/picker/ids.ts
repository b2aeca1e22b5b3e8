// What ties siblings together: an attribute or a link whose value repeats from one row to the next.
import type { Reading } from '../model/marketplace.ts';
import { countedPart } from './names.ts';

const sameRuns = (values: readonly (string | undefined)[]): boolean => {
  if (values.some((value) => value === undefined || value === '')) return false;
  const distinct = new Set(values);
  if (distinct.size < 2 || distinct.size === values.length) return false;
  // Equal ones stand together, and most come again.
  let runs = 1;
  for (let i = 1; i < values.length; i++) if (values[i] !== values[i - 1]) runs++;
  return runs === distinct.size;
};

const isIdLike = (value: string): boolean => /^[\w.-]*\d[\w.-]*$/.test(value) && value.length > 2;

/** How the id that ties these siblings is read, or undefined where none does. */
export function idOf(siblings: readonly Element[]): Reading | undefined {
  const first = siblings[0];
  if (!first) return undefined;
  for (const { name, value } of Array.from(first.attributes)) {
    if (name === 'class' || name === 'style') continue;
    const values = siblings.map((el) => el.getAttribute(name) ?? undefined);
    if (isIdLike(value) && sameRuns(values)) return { read: { attr: name } };
    const stem = countedPart(value);
    if (!stem) continue;
    const cut = siblings.map((el) => {
      const own = el.getAttribute(name);
      return own?.startsWith(stem) ? /^[0-9A-Za-z-]+/.exec(own.slice(stem.length))?.[0] : undefined;
    });
    if (sameRuns(cut)) return { read: { attr: name }, take: { templates: [`${stem}{id:id}*`], hole: 'id' } };
  }
  for (const link of Array.from(first.querySelectorAll('a[href]')).slice(0, 4)) {
    const found =
      /(\/[A-Za-z][A-Za-z_-]{1,30}\/|[?&]([A-Za-z][A-Za-z_]{1,30})=)([0-9A-Za-z-]*\d[0-9A-Za-z-]*)/.exec(
        link.getAttribute('href') ?? '',
      );
    if (!found) continue;
    const before = found[2] ? `${found[2]}=` : found[1]!;
    const at = `a[href*="${before}"]`;
    const values = siblings.map((el) => {
      const href = el.querySelector(at)?.getAttribute('href') ?? '';
      return /^[0-9A-Za-z-]+/.exec(href.slice(href.indexOf(before) + before.length))?.[0];
    });
    if (sameRuns(values))
      return { at, read: { attr: 'href' }, take: { templates: [`*${before}{id:id}*`], hole: 'id' } };
  }
  return undefined;
}
