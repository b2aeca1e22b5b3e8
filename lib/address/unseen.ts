// What an agreement must not overlook: the house next door, a change to what was not read, a number of the message that
// stands in nothing that was read and nowhere in the order, unless it plainly counts something else (a time, a price, a size, an order's number, the code of a door).
import type { Span } from './types.ts';

const number = /\d+(?:-\d+)*/g;
const otherBefore =
  /(?:订单|单号|尺码|密码|门禁|编号|货号|型号|身高|体重|order|tracking|size|code|buzz(?:er)?|gate|pin|주문|송장|비번|비밀번호|사이즈|카드|qq|微信|分机|ext\.?|내선|转)[^\d]{0,8}$|(?:\bnot|不是|别写?|\bnicht|\bpas|instead of|rather than)\s?(?:#|apt |unit |in |at )?$|[$€£¥₩@.:/]\s?$/u;
const otherBehind =
  /^(?:[.:/]\d|%|(?:호|동|층|번지|号楼?|室|栋|幢)?(?:이|가|은|는|로)?\s?(?:말고|아니|不对|错)|\s?(?:[点元块件天岁码斤克年月周次分双套盒箱包瓶米寸]|[日号](?=前|之前|到|左右|发|能|下午|上午|$)|公斤|[\u4e00-\u9fff]{2,3}[省市县]|시|원|개|일|분|명|세트|박스|년|월|주|번째|호선|pm\b|am\b|o'clock|dollars?|usd|days?|pcs|pieces|items|cm|kg|lbs?|mins?|minutes|hours?|weeks?|stars?|percent|uhr|euro))/u;

/** Somebody else is named, in letters that cannot be compared. */
export const renamed = /변경|바꿔|수정|改|换|\b(?:change|now|instead|update)\b/u;

/** The next house, or a change to something that was not read. */
export const away =
  /隔壁|旁边(?:那|的)|对面(?:那|的)|옆\s?(?:건물|집|동)|건너편|맞은편|\bnext door\b|\b(?:house|building|unit|place) behind\b|\bacross the (?:street|road|hall)\b|\bopposite (?:side|building|house)\b|(?:改成|改为|换成|换为)(?=[^\s,，。吧了!])|\d\s?[동층호](?:으로|로)\s?(?:변경|바꿔|수정)|(?:收件人|收货人|名字)(?:改|换)/u;

const plain = (s: string) => s.replace(/-/g, '');

/** Whether a message says such a thing, or a number that was neither read nor is the order's. `read` are offsets into the message. */
export function overlooked(message: string, text: string, order: string, read: Span[]): boolean {
  const own = new Set<string>();
  for (const [found] of order.matchAll(number)) {
    own.add(plain(found));
    for (const part of found.split('-')) own.add(part);
  }
  const all = plain(order.replace(/\s/g, ''));
  let rest = message;
  for (const [start, end] of read) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  // Where folding moved nothing the folded text is read, for its wide digits.
  const shown = text.length === message.length ? rest.replace(/\S/g, (c, at: number) => text[at] ?? c) : rest;
  if (away.test(shown)) return true;
  return [...shown.matchAll(number)].some((hit) => {
    const digits = plain(hit[0]);
    if (digits.length < 2 || own.has(digits) || (digits.length > 4 && all.includes(digits))) return false;
    if (hit[0].split('-').every((part) => own.has(part))) return false;
    const end = hit.index + hit[0].length;
    // A postcode right before its town.
    if (/^\d{3,6}$/.test(hit[0]) && read.some(([start]) => start === end)) return false;
    return (
      !otherBefore.test(shown.slice(Math.max(0, hit.index - 14), hit.index)) &&
      !otherBehind.test(shown.slice(end, end + 10))
    );
  });
}
