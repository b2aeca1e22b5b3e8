// One whole reading of a page: the way of the `read` tool, the cases and the first pass. The page's own live reading
// (lib/page/live.ts) uses the same sections row by row.
import { type Facts, type Health, noFacts, type PageState } from '../model/facts.ts';
import type { Marketplace, Page } from '../model/marketplace.ts';
import type { PageUrl, Pass, RowElements } from './fields.ts';
import { matchUrl } from './match.ts';
import { type CompiledPage, compilePage, mergeStates, type Section } from './page.ts';
import { findFirst } from './selector.ts';

export interface PageReading {
  marketplace: string;
  /** The page's id in the marketplace file (`orders`, `orders-legacy`, `chat`); null on a login page. */
  page: string | null;
  state: PageState;
  facts: Facts;
  health: Health;
}

export const newPass = (root: ParentNode, url: PageUrl, now: number): Pass => ({
  root,
  url,
  now,
  title: (root as Document).title ?? '',
  cache: new Map(),
});

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

export function readCompiled(compiled: CompiledPage, pass: Pass): PageReading {
  const facts = noFacts();
  const health: Health = {};
  let rows = 0;
  const all = <F>(section: Section<F> | undefined): F[] => {
    if (!section) return [];
    const out: F[] = [];
    for (const row of section.rows(pass) as RowElements[]) {
      rows++;
      const { fact, states } = section.read(row, pass);
      mergeStates(health, states);
      if (fact !== undefined) out.push(fact);
    }
    return out;
  };
  const empty = (state: PageState): PageReading => ({
    marketplace: compiled.site.id,
    page: compiled.page.id,
    state,
    facts: noFacts(),
    health: {},
  });
  const before = compiled.state(pass, 1);
  if (before === 'logged-out' || before === 'not-ready') return empty(before);

  const { account, states } = compiled.account(pass);
  mergeStates(health, states);
  if (account) facts.account = account;
  facts.orders = all(compiled.orders);
  facts.listings = all(compiled.listings);
  const contents = rows;
  facts.threads = all(compiled.threads);
  facts.reviews = all(compiled.reviews);
  facts.aftersales = all(compiled.aftersales);
  rows = contents + facts.reviews.length + facts.aftersales.length;
  const chat = compiled.conversation;
  if (chat?.selected(pass)) {
    const { buyer, states: own } = chat.buyer(pass);
    mergeStates(health, own);
    const messages = all(chat.messages);
    facts.conversation = { buyer, messages, orders: all(chat.orders), listings: all(chat.listings) };
  }
  const state = compiled.state(pass, rows);
  return state === 'not-ready' || state === 'empty'
    ? { ...empty(state), facts: { ...noFacts(), ...(account ? { account } : {}) } }
    : { marketplace: compiled.site.id, page: compiled.page.id, state, facts, health };
}
