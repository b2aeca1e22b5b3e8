// What the frames of each tab read, as the worker last heard it: a cache keyed (tab, frame, document). Frames own their
// facts; a worker that woke up knows nothing and asks for the whole again.
import type { FactsDelta } from '../messages/protocol.ts';
import type { Buyer, Facts, Health, PageKind, PageState, Thread } from '../model/facts.ts';
import { noFacts } from '../model/facts.ts';
import type { Marketplace, Page } from '../model/marketplace.ts';
import { factKey, ROW_KINDS, type RowKind } from '../reading/keys.ts';
import { worse } from '../reading/page.ts';

export interface Frame {
  tab: number;
  frame: number;
  document: string;
  revision: number;
  site: Marketplace;
  page: Page | undefined;
  state: PageState;
  kinds: PageKind[];
  rows: Record<RowKind, Map<string, unknown>>;
  order: string[] | undefined;
  account: Facts['account'];
  conversation: Facts['conversation'];
  health: Health;
  targets: { reply: boolean; remark: boolean };
  /** What was last said of each row, to answer with changes only. */
  said: Map<string, string>;
  /** What its guard was last told. */
  guardSaid: string;
}

const emptyRows = (): Frame['rows'] =>
  Object.fromEntries(ROW_KINDS.map((kind) => [kind, new Map()])) as unknown as Frame['rows'];

/** A wait told in whole minutes seems to begin anew at each reading, up to a minute later: the earliest word stands. */
function sameWait(before: Thread | undefined, now: Thread): Thread {
  const [was, is] = [Date.parse(before?.waitingSince ?? ''), Date.parse(now.waitingSince ?? '')];
  return is > was && is - was < 60_000 ? { ...now, waitingSince: before!.waitingSince } : now;
}

export class Frames {
  private tabs = new Map<number, Map<number, Frame>>();
  private recalled = new Map<number, Promise<unknown>>();
  private heard = new Map<number, () => void>();

  /** Applies what a frame says. Undefined: it builds on something unknown here, the whole is needed. */
  apply(at: { tab: number; frame: number; site: Marketplace }, delta: FactsDelta): Frame | undefined {
    let frames = this.tabs.get(at.tab);
    if (!frames) {
      frames = new Map();
      this.tabs.set(at.tab, frames);
    }
    let frame = frames.get(at.frame);
    const follows = frame && frame.document === delta.document && frame.revision === delta.revision - 1;
    if (!delta.whole && !follows) return undefined;
    const known = frame?.document === delta.document ? frame.rows.threads : undefined;
    if (!frame || delta.whole) {
      frame = {
        tab: at.tab,
        frame: at.frame,
        document: delta.document,
        revision: delta.revision,
        site: at.site,
        page: undefined,
        state: delta.state,
        kinds: delta.kinds,
        rows: emptyRows(),
        order: undefined,
        account: undefined,
        conversation: undefined,
        health: {},
        targets: delta.targets,
        // A frame that tells everything anew may have drawn nothing yet: it is told everything, too.
        said: new Map(),
        guardSaid: '',
      };
      frames.set(at.frame, frame);
    }
    frame.revision = delta.revision;
    frame.page = at.site.pages.find((page) => page.id === delta.page);
    frame.state = delta.state;
    frame.kinds = delta.kinds;
    frame.health = delta.health;
    frame.targets = delta.targets;
    frame.account = delta.account;
    if (delta.conversation !== undefined) frame.conversation = delta.conversation ?? undefined;
    if (delta.order) frame.order = delta.order;
    for (const kind of ROW_KINDS) {
      for (const key of delta.remove[kind]) frame.rows[kind].delete(key);
      for (const fact of delta.upsert[kind]) {
        const key = factKey(kind, fact as never);
        if (key === undefined) continue;
        const as =
          kind === 'threads' ? sameWait(known?.get(key) as Thread | undefined, fact as Thread) : fact;
        frame.rows[kind].set(key, as);
      }
    }
    this.heard.get(at.tab)?.();
    return frame;
  }

  /**
   * A worker that woke up knows nothing of a tab: `ask` asks its frames for the whole (true: some will tell), and the
   * first to tell is waited for. Once in a worker's life: a frame that was away then tells of itself when it comes.
   */
  recall(tab: number, ask: () => Promise<unknown>, patienceMs = 4_000): Promise<unknown> {
    if (tab < 0 || this.of(tab).length > 0) return Promise.resolve();
    let recalled = this.recalled.get(tab);
    if (!recalled) {
      const heard = new Promise((done) => this.heard.set(tab, () => done(undefined)));
      const late = () => new Promise((done) => setTimeout(done, patienceMs));
      recalled = ask().then((some) => (some === true ? Promise.race([heard, late()]) : undefined));
      this.recalled.set(tab, recalled);
    }
    return recalled;
  }

  forgetTab(tab: number): void {
    this.tabs.delete(tab);
    this.recalled.delete(tab);
    this.heard.delete(tab);
  }
  forgetFrame(tab: number, frame: number): void {
    this.tabs.get(tab)?.delete(frame);
  }
  get(tab: number, frame: number): Frame | undefined {
    return this.tabs.get(tab)?.get(frame);
  }
  of(tab: number): Frame[] {
    return [...(this.tabs.get(tab)?.values() ?? [])];
  }
  knownTabs(): number[] {
    return [...this.tabs.keys()];
  }
}

export interface TabFacts {
  facts: Facts;
  health: Health;
  kinds: PageKind[];
  state: PageState;
  site: Marketplace;
  page: Page | undefined;
  targets: { reply: boolean; remark: boolean };
  /** Several frames name differing active buyers: none is believed. */
  buyerAmbiguous: boolean;
}

/** A tab's frames merged by kind and id. Two active buyers are none. */
export function mergeFrames(frames: readonly Frame[]): TabFacts | undefined {
  const ready = frames.filter((frame) => frame.page);
  const main = ready.find((frame) => frame.frame === 0) ?? ready[0];
  if (!main) return undefined;
  const facts = noFacts();
  const health: Health = {};
  const kinds = new Set<PageKind>();
  let buyer: Buyer | undefined;
  let ambiguous = false;
  const merged = new Set<string>();
  for (const frame of ready) {
    for (const kind of frame.kinds) kinds.add(kind);
    for (const [field, state] of Object.entries(frame.health)) health[field] = worse(health[field], state);
    // While a long page is being read its order is not told yet: rows not named in it follow as they came.
    for (const id of new Set([...(frame.order ?? []), ...frame.rows.orders.keys()])) {
      const order = frame.rows.orders.get(id);
      if (!order || merged.has(id)) continue;
      merged.add(id);
      facts.orders.push(order as never);
    }
    for (const kind of ROW_KINDS)
      if (kind !== 'orders') (facts[kind] as unknown[]).push(...frame.rows[kind].values());
    facts.account ??= frame.account;
    if (frame.conversation) {
      const { buyer: other } = frame.conversation;
      if (buyer && (buyer.id ?? buyer.name) !== (other.id ?? other.name)) ambiguous = true;
      buyer = other;
      facts.conversation ??= frame.conversation;
    }
  }
  if (ambiguous) {
    facts.conversation = undefined;
    health['conversation.buyer.id'] = 'ambiguous';
    health['conversation.buyer.name'] = 'ambiguous';
  }
  return {
    facts,
    health,
    kinds: [...kinds],
    state: main.state,
    site: main.site,
    page: main.page,
    targets: { reply: ready.some((f) => f.targets.reply), remark: ready.some((f) => f.targets.remark) },
    buyerAmbiguous: ambiguous,
  };
}
