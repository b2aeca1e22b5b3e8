// The guard's two views of a draft, each with the way back to the letters as typed. `tight` is what words are matched
// in: no spaces, marks or invisible characters; `plain` keeps them, for addresses of mail and web and for numbers.
import { fold } from '../replies/fold.ts';
import { compose } from './jamo.ts';
import { endsSentence, spacesOut } from './marks.ts';
import { simplified } from './traditional.ts';

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

const cluster = /[\u1100-\u11ff]+|[\s\S][\u0300-\u036f]*/uy;
/** Letters by category that show nothing: fillers, joiners, variation selectors. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
const MARK = /[\p{Z}\p{C}\p{P}\p{S}]/u;
const HARD = new Set('!?;。\n\r\u2028\u2029¿¡\u0001');
const SOFT = new Set(',、\u0002');
const JOINERS = new Set(["'", '-', '_', '.', '/', '’', '‐', '‑', '·', '\\']);
/** Signs that stand for words where shops are dodged: a heart for 心/信, a penguin for QQ. */
const KEPT = new Set([...'%@❤🐧💬🛰📞📱☎✉📧💚💛✈🧧💰💵⭐🌟👍🎁🍑🐶🐟🐎']);
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

function spell(written: string): string {
  // The frame of a keycap digit goes with them.
  const visible = written.replace(INVISIBLE, '').replace('\u20e3', '');
  if (visible === '') return '';
  const code = visible.codePointAt(0)!;
  const known = circled(code) ?? boxed(code) ?? SAME[visible];
  if (known) return known;
  const folded = fold(visible).replace(INVISIBLE, '');
  // One sign may fold to several: ㈼ to (監).
  return (
    SAME[folded] ??
    [...folded].map((c) => (c.length === 1 ? String.fromCharCode(simplified(c.charCodeAt(0))) : c)).join('')
  );
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

const kinds = new Map<string, boolean>();
/** Whether a folded character is a mark and so dropped from `tight`. */
function isMark(char: string): boolean {
  const known = kinds.get(char);
  if (known !== undefined) return known;
  if (kinds.size > 20_000) kinds.clear();
  const mark = !KEPT.has(char) && MARK.test(char);
  kinds.set(char, mark);
  return mark;
}

/** Characters that are themselves whatever stands beside them: most of what is typed. */
export const isPlain = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 48 && code <= 57) ||
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0xac00 && code <= 0xd7a3);
const joins = (code: number): boolean =>
  code >= 0x300 && (code <= 0x36f || (code >= 0x1100 && code <= 0x11ff));

/** Code units with their origins; those of the draft before may stay, up to where the two part. */
class Gathered {
  codes: number[] = [];
  from: number[] = [];
  to: number[] = [];
  #text = '';
  put(char: string, from: number, to: number): void {
    for (let i = 0; i < char.length; i++) this.unit(char.charCodeAt(i), from, to);
  }
  unit(code: number, from: number, to: number): void {
    this.codes.push(code);
    this.from.push(from);
    this.to.push(to);
  }
  /** Forgets what came from `at` in the draft or behind it. */
  cut(at: number): void {
    let { length } = this.codes;
    while (length > 0 && this.from[length - 1]! >= at) length--;
    this.codes.length = length;
    this.from.length = length;
    this.to.length = length;
    if (this.#text.length > length) this.#text = this.#text.slice(0, length);
  }
  get text(): string {
    for (let i = this.#text.length; i < this.codes.length; i += 4096)
      this.#text += String.fromCharCode(...this.codes.slice(i, i + 4096));
    return this.#text;
  }
}

const [STOP_CODE, PAUSE_CODE] = [STOP.charCodeAt(0), PAUSE.charCodeAt(0)];

/**
 * Where two drafts part, or a little before: behind a letter that is itself whatever follows, so that nothing read
 * before bears on what is read from there.
 */
function parting(last: string, draft: string): number {
  const most = Math.min(last.length, draft.length);
  let at = draft.startsWith(last) ? most : 0;
  while (at < most && last.charCodeAt(at) === draft.charCodeAt(at)) at++;
  // The letter at `at` is to be the same in both: what stands before it has been read with it in sight.
  for (at--; at > 0; at--) if (isPlain(draft.charCodeAt(at - 1)) && !joins(draft.charCodeAt(at))) return at;
  return 0;
}

/** Both views of a draft, in one pass over it. */
export function normalise(draft: string): Normal {
  return views(draft, 0, new Gathered(), new Gathered(), []);
}

/** The same for one draft after another as it is typed; what it makes holds until the next is made. */
export function normaliser(): (draft: string) => Normal {
  const [tight, plain, gaps] = [new Gathered(), new Gathered(), [] as number[]];
  let last = '';
  return (draft) => {
    const start = parting(last, draft);
    tight.cut(start);
    plain.cut(start);
    gaps.length = tight.codes.length;
    const made = views(draft, start, tight, plain, gaps);
    last = draft;
    return made;
  };
}

function views(draft: string, start: number, tight: Gathered, plain: Gathered, gap: number[]): Normal {
  read(draft, start, tight, plain, gap);
  const made = {
    tight: { text: tight.text, from: tight.from, to: tight.to, gap },
    plain: { text: plain.text, from: plain.from, to: plain.to },
  };
  compose(made.tight);
  return made;
}

function read(draft: string, start: number, tight: Gathered, plain: Gathered, gaps: number[]): void {
  let gap: number = GAP.none;
  const keep = (char: string, from: number, to: number) => {
    tight.put(char, from, to);
    for (let i = 0; i < char.length; i++) gaps.push(i === 0 ? gap : GAP.none);
    gap = GAP.none;
  };
  const stop = (mark: string, from: number, to: number) => {
    // Several marks in a row are one, the stronger: views of views stay the same.
    const last = tight.codes.at(-1);
    if (last === mark.charCodeAt(0) || last === STOP_CODE) return;
    if (last === PAUSE_CODE) tight.codes[tight.codes.length - 1] = STOP_CODE;
    else keep(mark, from, to);
  };
  let at = start;
  while (at < draft.length) {
    const code = draft.charCodeAt(at);
    const next = at + 1 < draft.length ? draft.charCodeAt(at + 1) : 0;
    if (!joins(next)) {
      if (isPlain(code)) {
        const made = simplified(code);
        tight.unit(made, at, at + 1);
        gaps.push(gap);
        gap = GAP.none;
        plain.unit(made, at, at + 1);
        at++;
        continue;
      }
      if (code === 32) {
        plain.unit(code, at, at + 1);
        gap = GAP.real;
        at++;
        continue;
      }
    }
    cluster.lastIndex = at;
    const written = cluster.exec(draft)![0];
    const [from, to] = [at, at + written.length];
    at = to;
    const chars = spellOnce(written);
    if (chars === '') continue;
    // In `plain` an added sign keeps its look: a number may start with it.
    plain.put(chars === '加' && written !== '加' ? '+' : chars, from, to);
    for (const char of chars) {
      const hard = HARD.has(char) || (char === '.' && chars === '.' && endsSentence(draft, to));
      if ((hard || SOFT.has(char)) && !spacesOut(draft, from, to)) stop(hard ? STOP : PAUSE, from, to);
      else if (!isMark(char)) keep(char, from, to);
      else gap = Math.max(gap, JOINERS.has(char) ? GAP.joiner : GAP.real);
    }
  }
}

/** The range in the draft that characters [start, end) of a view came from. */
export const origin = (view: View, start: number, end: number): [number, number] => [
  view.from[start]!,
  view.to[end - 1]!,
];
