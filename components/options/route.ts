// Where in the back office one is: the address's hash, `#/stock/import`. Links are plain links, so that keys, history
// and new tabs work as everywhere.
import { signal } from '@preact/signals';

export const SECTIONS = [
  'replies',
  'stock',
  'products',
  'rules',
  'shop',
  'marketplaces',
  'data',
  'drill',
] as const;
export type SectionId = (typeof SECTIONS)[number];

export interface Route {
  section: SectionId;
  page: string;
}

/** An unknown address is the stock section: what an owner comes for most. */
export function routeOf(hash: string): Route {
  const [section = '', page = ''] = hash.replace(/^#\/?/, '').split('/');
  const known = SECTIONS.find((one) => one === section);
  return known ? { section: known, page } : { section: 'stock', page: '' };
}

export const route = signal<Route>(routeOf(globalThis.location?.hash ?? ''));
globalThis.addEventListener?.('hashchange', () => {
  route.value = routeOf(location.hash);
});
