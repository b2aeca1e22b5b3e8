// Readings of what the pointed element and the parts around it carry in attributes: ids in links and data, a name cut short.
import type { Reading } from '../model/marketplace.ts';
import { parserOf } from '../reading/parsers.ts';
import { findInRow } from '../reading/selector.ts';
import { squeeze } from '../reading/text.ts';
import { type Ground, type Place, placesOf, type Trial } from './ground.ts';
import { takesOf } from './literals.ts';
import { locate, sampled } from './locate.ts';
import { plainName } from './names.ts';
import { isId, isProse, namedSo } from './parts.ts';
import { RANK } from './tokens.ts';

const DATA = /^(?:data-|title$|alt$|href$|value$|datetime$|id$|aria-label$|content$|[a-z]*uid$|sku$)/;
/** Readings of what the element and the parts around it carry in attributes. */
export function attributes(
  element: Element,
  text: string,
  places: readonly Place[],
  ground: Ground,
  out: Trial[],
): void {
  const { ask, pass, row, page } = ground;
  const near: [Element, readonly Place[], number][] = [[element, places.slice(0, 5), 0]];
  let above = element.parentElement;
  for (let level = 1; above && level < 4 && !(page && level > 2); level++) {
    const inRow = row.includes(above);
    const found = inRow
      ? row.length === 1
        ? [{ where: {}, by: 'role' as const, cost: 1 }]
        : placesOf(locate(above, row, ground.rows, 2), page)
      : placesOf(locate(above, row, ground.rows, 2), page);
    near.push([above, found, level]);
    if (inRow) break;
    above = above.parentElement;
  }
  if (ask.field === 'href' && !near.some(([el]) => el.hasAttribute('href')))
    for (const link of Array.from(element.querySelectorAll('a[href]')).slice(0, 3))
      near.push([link, placesOf(locate(link, row, ground.rows, 3), page), 1]);
  for (const [el, at, level] of near)
    for (const { name, value } of Array.from(el.attributes)) {
      if (!DATA.test(name) || !value || value.length > 400) continue;
      // A test id names a part.
      if (/^data-(?:test|qa|cy|e2e)/.test(name) && !/\d/.test(value)) continue;
      if (ask.field === 'href' && name !== 'href') continue;
      if (name === 'href' && isProse(ask.field)) continue;
      const says = text !== '' && squeeze(value) === text;
      const longer =
        name === 'title' &&
        text.length > 1 &&
        squeeze(value) !== text &&
        value.startsWith(text.replace(/(?:…|\.\.\.)$/, ''));
      const named = namedSo(ask.field, name);
      const doubt =
        (longer ? -0.8 : says ? 0.3 : named ? 0.7 : name === 'title' || name === 'alt' ? 1.5 : 1.2) +
        level * 0.2;
      // A name or a text stands on the page; an attribute that says the same is another thing's.
      const own = isId(ask.field) || /^(?:title|alt|href|datetime|value)$/.test(name);
      // A control's label is a sentence about the row, not a name in it.
      if (/name$/.test(ask.field) && name === 'aria-label' && !says && value.split(/\s/).length > 4) continue;
      for (const parse of ground.parsers) {
        const parser = parserOf(parse, ground.site);
        const whole = parser(squeeze(value), pass.now);
        const put = (extra: number, take?: Reading['take']) => {
          for (const { where, by, cost, witness } of at)
            out.push({
              reading: { ...where, read: { attr: name }, ...(take ? { take } : {}) },
              parse,
              by: RANK[by] > RANK.data || by === 'role' ? 'data' : by,
              // Around it, what says the same by chance is told from afar.
              cost: cost + (name === 'datetime' ? -0.5 : own ? 0.2 : el === element ? 7 : 14),
              doubt: doubt + extra,
              ...(witness ? { witness } : {}),
            });
        };
        if (
          parse === 'id' &&
          (/[/?=\s]/.test(value) || (!/\d/.test(value) && !namedSo(ask.field, name))) &&
          !says
        ) {
          if (ask.field !== 'href' && name === 'href' && isId(ask.field)) fromLink(value, put);
          continue;
        }
        if (
          /^(?:text|name|word|address)$/.test(parse) &&
          !/^(?:title|alt|aria-label|href|datetime)$/.test(name) &&
          !says
        )
          continue;
        const tail = isId(ask.field) && commonTail(name, value, ground);
        if (tail) put(-0.3, { templates: [`{v:digits}${tail}*`], hole: 'v' });
        if (whole !== undefined && whole !== null)
          put(parse === 'id' && ask.field !== 'id' && /__/.test(value) ? 0.9 : 0);
        if (name === 'href' && (parse === 'order-id' || parse === 'digits')) fromLink(value, put);
        else if (whole === undefined || whole === null)
          for (const { take, doubt: more } of takesOf(value, value, parse, parser, pass.now, {
            field: ask.field,
            others: [],
          }))
            put(more < 0.5 ? more - 0.3 : more + 0.5, take);
      }
    }
}

/** The mark after the number an attribute begins with, where what follows the mark is no part of the id: `-` of `4711-0-all`. */
function commonTail(name: string, value: string, { ask, rows, row }: Ground): string | undefined {
  const [, mark, rest] = /^\d{5,}([-_:|])(.+)$/.exec(value) ?? [];
  if (!mark || !plainName(name)) return undefined;
  const others = sampled(rows, row)
    .slice(0, 8)
    .filter((other) => other !== row)
    .flatMap((other) => findInRow(other, `[${name}]`).slice(0, 1));
  const same = others.every((el) => el.getAttribute(name)?.endsWith(`${mark}${rest}`));
  return others.length > 0 && same && /id$/i.test(ask.field) ? mark : undefined;
}

/** The id in a link: after the last words of its path, or a parameter. */
function fromLink(href: string, put: (extra: number, take: Reading['take']) => void): void {
  const all = [
    ...href.matchAll(
      /(\/[A-Za-z][A-Za-z_-]{1,30}\/|[?&]([A-Za-z][A-Za-z_]{1,30})=)([0-9A-Za-z-]*\d[0-9A-Za-z-]*)/g,
    ),
  ];
  for (const [i, found] of all.entries()) {
    const before = found[2] ? `${found[2]}=` : found[1]!;
    const hole = /^\d+$/.test(found[3]!) ? 'digits' : 'id';
    // The last id is the nearest thing: a variant of a product, an order of a shop.
    put(i === all.length - 1 ? 0.2 : 0.6, { templates: [`*${before}{v:${hole}}*`], hole: 'v' });
  }
  // After another id, at the end of the path.
  const deeper =
    /(\/[A-Za-z][A-Za-z_-]{1,30}\/)[0-9A-Za-z-]*\d[0-9A-Za-z-]*\/([0-9A-Za-z-]*\d[0-9A-Za-z-]*)(?:[?#]|$)/.exec(
      href,
    );
  if (deeper)
    put(0.1, {
      templates: [
        `*${deeper[1]}{a:id}/{v:id}`,
        `*${deeper[1]}{a:id}/{v:id}?*`,
        `*${deeper[1]}{a:id}/{v:id}#*`,
      ],
      hole: 'v',
    });
  const last = /(\/[A-Za-z][A-Za-z_/-]{2,40}\/)([A-Za-z][\w-]*)(?:[?#]|$)/.exec(href);
  if (last && !/\d/.test(href.split('?')[0]!))
    put(0.9, { templates: [`*${last[1]}{v:id}`, `*${last[1]}{v:id}?*`], hole: 'v' });
}
