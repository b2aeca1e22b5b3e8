// A page kind compiled for reading: which rows there are, what one row says, and in what state the page is.
import type {
  AfterSale,
  Conversation,
  Listing,
  Message,
  Order,
  PageState,
  Review,
  Thread,
} from '../model/facts.ts';
import type { ConversationPart, Marketplace, Page } from '../model/marketplace.ts';
import { compileField } from './fields.ts';
import { pageRow } from './groups.ts';
import { lookOf, type Pass } from './pass.ts';
import {
  compileFields,
  hasAny,
  ordersSection,
  readFields,
  type Section,
  type States,
  section,
  type Wide,
  withBuyer,
} from './sections.ts';
import { isVisible } from './sight.ts';
import { foldMarks } from './text.ts';

export { mergeStates, type RowRead, type Section, type States, worse } from './sections.ts';

export interface ConversationReader {
  selected: (pass: Pass) => boolean;
  buyer: (pass: Pass) => { buyer: Conversation['buyer']; states: Readonly<States> };
  messages: Section<Message> | undefined;
  orders: Section<{ orderId: string }> | undefined;
  listings: Section<Listing> | undefined;
}

function isSeen(site: Marketplace, pass: Pass, selector: string): boolean {
  const look = lookOf(site);
  const first = look.first(pass, selector);
  return first !== undefined && (isVisible(first) || look.all(pass, selector).some(isVisible));
}

function conversationReader(part: ConversationPart, site: Marketplace): ConversationReader {
  const buyer = compileFields(part.buyer, 'conversation.buyer', site);
  const rows = <F>(name: 'orders' | 'listings', stands: (fact: Wide) => boolean) => {
    const nested = part[name];
    return nested && section<F>(nested, `conversation.${name}`, site, () => ({}), stands);
  };
  return {
    selected: (pass) => isSeen(site, pass, part.selected),
    buyer: (pass) => {
      const fact: Wide = {};
      const states = readFields(buyer, pageRow(pass), pass, fact);
      // Two buyers are none: a name would stand for one of them.
      if (states['conversation.buyer.id'] !== 'ambiguous')
        return { buyer: fact as Conversation['buyer'], states };
      return { buyer: {}, states: Object.fromEntries(Object.keys(states).map((f) => [f, 'ambiguous'])) };
    },
    messages:
      part.messages === null
        ? undefined
        : section(
            part.messages,
            'conversation.messages',
            site,
            () => ({}),
            (fact) => fact.from !== undefined,
          ),
    orders: rows<{ orderId: string }>('orders', (fact) => fact.orderId !== undefined),
    listings: rows<Listing>('listings', hasAny),
  };
}

export interface CompiledPage {
  site: Marketplace;
  page: Page;
  account: (pass: Pass) => { account: Wide | undefined; states: Readonly<States> };
  orders: Section<Order> | undefined;
  listings: Section<Listing> | undefined;
  threads: Section<Thread> | undefined;
  reviews: Section<Review> | undefined;
  aftersales: Section<AfterSale> | undefined;
  conversation: ConversationReader | undefined;
  /** The order the open remark box says it belongs to; undefined where the page does not tell. */
  remarkOrder: (pass: Pass) => string | undefined;
  /**
   * The state of the page, given how many rows with something in them were found. A chat is `ok` once a buyer is
   * chosen; any other page without rows is `empty` only when it says so.
   */
  state: (pass: Pass, rows: number) => PageState;
  /** The same after `state` was asked in this very turn for a page with rows, and answered neither logged out nor not ready. */
  stateOf: (pass: Pass, before: PageState, rows: number) => PageState;
}

/** Compiles one page of a marketplace. Throws on a template the schema let through but no machine can match. */
export function compilePage(site: Marketplace, page: Page): CompiledPage {
  const look = lookOf(site);
  const account = compileFields(page.account ?? {}, 'account', site);
  const conversation = page.conversation ? conversationReader(page.conversation, site) : undefined;
  const boxOrder = page.targets?.remark?.orderId && compileField(page.targets.remark.orderId, site);
  const says = page.empty?.says?.map(foldMarks);
  const emptyShown = (pass: Pass) =>
    page.empty !== undefined &&
    look.all(pass, page.empty.at).some((el) => {
      if (!isVisible(el)) return false;
      const text = foldMarks(look.text(el));
      return !says || says.some((word) => text.includes(word));
    });
  const withRows = (pass: Pass, rows: number): PageState =>
    rows > 0 ? 'ok' : emptyShown(pass) ? 'empty' : 'not-ready';
  return {
    site,
    page,
    account: (pass) => {
      const fact: Wide = {};
      const states = readFields(account, pageRow(pass), pass, fact);
      return { account: hasAny(fact) ? fact : undefined, states };
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
          (fact) => fact.orderId !== undefined,
        )
      : undefined,
    conversation,
    remarkOrder: (pass) => {
      if (!boxOrder) return undefined;
      const boxes = look.all(pass, page.targets!.remark!.at).filter(isVisible);
      return boxes.length === 1 ? (boxOrder(boxes, pass).value as string | undefined) : undefined;
    },
    state: (pass, rows) => {
      if (page.loggedOut && isSeen(site, pass, page.loggedOut)) return 'logged-out';
      if (!look.first(pass, page.ready)) return 'not-ready';
      if (conversation) return conversation.selected(pass) ? 'ok' : 'not-selected';
      return withRows(pass, rows);
    },
    stateOf: (pass, before, rows) => (conversation ? before : withRows(pass, rows)),
  };
}
