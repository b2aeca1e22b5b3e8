// The guard's two views of a draft, each with the way back to the letters as typed. `tight` is what words are matched
// in: no spaces, marks or invisible characters; `plain` keeps them, for addresses of mail and web and for numbers.
import { fold } from '../replies/fold.ts';

/** A text with, for each of its characters, where its origin starts and ends in the draft. */
export interface View {
  text: string;
  from: number[];
  to: number[];
}
export interface Normal {
  tight: View & {
    /** What stood before each character: nothing, a joiner (`-`, `.`), or a real gap. Latin words need the latter. */
    gap: number[];
  };
  plain: View;
}

/** Ends a sentence: neither a word nor a pair of words reaches across. */
export const STOP = '\u0001';
/** Ends a clause: a word does not reach across, a pair of words may. */
export const PAUSE = '\u0002';

export const GAP = { none: 0, joiner: 1, real: 2 } as const;

const cluster = /[\u1100-\u11ff]+|[\s\S][\u0300-\u036f]*/gu;
/** Letters by category that show nothing: fillers, joiners, variation selectors. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
const MARK = /[\p{Z}\p{C}\p{P}\p{S}]/u;
const HARD = new Set('!?;。\n\r\u2028\u2029¿¡\u0001');
const SOFT = new Set(',、\u0002');
const JOINERS = new Set(["'", '-', '_', '.', '/', '’', '‐', '‑', '·', '\\']);
/** Signs that stand for words where shops are dodged: a heart for 心/信, a penguin for QQ. */
const KEPT = new Set(['%', '@', '❤', '🐧', '💬', '🛰']);
const SAME: Record<string, string> = {
  '➕': '加',
  '✚': '加',
  '✙': '加',
  '+': '加',
  '♥': '❤',
  '♡': '❤',
  '💗': '❤',
  '💕': '❤',
  '💖': '❤',
};

/** Digits that Unicode's own folding leaves: filled circles, doubled circles. */
function circled(code: number): string | undefined {
  if (code >= 0x2776 && code <= 0x277e) return String(code - 0x2775);
  if (code >= 0x2780 && code <= 0x2788) return String(code - 0x277f);
  if (code >= 0x278a && code <= 0x2792) return String(code - 0x2789);
  if (code >= 0x24f5 && code <= 0x24fd) return String(code - 0x24f4);
  return code === 0x24ff || code === 0x1f10b || code === 0x1f10c ? '0' : undefined;
}

/** Letters squared or in circles, as emoji have them: 🅥 🆅. */
function boxed(code: number): string | undefined {
  for (const start of [0x1f130, 0x1f150, 0x1f170])
    if (code >= start && code < start + 26) return String.fromCharCode(97 + code - start);
  return undefined;
}

/** Traditional characters that occur in the packs' words, pairwise with their simplified form. */
const TRADITIONAL =
  '評评療疗癒愈現现銀银轉转帳账級级絕绝對对極极證证聯联繫系絡络電电話话號号碼码掃扫維维線线額额錢钱紅红給给貼贴關关單单發发貨货' +
  '無无傷伤廣广專专業业實实際际質质優优價价最最萬万壹一個个樣样說说讓让幫帮嗎吗們们這这還还過过來来買买賣卖點点條条圖图獎奖勵励' +
  '補补償偿賠赔圍围請请問问題题與与應应該该當当國国際际頂顶獨独權权穩稳總总開开備备動动門门東东車车馬马龍龙風风飛飞領领導导' +
  '燒烧藥药醫医塗涂視视膚肤顏颜質质舊旧鏈链網网絲丝羅罗罵骂滾滚腦脑殘残廢废垃垃圾圾煩烦別别換换間间臺台灣湾戶户員员務务';
const simplified = new Map<string, string>();
for (let i = 0; i + 1 < TRADITIONAL.length; i += 2) simplified.set(TRADITIONAL[i]!, TRADITIONAL[i + 1]!);

function spell(written: string): string {
  const visible = written.replace(INVISIBLE, '');
  if (visible === '') return '';
  const code = visible.codePointAt(0)!;
  const known = circled(code) ?? boxed(code) ?? SAME[visible];
  if (known) return known;
  const folded = fold(visible).replace(INVISIBLE, '');
  return simplified.get(folded) ?? SAME[folded] ?? folded;
}

/** Spelling one character is a table look-up but for the first time it is met; emptied before it can grow without end. */
const spelled = new Map<string, string>();
function spellOnce(written: string): string {
  const known = spelled.get(written);
  if (known !== undefined) return known;
  if (spelled.size > 20_000) spelled.clear();
  const made = spell(written);
  spelled.set(written, made);
  return made;
}

const ASCII_WORD = /[a-z0-9]/;
const kinds = new Map<string, boolean>();
/** Whether a folded character is a mark and so dropped from `tight`. */
function isMark(char: string): boolean {
  if (ASCII_WORD.test(char)) return false;
  const known = kinds.get(char);
  if (known !== undefined) return known;
  if (kinds.size > 20_000) kinds.clear();
  const mark = !KEPT.has(char) && MARK.test(char);
  kinds.set(char, mark);
  return mark;
}

/** Both views of a draft, in one pass over it. */
export function normalise(draft: string): Normal {
  const tight = { text: '', from: [] as number[], to: [] as number[], gap: [] as number[] };
  const plain = { text: '', from: [] as number[], to: [] as number[] };
  let gap: number = GAP.none;
  const put = (view: View, char: string, from: number, to: number) => {
    view.text += char;
    for (let i = 0; i < char.length; i++) {
      view.from.push(from);
      view.to.push(to);
    }
  };
  const keep = (char: string, from: number, to: number) => {
    put(tight, char, from, to);
    for (let i = 0; i < char.length; i++) tight.gap.push(i === 0 ? gap : GAP.none);
    gap = GAP.none;
  };
  const stop = (mark: string, from: number, to: number) => {
    // Several marks in a row are one, the stronger: views of views stay the same.
    const last = tight.text.at(-1);
    if (last === mark || last === STOP) return;
    if (last === PAUSE) tight.text = tight.text.slice(0, -1) + mark;
    else keep(mark, from, to);
  };
  for (const { 0: written, index: from } of draft.matchAll(cluster)) {
    const to = from + written.length;
    const chars = spellOnce(written);
    if (chars === '') continue;
    // In `plain` an added sign keeps its look: a number may start with it.
    put(plain, chars === '加' && written !== '加' ? '+' : chars, from, to);
    for (const char of chars) {
      if (HARD.has(char) || (char === '.' && chars === '.' && endsSentence(draft, to))) stop(STOP, from, to);
      else if (SOFT.has(char)) stop(PAUSE, from, to);
      else if (!isMark(char)) keep(char, from, to);
      else gap = Math.max(gap, JOINERS.has(char) ? GAP.joiner : GAP.real);
    }
  }
  return { tight, plain };
}

/** A full stop ends a sentence before a blank or at the end; elsewhere it may be a dodge, a decimal or an address. */
const endsSentence = (draft: string, at: number): boolean =>
  // The byte order mark counts as a blank to \s, and is one of the invisible dodges.
  at >= draft.length || (draft[at] !== '\ufeff' && /\s/.test(draft[at]!));

/** The range in the draft that characters [start, end) of a view came from. */
export const origin = (view: View, start: number, end: number): [number, number] => [
  view.from[start]!,
  view.to[end - 1]!,
];
