// Undertakings: what a person of ours wrote that goes beyond the order: a gift, a discount, a date. Heard sentence by
// sentence; what is refused, asked or hung on a condition is no undertaking.
import type { Promised } from '../../model/entries.ts';
import type { Message } from '../../model/facts.ts';
import { byPerson } from './heat.ts';
import { plain } from './hits.ts';

export type Heard = Exclude<Promised, 'other'>;

/** Said of the buyer in Chinese: without it, a sentence tells of an offer that stands for everybody. */
const YOU = '(?:您|你|亲)';
const SOON =
  '(?:今天|今日|今晚|当天|马上|明天|明日|明早|后天|(?:本|这)?周[一二三四五六日天]|\\d{1,2}点前?|\\d{1,2}[号日])';
const KO_WILL = '(?:게요|게여|겠습니다|겠어요|드립니다|드려요|됩니다|합니다|해요|돼요|예정)';
const EN_WILL =
  "(?:i'll|we'll|i will|we will|i can|we can|i'm going to|we're going to|let me|i've|we've|i have|we have)";

const SAYING: Record<Heard, readonly RegExp[]> = {
  gift: [
    new RegExp(`${YOU}.{0,6}(?:赠送|多送|加送|附送|附赠|另送|补发|补寄|免费送|白送)`, 'u'),
    new RegExp(`(?:赠送|多送|加送|附送|附赠|另送|补发|补寄|免费送|白送)(?:.{0,8}给)?${YOU}`, 'u'),
    // 送您一个, 给您放个小礼物; not 送到, 送货, 送上门.
    new RegExp(`(?<![配派发运寄护递投])送(?:给)?${YOU}(?!到|达|去|过|回|货|上门|家|.{0,2}祝)`, 'u'),
    new RegExp(
      `给${YOU}.{0,6}(?:送(?!到|达|去|过|货|上门)|放|塞|装).{0,3}(?:[一两二三1-9几]?[个份点双条件瓶包张]|小?礼|赠品)`,
      'u',
    ),
    new RegExp(
      `(?:덤|사은품|샘플|서비스)(?:으로|로|을|를|도)?.{0,14}(?:넣|드리|드릴|보내|챙|추가).{0,8}${KO_WILL}`,
      'u',
    ),
    new RegExp(`(?:하나 ?더|추가로|더).{0,8}(?:넣어|챙겨).{0,8}${KO_WILL}`, 'u'),
    new RegExp(
      `\\b${EN_WILL}\\b.{0,30}\\b(?:throw(?:n)? in|free gift|free sample|for free|on the house|extra one|add(?:ed)? an? (?:small |little |free )?(?:gift|sample))`,
    ),
  ],
  discount: [
    new RegExp(`(?:给|帮|为)${YOU}.{0,8}(?:优惠|便宜|减|打.{0,2}折|改价|免邮|包邮|免运费|抹零)`, 'u'),
    new RegExp(`(?:优惠|便宜|少收|减)(?:给)?${YOU}.{0,4}\\d`, 'u'),
    new RegExp(`(?:优惠|便宜|立减|少收)\\d{1,5}(?:\\.\\d+)?(?:元|块).{0,4}${YOU}`, 'u'),
    /(?:할인|깎아|빼).{0,8}(?:드리|드릴|해 ?드|드려|적용).{0,6}(?:게요|겠습니다|드립니다|드려요|게여)/u,
    /할인해 ?(?:드릴게요|드리겠습니다|드립니다|드려요)|깎아 ?(?:드릴게요|드리겠습니다|드려요)/u,
    new RegExp(
      `\\b${EN_WILL}\\b.{0,24}\\b(?:take|knock|get|give you).{0,6}(?:[$£€¥]\\s?)?\\d[\\d.]*\\s?(?:%|percent|dollars|pounds|euros|bucks)?.{0,8}\\b(?:off|discount)\\b`,
    ),
    new RegExp(
      `\\b${EN_WILL}\\b.{0,16}\\b(?:give you|apply|offer you) (?:a|an|the|some|another)\\b.{0,16}\\bdiscount\\b`,
    ),
  ],
  date: [
    new RegExp(`${SOON}.{0,10}(?:发货|发出|寄出|寄走|出库|安排发|给${YOU}发(?![图链票消信照截]))`, 'u'),
    new RegExp(`${SOON}(?:就|能|可以|会|一定|一起|也){0,3}发(?=$|[的了哦呢啊哈~,.!\\s])`, 'u'),
    new RegExp(
      `(?:오늘|내일|모레|이번 ?주|\\d{1,2}일).{0,12}(?:출고|발송|배송 ?시작|보내).{0,10}${KO_WILL}`,
      'u',
    ),
    /\b(?:will|'ll|going to|is|are|be)\b.{0,24}\b(?:ship|shipped|shipping|dispatch|dispatched|post|posted|mail|mailed|goes out|go out|going out|sent out)\b.{0,24}\b(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/,
    /\bships?(?: out)? (?:today|tonight|tomorrow)\b/,
    new RegExp(
      `\\b${EN_WILL}\\b.{0,8}\\bsend (?:it|them|your (?:order|parcel|package))\\b.{0,24}\\b(?:today|tonight|tomorrow)\\b`,
    ),
  ],
};

/** Politeness that holds a no and means none. */
const POLITE =
  /不好意思|不客气|没关系|没问题|不用(?:客气|谢|担心|着急)|别(?:担心|着急|急)|不要(?:紧|着急|担心)|不止|no problem|no worries|don't worry|not at all|안녕|안심|괜찮/gu;
const REFUSED =
  /不|没|无法|别|未|勿|取消|(?:^|\s)못|(?:^|\s)안 |지 ?(?:못|않)|어렵|불가|없습|없어|없는|말아|취소|can't|cannot|can not|won't|\bnot\b|n't\b|\bnever\b|\bno\b|unable|unfortunately|cancel/u;
const OPEN =
  /[?？]|吗|么[~\s]*$|是不是|有没有|要不要|可不可以|能不能|如果|要是|若|假如|满\d|的话|下次|以后|다음에|다음번|next time|까요|나요|으면|시면|다면|\bif\b|\bwhether\b|\bonce\b|\bwhen you\b/u;

/** A message's sentences as written; what ends them stays with them. */
const sentences = (text: string): string[] =>
  text.slice(0, 1000).match(/(?:[^。！？!?\n；;.]|\.(?=\S))+[。！？!?.]*/gu) ?? [];

/** What the sentence undertakes, if anything. */
function undertaken(sentence: string): Heard | undefined {
  const said = plain(sentence).replace(/[‘’]/g, "'");
  if (OPEN.test(said)) return undefined;
  const clauses = said.split(/[,，、]|\.(?=\s|$)/u).map((clause) => clause.replace(POLITE, ' ').trim());
  for (const what of ['gift', 'discount', 'date'] as const)
    for (const clause of clauses)
      if (!REFUSED.test(clause) && SAYING[what].some((pattern) => pattern.test(clause))) return what;
  return undefined;
}

/** Only so many messages are looked at: what was agreed longer ago is history. */
const RECENT = 12;
/** As much of the words as is kept. */
export const KEPT = 80;
/** The first `KEPT` characters. */
export const cut = (text: string): string =>
  [...text.replace(/\s+/gu, ' ').trim()].slice(0, KEPT).join('').trim();

export interface Undertaking {
  what: Heard;
  /** Our own words, at most `KEPT` characters. */
  text: string;
  /** ISO 8601, where the page says. */
  at?: string | undefined;
}

/** What people of ours undertook lately, the latest of each kind. */
export function undertakings(messages: readonly Message[]): Undertaking[] {
  const latest = new Map<Heard, Undertaking>();
  for (const message of messages.slice(-RECENT)) {
    if (!byPerson(message) || message.text === undefined) continue;
    for (const sentence of sentences(message.text)) {
      const what = undertaken(sentence);
      if (what) latest.set(what, { what, text: cut(sentence), at: message.at });
    }
  }
  return [...latest.values()];
}

/** Words a remark of somebody's own would use for it. */
const TELLING: Record<Heard, RegExp> = {
  gift: /送|赠|礼|补发|补寄|덤|사은품|서비스|증정|샘플|gift|free|extra|sample/u,
  discount: /优惠|便宜|减|返|折|改价|免邮|包邮|할인|깎|discount|off\b|refund/u,
  date: /今天|今日|明天|明日|后天|加急|尽快|\d[号日点]|오늘|내일|모레|당일|급|today|tomorrow|urgent|asap|\bship/u,
};
/** Whether words somebody wrote freely may tell the packers of it. */
export const tells = (text: string, what: Promised): boolean =>
  what === 'other' || TELLING[what].test(plain(text));
