// What repeats on a page around an element: cards, table rows, a head until the next head, siblings that share an id, two
// tables side by side. Each proposal is read by the engine before it is made.
import type { Group, Marketplace } from '../model/marketplace.ts';
import { compileGroup } from '../reading/groups.ts';
import { newPass } from '../reading/pass.ts';
import { findAll } from '../reading/selector.ts';
import { isVisible, ownText } from '../reading/text.ts';
import { homeOf, isHead, likeness, selectorsOver, shareName } from './alike.ts';
import { idOf } from './ids.ts';
import { inOneLook } from './look.ts';
import { hostsOf, shadowPath } from './pages.ts';
import { RANK, tokensOf } from './tokens.ts';
import type { RowProposal } from './types.ts';

/** Grouping asks nothing of a site but what is foreign on it. */
const BARE = {} as Marketplace;
const NOWHERE = { frame: 'about:blank', top: 'about:blank' };

interface Ground {
  root: Document | Element;
  second: Element | undefined;
  /** Before every selector: the way through shadow roots. */
  path: string;
}

interface Scored extends RowProposal {
  score: number;
}

function rowsOf(group: Group, { root }: Ground): Element[][] {
  const pass = newPass(root, NOWHERE, 0);
  const scope = root.nodeType === 1 ? [root as Element] : undefined;
  return compileGroup(group, BARE)(scope, pass).map((row) => [...row]);
}

/** The engine's rows of a selector, when the element's own is among them and `second` is in another. */
function settled(group: Group, element: Element, ground: Ground): Element[][] | undefined {
  let rows: Element[][];
  try {
    rows = rowsOf(group, ground);
  } catch {
    return undefined;
  }
  const mine = rows.find((row) => row.some((el) => el.contains(element)));
  if (!mine || rows.length < 2) return undefined;
  const { second } = ground;
  if (second) {
    const other = rows.find((row) => row.some((el) => el.contains(second)));
    if (!other || other === mine) return undefined;
  }
  return rows;
}

/** Proposals with this element as one of the rows (or as the head of one). */
function atLevel(el: Element, element: Element, ground: Ground): Scored[] {
  const parent = el.parentElement;
  const out: Scored[] = [];
  if (!parent) return out;
  const tokens = tokensOf(el);
  const siblings = Array.from(parent.children).filter(isVisible);
  const alike = siblings.filter((other) => other.localName === el.localName);
  const sets = new Map<Element, Scored>();
  for (const { css, by, cost } of selectorsOver(el, tokens, ground.path)) {
    const rows = settled({ mode: 'element', each: css }, element, ground);
    const mine = rows?.find((row) => row[0] === el);
    if (!rows || !mine) continue;
    const others = rows.filter((row) => row !== mine).slice(0, 6);
    const like = others.reduce((sum, row) => sum + likeness(el, row[0]!), 0) / others.length;
    const together = rows.filter((row) => homeOf(row[0]!) === homeOf(el)).length / rows.length;
    // A selector that leaves out a sibling of the same kind may have left out a row.
    const mineOf = new Set(rows.flat());
    const missed = alike.length > rows.length ? alike.filter((one) => !mineOf.has(one)) : [];
    const some = missed.slice(0, 6);
    const same = some.filter((one) => likeness(el, one) > 0.6 || shareName(el, one)).length;
    const left = some.length === 0 ? 0 : 0.5 * (1 - rows.length / alike.length) + (1.5 * same) / some.length;
    // A head of the table, or a part without the names of the others, is no row.
    const nameless = others.filter((row) => !shareName(el, row[0]!)).length / others.length;
    const odd = nameless * 1.5 + (others.some((row) => isHead(row[0]!)) ? 1.5 : 0);
    const score = like * 4 + Math.min(Math.log2(rows.length), 4) + together - left - odd - cost * 0.25;
    const known = sets.get(rows.at(-1)![0]!);
    if (known && known.score >= score && known.rows.length === rows.length) continue;
    const scored: Scored = { group: { mode: 'element', each: css }, rows, by, score };
    sets.set(rows.at(-1)![0]!, scored);
    out.push(scored);
  }
  const best = out.sort((a, b) => b.score - a.score).slice(0, 3);
  return [
    ...best,
    ...heads(el, element, siblings, ground),
    ...best.slice(0, 1).flatMap((one) => sharing(one, element, ground)),
  ];
}

/** A head among siblings of another kind, until the next head. */
function heads(el: Element, element: Element, siblings: readonly Element[], ground: Ground): Scored[] {
  if (siblings.length < 4) return [];
  const first = siblings.find((one) => one.localName === el.localName && tokensOf(one).length > 0);
  const out: Scored[] = [];
  for (const head of new Set([el, first])) {
    if (!head) continue;
    for (const token of tokensOf(head).slice(0, 5)) {
      const own = siblings.filter((one) => one.matches(token.css));
      if (own.length < 2 || own.length * 2 > siblings.length + 1 || own[0] !== siblings[0]) continue;
      const group: Group = { mode: 'head', each: `${ground.path}${token.css}` };
      const rows = settled(group, element, ground);
      if (!rows?.every((row) => row.length > 1)) continue;
      const like =
        rows.slice(1, 5).reduce((sum, row) => sum + likeness(rows[0]![0]!, row[0]!), 0) /
        Math.min(rows.length - 1, 4);
      const score =
        like * 4 + Math.min(Math.log2(rows.length), 4) + 1.2 - (RANK[token.by] + token.weak) * 0.25;
      out.push({ group, rows, by: token.by, score });
    }
  }
  return out.sort((a, b) => b.score - a.score).slice(0, 1);
}

/** Siblings in sequence that carry the same id. */
function sharing(one: Scored, element: Element, ground: Ground): Scored[] {
  if (one.group.mode !== 'element' || one.rows.length < 2) return [];
  const found = idOf(one.rows.slice(0, 50).map((row) => row[0]!));
  if (!found) return [];
  const group: Group = { mode: 'shared-id', each: one.group.each, id: found };
  const rows = settled(group, element, ground);
  if (!rows || rows.length >= one.rows.length) return [];
  return [{ group, rows, by: one.by, score: one.score + 0.8 }];
}

/** Two tables side by side whose rows belong together by their place. */
function zipped(one: Scored, element: Element, ground: Ground): Scored[] {
  if (one.group.mode !== 'element' || one.rows.length < 2) return [];
  const mine = one.rows[0]![0]!;
  const table = mine.closest('table');
  if (!table || !mine.parentElement) return [];
  let around = table.parentElement;
  for (let level = 0; around && level < 6; level++, around = around.parentElement) {
    for (const other of findAll(around, 'table')) {
      if (other === table || other.contains(table) || table.contains(other) || !isVisible(other)) continue;
      const row = Array.from(other.querySelectorAll(mine.localName)).filter(isVisible);
      const own = row.filter((el) => el.querySelector('td') !== null);
      if (own.length !== one.rows.length) continue;
      const find = (of: Element, rows: readonly Element[]) =>
        selectorsOver(of, tokensOf(of), ground.path).find(({ css }) => {
          const seen = findAll(ground.root, css).filter(isVisible);
          return seen.length === rows.length && seen.every((el, i) => el === rows[i]);
        });
      const first = find(
        mine,
        one.rows.map((r) => r[0]!),
      );
      const second = find(own[0]!, own);
      if (!first || !second) continue;
      const before = (table.compareDocumentPosition(other) & 2) !== 0;
      const group: Group = before
        ? { mode: 'zip', left: second.css, right: first.css }
        : { mode: 'zip', left: first.css, right: second.css };
      const rows = settled(group, element, ground);
      if (rows) return [{ group, rows, by: one.by, score: one.score + 0.5 }];
    }
  }
  return [];
}

/**
 * What repeats on this page around the element, most likely first. `second`: an element of another row, which settles
 * doubts. The last is always the whole page as one row, unless `second` says there are several.
 */
export function rowProposals(element: Element, root: Document | Element, second?: Element): RowProposal[] {
  return inOneLook(element, () => {
    const inShadow = root.nodeType === 9 && hostsOf(element).length > 0;
    const path = inShadow ? shadowPath(element) : '';
    const found: Scored[] = [];
    for (const start of path === undefined
      ? []
      : [element, ...(inShadow ? hostsOf(element).reverse() : [])]) {
      const way = start === element ? path! : (shadowPath(start) ?? '');
      const ground: Ground = { root, second, path: way };
      let level = 0;
      let more = 0;
      let said = '';
      for (let el: Element | null = start; el && el !== root && level < 16; el = el.parentElement, level++) {
        if (el.localName === 'body' || el.localName === 'html') break;
        if (second && el.contains(second)) break;
        if (el.localName === 'td' || el.localName === 'th' || el.localName === 'option') continue;
        // Two rows were shown: all that lies between the pointed part and where they part belongs to the row.
        // What only wraps a row, and has no name of its own, is no better than the row; worse than one that has.
        const text = (el.textContent ?? '').replace(/\s+/g, '');
        const inner = text === said && el.childElementCount === 1 ? el.firstElementChild : null;
        const wraps = inner && inner.localName !== 'a' && tokensOf(inner).length > 0 ? 1.2 : 0;
        if (text !== said) more = level;
        said = text;
        // Two rows were shown: all that lies between the pointed part and where they part belongs to the row.
        const step = second ? 0.4 : 0.05;
        const whole = ({ group }: Scored) =>
          'each' in group && /(?:^|[\s>])[a-z]+$/.test(group.each) ? more * step - wraps : level * step;
        found.push(...atLevel(el, start, ground).map((one) => ({ ...one, score: one.score + whole(one) })));
      }
      const lines = found
        .filter(({ rows }) => rows[0]![0]!.localName === 'tr')
        .sort((a, b) => b.score - a.score)
        .slice(0, 2);
      found.push(...lines.flatMap((one) => zipped(one, start, ground)));
    }
    const richness = (one: Scored) => {
      // A row says several things: a lone word that repeats is a part of a row, with icons about it as well.
      const inside = one.rows[0]!.flatMap((el) => [el, ...el.querySelectorAll('*')]);
      const leaves = inside.length - one.rows[0]!.length;
      if (leaves < 3) return leaves === 0 ? -4 : -2;
      return inside.filter((el) => ownText(el) !== '').length < 2 ? -2 : 0;
    };
    const seen = new Set<string>();
    const ids = new Map<Element, number>();
    const numbered = (el: Element) => {
      if (!ids.has(el)) ids.set(el, ids.size);
      return ids.get(el);
    };
    const key = (rows: Element[][]) =>
      rows
        .slice(0, 60)
        .map((row) => row.map(numbered).join(','))
        .join(';');
    const best = found
      .map((one) => ({ ...one, score: one.score + richness(one) }))
      .sort((a, b) => b.score - a.score)
      .filter(({ rows }) => {
        const rowsKey = key(rows);
        if (seen.has(rowsKey)) return false;
        seen.add(rowsKey);
        return true;
      })
      .slice(0, 6)
      .map(({ group, rows, by }): RowProposal => ({ group, rows, by }));
    if (!second && root.nodeType === 9) {
      const whole: Group = { mode: 'page' };
      best.push({ group: whole, rows: [[(root as Document).documentElement]], by: 'structure' });
    }
    return best;
  });
}
