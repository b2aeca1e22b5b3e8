// What was learned of a message against what the readers found: which verdict stands. An agreement is doubted by everything
// that may stand against it; the first doubt that holds decides.
import { endsElsewhere, endsInSmall, misnamed, otherKind, otherTown, townAhead } from './elsewhere.ts';
import { isMark, type Meaning, type Reading, speaksAgainst, type Verdict } from './meaning.ts';
import type { Reader } from './reader.ts';
import { groupsOf } from './retell-denied.ts';
import { disowned, onlyDenied, righted, saidOtherwise, sentAway, tookPlace } from './taken-back.ts';
import {
  bare,
  beside,
  contradicted,
  fits,
  fitsShown,
  foreignName,
  gainsaid,
  inDistrict,
  nearElsewhere,
  otherReceiver,
  partOf,
  placesIn,
  plain,
  pure,
  strange,
  unreadNumber,
  unreadRoad,
} from './vetoes.ts';

/** Below this chance nothing agrees that the readers did not find to agree; chosen on pairs never learned from. */
const CERTAIN = 0.88;
/** The same where something speaks against it, or a word that is not the order's stands within its address. */
const FIRM = 0.93;
/** From this chance on another place is one, against the readers, too. */
const SURE = 0.8;
/** From this chance on the order's own agrees, where nothing but another one was denied beside it. */
const RIGHTED = 0.65;
/** From this chance on what is contradicted differs. */
export const HINTED = 0.3;
/** Below this chance two readings are not trusted. */
const EVEN = 0.5;
/** Below this chance talk is no wish. */
const PLAIN = 0.7;

/** Whether an order in such letters is read as a Western one. */
export const inLatin = (script: Reader['script']): boolean => script === 'latin' || script === 'any';

/**
 * What was learned against what the readers found, for the `tokens` of a message. `enough` = from so many parts of a place
 * on a bare address is the readers' own (in Japan, where the numbers stand in one chain, from two). `script` = in whose
 * letters the order is written: `any` = nobody here knows that country's customs, and no word of an address agrees that the
 * order does not have. `named` = every word of the order's street was said. `settles` = the
 * order says which of several districts of one name it means.
 */
export function decided(
  { verdict, chances }: Meaning,
  read: Reading,
  tokens: readonly string[],
  {
    script,
    enough,
    named,
    settles,
  }: { script: Reader['script']; enough: number; named: boolean; settles: boolean },
): Verdict {
  const { hint } = read;
  // One address over several lines is no second one, where all of it is the order's.
  if (hint === 'both') {
    const own = tokens.every((token) => !isMark(token) || !(speaksAgainst(token) || /[?%*]/.test(token)));
    if (chances.agree >= EVEN && (pure(tokens) || ((own || fitsShown(tokens)) && chances.agree >= FIRM)))
      return 'agree';
    return chances.differ >= SURE && gainsaid(tokens, false) ? 'differ' : 'unknown';
  }
  if (hint === 'kinds' || (hint === 'wish' && verdict === 'none')) return 'unknown';
  // 22 Queen St East in Hastings: nobody here knows whether that is another town; nor what an unread number is.
  const open =
    read.verdict !== 'agree' &&
    read.parts.region !== 'differ' &&
    (endsElsewhere(tokens, ',') || endsInSmall(tokens));
  if (
    verdict === 'agree' &&
    (open || endsElsewhere(tokens, 'in') || unreadNumber(tokens) || unreadRoad(tokens))
  )
    return 'unknown';
  const either = verdict === 'agree' || read.verdict === 'agree';
  if (either && (misnamed(tokens) || otherTown(tokens) || otherKind(tokens) || otherReceiver(tokens)))
    return 'differ';
  if (verdict === 'agree' && !inLatin(script) && foreignName(tokens)) return 'unknown';
  const town = either && townAhead(tokens);
  if (town) return town;
  if (either && (sentAway(tokens) || tookPlace(tokens))) return 'differ';
  if (verdict === 'agree' && onlyDenied(tokens)) return chances.agree < FIRM ? 'differ' : 'unknown';
  // Two parts of a place that the readers found to agree do so, unless it was plainly told otherwise.
  const other = saidOtherwise(tokens);
  const doubted =
    chances.agree < EVEN &&
    (chances.unknown > EVEN ||
      (chances.differ > CERTAIN && tokens.some((token) => isMark(token) && speaksAgainst(token))) ||
      (chances.differ > EVEN && other) ||
      groupsOf(tokens).length === 1);
  if (read.verdict === 'agree' && placesIn(read.said) > 1)
    return !doubted ? 'agree' : chances.differ >= SURE || contradicted(tokens) ? 'differ' : 'unknown';
  // Of what holds nothing of the order and nothing the readers know, a wish must be plain.
  const doubt = beside(tokens) ? EVEN : PLAIN;
  if (verdict === 'unknown' && read.verdict === 'none' && chances.unknown < doubt && !tokens.some(isMark))
    return 'none';
  // All that was said lies under the mask.
  const said = tokens.filter(isMark);
  if (
    verdict === 'differ' &&
    read.verdict === 'unknown' &&
    said.length &&
    (said.every((mark) => /^<[NP]\?>$/.test(mark)) ||
      (chances.differ < SURE &&
        said.some((mark) => /^<\?\d>$/.test(mark)) &&
        said.every((mark) => /^<(?:\?\d|[SR]=*)>$/.test(mark))))
  )
    return 'unknown';
  // The order's own receiver or phone, and nothing of a place.
  const whose = said.filter(partOf);
  if (verdict === 'agree' && whose.length > 0 && whose.every((mark) => /^<(?:N=|P[=#])>$/.test(mark)))
    return beside(tokens) ? 'unknown' : 'agree';
  // Where nobody knows a country's customs, a number and a lane that changed places are no slip of the writer.
  const turned = script === 'any' && tokens.includes('<ord>');
  if (verdict === 'agree' && read.verdict === 'agree' && gainsaid(tokens, false))
    if (turned || chances.agree < FIRM) return 'unknown';
  if (verdict === 'agree' && chances.agree < FIRM && disowned(tokens))
    return read.verdict === 'differ' ? 'differ' : 'unknown';
  if (verdict !== 'agree' || read.verdict === 'agree') return verdict;
  const near = hint === 'near' && !(chances.agree >= SURE && pure(tokens) && nearElsewhere(tokens));
  if (near || (script === 'any' && strange(tokens.filter((token) => token.length > 1)))) return 'unknown';
  if (read.parts.region === 'differ' && (endsElsewhere(tokens, ',') || endsElsewhere(tokens, '')))
    return 'differ';
  const differs = read.verdict === 'differ';
  // In Latin letters a word left out of a road's name (Old Harbor Road) leaves no mark.
  const latin = inLatin(script);
  const told =
    pure(tokens) && (!latin || named || !read.said.includes('street') || read.parts.street === 'agree');
  const masked = chances.agree >= EVEN && (fits(tokens) || (chances.agree >= FIRM && fitsShown(tokens)));
  // 我在鼓楼区，中央路201号 beside 南京市鼓楼区中央路201号.
  const settled = settles && chances.agree >= SURE && inDistrict(tokens);
  if (read.verdict === 'unknown' && (masked || settled)) return 'agree';
  if (((differs && latin && !named) || !told) && bare(tokens, read.said, enough)) return read.verdict;
  // A town that the order does not name, or that is one of several.
  if (!differs && read.said.includes('region') && read.parts.region === 'unknown' && tokens.includes('<R?>'))
    return 'unknown';
  const one = plain(tokens, read.said);
  if (one && differs && strange(tokens)) return 'differ';
  const marks = tokens.filter((token) => isMark(token) && partOf(token));
  const phone = marks.some((mark) => mark.startsWith('<P'));
  if (read.parts.phone === 'differ' && phone && !marks.includes('<P=>')) return 'differ';
  // 荣昌广场 beside 荣昌花园, and nothing else said: the other name counts.
  const renamed = one && tokens.includes('<S!>') && chances.agree < SURE;
  if ((one || chances.agree < FIRM) && gainsaid(tokens, one))
    return differs || renamed || chances.differ >= HINTED ? 'differ' : 'unknown';
  // What the order does not have stands in the middle of it: 나동 before its door.
  const clear = !latin && !differs && pure(tokens) && marks.length > 2;
  // What was denied beside the order's own is no doubt.
  const odd = strange(tokens);
  const sure = righted(tokens) ? (odd ? CERTAIN : RIGHTED) : odd ? FIRM : clear ? SURE : CERTAIN;
  const own = marks.some((mark) => !speaksAgainst(mark) && !mark.includes('?'));
  return chances.agree >= sure && own ? 'agree' : 'unknown';
}
