// Digits of a phone in a message that no phone's shape fits, beside the order's: its tail, its middle, seven digits apart.
import { compareMasked } from './mask.ts';
import type { OrderText } from './retell-order.ts';

const middle =
  /(?:中间(?:[四4]位)?|가운데\s?(?:번호|네?\s?자리)?|middle (?:four |4 )?digits)(?:是不是|是|为|는|가|은| are| is|:)?\s?$/u;

/** What stands before the last digits of a phone. */
const tailed =
  /(?:尾号|[后末][两二三四]位|最后(?:[两二三四]位)?|末尾|끝\s?(?:번호|자리)|뒷\s?(?:번호|자리)|(?:끝|뒤|마지막)\s?(?:두|세|네)\s?자리|끝자리|뒷자리|下\s?4\s?桁(?:は|が)?|\b(?:end(?:s|ing)?|last (?:two|three|four|2|3|4)(?: digits)?))(?:[은는이가]|是|为|:| in| with| is| are)?\s?$/u;

/** 555 0133 beside 555-0133; the digits that the order hides. */
export function phoneMark(text: string, at: number, end: number, found: string, order: OrderText) {
  const rest = /^\d{3}$/.test(found) ? /^[ .](\d{4})(?!\d)/.exec(text.slice(end)) : null;
  if (rest && order.phone.replace(/\D/g, '').endsWith(found + rest[1]))
    return { mark: '<P=>', end: end + rest[0].length };
  const hidden = middle.test(text.slice(Math.max(0, at - 12), at)) && order.phone.includes('*');
  return hidden ? { mark: '<P?>', end } : undefined;
}

/** The last digits of a phone, where they are said to be that: position by position. */
export function tailMark(text: string, at: number, found: string, order: OrderText): string | undefined {
  if (found.length < 2 || !order.phone || !tailed.test(text.slice(Math.max(0, at - 24), at)))
    return undefined;
  const met = compareMasked(order.phone.slice(-found.length), found, found.length);
  return { agree: '<P#>', differ: '<P!>', unknown: '<P?>' }[met];
}
