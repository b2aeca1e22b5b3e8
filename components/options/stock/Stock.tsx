// Stock as it is kept now: where it came from and how old it is, every SKU, and the ways to its import, its codes and
// its live source.
import { useEffect, useState } from 'preact/hooks';
import { available } from '../../../lib/stock/available.ts';
import { foldSku } from '../../../lib/stock/cells.ts';
import type { StockStored } from '../../../lib/store/open.ts';
import { listStock, stockRows, undoImport } from '../../../lib/store/stock.ts';
import { getMeta, getSnapshot } from '../../../lib/store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { figure, when } from '../../ui/format.ts';
import { type Column, Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import type { Office } from '../core/office.ts';
import { age } from '../parts/age.ts';
import { Head } from '../parts/Head.tsx';
import { ExportStock } from './ExportStock.tsx';
import { SkuFile } from './History.tsx';
import { heldOf, useLook } from './looking.ts';
import lookWords from './lookPage.i18n.json';
import { Shortages } from './Shortages.tsx';
import words from './stockPage.i18n.json';

const PAGE = 100;

/** The rows whose SKU starts so, in SKU order. */
async function rowsFrom(office: Office, shop: string, typed: string, count: number): Promise<StockStored[]> {
  const start = foldSku(typed);
  const rows = await listStock(office.store, shop, start, count);
  if (start === '') return rows;
  const snapshot = await getSnapshot(office.store, shop);
  // The list begins after `start`; the SKU that is spelt just so is asked for by itself.
  const exact = snapshot && (await stockRows(office.store, shop, snapshot.generation, [start])).get(start);
  return [...(exact ? [exact] : []), ...rows.filter((row) => row.key.startsWith(start))];
}

export function Stock() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const shop = office.shop.value?.id;
  const snapshot = office.snapshot.value;
  const version = office.version.value;
  const [typed, setTyped] = useState('');
  const [count, setCount] = useState(PAGE);
  const [rows, setRows] = useState<StockStored[]>([]);
  const [before, setBefore] = useState(false);
  const [undone, setUndone] = useState(false);
  /** The SKU whose file is open. */
  const [picked, setPicked] = useState<string>();
  const l = useWords(lookWords);
  const look = useLook(office);
  useEffect(() => {
    let here = true;
    if (!shop) return;
    void rowsFrom(office, shop, typed, count + 1).then((found) => here && setRows(found));
    void getMeta(office.store, `stock-before:${shop}`).then((old) => here && setBefore(old !== undefined));
    return () => {
      here = false;
    };
  }, [shop, typed, count, version]);
  const undo = () =>
    office.attempt(async () => {
      if (shop && (await undoImport(office.store, shop))) setUndone(true);
      await office.changed('stock');
    });
  const n = (value: number) => figure(value, locale);
  const held = (row: StockStored) => (look ? heldOf(look, row) : 0);
  const columns: Column<StockStored>[] = [
    {
      id: 'sku',
      head: t('col.sku'),
      cell: (row) => (
        <Button
          kind="link"
          class="ch-sku"
          expanded={open?.key === row.key}
          onClick={() => setPicked(picked === row.key ? undefined : row.key)}
        >
          {row.sku}
        </Button>
      ),
    },
    { id: 'name', head: t('col.name'), cell: (row) => <span class="ch-cell-name">{row.name}</span> },
    { id: 'onHand', head: t('col.onHand'), figure: true, cell: (row) => n(row.onHand) },
    {
      id: 'reserved',
      head: t('col.reserved'),
      figure: true,
      cell: (row) => (row.reserved === undefined ? '' : n(row.reserved)),
    },
    {
      id: 'held',
      head: l('held'),
      figure: true,
      cell: (row) => (held(row) > 0 ? n(held(row)) : ''),
    },
    {
      id: 'free',
      head: t('col.free'),
      figure: true,
      cell: (row) => n(available({ ...row, reserved: (row.reserved ?? 0) + held(row) })),
    },
    {
      id: 'places',
      head: t('col.places'),
      cell: (row) => (
        <span class="ch-meta">
          {row.places?.map((place) => `${place.warehouse} ${n(place.onHand)}`).join(' · ')}
        </span>
      ),
    },
    {
      id: 'counted',
      head: t('col.counted'),
      cell: (row) => <span class="ch-quiet">{row.countedAt && when(row.countedAt, locale)}</span>,
    },
  ];
  const shown = rows.slice(0, count);
  // A search that leaves one SKU opens its file.
  const only = typed !== '' && rows.length === 1 ? rows[0] : undefined;
  const open = shown.find(({ key }) => key === picked) ?? only;
  const has = (id: string) => {
    if (id === 'name') return shown.some((row) => row.name);
    if (id === 'held') return shown.some((row) => held(row) > 0);
    if (id === 'reserved') return shown.some((row) => row.reserved !== undefined);
    if (id === 'places') return shown.some((row) => (row.places?.length ?? 0) > 1);
    return id !== 'counted' || shown.some((row) => row.countedAt);
  };
  return (
    <div class="ch-off-body">
      <Head title={t('stock')}>
        <a href="#/stock/aliases">{t('aliases')}</a>
        <a href="#/stock/live">{t('live')}</a>
        <Button kind="main" onClick={() => (location.hash = '#/stock/import')}>
          {t('import')}
        </Button>
      </Head>
      {undone && <p role="status">{t('undone')}</p>}
      {!snapshot ? (
        <p class="ch-off-empty">{t('none')}</p>
      ) : (
        <>
          <div class="ch-off-line">
            <p>
              <b>{t('rows', { n: n(snapshot.rows) })}</b>
              <span class="ch-quiet">
                {t('from', { name: snapshot.source.name, age: age(snapshot.at, office.door.now(), locale) })}
              </span>
              {before && (
                <Button kind="link" onClick={undo}>
                  {t('undo')}
                </Button>
              )}
              <ExportStock />
            </p>
            <div class="ch-off-search">
              <Field
                bare
                type="search"
                label={t('search')}
                placeholder={t('search')}
                value={typed}
                onValue={(text) => {
                  setTyped(text);
                  setCount(PAGE);
                }}
              />
            </div>
          </div>
          {look && <Shortages look={look} />}
          {open && look && (
            <SkuFile
              key={open.key}
              row={open}
              look={look}
              onClose={() => {
                setPicked(undefined);
                if (only) setTyped('');
              }}
            />
          )}
          {shown.length === 0 && typed !== '' ? (
            <p class="ch-off-empty">{t('search.none', { text: typed })}</p>
          ) : (
            <Table
              label={t('stock')}
              columns={columns.filter(({ id }) => has(id))}
              rows={shown}
              rowId={(row) => row.key}
              more={
                rows.length > count
                  ? { label: t('more', { n: n(PAGE) }), onClick: () => setCount(count + PAGE) }
                  : undefined
              }
            />
          )}
        </>
      )}
    </div>
  );
}
