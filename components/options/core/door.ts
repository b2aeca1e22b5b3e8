// What our own pages ask of the browser, the worker and the shipped data. The entrypoints hand the real ones in, tests
// hand in others; so no component knows the extension interface.
import type { Fetched } from '../../../lib/marketplaces/updates.ts';
import type { Send } from '../../../lib/messages/client.ts';
import type { Request } from '../../../lib/messages/protocol.ts';
import type { Failure, Result } from '../../../lib/model/basics.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import type { AskedSource } from '../../../lib/model/settings.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import type { Skip, StockLine } from '../../../lib/stock/types.ts';
import type { SheetPort } from '../stock/sheetTalk.ts';

/** What changed in the database, as the worker is told. */
export type What = Extract<Request, { type: 'changed' }>['what'];

export interface Door {
  send: Send;
  /** The files as shipped; what is known of sites here is `office.sites`. */
  shipped: readonly Marketplace[];
  rules: readonly AnyRule[];
  /** Must be the first act of a click. */
  requestOrigins(origins: readonly string[]): Promise<boolean>;
  hasOrigins(origins: readonly string[]): Promise<boolean>;
  /** Ids of the tabs that show these origins, the one in front first. */
  tabsOf(origins: readonly string[]): Promise<number[]>;
  /** Opens a tab in front and waits until its page is there. Answers the tab. */
  openTab(url: string): Promise<number>;
  /** Brings a tab to the front. */
  showTab(tab: number): Promise<void>;
  openOffice(section: string): void;
  openDraft(): void;
  /** Hands a file to the browser's downloads. */
  save(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void;
  /** Whether the clipboard took it. */
  copy(text: string): Promise<boolean>;
  /** Everything a live stock source holds and what was left out of it, or the first failure. Writes nothing. */
  readSource(source: AskedSource): Promise<Result<{ rows: StockLine[]; skipped: Skip[] }, Failure>>;
  /** What the address of newer site files says. */
  readUpdates(url: string): Promise<Fetched>;
  /** Calls when the worker says that something changed. Answers how to stop listening. */
  onChanged(handle: () => void): () => void;
  /** Starts the worker that reads stock sheets. */
  startSheets(): SheetPort;
  now(): number;
}
