// One whole reading of a page: the way of the `read` tool, the cases and the first pass. The page's own live reading
// (lib/page/live.ts) uses the same sections row by row.
import type { Facts, Health, PageState } from '../model/facts.ts';
import type { Marketplace, Page } from '../model/marketplace.ts';
import { matchUrl } from './match.ts';
import { type CompiledPage, compilePage, mergeStates, type Section } from './page.ts';
import { newPass, type PageUrl, type Pass } from './pass.ts';
import { findFirst } from './selector.ts';
import { inOneGo } from './sight.ts';

export { newPass } from './pass.ts';

export interface PageReading {
  marketplace: string;
  /** The page's id in the marketplace file (`orders`, `orders-legacy`, `chat`); null on a login page. */
  page: string | null;
  state: PageState;
  facts: Facts;
  health: Health;
}

/** Made here and not taken from the model: its schemas stay out of what runs in pages. */
const noFacts = (): Facts => ({ orders: [], listings: [], threads: [], reviews: [], aftersales: [] });

/** Of the pages an address may be, the one whose layout sign is there; the first when no sign tells. */
export function choosePage(pages: readonly Page[], root: ParentNode): Page | undefined {
  return pages.find((page) => page.layout === undefined || findFirst(root, page.layout)) ?? pages[0];
}

/** Reads everything a page shows. Pure over (root, url, now). Undefined when no marketplace speaks for the address. */
export function readPage(
  sites: readonly Marketplace[],
  root: ParentNode,
  url: PageUrl,
  now: number,
): PageReading | undefined {
  const found = matchUrl(sites, url);
  if (!found) return undefined;
  const page = choosePage(found.pages, root);
  if (!page)
    return { marketplace: found.site.id, page: null, state: 'logged-out', facts: noFacts(), health: {} };
  return readCompiled(compilePage(found.site, page), newPass(root, url, now));
}

type Rows = Exclude<keyof Facts, 'account' | 'conversation'>;
/** What names a fact, and the field that says so. Facts nothing names are all kept. */
const NAMES: { [K in Rows]: { field: string; of: (fact: Facts[K][number]) => string | undefined } } = {
  orders: { field: 'order.orderId', of: (order) => order.orderId },
  listings: {
    field: 'listing.listingId',
    of: ({ listingId, sku }) =>
      listingId !== undefined && sku !== undefined ? `${listingId} ${sku}` : undefined,
  },
  threads: { field: 'thread.buyer.id', of: (thread) => thread.buyer.id },
  reviews: { field: 'review.orderId', of: () => undefined },
  aftersales: { field: 'aftersale.caseId', of: (aftersale) => aftersale.caseId },
};

/** One fact a name. Two rows of one name that say the same are one; that differ, are none: nobody knows which is right. */
function distinct<K extends Rows>(kind: K, facts: Facts[K][number][], health: Health): Facts[K][number][] {
  if (facts.length < 2) return facts;
  const { field, of } = NAMES[kind];
  const names = new Map<string, Facts[K][number]>();
  /** Names that stand more than once, and what they say; undefined where they differ. */
  let again: Map<string, string | undefined> | undefined;
  for (const fact of facts) {
    const name = of(fact);
    if (name === undefined) continue;
    const first = names.get(name);
    if (!first) names.set(name, fact);
    else {
      again ??= new Map();
      const said = again.has(name) ? again.get(name) : JSON.stringify(first);
      again.set(name, said === JSON.stringify(fact) ? said : undefined);
    }
  }
  if (!again) return facts;
  return facts.filter((fact) => {
    const name = of(fact);
    if (name === undefined || !again.has(name)) return true;
    if (again.get(name) !== undefined) return names.get(name) === fact;
    mergeStates(health, { [field]: 'ambiguous' });
    return false;
  });
}

/** Reads a compiled page whole. */
export const readCompiled = (compiled: CompiledPage, pass: Pass): PageReading =>
  inOneGo(() => readWhole(compiled, pass));

function readWhole(compiled: CompiledPage, pass: Pass): PageReading {
  const facts = noFacts();
  const health: Health = {};
  const result = (state: PageState, of: Facts, states: Health): PageReading => ({
    marketplace: compiled.site.id,
    page: compiled.page.id,
    state,
    facts: of,
    health: states,
  });
  const before = compiled.state(pass, 1);
  if (before === 'logged-out' || before === 'not-ready') return result(before, facts, {});

  let rows = 0;
  const all = <F>(section: Section<F> | undefined): F[] => {
    const found: F[] = [];
    if (!section) return found;
    let last: Health | undefined;
    for (const row of section.rows(pass)) {
      rows++;
      const { fact, states } = section.read(row, pass);
      // Most rows went alike.
      if (states !== last) mergeStates(health, states);
      last = states;
      if (fact !== undefined) found.push(fact);
    }
    return found;
  };
  const { account, states } = compiled.account(pass);
  mergeStates(health, states);
  if (account) facts.account = account;
  facts.orders = distinct('orders', all(compiled.orders), health);
  facts.listings = distinct('listings', all(compiled.listings), health);
  facts.reviews = distinct('reviews', all(compiled.reviews), health);
  facts.aftersales = distinct('aftersales', all(compiled.aftersales), health);
  facts.threads = distinct('threads', all(compiled.threads), health);
  const chat = compiled.conversation;
  if (chat && before === 'ok') {
    const { buyer, states: own } = chat.buyer(pass);
    mergeStates(health, own);
    const messages = all(chat.messages);
    facts.conversation = { buyer, messages, orders: all(chat.orders), listings: all(chat.listings) };
  }
  const read =
    facts.orders.length +
    facts.listings.length +
    facts.reviews.length +
    facts.aftersales.length +
    facts.threads.length;
  let state = compiled.stateOf(pass, before, read);
  // Rows that are there and cannot be read are not an unloaded page: health says what is missing.
  if (state === 'not-ready' && rows > 0) state = 'ok';
  if (state !== 'not-ready' && state !== 'empty') return result(state, facts, health);
  return result(state, { ...noFacts(), ...(account ? { account } : {}) }, states);
}
