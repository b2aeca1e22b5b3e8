// CSV cells: nothing a spreadsheet would run goes out, and everything comes back as it was.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../lib/replies/csv.ts';
import { toCsv } from '../../../lib/replies/exchange.ts';
import { guardCell, unguardCell } from '../../../lib/stock/cells.ts';
import { library, written } from './written.ts';

describe('a cell', () => {
  it('is not a formula for a spreadsheet, and stays a number where it is one', () => {
    for (const text of ['=1+1', ' =1', '+cmd', '-a', '@SUM(A1)', '\t=1', '＝1+1', '|cmd', "'=1"]) {
      expect(guardCell(text)).toBe(`'${text}`);
      expect(unguardCell(guardCell(text))).toBe(text);
    }
    for (const text of ['-3', '+86', '1.5', '00123', '您好', "it's", '']) expect(guardCell(text)).toBe(text);
  });

  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(written, fc.string()), (text) => unguardCell(guardCell(text)) === text),
      { numRuns: 3000 },
    );
  });

  it('of an export never begins with what a spreadsheet would run', () => {
    fc.assert(
      fc.property(library, (replies) => {
        for (const row of Papa.parse<string[]>(toCsv(replies).replace('\ufeff', ''), { delimiter: ',' }).data)
          for (const cell of row)
            expect(/^\s*[=+\-@|＝＋－＠]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('may run over several lines without losing count of them', () => {
    expect(readCsv('a,"1\n2\n3"\nb,4\n\nc,5').map((row) => row.line)).toEqual([1, 4, 6]);
  });
});
