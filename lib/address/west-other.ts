// Another place, told by what the order cannot be: another number before its street, another street lived on, a state or
// a postcode that is not its own. What cannot be read as an address is asked this, word by word.
import type { Parts } from './types.ts';
import { filler, low, turned } from './west-account.ts';
import { wordsOf } from './west-tokens.ts';
import { directions, isSuffix, stateOf, talk } from './west-words.ts';

/** Another number before the order's street, and nothing but words of the order beside it: 1202 Fort. */
export function otherHouse(text: string, shown: string, order: Parts): boolean {
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
export function otherStreet(text: string, shown: string, order: Parts): boolean {
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
export function otherPlace(text: string, order: Parts, country: string): boolean {
  const [, state = '', zip = ''] = (order.region?.value ?? '').split('|');
  const said = [
    ...text.matchAll(
      /\b(?:zip|post ?code|postal code)(?: code)?(?: is| should be|'s|:|=)? ?([a-z\d]{3,8}(?: \d[a-z]{2})?)\b/g,
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
