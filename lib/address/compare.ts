// Compares what an order shows with what its buyer writes, part by part. Three outcomes, and the overall rule:
// any part differs -> differ; every part the buyer said agrees -> agree; anything else -> unknown.

import { countryCode, readerFor, readers } from './countries.ts';
import { asSighted, choose } from './cues.ts';
import { changedSpans } from './diff.ts';
import { fold, piece } from './fold.ts';
import { foreign } from './foreign.ts';
import { compareNames, labelledNames } from './names.ts';
import { isNearby } from './nearby.ts';
import { comparePhones, findPhones, phoneField } from './phones.ts';
import { blank } from './reader.ts';
import { riskSigns } from './risk.ts';
import {
  type Comparison,
  type Found,
  type Outcome,
  PARTS,
  type Part,
  type Parts,
  type Row,
  type ShipTo,
} from './types.ts';

/** The order's receiver as one block of text, in the order marketplaces show it. */
export const orderBlock = (ship: ShipTo): string =>
  [ship.name, ship.phone, ship.address].filter(Boolean).join('\n');

/** The parts of an order's address block. Offsets are into `text`, or into `orderBlock(text)` where fields are given. */
export function parseBlock(order: string | ShipTo, country: string): Parts {
  const code = countryCode(country);
  const text = typeof order === 'string' ? order : orderBlock(order);
  const reader = readerFor(code, text);
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
export function findAddress(message: string, country: string): Found | undefined {
  const code = countryCode(country);
  const f = fold(message);
  const phones = findPhones(f, code);
  const reader = readerFor(code, message);
  if (!reader)
    return phones.length || /\d/.test(f.text) || riskSigns(message).length ? { parts: {} } : undefined;
  const sighted = reader.sight(f, phones);
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
  return {
    parts,
    ...(address?.several || phone?.several || name?.several ? { several: true } : {}),
    ...(address && (address.loose || isNearby(f.text, address.start, address.end)) ? { loose: true } : {}),
  };
}

export function compareAddress(input: {
  order: string | ShipTo;
  message: string;
  country: string;
}): Comparison {
  const code = countryCode(input.country);
  const found = findAddress(input.message, code);
  const order = parseBlock(input.order, code);
  const buyer = found?.parts ?? {};
  const reader = readerFor(code, input.message);
  const places = found && reader ? reader.compare(order, buyer) : undefined;
  const verdicts = {} as Record<Part, Outcome>;
  for (const part of PARTS) {
    const [a, b] = [order[part], buyer[part]];
    let met: Outcome = 'unknown';
    if (a && b && reader) {
      if (part === 'name') met = compareNames(a.value, b.value);
      else if (part === 'phone') met = comparePhones(a.value, b.value, code);
      else met = places?.[part] ?? 'unknown';
    }
    // Of two addresses nobody said which one counts: that neither is the order's can be known, that it is cannot.
    const unsure = found?.several || (found?.loose && (part === 'street' || part === 'unit'));
    verdicts[part] = unsure && met === 'agree' ? 'unknown' : met;
  }
  const said = PARTS.filter((part) => buyer[part]);
  return {
    verdict: found ? overall(said.map((part) => verdicts[part])) : 'none',
    parts: verdicts,
    rows: found ? rowsOf(order, buyer, verdicts) : [],
  };
}

function overall(said: Outcome[]): Outcome {
  if (said.includes('differ')) return 'differ';
  return said.length > 0 && said.every((o) => o === 'agree') ? 'agree' : 'unknown';
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
