// Compares what an order shows with what its buyer writes, part by part. Three outcomes, and the overall rule:
// any part differs -> differ; every part the buyer said agrees -> agree; anything else -> unknown.

import { amended } from './amend.ts';
import { countryCode, readerFor, readerOf, readers } from './countries.ts';
import { asSighted, choose } from './cues.ts';
import { changedSpans } from './diff.ts';
import { type Folded, fold, piece } from './fold.ts';
import { foreign } from './foreign.ts';
import { compareNames, labelledNames } from './names.ts';
import { isNearby } from './nearby.ts';
import { comparePhones, findPhones, type Phone, phoneField } from './phones.ts';
import { blank, type Reader } from './reader.ts';
import { riskSigns } from './risk.ts';
import {
  type Comparison,
  type Found,
  type Outcome,
  PARTS,
  type Part,
  type Parts,
  type Places,
  type Row,
  type ShipTo,
} from './types.ts';

/** Characters that are read: no message and no block is longer. */
const longest = 20_000;
const longestBlock = 2_000;

/** The order's receiver as one block of text, in the order marketplaces show it. */
export const orderBlock = (ship: ShipTo): string =>
  [ship.name, ship.phone, ship.address].filter(Boolean).join('\n');

/** The parts of an order's address block. Offsets are into `text`, or into `orderBlock(text)` where fields are given. */
export function parseBlock(order: string | ShipTo, country: string): Parts {
  const code = countryCode(country);
  const text = typeof order === 'string' ? order : orderBlock(order);
  const reader = readerOf(code, typeof order === 'string' ? order : (order.address ?? ''));
  const f = fold(text);
  if (typeof order === 'string') {
    const phones = findPhones(f, code);
    const parts = reader ? reader.block(f, phones, false) : {};
    return phones[0] ? { ...parts, phone: phones[0].piece } : parts;
  }
  const out: Parts = order.address && reader ? reader.block(fold(order.address), [], true) : {};
  const head = text.length - (order.address?.length ?? 0);
  for (const part of Object.values(out)) part.span = [part.span[0] + head, part.span[1] + head];
  const name = order.name ? fold(order.name) : undefined;
  const named = name && piece(name, 0, name.text.length);
  if (named) out.name = named;
  const phone = order.phone ? phoneField(order.phone, code) : undefined;
  if (phone) {
    const before = order.name ? order.name.length + 1 : 0;
    out.phone = { ...phone, span: [phone.span[0] + before, phone.span[1] + before] };
  }
  return out;
}

/**
 * The address, phone and receiver a message asks for. Undefined when it holds none; empty parts when there is one that
 * is not wanted (不要寄到…) or that is written in a language this country's reader does not speak.
 */
export function findAddress(
  message: string,
  country: string,
  by?: Reader,
  order?: { text: string; region: string },
): Found | undefined {
  const code = countryCode(country);
  const f = fold(message);
  const phones = findPhones(f, code);
  const reader = by ?? readerFor(code, message);
  if (!reader) return phonesOnly(f, phones);
  let sighted = reader.sight(f, phones);
  if (order && reader.anchored) sighted = reader.anchored(f, phones, sighted, fold(order.text), order.region);
  const address = choose(f.text, sighted, reader.cues);
  // The words of an address (Old Harbor Road) are no cues for the phone or the receiver beside it.
  const talk = blank(f.text, sighted, ' ');
  const phone = choose(talk, asSighted('phone', phones), reader.cues);
  const name = choose(talk, asSighted('name', labelledNames(f, code)), reader.cues);
  // Somebody without a name is no receiver where nothing else is said.
  if (!address && !phone && (!name || name.parts.name?.value === '')) {
    return readers.some((other) => other !== reader && other.sight(f, phones).length) ||
      foreign(f.text, reader)
      ? { parts: {} }
      : undefined;
  }
  const parts: Parts = { ...address?.parts, ...phone?.parts, ...name?.parts };
  if (!name) {
    const spots = [...phones, ...(address ? [address] : [])].map((s): [number, number] => [s.start, s.end]);
    const beside = reader.nameBeside(f, spots);
    if (beside) parts.name = beside;
  }
  // Words of change and numbers that nothing was read from: there is another address that was not sighted.
  const rest = blank(f.text, [...phones, ...sighted], ' ');
  const more =
    sighted.length === 1 &&
    (rest.match(/\d+/g)?.length ?? 0) > 1 &&
    (reader.cues.turn.test(rest) || rest.search(reader.cues.old) >= 0);
  const { from, to } = f;
  return {
    parts,
    ...(address && Object.keys(address.parts).length
      ? { spot: [from[address.start]!, to[address.end - 1]!] as [number, number] }
      : {}),
    ...(address?.several || phone?.several || name?.several ? { several: true } : {}),
    ...(more ? { unread: true } : {}),
    ...(address && (address.loose || isNearby(f.text, address.start, address.end)) ? { loose: true } : {}),
  };
}

/** Of a message in letters nobody here reads: its phone, and whether there is more that may be an address. */
function phonesOnly(f: Folded, phones: Phone[]): Found | undefined {
  const phone = choose(f.text, asSighted('phone', phones), readers.at(-1)!.cues);
  const rest = blank(f.text, phones, ' ');
  const more = /\d/.test(rest) || riskSigns(rest).length > 0;
  if (!phone) return more ? { parts: {} } : undefined;
  return {
    parts: phone.parts,
    ...(phone.several ? { several: true } : {}),
    ...(more ? { unread: true } : {}),
  };
}

interface Question {
  order: string | ShipTo;
  message: string;
  country: string;
}

export function compareAddress(input: Question): Comparison {
  const code = countryCode(input.country);
  // Of what is longer than any block or message the beginning is read, and nothing is agreed upon.
  const message = input.message.slice(0, longest);
  const block =
    typeof input.order === 'string'
      ? input.order.slice(0, longestBlock)
      : { ...input.order, address: input.order.address?.slice(0, longestBlock) };
  const order = parseBlock(block, code);
  const shown = typeof block === 'string' ? block : (block.address ?? '');
  // Without a country or a reader of its letters, the order's own letters tell who reads the message.
  const own = readerOf(code, shown);
  const reader = own && own !== readerFor(code, shown) ? own : readerFor(code, message);
  const region = order.region?.value ?? '';
  const found = findAddress(message, code, reader, { text: shown, region });
  const buyer = found?.parts ?? {};
  const texts = found?.spot && {
    order: withoutPieces(shown, typeof block === 'string' ? order : {}),
    buyer: message.slice(...found.spot),
  };
  const places = found && reader ? reader.compare(order, buyer, texts) : undefined;
  const verdicts = verdictsOf(order, found, places, code);
  const said = PARTS.filter((part) => buyer[part]);
  const known = said.length ? undefined : besideOrder(message, order, found !== undefined);
  if (known) {
    const [part, met] = known;
    verdicts[part] = met;
    const raw = message.trim();
    const rows = rowsOf(order, { [part]: { value: raw, raw, span: [0, message.length] } }, verdicts);
    return { verdict: met, parts: verdicts, rows };
  }
  if (!found) return { verdict: 'none', parts: verdicts, rows: [] };
  const unread = found.unread || input.message.length > longest;
  const outcomes = said.map((part) => verdicts[part]);
  return { verdict: overall(outcomes, unread), parts: verdicts, rows: rowsOf(order, buyer, verdicts) };
}

function verdictsOf(order: Parts, found: Found | undefined, places: Places | undefined, code: string) {
  const verdicts = {} as Record<Part, Outcome>;
  for (const part of PARTS) {
    const [a, b] = [order[part], found?.parts[part]];
    let met: Outcome = 'unknown';
    if (a && b) {
      if (part === 'name') met = compareNames(a.value, b.value);
      else if (part === 'phone') met = comparePhones(a.value, b.value, code);
      else met = places?.[part] ?? 'unknown';
    }
    // Of two addresses nobody said which one counts: that neither is the order's can be known, that it is cannot.
    const unsure = found?.several || (found?.loose && (part === 'street' || part === 'unit'));
    verdicts[part] = unsure && met === 'agree' ? 'unknown' : met;
  }
  return verdicts;
}

/** What only makes sense beside the order: its receiver's name and nothing else, or one number for another. */
function besideOrder(message: string, order: Parts, found: boolean): [Part, 'agree' | 'differ'] | undefined {
  const text = fold(message).text.trim();
  if (!found && order.name && text.length > 1 && compareNames(order.name.value, text) === 'agree')
    return ['name', 'agree'];
  const part = amended(text, order);
  return part && [part, 'differ'];
}

/** An order's block without its name and phone. */
function withoutPieces(text: string, order: Parts): string {
  let out = text;
  for (const part of ['name', 'phone'] as const) {
    const span = order[part]?.span;
    if (span) out = out.slice(0, span[0]) + ','.repeat(span[1] - span[0]) + out.slice(span[1]);
  }
  return out;
}

function overall(said: Outcome[], unread = false): Outcome {
  if (said.includes('differ')) return 'differ';
  return !unread && said.length > 0 && said.every((o) => o === 'agree') ? 'agree' : 'unknown';
}

function rowsOf(order: Parts, buyer: Parts, verdicts: Record<Part, Outcome>): Row[] {
  return PARTS.filter((part) => order[part] ?? buyer[part]).map((part) => {
    const row: Row = { part, verdict: verdicts[part] };
    const [a, b] = [order[part]?.raw, buyer[part]?.raw];
    if (a) row.order = a;
    if (b) row.buyer = b;
    if (a && b && row.verdict !== 'agree') row.changed = changedSpans(a, b);
    return row;
  });
}
