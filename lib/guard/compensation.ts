// Money the shop offers in a draft: an amount beside a word of refund, compensation or gift. Held against what an agent
// may grant alone; without such a limit nothing is said.
import type { Input } from './detect.ts';
import { origin } from './normalise.ts';
import type { Spot } from './spot.ts';

/** An amount with its currency before or behind; Korean counts in ten thousands. */
const AMOUNT =
  /(?:([¥￥$€£₩]|us\$|rmb|cny|usd|krw|rm|nt\$)\s?)?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?|[一二两三四五六七八九十百千]{1,7})\s?(万|만|천|k\b)?\s?(元|块钱?|圆|人民币|원|dollars?|bucks|usd|eur|euros?|pounds?|gbp|rmb|¥|\$|€|₩)?/g;
const CHINESE: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNIT: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const TIMES: Record<string, number> = { 万: 10_000, 만: 10_000, 천: 1000, k: 1000 };

function chinese(written: string): number {
  let sum = 0;
  let digit = 0;
  for (const char of written) {
    if (char in CHINESE) digit = CHINESE[char]!;
    else {
      sum += (digit || 1) * UNIT[char]!;
      digit = 0;
    }
  }
  return sum + digit;
}

/** Amounts in the draft, in the plain view. */
function* amounts(text: string) {
  for (const hit of text.matchAll(AMOUNT)) {
    const [all, before, number, times, behind] = hit;
    // A bare number is a count, a size or a part of something longer.
    if (!before && !behind) continue;
    const value = /^\d/.test(number!) ? Number(number!.replace(/,/g, '')) : chinese(number!);
    yield { start: hit.index, end: hit.index + all.length, value: value * (times ? (TIMES[times] ?? 1) : 1) };
  }
}

/** Amounts above the limit that one of the entry's words offers. */
export function compensation({ normal, context, contextAt }: Input): Spot[] {
  const limit = context.limits?.compensation;
  if (limit === undefined) return [];
  const words = contextAt().map(({ start, end }) => origin(normal.tight, start, end));
  if (words.length === 0) return [];
  const { plain } = normal;
  const found: Spot[] = [];
  for (const { start, end, value } of amounts(plain.text)) {
    if (value <= limit) continue;
    const range = origin(plain, start, end);
    const beside = words.some(([from, to]) => {
      const [a, b] = from < range[0] ? [to, range[0]] : [range[1], from];
      return b - a <= 24 && !/[。！？!?\n，、,;；]|\.\s/.test(between(plain, a, b));
    });
    if (beside) found.push({ range, params: { amount: value, limit } });
  }
  return found;
}

/** The plain text that came from [from, to) of the draft. */
function between({ text, from: starts }: Input['normal']['plain'], from: number, to: number): string {
  let made = '';
  for (let i = 0; i < text.length && starts[i]! < to; i++) if (starts[i]! >= from) made += text[i];
  return made;
}
