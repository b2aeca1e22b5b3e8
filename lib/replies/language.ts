// Language: which of our languages a buyer writes, told by script where that is clear, and which languages to answer in.
import type { Locale } from '../model/basics.ts';

const HANGUL = /[가-힣ㄱ-ㅎㅏ-ㅣ]/g;
const HAN = /\p{Script=Han}/gu;
const KANA = /[\u3040-\u30ff]/;
/** Words, not codes: `XL-2034 black` is one. */
const WORDS = /(?<![\p{L}\p{N}-])[a-z]{2,}(?:['’][a-z]+)?(?![\p{L}\p{N}-])/giu;
/** "ok thanks" is written by everybody. */
const ENOUGH_WORDS = 3;
const LATIN_BEYOND = /[\u00c0-\u024f]|\p{Mn}/u;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The language of one message; undefined where its script does not say. */
export function languageOf(text: string): Locale | undefined {
  if (KANA.test(text)) return undefined;
  const [hangul, han] = [count(text, HANGUL), count(text, HAN)];
  if (hangul > 0 || han > 0) return hangul >= han ? 'ko' : 'zh-CN';
  if (LATIN_BEYOND.test(text)) return undefined;
  return count(text, WORDS) >= ENOUGH_WORDS ? 'en' : undefined;
}

/** The language of the latest of a buyer's messages that tells; they come oldest first. */
export function buyerLanguage(messages: readonly string[]): Locale | undefined {
  for (let i = messages.length - 1; i >= 0; i--) {
    const found = languageOf(messages[i]!);
    if (found) return found;
  }
  return undefined;
}

const OURS: readonly string[] = ['zh-CN', 'ko', 'en'];
const isOurs = (language: string): language is Locale => OURS.includes(language);

/**
 * The languages to answer in, the best first: as the buyer writes, then as the site speaks (the agent's own first, where
 * it is one of them), then the agent's.
 */
export function languagesFor(
  messages: readonly string[],
  spoken: readonly string[] | undefined,
  agent: Locale,
): Locale[] {
  const buyer = buyerLanguage(messages);
  const site = (spoken ?? []).filter(isOurs);
  const here = site.length === 0 || site.includes(agent) ? agent : site[0]!;
  return [...new Set([...(buyer ? [buyer] : []), here, agent])];
}
