// CSV as shops write it: any delimiter, any line end, quotes somebody forgot, and back out again.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvReader, fromCsv, guessDelimiter, openCsv, parseCsv, toCsv } from '../../../lib/stock/csv.ts';
import { decodeSheet } from '../../../lib/stock/decode.ts';
import { utf8 } from './encode.ts';

const sheetOf = (text: string) => {
  const result = parseCsv(text);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.sheet;
};

describe('reading a sheet', () => {
  it('knows every row by the line it starts on, over blank lines and line breaks inside cells', () => {
    const sheet = sheetOf('sku,name,qty\r\n\r\nA1,"two\r\nlines",3\r\n,,\r\nA2,plain,4\r\n');
    expect(sheet.rows).toEqual([
      ['sku', 'name', 'qty'],
      ['A1', 'two\r\nlines', '3'],
      ['A2', 'plain', '4'],
    ]);
    expect(sheet.lines).toEqual([1, 3, 6]);
  });

  it.each([
    ['commas', 'sku,qty\nA1,3\n', ','],
    ['semicolons with decimal commas', 'sku;price;qty\nA1;1,50;3\nA2;2,50;4\n', ';'],
    ['tabs', 'sku\tqty\nA1\t3\n', '\t'],
    ['commas under a title', 'Stock, 21 Nov; all shops\n\nsku,name,qty\nA1,a;b,3\nA2,c,4\n', ','],
    ['one column', 'sku\nA1\nA2\n', ','],
  ])('guesses %s', (_, text, delimiter) => expect(guessDelimiter(text)).toBe(delimiter));

  it('takes the word of a sep= line, and counts it as a line', () => {
    const { delimiter, reader } = openCsv('sep=;\r\nsku;qty\r\nA1;3\r\n');
    reader.read(10);
    expect([delimiter, reader.sheet.rows[0], reader.sheet.lines[0]]).toEqual([';', ['sku', 'qty'], 2]);
  });

  it('reads lines however they end, mixed too', () => {
    const rows = [
      ['sku', 'qty'],
      ['A1', '3'],
      ['A2', '4'],
    ];
    for (const text of [
      'sku,qty\nA1,3\nA2,4',
      'sku,qty\r\nA1,3\r\nA2,4\r\n',
      'sku,qty\rA1,3\rA2,4\r',
      'sku,qty\r\nA1,3\nA2,4\n',
    ]) {
      expect(sheetOf(text).rows).toEqual(rows);
    }
  });

  it('leaves out rows of nothing but blanks, in quotes too', () => {
    expect(sheetOf('sku,qty\n"",""\n" ","\u00A0"\n , \nA1,3\n').lines).toEqual([1, 5]);
  });

  it('counts an empty line after a quoted cell, where lines end with a bare return', () => {
    expect(sheetOf('sku,name\rA1,"a"\r\rA2,"b"\r').lines).toEqual([1, 2, 4]);
  });

  it('keeps inches in an unquoted cell', () => {
    expect(sheetOf('sku,name,qty\nA1,15" monitor,3').rows[1]).toEqual(['A1', '15" monitor', '3']);
  });
});

describe('a quote somebody forgot', () => {
  it.each([
    ['a stray quote inside', 'sku,name,qty\nA1,"15" monitor",3\nA2,b,4\nA3,"c",5\n', 2],
    ['a quote never closed', 'sku,name,qty\nA1,"15 inch,3\nA2,b,4\nA3,c,5\n', 2],
    ['one closed by the next quoted cell', 'sku,name,qty\nA1,"15 inch,3\nA2,"b",4\nA3,c,5\n', 2],
    ['one closed by another slip, lines later', 'sku,name,qty\nA2,b,4\nA1,"15,3\nA3,c,5\nA3,d,"', 3],
    ['one on the last line', 'sku,name,qty\nA2,b,4\nA3,c,5\nA1,"15', 4],
  ])('%s costs its own line and no other', (_, text, line) => {
    const sheet = sheetOf(text);
    expect(sheet.broken[0]).toEqual({ line, code: 'sheet.broken-quote' });
    expect([...new Set(sheet.rows.map((row) => row[0]))]).toEqual(['sku', 'A2', 'A3']);
  });

  it('leaves the lines it looked ahead into as they are, each with its own number', () => {
    const sheet = sheetOf('sku,name,qty\nA0,x,9\nA1,"a\nA2,b,4\nA3,c",5,"y"z\nA4,d,6\n');
    expect(sheet.rows.slice(2)).toEqual([
      ['A2', 'b', '4'],
      ['A4', 'd', '6'],
    ]);
    expect(sheet.lines).toEqual([1, 2, 4, 6]);
    expect(sheet.broken.map(({ line }) => line)).toEqual([3, 5]);
  });

  it('costs no time either: 20,000 broken lines are read in one go', () => {
    const sheet = sheetOf(`sku,qty\n${'A,"b"c\n'.repeat(20_000)}Z,1\n`);
    expect(sheet.broken).toHaveLength(20_000);
    expect(sheet.rows.at(-1)).toEqual(['Z', '1']);
  });
});

describe('limits', () => {
  it('refuses a sheet above the limit by name, and takes one at the limit', () => {
    const text = `sku,qty\n${'A,1\n'.repeat(9)}`;
    expect(parseCsv(text, 10).ok).toBe(true);
    expect(parseCsv(text, 9)).toEqual({
      ok: false,
      error: { code: 'sheet.too-many-rows', params: { limit: 9 } },
    });
  });

  it('takes a million rows', { timeout: 60_000 }, () => {
    const lines = Array.from({ length: 1_000_000 }, (_, i) => `A${i},${i % 9}`);
    const sheet = sheetOf(`sku,qty\n${lines.join('\n')}`);
    expect([sheet.rows.length, sheet.lines.at(-1)]).toEqual([1_000_001, 1_000_001]);
  });

  it('says so when there is nothing in it', () => {
    expect(parseCsv('\n\n , \n')).toMatchObject({ ok: false, error: { code: 'sheet.empty' } });
  });

  it('reads in slices to the same end', () => {
    const text = 'sku,name,qty\nA1,"x\ny",3\n\nB,"z"z,1\nA2,b,4\n';
    const reader = csvReader(text, ',');
    let slices = 1;
    while (reader.read(1)) slices++;
    expect(reader.sheet).toEqual(sheetOf(text));
    expect(slices).toBeGreaterThan(2);
    expect(reader.progress()).toBe(1);
  });
});

const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'",;\r\n\t \'=+-|＝a1') }));
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });

describe('out and in again', () => {
  it('a table comes back cell for cell', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(fromCsv(toCsv(rows))).toEqual(rows);
      }),
      { numRuns: 2000 },
    );
  });

  it('so it does through a file', () => {
    const sku = fc.stringMatching(/^[A-Z]-\d{1,6}$/);
    const rows = fc.array(fc.tuple(sku, cell, fc.nat().map(String)), { minLength: 1 });
    fc.assert(
      fc.property(rows, (data) => {
        const file = decodeSheet(utf8(toCsv([['sku', 'name', 'qty'], ...data])));
        expect(file.ok && fromCsv(file.value.text).slice(1)).toEqual(data);
      }),
    );
  });

  it('writes a mark, line ends for any spreadsheet, numbers as numbers, and no formula', () => {
    expect(
      toCsv([
        ['sku', 'qty'],
        ['=cmd()', '-3'],
        ['a,b', 'say "hi"'],
      ]),
    ).toBe('\ufeffsku,qty\r\n\'=cmd(),-3\r\n"a,b","say ""hi"""\r\n');
  });

  it('agrees with a reader nobody here wrote on everything well formed', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'",\n ;ab1') });
    const rows = fc.array(fc.array(plain, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (data, newline) => {
        const text = Papa.unparse(data, { newline });
        const reader = csvReader(text, ',', { exact: true });
        reader.read(Number.POSITIVE_INFINITY);
        expect(reader.sheet.rows).toEqual(Papa.parse(text, { delimiter: ',', newline }).data);
        expect(reader.sheet.broken).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('never loses a line: each is in a row, or named as broken, or blank', () => {
    const text = fc.string({ unit: fc.constantFrom(...'",\n\r;a1') });
    fc.assert(
      fc.property(text, (noise) => {
        const whole = `sku,qty\nA1,3\n${noise}`;
        const reader = csvReader(whole, ',');
        reader.read(Number.POSITIVE_INFINITY);
        const { rows, lines, broken } = reader.sheet;
        const told = new Set(broken.map(({ line }) => line));
        rows.forEach((row, i) => {
          const breaks = row.join('').split('\n').length;
          for (let line = lines[i] as number, end = line + breaks; line < end; line++) told.add(line);
        });
        whole.split('\n').forEach((line, i) => {
          if (/[^\s,"]/.test(line)) expect(told).toContain(i + 1);
        });
        expect(rows[1]).toEqual(['A1', '3']);
      }),
      { numRuns: 2000 },
    );
  });
});
