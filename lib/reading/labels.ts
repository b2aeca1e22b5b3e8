// Labels: what stands behind, before or after a label in an element's lines.
import { foldMarks, type Line } from './text.ts';

const foldedOf = (line: Line): string => {
  line.folded ??= foldMarks(line.text);
  return line.folded;
};

const WORD = /[\p{L}\p{N}]/u;
interface Label {
  text: string;
  latin: boolean;
  /** Its letters in lower case, without blanks and marks. */
  letters: readonly string[];
  /** Whether any of them has a capital. */
  cased: boolean;
}
const known = new Map<string, Label>();
const labelOf = (label: string): Label => {
  let made = known.get(label);
  if (!made) {
    const text = foldMarks(label).replace(/[\s:]+$/, '');
    const letters = [...text.toLowerCase()].filter((letter) => WORD.test(letter));
    made = {
      text,
      latin: /^[\x20-\x7e]/.test(text),
      letters,
      cased: letters.some((letter) => letter !== letter.toUpperCase()),
    };
    known.set(label, made);
  }
  return made;
};

const BLANK = 32;
const COLON = 58;
/** Where the text behind a label begins: blanks and one colon further. */
function behind(folded: string, end: number): number {
  let at = end;
  while (folded.charCodeAt(at) === BLANK) at++;
  if (folded.charCodeAt(at) === COLON) at++;
  while (folded.charCodeAt(at) === BLANK) at++;
  return at;
}

/**
 * The rest of the line after one of the labels, when nothing of another element follows it; with `next` the next line
 * when the label fills its own. A label is followed by a colon or a blank; a Chinese or Korean one may touch digits.
 */
export function afterLabel(
  lines: readonly Line[],
  labels: readonly string[],
  next = false,
): string | undefined {
  for (const label of labels) {
    const { text: wanted, latin } = labelOf(label);
    for (let i = 0; i < lines.length; i++) {
      const { text, cuts } = lines[i]!;
      const folded = foldedOf(lines[i]!);
      let at = folded.indexOf(wanted);
      // A Latin label starts its line or follows a blank or bracket: `ID:` is not in `GUID:`.
      while (at > 0 && latin && WORD.test(folded[at - 1]!)) at = folded.indexOf(wanted, at + 1);
      if (at < 0) continue;
      const end = at + wanted.length;
      const start = behind(folded, end);
      if (start >= text.length) {
        if (next && lines[i + 1]) return lines[i + 1]!.text;
        continue;
      }
      if (start === end && (latin || !/\d/.test(text[start]!))) continue;
      if (!cuts.some((cut) => cut > start)) return text.slice(start);
    }
  }
  return undefined;
}

const begins = (line: Line, labels: readonly string[]): boolean => {
  const folded = foldedOf(line);
  return labels.some((label) => folded.startsWith(labelOf(label).text));
};

/** The only line before the first labelled line. */
export function beforeLabel(lines: readonly Line[], labels: readonly string[]): string | undefined {
  return lines.findIndex((line) => begins(line, labels)) === 1 ? lines[0]!.text : undefined;
}

/** The only line after the last labelled line. */
export function behindLabel(lines: readonly Line[], labels: readonly string[]): string | undefined {
  const last = lines.findLastIndex((line) => begins(line, labels));
  return last >= 0 && last === lines.length - 2 ? lines[last + 1]!.text : undefined;
}

/**
 * Whether one of the labels may stand in an element's text, hidden text and all: its letters do, one after the other. Asked
 * before the lines are gathered, for many an element is sought through for a label that is in one.
 */
export function mayHold(el: Element, labels: readonly string[]): boolean {
  const text = el.textContent ?? '';
  for (let i = 0; i < labels.length; i++) {
    const { letters, cased } = labelOf(labels[i]!);
    if (inTurn(letters, cased ? text.toLowerCase() : text)) return true;
  }
  return false;
}

function inTurn(letters: readonly string[], text: string): boolean {
  let at = 0;
  for (let i = 0; i < letters.length; i++) {
    at = text.indexOf(letters[i]!, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
