// Whose a message is, as marks: every phone in it, the order's receiver by name, label or mask, and anybody else who is named
// where a receiver is.
import { type Folded, foldedSpan } from './fold.ts';
import { latinNames } from './latin-names.ts';
import { meetNames } from './name-compare.ts';
import { ownName } from './name-find.ts';
import { labelledNames } from './names.ts';
import { otherPersons } from './other-person.ts';
import { comparePhones, findPhones, withExtension } from './phones.ts';
import { blank } from './reader.ts';
import { maskedName, nameMark, nearlyName } from './retell-names.ts';
import { type OrderText, sign } from './retell-order.ts';

const alias =
  /(?<![가-힣])[가-힣]{1,3}맘(?:으로|이라고|은|이|입니다|이에요|인데)?(?![가-힣])|(?:별명|애칭|닉네임)(?!이?\s?(?:말고|아니|아닌))|(?<!不是|不用|别写)(?:外号|昵称|小名|花名)|\bnick ?names?\b/u;

/** A stretch of the message already known for what it is. */
export interface Spot {
  start: number;
  end: number;
  mark: string;
}

/** Where they stand in the folded message, in no order. `receiver` = whom the readers took for one, as it was written. */
export function whoIn(f: Folded, order: OrderText, message: string, receiver?: string): Spot[] {
  const spots: Spot[] = findPhones(f, order.country).map(({ piece, start, end }) => {
    const value = withExtension(order.phone, piece.value, f.text);
    const mark = order.phone ? `<P${sign[comparePhones(order.phone, value, order.country)]}>` : '<P+>';
    return { start, end, mark };
  });
  /** What was found first stays. */
  const add = (start: number, end: number, mark: string) => {
    if (!spots.some((spot) => start < spot.end && spot.start < end)) spots.push({ start, end, mark });
  };
  const met = (said: string) => nameMark(meetNames(order.name, said), order.name, said);
  const known = order.name && order.name.length <= 60;
  const own = known ? ownName(f, blank(f.text, spots, ','), order.name, order.text) : undefined;
  const there = own && foldedSpan(f, ...own.span);
  if (own && there) add(there.start, there.end, met(own.value));
  for (const { piece, start, end } of labelledNames(f, order.country))
    add(start, end, order.name ? met(piece.value) : '<N+>');
  const beside = receiver && order.name ? message.indexOf(receiver) : -1;
  const taken = beside < 0 ? undefined : foldedSpan(f, beside, beside + receiver!.length);
  if (taken) add(taken.start, taken.end, met(f.text.slice(taken.start, taken.end)));
  const shown = [
    [maskedName(order.name), '<N=>'],
    [nearlyName(order.name), '<N~>'],
  ] as const;
  for (const [shape, mark] of shown)
    for (const hit of shape ? f.text.matchAll(shape) : []) add(hit.index, hit.index + hit[0].length, mark);
  for (const name of latinNames(f.text, order.name))
    add(name.start, name.end, name.met === 'agree' ? '<N>' : '<N!>');
  if (order.name && !spots.some(({ mark }) => /^<[Nn]/.test(mark)))
    for (const { start, end } of otherPersons(f, order)) add(start, end, '<N!>');
  // 별명이에요: what somebody is called may be the receiver.
  if (alias.test(f.text)) for (const spot of spots) if (/^<[Nn]!>$/.test(spot.mark)) spot.mark = '<n?>';
  return spots;
}
