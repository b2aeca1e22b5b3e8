// Templates: literal text with typed holes, matched in one pass without backtracking, so no page text can make them slow.
import { isPlainMoment } from './moment.ts';
import { foldMarks, squeeze } from './text.ts';

/** What a typed hole takes, from where it stands. Each is bounded by its own characters: no backtracking across texts. */
const HOLES = {
  digits: /[0-9]+/y,
  number: /[0-9.,]+/y,
  id: /[0-9A-Za-z-]+/y,
  word: /\S+/y,
  letters: /\p{L}+/uy,
  code: /[^\s[\]]+/y,
  plain: /[^[\]]+/y,
  datetime:
    /\d{4} ?[-/.年년] ?\d{1,2} ?[-/.月월] ?\d{1,2} ?[日일.]?[ T,]{0,2}(?:오전|오후|上午|下午)? ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?/y,
  duration:
    /(?:\d+ ?(?:天|日|小时|小時|时|分钟|分鐘|分|秒|일|시간|초|days?|hours?|min(?:ute)?s?|sec(?:ond)?s?) ?)+/y,
} as const;
type HoleType = keyof typeof HOLES;
/** Where a Latin word stands at a literal's edge beside a blank, the text must have a blank there too: ` on ` is not in `Long`. */
interface Literal {
  literal: string;
  open: boolean;
  close: boolean;
}
type Part = Literal | { hole: string; type: HoleType | undefined } | { any: true };

export type Matcher = (text: string) => Record<string, string> | undefined;

const dense = (text: string): string => foldMarks(text).replace(/\s+/g, '');

function parse(template: string): Part[] {
  const parts: Part[] = [];
  for (const piece of template.split(/(\{[^{}]*\}|\*)/)) {
    if (!piece) continue;
    const before = parts.at(-1);
    if (piece === '*') {
      if (!before || !('any' in before)) parts.push({ any: true });
    } else if (piece.startsWith('{')) {
      const [hole = '', type] = piece.slice(1, -1).split(':');
      if (!/^[a-zA-Z]\w*$/.test(hole)) throw new Error(`template: a hole needs a name: ${piece}`);
      if (type !== undefined && !Object.hasOwn(HOLES, type))
        throw new Error(`template: unknown hole type ${type}`);
      if (before && 'any' in before) throw new Error(`template: text must stand between * and ${piece}`);
      if (before && 'hole' in before && !before.type)
        throw new Error(`template: text must stand between {${before.hole}} and ${piece}, or give it a type`);
      parts.push({ hole, type: type as HoleType | undefined });
    } else if (/[{}]/.test(piece)) throw new Error(`template: a brace stands alone: ${piece}`);
    else if (dense(piece))
      parts.push({
        literal: dense(piece),
        open: /^\s[a-z0-9]/i.test(piece),
        close: /[a-z0-9]\s$/i.test(piece),
      });
  }
  if (parts.length === 0) throw new Error('template: empty');
  return parts;
}

/** The names of a template's holes. Throws like `compileTemplate`. */
export const holesOf = (template: string): string[] =>
  parse(template).flatMap((part) => ('hole' in part ? [part.hole] : []));

/** A text without its blanks: literals are sought in it, values cut from the real one. */
interface Packed {
  text: string;
  packed: string;
  /** The places in the dense text before which a blank stands. */
  gaps: readonly number[];
}

// Several templates take their parts of one text, one after the other, while what they took is matched in between.
let input: string | undefined;
let packedInput: Packed;
let other: string | undefined;
let packedOther: Packed;
function pack(wanted: string): Packed {
  if (input === wanted) return packedInput;
  const known = other === wanted ? packedOther : makePacked(wanted);
  other = input;
  packedOther = packedInput;
  input = wanted;
  packedInput = known;
  return known;
}

function makePacked(wanted: string): Packed {
  const text = squeeze(wanted);
  const folded = foldMarks(text);
  const gaps: number[] = [];
  for (let i = folded.indexOf(' '); i >= 0; i = folded.indexOf(' ', i + 1)) gaps.push(i - gaps.length);
  return { text, packed: gaps.length > 0 ? folded.replaceAll(' ', '') : folded, gaps };
}

/** Where in the text a place of the dense text is. */
function at(i: number, { gaps }: Packed): number {
  let blanks = 0;
  while (blanks < gaps.length && gaps[blanks]! <= i) blanks++;
  return i + blanks;
}
/** Where in the dense text a place of the text is. */
function packedAt(i: number, { gaps }: Packed): number {
  let blanks = 0;
  while (blanks < gaps.length && gaps[blanks]! + blanks < i) blanks++;
  return i - blanks;
}

const parted = (i: number, { packed, gaps }: Packed): boolean =>
  i === 0 || i >= packed.length || gaps.includes(i);
const stands = ({ literal, open, close }: Literal, i: number, whole: Packed): boolean =>
  whole.packed.startsWith(literal, i) &&
  (!open || parted(i, whole)) &&
  (!close || parted(i + literal.length, whole));
function seek(part: Literal, from: number, whole: Packed): number {
  let i = whole.packed.indexOf(part.literal, from);
  while (i >= 0 && !stands(part, i, whole)) i = whole.packed.indexOf(part.literal, i + 1);
  return i;
}

/** Whether the text fits; each hole's value is handed over as it is cut, also where the text turns out not to fit. */
function fits(parts: readonly Part[], wanted: string, cut: (hole: string, value: string) => void): boolean {
  const whole = pack(wanted);
  const { text, packed, gaps } = whole;
  let pos = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const next = parts[i + 1];
    if ('literal' in part) {
      const free = i > 0 && 'any' in parts[i - 1]!;
      const found = !free ? pos : next ? seek(part, pos, whole) : packed.length - part.literal.length;
      if (found < pos || !stands(part, found, whole)) return false;
      pos = found + part.literal.length;
    } else if ('hole' in part) {
      let end: number;
      if (part.type) {
        const sticky = HOLES[part.type];
        sticky.lastIndex = at(pos, whole);
        if (!sticky.test(text)) return false;
        end = packedAt(sticky.lastIndex, whole);
      } else if (next && 'literal' in next) end = seek(next, pos, whole);
      else end = (next && gaps.find((gap) => gap > pos)) ?? packed.length;
      if (end <= pos) return false;
      cut(part.hole, text.slice(at(pos, whole), at(end - 1, whole) + 1).trim());
      pos = end;
    }
  }
  return 'any' in parts.at(-1)! || pos >= packed.length;
}

/**
 * Compiles a template. The match covers the whole text; a leading or trailing `*` frees that end. White space never
 * matters between literals; a hole's value keeps its inner blanks and is trimmed. Throws on a template that cannot be
 * matched in one pass.
 */
export function compileTemplate(template: string): Matcher {
  const parts = parse(template);
  return (text) => {
    const values: Record<string, string> = {};
    return fits(parts, text, (hole, value) => {
      values[hole] = value;
    })
      ? values
      : undefined;
  };
}

/** What a template of one typed hole takes of a text, which is the whole text or nothing; undefined for any other template. */
function wholeHole(
  parts: readonly Part[],
  hole?: string,
): ((text: string) => string | undefined) | undefined {
  const [only] = parts;
  if (parts.length !== 1 || !only || !('hole' in only) || !only.type) return undefined;
  if (hole !== undefined && only.hole !== hole) return undefined;
  const sticky = HOLES[only.type];
  const moments = only.type === 'datetime';
  return (text) => {
    if (moments && isPlainMoment(text)) return text;
    const all = squeeze(text);
    sticky.lastIndex = 0;
    return sticky.test(all) && sticky.lastIndex === all.length ? all : undefined;
  };
}

/** Compiles a template of which one hole alone is wanted. */
export function compileHole(template: string, hole: string): (text: string) => string | undefined {
  const parts = parse(template);
  const whole = wholeHole(parts, hole);
  if (whole) return whole;
  let held: string | undefined;
  const cut = (name: string, value: string) => {
    if (name === hole) held = value;
  };
  return (text) => {
    held = undefined;
    return fits(parts, text, cut) ? held : undefined;
  };
}

/** Compiles a template that is only asked whether a text fits it. */
export function compileFit(template: string): (text: string) => boolean {
  const parts = parse(template);
  const whole = wholeHole(parts);
  if (whole) return (text) => whole(text) !== undefined;
  const nothing = () => {};
  return (text) => fits(parts, text, nothing);
}
