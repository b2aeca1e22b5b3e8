// The size table of a card as a grid: arrows change rows, Enter on the last adds one, a block pasted from a spreadsheet
// fills it. A cell that is no range says so below.
import { useRef } from 'preact/hooks';
import { MEASURES, type Measure, WEIGHT_UNITS, type WeightUnit } from '../../../lib/model/products.ts';
import productWords from '../../../lib/products/products.i18n.json';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/fields.tsx';
import { speak } from '../../ui/format.ts';
import { composing } from '../../ui/hotkeys.ts';
import { Close } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { type CellFault, emptyRow, type Grid, pasted } from './grid.ts';
import words from './productsPage.i18n.json';

const COLUMNS = ['size', ...MEASURES] as const;

export function Sizes({
  grid,
  faults,
  onGrid,
}: {
  grid: Grid;
  faults: readonly CellFault[];
  onGrid: (grid: Grid) => void;
}) {
  const t = useWords(words);
  const names = speak(productWords, useOffice().locale.value);
  const table = useRef<HTMLTableElement>(null);
  const nameOf = (column: 'size' | Measure) =>
    column === 'size' ? t('sizes.size') : names(`measure.${column}`);
  const go = (row: number, column: number) =>
    requestAnimationFrame(() => {
      const box = table.current?.querySelectorAll('tbody tr')[row]?.querySelectorAll('input')[column];
      box?.focus();
      box?.select();
    });
  const set = (row: number, column: 'size' | Measure, value: string) =>
    onGrid({
      ...grid,
      rows: grid.rows.map((one, i) => {
        if (i !== row) return one;
        return column === 'size'
          ? { ...one, size: value }
          : { ...one, cells: { ...one.cells, [column]: value } };
      }),
    });
  const add = (column: number) => {
    onGrid({ ...grid, rows: [...grid.rows, emptyRow()] });
    go(grid.rows.length, column);
  };
  const onKeyDown = (row: number, column: number) => (event: KeyboardEvent) => {
    if (composing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const last = row === grid.rows.length - 1;
    if (event.key === 'ArrowUp' && row > 0) go(row - 1, column);
    else if (event.key === 'ArrowDown' && !last) go(row + 1, column);
    else if (event.key === 'Enter' && last) add(0);
    else if (event.key === 'Enter') go(row + 1, column);
    else return;
    event.preventDefault();
  };
  return (
    <section class="ch-sizes">
      <div class="ch-off-line">
        <h3>{t('sizes')}</h3>
        <Select
          bare
          label={t('sizes.unit')}
          value={grid.unit}
          options={WEIGHT_UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
          onValue={(unit) => onGrid({ ...grid, unit: unit as WeightUnit })}
        />
      </div>
      <table class="ch-table ch-sizes-grid" aria-label={t('sizes')} ref={table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {nameOf(column)}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, i) => (
            <tr key={i}>
              {COLUMNS.map((column, j) => (
                <td key={column}>
                  <input
                    class="ch-input"
                    aria-label={t('sizes.row', { n: i + 1, what: nameOf(column) })}
                    aria-invalid={
                      faults.some((fault) => fault.row === i && fault.column === column) ? true : undefined
                    }
                    autocomplete="off"
                    value={column === 'size' ? row.size : (row.cells[column] ?? '')}
                    onInput={(event) => set(i, column, event.currentTarget.value)}
                    onKeyDown={onKeyDown(i, j)}
                    onPaste={(event) => {
                      const next = pasted(grid, event.clipboardData?.getData('text/plain') ?? '', i, j);
                      if (!next) return;
                      event.preventDefault();
                      onGrid(next);
                    }}
                  />
                </td>
              ))}
              <td>
                <Button
                  kind="bare"
                  label={t('sizes.drop', { n: i + 1 })}
                  onClick={() => onGrid({ ...grid, rows: grid.rows.filter((_, at) => at !== i) })}
                >
                  <Close />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.map((fault) => (
        <p key={`${fault.row}-${fault.column}`} class="ch-fault" role="status">
          {t(`cell.${fault.code}`, { n: fault.row + 1, cell: fault.cell })}
        </p>
      ))}
      <p class="ch-meta">{t('sizes.how')}</p>
      <Button kind="link" onClick={() => add(0)}>
        {t('sizes.addRow')}
      </Button>
    </section>
  );
}
