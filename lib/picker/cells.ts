// Cells told by the header above them: which header words stand over the pointed element, and how the engine finds both.
import type { Cell } from '../model/marketplace.ts';
import type { RowElements } from '../reading/pass.ts';
import { findAll, findInRow } from '../reading/selector.ts';
import { isVisible } from '../reading/text.ts';
import type { Ground, Place } from './ground.ts';
import { locate, sampled } from './locate.ts';
import { looksPersonal } from './names.ts';
import { RANK, tokensOf } from './tokens.ts';

const span = (cell: Element): number => Math.max((cell as HTMLTableCellElement).colSpan || 1, 1);
const width = (cells: readonly Element[]): number => cells.reduce((sum, cell) => sum + span(cell), 0);
const childrenOf = (el: Element): Element[] => Array.from(el.children).filter(isVisible);
const isCell = (el: Element): boolean =>
  /^t[dh]$/.test(el.localName) || /^(?:cell|gridcell|rowheader)$/.test(el.getAttribute('role') ?? '');

/** The cell the element is in, and the cells beside it. */
function cellOf(
  element: Element,
  row: RowElements,
): { cell: Element; line: Element; cells: Element[] } | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const line: Element | null = at.parentElement;
    if (!line || row.includes(at)) return undefined;
    const cells = childrenOf(line);
    if (isCell(at) || (row.includes(line) && cells.length > 2)) return { cell: at, line, cells };
  }
  return undefined;
}

/** Header cells of so many columns: of the cell's own table, of one before it, or of a line of words before the rows. */
function headersFor(line: Element, columns: number, ground: Ground): Element[] | undefined {
  const fits = (cells: Element[]) =>
    width(cells) === columns && cells.filter((cell) => ground.look.text(cell)).length > 1;
  const known = (within: Element): Element[] | undefined => {
    const heads = findAll(within, 'th, [role="columnheader"], thead td').filter(
      (el) => isVisible(el) && !line.contains(el),
    );
    const parents = [...new Set(heads.map((el) => el.parentElement!))];
    for (const parent of parents.reverse()) {
      const own = heads.filter((el) => el.parentElement === parent);
      if (fits(own) && own.length === childrenOf(parent).length) return own;
    }
    return undefined;
  };
  let at: Element | null = line.parentElement;
  for (let level = 0; at && level < 9 && at !== ground.ask.root.body; level++, at = at.parentElement) {
    const found = known(at);
    if (found) return found;
    if (ground.row.some((el) => at!.contains(el) && at !== el)) {
      // A line of words that stands before the rows.
      const inside = at;
      const heads = [inside.previousElementSibling, inside.firstElementChild].flatMap((one) =>
        one && !one.contains(line) ? [one, ...Array.from(one.children)] : [],
      );
      for (const one of heads) {
        const cells = childrenOf(one);
        const words = cells.map((cell) => ground.look.text(cell));
        if (cells.length > 2 && fits(cells) && words.every((word) => word.length < 25 && !/\d/.test(word)))
          return cells;
      }
    }
  }
  return undefined;
}

const same = (a: readonly Element[], b: readonly Element[]): boolean =>
  a.length === b.length && a.every((el, i) => el === b[i]);

/** A selector for these header cells and no other visible ones, from the page's root. */
function headerSelector(
  cells: readonly Element[],
  ground: Ground,
): { css: string; cost: number } | undefined {
  const tag = cells[0]!.localName;
  const role = cells[0]!.getAttribute('role');
  const line = cells[0]!.parentElement!;
  const lineName = line.localName;
  const last = [role ? `[role="${role}"]` : '', tag].filter(Boolean);
  const shared = tokensOf(cells[0]!).filter(({ css }) => cells.every((cell) => cell.matches(css)));
  last.push(...shared.slice(0, 2).map(({ css }) => css));
  const tries: { css: string; cost: number }[] = [];
  for (const [i, end] of last.entries()) {
    if (tag === 'th' || i > 0 || role) tries.push({ css: end, cost: 0.6 });
    const nth = `${lineName}:nth-child(${Array.from(line.parentElement?.children ?? []).indexOf(line) + 1})`;
    const whole = `${lineName}:has(> ${tag} + ${tag})`;
    for (const head of [whole, nth]) tries.push({ css: `thead > ${head} > ${end}`, cost: 0.75 });
    if (line.parentElement)
      tries.push({ css: `${line.parentElement.localName} > ${lineName} > ${end}`, cost: 0.7 });
    let above: Element | null = line;
    for (let level = 0; above && level < 9; level++, above = above.parentElement)
      for (const token of tokensOf(above).slice(0, 3)) {
        const cost = 0.2 + (RANK[token.by] + token.weak) * 0.1;
        if (above === line) tries.push({ css: `${token.css} > ${end}`, cost });
        else if (tag === 'th' || i > 0) tries.push({ css: `${token.css} ${end}`, cost });
        tries.push({ css: `${token.css} thead ${end}`, cost });
        if (above === line) continue;
        tries.push({ css: `${token.css} > ${lineName} > ${end}`, cost: cost + 0.1 });
        for (const head of [whole, nth])
          tries.push({ css: `${token.css} ${head} > ${end}`, cost: cost + 0.2 });
      }
  }
  return tries
    .sort((a, b) => a.cost - b.cost)
    .find(({ css }) => same(findAll(ground.ask.root, css).filter(isVisible), cells));
}

/** The line by its place: the cells in it are told by their headers all the same. */
const nthLine = (line: Element, tag: string): string[] => {
  const at = Array.from(line.parentElement?.children ?? []).indexOf(line) + 1;
  return [
    `:scope > tbody > ${line.localName}:nth-child(${at}) > ${tag}`,
    `:scope > ${line.localName}:nth-child(${at}) > ${tag}`,
  ];
};

/** A selector for the cells of a row's first line, within the row. */
function cellsSelector(line: Element, cells: readonly Element[], row: RowElements): string | undefined {
  const tag = cells[0]!.localName;
  const role = cells[0]!.getAttribute('role');
  const paths = row.includes(line)
    ? [
        `:scope > ${tag}`,
        ':scope > *',
        ...tokensOf(line)
          .slice(0, 3)
          .map(({ css }) => `${css} > ${tag}`),
        `${line.localName}:not(:has(> [colspan])) > ${tag}`,
      ]
    : [
        `:scope > ${line.localName} > ${tag}`,
        `:scope > tbody > ${line.localName} > ${tag}`,
        ...nthLine(line, tag),
        ...tokensOf(line)
          .slice(0, 2)
          .map(({ css }) => `${css} > ${tag}`),
        tag,
      ];
  if (role) paths.unshift(`[role="${role}"]`);
  return paths.find((css) => {
    const found = findInRow(row, css).filter(isVisible);
    // The engine takes the cells beside the first one found.
    return (
      found[0] === cells[0] &&
      same(
        found.filter((el) => el.parentElement === line),
        cells,
      )
    );
  });
}

/** The element by the header above its cell. */
export function cellPlaces(element: Element, ground: Ground): Place[] {
  const { row, rows, page, look } = ground;
  if (page || row[0] === ground.ask.root.documentElement) return [];
  const inside = cellOf(element, row);
  if (!inside) return [];
  const { cell, line, cells } = inside;
  const columns = width(cells);
  const css = cellsSelector(line, cells, row);
  const headers = css && headersFor(line, columns, ground);
  const header = headers && headerSelector(headers, ground);
  if (!css || !headers || !header) return [];
  const before = cells.slice(0, cells.indexOf(cell)).reduce((sum, el) => sum + span(el), 0);
  let at = 0;
  const head = headers.find((el) => {
    at += span(el);
    return at > before;
  })!;
  const words = look.text(head);
  if (!words || words.length > 80 || looksPersonal(words)) return [];
  const all = headers.filter((el) => look.text(el) === words);
  if (all.length !== 1) return [];
  const where: Cell = { under: [words], header: header.css, cells: css };
  const base = 3.4 + header.cost;
  if (element === cell) return [{ where: { cell: where }, by: 'label', cost: base }];
  const others = sampled(rows, row).flatMap((other) => {
    const found = findInRow(other, css).filter(isVisible);
    const own = found.filter((el) => el.parentElement === found[0]?.parentElement);
    const one = own.length === cells.length ? own[cells.indexOf(cell)] : undefined;
    return one ? [[one] as const] : [];
  });
  const places: Place[] = locate(element, [cell], others.length > 0 ? others : [[cell]], 4).map(
    ({ selector, cost }) => ({
      where: { cell: where, at: selector },
      by: 'label',
      // A place in the cell that is only counted lasts no longer for the header above it.
      cost: base + 0.3 + cost * 0.1 + Math.max(0, cost - 8.5),
    }),
  );
  if (look.text(element) === look.text(cell))
    places.unshift({ where: { cell: where }, by: 'label', cost: base });
  return places;
}
