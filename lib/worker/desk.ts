// What the desk of one tab shows: the order in focus, what is known of it, and the prompts, told in one answer.
import type { DeskData, StockFigure } from '../model/desk.ts';
import type { Order } from '../model/facts.ts';
import type { Prompt, PromptView } from '../model/prompts.ts';
import type { Settings } from '../model/settings.ts';
import { foldBuyer } from '../records/fold.ts';
import type { RunResult } from '../rules/run.ts';
import { explainAvailable } from '../stock/available.ts';
import { entriesOf } from '../store/journal.ts';
import { getSourceFailure, type Store } from '../store/store.ts';
import { ordersOfConversation } from './addressCheck.ts';
import { rowsOf } from './baseline.ts';
import type { TabFacts } from './frames.ts';
import type { Knowledge } from './knowledge.ts';

/** After this long without a fresh count the desk says so; the owner's own figure belongs to the rule `stock-stale`. */
const STALE_MS = 24 * 3_600_000;

/** The order in focus: the one asked for, else the open conversation's, else the first that needs somebody. */
function inFocus(tab: TabFacts, queue: readonly string[], asked: string | undefined): Order | undefined {
  const by = (id: string | undefined) => tab.facts.orders.find((order) => order.orderId === id);
  const talked = ordersOfConversation(tab.facts);
  return (
    by(asked) ??
    talked.find((order) => queue.includes(order.orderId)) ??
    talked[0] ??
    by(queue[0]) ??
    tab.facts.orders[0]
  );
}

/** Where an order stands in the queue, and who is before and behind it. */
function placeIn(queue: readonly string[], id: string | undefined): DeskData['queue'] {
  const total = queue.length;
  if (total === 0) return { total };
  const at = id === undefined ? -1 : queue.indexOf(id);
  return {
    total,
    ...(at < 0 ? {} : { place: at + 1 }),
    next: queue[(at + 1) % total]!,
    previous: queue[(Math.max(at, 0) + total - 1) % total]!,
  };
}

function stockFigures(
  knowledge: Knowledge,
  order: Order | undefined,
  tab: TabFacts,
  keepBack: number,
): StockFigure[] {
  const { stock } = knowledge;
  if (!stock || !order) return [];
  const figures = new Map<string, StockFigure & { needed: number }>();
  for (const line of order.lines) {
    const needs = stock.resolve(line);
    if (!needs) {
      const sku = line.sku ?? line.title ?? line.listingId;
      if (sku) figures.set(`?${sku}`, { sku, needed: 0 });
      continue;
    }
    for (const need of needs) {
      const row = stock.row(need.stockSku);
      if (!row) continue;
      const known = figures.get(need.stockSku) ?? { sku: need.stockSku, needed: 0 };
      known.needed += need.units * (line.quantity ?? 0);
      const own = stock.reservedCountsOpenOrders && order.status === 'paid' ? known.needed : 0;
      const reserved = Math.max(0, row.reserved - own);
      const held = stock.held?.(need.stockSku, order.orderId);
      const { available } = explainAvailable({
        onHand: row.onHand,
        reserved: reserved + (held?.units ?? 0),
        keepBack,
      });
      const counted =
        knowledge.snapshot?.source.kind === 'page' ? Date.parse(row.countedAt ?? '') : Number.NaN;
      const listing = tab.facts.listings.find((l) => l.sku === line.sku);
      figures.set(need.stockSku, {
        ...known,
        onHand: row.onHand,
        reserved,
        keepBack,
        available,
        ...(held && held.units > 0 ? { held: held.units, heldSince: held.since } : {}),
        ...(Number.isNaN(counted) ? {} : { at: counted }),
        short: available < known.needed,
        ...(listing?.stock === undefined ? {} : { pageStock: listing.stock }),
      });
    }
  }
  return [...figures.values()].map(({ needed: _, ...figure }) => figure);
}

function unknownSkus(knowledge: Knowledge, tab: TabFacts): number {
  const { stock } = knowledge;
  if (!stock) return 0;
  const unknown = new Set<string>();
  for (const line of tab.facts.orders.flatMap((order) => order.lines))
    if (line.sku && !stock.resolve(line)) unknown.add(line.sku);
  return unknown.size;
}

/** The shop's couriers that serve an address: those without regions, and those one of whose regions it names. */
function couriersFor(settings: Settings, address: string | undefined): string[] {
  return settings.couriers
    .filter(
      ({ regions }) =>
        regions.length === 0 || address === undefined || regions.some((region) => address.includes(region)),
    )
    .sort((a, b) => Number(b.default) - Number(a.default))
    .map(({ name }) => name);
}

export async function deskData(input: {
  store: Store;
  settings: Settings;
  tab: TabFacts | undefined;
  knowledge: Knowledge | undefined;
  run: RunResult | undefined;
  prompts: readonly Prompt[];
  /** What orders from before the site was switched on would say. */
  before: readonly Prompt[];
  /** A prompt in the agent's words: only those the desk shows are worth it. */
  view: (prompt: Prompt) => PromptView;
  pausedRules: DeskData['pausedRules'];
  /** How many views in a row the page did not load as its file has it. */
  strange?: number;
  keepBack: number;
  replies: number;
  /** Titles of replies whose last day was yesterday. */
  ended?: string[];
  focus: string | undefined;
  now: number;
}): Promise<DeskData> {
  const { store, settings, tab, knowledge, prompts } = input;
  const base: DeskData = {
    locale: settings.locale,
    paused: settings.paused,
    agent: settings.agent.number,
    prompts: [],
    counts: {},
    queue: { total: 0 },
    buyerAmbiguous: false,
    buyerNotes: [],
    stock: [],
    unknownSkus: 0,
    targets: { reply: false, remark: false },
    health: {},
    pausedRules: input.pausedRules,
    couriers: couriersFor(settings, undefined),
    newHire: settings.newHire,
    coaching: {},
    firstDay: [],
    waiting: [],
    followUps: [],
    before: 0,
    layout: settings.desk,
    slash: false,
    replies: { count: input.replies, ...(input.ended?.length ? { ended: input.ended } : {}) },
  };
  if (!tab || !knowledge) return base;
  const withPrompts = new Set(
    prompts.flatMap(({ about }) => (about.kind === 'order' && about.id ? [about.id] : [])),
  );
  for (const { level } of prompts) base.counts[level] = (base.counts[level] ?? 0) + 1;
  const queue = tab.facts.orders.map((order) => order.orderId).filter((id) => withPrompts.has(id));
  base.page = { state: tab.state, kinds: tab.kinds, marketplace: tab.site.id, zone: tab.site.zone };
  if (tab.state === 'not-ready' && input.strange) base.page.strange = input.strange;
  base.health = tab.health;
  base.targets = tab.targets;
  base.buyerAmbiguous = tab.buyerAmbiguous;
  base.slash = settings.sites[tab.site.id]?.slash ?? false;
  const { remark } = tab.site.policy;
  if (remark)
    base.remark = {
      max: remark.max,
      unit: remark.unit,
      flags: remark.flags.map((f) => f.flag),
      ...(remark.tagNameMax === undefined ? {} : { tagNameMax: remark.tagNameMax }),
    };
  base.followUps = [...knowledge.followUps];
  if (knowledge.shop) base.shop = { id: knowledge.shop.id, name: knowledge.shop.name };
  if (knowledge.snapshot) {
    const { snapshot } = knowledge;
    base.stockSource = {
      label: snapshot.source.name,
      at: snapshot.at,
      stale: input.now - snapshot.at > STALE_MS,
    };
    if (snapshot.failure) base.stockSource.failed = snapshot.failure.code;
  } else if (knowledge.shop && (await getSourceFailure(store, knowledge.shop.id))) base.stockUnread = true;
  base.unknownSkus = unknownSkus(knowledge, tab);

  const chat = tab.facts.conversation;
  const order = inFocus(tab, queue, input.focus);
  base.queue = placeIn(queue, order?.orderId);
  base.before = rowsOf(input.before);
  // An older order says what it has to say to whoever asks for it.
  const asked = order?.orderId === input.focus ? input.before : [];
  base.prompts = [...prompts, ...asked]
    .filter(({ about }) => about.kind !== 'order' || about.id === order?.orderId)
    .map(input.view);
  const buyer = chat?.buyer ?? order?.buyer;
  if (buyer && (buyer.id ?? buyer.name)) {
    const asked = chat && [...chat.messages].reverse().find((m) => m.from === 'buyer' && m.text)?.text;
    const answered = chat?.messages.at(-1)?.from === 'seller';
    base.buyer = {
      ...buyer,
      orders: buyer.id === undefined ? 0 : tab.facts.orders.filter((o) => o.buyer.id === buyer.id).length,
      ...(asked && !answered ? { asked } : {}),
    };
    if (buyer.id !== undefined && knowledge.shop)
      base.buyerNotes = foldBuyer(
        await entriesOf(store, knowledge.shop, { kind: 'buyer', marketplace: tab.site.id, id: buyer.id }),
      ).notes;
  }
  if (order) {
    base.order = order;
    base.couriers = couriersFor(settings, order.ship?.address);
    const record = knowledge.order(order.orderId);
    if (record) base.record = record;
    base.addressState = record?.address?.value ?? 'unconfirmed';
    base.stock = stockFigures(knowledge, order, tab, input.keepBack);
    const check = knowledge.addressCheck(order.orderId);
    if (check && check.verdict !== 'none')
      base.compare = {
        rows: check.rows.map(({ part, order: ours, buyer: said, verdict, changed }) => ({
          part,
          verdict,
          ...(changed ? { changed } : {}),
          ...(ours === undefined ? {} : { order: ours }),
          ...(said === undefined ? {} : { buyer: said }),
        })),
        ...(check.at === undefined ? {} : { at: check.at }),
      };
  }
  return base;
}
