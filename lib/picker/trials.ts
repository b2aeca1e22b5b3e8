// Ways a field may be read where the owner points: places (selectors, cells under a header, labels) times sources (text,
// attribute, value, template). Nothing is believed here; fields.ts reads each with the engine itself.
import { findInRow } from '../reading/selector.ts';
import { fromAbove } from './above.ts';
import { besidePlaces } from './beside.ts';
import { cellPlaces } from './cells.ts';
import { type Ground, type Place, placesOf, type Trial } from './ground.ts';
import { locate, sampled } from './locate.ts';
import { atElement } from './plain.ts';

/** All trials for what was pointed at. */
export function trialsFor(ground: Ground): Trial[] {
  const { ask, row, rows, page } = ground;
  const { element } = ask;
  const out: Trial[] = [];
  const own: Place[] = [];
  if (!page && row.includes(element)) {
    if (row.length === 1) own.push({ where: {}, by: 'role', cost: 1 });
  } else own.push(...cellPlaces(element, ground));
  own.push(...placesOf(locate(element, row, rows, 10), page));
  const beside = besidePlaces(element, ground);
  // The first of two that are the same stays.
  fromKnown(own, ground, out);
  atElement(element, own, ground, out);
  if (beside.length > 0) atElement(element, beside, ground, out);
  fromAbove(ground, out);
  return out;
}

/** The file's own readers, where they were and at the new place. */
function fromKnown(own: readonly Place[], ground: Ground, trials: Trial[]): void {
  const { ask, row, rows } = ground;
  const { known } = ask;
  if (!known) return;
  const witnessed = known.witness ? { witness: known.witness } : {};
  for (const [i, from] of known.from.entries()) {
    if ('join' in from) continue;
    const { read } = from;
    // A part that is left out and stands nowhere any more would be read with the rest.
    const out = typeof read === 'object' && 'except' in read && !from.only ? read.except : [];
    const left = out.filter((css) => sampled(rows, row).some((one) => findInRow(one, css).length > 0));
    if (left.length === 0 && out.length > 0) continue;
    // One of them gone: what was pointed at is the surer.
    const partly = left.length < out.length ? 2.25 : 0;
    // A later reader stands in for the first: where the owner points is the better place.
    // What is told by an attribute may happen to be the text that was pointed at.
    const told = typeof read === 'object' && 'attr' in read && read.attr !== 'value';
    const later = i === 0 ? 0 : (known.either || known.agree) && !told ? i * 0.1 : 20;
    trials.push({
      reading: from,
      parse: known.parse,
      by: 'data',
      cost: later,
      doubt: -2 + partly,
      known: true,
      ...witnessed,
    });
    if (typeof read === 'object' && ('param' in read || 'url' in read)) continue;
    const { cell: _cell, at: _at, scope: _scope, nth: _nth, ...rest } = from;
    for (const { where, by, cost, witness } of own.slice(0, 6))
      trials.push({
        reading: { ...where, ...rest },
        parse: known.parse,
        by,
        cost,
        doubt: -1 + partly,
        known: true,
        ...(witness ? { witness } : {}),
      });
  }
}
