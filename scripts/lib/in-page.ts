// The engine as it runs inside a page opened by the reader: bundled into one script, injected, called by name.
import type { Marketplace } from '../../lib/model/marketplace.ts';
import type { PageUrl } from '../../lib/reading/pass.ts';
import { type PageReading, readPage } from '../../lib/reading/read.ts';

export interface InPage {
  read: (sites: readonly Marketplace[], url: PageUrl, now: number) => PageReading | undefined;
}

const api: InPage = { read: (sites, url, now) => readPage(sites, document, url, now) };
Object.assign(globalThis, { counterhandEngine: api });
