// What a page shows, in one short word that says nothing of it: the least of the digests of its keys. One order more leaves
// it as it is; a page of other orders has another.
import type { Marketplace, Page } from '../../lib/model/marketplace.ts';
import type { Part } from '../../lib/model/patch.ts';
import { compileField, type PageUrl } from '../../lib/reading/fields.ts';
import { newPass } from '../../lib/reading/pass.ts';
import { partOf } from './asks.ts';
import { rowsOf } from './readings.ts';

/** What tells a page's facts apart. The first part that has some speaks for the page: a chat is its buyer's, not its list's. */
const KEYS: [Part, string[]][] = [
  ['conversation', ['buyer.id', 'buyer.name']],
  ['conversation.messages', ['text']],
  ['orders', ['orderId']],
  ['listings', ['listingId', 'sku', 'title']],
  ['aftersales', ['caseId', 'orderId']],
  ['reviews', ['orderId', 'text']],
  ['threads', ['buyer.id', 'buyer.name']],
];

/** The keys this page's rows show. */
export function keysOf(site: Marketplace, page: Page, doc: Document, url: PageUrl, now: number): string[] {
  const pass = newPass(doc, url, now);
  for (const [part, names] of KEYS) {
    const of = partOf(page, part);
    if (!of) continue;
    const { rows } = rowsOf(page, part, site, pass, undefined);
    for (const name of names) {
      const field = of.fields[name];
      if (!field) continue;
      const read = compileField(field, site);
      const keys = rows.flatMap((row) => {
        const { value } = read(row, pass);
        return value === undefined ? [] : [`${part} ${name} ${String(value)}`];
      });
      if (keys.length > 0) return keys;
    }
  }
  return [];
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

async function hashed(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  // A console on plain http has no digests: a sum of two lanes tells two pages apart as well, and stays in this browser.
  if (!globalThis.crypto?.subtle) {
    let a = 0x811c9dc5;
    let b = 0x1000193;
    for (const byte of bytes) {
      a = Math.imul(a ^ byte, 0x01000193);
      b = Math.imul(b ^ byte, 0x85ebca6b) + a;
    }
    return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
  }
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Undefined where the page shows no keys. */
export async function digestOf(keys: readonly string[], salt: string): Promise<string | undefined> {
  const all = await Promise.all([...new Set(keys)].map((key) => hashed(`${salt}\n${key}`)));
  return all.sort()[0];
}
