// Writes lib/replies/pinyin.generated.json: every reading of every character of GB2312 and of Big5's common plane.
// Run with `npx tsx scripts/generate-pinyin.ts` after an update of pinyin-pro, and commit what it writes.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pinyin } from 'pinyin-pro';

/** Han characters of a two-byte encoding from row `first` to row `last`, second byte from `low` up. */
function plane(encoding: string, first: number, last: number, low: number): string[] {
  const decoder = new TextDecoder(encoding);
  const found: string[] = [];
  for (let row = first; row <= last; row++)
    for (let cell = low; cell <= 0xfe; cell++) {
      const char = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(char)) found.push(char);
    }
  return found;
}

/** Syllable without tone -> the characters that may be read so; `ü` is written `v`, as it is typed. */
export function pinyinTable(): Record<string, string> {
  const chars = new Set([...plane('gb18030', 0xb0, 0xf7, 0xa1), ...plane('big5', 0xa4, 0xc6, 0x40)]);
  const table = new Map<string, string>();
  for (const char of [...chars].sort()) {
    // All readings, not the one a context would choose: 重新 must be found by chongxin and by zhongxin alike.
    for (const reading of new Set(pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true })))
      if (/^[a-z]+$/.test(reading)) table.set(reading, (table.get(reading) ?? '') + char);
  }
  return Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The file's text: one syllable a line, so that a change of the table can be read in a diff. */
export const pinyinFile = (): string =>
  `${JSON.stringify(pinyinTable(), null, 0).replace(/","/g, '",\n"')}\n`;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(new URL('../lib/replies/pinyin.generated.json', import.meta.url), pinyinFile());
