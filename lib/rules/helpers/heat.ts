// Heat: whether the buyer is angry, or speaks of authorities, lawyers, injury or exposure. Rules that say so and rules
// that must not sell into it ask the same questions here.
import type { Conversation, Message } from '../../model/facts.ts';
import { hits, plain } from './hits.ts';

/** Words after which nobody should answer alone. Several Korean ones carry their ending: 신고 is also "to put on shoes". */
export const ESCALATING: readonly string[] = [
  ...['12315', '12345热线', '工商', '市监', '市场监管', '消协', '消费者协会', '举报', '投诉平台', '平台投诉'],
  ...[
    '平台介入',
    '官方介入',
    '申请介入',
    '律师函',
    '找律师',
    '我的律师',
    '起诉',
    '打官司',
    '法院见',
    '职业打假',
  ],
  ...['假一赔十', '退一赔三', '曝光', '找媒体', '找记者', '过敏', '住院', '受伤', '中毒', '烫伤', '报警'],
  ...['소비자원', '소비자보호원', '공정위', '공정거래위원회', '신고하', '신고할', '신고 하겠', '신고합니다'],
  ...[
    '신고했',
    '고소하겠',
    '고소장',
    '고소 진행',
    '고발',
    '변호사',
    '소송',
    '내용증명',
    '언론에',
    '제보하',
    '기사화',
  ],
  ...[
    '입원',
    '응급실',
    '다쳤',
    '화상을 입',
    '화상 입',
    '알레르기 반응',
    '두드러기',
    '식중독',
    '경찰서',
    '경찰에',
  ],
  ...['my lawyer', 'my attorney', 'my solicitor', 'contact a lawyer', 'legal action', 'lawsuit', 'sue you'],
  ...['suing', 'small claims', 'take you to court', 'trading standards', 'consumer protection', 'report you'],
  ...['better business bureau', 'hospitalized', 'hospitalised', 'ended up in hospital', 'emergency room'],
  ...[
    'injured',
    'allergic reaction',
    'food poisoning',
    'go viral',
    'expose you',
    'go to the press',
    'call the police',
  ],
];

/** Words of an angry buyer. 사기 is also "buying", so it stands with what makes it fraud. */
export const ANGRY: readonly string[] = [
  ...[
    '骗子',
    '骗人',
    '骗钱',
    '被骗',
    '坑人',
    '黑店',
    '忽悠',
    '垃圾',
    '太差',
    '差评',
    '投诉',
    '气死',
    '无语',
    '恶心',
  ],
  ...['什么态度', '太过分', '受够了', '滚蛋', '不要脸', '耍我', '敷衍'],
  ...[
    '짜증',
    '화나',
    '화가 나',
    '열받',
    '사기꾼',
    '사기치',
    '사기 치',
    '사기당',
    '최악',
    '쓰레기',
    '어이없',
    '어이가 없',
  ],
  ...['장난하', '개판', '미치겠', '너무하네', '무책임'],
  ...[
    'scam',
    'scammer',
    'scammers',
    'rip off',
    'rip-off',
    'ripoff',
    'ridiculous',
    'unacceptable',
    'disgusting',
  ],
  ...[
    'furious',
    'angry',
    'pissed',
    'terrible',
    'worst',
    'garbage',
    'trash',
    'liar',
    'liars',
    'fraud',
    'fed up',
  ],
  ...['waste of money', 'never again', 'shame on you'],
];

/** Goods, banks and questions before a purchase that hold such a word and mean nothing by it. */
const HARMLESS = [
  /工商(?:银行|大学)|垃圾(?:袋|桶|箱|分类|篓|铲)|多重曝光|曝光(?:度|时间|补偿|量)/gu,
  /(?:会不会|不会|没有?|不|防止?|抗|避免|以免|免得|容易|[怕易])(?:过敏|受伤|中毒|烫伤)/gu,
  /会?(?:过敏|受伤|中毒|烫伤)(?:吗|么|体质|原|源|史|人群|[鼻皮]|的风险)/gu,
  /쓰레기(?:통|봉투|봉지)|소송(?:자|처)|최악의 경우/gu,
  /(?:garbage|trash) (?:bags?|cans?|bins?)/gu,
];

/** The words of the list that a message's text holds, harmless neighbours left out of account. */
export function heatOf(text: string, words: readonly string[]): string[] {
  const cool = HARMLESS.reduce((rest, pattern) => rest.replace(pattern, ' '), plain(text));
  return hits(cool, words);
}

const buyers = (message: Message) => message.from === 'buyer' && message.auto !== true;
/** At most so many messages are looked at: a long silence of ours does not make a page slow. */
const RECENT = 30;

/** A person of ours wrote it. Where the page does not tell automatic messages, every one of the shop's counts. */
export const byPerson = (message: Message): boolean => message.from === 'seller' && message.auto !== true;

/** What the buyer wrote since a person of ours last answered. */
export function sinceAnswer(chat: Conversation): Message[] {
  return chat.messages
    .slice(chat.messages.findLastIndex(byPerson) + 1)
    .filter(buyers)
    .slice(-RECENT);
}

/** The list's words among the messages, each once, the latest message's first. */
export const heatIn = (messages: readonly Message[], words: readonly string[]): string[] => [
  ...new Set(messages.toReversed().flatMap(({ text }) => (text === undefined ? [] : heatOf(text, words)))),
];

const DAY = 86_400_000;
const HOT: readonly string[] = [...ESCALATING, ...ANGRY];

/**
 * Whether it is no time to sell: one of the buyer's last ten messages, none of them older than a day, is angry or speaks
 * of authorities. One answer of ours does not cool a buyer, so answered messages count. By the lists as shipped.
 */
export function isHeated(chat: Conversation | undefined, now: number): boolean {
  return hot(chat, now).length > 0;
}

/** The messages that make it so. */
function hot(chat: Conversation | undefined, now: number): Message[] {
  const last = chat?.messages.filter(buyers).slice(-10) ?? [];
  const fresh = last.filter(({ at }) => at === undefined || !(now - Date.parse(at) > DAY));
  return fresh.filter((message) => heatIn([message], HOT).length > 0);
}

/** When it will be no more by time alone; undefined where it is not, or not by time. */
export function coolsAt(chat: Conversation | undefined, now: number): number | undefined {
  const ends = hot(chat, now).map(({ at }) => (at === undefined ? Number.NaN : Date.parse(at)) + DAY + 1);
  const last = Math.max(...ends);
  return Number.isFinite(last) ? last : undefined;
}
