// Templates: literal text with typed holes, matched in one pass without backtracking, so no page text can make them slow.
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

interface Packed {
  text: string;
  packed: string;
  /** Positions of the non-blank characters: literals are sought in the dense text, values cut from the real one. */
  at: number[];
}
const BLANK = 32;
// Several templates take their parts of one text, one after the other.
let last: { input: string; packed: Packed } | undefined;
function pack(input: string): Packed {
  if (last?.input === input) return last.packed;
  const text = squeeze(input);
  const folded = foldMarks(text);
  const at: number[] = [];
  for (let i = 0; i < folded.length; i++) if (folded.charCodeAt(i) !== BLANK) at.push(i);
  at.push(text.length);
  last = { input, packed: { text, packed: folded.replaceAll(' ', ''), at } };
  return last.packed;
}

/**
 * Compiles a template. The match covers the whole text; a leading or trailing `*` frees that end. White space never
 * matters between literals; a hole's value keeps its inner blanks and is trimmed. Throws on a template that cannot be
 * matched in one pass.
 */
export function compileTemplate(template: string): Matcher {
  const parts = parse(template);
  return (input) => {
    const { text, packed, at } = pack(input);
    const parted = (i: number) => i === 0 || i >= packed.length || at[i]! > at[i - 1]! + 1;
    const stands = ({ literal, open, close }: Literal, i: number): boolean =>
      packed.startsWith(literal, i) && (!open || parted(i)) && (!close || parted(i + literal.length));
    const seek = (part: Literal, from: number): number => {
      let i = packed.indexOf(part.literal, from);
      while (i >= 0 && !stands(part, i)) i = packed.indexOf(part.literal, i + 1);
      return i;
    };
    const values: Record<string, string> = {};
    let pos = 0;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      const next = parts[i + 1];
      if ('literal' in part) {
        const free = i > 0 && 'any' in parts[i - 1]!;
        const found = !free ? pos : next ? seek(part, pos) : packed.length - part.literal.length;
        if (found < pos || !stands(part, found)) return undefined;
        pos = found + part.literal.length;
      } else if ('hole' in part) {
        let end: number;
        if (part.type) {
          const sticky = HOLES[part.type];
          sticky.lastIndex = at[pos]!;
          const taken = sticky.exec(text);
          if (!taken) return undefined;
          end = pos;
          while (end < packed.length && at[end]! < sticky.lastIndex) end++;
        } else if (next && 'literal' in next) end = seek(next, pos);
        else if (next) {
          end = pos;
          while (end < packed.length && (end === pos || at[end] === at[end - 1]! + 1)) end++;
        } else end = packed.length;
        if (end <= pos) return undefined;
        values[part.hole] = text.slice(at[pos]!, at[end - 1]! + 1).trim();
        pos = end;
      }
    }
    return 'any' in parts.at(-1)! || pos >= packed.length ? values : undefined;
  };
}
