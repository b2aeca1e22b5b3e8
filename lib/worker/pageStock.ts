// "Read it from a page": the owner's own stock page, read by a marketplace file as agents pass through it, goes into the
// stock table. Only the page the owner named, only a healthy reading, only what changed, and at most every few seconds.
import type { Listing } from '../model/facts.ts';
import { foldSku } from '../stock/cells.ts';
import { pageChanges, pageCounts, readsExactly } from '../stock/pageRows.ts';
import { beginImport, listStockOf, putIntoCurrent, stockRows } from '../store/stock.ts';
import { keepMoments } from '../store/stockHistory.ts';
import { getSnapshot, getSource, type ShopKept, type Store } from '../store/store.ts';
import type { Frame } from './frames.ts';

/** The shortest time between two writes. */
const EVERY_MS = 3_000;
/** What a page brings in bit by bit is waited for as long. */
const GATHER_MS = 300;
/** Rows written at once. */
const SLICE = 2_000;

type Counts = ReturnType<typeof pageCounts>;

export class PageStock {
  private waiting = new Map<
    string,
    { store: Store; shop: ShopKept; host: string; marketplace: string; page: string; counts: Counts }
  >();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private written = 0;

  /** `told` hears that the stock changed. */
  constructor(
    private readonly now: () => number,
    private readonly told: () => Promise<void>,
    private readonly everyMs = EVERY_MS,
    private readonly gatherMs = GATHER_MS,
  ) {}

  /** Takes what a frame just told of its listings. */
  note(
    store: Store,
    shop: ShopKept | undefined,
    frame: Frame,
    url: string,
    listings: readonly Listing[],
  ): void {
    if (!shop || store.readOnly || listings.length === 0 || !frame.page) return;
    if (frame.state !== 'ok' || !readsExactly(frame.health)) return;
    // A SKU that stands twice on the page is judged by all that stands there, not by what has just changed.
    const told = new Set(listings.map(({ sku }) => foldSku(sku ?? '')));
    const all = [...(frame.rows.listings.values() as Iterable<Listing>), ...listings];
    const counts = new Map([...pageCounts(all)].filter(([key]) => told.has(key)));
    if (counts.size === 0) return;
    const { id: page } = frame.page;
    const name = JSON.stringify([store.name, shop.id, frame.site.id, page]);
    const before = this.waiting.get(name)?.counts ?? [];
    this.waiting.set(name, {
      store,
      shop,
      host: new URL(url).host,
      marketplace: frame.site.id,
      page,
      counts: new Map([...before, ...counts]),
    });
    this.timer ??= setTimeout(
      () => void this.flush().catch(() => undefined),
      Math.max(this.gatherMs, this.written + this.everyMs - Date.now()),
    );
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const all = [...this.waiting.values()];
    this.waiting.clear();
    this.written = Date.now();
    for (const { store, shop, host, marketplace, page, counts } of all) {
      const source = await getSource(store, shop.id);
      const named = source?.kind === 'page' && source.marketplace === marketplace && source.page === page;
      if (named && source.on && (await write(store, shop.id, host, counts, this.now()))) await this.told();
    }
  }
}

async function write(
  store: Store,
  shop: string,
  host: string,
  counts: Counts,
  now: number,
): Promise<boolean> {
  const before = await getSnapshot(store, shop);
  const about = { source: { kind: 'page' as const, name: host }, at: now, reservedCountsOpenOrders: false };
  const old = before ? await stockRows(store, shop, before.generation, counts.keys()) : new Map();
  const rows = pageChanges(counts, old, now, before?.at ?? now);
  if (before?.source.kind !== 'page') {
    // The page begins beside what there was: SKUs it does not show stay, and the whole can be taken back.
    const run = await beginImport(store, shop, 'update');
    try {
      // They stay as old as they were: what the page is asked for now says nothing of them.
      const ages = before && { since: before.at, countedAt: new Date(before.at).toISOString() };
      const rest = before ? [...(await listStockOf(store, shop, run.generation)).values()] : [];
      for (let from = 0; from < rest.length; from += SLICE)
        await run.put(rest.slice(from, from + SLICE).map((row) => ({ ...ages, ...row })));
      await run.put(rows);
      await run.commit(about);
    } catch (error) {
      await run.abandon();
      throw error;
    }
    return true;
  }
  if (rows.length === 0) return false;
  const added = rows.filter(({ key }) => !old.has(key)).length;
  const put = await putIntoCurrent(store, shop, before.generation, rows, ({ generation, rows: had }) => ({
    ...about,
    generation,
    rows: had + added,
  }));
  if (!put) return false;
  const changes = rows.flatMap((row) => {
    const was = old.get(row.key);
    return was?.onHand === row.onHand ? [] : [{ key: row.key, now: row, ...(was && { before: was }) }];
  });
  await keepMoments(
    store,
    shop,
    changes,
    { at: now, source: host },
    { at: before.at, source: before.source.name },
  );
  return true;
}
