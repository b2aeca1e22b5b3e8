// Makes a page case from a saved page: scrubbed inside the real browser, read again, looked through, and only then
// written. Nothing said here holds an original: kinds, counts, places, and stand-ins.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { looksLikeName } from '../../lib/address/names.ts';
import { MARKETPLACES } from '../../lib/marketplaces/index.ts';
import type { PageReading } from '../../lib/reading/read.ts';
import type { PageCase } from './cases.ts';
import { findForeign, isFakeName } from './known.ts';
import { textsOf } from './markup.ts';
import { bundle, type PageFile, type Reader } from './reader.ts';
import { isMoment } from './scrub-codes.ts';
import type { InPageScrub, Scrubbed } from './scrub-page.ts';

export interface Saved extends PageFile {
  about: string;
  /** The folder to make; it must not be there. */
  dir: string;
  now: number;
}
export interface Captured {
  /** What a person is told, line by line. */
  lines: string[];
  /** What a person must look at, with its place in the file. */
  review: string[];
}
/** Nothing was written; the message holds no original. */
export class Refused extends Error {}

const KINDS: Record<string, string> = {
  person: 'names',
  nickname: 'account names',
  shop: 'shop names',
  id: 'ids',
  sentence: 'messages and notes',
  word: 'parts of names and places',
  token: 'tokens',
  phone: 'phones',
  mail: 'e-mail addresses',
  identity: 'identity numbers',
  card: 'bank cards',
  address: 'addresses',
};

/** What a reading comes to without what people are called: counts, statuses, quantities, money, times, health. */
export function shapeOf(reading: PageReading): Record<string, unknown> {
  const { facts, health, page, state } = reading;
  const has = (value: object) =>
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([name]) => name)
      .sort();
  return {
    page,
    state,
    health,
    orders: facts.orders.map(
      ({ status, placedAt, paidAt, shipBy, total, payment, ship, lines, remark, ...rest }) => ({
        status,
        times: [placedAt, paidAt, shipBy],
        money: [total, ...lines.map(({ price }) => price)],
        quantities: lines.map(({ quantity }) => quantity),
        flag: remark?.flag,
        payment,
        masked: ship?.masked,
        fields: [has(rest), has(rest.buyer), ship && has(ship), lines.map(has)],
      }),
    ),
    listings: facts.listings.map((listing) => [listing.stock, listing.price, has(listing)]),
    threads: facts.threads.map((thread) => [thread.unread, thread.active, thread.waitingSince, has(thread)]),
    messages: facts.conversation?.messages.map((message) => [
      message.from,
      message.kind,
      message.at,
      has(message),
    ]),
    reviews: facts.reviews.map((review) => [review.rating, review.replied, review.at, has(review)]),
    aftersales: facts.aftersales.map((one) => [one.kind, one.status, one.deadline, has(one)]),
  };
}

/** What a person should look at in the file, by line and column. What was left is not shown, for it may be an original. */
function reviewOf(html: string, given: PageCase, unsure: readonly string[], now: number): string[] {
  const found: string[] = [];
  for (const { text, attribute, line, column } of textsOf(html)) {
    if (attribute === 'class' || attribute === 'style') continue;
    const at = `page.html:${line}:${column}`;
    for (const fake of unsure)
      if (text.includes(fake)) found.push(`${at} replaced by its shape alone: ${fake}`);
    const word = text.trim();
    if (
      attribute === undefined &&
      (looksLikeName(word, 'CN') || looksLikeName(word, 'KR')) &&
      !isFakeName(word)
    )
      found.push(`${at} ${[...word].length} letters that may be a name, left as they are`);
    const moment = /(?<!\d)\d{13}(?!\d)/.exec(text);
    if (moment && isMoment(moment[0], now)) found.push(`${at} a number left because it may be a time`);
  }
  for (const { kind, where } of findForeign(given, html))
    found.push(
      `${where} looks like a real ${kind} and is not from the lists: the test of the cases will object`,
    );
  return found;
}

/** The first of many: a person looks through the page anyway. */
const MOST = 40;

function tell({ counts, dropped }: Scrubbed): string[] {
  const lines = counts
    .map(
      ({ kind, originals, places }) => `replaced ${KINDS[kind] ?? kind}: ${originals}, in ${places} places`,
    )
    .sort();
  const gone = Object.entries(dropped)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([what, n]) => `${what} ${n}`);
  return gone.length > 0 ? [...lines, `taken out or emptied: ${gone.join(', ')}`] : lines;
}

/** Reads, scrubs, reads again, writes `page.html` and `case.json`. Throws `Refused` where nothing may be written. */
export async function capture(reader: Reader, saved: Saved): Promise<Captured> {
  const { dir, about, now, site, url, top = url } = saved;
  if (existsSync(dir)) throw new Refused('the folder is there already; name a new one');
  const before = await reader.read(saved);
  if (!before) throw new Refused('no marketplace speaks for the address');
  const script = await bundle(fileURLToPath(new URL('./scrub-page.ts', import.meta.url)));
  const made = await reader.inPage(
    saved,
    script,
    ({ sites, at, now }) =>
      (globalThis as unknown as { counterhandScrub: InPageScrub }).counterhandScrub.scrub(sites, at, now),
    { sites: site ? [site] : MARKETPLACES, at: { frame: url, top }, now },
  );
  if (!made) throw new Refused('no marketplace speaks for the address');
  const left = Object.entries(made.left);
  if (left.length > 0)
    throw new Refused(
      `some of the original would be left, nothing was written: ${left.map(([kind, n]) => `${KINDS[kind] ?? kind} ${n}`).join(', ')}`,
    );
  const at = { url: made.url.frame, ...(saved.top !== undefined && { top: made.url.top }) };
  const after = await reader.read({ html: made.html, ...at, now, ...(site && { site }) });
  if (!after) throw new Refused('no marketplace speaks for the scrubbed address; nothing was written');
  const given: PageCase = {
    about,
    synthetic: false,
    ...at,
    now: new Date(now).toISOString(),
    expected: after,
  };
  const [was, is] = [shapeOf(before), shapeOf(after)];
  const differing = Object.keys(was).filter((part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]));
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'page.html'), made.html);
  writeFileSync(join(dir, 'case.json'), `${JSON.stringify(given, null, 2)}\n`);
  const seen = reviewOf(made.html, given, made.unsure, now);
  return {
    lines: tell(made),
    review: [
      ...differing.map((part) => `case.json reads otherwise than the saved page did: ${part}`),
      ...seen.slice(0, MOST),
      ...(seen.length > MOST ? [`and ${seen.length - MOST} more places`] : []),
    ],
  };
}
