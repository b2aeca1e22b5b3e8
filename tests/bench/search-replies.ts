// The library and the typed queries of the search benchmark: 10,000 replies and 300 queries of which the wanted replies
// are known by the way they were made. The same every time.
import { pinyin } from 'pinyin-pro';
import type { Reply } from '../../lib/replies/reply.ts';
import { EN, KO, type Words, ZH } from './search-words.ts';

export interface Typed {
  how: string;
  query: string;
  /** Any of these is what was meant. */
  want: ReadonlySet<string>;
}
/** A reply, and the two parts its title is made of. */
interface Made {
  reply: Reply;
  subject: string;
  topic: string;
}

/** A small seeded generator, so that every run is the same. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}
type Roll = ReturnType<typeof dice>;
const pick = <T>(roll: Roll, list: readonly T[]): T => list[roll(list.length)]!;

const FOLDERS = '售前 售后 物流 活动 배송 교환 결제 이벤트 Presale Aftersale Parcels Billing'.split(' ');
const TAGS = '急 模板 新人 安抚 안내 급함 신입 사과 urgent gentle newcomer template'.split(' ');

function made(roll: Roll, locale: Reply['locale'], words: Words, i: number): Made {
  const rare = roll(10) < 4;
  const subject = pick(roll, rare ? words.rare : words.things);
  const topic = pick(roll, rare ? words.rareTopics : words.topics);
  const title = [subject, topic, ...(roll(10) < 5 ? [pick(roll, words.moments)] : [])].join(words.join);
  const sentence = () =>
    pick(roll, words.sentences).replace(/[@%#]/g, (sign) =>
      sign === '#'
        ? String(1 + roll(99))
        : pick(roll, sign === '@' ? [subject, pick(roll, words.things)] : words.rare),
    );
  const body = Array.from({ length: 3 + roll(4) }, sentence).join(locale === 'zh-CN' ? '。' : '. ');
  return {
    subject,
    topic,
    reply: {
      id: `r${i}`,
      title,
      body,
      locale,
      folder: pick(roll, FOLDERS),
      tags: roll(3) ? [pick(roll, TAGS)] : [],
      scope: 'private',
      uses: roll(4) ? 0 : roll(60),
      source: 'own',
    },
  };
}

/** 5,000 Chinese, 2,500 Korean and 2,500 English replies, of 10,000. */
export function madeReplies(count: number): Made[] {
  const roll = dice(20261122);
  return Array.from({ length: count }, (_, i) =>
    i % 2 ? made(roll, 'zh-CN', ZH, i) : i % 4 ? made(roll, 'ko', KO, i) : made(roll, 'en', EN, i),
  );
}

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const chosung = (text: string) =>
  [...text.replace(/\s/g, '')]
    .map((char) => INITIALS[Math.floor((char.charCodeAt(0) - 0xac00) / 588)])
    .join('');
/** Without the last syllable's final consonant. */
const halfTyped = (text: string) => {
  const code = text.charCodeAt(text.length - 1);
  return text.slice(0, -1) + String.fromCharCode(code - ((code - 0xac00) % 28));
};
const sounds = (text: string, pattern: 'pinyin' | 'first') =>
  pinyin(text, { toneType: 'none', pattern, type: 'array', v: true }).join('');

/** One slip in the longest word: two letters swapped, one left out, or another one. */
function mistyped(roll: Roll, text: string): string {
  const words = text.toLowerCase().split(' ');
  const longest = words.reduce((best, word, i) => (word.length > words[best]!.length ? i : best), 0);
  const word = words[longest]!;
  const at = 1 + roll(word.length - 3);
  const slip = roll(3);
  if (slip === 0) words[longest] = word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
  if (slip === 1) words[longest] = word.slice(0, at) + word.slice(at + 1);
  if (slip === 2) words[longest] = `${word.slice(0, at)}${'etaoins'[roll(7)]!}${word.slice(at + 1)}`;
  return words.join(' ');
}

/** Ways of typing, how many of the 300 are typed so, and in which language. */
const WAYS: [
  how: string,
  share: number,
  Reply['locale'],
  (roll: Roll, subject: string, topic: string) => string,
][] = [
  ['Chinese', 60, 'zh-CN', (_, subject, topic) => subject + topic],
  ['Chinese, other order', 20, 'zh-CN', (_, subject, topic) => `${topic.slice(0, 2)} ${subject}`],
  ['pinyin', 35, 'zh-CN', (_, subject, topic) => sounds(subject + topic, 'pinyin')],
  [
    'pinyin, then initials',
    15,
    'zh-CN',
    (_, subject, topic) => sounds(subject, 'pinyin') + sounds(topic, 'first'),
  ],
  ['initials', 50, 'zh-CN', (_, subject, topic) => sounds(subject + topic, 'first')],
  ['Korean', 20, 'ko', (_, subject, topic) => `${topic} ${subject}`],
  ['Korean, the last syllable half typed', 20, 'ko', (_, subject, topic) => halfTyped(`${subject} ${topic}`)],
  ['chosung', 30, 'ko', (_, subject, topic) => chosung(subject + topic)],
  ['English', 10, 'en', (_, subject, topic) => `${subject} ${topic}`.toLowerCase()],
  ['English with a slip', 40, 'en', (roll, subject, topic) => mistyped(roll, `${subject} ${topic}`)],
];

/** 300 queries over the replies made. */
export function typedQueries(all: readonly Made[]): Typed[] {
  const roll = dice(300);
  return WAYS.flatMap(([how, share, locale, type]) => {
    const ours = all.filter(({ reply }) => reply.locale === locale);
    return Array.from({ length: share }, (): Typed => {
      const { subject, topic } = pick(roll, ours);
      const same = ours.filter((one) => one.subject === subject && one.topic === topic);
      return { how, query: type(roll, subject, topic), want: new Set(same.map(({ reply }) => reply.id)) };
    });
  });
}
