// What somebody takes back in one breath: 2002호요 아 아니 2003호, "flat 2, ah no, 3", 806哦不对是802. Of two numbers for one
// thing the one that was said last counts, and the first is as good as denied.
import { speaksAgainst } from './meaning.ts';
import type { Said } from './retell-denied.ts';

const end = '[\\s,，.。!！?？:~…¶ᄏ휴-]*';
const turns = [
  // Korean
  `(?:아+|앗|어|헉|엇|에이|참)?(?:아니(?:다|요|구|고|지|야|네)?|아냐|잘못[가-힣]{0,5}|오타[가-힣]{0,4}|정정(?:합니다|할게요)?)${end}(?:다시)?`,
  `(?:요|호|동|층|길|로)?(?:아아+|앗|헉|어어+)${end}`,
  `¶(?:아+|앗|어|아차|엇|음)${end}`,
  // Chinese
  `(?:[哦啊呃额诶唉欸]|哎呀)?(?:不对|不不+|口误|手滑|手误|(?:语音)?[打说写按看发输念听记]错|(?<![我号])[打说写]反|打快)了?${end}(?:应该)?[是为]?${end}`,
  // On a line of its own.
  `¶(?:错了?|更正|纠正|改一下|应该是|哦+是?|啊+是?)${end}[是为]?${end}`,
  `[哦啊呃额诶]不(?:[，,…~¶ ]+是?)?`,
  '[.…]{2,}\\s*[啊额呃哦嗯诶]',
  '[.…]{3,}\\s?',
  `[?？]\\s*不(?:是)?${end}`,
  `唔系${end}系?`,
  // Japanese
  `(?:いや|あ?间违え(?:た|ました)?|じゃなくて?|ではなくて?|违(?:う|った|います))${end}`,
  // English and other letters
  `(?:^|[ ,.!?:¶…-])(?:ah|oh|uh|er|um|oh wait|wait|sorry|oops|whoops|ugh|no|nope|pardon|perdona|perd[oó]n|scusa|non|nein|quatsch|ops)(?:[ ,.!?:¶…-]+(?:no+|wait|sorry|nope|actually|i mean|i meant|its|it is|thats|rather|make that|non|nein|es el|es la|es|cest|[eè])){0,3}[ ,.!?:¶…-]*`,
  `(?:^|[ ,.!?:¶…-])(?:i mean|i meant|make that|scratch that|correction|or rather|rather|actually)${end}`,
].map((shape) => new RegExp(`(?:${shape})$`, 'u'));

/** A plain no before a number may be its label: Flat 2, No 21. */
const label =
  /(?:^|,|(?:^| )(?:with|at|to|is|its|in|by|and|from|for|near|beside|behind|opposite)) ?no[ .]*$/u;

/** The places of the marks that a later one takes the place of. `between` = what was said between two groups. */
export function passedOver(
  tokens: readonly string[],
  groups: readonly (readonly number[])[],
  values: readonly Said[],
  between: (from: number, to: number) => string,
): number[] {
  return groups.slice(0, -1).flatMap((group, g) => {
    const next = groups[g + 1]!;
    const said = between(group.at(-1)! + 1, next[0]!);
    if (said.length > 32 || label.test(said) || !turns.some((shape) => shape.test(said))) return [];
    const first = next.find((i) => values[i]) ?? next[0]!;
    const of = values[first]?.of ?? '';
    const numbers = group.filter((i) => values[i] && (!of || !values[i].of || values[i].of === of));
    const named = of ? numbers.filter((i) => values[i]!.of === of) : [];
    const last = (named.length ? named : numbers).at(-1) ?? group.at(-1)!;
    return counter(tokens[last]!) === counter(tokens[first]!) ? [] : [last];
  });
}

/** Whether a mark is another than the order's. */
const counter = (mark: string): boolean => speaksAgainst(mark) || /^<[#%?]/.test(mark);
