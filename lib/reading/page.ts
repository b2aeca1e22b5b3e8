// A page kind compiled for reading: which rows there are, what one row says, and in what state the page is.
import type {
  AfterSale,
  Conversation,
  FieldHealth,
  Listing,
  Message,
  Order,
  PageState,
  Review,
  Thread,
} from '../model/facts.ts';
import type { ConversationPart, Field, Group, Marketplace, Page, Slot } from '../model/marketplace.ts';
import { compileField, type FieldResult, type Pass, type ReadField, type RowElements } from './fields.ts';
import { compileGroup, type FindRows } from './groups.ts';
import { findAll, findFirst } from './selector.ts';
import { foldMarks, isVisible, textOf } from './text.ts';

export type States = Record<string, FieldHealth>;
export interface RowRead<F> {
  /** Undefined when the row's own id could not be read: such a row is counted in health, never guessed. */
  fact: F | undefined;
  states: States;
}
export interface Section<F> {
  rows: (pass: Pass, scope?: RowElements) => RowElements[];
  read: (row: RowElements, pass: Pass) => RowRead<F>;
  slot: Slot | undefined;
}
type Fields = Partial<Record<string, Field | null>>;
type Wide = Record<string, unknown>;

const RANK: FieldHealth[] = ['ok', 'degraded', 'unparsed', 'ambiguous', 'missing'];
/** The worse of two states. */
export const worse = (a: FieldHealth | undefined, b: FieldHealth): FieldHealth =>
  a !== undefined && RANK.indexOf(a) >= RANK.indexOf(b) ? a : b;

export function mergeStates(into: States, from: States): void {
  for (const [field, state] of Object.entries(from)) into[field] = worse(into[field], state);
}

const put = (fact: Wide, path: string, value: unknown): void => {
  const dot = path.indexOf('.');
  if (dot < 0) fact[path] = value;
  else {
    const head = path.slice(0, dot);
    fact[head] ??= {};
    (fact[head] as Wide)[path.slice(dot + 1)] = value;
  }
};

type Compiled = { path: string; name: string; read: ReadField }[];
const compileFields = (fields: Fields, prefix: string, site: Marketplace): Compiled =>
  Object.entries(fields).flatMap(([path, field]) =>
    field ? [{ path, name: `${prefix}.${path}`, read: compileField(field, site) }] : [],
  );

function readFields(
  compiled: Compiled,
  row: RowElements,
  pass: Pass,
  fact: Wide,
  states: States,
): Record<string, FieldResult> {
  const results: Record<string, FieldResult> = {};
  for (const { path, name, read } of compiled) {
    const result = read(row, pass);
    results[path] = result;
    states[name] = worse(states[name], result.state);
    if (result.value !== undefined) put(fact, path, result.value);
  }
  return results;
}

const MASK = /\*{2,}|＊{2,}|\*$|x{4,}/;

function section<F>(
  part: { group: Group; fields: Fields; slot?: Slot | undefined },
  prefix: string,
  site: Marketplace,
  start: () => Wide,
  finish: (
    fact: Wide,
    results: Record<string, FieldResult>,
    row: RowElements,
    pass: Pass,
    states: States,
  ) => boolean,
): Section<F> {
  const group: FindRows = compileGroup(part.group, site);
  const fields = compileFields(part.fields, prefix, site);
  return {
    rows: (pass, scope) => group(scope, pass),
    slot: part.slot,
    read: (row, pass) => {
      const fact = start();
      const states: States = {};
      const results = readFields(fields, row, pass, fact, states);
      return { fact: finish(fact, results, row, pass, states) ? (fact as F) : undefined, states };
    },
  };
}

function ordersSection(part: NonNullable<Page['orders']>, site: Marketplace): Section<Order> {
  const inner = (name: 'lines' | 'packages') => {
    const nested = part[name];
    return (
      nested &&
      section<Wide>(
        nested,
        `order.${name}`,
        site,
        () => ({}),
        (fact) => Object.keys(fact).length > 0,
      )
    );
  };
  const lines = inner('lines');
  const packages = inner('packages');
  return section<Order>(
    part,
    'order',
    site,
    () => ({ orderId: undefined, buyer: {}, status: 'unknown', lines: [] }),
    (fact, results, row, pass, states) => {
      if (fact.orderId === undefined) return false;
      if (results.status?.raw !== undefined) fact.statusText = results.status.raw;
      const ship = fact.ship as Wide | undefined;
      if (ship)
        ship.masked = [ship.name, ship.phone, ship.address].some(
          (t) => typeof t === 'string' && MASK.test(t),
        );
      const all = (nested: Section<Wide> | undefined) =>
        (nested?.rows(pass, row) ?? []).flatMap((line) => {
          const { fact: read, states: own } = nested!.read(line, pass);
          mergeStates(states, own);
          return read ? [read] : [];
        });
      fact.lines = all(lines);
      if (lines && (fact.lines as unknown[]).length === 0) states['order.lines'] = 'missing';
      const boxes = all(packages);
      if (boxes.length > 1) fact.packages = boxes;
      return true;
    },
  );
}

const withBuyer = () => ({ buyer: {} });
const hasAny = (fact: Wide) =>
  Object.values(fact).some(
    (v) => v !== undefined && (typeof v !== 'object' || Object.keys(v as object).length > 0),
  );

export interface ConversationReader {
  selected: (pass: Pass) => boolean;
  buyer: (pass: Pass) => { buyer: Conversation['buyer']; states: States };
  messages: Section<Message>;
  orders: Section<{ orderId: string }> | undefined;
  listings: Section<Listing> | undefined;
}

function conversationReader(part: ConversationPart, site: Marketplace): ConversationReader {
  const buyer = compileFields(part.buyer, 'conversation.buyer', site);
  return {
    selected: (pass) => findFirst(pass.root, part.selected) !== undefined,
    buyer: (pass) => {
      const fact: Wide = {};
      const states: States = {};
      const root = pass.root as Document;
      readFields(buyer, [root.documentElement ?? (pass.root as Element)], pass, fact, states);
      return { buyer: fact as Conversation['buyer'], states };
    },
    messages: section(
      part.messages,
      'conversation.messages',
      site,
      () => ({}),
      (fact) => fact.from !== undefined,
    ),
    orders:
      part.orders &&
      section(
        part.orders,
        'conversation.orders',
        site,
        () => ({}),
        (fact) => fact.orderId !== undefined,
      ),
    listings: part.listings && section(part.listings, 'conversation.listings', site, () => ({}), hasAny),
  };
}

export interface CompiledPage {
  site: Marketplace;
  page: Page;
  account: (pass: Pass) => { account: Wide | undefined; states: States };
  orders: Section<Order> | undefined;
  listings: Section<Listing> | undefined;
  threads: Section<Thread> | undefined;
  reviews: Section<Review> | undefined;
  aftersales: Section<AfterSale> | undefined;
  conversation: ConversationReader | undefined;
  /** The state of the page, given how many rows of any kind were found. */
  state: (pass: Pass, rows: number) => PageState;
}

/** Compiles one page of a marketplace. Throws on a template the schema let through but no machine can match. */
export function compilePage(site: Marketplace, page: Page): CompiledPage {
  const account = compileFields(page.account ?? {}, 'account', site);
  const conversation = page.conversation ? conversationReader(page.conversation, site) : undefined;
  const says = page.empty?.says?.map(foldMarks);
  const emptyShown = (pass: Pass) =>
    page.empty !== undefined &&
    findAll(pass.root, page.empty.at).some((el) => {
      if (!isVisible(el)) return false;
      const text = foldMarks(textOf(el));
      return !says || says.some((word) => text.includes(word));
    });
  return {
    site,
    page,
    account: (pass) => {
      const fact: Wide = {};
      const states: States = {};
      const root = pass.root as Document;
      readFields(account, [root.documentElement ?? (pass.root as Element)], pass, fact, states);
      return { account: Object.keys(fact).length > 0 ? fact : undefined, states };
    },
    orders: page.orders ? ordersSection(page.orders, site) : undefined,
    listings: page.listings ? section(page.listings, 'listing', site, () => ({}), hasAny) : undefined,
    threads: page.threads ? section(page.threads, 'thread', site, withBuyer, hasAny) : undefined,
    reviews: page.reviews ? section(page.reviews, 'review', site, withBuyer, hasAny) : undefined,
    aftersales: page.aftersales
      ? section(
          page.aftersales,
          'aftersale',
          site,
          () => ({}),
          (fact, results) => {
            if (results.status?.raw !== undefined) fact.statusText = results.status.raw;
            return fact.orderId !== undefined;
          },
        )
      : undefined,
    conversation,
    state: (pass, rows) => {
      if (page.loggedOut && findFirst(pass.root, page.loggedOut)) return 'logged-out';
      if (!findFirst(pass.root, page.ready)) return 'not-ready';
      if (conversation && !conversation.selected(pass)) return 'not-selected';
      if (rows > 0 || (conversation && !page.orders)) return 'ok';
      return emptyShown(pass) ? 'empty' : 'not-ready';
    },
  };
}
