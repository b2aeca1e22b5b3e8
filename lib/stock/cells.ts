// Cells: what a SKU, a count and a time look like in a shop's sheet, and how two SKUs are compared.
// Never guesses: a cell that is not plainly a count says what it is instead.

const PLAIN = /^[!-~]*$/;
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g;
// Numbers in costume (², ①, ½, ㏡): NFKC would turn them into digits, and `X²` would meet `X2`.
const COSTUME = /([\p{No}\u3358-\u3370\u33E0-\u33FE])/u;

const once = (text: string) =>
  text
    .split(COSTUME)
    .map((part, i) => (i % 2 ? part : part.normalize('NFKC').toLowerCase().normalize('NFKC')))
    .join('')
    .replace(INVISIBLE, '')
    .trim();

/**
 * The key two SKUs are compared by: trimmed, width and case folded (NFKC), invisible marks dropped. Digits keep
 * their value and their number: `00123` never meets `123`. Idempotent.
 */
export function foldSku(sku: string): string {
  const trimmed = sku.trim();
  if (PLAIN.test(trimmed)) return trimmed.toLowerCase();
  // Lower-casing may open a new composition (and dropping a mark another), so fold until it stands still.
  let text = trimmed;
  for (let next = once(text); next !== text; next = once(text)) text = next;
  return text;
}

const DANGER = '=+\\-@|\\t\\r\\n＝＋－＠｜﹢﹣﹦﹫';
const GUARDED = new RegExp(`^'+[\\s\\u200B-\\u200F\\u2060\\uFEFF]*[${DANGER}]`, 'u');
const GUARDABLE = new RegExp(`^'*[\\s\\u200B-\\u200F\\u2060\\uFEFF]*[${DANGER}]`, 'u');
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)*$/;

/** Puts an apostrophe before a cell a spreadsheet would run as a formula; plain numbers (`-3`) stay numbers. */
export function guardCell(cell: string): string {
  if (PLAIN_NUMBER.test(cell)) return cell;
  return GUARDABLE.test(cell) ? `'${cell}` : cell;
}

/** Takes back exactly what `guardCell` put there. */
export function unguardCell(cell: string): string {
  return cell.charCodeAt(0) === 39 && GUARDED.test(cell) ? cell.slice(1) : cell;
}

const AS_FORMULA = /^="(.*)"$/s;
const AS_TEXT = /^'(?=\d)/;

/** A text cell without its disguises: our own guard, and the `="00123"` or `'00123` that keep a spreadsheet from eating zeros. */
export function textOf(cell: string | undefined): string {
  if (!cell) return '';
  const trimmed = cell.trim();
  const first = trimmed.charCodeAt(0);
  if (first !== 39 && first !== 61) return trimmed;
  const text = unguardCell(trimmed);
  return (AS_FORMULA.exec(text)?.[1]?.replaceAll('""', '"') ?? text.replace(AS_TEXT, '')).trim();
}

/** What a spreadsheet leaves of a long number saved as a number: `6.92E+12`. Such a SKU is lost. */
export const isShortened = (sku: string): boolean => /^\d\.\d+E\+\d{2,3}$/.test(sku);

/** A count, or why the cell is none. */
export type Count =
  | { units: number }
  | { why: 'blank' | 'negative' | 'not-a-number' | 'not-whole' | 'too-many' };

/** More than this is another column (a barcode, a time), not a count. */
export const MAX_UNITS = 999_999_999;

const SIMPLE = /^\d{1,9}$/;
// Thousands in threes, parted by one sign throughout: 1,234 or 1 234 or 1'234. `1,23` is nobody's count.
const GROUPED = /^\d{1,3}(?:([, '’])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const WHOLE_OR_DECIMAL = /^\d+(?:\.\d+)?$/;

/** Reads a count of units. Full-width digits, thousands separators and `12.00` are counts; `12e5` and `5-10` are not. */
export function countOf(cell: string | undefined): Count {
  const raw = textOf(cell);
  if (SIMPLE.test(raw)) return { units: Number(raw) };
  if (raw === '') return { why: 'blank' };
  let text = raw
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  let negative = false;
  const signed = /^(?:\((.+)\)|-\s*(\S.*)|(\S*\d)-|\+(\S.*))$/.exec(text);
  if (signed) {
    negative = signed[4] === undefined;
    text = signed[1] ?? signed[2] ?? signed[3] ?? signed[4] ?? '';
  }
  if (GROUPED.test(text)) text = text.replace(/[, '’]/g, '');
  if (!WHOLE_OR_DECIMAL.test(text)) return { why: 'not-a-number' };
  const units = Number(text);
  if (units === 0) return { units: 0 };
  if (negative) return { why: 'negative' };
  if (!Number.isInteger(units)) return { why: 'not-whole' };
  return units > MAX_UNITS ? { why: 'too-many' } : { units };
}

const DAY = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?/;
const CLOCK = /^[T\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
/** Days of a month; 0 for a month there is none of. */
const daysIn = (year: number, month: number) => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
};
const two = (text: string) => text.padStart(2, '0');

/**
 * A time as ISO 8601, or nothing where year, month and day are not plainly in that order. `offset` (`+08:00`) is the
 * shop's and is added where the cell names none; a day without a clock is its first minute.
 */
export function timeOf(cell: string | undefined, offset = ''): string | undefined {
  const text = textOf(cell).normalize('NFKC');
  const day = DAY.exec(text);
  if (!day) return undefined;
  const [whole, y = '', m = '', d = ''] = day;
  if (Number(d) < 1 || Number(d) > daysIn(Number(y), Number(m))) return undefined;
  const rest = text.slice(whole.length).trim();
  const head = `${y}-${two(m)}-${two(d)}T`;
  if (rest === '') return `${head}00:00${offset}`;
  const clock = CLOCK.exec(rest);
  if (!clock || Number(clock[1]) > 23 || Number(clock[2]) > 59 || Number(clock[3] ?? 0) > 59)
    return undefined;
  const zone = clock[4]?.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') ?? offset;
  return `${head}${two(clock[1] ?? '')}:${clock[2]}${clock[3] ? `:${clock[3]}` : ''}${zone}`;
}

/** A cell as it may stand in a message: one line, 20 characters at most. */
export const cut = (cell: string): string => [...cell.replace(/\s+/g, ' ').trim()].slice(0, 20).join('');
