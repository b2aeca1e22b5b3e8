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
import { foldMarks, isVisible } from './text.ts';

export { mergeStates, type RowRead, type Section, type States, worse } from './sections.ts';

export interface ConversationReader {
  selected: (pass: Pass) => boolean;
  buyer: (pass: Pass) => { buyer: Conversation['buyer']; states: States };
  messages: Section<Message> | undefined;
  orders: Section<{ orderId: string }> | undefined;
  listings: Section<Listing> | undefined;
}

const isSeen = (site: Marketplace, pass: Pass, selector: string): boolean =>
  lookOf(site).all(pass, selector).some(isVisible);

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
      const states: States = {};
      readFields(buyer, pageRow(pass), pass, fact, states);
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
  account: (pass: Pass) => { account: Wide | undefined; states: States };
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
      const text = foldMarks(look.text(el, pass));
      return !says || says.some((word) => text.includes(word));
    });
  return {
    site,
    page,
    account: (pass) => {
      const fact: Wide = {};
      const states: States = {};
      readFields(account, pageRow(pass), pass, fact, states);
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
          (fact, results) => {
            if (results.status?.raw !== undefined) fact.statusText = results.status.raw;
            return fact.orderId !== undefined;
          },
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
      if (look.all(pass, page.ready).length === 0) return 'not-ready';
      if (conversation) return conversation.selected(pass) ? 'ok' : 'not-selected';
      if (rows > 0) return 'ok';
      return emptyShown(pass) ? 'empty' : 'not-ready';
    },
  };
}
