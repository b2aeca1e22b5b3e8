// Live reading: the same sections as one whole reading, row by row. A row is read once and again only when something
// in it changed, so a change costs the same on a page of 20 rows as on one of 2,000. One file, longer than most: rows,
// keys and what is dirty are one state, and parting them would hide how a change runs through.
import type { FactsDelta } from '../messages/protocol.ts';
import type { Account, Conversation, Health, Message, PageState } from '../model/facts.ts';
import type { PageUrl, Pass, RowElements } from '../reading/fields.ts';
import { factKey, ROW_KINDS, type RowKind } from '../reading/keys.ts';
import { type CompiledPage, mergeStates, type Section, type States } from '../reading/page.ts';
import { newPass } from '../reading/read.ts';
import { Changes } from './changes.ts';
import { HealthCount } from './health.ts';

export interface LiveRow {
  kind: RowKind | 'messages';
  elements: RowElements;
  key: string | undefined;
  fact: unknown;
  states: Readonly<States>;
  /** What was last sent, to tell a change from a re-render. */
  said: string;
}

type Kind = LiveRow['kind'];
const KINDS: readonly Kind[] = [...ROW_KINDS, 'messages'];
/** A long chat is read whole; the worker judges its newest part. */
const NEWEST = 100;

const isElement = (node: Node): boolean => node.nodeType === 1;
const bringsElements = (record: MutationRecord): boolean =>
  record.type === 'childList' &&
  (Array.from(record.addedNodes).some(isElement) || Array.from(record.removedNodes).some(isElement));

const emptyRows = <T>(make: () => T) =>
  Object.fromEntries(ROW_KINDS.map((kind) => [kind, make()])) as Record<RowKind, T>;

export class LivePage {
  /** By first element, in page order as last listed. */
  private rows: Record<Kind, Map<Element, LiveRow>> = { ...emptyRows(() => new Map()), messages: new Map() };
  private byKey = new Map<string, LiveRow>();
  private rowOf = new WeakMap<Node, LiveRow>();
  private dirty = new Set<LiveRow>();
  private health = new HealthCount();
  private relist = true;
  private general = true;
  /** The page changed since the pass under way began: what it looked up page-wide may no longer be so. */
  private stale = false;
  private changes = new Changes();
  private reordered = false;
  private conversationSaid = '';
  private generalStates: States = {};
  private account: Account | undefined;
  private accountSaid = '';
  private stateSaid: PageState | undefined;
  state: PageState = 'not-ready';
  conversation: Conversation | undefined;
  /** How often what stands around the rows was read. */
  rounds = 0;
  /** Keys of the rows read since they were last asked for; undefined when rows came, went or moved. */
  private touched: Set<string> | undefined;

  constructor(
    readonly compiled: CompiledPage,
    private readonly root: Document,
    private readonly url: () => PageUrl,
    private readonly now: () => number,
  ) {}

  pass(): Pass {
    return newPass(this.root, this.url(), this.now());
  }

  row(key: string): LiveRow | undefined {
    return this.byKey.get(key);
  }
  get count(): number {
    return ROW_KINDS.reduce((n, kind) => n + this.rows[kind].size, 0);
  }

  /** Everything is to be read again: the tab was hidden, the address changed. */
  allDirty(): void {
    this.relist = true;
    this.general = true;
    for (const kind of KINDS) for (const row of this.rows[kind].values()) this.dirty.add(row);
  }

  /** Notes what the records touch; reads nothing. */
  mutated(records: readonly MutationRecord[]): void {
    this.stale = true;
    for (const record of records) {
      const row = this.rowAround(record.target);
      if (row) this.dirty.add(row);
      else if (record.type === 'childList') this.relist = true;
      // Other words in a row say nothing of what stands around the rows, and that takes the whole page to look up.
      if (!row || this.compiled.conversation || bringsElements(record)) this.general = true;
    }
  }

  private rowAround(node: Node): LiveRow | undefined {
    for (let at: Node | null = node; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
      const row = this.rowOf.get(at);
      if (row) return row;
    }
    return undefined;
  }

  private section(kind: Kind): Section<unknown> | undefined {
    return kind === 'messages' ? this.compiled.conversation?.messages : this.compiled[kind];
  }

  /** Reads what is dirty; yields between rows, and `true` when enough has gathered to be worth sending. */
  *work(): Generator<void> {
    let pass = this.pass();
    this.stale = false;
    const before = this.relist || this.general ? this.compiled.state(pass, 1) : 'ok';
    if (before === 'not-ready' || before === 'logged-out') this.clear();
    else if (this.relist) {
      this.relist = false;
      for (const kind of KINDS) {
        const section = this.section(kind);
        if (section) this.list(kind, section.rows(pass));
        yield;
      }
    }
    for (const row of this.dirty) {
      if (this.stale) {
        this.stale = false;
        pass = this.pass();
      }
      this.dirty.delete(row);
      this.read(row, pass);
      yield;
    }
    if (this.general) {
      this.general = false;
      this.readGeneral(this.pass());
    }
  }

  /** A hidden tab's share: the thread list and the page's state. What else is dirty stays so until the tab is shown. */
  *workOnThreads(): Generator<void> {
    const pass = this.pass();
    this.stale = false;
    this.state = this.compiled.state(pass, this.contents || 1);
    if (this.state === 'not-ready' || this.state === 'logged-out') return this.clear();
    this.list('threads', this.compiled.threads?.rows(pass) ?? []);
    yield;
    for (const row of this.dirty) {
      if (row.kind !== 'threads') continue;
      this.dirty.delete(row);
      this.read(row, this.stale ? this.pass() : pass);
      yield;
    }
  }

  private clear(): void {
    for (const kind of KINDS) this.list(kind, []);
    this.relist = true;
  }

  private list(kind: Kind, found: RowElements[]): void {
    const old = this.rows[kind];
    const next = new Map<Element, LiveRow>();
    let moved = false;
    const order = old.keys();
    for (const elements of found) {
      const head = elements[0]!;
      if (order.next().value !== head) moved = true;
      const known = old.get(head);
      const sameElements =
        known &&
        known.elements.length === elements.length &&
        elements.every((el, i) => el === known.elements[i]);
      if (known && sameElements) next.set(head, known);
      else {
        const row: LiveRow = known ?? {
          kind,
          elements,
          key: undefined,
          fact: undefined,
          states: {},
          said: '',
        };
        row.elements = elements;
        next.set(head, row);
        for (const el of elements) this.rowOf.set(el, row);
        this.dirty.add(row);
      }
    }
    for (const [head, row] of old)
      if (!next.has(head)) {
        this.forget(row);
        this.dirty.delete(row);
        this.health.add(row.states, -1);
        for (const el of row.elements) this.rowOf.delete(el);
        moved = true;
      }
    this.rows[kind] = next;
    if (moved) {
      this.reordered = true;
      this.touched = undefined;
    }
  }

  private forget(row: LiveRow): void {
    if (row.key === undefined || row.kind === 'messages') return;
    const name = `${row.kind}:${row.key}`;
    if (this.byKey.get(name) !== row) return;
    this.byKey.delete(name);
    this.changes.drop(row.kind, row.key);
  }

  /** The rows whose marks may have been lost since this was last asked; undefined: any. */
  takeTouched(): Set<string> | undefined {
    const { touched } = this;
    this.touched = new Set();
    return touched;
  }

  private read(row: LiveRow, pass: Pass): void {
    const { fact, states } = this.section(row.kind)!.read(row.elements, pass);
    if (row.key !== undefined) this.touched?.add(`${row.kind}:${row.key}`);
    this.health.add(row.states, -1);
    this.health.add(states, 1);
    row.states = states;
    const said = JSON.stringify(fact) ?? '';
    if (said === row.said) return;
    row.said = said;
    row.fact = fact;
    if (row.kind === 'messages') return;
    const key = fact === undefined ? undefined : factKey(row.kind, fact as never);
    if (key !== row.key) {
      this.forget(row);
      row.key = key;
      this.reordered = true;
    }
    if (key === undefined) return;
    const name = `${row.kind}:${key}`;
    const standing = this.byKey.get(name);
    // A second row of the same id (a copy the page keeps elsewhere) is read and not sent.
    if (standing && standing !== row && standing.elements[0]!.isConnected) return;
    this.byKey.set(name, row);
    this.changes.set(row.kind, key, fact);
  }

  private readGeneral(pass: Pass): void {
    this.rounds++;
    this.health.add(this.generalStates, -1);
    const states: States = {};
    const { account, states: own } = this.compiled.account(pass);
    Object.assign(states, own);
    this.account = account as Account | undefined;
    const chat = this.compiled.conversation;
    if (chat?.selected(pass)) {
      const { buyer, states: said } = chat.buyer(pass);
      Object.assign(states, said);
      const messages = [...this.rows.messages.values()]
        .slice(-NEWEST)
        .flatMap((row) => (row.fact ? [row.fact as Message] : []));
      const few = <F>(section: Section<F> | undefined) =>
        (section?.rows(pass) ?? []).flatMap((row) => {
          const { fact, states: said } = section!.read(row, pass);
          mergeStates(states, said);
          return fact ? [fact] : [];
        });
      this.conversation = { buyer, messages, orders: few(chat.orders), listings: few(chat.listings) };
    } else this.conversation = undefined;
    this.generalStates = states;
    this.health.add(states, 1);
    const state = this.compiled.state(pass, this.contents);
    // Rows that are there and cannot be read are not an unloaded page: health says what is missing.
    this.state =
      state === 'not-ready' && this.count > 0 && this.compiled.state(pass, 1) === 'ok' ? 'ok' : state;
  }

  /** Rows with something in them. */
  private get contents(): number {
    let full = 0;
    for (const kind of ROW_KINDS)
      for (const row of this.rows[kind].values()) if (row.fact !== undefined) full++;
    return full;
  }

  /** How each field is read, the worst of all rows. */
  get states(): Health {
    return this.health.worst();
  }

  /** How many rows wait to be sent. */
  get waiting(): number {
    return this.changes.waiting;
  }

  /** What changed since the last call, or undefined, unless `anyway`. The caller adds document, revision and targets. */
  take(
    whole: boolean,
    anyway = false,
  ): Omit<FactsDelta, 'document' | 'revision' | 'url' | 'targets'> | undefined {
    const conversation = JSON.stringify(this.conversation) ?? '';
    const account = JSON.stringify(this.account) ?? '';
    const talked = conversation !== this.conversationSaid;
    // The order is told once all rows are read: until then each row is told as it is found.
    const reordered = (this.reordered || whole) && this.dirty.size === 0;
    if (
      !whole &&
      !anyway &&
      !this.changes.some &&
      !talked &&
      account === this.accountSaid &&
      this.state === this.stateSaid &&
      !reordered
    )
      return undefined;
    if (whole) {
      this.changes.forget();
      for (const row of this.byKey.values())
        if (row.kind !== 'messages') this.changes.set(row.kind, row.key!, row.fact);
    }
    const delta: Omit<FactsDelta, 'document' | 'revision' | 'url' | 'targets'> = {
      whole,
      page: this.compiled.page.id,
      kinds: this.compiled.page.kinds,
      state: this.state,
      ...this.changes.take(),
      health: this.health.worst(),
    };
    if (this.account) delta.account = this.account;
    if (talked || whole) delta.conversation = this.conversation ?? null;
    if (reordered)
      delta.order = [...this.rows.orders.values()].flatMap((row) => (row.key === undefined ? [] : [row.key]));
    this.reordered = !reordered && (this.reordered || whole);
    this.conversationSaid = conversation;
    this.accountSaid = account;
    this.stateSaid = this.state;
    return delta;
  }
}
