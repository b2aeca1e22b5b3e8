// Table cells: by the header above them or by index among a known number, spans across columns and rows counted. A row
// whose width is not the table's has no cell to give, so a lost cell never hands over its neighbour's value.
import type { Cell } from '../model/marketplace.ts';
import { held, kept, type Look, once, type Pass, type RowElements } from './pass.ts';
import { foldMarks, isVisible } from './text.ts';

export type FindCell = (row: RowElements, pass: Pass) => Element | undefined;

const span = (cell: Element, way: 'colSpan' | 'rowSpan'): number =>
  Math.min(Math.max((cell as HTMLTableCellElement)[way] || 1, 1), 1000);

/** One entry a column: a cell across two columns stands twice. */
const spread = (cells: readonly Element[]): Element[] => {
  const columns: Element[] = [];
  for (const cell of cells) for (let i = span(cell, 'colSpan'); i > 0; i--) columns.push(cell);
  return columns;
};

const TR = 'TR';
const cellsOf = (row: Element): Element[] =>
  Array.from(row.children).filter((el) => (el.tagName === 'TD' || el.tagName === 'TH') && isVisible(el));

/** The columns of every row of a table section, cells that hang over from rows above included. */
function gridOf(section: Element): Map<Element, Element[]> {
  const grid = new Map<Element, Element[]>();
  let hanging: { cell: Element; rows: number }[] = [];
  for (const row of Array.from(section.children)) {
    if (row.tagName !== TR || !isVisible(row)) continue;
    const columns: Element[] = [];
    const below: { cell: Element; rows: number }[] = [];
    const place = (cell: Element, rows: number) => {
      below[columns.length] = { cell, rows };
      columns.push(cell);
    };
    const over = () => {
      for (let above = hanging[columns.length]; above && above.rows > 0; above = hanging[columns.length])
        place(above.cell, above.rows - 1);
    };
    for (const cell of cellsOf(row)) {
      over();
      for (let i = span(cell, 'colSpan'); i > 0; i--) place(cell, span(cell, 'rowSpan') - 1);
    }
    over();
    grid.set(row, columns);
    hanging = below;
  }
  return grid;
}

const seenOf = (cells: readonly Element[]): Element[] => cells.filter(isVisible);
const columnsIn = (cells: readonly Element[]): Element[] =>
  spread(cells.filter((el) => el.parentElement === cells[0]!.parentElement));

/** Compiles a cell locator. */
export function compileCell(cell: Cell, look: Look): FindCell {
  const columnsOf = (row: RowElements, pass: Pass, width: number): Element[] | undefined => {
    // Cells of one row are asked for by several fields.
    const all = look.inRow(row, cell.cells, pass);
    const found = held(pass, '(seen)', all, seenOf);
    const parent = found[0]?.parentElement;
    if (!parent) return undefined;
    const own = held(pass, '(columns)', found, columnsIn);
    if (own.length === width) return own;
    // Only now the rows above are asked: they may reach down.
    const section = parent.parentElement;
    if (parent.tagName !== TR || !section) return undefined;
    const grids = once(pass, 'grids', () => new WeakMap<Element, Map<Element, Element[]>>());
    const columns = kept(grids, section, gridOf).get(parent);
    return columns?.length === width ? columns : undefined;
  };
  if ('index' in cell) return (row, pass) => columnsOf(row, pass, cell.of)?.[cell.index];
  const says = new Set(cell.under.map(foldMarks));
  return (row, pass) => {
    const headers = once(pass, `headers ${cell.header}`, () =>
      spread(look.all(pass, cell.header).filter(isVisible)).map((el) => foldMarks(look.text(el, pass))),
    );
    const index = headers.findIndex((text) => says.has(text));
    if (index < 0 || headers.findLastIndex((text) => says.has(text)) !== index) return undefined;
    return columnsOf(row, pass, headers.length)?.[index];
  };
}
