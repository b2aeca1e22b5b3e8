// Postcodes of letters and digits in a message, beside the order's.
import type { OrderText } from './retell-order.ts';

const codes: Record<string, RegExp> = {
  GB: /[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}(?![a-z\d])/y,
  CA: /[a-z]\d[a-z][ -]?\d[a-z]\d(?![a-z\d])/y,
  IE: /[a-z]\d[\dw]\s?[a-z\d]{4}(?![a-z\d])/y,
};
codes.NL = /\d{4}\s?[a-z]{2}(?![a-z\d])/y;
const ownCodes: Record<string, RegExp> = {
  GB: /(?<![a-z\d])[a-z]{1,2}[\d*][a-z\d*]?\s?[\d*][a-z*]{2}(?![a-z\d*])/,
  CA: /(?<![a-z\d])[a-z][\d*][a-z*][ -]?[\d*][a-z*][\d*](?![a-z\d*])/,
  IE: /(?<![a-z\d])[a-z]\d[\dw]\s?[a-z\d*]{4}(?![a-z\d*])/,
};
ownCodes.NL = /(?<![a-z\d])[\d*]{4}\s?[a-z*]{2}(?![a-z\d*])/;
/** The first half of a British postcode, alone: SW12. */
const outward = /[a-z]{1,2}\d{1,2}[a-z]?(?![a-z\d])/y;

/** The first half of a Canadian one: M4W. */
const area = /[a-z]\d[a-z](?![a-z\d])/y;

/** Dublin 12, Quận 1: a town's numbered quarter. */
const district = /(?<![a-z])(dublin|quan|phuong) (\d{1,2})(?!\d)/y;

/** A postcode of letters and digits, where the order shows one or a part of it. */
export function postcode(
  text: string,
  at: number,
  order: OrderText,
): { mark: string; end: number } | undefined {
  district.lastIndex = at;
  const quarter = /^(?:IE|VN)$/.test(order.country) ? district.exec(text) : null;
  if (quarter) {
    const own = new RegExp(`\\b${quarter[1]} (\\d{1,2})(?!\\d)`).exec(order.text)?.[1];
    const end = at + quarter[0].length;
    if (own) return { mark: Number(own) === Number(quarter[2]) ? '<R>' : '<R!>', end };
  }
  const shape = codes[order.country];
  if (!shape || /[a-z\d]/.test(text[at - 1] ?? '')) return undefined;
  // A**** of a masked name is no postcode.
  const place = [...order.text].map((c, i) => (/[NP]/.test(order.letters[i]!) ? ' ' : c)).join('');
  const own = ownCodes[order.country]!.exec(place)?.[0];
  if (!own) return undefined;
  const bare = (code: string) => code.replace(/[\s-]/g, '');
  shape.lastIndex = at;
  const found = shape.exec(text)?.[0];
  if (found) {
    const [a, b] = [bare(own), bare(found)];
    const met =
      a === b ? '#' : a.length === b.length && [...a].every((c, i) => c === '*' || c === b[i]) ? '*' : '!';
    // Where half of it is hidden, the halves that show may be of two lengths.
    const head = a.replace(/\*.*$/, '');
    return {
      mark: met === '!' && a.includes('*') && b.startsWith(head) ? '<R?>' : `<R${met}>`,
      end: at + found.length,
    };
  }
  if (order.country === 'CA' && /\b(?:postal|zip|code)\b[^\d,.]{0,16}$/.test(text.slice(0, at))) {
    area.lastIndex = at;
    const said = area.exec(text)?.[0];
    const shows = /^[a-z]\d[a-z]/.exec(own)?.[0];
    return said && shows ? { mark: said === shows ? '<R#>' : '<R!>', end: at + said.length } : undefined;
  }
  if (order.country !== 'GB') return undefined;
  outward.lastIndex = at;
  const half = outward.exec(text)?.[0];
  const shown = own.slice(0, bare(own).length - 3).trim();
  if (!half || shown.length < 2) return undefined;
  const end = at + half.length;
  if (half === shown) return { mark: '<R#>', end };
  // BS7 beside BS4: another part of the same town.
  const letters = (code: string) => /^[a-z]+/.exec(code)![0];
  return letters(half).length > 1 && letters(half) === letters(shown) && !shown.includes('*')
    ? { mark: '<R!>', end }
    : undefined;
}
