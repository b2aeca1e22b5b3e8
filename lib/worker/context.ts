// What the worker's parts share: the stores, the clock, the marketplaces, the way to frames. Nothing here is state that
// matters: a killed worker builds it anew.

import { type Learned, learnFrom } from '../address/index.ts';
import { barePages, composeSites } from '../marketplaces/compose.ts';
import { MARKETPLACES } from '../marketplaces/index.ts';
import type { Push } from '../messages/protocol.ts';
import type { Marketplace, Page } from '../model/marketplace.ts';
import type { Settings } from '../model/settings.ts';
import type { PageOf } from '../reading/match.ts';
import { getKeptSites } from '../store/sites.ts';
import {
  DATABASE,
  getSettings,
  getShops,
  openStore,
  PRACTICE_DATABASE,
  type ShopKept,
  type Store,
  shopOf,
} from '../store/store.ts';

/** Who asks: a frame of a tab, by the browser's word, not the message's. */
export interface Caller {
  tab: number;
  frame: number;
  url: string;
  /** The tab's address. */
  top: string;
  /** Our practice shop: a database of its own. */
  practice: boolean;
  /** One of our own pages (popup, back office, draft box, practice). */
  own: boolean;
}

export interface Outside {
  now(): number;
  /** Tells one frame, or all of a tab. Answers the frame's answer; undefined when nobody listens. */
  push(tab: number, push: Push, frame?: number): Promise<unknown>;
  /** Tells every frame of every tab that may listen. */
  pushAll(push: Push): Promise<void>;
  /** Puts the desk, or the bundle of its sheets, into a tab's top frame. */
  loadDesk(tab: number, part?: 'sheets'): Promise<void>;
  /** Puts the guard into one frame. */
  loadGuard(tab: number, frame: number): Promise<void>;
  /** Puts the picker into one frame. */
  loadPicker(tab: number, frame: number): Promise<void>;
  /** Brings a tab to the front. */
  showTab(tab: number): Promise<void>;
  /** Sets the alarm of live stock sources, or takes it away while there is none. */
  schedule(): Promise<void>;
  /** Keeps the worker from being ended until the work is: a request to a server alone keeps it awake for half a minute. */
  awake<T>(work: Promise<T>): Promise<T>;
  /** What was learned of buyers' messages about addresses: a file of the extension's own. */
  learned(): Promise<Learned>;
  openOffice(section: string): Promise<void>;
  /** Registers or unregisters the overlay for the origins that are both switched on and granted. */
  syncSites(settings: Settings): Promise<void>;
}

export class Context {
  private stores = new Map<string, Promise<Store>>();
  private known: Promise<{ sites: Marketplace[]; bare: ReadonlyMap<string, Page[]> }> | undefined;
  private learned: Promise<void> | undefined;
  constructor(readonly outside: Outside) {}

  store(practice: boolean): Promise<Store> {
    const name = practice ? PRACTICE_DATABASE : DATABASE;
    let store = this.stores.get(name);
    if (!store) {
      store = openStore(name).then((opened) => {
        // Closed by a newer version of ourselves: the next caller opens it again.
        opened.db.addEventListener('close', () => this.stores.delete(name));
        return opened;
      });
      store.catch(() => this.stores.delete(name));
      this.stores.set(name, store);
    }
    return store;
  }

  /** Resolves when addresses are weighed by what was learned. What failed once is asked for again. */
  meaning(): Promise<void> {
    this.learned ??= this.outside.learned().then((learned) => learnFrom(() => learned));
    this.learned.catch(() => {
      this.learned = undefined;
    });
    return this.learned;
  }

  /** Every marketplace known here, with the hosts the owner gave for consoles that live on a host of their own. */
  async sites(settings: Settings): Promise<Marketplace[]> {
    return (await this.compose()).sites.map((site) => withHosts(site, settings.hosts[site.id]));
  }

  /** The candidate pages of an address as the file alone has them, where a patch lies over a newer file than it was made for. */
  async bare({ site, pages }: PageOf): Promise<Page[] | undefined> {
    return (await this.compose()).bare.get(site.id)?.filter(({ id }) => pages.some((page) => page.id === id));
  }

  private compose() {
    this.known ??= this.store(false)
      .then(getKeptSites)
      .then((kept) => ({
        sites: composeSites(MARKETPLACES, kept),
        bare: barePages(MARKETPLACES, kept),
      }));
    // What failed once is asked for again.
    this.known.catch(() => this.forgetSites());
    return this.known;
  }

  /** Files or patches changed. */
  forgetSites(): void {
    this.known = undefined;
  }

  async shopFor(
    store: Store,
    marketplace: string,
    account: { id?: string; name?: string } | undefined,
  ): Promise<ShopKept | undefined> {
    return shopOf(await getShops(store), marketplace, account?.id ?? account?.name);
  }

  settings = getSettings;
}

/** A site file that speaks of the owner's own host instead of the shipped one. */
export function withHosts(site: Marketplace, origins: readonly string[] | undefined): Marketplace {
  if (!origins?.length) return site;
  const hosts = origins.map((origin) => new URL(origin.replace('*.', '')).host);
  return {
    ...site,
    origins: [...origins],
    pages: site.pages.map((page) => ({ ...page, match: { ...page.match, hosts } })),
  };
}
