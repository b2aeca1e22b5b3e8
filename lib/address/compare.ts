// Compares what an order shows with what its buyer writes. The readers of the order's country take both apart and
// compare them part by part; what was learned of such messages weighs the whole and has the last word on the verdict. It
// agrees only where something of the order's own was said and it is sure; else nobody can tell.
import { countryCode, readerOf } from './countries.ts';
import { parseBlock } from './find.ts';
import { isMark, type Meaning, meaningOf, type Reading, speaksAgainst, type Verdict } from './meaning.ts';
import { type Question, readPair, rowsOf } from './read-pair.ts';
import { longest, retell } from './retell.ts';
import { groupsOf, joint } from './retell-denied.ts';
import { type Letter, orderText } from './retell-order.ts';
import { type Comparison, type Outcome, PARTS, type Part } from './types.ts';
import { filler } from './west-account.ts';
import { talk } from './west-words.ts';

/** Below this chance nothing agrees that the readers did not find to agree. Chosen on pairs nobody had learned from. */
const SURE = 0.8;

export function compareAddress(input: Question): Comparison {
  const read = readPair(input);
  const country = countryCode(input.country);
  const shown = typeof input.order === 'string' ? input.order : (input.order.address ?? '');
  // What no reader knows by heart, and what is longer than was learned from, is left to the readers.
  const own = readerOf(country, shown);
  if (!country || !own || own.script === 'any' || input.message.length > longest) return read;
  const order = orderText(input.order, country);
  const tokens = retell(order, input.message, receiverIn(read));
  const said = read.rows.filter((row) => row.buyer).map((row) => row.part);
  const reading: Reading = { verdict: read.verdict, parts: read.parts, said };
  const told = meaningOf({ tokens, hidden: order.masked, reading });
  const marks = tokens.filter((token) => isMark(token) && partOf(token));
  const verdict = decided(told, reading, tokens, country === 'JP' ? 2 : 3);
  if (verdict === read.verdict) return read;
  if (verdict === 'none') return { verdict, parts: allUnknown(), rows: [] };
  const parts = settledParts(verdict, read.parts, marks);
  const raw = input.message.trim();
  const block = parseBlock(input.order, country);
  const buyer = Object.fromEntries(read.rows.flatMap((r) => (r.buyer ? [[r.part, { raw: r.buyer }]] : [])));
  for (const part of PARTS) if (parts[part] !== 'unknown') buyer[part] ??= { raw };
  if (!Object.keys(buyer).length) buyer.street = { raw };
  const little = verdict === 'unknown' && read.verdict === 'none';
  return { verdict, ...(little ? { little } : {}), parts, rows: rowsOf(block, buyer, parts, raw) };
}

/** What the readers took for the receiver, as the buyer wrote it. */
export const receiverIn = (read: Comparison): string | undefined =>
  read.rows.find((row) => row.part === 'name')?.buyer;

const letters: Record<Letter, Part> = {
  N: 'name',
  P: 'phone',
  R: 'region',
  S: 'street',
  U: 'unit',
  O: 'street',
};
const partOf = (mark: string): Part | undefined =>
  letters[(/[NPRSUO]/.exec(mark.replace(/^<n/, '<N'))?.[0] ?? '') as Letter];

/**
 * What was learned against what the readers found, for the `tokens` of a message. `enough` = from so many parts of a place
 * on a bare address is the readers' own (in Japan, where the numbers stand in one chain, from two).
 */
export function decided(
  { verdict, chances }: Meaning,
  read: Reading,
  tokens: readonly string[],
  enough = 3,
): Verdict {
  // Two parts of a place that the readers found to agree do so, whatever else is told.
  if (read.verdict === 'agree' && placesIn(read.said) > 1) return 'agree';
  const differs = read.verdict === 'differ';
  if (verdict === 'unknown' && differs && plain(tokens, read.said)) return 'differ';
  if (verdict !== 'agree' || read.verdict === 'agree') return verdict;
  if (bare(tokens, read.said, enough)) return read.verdict;
  const one = plain(tokens, read.said);
  if (one && differs && strange(tokens)) return 'differ';
  const marks = tokens.filter((token) => isMark(token) && partOf(token));
  const phone = marks.some((mark) => mark.startsWith('<P'));
  if (read.parts.phone === 'differ' && phone && !marks.includes('<P=>')) return 'differ';
  if (gainsaid(tokens, one)) return differs ? 'differ' : 'unknown';
  return chances.agree >= SURE && marks.some((mark) => !speaksAgainst(mark)) ? 'agree' : 'unknown';
}

const placesIn = (said: readonly string[]) =>
  said.filter((part) => part !== 'name' && part !== 'phone').length;

const within = /^<[RSUO][^>]*>$/;
/** Where the first and the last mark of a place stand. */
const placed = (tokens: readonly string[]): [first: number, last: number] => [
  tokens.findIndex((token) => within.test(token)),
  tokens.findLastIndex((token) => within.test(token)),
];

/** One address and no second word about it: the readers compared it piece by piece. */
function plain(tokens: readonly string[], said: readonly string[]): boolean {
  const [first, last] = placed(tokens);
  const inside = tokens.slice(first, last + 1);
  const words = inside.filter((token) => !isMark(token) && !joint.test(token)).length;
  return (
    placesIn(said) > 1 &&
    words < 8 &&
    !inside.some((token) => token.startsWith('<-') || /^[!?;。]$/u.test(token))
  );
}

/** Nothing but an address: the readers took every piece of it apart, and no talk says what is meant by it. */
function bare(tokens: readonly string[], said: readonly string[], enough: number): boolean {
  // A number in it that was taken for a day or a measure may be a house.
  if (placesIn(said) < enough && !tokens.includes('0')) return false;
  const [first, last] = placed(tokens);
  const outside = [...tokens.slice(0, first), ...tokens.slice(last + 1)];
  return outside.filter((token) => !isMark(token) && token !== '0' && !joint.test(token)).length < 2;
}

/** What may stand in the middle of an address without being part of it. */
const between = /^[에은는이가을를도요로으인데고의的在是住那个就和、，。()~"'「」]$/u;

/** Whether in the middle of the address stands what the order does not have: 甲 before its number, another road. */
function strange(tokens: readonly string[]): boolean {
  return tokens
    .slice(...placed(tokens))
    .some(
      (token) =>
        !isMark(token) &&
        !joint.test(token) &&
        !between.test(token) &&
        !filler.has(token) &&
        !talk.has(token),
    );
}

/** Whether something that is not the order's was said, and nothing of the order's in its place later on. */
function gainsaid(tokens: readonly string[], one: boolean): boolean {
  const groups = groupsOf(tokens);
  return groups.some((group, g) =>
    group.some((at) => {
      const mark = tokens[at]!;
      // A number the order does not have, in the middle of its address.
      const stray = /^<[#%]\d>$/.test(mark) && group.length > 2;
      if (mark.startsWith('<-') || !(speaksAgainst(mark) || stray)) return false;
      if (one) return true;
      const part = partOf(mark) ?? (/let/.test(mark) ? 'unit' : 'street');
      const later = groups.slice(g + 1).flat();
      const number = /[~x#]/.test(mark);
      return !later.some((i) => {
        const token = tokens[i]!;
        return partOf(token) === part && !speaksAgainst(token) && (!number || token.includes('#'));
      });
    }),
  );
}

const allUnknown = (): Comparison['parts'] => ({
  name: 'unknown',
  phone: 'unknown',
  region: 'unknown',
  street: 'unknown',
  unit: 'unknown',
});

/** The parts, so that they do not gainsay the verdict. */
function settledParts(verdict: Outcome, read: Comparison['parts'], marks: string[]): Comparison['parts'] {
  const parts = { ...read };
  const against = new Set(marks.filter(speaksAgainst).map(partOf));
  const own = new Set(marks.filter((mark) => !speaksAgainst(mark) && !/[*?≈]/.test(mark)).map(partOf));
  if (verdict === 'differ') {
    const apart = PARTS.filter((part) => against.has(part) && parts[part] !== 'agree');
    for (const part of apart) parts[part] = 'differ';
    if (!PARTS.some((part) => parts[part] === 'differ')) {
      const open = (['street', 'unit', 'region', 'name', 'phone'] as const).find((p) => parts[p] !== 'agree');
      parts[open ?? 'street'] = 'differ';
    }
    return parts;
  }
  for (const part of PARTS) {
    if (verdict === 'agree' && own.has(part) && !against.has(part)) parts[part] = 'agree';
    else if (parts[part] === 'differ') parts[part] = 'unknown';
  }
  return parts;
}
