// Table cells: by the header above them or by index among a known number, spans across columns and rows counted. A row
// whose width is not the table's has no cell to give, so a lost cell never hands over its neighbour's value.
import type { Cell } from '../model/marketplace.ts';
import { held, kept } from './held.ts';
import { type Look, once, type Pass, type RowElements } from './pass.ts';
import { isVisible } from './sight.ts';
import { foldMarks } from './text.ts';

export type FindCell = (row: RowElements, pass: Pass) => Element | undefined;

const span = (cell: Element, way: 'colSpan' | 'rowSpan'): number =>
  Math.min(Math.max((cell as HTMLTableCellElement)[way] || 1, 1), 1000);

/** One entry a column: a cell across two columns stands twice. */
function place(cell: Element, columns: Element[]): void {
  if ((cell as HTMLTableCellElement).colSpan === 1) columns.push(cell);
  else for (let i = span(cell, 'colSpan'); i > 0; i--) columns.push(cell);
}

const TR = 'TR';

/** The columns of every row of a table section, cells that hang over from rows above included. */
function gridOf(section: Element): Map<Element, Element[]> {
  const grid = new Map<Element, Element[]>();
  let hanging: { cell: Element; rows: number }[] = [];
  for (let row = section.firstElementChild; row; row = row.nextElementSibling) {
    if (row.tagName !== TR || !isVisible(row)) continue;
    const columns: Element[] = [];
    const below: { cell: Element; rows: number }[] = [];
    const put = (cell: Element, rows: number) => {
      below[columns.length] = { cell, rows };
      columns.push(cell);
    };
    const over = () => {
      for (let above = hanging[columns.length]; above && above.rows > 0; above = hanging[columns.length])
        put(above.cell, above.rows - 1);
    };
    for (let cell = row.firstElementChild; cell; cell = cell.nextElementSibling) {
      if ((cell.tagName !== 'TD' && cell.tagName !== 'TH') || !isVisible(cell)) continue;
      over();
      for (let i = span(cell, 'colSpan'); i > 0; i--) put(cell, span(cell, 'rowSpan') - 1);
    }
    over();
    grid.set(row, columns);
    hanging = below;
  }
  return grid;
}

/** The visible cells of a row, column by column; those of one table row, where a selector finds more. */
interface Own {
  parent: Element | null;
  columns: Element[];
}

function makeOwn(cells: string, look: Look): (row: RowElements) => Own {
  const seek = look.seek(cells);
  return held((row: RowElements) => {
    let parent: Element | null | undefined;
    const columns: Element[] = [];
    for (const cell of seek(row)) {
      if (!isVisible(cell)) continue;
      if (parent === undefined) parent = cell.parentElement;
      if (cell.parentElement === parent) place(cell, columns);
    }
    return { parent: parent ?? null, columns };
  });
}

/** Compiles a cell locator. */
export function compileCell(cell: Cell, look: Look): FindCell {
  // Cells of one row are asked for by several fields.
  const ownOf = look.shared(`cells ${cell.cells}`, () => makeOwn(cell.cells, look));
  const columnsOf = (row: RowElements, pass: Pass, width: number): Element[] | undefined => {
    const { parent, columns: own } = ownOf(row);
    if (!parent) return undefined;
    if (own.length === width) return own;
    // Only now the rows above are asked: they may reach down.
    const section = parent.parentElement;
    if (parent.tagName !== TR || !section) return undefined;
    const grids = once(pass, 'grids', () => new WeakMap<Element, Map<Element, Element[]>>());
    const columns = kept(grids, section, gridOf).get(parent);
    return columns?.length === width ? columns : undefined;
  };
  if ('index' in cell) return (row, pass) => columnsOf(row, pass, cell.of)?.[cell.index];
  const says = cell.under.map(foldMarks);
  const headersKey = `headers ${cell.header}`;
  const columnKey = `column ${says.join('|')} of ${cell.header}`;
  return (row, pass) => {
    const { index, width } = once(pass, columnKey, () => {
      const headers = once(pass, headersKey, () => {
        const columns: Element[] = [];
        for (const el of look.all(pass, cell.header)) if (isVisible(el)) place(el, columns);
        return columns.map((el) => foldMarks(look.text(el)));
      });
      const first = headers.findIndex((text) => says.includes(text));
      const alone = headers.findLastIndex((text) => says.includes(text)) === first;
      return { index: alone ? first : -1, width: headers.length };
    });
    return index < 0 ? undefined : columnsOf(row, pass, width)?.[index];
  };
}
