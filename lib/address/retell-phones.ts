// Digits of a phone in a message that no phone's shape fits, beside the order's: its tail, its middle, seven digits apart.
import { compareMasked } from './mask.ts';
import type { OrderText } from './retell-order.ts';

/** What ends so and is no phone: an order, a card, a parcel. */
const other =
  /(?:单号?|运单|物流|快递|订单|卡号?|账号|주문(?:\s?번호)?|송장(?:\s?번호)?|운송장(?:\s?번호)?|카드|계좌|\b(?:order|tracking|invoice|card|account|parcel)(?: number| no\.?| #)?)[^\d]{0,6}$/u;

const middle =
  /(?:中间(?:[四4]位)?|가운데\s?(?:번호|네?\s?자리)?(?:가|는)?|middle (?:four |4 )?digits)(?:是不是|是|为|는|가|은| are| is|:)?\s?$/u;

/** What stands before the last digits of a phone. */
const tailed =
  /(?:尾号|[后末][两二三四][位码]|最后(?:[两二三四]位)?|末尾|끝\s?(?:번호|자리)|번호\s?끝|뒷\s?(?:번호|자리)|(?:끝|뒤|마지막)\s?(?:두|세|네)\s?자리|끝자리|뒷자리|下\s?4\s?桁(?:は|が)?|(?:finit|se termine|termina|endet|endend) (?:par|en|em|com|in|auf)|\b(?:end(?:s|ing)?|last (?:two|three|four|2|3|4)(?: digits)?(?: of (?:my|the) (?:phone |mobile |cell )?(?:number|phone|mobile|cell))?))(?:[은는이가]|是|为|:| in| with| is| are)?\s?$/u;

const extended =
  /(?:\bext(?:ension|n)?\.?(?: is| number| no\.?)?|分机号?|转|내선(?:\s?번호)?)(?:是|为|은|는)?[\s:#]{0,2}$/u;
const ownExtension = /(?:\bext(?:ension)?\.?|分机号?|内线|내선(?:\s?번호)?|转)[\s:#]{0,2}(\d{1,6})/u;
const areaCode = /\barea code(?: (?:on|of|for) (?:my|the) (?:phone|number))?(?: is|'s|:)?\s$/;

/** 555 0133 beside 555-0133; the digits that the order hides. */
export function phoneMark(text: string, at: number, end: number, found: string, order: OrderText) {
  const rest = /^\d{3}$/.test(found) ? /^[ .](\d{4})(?!\d)/.exec(text.slice(end)) : null;
  if (rest && order.phone.replace(/\D/g, '').endsWith(found + rest[1]))
    return { mark: '<P=>', end: end + rest[0].length };
  const extension = extended.test(text.slice(Math.max(0, at - 16), at));
  const own = extension ? (ownExtension.exec(order.text)?.[1] ?? order.phone.split('-')[1]) : undefined;
  if (own) return { mark: own === found ? '<P#>' : '<P!>', end };
  if (areaCode.test(text.slice(Math.max(0, at - 36), at)) && order.phone) {
    const met = compareMasked(order.phone.replace(/[^\d*]/g, '').slice(0, found.length), found, found.length);
    return { mark: { agree: '<P#>', differ: '<P!>', unknown: '<P?>' }[met], end };
  }
  const hidden = middle.test(text.slice(Math.max(0, at - 12), at)) && order.phone.includes('*');
  return hidden ? { mark: '<P?>', end } : undefined;
}

/** Whether a number ends an order's, a card's or a parcel's number. */
export function endsOther(text: string, at: number): boolean {
  const ahead = text.slice(Math.max(0, at - 36), at);
  const said = tailed.exec(ahead);
  return said !== null && other.test(ahead.slice(0, said.index));
}

/** The last digits of a phone, where they are said to be that: position by position. */
export function tailMark(text: string, at: number, found: string, order: OrderText): string | undefined {
  const behind =
    /^,? (?:(?:are|is|being) )?(?:the |my )?last (?:four|4)\b|^\s?(?:끝\s?번호|끝\s?자리|뒷\s?번호|뒷\s?자리|로\s?끝나)/.test(
      text.slice(at + found.length),
    );
  if (found.length < 2 || !order.phone || !(behind || tailed.test(text.slice(Math.max(0, at - 24), at))))
    return undefined;
  const met = compareMasked(order.phone.slice(-found.length), found, found.length);
  return { agree: '<P#>', differ: '<P!>', unknown: '<P?>' }[met];
}
