// Flats, suites, floors and buildings of a Western address, wherever in it they stand.
import { isUnitValue, type West, type Word } from './west-tokens.ts';
import { isDirection, isSuffix, isTypeBefore, units } from './west-words.ts';

export interface UnitAt {
  kind: string;
  value: string;
  /** How many words it takes. */
  count: number;
}

const inner = /^(?:apt|apartment|unit|suite|ste|flat|room|floor)$/;
const filler = new Set(['number', 'no', 'is', 'should', 'be', 'to', 'not', 'actually', 'was']);

/** The flat, floor or building that begins at a word. */
export function unitAt(words: Word[], i: number): UnitAt | undefined {
  const [word, next, third] = [words[i]!, words[i + 1], words[i + 2]];
  // U 6, 203 Pacific Highway, as Australians shorten it.
  const short = word.raw === 'u' && i === 0 && (third?.brk ?? false) ? 'room' : undefined;
  const kind = units.get(word.raw) ?? units.get(word.w) ?? short;
  if (kind === 'room' && /^(?:flat|apartment)$/.test(word.raw) && afterFloor(words, i) && next?.brk)
    return undefined;
  if (kind && next && isUnitValue(next.raw) && !(word.raw === 'no' && !/\d/.test(next.raw))) {
    // Apt 4 B is Apt 4B, unless B begins something else.
    const letter =
      third &&
      !third.brk &&
      /^[a-z]$/.test(third.raw) &&
      /^\d+$/.test(next.raw) &&
      !isDirection(third.w) &&
      (words[i + 3]?.brk ?? true);
    return { kind, value: letter ? next.raw + third.raw : next.raw, count: letter ? 3 : 2 };
  }
  if (kind && inner.test(word.raw)) {
    // My apartment number should be 4C.
    let k = i + 1;
    while (k < i + 5 && words[k] && !words[k]!.stop && filler.has(words[k]!.raw)) k++;
    const value = words[k];
    if (k > i + 1 && value && !value.stop && /\d/.test(value.raw) && isUnitValue(value.raw)) {
      return { kind, value: value.raw, count: k - i + 1 };
    }
  }
  if (/^\d+(?:st|nd|rd|th)$/.test(word.w) && next && units.get(next.raw) === 'floor') {
    return { kind: 'floor', value: word.w.replace(/\D/g, ''), count: 2 };
  }
  // A-12-3, Menara Sentral: block, floor and door in one.
  if (/^[a-z]\d?-\d{1,3}[a-z]?-\d{1,4}[a-z]?$/.test(word.raw))
    return { kind: 'room', value: word.raw, count: 1 };
  // L5, 120 Collins St: Australia's level.
  const level = /^l(\d{1,2})$/.exec(word.raw);
  if (level && next?.brk && /^\d/.test(next.raw)) return { kind: 'floor', value: level[1]!, count: 1 };
  // 12/F, G/F: Hong Kong's way.
  const slashed = /^(\d{1,3}|[a-z]{1,2})\/f$/.exec(word.raw);
  if (slashed) return { kind: 'floor', value: slashed[1]!, count: 1 };
  if (word.raw.startsWith('#') && isUnitValue(word.raw)) return { kind: 'room', value: word.raw, count: 1 };
  return undefined;
}

/** First Floor Flat, 63 Western Road: the flat is named by its floor, and the number behind the comma is the house's. */
const afterFloor = (words: Word[], i: number) =>
  i > 1 &&
  units.get(words[i - 1]!.raw) === 'floor' &&
  (/^\d+(?:st|nd|rd|th)$/.test(words[i - 2]!.w) || /^(?:ground|top|upper|lower)$/.test(words[i - 2]!.raw));

/** Takes the units out; the words that are left. */
export function takeUnits(words: Word[], out: West, country: string): Word[] {
  const left: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const unit = unitAt(words, i);
    // No. 15, Jalan Bukit Bintang: where no other number comes before the street, it is the house.
    if (unit && /^(?:no|number)$/.test(word.raw) && houseBehind(words, i + unit.count)) {
      left.push({ ...words[i + 1]!, brk: word.brk });
      words[i + 2]!.brk = false;
      i++;
      continue;
    }
    if (unit?.count === 2 && /^(?:no|number|nr|num)$/.test(word.raw) && isHouse(left)) {
      left.push({ ...words[i + 1]!, brk: false });
      i++;
      continue;
    }
    if (unit) {
      out.items.push({ kind: unit.kind, value: tidy(unit.value) });
      out.words.unit.push(...words.slice(i, i + unit.count));
      i += unit.count - 1;
      // What stands behind a flat begins anew.
      const next = words[i + 1];
      if (next) next.brk = true;
      continue;
    }
    if (country !== 'MY' && /^\d+[a-z]?\/\d+[a-z]?$/.test(word.raw)) {
      // 5/12 Smith St: flat 5 of number 12.
      const [flat, house] = word.raw.split('/');
      out.items.push({ kind: 'room', value: flat! });
      left.push({ ...word, w: house!, raw: house! });
      continue;
    }
    if (country === 'CA' && !left.length && /^\d+[a-z]?-\d+[a-z]?$/.test(word.raw)) {
      // 1504-1180 Maple St: Canada writes the flat before the number, with a dash.
      const [flat, house] = word.raw.split('-');
      out.items.push({ kind: 'room', value: flat! });
      left.push({ ...word, w: house!, raw: house! });
      continue;
    }
    left.push(word);
  }
  return left;
}

/** Jalan Sudirman No. 25, C/ Larios nº 8: behind a street that has no number yet it is the house's. */
function isHouse(left: Word[]): boolean {
  const road = left.findLastIndex((w, k) => k === 0 || w.brk);
  return road >= 0 && isTypeBefore(left[road]!.raw) && !left.some((w) => /\d/.test(w.raw));
}

/** Whether a street's name and kind begin here, without a number of their own. */
function houseBehind(words: Word[], from: number): boolean {
  for (let i = from; i < Math.min(words.length, from + 5); i++) {
    const word = words[i]!;
    if (/\d/.test(word.raw) || (word.brk && i > from)) return false;
    if ((isTypeBefore(word.raw) && i === from) || (isSuffix(word.w) && i > from)) return true;
  }
  return false;
}

const tidy = (value: string) =>
  value
    .replace(/[#.\s]/g, '')
    .replace(/(?<=\d)-(?=[a-z]$)|(?<=^[a-z])-(?=\d)/g, '')
    .replace(/^0+(?=\d)/, '');
