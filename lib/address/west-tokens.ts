// The words of a Western address with their places in the text, and what an address of words comes to.
import type { Item } from './units.ts';
import { isAbbreviation, spellWord } from './west-words.ts';

export interface Word {
  /** Comparable spelling. */
  w: string;
  /** As folded. */
  raw: string;
  start: number;
  end: number;
  /** A comma or a line end stands before it. */
  brk: boolean;
  /** A sentence ends before it. */
  stop: boolean;
}

const wordShape =
  /#?[a-z0-9\u00c0-\u024f\u1e00-\u1eff*ºª½]+(?:[.'’&/-][a-z0-9\u00c0-\u024f\u1e00-\u1eff*]+)*/gu;

/** 3. Etage, 17. Juni: in German the stop makes an ordinal. */
const ordinal =
  /^(?:etage|stock|og|obergeschoss|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember)$/;

export function wordsOf(text: string, from = 0, to = text.length): Word[] {
  const out: Word[] = [];
  let last = from;
  for (const hit of text.slice(from, to).matchAll(wordShape)) {
    const start = from + hit.index;
    const between = text.slice(last, start);
    const before = out.at(-1);
    const brk = !before || /[,\n;:()|]/.test(between);
    const stop =
      /[!?。→⇒]|[-=]>|\n\s*\n/.test(between) ||
      (/\.\s/.test(between) &&
        Boolean(before) &&
        !isAbbreviation(before!.w) &&
        !(/^\d{1,2}$/.test(before!.raw) && ordinal.test(hit[0])));
    // Hyphens join names of towns, and ranges of numbers: only the latter stay whole.
    const parts = /\d|\./.test(hit[0]) ? [hit[0]] : hit[0].split(/[-/]/);
    // Spain writes C/ for Calle.
    if (hit[0] === 'c' && text[start + 1] === '/') parts[0] = 'calle';
    let at = start;
    parts.forEach((part, i) => {
      out.push({
        w: spellWord(part),
        raw: part,
        start: at,
        end: Math.min(at + part.length, start + hit[0].length),
        brk: brk && i === 0,
        stop: stop && i === 0,
      });
      at += part.length + 1;
    });
    last = start + hit[0].length;
  }
  return out;
}

export interface West {
  number: string;
  street: string[];
  city: string[];
  state: string;
  zip: string;
  items: Item[];
  /** Names of houses or firms before the street. */
  extra: string[];
  words: { street: Word[]; region: Word[]; unit: Word[] };
}

const numeric =
  /^[nsew]\d{3,5}$|^\d+(?:[a-z]|bis|quater)?(?:[-/]\d*[a-z]?){0,2}$|^\d+\*+$|^\*+\d+$|^\*{1,6}$/;
const unitValue = /^#?(?:[a-z]?-?\d[\d*]*(?:[-/]?[a-z\d]{1,4})?|[a-z]\d?-\d{1,3}-\d{1,4}[a-z]?|[a-z]|\*+)$/;
export const isNumber = (word: string): boolean => numeric.test(word);
export const isUnitValue = (word: string): boolean => unitValue.test(word);
