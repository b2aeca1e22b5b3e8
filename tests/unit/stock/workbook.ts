// Makes workbooks part by part for the tests: what real writers leave out, write oddly, or would never write.
// Test helper, not a test. Synthetic.
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Sheet } from '../../../lib/stock/types.ts';
import { openWorkbook } from '../../../lib/stock/xlsx.ts';

export interface Parts {
  /** Sheet name -> the XML between `<sheetData>` and its end, or a whole worksheet. */
  sheets: Record<string, string>;
  strings?: string;
  styles?: string;
  workbookPr?: string;
  more?: Record<string, Uint8Array | string>;
}

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (all: [id: string, kind: string, target: string][]) =>
  `<Relationships>${all
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${TYPE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export function workbook({ sheets, strings, styles, workbookPr = '', more = {} }: Parts): Uint8Array {
  const names = Object.keys(sheets);
  const parts: Record<string, Uint8Array | string> = {
    '_rels/.rels': rels([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns:r="${TYPE}">${workbookPr}<sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels([
      ...names.map(
        (_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as [string, string, string],
      ),
      ['rIdS', 'styles', 'styles.xml'],
      ['rIdT', 'sharedStrings', '/xl/sharedStrings.xml'],
    ]),
  };
  names.forEach((name, i) => {
    const xml = sheets[name]!;
    parts[`xl/worksheets/sheet${i + 1}.xml`] = xml.includes('worksheet')
      ? xml
      : `<?xml version="1.0"?><worksheet><sheetData>${xml}</sheetData></worksheet>`;
  });
  if (strings !== undefined) parts['xl/sharedStrings.xml'] = `<sst>${strings}</sst>`;
  if (styles !== undefined) parts['xl/styles.xml'] = `<styleSheet>${styles}</styleSheet>`;
  return packed({ ...parts, ...more });
}

export const packed = (parts: Record<string, Uint8Array | string>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ) as Zippable,
  );

/** A row of inline texts. */
export const textRow = (...cells: string[]): string =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;

/** Reads one sheet to its end. */
export function readSheet(bytes: Uint8Array, index = 0, limit = 1_048_576): Sheet {
  const result = tryRead(bytes, index, limit);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

export function tryRead(bytes: Uint8Array, index = 0, limit = 1_048_576) {
  const book = openWorkbook(bytes);
  if (!book.ok) return book;
  const work = book.value.read(index, { limit });
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** A container of old office files with these streams in its directory. */
export function compound(...streams: string[]): Uint8Array {
  const bytes = new Uint8Array(512 * 4);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(bytes.buffer);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  ['Root Entry', ...streams].forEach((name, i) => {
    const at = 1024 + i * 128;
    [...name].forEach((letter, k) => void view.setUint16(at + k * 2, letter.charCodeAt(0), true));
    view.setUint16(at + 64, (name.length + 1) * 2, true);
  });
  return bytes;
}
