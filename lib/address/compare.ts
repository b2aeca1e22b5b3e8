// Compares what an order shows with what its buyer writes. The readers of the order's country take both apart and
// compare them part by part; what was learned of such messages weighs the whole and has the last word on the verdict. It
// agrees only where something of the order's own was said and it is sure; else nobody can tell.
import { countryCode, readerOf } from './countries.ts';
import { decided, HINTED, inLatin } from './decide.ts';
import { parseBlock } from './find.ts';
import { illegible } from './foreign.ts';
import { asksHow, landmark } from './intent.ts';
import { type Case, isMark, type Meaning, meaningOf, type Reading, speaksAgainst } from './meaning.ts';
import { type PairRead, type Question, readPair } from './read-pair.ts';
import { longest, receiverIn, retell } from './retell.ts';
import { orderText } from './retell-order.ts';
import { onePlace } from './retell-regions.ts';
import { namesStreet } from './retell-street.ts';
import { allUnknown, rowsOf, saidOf, settledParts } from './rows.ts';
import { asksShop } from './shop-asked.ts';
import type { Comparison } from './types.ts';
import { contradicted, partOf, pure } from './vetoes.ts';

/** `weigh` = what was learned; another one is for learning it. */
export function compareAddress(
  input: Question,
  weigh: (one: Case) => Meaning | undefined = meaningOf,
): Comparison {
  const { hint, ...read } = readPair(input);
  const country = countryCode(input.country);
  const shown = typeof input.order === 'string' ? input.order : (input.order.address ?? '');
  // What no reader knows by heart, and what is longer than was learned from, is left to the readers.
  const own = readerOf(country, shown);
  if (!country || !own || input.message.length > longest || illegible(input.message)) return read;
  const order = orderText(input.order, country);
  const tokens = retell(order, input.message, receiverIn({ ...read, hint }));
  const reading = readingOf({ ...read, hint });
  const told = weigh({ tokens, hidden: order.masked, country, reading });
  if (!told) return read;
  const marks = tokens.filter((token) => isMark(token) && partOf(token));
  const named = inLatin(own.script) && namesStreet(order, input.message);
  const enough = country === 'JP' ? 2 : 3;
  const weighed = decided(told, reading, tokens, {
    script: own.script,
    enough,
    named,
    settles: onePlace(order),
  });
  const open = read.verdict === 'differ' || told.chances.differ >= HINTED ? 'differ' : 'unknown';
  const settled = weighed === 'agree' && contradicted(tokens) ? open : weighed;
  const block = parseBlock(input.order, country);
  // 房号2011 beside a room hidden whole.
  const room =
    settled === 'differ' &&
    reading.said.join() === 'unit' &&
    tokens.filter(isMark).every((mark) => /^<\?\d>$/.test(mark)) &&
    /\*{3,}\S?$/.test(block.unit?.raw ?? '');
  const asks = settled === 'unknown' && !marks.length && asksHow(input.message);
  // Whichever of two bare addresses is the order, they differ.
  const apart =
    settled === 'unknown' && read.verdict === 'differ' && !pure(tokens) && nothingElse(read, input.message);
  const shop = asksShop(input.message);
  const near = settled === 'none' && !marks.length && landmark(input.message);
  const verdict = asks || shop ? 'none' : near ? 'unknown' : room ? 'unknown' : apart ? 'differ' : settled;
  if (verdict === read.verdict) return read;
  // Beside a block of which no place could be read, none differs.
  const blind =
    !block.region &&
    !block.unit &&
    (!block.street || !(inLatin(own.script) || /[\d*〇一二三四五六七八九十]/u.test(block.street.raw)));
  if (verdict === 'differ' && blind && !marks.some((mark) => /^<[NPn]/.test(mark) && speaksAgainst(mark)))
    return read;
  if (verdict === 'none') return { verdict, parts: allUnknown(), rows: [] };
  const parts = settledParts(verdict, read.parts, marks);
  const buyer = saidOf(block, read, parts, input.message, country);
  const little = verdict === 'unknown' && read.verdict === 'none';
  return { verdict, ...(little ? { little } : {}), parts, rows: rowsOf(block, buyer, parts, input.message) };
}

/** Whether the readers took every word of a message for a piece of an address. */
const nothingElse = ({ rows }: Comparison, message: string): boolean =>
  rows.filter((row) => row.buyer).length > 2 &&
  !/[\p{L}\d]/u.test(rows.reduce((rest, row) => rest.replace(row.buyer ?? '', ' '), message));

/** What the readers said, as it is weighed. */
export const readingOf = ({ verdict, parts, rows, hint }: PairRead): Reading => ({
  verdict,
  parts,
  said: rows.filter((row) => row.buyer).map((row) => row.part),
  hint,
});
