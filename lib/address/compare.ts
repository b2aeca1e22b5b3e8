// Compares what an order shows with what its buyer writes, part by part. Three outcomes, and the overall rule:
// any part differs -> differ; every part the buyer said agrees -> agree; anything else -> unknown.

import { amended } from './amend.ts';
import { countryCode, readerFor, readerOf } from './countries.ts';
import { changedSpans } from './diff.ts';
import { findAddress, parseBlock } from './find.ts';
import { fold } from './fold.ts';
import { replacedWord } from './instead.ts';
import { withinKr } from './kr-regions.ts';
import { saidLittle, spanOf } from './little.ts';
import { bareName, compareNames } from './names.ts';
import { comparePhones } from './phones.ts';
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
    return { verdict: met, ...(met === 'unknown' ? { little: true as const } : {}), parts: verdicts, rows };
  }
  // A town or a district alone is where many live.
  const townOnly = said.join() === 'region' && !/\d/.test(buyer.region!.value);
  const unread = found?.unread || townOnly || input.message.length > longest;
  hedge(message, verdicts);
  // Seven cities have a 중구; the same house, door and phone in two of them is one receiver.
  const sure = (['phone', 'street', 'unit'] as const).every((part) => verdicts[part] === 'agree');
  if (
    sure &&
    code === 'KR' &&
    order.region &&
    buyer.region &&
    withinKr(order.region.value, buyer.region.value)
  )
    verdicts.region = 'agree';
  const met =
    found &&
    overall(
      said.map((part) => verdicts[part]),
      unread,
    );
  if (found && (met === 'agree' || met === 'differ'))
    return { verdict: met, parts: verdicts, rows: rowsOf(order, buyer, verdicts) };
  // Of what cannot be told, one word put in another's place tells it all the same.
  const swapped = replacedWord(fold(message).text, order, fold(shown).text);
  if (swapped) {
    verdicts[swapped] = 'differ';
    const raw = message.trim();
    const whole = { value: raw, raw, span: [0, message.length] as [number, number] };
    return {
      verdict: 'differ',
      parts: verdicts,
      rows: rowsOf(order, { ...buyer, [swapped]: whole }, verdicts),
    };
  }
  if (found) {
    const tail = said.length === 1 && /\*/.test(buyer.phone?.value ?? '');
    return {
      verdict: 'unknown',
      ...(townOnly || tail ? { little: true as const } : {}),
      parts: verdicts,
      rows: rowsOf(order, buyer, verdicts),
    };
  }
  const little = saidLittle(
    message,
    order,
    withoutPieces(shown, typeof block === 'string' ? order : {}),
    code,
  );
  if (!little) return { verdict: 'none', parts: verdicts, rows: [] };
  verdicts[little.part] = little.met;
  const span = spanOf(message, little);
  const raw = message.slice(...span);
  const rows = rowsOf(order, { [little.part]: { value: raw, raw, span } }, verdicts);
  if (little.met === 'differ') return { verdict: 'differ', parts: verdicts, rows };
  return { verdict: 'unknown', little: true, parts: verdicts, rows };
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

/** 518号还是5018号我忘了: who does not know the number has not said another one. */
function hedge(message: string, verdicts: Record<Part, Outcome>): void {
  if (!unsure.test(fold(message).text)) return;
  for (const part of ['street', 'unit'] as const) if (verdicts[part] === 'differ') verdicts[part] = 'unknown';
}
const unsure =
  /忘了|忘记了|记不[清得]|不记得|不确定|不太清楚|还是.{0,8}来着|기억이?\s?안|헷갈|확실하지|\b(?:not sure|can't remember|don't remember|cannot remember|i forg[eo]t)\b/u;

/** What only makes sense beside the order: its receiver's name and nothing else, or one number for another. */
function besideOrder(message: string, order: Parts, found: boolean): [Part, Outcome] | undefined {
  const text = fold(message).text.trim();
  const named = !found && order.name ? bareName(order.name.value, text) : undefined;
  if (named) return ['name', named];
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
