// What the readers of a country make of an order and a message, part by part. Three outcomes, and the overall rule:
// any part differs -> differ; every part the buyer said agrees -> agree; anything else -> unknown.

import { amended } from './amend.ts';
import { besideOrder, verbatim } from './beside-order.ts';
import { besideOwn, besideRival, namesTwo } from './both.ts';
import { corrected, stray } from './claims.ts';
import { countryCode, readerFor, readerOf } from './countries.ts';
import { acceptAll, everyWord } from './every-word.ts';
import { findAddress, orderBlock, parseBlock } from './find.ts';
import { fold } from './fold.ts';
import { illegible } from './foreign.ts';
import { withoutIdleLines } from './idle-lines.ts';
import { replacedWord } from './instead.ts';
import { greeting, intended } from './intent.ts';
import { roadAndLot } from './kr-compare.ts';
import { withinKr } from './kr-regions.ts';
import { type Little, saidLittle, spanOf } from './little.ts';
import { meetNames } from './name-compare.ts';
import { comparePhones, withExtension } from './phones.ts';
import { withoutPieces } from './reader.ts';
import { rowsOf } from './rows.ts';
import { settled } from './settled.ts';
import { respell } from './spoken.ts';
import {
  type Comparison,
  type Found,
  type Hint,
  type Outcome,
  PARTS,
  type Part,
  type Parts,
  type Places,
  type ShipTo,
} from './types.ts';
import { hedge, undecided } from './undecided.ts';
import { away, overlooked, renamed } from './unseen.ts';
import { housed, weigh } from './weigh.ts';
import { elsewhereOf, otherCode, strangePlace } from './west-other.ts';

/** Characters that are read: no message and no block is longer. */
const longest = 20_000;
const longestBlock = 2_000;

export interface Question {
  order: string | ShipTo;
  message: string;
  country: string;
}

/** Why nothing can be told, where the readers know it; for weighing, and nothing that leaves the comparer. */
export interface PairRead extends Comparison {
  hint?: Hint;
}

/** What the readers of the order's country make of it, without what was learned. */
export function readPair(input: Question): PairRead {
  const code = countryCode(input.country);
  // Of what is longer than any block or message the beginning is read, and nothing is agreed upon.
  const written = input.message.slice(0, longest).replace(greeting, (said) => said.replace(/\p{L}/gu, ' '));
  const block =
    typeof input.order === 'string'
      ? input.order.slice(0, longestBlock)
      : { ...input.order, address: input.order.address?.slice(0, longestBlock) };
  const order = parseBlock(block, code);
  const shown = typeof block === 'string' ? block : (block.address ?? '');
  // Without a country or a reader of its letters, the order's own letters tell who reads the message.
  const own = readerOf(code, shown);
  const reader = own && own !== readerFor(code, shown) ? own : readerFor(code, written);
  const message = reader?.script === 'latin' ? withoutIdleLines(written, wholeOf(block), code) : written;
  const [region = '', name = ''] = [order.region?.value, order.name?.value];
  const found = findAddress(message, code, reader, { text: shown, region, name });
  const buyer = found?.parts ?? {};
  const texts = found?.spot && {
    order: withoutPieces(shown, typeof block === 'string' ? order : {}),
    buyer: message.slice(...found.spot),
  };
  const places = found && reader ? reader.compare(order, buyer, texts) : undefined;
  const verdicts = verdictsOf(order, found, places, (a, b) =>
    comparePhones(a, withExtension(a, b, message.toLowerCase()), code),
  );
  // The order's own address, letter for letter, and no other number and no turn: it is the same, however it was read.
  if (found && verbatim(message, shown))
    for (const part of ['region', 'street', 'unit'] as const)
      if (buyer[part] && verdicts[part] === 'unknown' && buyer[part].value === order[part]?.value) {
        verdicts[part] = 'agree';
        found.loose = false;
      }
  const rival = found?.rival && reader ? Object.values(reader.compare(order, found.rival, undefined)) : [];
  const placed = (['region', 'street', 'unit'] as const).filter((part) => buyer[part]).length > 1;
  const person = verdicts.name === 'differ' || verdicts.phone === 'differ';
  const both =
    (placed && besideRival(rival, message)) ||
    besideOwn(message, (line) => readPair({ ...input, message: line })) ||
    (found && namesTwo(message));
  if (both && !person) {
    const parts = { ...verdicts, region: 'unknown', street: 'unknown', unit: 'unknown' } as const;
    return { verdict: 'unknown', hint: 'both', parts, rows: rowsOf(order, buyer, parts, message) };
  }
  const said = PARTS.filter((part) => buyer[part]);
  const known = said.length ? undefined : besideOrder(message, order, found !== undefined);
  if (known) {
    const [part, met] = known;
    verdicts[part] = met;
    const rows = rowsOf(order, { [part]: wholeSaid(message) }, verdicts, message);
    return { verdict: met, ...(met === 'unknown' ? { little: true as const } : {}), parts: verdicts, rows };
  }
  // A town or a district alone is where many live.
  const townOnly = said.join() === 'region' && !/\d/.test(buyer.region!.value);
  const unread = found?.unread || input.message.length > longest;
  hedge(message, verdicts);
  // 寄到中山路那边: every town has such a road; without a number or a town nobody knows which.
  const lone =
    said.join() === 'street' &&
    !housed(buyer.street!.value, code) &&
    !/[改错]|不是|应该|아니|\bnot\b/u.test(message);
  if (lone && verdicts.street === 'differ') verdicts.street = 'unknown';
  const text = respell(fold(message)).text;
  const postcode = buyer.region && reader?.script === 'latin' ? otherCode(text, order, code) : undefined;
  verdicts.region = postcode ?? verdicts.region;
  // 泰山路58号→85号: a number of the order's is left for another one.
  const [left, gone] = amended(text, order) ?? [];
  if (left && gone === 'differ' && verdicts[left] === 'agree') verdicts[left] = 'differ';
  const last = settled(text, order);
  if (last && !away.test(text)) return confirmed(last, message, order, buyer, verdicts);
  // Seven cities have a 중구; the same road and phone in two of them, and no other door, is one receiver.
  const sure = verdicts.phone === 'agree' && verdicts.street === 'agree' && verdicts.unit !== 'differ';
  const ward = buyer.region?.value;
  if (sure && code === 'KR' && region && ward && withinKr(region, ward)) verdicts.region = 'agree';
  const bare = withoutPieces(shown, typeof block === 'string' ? order : {});
  // Another state or postcode is another place, though its letters are a word too (ME, OR).
  const elsewhere = verdicts.region === 'differ' && !/\|\|$/.test(buyer.region?.value ?? '');
  const latin = reader?.script === 'latin';
  const open = undecided(text);
  const full = latin && !elsewhere && !open && everyWord(message, buyer, bare, order, code);
  // 南山区 beside its street and door in 深圳市南山区: which of its name is open, and nothing else.
  const shorter =
    verdicts.region === 'unknown' &&
    verdicts.street === 'agree' &&
    verdicts.unit === 'agree' &&
    buyer.region &&
    fold(order.region?.raw ?? '').text.endsWith(fold(buyer.region.raw).text);
  const weighed: typeof verdicts = shorter ? { ...verdicts, region: 'agree' } : verdicts;
  const met = full
    ? acceptAll(full, order, buyer, verdicts, code)
    : found && weigh(order, buyer, weighed, unread, code);
  const read = [
    ...(found?.seen ?? []),
    ...[buyer.name?.span, buyer.phone?.span].filter((span) => span !== undefined),
  ];
  // Another receiver in letters that cannot be compared is another one, where a change is asked for.
  const other = buyer.name && verdicts.name === 'unknown' && renamed.test(text);
  const beside = () => latin && !buyer.street && !buyer.region && strangePlace(message, wholeOf(block));
  const missed = () =>
    other || stray(text, order) || beside() || overlooked(message, text, wholeOf(block), read);
  const told = met === 'agree' && !full && missed() ? undefined : met;
  // The last digits of a phone alone.
  const tail = said.length === 1 && /\*/.test(buyer.phone?.value ?? '') ? { little: true as const } : {};
  if (told === 'agree' || told === 'differ')
    return {
      verdict: told,
      ...(told === 'agree' ? tail : {}),
      parts: verdicts,
      rows: rowsOf(order, buyer, verdicts, message),
    };
  if (open && found)
    return { verdict: 'unknown', parts: verdicts, rows: rowsOf(order, buyer, verdicts, message) };
  // Of what cannot be told, one word put in another's place tells it all the same.
  const whole = respell(fold(shown)).text;
  const word =
    replacedWord(text, order, whole) ?? (latin ? elsewhereOf(text, whole, order, code) : undefined);
  const [swapped, set] = word ? [word, 'differ' as const] : (corrected(text, whole, order) ?? []);
  if (swapped && set && (set !== 'unknown' || !found)) {
    verdicts[swapped] = set;
    const rows = rowsOf(order, { ...buyer, [swapped]: wholeSaid(message) }, verdicts, message);
    return { verdict: set, parts: verdicts, rows };
  }
  if (found) {
    const kinds =
      code === 'KR' && order.street && buyer.street && roadAndLot(order.street.value, buyer.street.value);
    return {
      verdict: 'unknown',
      ...(kinds && !PARTS.some((part) => verdicts[part] === 'differ')
        ? { hint: 'kinds' as const }
        : found.near
          ? { hint: 'near' as const }
          : {}),
      ...tail,
      ...(townOnly ? { little: true as const } : {}),
      parts: verdicts,
      rows: rowsOf(order, buyer, verdicts, message),
    };
  }
  const little: (Little & { wish?: true }) | undefined =
    saidLittle(message, order, bare, code) ?? intended(message);
  if (!little) {
    if (!illegible(message)) return { verdict: 'none', parts: verdicts, rows: [] };
    const rows = rowsOf(order, { street: wholeSaid(message) }, verdicts, message);
    return { verdict: 'unknown', little: true, parts: verdicts, rows };
  }
  verdicts[little.part] = little.met;
  const span = spanOf(message, little);
  const raw = message.slice(...span);
  const rows = rowsOf(order, { [little.part]: { value: raw, raw, span } }, verdicts, message);
  if (little.met === 'differ') return { verdict: 'differ', parts: verdicts, rows };
  return {
    verdict: 'unknown',
    little: true,
    ...(little.wish ? { hint: 'wish' as const } : {}),
    parts: verdicts,
    rows,
  };
}

type Phones = (order: string, buyer: string) => Outcome;
function verdictsOf(order: Parts, found: Found | undefined, places: Places | undefined, phones: Phones) {
  const verdicts = {} as Record<Part, Outcome>;
  for (const part of PARTS) {
    const [a, b] = [order[part], found?.parts[part]];
    let met: Outcome = 'unknown';
    if (a && b) {
      if (part === 'name') met = meetNames(a.value, b.value).met;
      else if (part === 'phone') met = phones(a.value, b.value);
      else met = places?.[part] ?? 'unknown';
    }
    // Of two addresses nobody said which one counts: that neither is the order's can be known, that it is cannot.
    const open = found?.loose || found?.near;
    const unsure = found?.several || (open && (part === 'street' || part === 'unit'));
    verdicts[part] = unsure && met === 'agree' ? 'unknown' : met;
  }
  return verdicts;
}

/** All of a message as what was said of a part. */
const wholeSaid = (message: string) => ({ raw: message.trim() });

/** A doubt was settled as the order has it. */
function confirmed(part: Part, message: string, order: Parts, buyer: Parts, verdicts: Record<Part, Outcome>) {
  const parts = { ...verdicts, [part]: 'agree' as const };
  const said = { ...buyer, [part]: wholeSaid(message) };
  const others = PARTS.filter((p) => p !== part && buyer[p]).map((p) => parts[p]);
  const verdict: Outcome = others.includes('differ')
    ? 'differ'
    : others.includes('unknown')
      ? 'unknown'
      : 'agree';
  return { verdict, parts, rows: rowsOf(order, said, parts, message) };
}

const wholeOf = (block: string | ShipTo) => fold(typeof block === 'string' ? block : orderBlock(block)).text;
