// Templates: literal text with typed holes, matched in one pass without backtracking, so no page text can make them slow.
import { foldMarks, squeeze } from './text.ts';

type Part = { literal: string } | { hole: string; type: HoleType | undefined } | { any: true };
const HOLE_CLASSES = {
  digits: /[0-9]/,
  number: /[0-9.,]/,
  id: /[0-9A-Za-z-]/,
  word: /[^\s]/,
  letters: /\p{L}/u,
} as const;
type HoleType = keyof typeof HOLE_CLASSES;

export type Matcher = (text: string) => Record<string, string> | undefined;

const dense = (text: string): string => foldMarks(text).replace(/\s+/g, '');

function parse(template: string): Part[] {
  const parts: Part[] = [];
  for (const piece of template.split(/(\{[^{}]*\}|\*)/)) {
    if (!piece) continue;
    if (piece === '*') parts.push({ any: true });
    else if (piece.startsWith('{')) {
      const [hole = '', type] = piece.slice(1, -1).split(':');
      if (!/^[a-zA-Z]\w*$/.test(hole)) throw new Error(`template: a hole needs a name: ${piece}`);
      if (type !== undefined && !(type in HOLE_CLASSES))
        throw new Error(`template: unknown hole type ${type}`);
      parts.push({ hole, type: type as HoleType | undefined });
    } else if (dense(piece)) parts.push({ literal: dense(piece) });
  }
  if (parts.length === 0) throw new Error('template: empty');
  return parts;
}

/**
 * Compiles a template. The match covers the whole text; a leading or trailing `*` frees that end. White space never
 * matters between literals; a hole's value keeps its inner blanks and is trimmed.
 */
export function compileTemplate(template: string): Matcher {
  const parts = parse(template);
  return (input) => {
    const text = squeeze(input);
    const folded = foldMarks(text);
    // Positions of the non-blank characters: literals are sought in the dense text, values cut from the real one.
    const at: number[] = [];
    let packed = '';
    for (let i = 0; i < folded.length; i++)
      if (folded[i] !== ' ') {
        at.push(i);
        packed += folded[i];
      }
    at.push(text.length);
    const values: Record<string, string> = {};
    let pos = 0;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      const next = parts[i + 1];
      if ('literal' in part) {
        const from = parts[i - 1];
        if (from && 'any' in from) {
          const found = packed.indexOf(part.literal, pos);
          if (found < 0) return undefined;
          pos = found + part.literal.length;
        } else {
          if (!packed.startsWith(part.literal, pos)) return undefined;
          pos += part.literal.length;
        }
      } else if ('hole' in part) {
        let end: number;
        const kind = part.type ? HOLE_CLASSES[part.type] : undefined;
        if (kind) {
          end = pos;
          // A typed hole ends at a blank of the real text too: two numbers side by side are two.
          while (
            end < packed.length &&
            kind.test(text[at[end]!]!) &&
            (end === pos || at[end] === at[end - 1]! + 1)
          )
            end++;
        } else if (next && 'literal' in next) end = packed.indexOf(next.literal, pos);
        else if (next && 'any' in next) {
          end = pos;
          while (end < packed.length && (end === pos || at[end] === at[end - 1]! + 1)) end++;
        } else end = packed.length;
        if (end <= pos) return undefined;
        values[part.hole] = text.slice(at[pos]!, at[end - 1]! + 1).trim();
        pos = end;
      }
    }
    const last = parts.at(-1)!;
    return 'any' in last || pos >= packed.length ? values : undefined;
  };
}
