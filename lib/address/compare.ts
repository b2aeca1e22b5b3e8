// Compares what an order shows with what its buyer writes. The readers of the order's country take both apart and
// compare them part by part; what was learned of such messages weighs the whole and has the last word on the verdict. It
// agrees only where something of the order's own was said and it is sure; else nobody can tell.
import { countryCode, readerOf } from './countries.ts';
import { parseBlock } from './find.ts';
import {
  type Case,
  isMark,
  type Meaning,
  meaningOf,
  type Reading,
  speaksAgainst,
  type Verdict,
} from './meaning.ts';
import { type PairRead, type Question, readPair } from './read-pair.ts';
import { longest, receiverIn, retell } from './retell.ts';
import { groupsOf, joint } from './retell-denied.ts';
import { type Letter, orderText } from './retell-order.ts';
import { rowsOf } from './rows.ts';
import { type Comparison, type Outcome, PARTS, type Part } from './types.ts';
import { filler } from './west-account.ts';
import { talk } from './west-words.ts';

/** Below this chance nothing agrees that the readers did not find to agree. Chosen on pairs left out of the learning. */
const SURE = 0.8;
/** From this chance on what looks like a contradiction is taken for talk. Chosen likewise. */
const CERTAIN = 0.93;
/** Below this chance talk is no wish. */
const PLAIN = 0.7;

/** `weigh` = what was learned; another one is for learning it. */
export function compareAddress(input: Question, weigh: (one: Case) => Meaning = meaningOf): Comparison {
  const { hint, ...read } = readPair(input);
  const country = countryCode(input.country);
  const shown = typeof input.order === 'string' ? input.order : (input.order.address ?? '');
  // What no reader knows by heart, and what is longer than was learned from, is left to the readers.
  const own = readerOf(country, shown);
  if (!country || !own || own.script === 'any' || input.message.length > longest || unreadable(input.message))
    return read;
  const order = orderText(input.order, country);
  const tokens = retell(order, input.message, receiverIn(read));
  const reading = readingOf({ ...read, hint });
  const told = weigh({ tokens, hidden: order.masked, country, reading });
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

/** Words in letters that nobody here reads. */
const unreadable = (message: string) =>
  (message.match(
    /[^\p{Script=Han}\p{Script=Hangul}\p{Script=Latin}\p{Script=Hiragana}\p{Script=Katakana}\P{L}]/gu,
  )?.length ?? 0) >= 8;

/** What the readers said, as it is weighed. */
export const readingOf = ({ verdict, parts, rows, hint }: PairRead): Reading => ({
  verdict,
  parts,
  said: rows.filter((row) => row.buyer).map((row) => row.part),
  hint,
});

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
function decided(
  { verdict, chances }: Meaning,
  read: Reading,
  tokens: readonly string[],
  enough = 3,
): Verdict {
  const { hint } = read;
  if (hint === 'both' || hint === 'kinds' || (hint === 'wish' && verdict === 'none')) return 'unknown';
  // Two parts of a place that the readers found to agree do so, whatever else is told.
  if (read.verdict === 'agree' && placesIn(read.said) > 1) return 'agree';
  // Of what holds nothing of the order and nothing the readers know, a wish must be plain.
  if (verdict === 'unknown' && read.verdict === 'none' && chances.unknown < PLAIN && !tokens.some(isMark))
    return 'none';
  if (verdict !== 'agree' || read.verdict === 'agree') return verdict;
  if (hint === 'near') return 'unknown';
  if (read.parts.region === 'differ' && endsElsewhere(tokens)) return 'differ';
  const differs = read.verdict === 'differ';
  // In Latin letters a word left out of a road's name (Old Harbor Road) leaves no mark.
  const latin = tokens.every((token) => !/[\u4e00-\u9fff가-힣]/u.test(token));
  const told = pure(tokens) && (!latin || !read.said.includes('street') || read.parts.street === 'agree');
  if ((differs || !told) && bare(tokens, read.said, enough)) return read.verdict;
  // A town that the order does not name, or that is one of several.
  if (!differs && read.said.includes('region') && read.parts.region === 'unknown' && tokens.includes('<R?>'))
    return 'unknown';
  const one = plain(tokens, read.said);
  if (one && differs && strange(tokens)) return 'differ';
  const marks = tokens.filter((token) => isMark(token) && partOf(token));
  const phone = marks.some((mark) => mark.startsWith('<P'));
  if (read.parts.phone === 'differ' && phone && !marks.includes('<P=>')) return 'differ';
  if ((one || chances.agree < CERTAIN) && gainsaid(tokens, one)) return differs ? 'differ' : 'unknown';
  return chances.agree >= SURE && marks.some((mark) => !speaksAgainst(mark) && !mark.includes('?'))
    ? 'agree'
    : 'unknown';
}

/** 14 Victoria Road, Sheffield: behind the street stands a name, and nothing of the order's town. */
function endsElsewhere(tokens: readonly string[]): boolean {
  const end = tokens.findLastIndex((token) => /^<[SU]/.test(token));
  const town = /^[A-Z][a-z]{2,}/.test(tokens[end + 2] ?? '');
  return tokens[end + 1] === ',' && town && !tokens.some((token) => token.startsWith('<R'));
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

/** Whether a message holds nothing of a place but the order's own pieces. */
const pure = (tokens: readonly string[]): boolean =>
  !strange(tokens) &&
  !tokens.some((token) => isMark(token) && (speaksAgainst(token) || /[?%*≈]|^<#/.test(token)));

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
