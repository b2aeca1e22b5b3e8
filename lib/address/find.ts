// What is read before anything is compared: the parts of an order's block, and what a message asks for.

import { countryCode, readerFor, readerOf, readers } from './countries.ts';
import { asSighted, choose } from './cues.ts';
import { type Folded, fold, piece } from './fold.ts';
import { foreign } from './foreign.ts';
import { meetNames } from './name-compare.ts';
import { ownName } from './name-find.ts';
import { labelledNames } from './names.ts';
import { isNearby } from './nearby.ts';
import { findPhones, type Phone, phoneField } from './phones.ts';
import { blank, type Reader } from './reader.ts';
import { riskSigns } from './risk.ts';
import { respell } from './spoken.ts';
import type { Found, Parts, Piece, ShipTo } from './types.ts';

/** The order's receiver as one block of text, in the order marketplaces show it. */
export const orderBlock = (ship: ShipTo): string =>
  [ship.name, ship.phone, ship.address].filter(Boolean).join('\n');

/** The parts of an order's address block. Offsets are into `text`, or into `orderBlock(text)` where fields are given. */
export function parseBlock(order: string | ShipTo, country: string): Parts {
  const code = countryCode(country);
  const text = typeof order === 'string' ? order : orderBlock(order);
  const reader = readerOf(code, typeof order === 'string' ? order : (order.address ?? ''));
  const f = respell(fold(text));
  if (typeof order === 'string') {
    const phones = findPhones(f, code);
    const parts = reader ? reader.block(f, phones, false) : {};
    return phones[0] ? { ...parts, phone: phones[0].piece } : parts;
  }
  const out: Parts = order.address && reader ? reader.block(respell(fold(order.address)), [], true) : {};
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
  order?: { text: string; region: string; name: string },
): Found | undefined {
  const code = countryCode(country);
  const f = respell(fold(message));
  const phones = findPhones(f, code);
  const reader = by ?? readerFor(code, message);
  if (!reader) return phonesOnly(f, phones);
  // The order's own receiver is no part of the address beside it.
  const own = order && ownName(f, blank(f.text, phones, ','), order.name, fold(order.text).text);
  const spots: Phone[] = own ? [...phones, { piece: own, ...named(f, own) }] : phones;
  let sighted = reader.sight(f, spots);
  if (order && reader.anchored) sighted = reader.anchored(f, spots, sighted, fold(order.text), order.region);
  const address = choose(f.text, sighted, reader.cues);
  // The words of an address (Old Harbor Road) are no cues for the phone or the receiver beside it.
  const talk = blank(f.text, sighted, ' ');
  const phone = choose(talk, asSighted('phone', phones), reader.cues);
  const labelled = labelledNames(f, code);
  const name = choose(talk, asSighted('name', labelled), reader.cues);
  // Somebody without a name is no receiver where nothing else is said.
  if (!address && !phone && (!name || name.parts.name?.value === '')) {
    // The order's own receiver, whole, in a message that asks nothing.
    if (own && !asking.test(f.text) && !meetNames(order.name, own.value).weak)
      return { parts: { name: own } };
    return readers.some((other) => other !== reader && other.sight(f, phones).length) ||
      foreign(f.text, reader)
      ? { parts: {} }
      : undefined;
  }
  const parts: Parts = { ...address?.parts, ...phone?.parts, ...name?.parts };
  const seen = [...sighted, ...phones].map(({ start, end }): [number, number] => [
    f.from[start]!,
    f.to[end - 1]!,
  ]);
  if (!name) {
    const marks = [...phones, ...(address ? [address] : [])].map((s): [number, number] => [s.start, s.end]);
    const beside = own ?? reader.nameBeside(f, marks);
    if (beside && (beside === own || !ofPlace(beside.value, order?.text))) parts.name = beside;
  }
  // Words of change and numbers that nothing was read from: there is another address that was not sighted.
  const rest = blank(f.text, [...phones, ...sighted], ' ');
  const more =
    sighted.length === 1 &&
    (rest.match(/\d+/g)?.length ?? 0) > 1 &&
    (reader.cues.turn.test(rest) || rest.search(reader.cues.old) >= 0);
  // A phone or a receiver that was said and taken for the one left behind, and no other: what was meant is not known.
  const dropped = (phones.length > 0 && !parts.phone) || (labelled.length > 0 && !parts.name);
  const { from, to } = f;
  return {
    parts,
    ...(Object.keys(parts).length ? { seen } : {}),
    ...(address && Object.keys(address.parts).length
      ? { spot: [from[address.start]!, to[address.end - 1]!] as [number, number] }
      : {}),
    ...(address?.several || phone?.several || name?.several ? { several: true } : {}),
    ...(address?.rival ? { rival: address.rival } : {}),
    ...(more || dropped ? { unread: true } : {}),
    ...(address && isNearby(f.text, address.start, address.end)
      ? { near: true }
      : address?.loose
        ? { loose: true }
        : {}),
  };
}

/** A question, a change, or a town beside the name: more than the name was said. */
const asking =
  /[?]|吗|多久|几天|什么|怎么|改|换|错|언제|어디|얼마|나요|까요|고쳐|바꿔|변경|수정|아니|[시군구]\s|사는|\b(?:change|update|not|wrong)\b|\b(?:when|what|where|how|why|does|do you)\b/u;

/** 昌江 of 昌江区, 석수 of 석수로: a piece of the order's place that was taken for a bare name; and a number in words. */
function ofPlace(name: string, shown = ''): boolean {
  if (/^[일이삼사오육칠팔구십백천공영]+$/u.test(name)) return true;
  const bare = name.replace(/(?:이?[라여요]|[읍면동리]요?)$/u, '');
  const place = fold(shown).text;
  return [name, bare].some((word) => word.length > 1 && !/[a-z]/.test(word) && place.includes(word));
}

/** Where a name stands, with the title behind it. */
function named(f: Folded, own: Piece): { start: number; end: number } {
  const start = f.from.findIndex((from) => from >= own.span[0]);
  const last = f.to.findLastIndex((to) => to <= own.span[1]);
  const title =
    /^\s?(?:대리|과장|부장|차장|팀장|대표|실장|사원|고객)?님?(?![가-힣])|^(?:先生|女士|小姐|太太|老师|总)/u.exec(
      f.text.slice(last + 1, last + 8),
    );
  return { start, end: last + 1 + (title?.[0].length ?? 0) };
}

/** Of a message in letters nobody here reads: its phone, and whether there is more that may be an address. */
function phonesOnly(f: Folded, phones: Phone[]): Found | undefined {
  const phone = choose(f.text, asSighted('phone', phones), readers.at(-1)!.cues);
  const rest = blank(f.text, phones, ' ');
  const more = /\p{N}/u.test(rest) || riskSigns(rest).length > 0;
  if (!phone) return more ? { parts: {} } : undefined;
  return {
    parts: phone.parts,
    ...(phone.several ? { several: true } : {}),
    ...(more ? { unread: true } : {}),
  };
}
