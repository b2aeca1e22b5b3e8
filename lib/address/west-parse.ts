// Western addresses: compared rather than parsed. Only what carries a number is told apart (house, flat, postcode), the
// state, and the border between street and town where a kind of street or a comma shows it.
import { takeStreet } from './west-street.ts';
import { isNumber, type West, type Word } from './west-tokens.ts';
import { takeUnits } from './west-units.ts';
import { isCountry, isSuffix, postcodes, stateOf } from './west-words.ts';

/** `text` is the folded text the words were read from. */
export function parseWest(text: string, all: Word[], country: string): West {
  let words = [...all];
  const out: West = {
    number: '',
    street: [],
    city: [],
    state: '',
    zip: '',
    items: [],
    extra: [],
    words: { street: [], region: [], unit: [] },
  };
  words = withoutCountry(words);
  // A word of courtesy ends many a Filipino sentence.
  if (country === 'PH' && words.at(-1)?.raw === 'po') words = words.slice(0, -1);
  // R. Augusta is Rua Augusta.
  if (/^(?:BR|PT)$/.test(country))
    words = words.map((w) => (w.raw === 'r' && !/\d/.test(w.w) ? { ...w, raw: 'rua', w: 'rua' } : w));
  words = takeZip(text, words, country, out);
  words = takeState(words, country, out);
  // In Singapore the block is the house.
  if (country === 'SG') words = words.filter((w) => w.raw !== 'blk' && w.raw !== 'block' && w.raw !== 's');
  words = takeUnits(words, out, country);
  words = takeBuilding(words, out);
  takeStreet(words, out, country);
  return out;
}

/** The kind of a building at one number; an estate (Gardens) has many. */
export const buildings =
  /^(?:court|ct|house|mansions|mansion|tower|towers|lodge|heights|hts|point|building|apartments|flats|villas|residence|residences|condominium|condo)$/;

/** 4B Kingsway Court, 210 High Street: before a numbered street, a named building with its flat. */
function takeBuilding(words: Word[], out: West): Word[] {
  const end = words.findIndex((w, i) => i > 0 && w.brk);
  if (end < 2 || !isNumber(words[end]!.raw) || !words.slice(end + 1).some((w) => isSuffix(w.w))) return words;
  const lead = words.slice(0, end);
  if (!buildings.test(lead.at(-1)!.raw) || lead.slice(1).some((w) => isNumber(w.raw))) return words;
  const [flat] = lead;
  if (!isNumber(flat!.raw)) return words;
  out.items.push({ kind: 'room', value: flat!.raw });
  out.words.unit.push(flat!);
  return words.slice(1);
}

function withoutCountry(words: Word[]): Word[] {
  for (let n = Math.min(4, words.length - 1); n >= 1; n--) {
    if (
      isCountry(
        words
          .slice(-n)
          .map((w) => w.raw)
          .join('_'),
      )
    )
      return words.slice(0, -n);
  }
  return words;
}

function takeZip(text: string, words: Word[], country: string, out: West): Word[] {
  const shape = postcodes[country];
  if (!shape || !words.length) return words;
  const [from, to] = [words[0]!.start, words.at(-1)!.end];
  const found = [...text.slice(from, to).matchAll(shape)].at(-1);
  if (!found) return words;
  const [start, end] = [from + found.index, from + found.index + found[0].length];
  const covered = words.filter((w) => w.start < end && w.end > start);
  // The first number of an address is its house, however many digits it has; European codes may lead a line.
  const first = words.find((w) => isNumber(w.raw));
  if (
    covered.includes(first!) &&
    !covered[0]!.brk &&
    words.length > 1 &&
    words.indexOf(covered[0]!) < words.length - 1
  )
    return words;
  if (covered.includes(first!) && words[0] === first && isSuffixAhead(words)) return words;
  out.zip = found[0].replace(/[\s-]/g, '');
  out.words.region.push(...covered);
  const next = words[words.indexOf(covered.at(-1)!) + 1];
  if (next) next.brk = true;
  return words.filter((w) => !covered.includes(w));
}

const isSuffixAhead = (words: Word[]) => words.slice(2, 7).some((w) => isSuffix(w.w));

function takeState(words: Word[], country: string, out: West): Word[] {
  for (let n = Math.min(4, words.length); n >= 1; n--) {
    const tail = words.slice(-n);
    const state = stateOf(country, tail.map((w) => w.raw.replace(/\./g, '')).join('_'));
    // A lone `st` or `ct` at the end may be a kind of street; a state stands behind a town.
    if (!state || (n === words.length && n > 1) || (isSuffix(tail[0]!.w) && !out.zip && !tail[0]!.brk))
      continue;
    out.state = state;
    out.words.region.push(...tail);
    return words.slice(0, -n);
  }
  return words;
}
