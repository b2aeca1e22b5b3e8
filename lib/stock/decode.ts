// From bytes to text: is it a sheet at all, and in which encoding? Back offices still write GBK and EUC-KR without
// saying so; a wrong guess would turn every name, and some SKUs, into other letters.
import { type Failure, fail, ok, type Result } from '../model/result.ts';
import { compoundFailure, isCompound } from './compound.ts';

type East = 'GB18030' | 'EUC-KR';
type Legacy = East | 'Windows-1252';
/** Two of them where a sheet was put together from two programs' lines. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | Legacy | `UTF-8 + ${East}`;

/** A million lines of six columns are about 70 MB. */
export const MAX_BYTES = 256 * 1024 * 1024;

const MAGIC: readonly [looks: string, bytes: readonly number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['GZIP', [0x1f, 0x8b]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7Z', [0x37, 0x7a, 0xbc, 0xaf]],
];
const ZIP = [0x50, 0x4b] as const;

const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, i) => bytes[i] === byte);

/** What a file that is no text looks like (`XLSX`, `PDF`, …; `BIN` for bytes no text has), or nothing for a text. */
export function looksLike(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, ZIP) && [3, 5, 7].includes(bytes[2] ?? 0)) {
    // The names of a workbook's parts stand unpacked near its start, and again at its end.
    const ends = [bytes.subarray(0, 4096), bytes.subarray(Math.max(0, bytes.length - 65_536))];
    const names = ends.map((part) => new TextDecoder('latin1').decode(part)).join('');
    return names.includes('xl/') ? 'XLSX' : 'ZIP';
  }
  const magic = MAGIC.find(([, start]) => startsWith(bytes, start));
  if (magic) return magic[0];
  if (bomOf(bytes) || wideOf(bytes)) return undefined;
  return bytes.subarray(0, 65_536).includes(0) ? 'BIN' : undefined;
}

function bomOf(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'UTF-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'UTF-16LE';
  if (startsWith(bytes, [0xfe, 0xff])) return 'UTF-16BE';
  return undefined;
}

/** UTF-16 without its mark: plain figures and commas leave every second byte empty. */
function wideOf(bytes: Uint8Array): Encoding | undefined {
  const empty = [0, 0];
  const length = Math.min(bytes.length, 4_096);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) empty[i % 2]!++;
  const [even = 0, odd = 0] = empty;
  if (Math.min(even, odd) > 0 || Math.max(even, odd) < Math.max(2, length / 10)) return undefined;
  return odd > even ? 'UTF-16LE' : 'UTF-16BE';
}

// The characters goods, counts and sheets are written with. A text in the wrong encoding hardly meets them.
const HAN = new Set(
  '商品编码号名称库存数量可用规格单价仓货款色红黄蓝绿白黑灰粉紫大小中长短寸码型尺件个套盒装包箱瓶双条的一二三四五六七八九十百不男女童鞋衣裤裙衫外内上下杯碗盘子家用新加厚棉麻皮金银木纸水电机手器车书笔食米面油茶酒糖果肉鱼香洗护肤面膜品牌型成人学生儿宝时间日期月年更新占锁定总计在途实际有无售销备注状态类别分地区位备供应商入出',
);
const HANGUL = new Set(
  '상품코드명재고수량현가용옵션단예약창고입출판매관리번호바품목자체업날짜시간이는의지한사로기도서인다해하대정원일전부그아스라어제주보조트터드비나마리오우구선적세소중소형대형색빨파노초검흰회분홍남여성유아컵잔접그릇신발옷바지치셔츠양말가방지갑모모니세트개박스병봉포장무게용량특급신규할인무료배송물류센총합계실안전할당대기',
);

interface Look {
  encoding: 'UTF-8' | Legacy;
  text: string;
  /** Letters outside ASCII, and how many of them the language at hand knows well, or nobody can read. */
  letters: number;
  known: number;
  unreadable: number;
}

function lookAt(bytes: Uint8Array, encoding: Look['encoding'], known: (char: string) => boolean): Look {
  const text = new TextDecoder(encoding).decode(bytes);
  const look: Look = { encoding, text, letters: 0, known: 0, unreadable: 0 };
  for (const char of text) {
    if (char < '\u0080') continue;
    look.letters++;
    if (char === '\uFFFD') look.unreadable++;
    else if (known(char)) look.known++;
  }
  return look;
}

/** Bytes above ASCII that stand alone. Double-byte text has few; accents in a Western sheet are little else. */
function loneShare(bytes: Uint8Array): number {
  let high = 0;
  let lone = 0;
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    high++;
    if ((bytes[i - 1] ?? 0) < 0x80 && (bytes[i + 1] ?? 0) < 0x80) lone++;
  }
  return high ? lone / high : 0;
}

/** The likelier of the encodings that carry no mark, from lines that are not plain UTF-8. */
function guess(sample: Uint8Array): Look | undefined {
  // A single broken character does not make a UTF-8 sheet Chinese; in GBK read as UTF-8 nearly all are broken.
  const utf8 = lookAt(sample, 'UTF-8', (char) => HAN.has(char) || HANGUL.has(char));
  if (utf8.unreadable <= Math.max(1, utf8.letters * 0.1) && utf8.unreadable < utf8.letters) return utf8;
  if (loneShare(sample) > 0.5) return lookAt(sample, 'Windows-1252', () => false);
  const score = ({ letters, known, unreadable }: Look) => (known - 4 * unreadable) / Math.max(1, letters);
  const chinese = lookAt(sample, 'GB18030', (char) => HAN.has(char));
  const korean = lookAt(sample, 'EUC-KR', (char) => HANGUL.has(char));
  const best = score(korean) > score(chinese) ? korean : chinese;
  // Names cut off inside a letter, line after line, are still names in UTF-8.
  if (utf8.known > best.known) return utf8;
  return best.unreadable > best.letters * 0.1 ? undefined : best;
}

const MARKUP = /^\s*<(?:!doctype|html|head|body|table|\?xml|meta|style|script|div)\b/i;
const JSON_START = /^\s*[[{]\s*["{[]/;

/**
 * The text of a sheet file, its byte mark dropped. Fails with `sheet.empty`, `sheet.too-large`, `sheet.not-a-sheet`
 * (with what it looks like; a workbook is told apart as `XLSX`), `sheet.locked`, `sheet.old-xls` or `sheet.encoding`.
 */
export function decodeSheet(bytes: Uint8Array): Result<{ text: string; encoding: Encoding }> {
  if (bytes.length === 0) return fail('sheet.empty');
  if (bytes.length > MAX_BYTES) return { ok: false, error: TOO_LARGE };
  if (isCompound(bytes)) return compoundFailure(bytes);
  const looks = looksLike(bytes);
  if (looks) return fail('sheet.not-a-sheet', { looks });
  const decoded = decode(bytes);
  if (!decoded) return fail('sheet.encoding');
  const { text } = decoded;
  if (text.includes('\u0000')) return fail('sheet.not-a-sheet', { looks: 'BIN' });
  if (MARKUP.test(text.slice(0, 200))) return fail('sheet.not-a-sheet', { looks: 'HTML' });
  if (JSON_START.test(text.slice(0, 200))) return fail('sheet.not-a-sheet', { looks: 'JSON' });
  if (text.trim() === '') return fail('sheet.empty');
  return ok(decoded);
}

/** Said before a byte is read, where the size is known. */
export const TOO_LARGE: Failure = {
  code: 'sheet.too-large',
  params: { limit: Math.floor(MAX_BYTES / 1024 / 1024) },
};

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } | undefined {
  const marked = bomOf(bytes) ?? wideOf(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    // Some byte is not UTF-8: which lines are not, and what could those be?
    const { other, wide, sample } = sortLines(bytes);
    const best = guess(sample);
    if (!best) return undefined;
    const { encoding, letters, known } = best;
    if (encoding === 'UTF-8' || wide.length === 0)
      return { text: new TextDecoder(encoding).decode(bytes), encoding };
    // Amid lines of UTF-8, a letter or two that nobody knows are broken, not of another encoding.
    if (encoding === 'Windows-1252' || known < 2 || known * 5 < letters)
      return { text: new TextDecoder().decode(bytes), encoding: 'UTF-8' };
    return { text: decodeRuns(bytes, encoding, other), encoding: `UTF-8 + ${encoding}` };
  }
}

const SAMPLE = 65_536;

interface Lines {
  /** Runs of lines that are no UTF-8, as [from, to]. */
  other: [number, number][];
  /** Starts of lines that can hardly be anything but UTF-8: several letters of three bytes. */
  wide: number[];
  /** Up to 64 kB of the lines that are no UTF-8. */
  sample: Uint8Array;
}

/** A line feed is never part of a letter, in none of these encodings: so lines can be judged one by one. */
function sortLines(bytes: Uint8Array): Lines {
  const found: Lines = { other: [], wide: [], sample: new Uint8Array() };
  const sample = new Uint8Array(Math.min(SAMPLE, bytes.length));
  let taken = 0;
  let from = 0;
  while (from < bytes.length) {
    const feed = bytes.indexOf(0x0a, from);
    const to = feed < 0 ? bytes.length : feed + 1;
    const letters = wideLetters(bytes, from, to);
    if (letters > 1) found.wide.push(from);
    if (letters < 0) {
      const last = found.other.at(-1);
      if (last && last[1] === from) last[1] = to;
      else found.other.push([from, to]);
      const line = bytes.subarray(from, Math.min(to, from + SAMPLE - taken));
      sample.set(line, taken);
      taken += line.length;
    }
    from = to;
  }
  found.sample = sample.subarray(0, taken);
  return found;
}

/** How many letters of three bytes or more a line of UTF-8 has; -1 where it is none. */
function wideLetters(bytes: Uint8Array, from: number, to: number): number {
  let wide = 0;
  for (let i = from; i < to; ) {
    const lead = bytes[i] ?? 0;
    const length =
      lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) return -1;
    for (let k = 1; k < length; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return -1;
    if (length > 2) wide++;
    i += length;
  }
  return wide;
}

function decodeRuns(bytes: Uint8Array, legacy: East, other: [number, number][]): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const old = new TextDecoder(legacy);
  let text = '';
  let at = 0;
  for (const [from, to] of other) {
    text += utf8.decode(bytes.subarray(at, from)) + old.decode(bytes.subarray(from, to));
    at = to;
  }
  return text + utf8.decode(bytes.subarray(at));
}
