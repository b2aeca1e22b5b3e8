// The shortage list: what paid orders seen here need more of than there is, and which orders those are. Copied as text or
// saved as a file for whoever orders goods.
import { useState } from 'preact/hooks';
import { csvOf, type Shortage, shortageCells, textOf } from '../../../lib/stock/shortage.ts';
import { Button } from '../../ui/Button.tsx';
import { figure, wallClock, when } from '../../ui/format.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { type Look, zoneHere } from './looking.ts';
import words from './lookPage.i18n.json';
import stockWords from './stockPage.i18n.json';

const FIRST = 5;

export function Shortages({ look }: { look: Look }) {
  const office = useOffice();
  const t = useWords(words);
  const stock = useWords(stockWords);
  const locale = office.locale.value;
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState<string>();
  const n = (value: number) => figure(value, locale);
  const { shortages: list, snapshot } = look;
  const basis = snapshot.reservedCountsOpenOrders
    ? t('short.own')
    : snapshot.source.kind === 'sheet'
      ? t('short.since', { time: when(wallClock(snapshot.at, zoneHere()), locale) })
      : t('short.sinceEach');
  if (list.length === 0)
    return (
      <p class="ch-said">
        <LevelIcon level="fine" size={12} />
        {t('short.none')} <span class="ch-quiet">{basis}</span>
      </p>
    );
  const cells = () =>
    shortageCells(list, [
      stock('col.sku'),
      stock('col.name'),
      stock('col.onHand'),
      t('col.wanted'),
      t('col.short'),
      t('col.orders'),
    ]);
  const copy = async () =>
    setSaid((await office.door.copy(textOf(cells()))) ? t('short.copied') : t('short.notCopied'));
  const save = () => office.door.save('shortages.csv', csvOf(cells()), 'text/csv');
  const columns: Column<Shortage>[] = [
    { id: 'sku', head: stock('col.sku'), cell: (row) => <span class="ch-sku">{row.sku}</span> },
    {
      id: 'name',
      head: stock('col.name'),
      cell: (row) => <span class="ch-cell-name">{row.name}</span>,
    },
    { id: 'onHand', head: stock('col.onHand'), figure: true, cell: (row) => n(row.onHand) },
    { id: 'wanted', head: t('col.wanted'), figure: true, cell: (row) => n(row.wanted) },
    { id: 'short', head: t('col.short'), figure: true, cell: (row) => <b>{n(row.short)}</b> },
    {
      id: 'orders',
      head: t('col.orders'),
      cell: (row) => (
        <span class="ch-short-orders">
          {row.orders.map(({ orderId, short }) => (
            <span key={orderId}>
              {short > 0 ? t('order.part', { id: orderId, n: n(short) }) : t('order.enough', { id: orderId })}
            </span>
          ))}
        </span>
      ),
    },
  ];
  const shown = all ? list : list.slice(0, FIRST);
  return (
    <section aria-label={t('short')}>
      <div class="ch-off-title">
        <h2>{t('short.n', { n: list.length })}</h2>
        <span class="ch-deeds">
          <Button kind="link" onClick={() => void copy()}>
            {t('short.copy')}
          </Button>
          <Button kind="link" onClick={save}>
            {t('short.csv')}
          </Button>
          <span role="status" class="ch-quiet">
            {said}
          </span>
        </span>
      </div>
      <p class="ch-meta">
        {t('short.what')} {basis}
      </p>
      <Table
        label={t('short')}
        columns={columns.filter(({ id }) => id !== 'name' || shown.some((row) => row.name))}
        rows={shown}
        rowId={(row) => row.key}
        more={
          list.length > shown.length
            ? { label: stock('more', { n: n(list.length - shown.length) }), onClick: () => setAll(true) }
            : undefined
        }
      />
    </section>
  );
}
