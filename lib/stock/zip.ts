// The zip around a workbook: its directory, and one entry's bytes piece by piece. Sizes are counted while unpacking and
// not only read, so a bomb that lies about itself is stopped where it begins to swell. Unpacks on the calling thread:
// fflate's own threads start from blob addresses, which Firefox never runs in an extension.
import { Inflate } from 'fflate';
import { fail, ok, type Result } from '../model/result.ts';

export interface ZipEntry {
  /** Method 0 (as is) or 8 (deflated); others nobody writes workbooks with. */
  method: number;
  packed: Uint8Array;
  /** As its directory says. */
  size: number;
  locked: boolean;
}
/** By name, lower case, `/` between folders. */
export type Zip = ReadonlyMap<string, ZipEntry>;

/** What all parts that are read may unpack to: a full sheet of ten columns is some 400 MB. */
export const MAX_UNPACKED = 1024 * 1024 * 1024;
/** Sheets of a shop pack ten- to a hundredfold; only then, and only above some size, is it no sheet any more. */
const MAX_RATIO = 250;
const RATIO_FROM = 32 * 1024 * 1024;
/** Packed bytes at a time: at the very most a thousandfold comes out of them. */
const PIECE = 16 * 1024;

/** Thrown inside, a `Failure` at the border. */
export class Unreadable extends Error {
  constructor(readonly code: 'sheet.damaged' | 'sheet.zip-bomb' | 'sheet.locked') {
    super(code);
  }
}

const EOCD = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const WIDE_LOCATOR = 0x07064b50;
const WIDE = 0xffffffff;

/** The directory at the end of a zip. Fails with `sheet.damaged`. */
export function readZip(bytes: Uint8Array): Result<Zip> {
  try {
    return ok(directory(bytes));
  } catch {
    // Any offset that leads out of the file.
    return fail('sheet.damaged');
  }
}

function directory(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== EOCD) end--;
  if (end < lowest) throw new Unreadable('sheet.damaged');
  let at = view.getUint32(end + 16, true);
  let count = view.getUint16(end + 10, true);
  if ((at === WIDE || count === 0xffff) && view.getUint32(end - 20, true) === WIDE_LOCATOR) {
    const wide = Number(view.getBigUint64(end - 12, true));
    count = Number(view.getBigUint64(wide + 32, true));
    at = Number(view.getBigUint64(wide + 48, true));
  }
  const entries = new Map<string, ZipEntry>();
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== ENTRY) throw new Unreadable('sheet.damaged');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const [size, packedSize, local] = sizes(view, at, at + 46 + nameLength, extraLength);
    if (view.getUint32(local, true) !== LOCAL) throw new Unreadable('sheet.damaged');
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packedSize > bytes.length) throw new Unreadable('sheet.damaged');
    entries.set(name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase(), {
      method: view.getUint16(at + 10, true),
      packed: bytes.subarray(start, start + packedSize),
      size,
      locked: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Size, packed size and offset; where one stands as all ones, in the wide field behind the name. */
function sizes(view: DataView, at: number, extra: number, extraLength: number): [number, number, number] {
  const found: [number, number, number] = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ];
  if (!found.includes(WIDE)) return found;
  for (let p = extra; p + 4 <= extra + extraLength; p += 4 + view.getUint16(p + 2, true)) {
    if (view.getUint16(p, true) !== 1) continue;
    let q = p + 4;
    found.forEach((value, i) => {
      if (value !== WIDE) return;
      found[i] = Number(view.getBigUint64(q, true));
      q += 8;
    });
  }
  return found;
}

/** How much has been unpacked, over all parts of one file. */
export interface Budget {
  left: number;
}

/** An entry's text, piece by piece; `at` is the share of its packed bytes that was read. Throws `Unreadable`. */
export function* textOf(
  entry: ZipEntry,
  budget: Budget,
): Generator<{ text: string; at: number }, void, void> {
  const { packed, method, size } = entry;
  if (entry.locked) throw new Unreadable('sheet.locked');
  if (method !== 0 && method !== 8) throw new Unreadable('sheet.damaged');
  if (size > budget.left) throw new Unreadable('sheet.zip-bomb');
  let out: Uint8Array[] = [];
  const inflate = method === 8 ? new Inflate((piece) => out.push(piece)) : undefined;
  let decoder: TextDecoder | undefined;
  let total = 0;
  for (let from = 0; from < packed.length; from += PIECE) {
    const piece = packed.subarray(from, from + PIECE);
    const last = from + PIECE >= packed.length;
    out = [];
    if (!inflate) out.push(piece);
    else
      try {
        inflate.push(piece, last);
      } catch {
        throw new Unreadable('sheet.damaged');
      }
    let text = '';
    for (const bytes of out) {
      total += bytes.length;
      budget.left -= bytes.length;
      if (budget.left < 0) throw new Unreadable('sheet.zip-bomb');
      decoder ??= new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
      text += decoder.decode(bytes, { stream: true });
    }
    if (total > RATIO_FROM && total > (from + piece.length) * MAX_RATIO)
      throw new Unreadable('sheet.zip-bomb');
    if (last) text += decoder?.decode() ?? '';
    if (text) yield { text, at: Math.min(1, (from + PIECE) / packed.length) };
  }
  if (total !== size) throw new Unreadable('sheet.damaged');
}

/** A small part as one text; above `limit` it is no part of a workbook. */
export function wholeText(entry: ZipEntry, budget: Budget, limit = 32 * 1024 * 1024): string {
  if (entry.size > limit) throw new Unreadable('sheet.zip-bomb');
  let whole = '';
  for (const { text } of textOf(entry, budget)) {
    whole += text;
    if (whole.length > limit) throw new Unreadable('sheet.zip-bomb');
  }
  return whole;
}
