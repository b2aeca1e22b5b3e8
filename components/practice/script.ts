// A scripted buyer: a small state machine as data. What the agent writes is matched by the words it contains, and the
// first rule that fits gives the buyer's answer and the next state. Pure.
import type { Locale } from '../../lib/model/basics.ts';

export type Local<T> = Record<Locale, T>;

export interface Rule {
  /** Fits when the message contains one of these, parted by `|`. A rule without it fits anything. */
  has?: Local<string>;
  /** … and none of these. */
  lacks?: Local<string>;
  say?: Local<string>[];
  /** The next state, or an end; absent: stays. */
  to?: string;
  /** The buyer pays the open order. */
  pays?: boolean;
}

export interface End {
  /** Whether it is the end a good agent reaches. */
  well: boolean;
  /** What there is to learn from it; stands in the chat as the shop's own words. */
  note: Local<string>;
  /** A way of answering that leads here. */
  answers: Local<string[]>;
}

/** What stands in the chat when the page opens. `ago` in minutes. */
export interface Opening {
  ago: number;
  text?: Local<string>;
  seller?: boolean;
  /** The shop's greeting. */
  auto?: boolean;
  image?: boolean;
  /** A card of the goods with this SKU. */
  card?: string;
}

/** What spoils a check: an end that was reached, words that were sent or noted on the buyer's order. */
export interface Slip {
  ends?: string[];
  says?: Local<string>;
  remark?: Local<string>;
  /** … and none of these. */
  lacks?: Local<string>;
  /** A number, a name or an address to meet elsewhere was sent. */
  contact?: boolean;
}

/** One thing the score asks for. Well done without its slips, at one of its ends (none given: at any), remark written. */
export interface Check {
  id: string;
  name: Local<string>;
  ok: Local<string>;
  /** What was missed, and why that hurts. */
  missed: Local<string>;
  /** Asked for only where the conversation took this end. */
  after?: string[];
  ends?: string[];
  /** Words of which the remark on this buyer's order needs one, and how such a remark may read. */
  remark?: { has: Local<string>; example: Local<string> };
  slips?: Slip[];
}

export interface Script {
  id: string;
  buyer: string;
  /** Comes only after the agent wrote so often to that buyer. */
  after?: { buyer: string; sent: number };
  opening: Opening[];
  /** A state, or a word that is none: this buyer has nothing more to say. */
  start: string;
  /** Tried before the rules of every state. */
  always?: Rule[];
  states: Record<string, Rule[]>;
  ends: Record<string, End>;
  checks?: Check[];
}

export interface Step {
  say: string[];
  state: string;
  end?: End;
  pays?: boolean;
}

/** Widths, case and quotes are one; blanks count in English alone, where they part words. */
const fold = (text: string, locale: Locale): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, locale === 'en' ? ' ' : '');

const holds = (text: string, words: string, locale: Locale): boolean =>
  words.split('|').some((word) => text.includes(fold(word, locale)));

/** Whether a text contains one of these words, and none of those. */
export function saysOneOf(
  text: string,
  locale: Locale,
  has: Local<string> | undefined,
  lacks?: Local<string>,
): boolean {
  const folded = fold(text, locale);
  return (!has || holds(folded, has[locale], locale)) && !(lacks && holds(folded, lacks[locale], locale));
}

/** What the buyer does about a message. Undefined once the script is over. */
export function answer(script: Script, state: string, message: string, locale: Locale): Step | undefined {
  const rules = script.states[state];
  if (!rules) return undefined;
  const rule = [...(script.always ?? []), ...rules].find(({ has, lacks }) =>
    saysOneOf(message, locale, has, lacks),
  );
  if (!rule) return { say: [], state };
  const next = rule.to ?? state;
  return {
    say: (rule.say ?? []).map((line) => line[locale]),
    state: next,
    ...(script.ends[next] ? { end: script.ends[next] } : {}),
    ...(rule.pays ? { pays: true } : {}),
  };
}
