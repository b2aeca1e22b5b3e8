// One SKU's file: how its figure comes about, which orders hold it, where it lies, what pages call it, and what became of
// its count: a table that can be read, and the same as a line.
import { useEffect, useState } from 'preact/hooks';
import { available } from '../../../lib/stock/available.ts';
import { foldSku } from '../../../lib/stock/cells.ts';
import type { StockMoment, StockStored } from '../../../lib/store/open.ts';
import { HISTORY_DAYS, listMoments } from '../../../lib/store/stockHistory.ts';
import { Button } from '../../ui/Button.tsx';
import { figure, wallClock, when } from '../../ui/format.ts';
import { type Column, Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { age } from '../parts/age.ts';
import { heldOf, type Look, sinceOf, zoneHere } from './looking.ts';
import words from './lookPage.i18n.json';
import { Sparkline } from './Sparkline.tsx';
import stockWords from './stockPage.i18n.json';

const SHOWN = 12;

/** A moment beside the one before it. */
interface Step extends StockMoment {
  change?: number;
}
const stepsOf = (moments: readonly StockMoment[]): Step[] =>
  moments.map((moment, i) => {
    const before = moments[i - 1];
    return before ? { ...moment, change: (moment.onHand ?? 0) - (before.onHand ?? 0) } : moment;
  });

function Past({ moments }: { moments: readonly StockMoment[] }) {
  const { locale, door } = useOffice();
  const t = useWords(words);
  const n = (value: number) => figure(value, locale.value);
  if (moments.length === 0) return <p class="ch-quiet">{t('past.none', { n: HISTORY_DAYS })}</p>;
  const steps = stepsOf(moments);
  const columns: Column<Step>[] = [
    {
      id: 'when',
      head: t('past.when'),
      cell: ({ at }) => when(wallClock(at, zoneHere()), locale.value),
    },
    {
      id: 'onHand',
      head: t('past.onHand'),
      figure: true,
      cell: ({ onHand }) => (onHand === undefined ? t('past.gone') : n(onHand)),
    },
    {
      id: 'change',
      head: t('past.change'),
      figure: true,
      cell: ({ change }) => (change ? `${change > 0 ? '+' : '−'}${n(Math.abs(change))}` : ''),
    },
    { id: 'source', head: t('past.source'), cell: ({ source }) => <span class="ch-quiet">{source}</span> },
  ];
  const earlier = steps.length - SHOWN;
  return (
    <div class="ch-past">
      <Sparkline
        values={[...moments, { ...moments.at(-1)!, at: door.now() }].map(({ at, onHand = 0 }) => ({
          at,
          value: onHand,
        }))}
        label={t('past.line', {
          n: moments.length,
          from: n(moments[0]!.onHand ?? 0),
          to: n(moments.at(-1)!.onHand ?? 0),
        })}
      />
      <Table
        label={t('past')}
        columns={columns}
        rows={steps.slice(-SHOWN).reverse()}
        rowId={({ at }) => String(at)}
        more={earlier > 0 ? { label: t('past.more', { n: n(earlier) }) } : undefined}
      />
    </div>
  );
}

export function SkuFile({ row, look, onClose }: { row: StockStored; look: Look; onClose: () => void }) {
  const office = useOffice();
  const t = useWords(words);
  const stock = useWords(stockWords);
  const locale = office.locale.value;
  const version = office.version.value;
  const n = (value: number) => figure(value, locale);
  const [moments, setMoments] = useState<StockMoment[]>();
  useEffect(() => {
    let here = true;
    void listMoments(office.store, row.shop, row.key).then((found) => here && setMoments(found));
    return () => {
      here = false;
    };
  }, [row.shop, row.key, version]);
  const since = sinceOf(look, row);
  const holders = since === undefined ? [] : look.held.holders(row.key, since);
  const held = heldOf(look, row);
  const { onHand, reserved = 0 } = row;
  const left = n(available({ onHand, reserved: reserved + held }));
  const time = since === undefined ? '' : when(wallClock(since, zoneHere()), locale);
  const key = held > 0 ? (reserved > 0 ? 'sum.both' : 'sum') : reserved > 0 ? 'sum.own' : 'sum.none';
  const codes = look.aliases.flatMap(({ from, to }) => {
    const need = to.find(({ stockSku }) => foldSku(stockSku) === row.key);
    const code = from.sku ?? (from.listingId && stock('alias.listingIs', { id: from.listingId }));
    return need && code ? [t('code.one', { from: code, n: n(need.units) })] : [];
  });
  return (
    <section class="ch-sku-file" aria-label={row.sku}>
      <div class="ch-off-title">
        <h2>
          <span class="ch-sku">{row.sku}</span> <span class="ch-quiet">{row.name}</span>
        </h2>
        <Button kind="link" onClick={onClose}>
          {t('past.close')}
        </Button>
      </div>
      <p>
        {t(key, { onHand: n(onHand), reserved: n(reserved), held: n(held), since: time, left })}
        {row.countedAt && look.snapshot.source.kind === 'page' && (
          <span class="ch-quiet">
            {' '}
            {t('counted', { age: age(Date.parse(row.countedAt), office.door.now(), locale) })}
          </span>
        )}
      </p>
      {holders.length > 0 && (
        <p class="ch-meta">
          {t('holders', { n: holders.length })}{' '}
          {holders
            .slice(0, SHOWN)
            .map(({ orderId, units }) => t('holders.one', { id: orderId, n: n(units) }))
            .join(' · ')}
          {holders.length > SHOWN && ' …'}
        </p>
      )}
      {(row.places?.length ?? 0) > 1 && (
        <p class="ch-meta">
          {t('places')}
          {row.places?.map((place) => `${place.warehouse} ${n(place.onHand)}`).join(' · ')}
        </p>
      )}
      {codes.length > 0 && (
        <p class="ch-meta">
          {t('codes')}
          {codes.join(' · ')}
        </p>
      )}
      <h3>{t('past')}</h3>
      {moments && <Past moments={moments} />}
    </section>
  );
}
