// A trial reading of a source: the first rows as they were read, and what was left out with its reason. Nothing is kept.
import stockWords from '../../../lib/stock/stock.i18n.json';
import type { Skip, StockLine } from '../../../lib/stock/types.ts';
import { type Catalogue, say } from '../../../lib/words/say.ts';
import { figure, when } from '../../ui/format.ts';
import { type Column, Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import words from './sourcePage.i18n.json';
import pageWords from './stockPage.i18n.json';

const FIRST = 8;

export function Tried({ rows, skipped }: { rows: readonly StockLine[]; skipped: readonly Skip[] }) {
  const { locale } = useOffice();
  const t = useWords(words);
  const page = useWords(pageWords);
  const n = (value: number) => figure(value, locale.value);
  const shown = rows.slice(0, FIRST);
  const columns: (Column<StockLine> & { there: boolean })[] = [
    { id: 'sku', there: true, head: page('col.sku'), cell: (row) => <span class="ch-sku">{row.sku}</span> },
    {
      id: 'name',
      there: shown.some((row) => row.name),
      head: page('col.name'),
      cell: (row) => <span class="ch-cell-name">{row.name}</span>,
    },
    { id: 'onHand', there: true, head: page('col.onHand'), figure: true, cell: (row) => n(row.onHand) },
    {
      id: 'reserved',
      there: shown.some((row) => row.reserved !== undefined),
      head: page('col.reserved'),
      figure: true,
      cell: (row) => (row.reserved === undefined ? '' : n(row.reserved)),
    },
    {
      id: 'warehouse',
      there: shown.some((row) => row.warehouse),
      head: page('col.places'),
      cell: (row) => <span class="ch-meta">{row.warehouse}</span>,
    },
    {
      id: 'counted',
      there: shown.some((row) => row.countedAt),
      head: page('col.counted'),
      cell: (row) => <span class="ch-quiet">{row.countedAt && when(row.countedAt, locale.value)}</span>,
    },
  ];
  return (
    <section class="ch-source-tried">
      <h2>{t('tried')}</h2>
      <Table
        label={t('tried')}
        columns={columns.filter(({ there }) => there)}
        rows={[...shown]}
        rowId={(row) => String(row.line)}
      />
      {skipped.length > 0 && (
        <>
          <p>
            <b>{t('left', { n: n(skipped.length) })}</b>
          </p>
          <ul class="ch-left">
            {skipped.slice(0, FIRST).map((skip) => (
              <li key={`${skip.line}${skip.code}`}>
                <span class="ch-quiet">{t('left.row', { n: n(skip.line) })}</span>
                <span>{say(stockWords as Catalogue, locale.value, skip.code, skip.params)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
