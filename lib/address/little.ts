// What says too little to compare: a lone city, a road without its number, an estate's name, a locker. It is `unknown`
// where it fits the order or nobody can say, `differ` where another place is plainly the one to send to, and nothing at
// all in a question (能发杭州吗) or in talk of somebody else's town.

import { regionFrom as regionCn } from './cn-parts.ts';
import { compareRegionCn, readRegionCn } from './cn-regions.ts';
import { countryCode } from './countries.ts';
import { fold } from './fold.ts';
import { compareRegionKr, readRegionKr } from './kr-regions.ts';
import { regionFrom as regionKr } from './kr-sight.ts';
import type { Outcome, Part, Parts, Span } from './types.ts';
import { wordsOf } from './west-tokens.ts';
import { isCountry, isDirection, isSuffix, stateOf, talk, units } from './west-words.ts';

export interface Little {
  part: Part;
  met: Outcome;
  /** Where it stands in the message, folded. */
  start: number;
  end: number;
}

/** Longer messages tell stories. */
const longest = 200;

const asks =
  /[?]|吗|么(?!么)|多久|几天|多少|什么时候|能不能|可不可以|能否|是否|包邮|运费|哪|나요|까요|는가요|은가요|인가요|되나|되는지|얼마|언제|며칠|어디|\b(?:how|when|what|where|why|which|do you|does|did you|is there|are there|any chance|can i|can you ship|could i|would it)\b/u;
/** 是杭州对吧, 강남 맞죠, can you send it: asked, and said all the same. */
const saysSo =
  /对[吧吗么]|没错吧|是吧|改寄|改[成到为]|换[成到]|맞(?:나|죠|지|는)|(?:가|와|보내|받아)야\s?(?:되|돼|하|해|할)|(?:보내|바꿔|변경해)\s?(?:주|줄)|\b(?:can|could|would) you (?:please )?(?:send|ship|deliver|mail|forward|change|post|redirect|reroute) (?:it|this|that|them|my|the)\b|\bright\s?\?/u;

const locker =
  /(?:放|送|寄|发|存|搁|投|交)(?:到|在|去|进|给|往)?[^,，。]{0,10}?(?:丰巢|快递柜|自提柜|智能柜|菜鸟|驿站|自提点|代收点|便利店|小卖部|超市|水果店|药店)|(?:丰巢|快递柜|自提柜|菜鸟驿站|驿站|代收点|便利店|小卖部|超市)[^,，。]{0,4}(?:放|收|代收|就行|就好|自提)/u;
const lockerKr =
  /(?:편의점|cu|gs25|세븐일레븐|이마트24|무인\s?택배함|택배함|무인함|슈퍼|마트|세탁소|약국)(?:에|으?로|에다|앞에)?\s?(?:좀\s?)?(?:맡겨|보내|두|놔|놓|넣|배송|부탁)/u;
const lockerEn =
  /\b(?:leave|drop|put|send|deliver|ship)\b[^.?!\n]{0,30}\b(?:locker|parcel shop|pick-?up point|post office|7-?eleven|corner shop|gas station|convenience store|access point|parcelshop|pharmacy|store (?:on|at|next|across)|shop (?:on|at|next|across)|walgreens|walmart|mailbox place)\b|\b(?:leave|drop|deliver)\b[^.?!\n]{0,20}\bto the [a-z]+ (?:on|at|around) the corner\b/;

const sendCn =
  /(?:寄|发|送|邮)(?:到|往|去|至|给)|(?<!什么)(?:改|换|搬)(?:成|到|去|为|寄)|收货(?:地|在|地址)|地址[^,，。]{0,4}[在是]|(?:请|麻烦|直接|还是)(?:寄|发|送)/u;
const dwellCn =
  /收货|收件|[寄送邮]|(?:^|[,，。\s]|请|麻烦|帮忙|直接)发(?![货票现错了过])|发(?:到|往|给|去)|地址|住|家在|人在|我们?(?:现在|这边|家)?[在是]|这边|那边|附近|就是|那个|[的这]$/u;
const othersCn =
  /那家店|倒闭|物流|快递员|朋友|同事|听说|你们?(?:店|家|那|在|是)|他|她|出差|仓|店铺|产地|发货地/u;
const sendKr =
  /(?:으?로|에)\s?(?:좀\s?)?(?:보내|배송|발송|부쳐|부탁|바꿔|변경|해\s?주|가야|와야|보내야|써야|적어야|고쳐|수정)|이사|주소(?:는|가)|배송지(?:는|가|를)/u;
const dwellKr =
  /삽|거주|동네|주민|맞|습니다|이고|살|사는|보내|배송|쪽|근처|거기|주소|이에요|예요|에요|입니다|이요|있어|동네/u;
const othersKr = /허브|터미널|물류|멈춰|도착|친구|판매자|사장님|매장|출장|여행/u;
const sendEn =
  /\b(?:ship(?:ped)?|send|sent|deliver(?:ed)?|mail(?:ed)?|forward(?:ed)?|post|redirect|reroute|moved|change[d]?(?: it| the city| the address)?|(?:it|this|that|order|parcel|package)(?:'s| is| should| must)? (?:goes|going|go))\b(?: (?:it|this|that|them|these|everything|back|over|the [a-z]+|my [a-z]+))? (?:to|in)(?: (?:my|our|the) [a-z']+(?: [a-z]+)? in)? +$/;
const dwellEn =
  /\b(?:live|living|address|ship|send|deliver|mail|at|in|on|near|house|flat|apartment|building|place|it's|is|going|goes|to|off|by)\b/;
/** Words of living or sending, after which a town needs no capital. */
const livesEn = /\b(?:live|living|address|ship|send|deliver|mail|house|flat|apartment|building)\b/;
const othersEn =
  /\b(?:tracking|transit|shows|stuck|update|friend|cousin|seller|store in|factory|warehouse|visiting|trip|travel|holiday|made in)\b/;

/** The piece a message says and nothing more, or undefined. */
export function saidLittle(
  message: string,
  order: Parts,
  shown: string,
  country: string,
): Little | undefined {
  if (message.length > longest) return undefined;
  const f = fold(message);
  const { text } = f;
  if (asks.test(text) && !saysSo.test(text)) return undefined;
  const spot = (part: Part, hit: { index: number; 0: string } | null): Little | undefined =>
    hit ? { part, met: 'unknown', start: hit.index, end: hit.index + hit[0].length } : undefined;
  return (
    (/\p{Script=Hangul}/u.test(text) ? inKorean(text, order, shown) : undefined) ??
    (/\p{Script=Han}/u.test(text) ? inChinese(text, order, shown, country) : undefined) ??
    (/[a-z]{3}/.test(text) ? inLatin(f.raw, text, order, shown, country) : undefined) ??
    spot('street', locker.exec(text) ?? lockerKr.exec(text) ?? lockerEn.exec(text)) ??
    spot('street', elsewhere.exec(text))
  );
}

/** Words of place in letters nobody here reads. */
const elsewhere =
  /(?:ที่อยู่|บ้านเลขที่|ถนน|ซอย|แถว|ส่งที่|ส่งไป|แขวง|เขต)\S*|\S*(?:მისამართ|ქუჩ|გამზირ)\S*|(?:адрес|улиц|ул\.|дом|город|проспект|живу|квартир)\S*|(?:عنوان|شارع|مدينة|حي)\S*|(?:住所|お?届け先|宛)\S*/u;

/** Prefectures and great cities of Japan, as one sends something to them. */
const inJapan = new RegExp(
  `(${fold('北海道|青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|東京|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|京都|大阪|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄|札幌|仙台|横浜|川崎|名古屋|神戸').text})[都府県县市]?(?:に|へ|まで)(?:送|届|配送|变更|変更|转送|転送|発送|お願)`,
  'u',
);

function inChinese(text: string, order: Parts, shown: string, country: string): Little | undefined {
  const own = fold(shown).text;
  if (country === 'JP') {
    const sent = inJapan.exec(text);
    if (sent && own && !own.includes(sent[1]!))
      return { part: 'region', met: 'differ', start: sent.index, end: sent.index + sent[1]!.length };
  }
  const found = regionCn(text, 0, text.length, false);
  if (found && !othersCn.test(text)) {
    const { start } = found;
    const { end } = found.region;
    const region = order.region;
    const met: Outcome =
      region && readRegionCn(text, start) ? compareRegionCn(region.value, text.slice(start, end)) : 'unknown';
    const sent =
      sendCn.test(text) ||
      /[寄发送邮]\s?$/u.test(text.slice(0, start)) ||
      /^[^,，]{0,3}收/u.test(text.slice(end));
    if (met === 'differ' && sent) return { part: 'region', met, start, end };
    if (met !== 'differ' && (dwellCn.test(text) || end - start > text.length - 3))
      return { part: 'region', met, start, end };
  }
  if (found && !othersCn.test(text) && dwellCn.test(text))
    return { part: 'region', met: 'unknown', start: found.start, end: found.region.end };
  const least = country === 'JP' ? 2 : 3;
  const shared =
    common(text, own.replace(/小区|花园|大厦|广场|公寓|中心|[\d*]/gu, ' '), least) ??
    common(text, own, least + 1);
  const meant = shared && (dwellCn.test(text) || text.length <= shared.end - shared.start + 6);
  return shared && meant && !othersCn.test(text) ? { part: 'street', met: 'unknown', ...shared } : undefined;
}

function inKorean(text: string, order: Parts, shown: string): Little | undefined {
  if (othersKr.test(text)) return undefined;
  const found = regionKr(text, 0, text.length);
  if (found && readRegionKr(text, found.start)) {
    const { start, end } = found;
    const met = order.region ? compareRegionKr(order.region.value, text.slice(start, end)) : 'unknown';
    if (met === 'differ' && sendKr.test(text)) return { part: 'region', met, start, end };
    if (met !== 'differ' && (dwellKr.test(text) || end - start > text.length - 3))
      return { part: 'region', met, start, end };
  }
  // 일산 of 일산동구: the beginning of a word of the order, before a particle.
  for (const hit of text.matchAll(
    /(?<![가-힣])([가-힣]{2,8}?)(?:으로|로|에|쪽|이요|이에요|예요|입니다)(?![가-힣])/gu,
  )) {
    const word = new RegExp(`(?<![가-힣])${hit[1]!}`, 'u');
    if (word.test(fold(shown).text) && dwellKr.test(text))
      return { part: 'street', met: 'unknown', start: hit.index, end: hit.index + hit[1]!.length };
  }
  for (const word of fold(shown).text.split(/[\s\d,()*·.-]+/u)) {
    const name = word.replace(/(?:아파트|빌딩|오피스텔|타워|빌라|apt)$/u, '');
    if (name.length < 2 || !/^[가-힣]+$/u.test(name)) continue;
    const at = text.indexOf(name);
    if (at >= 0 && !/[가-힣]/u.test(text[at - 1] ?? '') && dwellKr.test(text))
      return { part: 'street', met: 'unknown', start: at, end: at + name.length };
  }
  return undefined;
}

/** The longest run of letters two texts share. */
function common(text: string, own: string, least: number): { start: number; end: number } | undefined {
  let best: { start: number; end: number } | undefined;
  for (let start = 0; start < text.length; start++) {
    for (let length = Math.max(least, best ? best.end - best.start + 1 : 0); ; length++) {
      const run = text.slice(start, start + length);
      if (run.length < length || !/^[\p{Script=Han}\p{Script=Katakana}]+$/u.test(run) || !own.includes(run))
        break;
      best = { start, end: start + length };
    }
  }
  return best;
}

function inLatin(
  raw: string,
  text: string,
  order: Parts,
  shown: string,
  country: string,
): Little | undefined {
  if (othersEn.test(text)) return undefined;
  const own = new Set(wordsOf(fold(`${shown} ${order.region?.raw ?? ''}`).text).map((w) => w.w));
  const state = (order.region?.value ?? '').split('|')[1] ?? '';
  const words = wordsOf(text);
  const other = elsewhereIn(raw, text, own, state, country);
  if (other) return other;
  const fits = words.find(
    (w) =>
      w.w.length > 3 &&
      !/\d/.test(w.w) &&
      !talk.has(w.raw) &&
      !isSuffix(w.w) &&
      !isDirection(w.w) &&
      !units.has(w.raw) &&
      own.has(w.w),
  );
  const capital = fits && raw.length === text.length && /[A-Z]/.test(raw[fits.start]!);
  return fits && (livesEn.test(text) || words.length < 5 || (capital && dwellEn.test(text)))
    ? { part: 'region', met: 'unknown', start: fits.start, end: fits.end }
    : undefined;
}

const noPlace =
  /^(?:college|school|church|my|me|us|the|a|him|her|them|mr|mrs|ms|po|this|that|same|work|home|office|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ups|usps|dhl|fedex|your|you|all|be)$/;

/** Send it to Boston: capitals behind a word of sending, that the order has not. */
function elsewhereIn(
  raw: string,
  text: string,
  own: Set<string>,
  state: string,
  country: string,
): Little | undefined {
  if (raw.length !== text.length) return undefined;
  for (const hit of raw.matchAll(/\b[A-Z][A-Za-z'.-]+(?: [A-Z][A-Za-z'.-]+){0,2}/g)) {
    const start = hit.index;
    if (!sendEn.test(text.slice(0, start))) continue;
    const end = start + hit[0].length;
    const said = wordsOf(text.slice(start, end)).map((w) => w.w);
    if (said.some((w) => noPlace.test(w))) continue;
    const joined = hit[0].toLowerCase().replace(/[. ]+/g, '_').replace(/_$/, '');
    const here =
      said.some((w) => own.has(w)) ||
      (state !== '' && stateOf(country, joined) === state) ||
      (isCountry(joined) && countryCode(joined.replace(/_/g, ' ')) === country) ||
      initials(own, joined);
    return { part: 'region', met: here ? 'unknown' : 'differ', start, end };
  }
  return undefined;
}

const initials = (own: Set<string>, word: string) => {
  const list = [...own];
  return (
    word.length < 4 &&
    list.some(
      (_, i) =>
        list
          .slice(i, i + word.length)
          .map((w) => w[0])
          .join('') === word,
    )
  );
};

export const spanOf = (message: string, { start, end }: Little): Span => {
  const { from, to } = fold(message);
  return [from[start]!, to[end - 1]!];
};
