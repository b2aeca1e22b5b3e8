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

/** What the buyer does about a message. Undefined once the script is over. */
export function answer(script: Script, state: string, message: string, locale: Locale): Step | undefined {
  const rules = script.states[state];
  if (!rules) return undefined;
  const text = fold(message, locale);
  const rule = [...(script.always ?? []), ...rules].find(
    ({ has, lacks }) =>
      (!has || holds(text, has[locale], locale)) && !(lacks && holds(text, lacks[locale], locale)),
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
