// A second opinion in Latin letters: where every word of a message is the order's or talk, what was read of its pieces
// no longer matters.
import { fold } from './fold.ts';
import { meetNames } from './name-compare.ts';
import { ownName } from './name-find.ts';
import { withoutPieces } from './reader.ts';
import { respell } from './spoken.ts';
import type { Outcome, Part, Parts, Piece } from './types.ts';
import { weigh } from './weigh.ts';
import { type Account, account } from './west-account.ts';

/** A second opinion on the whole message, but for its phone and its receiver, whom the order's name shows. */
export function everyWord(message: string, buyer: Parts, shown: string, order: Parts, code: string) {
  const rest = respell(fold(withoutPieces(message, buyer)));
  const own = buyer.name ? undefined : ownName(rest, rest.text, order.name?.value ?? '', fold(shown).text);
  const text = own ? respell(fold(withoutPieces(message, { ...buyer, name: own }))).text : rest.text;
  const full = account(text, respell(fold(shown)).text, order, code);
  return full && { ...full, ...(own ? { own } : {}) };
}

/** Everything that was said is the order's: its parts agree if they are enough. */
export function acceptAll(
  full: Account & { own?: Piece },
  order: Parts,
  buyer: Parts,
  verdicts: Record<Part, Outcome>,
  code: string,
) {
  const name = full.own ?? buyer.name;
  const people: Parts = { ...(name ? { name } : {}), ...(buyer.phone ? { phone: buyer.phone } : {}) };
  const found = { ...verdicts };
  if (full.own && order.name) found.name = meetNames(order.name.value, full.own.value).met;
  const met = weigh(order, people, found, false, code, full.weight);
  if (met !== 'agree')
    return Object.keys(buyer).length ? weigh(order, buyer, verdicts, false, code) : undefined;
  verdicts.name = found.name;
  for (const part of ['region', 'street', 'unit'] as const)
    verdicts[part] = full.said.has(part) ? 'agree' : 'unknown';
  return met;
}
