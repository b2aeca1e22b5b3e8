// The container of old office files: an .xls of before 2007, or a newer workbook behind a password. Neither is read; the
// owner is told which of the two it is.
import { fail, type Result } from '../model/result.ts';

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const isCompound = (bytes: Uint8Array): boolean =>
  MAGIC.slice(0, 4).every((byte, i) => bytes[i] === byte);

/** `sheet.locked` for a workbook behind a password, `sheet.old-xls` for the rest. */
export function compoundFailure(bytes: Uint8Array): Result<never> {
  const names = streamNames(bytes);
  if (names.some((name) => /^Encrypt(?:edPackage|ionInfo)$/.test(name))) return fail('sheet.locked');
  if (names.some((name) => name === 'Workbook' || name === 'Book')) return fail('sheet.old-xls');
  return fail('sheet.not-a-sheet', { looks: 'XLS' });
}

/** The names in the container's directory, as far as it stands in one piece, which is where these two stand. */
function streamNames(bytes: Uint8Array): string[] {
  if (bytes.length < 512) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sector = 2 ** Math.min(16, view.getUint16(30, true));
  const start = (view.getUint32(48, true) + 1) * sector;
  const names: string[] = [];
  for (let at = start; at + 128 <= bytes.length && names.length < 32; at += 128) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    if (length < 2) break;
    names.push(new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2)));
  }
  return names;
}
