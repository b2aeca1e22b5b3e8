// Another place, told by what the order cannot be: another number before its street, another street lived on, a state or
// a postcode that is not its own. What cannot be read as an address is asked this, word by word.
import type { Outcome, Part, Parts } from './types.ts';
import { filler, low, turned } from './west-account.ts';
import { wordsOf } from './west-tokens.ts';
import { directions, isSuffix, postcodes, stateOf, talk } from './west-words.ts';

/** Another number before the order's street, and nothing but words of the order beside it: 1202 Fort. */
function otherHouse(text: string, shown: string, order: Parts): boolean {
  const [own, words] = [wordsOf(shown), wordsOf(text)];
  const street = new Set(wordsOf(low(order.street?.raw)).map((w) => w.w));
  if (!/^\d+[^|*]*\|/.test(order.street?.value ?? '') || words.length > 8) return false;
  const known = new Set(own.map((w) => w.w));
  const at = words.findIndex(
    (w, i) => /^\d{1,5}[a-z]?$/.test(w.raw) && words[i + 1] && street.has(words[i + 1]!.w),
  );
  if (at < 0 || directions.has(words[at + 1]!.w) || words[at + 1]!.raw.length < 4) return false;
  const strange = words.filter(
    (w, i) => i !== at && !known.has(w.w) && !filler.has(w.raw) && !talk.has(w.raw),
  );
  const same = [...known].some((w) => w.replace(/\D/g, '') === words[at]!.w.replace(/\D/g, ''));
  return !same && !strange.length && !(text.match(turned) ?? []).length;
}

/** I live on Robson Street now: another street than the one the order shows, none of its words the order's. */
function otherStreet(text: string, shown: string, order: Parts): boolean {
  const own = wordsOf(low(order.street?.raw)).filter((w) => /^[a-z]{3,}$/.test(w.w) && !isSuffix(w.w));
  if (!own.length || text.length > 120) return false;
  const known = new Set(wordsOf(shown).map((w) => w.w));
  const lived = /\b(?:i|we) (?:now |actually )?(?:live|moved|'ve moved)(?: now| over)? (?:on|at|to) /g;
  return [...text.matchAll(lived)].some((hit) => {
    const words = wordsOf(text.slice(hit.index + hit[0].length)).slice(0, 5);
    const at = words.findIndex((w, i) => i > 0 && isSuffix(w.w));
    const said = words.slice(/^\d/.test(words[0]?.raw ?? '') ? 1 : 0, at);
    return (
      at > 0 &&
      said.length > 0 &&
      said.every((w) => !w.stop && !talk.has(w.raw) && !filler.has(w.raw) && !known.has(w.w))
    );
  });
}

/** A state with its postcode, or a postcode under its label, that is not the order's. */
function otherPlace(text: string, order: Parts, country: string): boolean {
  const [, state = '', zip = ''] = (order.region?.value ?? '').split('|');
  const said = [
    ...text.matchAll(
      /\b(?:zip|post ?code|postal code|eircode)(?: code)?(?: is| should be|'s|:|=)? ?([a-z\d]{3,8}(?: \d[a-z]{2})?)\b/g,
    ),
  ].map((hit) => hit[1]!.replace(/\s/g, ''));
  const codes = said.filter((code) => /\d/.test(code));
  if (zip && !zip.includes('*') && codes.length && codes.every((code) => code !== zip)) return true;
  // Salem MA, not Oregon; SE22 not SE15.
  const [, wanted = '', denied = ''] =
    /\b([a-z]{1,2}\d{1,2}[a-z]?),? not ([a-z]{1,2}\d{1,2}[a-z]?)\b/.exec(text) ?? [];
  if (denied && zip.startsWith(denied) && !zip.startsWith(wanted) && zip.length === denied.length + 3)
    return true;
  const away = /\bnot (?:in )?([a-z]{2,}(?: [a-z]+)?)/.exec(text)?.[1]?.replace(' ', '_');
  if (state && away && stateOf(country, away) === state) return true;
  const words = wordsOf(text);
  // From Reno, NV 89501 to here: where the order's own postcode is said too, or a way is told, nothing is wished.
  if (/\bfrom\b/.test(text) || words.some((w) => zip && w.raw === zip)) return false;
  return words.some((w, i) => {
    const other = talk.has(w.raw) || w.raw === 'in' ? undefined : stateOf(country, w.raw);
    const next = words[i + 1];
    return Boolean(
      other &&
        state &&
        next &&
        ((other !== state && /^\d{3,5}$/.test(next.raw) && next.raw !== zip) || otherZip(zip, next.raw)),
    );
  });
}

/** A whole postcode that contradicts what the order shows of its own. */
const otherZip = (zip: string, said: string) =>
  /^\d{4,5}$/.test(said) && zip.length === said.length && [...zip].some((c, i) => c !== '*' && c !== said[i]);

/** OX4 2QT rather than OX4 2QX: of two postcodes one is left behind; whether the other is the order's. */
export function otherCode(text: string, order: Parts, country: string): Outcome | undefined {
  const zip = (order.region?.value ?? '').split('|')[2] ?? '';
  const shape = postcodes[country];
  if (!shape || !zip || zip.includes('*')) return undefined;
  const codes = [...text.matchAll(shape)].filter((hit) => !hit[0].includes('*'));
  const [first, second, more] = codes;
  if (!first || !second || more) return undefined;
  const [one, two] = [first, second].map((hit) => hit[0].replace(/[\s-]/g, '')) as [string, string];
  const between = text.slice(first.index + first[0].length, second.index);
  const lead = text.slice(Math.max(0, first.index - 24), first.index);
  const kept = /^[\s,(]*(?:and )?(?:not|rather than|instead of|no longer)\s(?:the )?$/.test(between);
  const turned = /^[\s,]*(?:->|→|should be|is wrong|to|but|it's|it is)/.test(between) && !/\bto $/.test(lead);
  if (one === two || (!kept && !turned) || (one !== zip && two !== zip)) return undefined;
  return (kept ? one : two) === zip ? 'agree' : 'differ';
}

const noStreet = /^(?:the|my|your|our|this|that|same|main|of|on|in|at|to|a|right|wrong|which|what)$/;
const noTown =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|i|english|advance|ups|usps|dhl|fedex|chat)$/;

/** Fig Street beside Fig Ave, in Boulder beside Denver: a road or a town that the order has not, where none was read. */
export function strangePlace(message: string, order: string): boolean {
  const known = new Set(wordsOf(order).map((w) => w.w));
  const words = wordsOf(message.toLowerCase());
  const capital = (w: { start: number; raw: string }) =>
    message.toLowerCase().length === message.length && /[A-Z]/.test(message[w.start]!) && !noTown.test(w.raw);
  const named = words.some((w, i) => {
    const name = words[i - 1];
    return (
      name &&
      isSuffix(w.w) &&
      capital(w) &&
      capital(name) &&
      !known.has(name.w) &&
      !filler.has(name.raw) &&
      !talk.has(name.raw)
    );
  });
  const road = words.some(
    (w, i) =>
      i > 0 &&
      isSuffix(w.w) &&
      !known.has(w.w) &&
      /^[a-z]{3,}$/.test(words[i - 1]!.raw) &&
      !filler.has(words[i - 1]!.raw) &&
      !noStreet.test(words[i - 1]!.raw) &&
      (known.has(words[i - 1]!.w) || !filler.has(w.raw)) &&
      !words.some(
        (own, k) => k > 0 && known.has(own.w) && isSuffix(own.w) && words[k - 1]!.w === words[i - 1]!.w,
      ),
  );
  const town = [...message.matchAll(/\b(?:in|at|from|near|to) ([A-Z][a-z]{2,}(?: [A-Z][a-z]+)*)/g)].some(
    (hit) =>
      wordsOf(hit[1]!.toLowerCase()).every(
        (w) => !known.has(w.w) && !noTown.test(w.raw) && !filler.has(w.raw),
      ),
  );
  return named || road || town;
}

/** The part of the order in whose place another town, house or street was said. */
export const elsewhereOf = (text: string, shown: string, order: Parts, code: string): Part | undefined =>
  otherPlace(text, order, code)
    ? 'region'
    : otherHouse(text, shown, order) || otherStreet(text, shown, order)
      ? 'street'
      : undefined;
