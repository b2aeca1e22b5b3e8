// Which way a sentence points: a refusal, a warning or the buyer's own words turn round what they speak of, and a thing
// that merely bears a name makes no claim. Packs ask for either with a flag; the words are classes of the packs.
import { type Normal, PAUSE, STOP } from './normalise.ts';
import { LONGEST, type Span } from './span.ts';

/** Behind these somebody offers: a refusal before them no longer speaks. */
const OFFER =
  /但|不过|可是|只是|然后|那就|不如|可以|还是|加我|找我|联系我|咱们|您就|你就|要么|因此|的话|就加|就转|私我|那您|那你|지만|는데|그래서|니까|그러니|대신|세요|주시면|드릴게|드려요|여기서|please|instead|however|but|soyou|so(?=text|call|email|message|add|just|pay|send|let)|youcan|ifyou|just(?=text|call|email|message|add|pay|send)|unless|rather(?!than|not)/;
/** Before these it is the buyer who is asked, so what was said stands: 카톡 주세요, 여기선 안 됩니다. */
const ASKED =
  /주세요|주시면|주셔|하세요|드려요|드릴게|드립니다|오세요|시면됩|加我|找我|联系我|私我|加一下|您加|please/;
/** Of another place or thing: 微信聊，平台上给不了这个价. */
const HERE = /这里|这边|这儿|平台上|店里|여기|here|button|checkout|basket|(?<!s)cart|链接/;
/** The same behind the refusal (not allowed here), where it does not say what is meant (that’s not allowed here). */
const THERE = /^(?:to(?:do|use|talk|chat)|allowed|possible|)?(?:on)?here/;
const MEANS = /^(?:that|which|those|these|both|this|sorry|but|neither)/;
/** The end of a clause, perhaps behind a particle. */
const ENDS = /^(?:的|了|哈|哦|呢|呀|啊|喔|噢|哟|您|你|亲|呐|滴|[a-z가-힣]|$)/;
/** Not said in earnest: 虽然平台不允许, 我又不是骗子. */
const CONCEDED = /(?:虽然?|虽说|尽管|即使|不是|又不|管它|哪怕|though|although|evenif)\p{L}{0,4}$/u;
const STOPS = new RegExp(`[${STOP}${PAUSE}]`);
/** A list that goes on: 不会加微信，也不会要电话. */
const GOES_ON = /^(?:也|更|或|和|以及|还有|nor|or|and|또|그리고)/;

/** Whether it is half of a question (能不能, 可不可以, 可以不可以, 有没有) or of a proposal (要不加我). */
export function asks({ start }: Span, text: string): boolean {
  if (text[start] !== '不' && text[start] !== '没') return false;
  return (
    text[start - 1] === text[start + 1] ||
    (text[start] === '不' && text[start - 1] === '要') ||
    (start > 1 && text.slice(start - 2, start) === text.slice(start + 1, start + 3))
  );
}

/** Whether a refusal is none: conceded, or put as a condition. */
function isVoid(mark: Span, text: string): boolean {
  const before = text.slice(Math.max(0, mark.start - 10), mark.start);
  return before.endsWith('if') || CONCEDED.test(before);
}

/** Asks for the words of some lists that start within [from, to]: whether one meets the test. */
type Ask = (from: number, to: number, test: (s: Span) => boolean) => boolean;

/** Answers where the clause starts that a place lies in. */
type ClauseAt = (place: number) => number;

/**
 * Where clauses part at a mere blank or a tilde, as they are typed in haste: 加我微信 这边发不了图; in Korean behind what
 * ends a sentence: 톡 주세요 여기선 안 돼요.
 */
const BLANK =
  /(?<=\p{Script=Han}{2})[\s~]+(?=\p{Script=Han}{3})|(?<=(?:(?<![필중주수담데])[요용여]|니다|니당|시죠|까|드림|임|음|함|됨))[\s~\p{Extended_Pictographic}]+(?=[가-힣])/gu;

/** The places in the tight view behind such blanks. */
export function blanks({ plain, tight }: Normal): number[] {
  const found: number[] = [];
  let low = 0;
  BLANK.lastIndex = 0;
  for (let hit = BLANK.exec(plain.text); hit; hit = BLANK.exec(plain.text)) {
    const from = plain.from[BLANK.lastIndex]!;
    while (low < tight.from.length && tight.from[low]! < from) low++;
    found.push(low);
  }
  return found;
}

/** Where the clauses start that a refusal before `at` may stand in: its own, and those a list goes on from. */
function clausesFrom(at: number, from: number, text: string, clauseAt: ClauseAt): number {
  for (let end = at; end > from; ) {
    const start = clauseAt(end - 1);
    if (start <= from) return from;
    if (!GOES_ON.test(text.slice(start, end))) return start;
    end = text[start - 1] === PAUSE ? start - 1 : start;
  }
  return from;
}

/** Whether a word before `at`, in its sentence from `from`, refuses what stands there: 不会让您…, we never …. */
export function deniesBefore(at: number, from: number, text: string, clauseAt: ClauseAt, ask: Ask): boolean {
  const start = clausesFrom(at, from, text, clauseAt);
  // What an offer parts from the nearest, it parts from all before.
  let nearest = -1;
  ask(Math.max(from, start - LONGEST), at, (mark) => {
    if (mark.end <= at && mark.end >= start && mark.end > nearest && !isVoid(mark, text)) nearest = mark.end;
    return false;
  });
  return nearest >= 0 && !OFFER.test(text.slice(nearest, at));
}

/** Whether one behind `at`, in its sentence up to `to`, does: 问我要微信的，真给不了; 카톡은 알려 드릴 수 없습니다. */
export function deniedBehind(at: number, to: number, text: string, clauseAt: ClauseAt, ask: Ask): boolean {
  /** From where on the buyer has been asked. */
  let asked: number | undefined;
  const isAsked = (place: number): boolean => {
    if (asked === undefined) {
      const hit = ASKED.exec(text.slice(at, to));
      asked = hit ? at + hit.index + hit[0].length : Number.POSITIVE_INFINITY;
    }
    return place >= asked;
  };
  return ask(at, to, (mark) => {
    if (isAsked(mark.start) || isVoid(mark, text)) return false;
    const clause = clauseAt(mark.start);
    if (clause < at) return true;
    const next = text[mark.end] ?? '';
    if (THERE.test(text.slice(mark.end, mark.end + 8)) && !MEANS.test(text.slice(clause, mark.start)))
      return false;
    return !HERE.test(text.slice(clause, mark.start)) && ENDS.test(STOPS.test(next) ? '' : next);
  });
}

/** Whether nothing between a warning and what it warns of makes an offer of it. */
export function warns(mark: Span, span: Span, text: string): boolean {
  if (isVoid(mark, text)) return false;
  return (
    mark.start >= span.start ||
    !/但|不过|可是|加我|找我|but|however|대신/.test(text.slice(mark.end, span.start))
  );
}

/** Quotation marks that no word is written with. */
export const QUOTES = /[“”"「」『』《》【】]/;
const PAIRS: Record<string, string> = {
  '“': '”',
  '"': '"',
  '「': '」',
  '『': '』',
  '《': '》',
  '‘': '’',
  "'": "'",
  '【': '】',
  '<': '>',
};
/** Any of them, not right behind a letter. */
const OPENS = /(?<![a-z0-9])[“"「『《‘'【<]/g;
const MOST = 30;
export interface Quote extends Span {
  /** Of a book or a film: always a name. */
  title: boolean;
}

/** What stands in quotation marks, in the tight view. Short pieces only; apostrophes quote nothing. */
export function quotes({ plain, tight }: Normal): Quote[] {
  const { text } = plain;
  const found: Quote[] = [];
  let low = 0;
  const tightAt = (origin: number): number => {
    while (low < tight.from.length && tight.from[low]! < origin) low++;
    return low;
  };
  OPENS.lastIndex = 0;
  for (let mark = OPENS.exec(text); mark; mark = OPENS.exec(text)) {
    const i = mark.index;
    const closing = PAIRS[mark[0]]!;
    const end = text.indexOf(closing, i + 1);
    if (end < 0 || end - i > MOST + 1 || end === i + 1) continue;
    if (closing === "'" && /[a-z]/.test(text[end + 1] ?? '')) continue;
    const start = tightAt(plain.from[i]!);
    found.push({ start, end: tightAt(plain.from[end]!), title: closing === '》' });
    OPENS.lastIndex = end + 1;
  }
  return found;
}

/** A word that runs on into more letters is another word. */
type Found = Span & { open: boolean };
type Some = (lists: readonly number[], from: number, to: number, test: (s: Found) => boolean) => boolean;
/** The lists of words that make a name of what stands beside them. */
export interface Naming {
  /** On either side of quotation marks. */
  near: number[];
  /** Right before a bare match, right behind it. */
  called: number[];
  thing: number[];
}
const REACH = 10;

/** Whether a match is a name: “顶峰蓝” beside 颜色, 微信 right before 图案. */
export function isName(
  span: Span,
  text: string,
  quoted: readonly Quote[],
  { near, called, thing }: Naming,
  some: Some,
): boolean {
  if (some(called, span.start - LONGEST, span.start, (word) => !word.open && word.end === span.start))
    return true;
  if (some(thing, span.end, span.end, (word) => !word.open)) return true;
  const quote = quoted.find((q) => q.start <= span.start && span.end <= q.end);
  return (
    quote !== undefined &&
    (quote.title ||
      some(thing, quote.end, quote.end + 6, (word) => !STOPS.test(text.slice(quote.end, word.start))) ||
      some(near, quote.start - LONGEST, quote.end + REACH, (word) => {
        const [from, to] = word.end <= quote.start ? [word.end, quote.start] : [quote.end, word.start];
        return from <= to && to - from <= REACH && !text.slice(from, to).includes(STOP);
      }))
  );
}
