// The name of another quarter, road or estate than the order's, in Chinese or Korean letters: 학동로 beside 동백로, 凤凰苑 beside
// 锦华苑. What shares letters with a name of the order is told apart where runs of letters are compared.
import type { OrderText } from './retell-order.ts';

const hangul = /[가-힣]/u;

/** Whether there are names of the order's, and none of them has a letter of what was said. */
const shareNothing = (said: string, own: readonly RegExpMatchArray[]): boolean =>
  own.length > 0 && own.every(([, name]) => ![...said].some((letter) => name!.includes(letter)));

const quarter = /(?<![가-힣])([가-힣]{1,4}\d?동)\s?\d/u;
/** 신림동 1598 beside 봉천동 1598: where the name of another quarter ends before its lot; -1 = nowhere. */
function otherQuarter(text: string, at: number, order: OrderText, fresh: boolean): number {
  if (!hangul.test(text[at]!) || (hangul.test(text[at - 1] ?? '') && !fresh)) return -1;
  // 마포구 합정동으로 beside 마포구 … (서교동).
  const lone =
    /[구시]\s?$/u.test(text.slice(0, at)) &&
    /^[가-힣]{2,4}동(?=으로|에|이[에요고]|입니|인데|맞|[\s,.]|$)/u.exec(text.slice(at, at + 8))?.[0];
  if (
    lone &&
    /[가-힣]{2,4}동(?![가-힣])/u.test(order.text.replace(/\d+동/gu, '')) &&
    !order.text.includes(lone)
  )
    return at + lone.length;
  // 서면 beside 동면.
  const myeon = /^[가-힣]{1,4}(?:읍|(?<![시으하되가오라다주려보내이])면)(?=\s)/u.exec(
    text.slice(at, at + 6),
  )?.[0];
  if (myeon && !order.text.includes(myeon) && /(?<![가-힣])[가-힣]{1,4}[읍면](?=\s)/u.test(order.text))
    return at + myeon.length;
  const said = quarter.exec(text.slice(at, at + 8));
  const own = said?.index === 0 && quarter.exec(order.text);
  return own && said && own[1] !== said[1] && !order.text.includes(said[1]!) ? at + said[1]!.length : -1;
}

const adverb =
  /^(?:그대|이대|제대|마음대|맘대|바|앞으|새|서|따|별|가|세|도|함부|홀|스스|실제|진짜|위|아래|뒤|밖으|안으|집으|글|말|말대|평소대|원래대|예정대|절대)로$/u;
const roadSaid =
  /^([가-힣]{1,7}(?:대로|로|길))(?=으?로\s?(?:보내|부탁|변경|배송|바꿔|해\s?주|수정)|예요|이에요|입니다|인데)/u;
/** 연삼로로 보내 주세요 beside 노연로: where the name of another road ends; -1 = nowhere. */
function otherRoad(text: string, at: number, order: OrderText): number {
  if (!hangul.test(text[at]!) || hangul.test(text[at - 1] ?? '')) return -1;
  const said = roadSaid.exec(text.slice(at, at + 14))?.[1];
  if (!said || adverb.test(said) || order.text.includes(said)) return -1;
  return /[가-힣](?:로|길)(?=[\s\d*]|$)/u.test(order.text) ? at + said.length : -1;
}

const roadKr = /^([가-힣]{1,6})(?:대로|로|길)(?=\s?\d)/u;
/** 봉천로 140 beside 광교중앙로 140, of which it has no syllable. */
function otherWay(text: string, at: number, order: OrderText): number {
  if (!hangul.test(text[at]!) || hangul.test(text[at - 1] ?? '')) return -1;
  const said = roadKr.exec(text.slice(at, at + 10));
  if (!said || adverb.test(said[0]) || order.text.includes(said[1]!)) return -1;
  const own = [...order.text.matchAll(/(?<![가-힣])([가-힣]{1,7})(?:대로|로|길)(?=\s?[\d*])/gu)];
  return shareNothing(said[1]!, own) ? at + said[0].length : -1;
}

const threefold = /^(\p{Script=Han})(\p{Script=Han})([里苑园村庄城庭路街巷])(?!\p{Script=Han})/u;
/** 三安里8号楼 beside 三景里8号楼: where a name of three letters ends, of which the one in the middle is another; -1 = nowhere. */
function otherMiddle(text: string, at: number, order: OrderText): number {
  const [said, first, , kind] = threefold.exec(text.slice(at, at + 4)) ?? [];
  if (!said || order.text.includes(said)) return -1;
  const own = new RegExp(`${first}\\p{Script=Han}${kind}`, 'u').exec(order.text);
  return own && order.letters[own.index] === 'S' ? at + said.length : -1;
}

const roadCn = /^[\u4e00-\u9fff][\u4e00-\u9fff\d]{1,3}?(?:路|街|大道)/u;
const whereRoad = /^(?:\d|[一二三四五六七八九十]{1,4}(?:号|段)|[东西南北中]?段|的|那|[\s,，。!]|$)/u;
const noRoad =
  /马路|公路|铁路|高速|走路|一路|半路|问路|带路|认路|指路|迷路|线路|网路|道路|逛街|步行街|上街|大街$|[这那哪条错对同]|[在到去是寄发送住给从往叫有就把]/u;
const led = /[在到去是寄发送住从往市区县镇乡道的]/u;
const sideCn = /^[东西南北中](?:大?路|大?街|大道)/u;
/** 邗江北路 beside 邗江区邗江中路: a district whose road lies on another side; where it ends, -1 = nowhere. */
function otherSideCn(text: string, at: number, order: OrderText, fresh: boolean): number {
  const side = fresh ? sideCn.exec(text.slice(at, at + 3))?.[0] : undefined;
  if (!side) return -1;
  const stem = text.slice(Math.max(0, at - 2), at);
  if (!/^[\u4e00-\u9fff]{1,2}$/u.test(stem)) return -1;
  const own = new RegExp(`${stem}(?!${side})[东西南北中]${side.slice(1)}`, 'u').test(order.text);
  return own && !order.text.includes(stem + side) ? at + side.length : -1;
}

/** 建设路的 beside 小寨东路: where the name of another road ends; -1 = nowhere. */
function otherRoadCn(text: string, at: number, order: OrderText, fresh: boolean): number {
  const ahead = text[at - 1] ?? '';
  if (/[\u4e00-\u9fff]/u.test(ahead) && !led.test(ahead) && !fresh) return -1;
  const said = roadCn.exec(text.slice(at, at + 7))?.[0];
  if (!said || noRoad.test(said) || order.text.includes(said)) return -1;
  if (!whereRoad.test(text.slice(at + said.length))) return -1;
  const own = [...order.text.matchAll(/([\u4e00-\u9fff][\u4e00-\u9fff\d]+)(?:路|街|大道)/gu)].filter(
    (hit) => order.letters[hit.index] !== 'N',
  );
  // A letter that both have may be a town's, or a slip.
  const stem = said.replace(/(?:路|大?街|大道)$/u, '');
  return shareNothing(stem, own) && !/\*[路街]/u.test(order.text) ? at + said.length : -1;
}

const estates = {
  KR: /(?<![가-힣])([가-힣]{2,7}?)(?:빌|빌라|아파트|타워|맨션|파크|팰리스|하이츠|타운|캐슬|오피스텔|빌딩|하우스|빌리지)(?![가-힣])/gu,
  CN: /(?<![\u4e00-\u9fff](?<![号弄院街路道段市区县镇乡是到在]))([\u4e00-\u9fff]{2,4}?)(?:花园|小区|公寓|大厦|广场|[苑墅]|家园|国际|名邸|新村|华庭|嘉园|豪庭)(?=[\dA-Za-z,，\s]|[一二三四五六七八九十]{1,3}[栋幢座号期单]|$)/gu,
};
const estatesOf = (shape: RegExp) => ({ shape, here: new RegExp(shape.source, 'uy') });
const estate: Partial<Record<string, ReturnType<typeof estatesOf>>> = {
  KR: estatesOf(estates.KR),
  ...Object.fromEntries(['CN', 'TW', 'HK'].map((country) => [country, estatesOf(estates.CN)])),
};
/** 凤凰苑 beside 锦华苑, 청구빌 beside 한라빌: where the name of an estate that has no letter of the order's ends; -1 = nowhere. */
function otherEstate(text: string, at: number, order: OrderText): number {
  const kind = estate[order.country];
  if (!kind) return -1;
  kind.here.lastIndex = at;
  const said = kind.here.exec(text);
  if (!said || order.text.includes(said[1]!)) return -1;
  const own = [...order.text.matchAll(kind.shape)].filter((hit) => order.letters[hit.index] !== 'N');
  const hidden = /\*\s?(?:小区|花园|大厦|公寓|苑|빌|아파트)/u.test(order.text);
  return shareNothing(said[1]!, own) && !hidden ? at + said[0].length : -1;
}

/**
 * Where the name of another quarter, road or estate than the order's ends; -1 = none is here. `fresh` = right ahead a region
 * ended.
 */
export const otherPlace = (text: string, at: number, order: OrderText, fresh: boolean): number =>
  Math.max(
    ...[otherQuarter, otherRoad, otherWay, otherMiddle, otherSideCn, otherRoadCn, otherEstate].map((end) =>
      end(text, at, order, fresh),
    ),
  );
