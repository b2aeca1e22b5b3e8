// From bytes to text: is it a sheet at all, and in which encoding? Back offices still write GBK and EUC-KR without
// saying so; a wrong guess would turn every name, and some SKUs, into other letters.
import { fail, ok, type Result } from '../model/basics.ts';

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030' | 'EUC-KR' | 'Windows-1252';

/** A million lines of six columns are about 70 MB. */
export const MAX_BYTES = 256 * 1024 * 1024;

const MAGIC: readonly [looks: string, bytes: readonly number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['XLS', [0xd0, 0xcf, 0x11, 0xe0]],
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
  if (bomOf(bytes)) return undefined;
  return bytes.subarray(0, 65_536).includes(0) ? 'BIN' : undefined;
}

function bomOf(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'UTF-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'UTF-16LE';
  if (startsWith(bytes, [0xfe, 0xff])) return 'UTF-16BE';
  return undefined;
}

// The characters goods, counts and sheets are written with. A text in the wrong encoding hardly meets them.
const HAN = new Set(
  '商品编码号名称库存数量可用规格单价仓货款色红黄蓝绿白黑灰粉紫大小中长短寸码型尺件个套盒装包箱瓶双条的一二三四五六七八九十百不男女童鞋衣裤裙衫外内上下杯碗盘子家用新加厚棉麻皮金银木纸水电机手器车书笔食米面油茶酒糖果肉鱼香洗护肤面膜品牌型成人学生儿宝时间日期月年更新占锁定总计在途实际有无售销备注状态类别分地区位备供应商入出',
);
const HANGUL = new Set(
  '상품코드명재고수량현가용옵션단예약창고입출판매관리번호바품목자체업날짜시간이는의지한사로기도서인다해하대정원일전부그아스라어제주보조트터드비나마리오우구선적세소중소형대형색빨파노초검흰회분홍남여성유아컵잔접그릇신발옷바지치셔츠양말가방지갑모모니세트개박스병봉포장무게용량특급신규할인무료배송물류센총합계실안전할당대기',
);

interface Look {
  encoding: Encoding;
  text: string;
  /** Letters outside ASCII, and how many of them the language at hand knows well, or nobody can read. */
  letters: number;
  known: number;
  unreadable: number;
}

function lookAt(bytes: Uint8Array, encoding: Encoding, known: (char: string) => boolean): Look {
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

/** The likelier of the encodings that carry no mark, from a sample. */
function guess(sample: Uint8Array): Encoding | undefined {
  // A single broken character does not make a UTF-8 sheet Chinese; in GBK read as UTF-8 nearly all are broken.
  const utf8 = lookAt(sample, 'UTF-8', () => false);
  if (utf8.unreadable <= Math.max(1, utf8.letters * 0.1) && utf8.unreadable < utf8.letters) return 'UTF-8';
  if (loneShare(sample) > 0.5) return 'Windows-1252';
  const score = ({ letters, known, unreadable }: Look) => (known - 4 * unreadable) / Math.max(1, letters);
  const chinese = lookAt(sample, 'GB18030', (char) => HAN.has(char));
  const korean = lookAt(sample, 'EUC-KR', (char) => HANGUL.has(char));
  const best = score(korean) > score(chinese) ? korean : chinese;
  return best.unreadable > best.letters * 0.1 ? undefined : best.encoding;
}

const MARKUP = /^\s*<(?:!doctype|html|head|body|table|\?xml|meta|style|script|div)\b/i;
const JSON_START = /^\s*[[{]\s*["{[]/;

/**
 * The text of a sheet file, its byte mark dropped. Fails with `sheet.empty`, `sheet.too-large`, `sheet.not-a-sheet`
 * (with what it looks like; a workbook is told apart as `XLSX`) or `sheet.encoding`.
 */
export function decodeSheet(bytes: Uint8Array): Result<{ text: string; encoding: Encoding }> {
  if (bytes.length === 0) return fail('sheet.empty');
  if (bytes.length > MAX_BYTES)
    return fail('sheet.too-large', { limit: Math.floor(MAX_BYTES / 1024 / 1024) });
  const looks = looksLike(bytes);
  if (looks) return fail('sheet.not-a-sheet', { looks });
  const bom = bomOf(bytes);
  const encoding = bom ?? encodingOf(bytes);
  if (!encoding) return fail('sheet.encoding');
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\u0000')) return fail('sheet.not-a-sheet', { looks: 'BIN' });
  if (MARKUP.test(text.slice(0, 200))) return fail('sheet.not-a-sheet', { looks: 'HTML' });
  if (JSON_START.test(text.slice(0, 200))) return fail('sheet.not-a-sheet', { looks: 'JSON' });
  if (text.trim() === '') return fail('sheet.empty');
  return ok({ text, encoding });
}

function encodingOf(bytes: Uint8Array): Encoding | undefined {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'UTF-8';
  } catch {
    // Some byte is not UTF-8. A sheet may be plain figures for pages, so the sample is of lines with letters.
    return guess(sampleOf(bytes));
  }
}

/** Up to 64 kB, starting shortly before the first byte above ASCII, and ending with a line, never inside a letter. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = bytes.lastIndexOf(0x0a, first) + 1;
  const rough = bytes.subarray(start, start + 65_536);
  const end = rough.lastIndexOf(0x0a);
  return start + rough.length < bytes.length && end > 0 ? rough.subarray(0, end) : rough;
}
