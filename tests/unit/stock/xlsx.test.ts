// Workbooks as shops have them: by other programs' hands, with styles, merges and several sheets; and files that are none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { openFile } from '../../../lib/stock/intake.ts';
import { readStock } from '../../../lib/stock/read.ts';
import { openWorkbook } from '../../../lib/stock/xlsx.ts';
import { dateText, numberText, shownBy } from '../../../lib/stock/xlsxCells.ts';
import { readZip } from '../../../lib/stock/zip.ts';
import { utf8 } from './encode.ts';
import { compound, packed, readSheet, textRow, tryRead, workbook } from './workbook.ts';

const codeOf = (bytes: Uint8Array): string => {
  const result = tryRead(bytes);
  return result.ok ? 'ok' : result.error.code;
};
const cellsOf = (cells: string, more: Partial<Parameters<typeof workbook>[0]> = {}) =>
  readSheet(workbook({ sheets: { S: `<row r="1">${cells}</row>` }, ...more })).rows[0];

describe('a workbook written by another program', () => {
  it('is read cell for cell: text, long numbers, dates, yes and no', async () => {
    const data = [
      [{ value: 'SKU' }, { value: '库存' }, { value: '时间' }, { value: 'on' }],
      [
        { type: String, value: '00123' },
        { type: Number, value: 1234 },
        { type: Date, value: new Date('2026-11-21T09:30:00Z'), format: 'yyyy-mm-dd hh:mm' },
        { type: Boolean, value: true },
      ],
      [
        { type: Number, value: 6_921_234_567_890 },
        { type: Number, value: -3 },
        { type: Date, value: new Date('2026-11-21T00:00:00Z'), format: 'yyyy/mm/dd' },
        { type: Boolean, value: false },
      ],
      [{ type: String, value: 'a <b>&"c"\n2 号' }, null, null, null],
    ];
    const bytes = new Uint8Array(await writeXlsxFile(data as never).toBuffer());
    expect(readSheet(bytes)).toEqual({
      rows: [
        ['SKU', '库存', '时间', 'on'],
        ['00123', '1234', '2026-11-21 09:30:00', 'TRUE'],
        ['6921234567890', '-3', '2026-11-21', 'FALSE'],
        ['a <b>&"c"\n2 号'],
      ],
      lines: [1, 2, 3, 4],
      broken: [],
    });
  });

  it('keeps each row’s own number over rows that are blank or left out, and each cell’s own column', () => {
    const sheet = readSheet(
      workbook({
        sheets: {
          S: '<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row><row r="4"/><row r="5"><c r="A5" s="1"/></row><row><c><v>3</v></c><c><v>4</v></c></row><row r="9" spans="1:3"><c r="AA9"><v>5</v></c></row>',
        },
      }),
    );
    expect(sheet.lines).toEqual([3, 6, 9]);
    expect(sheet.rows[0]).toEqual(['', '1', '', '2']);
    expect(sheet.rows[1]).toEqual(['3', '4']);
    expect(sheet.rows[2]).toHaveLength(27);
  });

  it('reads texts kept in one place: plain, in runs, empty, with readings, escaped', () => {
    const strings =
      '<si><t>红色</t></si><si/><si><r><t>杯</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 大</t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a&amp;b &#x4e2d;&#25991;_x000D_</t></si><si><t/></si><si><t><![CDATA[<x>]]></t></si>';
    const cells = Array.from({ length: 7 }, (_, i) => `<c t="s"><v>${i}</v></c>`).join('');
    expect(cellsOf(`${cells}<c t="s"><v>99</v></c><c><v>1</v></c>`, { strings })).toEqual([
      '红色',
      '',
      '杯 大',
      '東京',
      'a&b 中文\r',
      '',
      '<x>',
      '',
      '1',
    ]);
  });

  it('takes a formula’s last value, and shows the formula where there is none; it runs nothing', () => {
    expect(
      cellsOf(
        '<c><f>SUM(A1:A3)</f><v>12</v></c><c t="str"><f>A1&amp;"x"</f><v>A1x</v></c><c><f>1+1</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="inlineStr"><is><t>=cmd|x</t></is></c>',
      ),
    ).toEqual(['12', 'A1x', '=1+1', '#DIV/0!', '=cmd|x']);
  });

  it('shows numbers as their style does: zeros in front, dates, clocks; a count stays a count', () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="166" formatCode="[Red]#,##0&quot;days&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"><alignment/></xf><xf numFmtId="22"/><xf numFmtId="57"/></cellXfs>';
    const row = [1, 2, 3, 4, 5, 6]
      .map((s) => `<c s="${s}"><v>${[0, 123, 46347, 1234, 0.5, 46347.75, 46347][s]}</v></c>`)
      .join('');
    expect(cellsOf(row, { styles })).toEqual([
      '00123',
      '2026-11-21',
      '1234',
      '12:00:00',
      '2026-11-21 18:00:00',
      '2026-11-21',
    ]);
    expect(
      cellsOf('<c s="2"><v>44885</v></c>', { styles, workbookPr: '<workbookPr date1904="1"/>' }),
    ).toEqual(['2026-11-21']);
  });

  it('reads names with a prefix, single quotes, and UTF-16', () => {
    const xml = `<x:worksheet xmlns:x='m'><x:sheetData><x:row r='2'><x:c r='B2' t='inlineStr'><x:is><x:t>红</x:t></x:is></x:c><x:c r='C2'><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(xml, (c) => c.charCodeAt(0)).buffer),
    ]);
    for (const part of [utf8(xml), utf8(`\ufeff${xml}`), wide]) {
      const bytes = workbook({ sheets: { S: '' }, more: { 'xl/worksheets/sheet1.xml': part } });
      expect(readSheet(bytes)).toMatchObject({ rows: [['', '红', '7']], lines: [2] });
    }
  });
});

describe('a number', () => {
  it.each([
    ['00123', '00123'],
    ['6921234567890123456', '6921234567890123456'],
    ['1.2E3', '1200'],
    ['1.5E-3', '0.0015'],
    ['-2E2', '-200'],
    ['6.9212345678901E12', '6921234567890.1'],
    ['0.30000000000000004', '0.3'],
    ['12.000000000000002', '12'],
    ['3.50', '3.50'],
    ['nonsense', 'nonsense'],
  ])('stored as %s is %s', (raw, text) => expect(numberText(raw)).toBe(text));

  it('whose digits are lost is known as shortened, so no SKU is made up of it', () => {
    const bytes = workbook({
      sheets: { S: `${textRow('SKU', 'qty')}<row><c><v>6.92123456789012E+18</v></c><c><v>3</v></c></row>` },
    });
    const file = openFile(bytes);
    if (!file.ok) throw new Error(file.error.code);
    const { opened } = file.value;
    const read = readStock(opened.sheet, { sku: 0, onHand: 1 }, opened.headerRow);
    expect(read).toMatchObject({ lines: [], skipped: [{ line: 2, code: 'stock.sku-shortened' }] });
  });

  it('is a day only where its style says so', () => {
    expect(
      ['yyyy-mm-dd', 'm/d/yy h:mm', '[h]:mm', 'mmm', '0.00', '#,##0', 'General', '@', '"day"0'].map(shownBy),
    ).toEqual(['date', 'both', 'plain', 'date', 'plain', 'plain', 'plain', 'plain', 'plain']);
    expect(dateText('1', 'date', false)).toBe('1900-01-01');
    expect(dateText('61', 'date', false)).toBe('1900-03-01');
    expect(dateText('-1', 'date', false)).toBeUndefined();
    expect(dateText('1e9', 'date', false)).toBeUndefined();
  });
});

describe('a workbook of several sheets', () => {
  const sheets = {
    说明: textRow('库存表说明') + textRow('请勿修改'),
    '11月': textRow('日期', '买家') + textRow('2026-11-21', 'x'),
    库存: textRow('商家编码', '可用库存') + textRow('A1', '3'),
    旧库存: textRow('商家编码', '可用库存') + textRow('A1', '9'),
  };
  it('is opened at the first with a stock sheet’s header; the owner’s choice goes before that', () => {
    const first = openFile(workbook({ sheets }));
    expect(first.ok && first.value.worksheets).toEqual({ names: Object.keys(sheets), at: 2 });
    expect(first.ok && first.value.opened.sheet.rows[1]).toEqual(['A1', '3']);
    const chosen = openFile(workbook({ sheets }), { worksheet: 3 });
    expect(chosen.ok && chosen.value.opened.sheet.rows[1]).toEqual(['A1', '9']);
  });

  it('still names its sheets where the chosen one has no header', () => {
    expect(openFile(workbook({ sheets }), { worksheet: 0 })).toMatchObject({
      ok: false,
      error: { code: 'sheet.no-header' },
      worksheets: { at: 0, names: Object.keys(sheets) },
    });
  });

  it('leaves out what is no worksheet, and what its relations do not name', () => {
    const bytes = workbook({
      sheets: { S: textRow('SKU', 'qty') + textRow('A', '1') },
      more: {
        'xl/workbook.xml':
          '<workbook><sheets><sheet name="Chart" r:id="rId9"/><sheet name="A &amp; B" r:id="rId1"/></sheets></workbook>',
      },
    });
    const book = openWorkbook(bytes);
    expect(book.ok && book.value.names).toEqual(['A & B']);
  });
});

describe('merged cells', () => {
  const merged = (rows: string, ...refs: string[]) =>
    openFile(
      workbook({
        sheets: {
          S: `<worksheet><sheetData>${rows}</sheetData><mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`,
        },
      }),
    );
  const read = (file: ReturnType<typeof merged>) => {
    if (!file.ok) throw new Error(file.error.code);
    const { opened } = file.value;
    const { sku = 0, onHand = 0, warehouse } = opened.mapping;
    return readStock(opened.sheet, { ...opened.mapping, sku, onHand, warehouse }, opened.headerRow, {
      header: opened.header,
    });
  };
  const HEAD = textRow('SKU', '仓库', '库存');

  it('say their SKU of every line they stand beside', () => {
    const { lines } = read(
      merged(
        HEAD + textRow('A', '杭州', '3') + textRow('', '广州', '4') + textRow('B', '杭州', '5'),
        'A2:A3',
      ),
    );
    expect(lines.map(({ sku, warehouse, onHand }) => [sku, warehouse, onHand])).toEqual([
      ['A', '杭州', 3],
      ['A', '广州', 4],
      ['B', '杭州', 5],
    ]);
  });

  it('never share a count out: units over two SKUs are nobody’s, over one SKU they count once', () => {
    const { lines, skipped } = read(
      merged(
        HEAD +
          textRow('A', '杭州', '10') +
          textRow('B', '杭州', '') +
          textRow('C', '杭州', '7') +
          textRow('', '广州', ''),
        'C2:C3',
        'A4:A5',
        'C4:C5',
      ),
    );
    expect(lines.map(({ sku, onHand }) => [sku, onHand])).toEqual([['C', 7]]);
    expect(skipped.map(({ line, code, sku }) => [line, code, sku])).toEqual([
      [2, 'stock.merged-count', 'A'],
      [3, 'stock.merged-count', 'B'],
      [5, 'stock.merged-count', 'C'],
    ]);
  });

  it('make one heading of two rows', () => {
    const file = merged(
      textRow('SKU', '名称', '库存', '') + textRow('', '', '杭州仓', '广州仓') + textRow('A', 'x', '3', '4'),
      'A1:A2',
      'B1:B2',
      'C1:D1',
    );
    expect(file.ok && file.value.opened.header).toEqual(['SKU', '名称', '库存 杭州仓', '库存 广州仓']);
    expect(read(file).lines).toMatchObject([{ sku: 'A', onHand: 7 }]);
  });

  it('above the header are a title; the header may stand in row 7', () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>仓库日报</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>制表：07</t></is></c></row>' +
      '<row r="7"><c r="A7" t="inlineStr"><is><t>商家编码</t></is></c><c r="B7" t="inlineStr"><is><t>可用库存</t></is></c></row><row r="8"><c r="A8" t="inlineStr"><is><t>A</t></is></c><c r="B8" t="inlineStr"><is><t>1,234</t></is></c></row>';
    expect(read(merged(rows, 'A1:F2')).lines).toEqual([{ sku: 'A', key: 'a', onHand: 1234, line: 8 }]);
  });

  it('without end, over each other, or out of the sheet cost nothing', () => {
    const refs = Array.from({ length: 5_000 }, () => 'A1:XFD1048576');
    const began = performance.now();
    merged(HEAD + textRow('A', 'x', '1').repeat(2_000), ...refs, 'A0:A0', 'ZZZ1:A9999999', 'junk');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('what is not read, and why', () => {
  it.each([
    [
      'a workbook behind a password',
      compound('\u0006DataSpaces', 'EncryptionInfo', 'EncryptedPackage'),
      'sheet.locked',
    ],
    ['a workbook of the old kind', compound('Workbook'), 'sheet.old-xls'],
    ['some other old office file', compound('WordDocument'), 'sheet.not-a-sheet'],
    ['a cut off container', compound('Workbook').slice(0, 40), 'sheet.not-a-sheet'],
    ['a zip of pictures', packed({ 'photos/1.jpg': 'x' }), 'sheet.not-a-sheet'],
    ['a binary workbook', packed({ 'xl/workbook.bin': 'x' }), 'sheet.not-a-sheet'],
    ['an OpenDocument sheet', packed({ mimetype: 'x', 'content.xml': '<x/>' }), 'sheet.not-a-sheet'],
    [
      'entities of its own',
      workbook({ sheets: { S: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>' } }),
      'sheet.damaged',
    ],
    [
      'a sheet cut off in a row',
      workbook({ sheets: { S: '<worksheet><sheetData><row><c><v>1</v>' } }),
      'sheet.damaged',
    ],
  ])('%s', (_, bytes, code) => {
    const file = openFile(bytes);
    expect(file.ok ? 'ok' : file.error.code).toBe(code);
  });

  it('a bomb that says so, before a byte is unpacked', () => {
    const bytes = workbook({ sheets: { S: textRow('SKU') } });
    const view = new DataView(bytes.buffer);
    // The size of every entry, as the directory says it: 3 GB.
    for (let at = 0; at + 28 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 3 * 1024 ** 3, true);
    expect(codeOf(bytes)).toBe('sheet.zip-bomb');
  });

  it('a bomb that lies about its size, while it swells and not after', () => {
    const swell = new Uint8Array(400 * 1024 * 1024).fill(32);
    swell.set(utf8('<worksheet><sheetData>'));
    const bytes = workbook({ sheets: { S: textRow('SKU') }, more: { 'xl/worksheets/sheet1.xml': swell } });
    expect(bytes.length).toBeLessThan(600_000);
    expect(codeOf(bytes)).toBe('sheet.zip-bomb');
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 28 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === swell.length)
        view.setUint32(at + 24, 1_000, true);
    expect(codeOf(bytes)).toBe('sheet.zip-bomb');
  });

  it('a zip whose parts are locked', () => {
    const bytes = workbook({ sheets: { S: textRow('SKU') } });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 28 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(codeOf(bytes)).toBe('sheet.locked');
  });

  it('too many rows, and rows too wide to hold', () => {
    const bytes = workbook({ sheets: { S: textRow('A', '1').repeat(20) } });
    expect(tryRead(bytes, 0, 19)).toMatchObject({
      error: { code: 'sheet.too-many-rows', params: { limit: 19 } },
    });
    expect(tryRead(bytes, 0, 20).ok).toBe(true);
    const wide = workbook({ sheets: { S: '<row><c r="XFD1"><v>1</v></c></row>'.repeat(3_000) } });
    expect(codeOf(wide)).toBe('sheet.too-many-cells');
    const beyond = workbook({ sheets: { S: '<row><c r="ZZZZZZZZ1"><v>1</v></c><c><v>2</v></c></row>' } });
    expect(readSheet(beyond).rows).toEqual([]);
  });
});

describe('hostile bytes', () => {
  const whole = workbook({
    sheets: { S: textRow('SKU', 'qty') + textRow('A', '1').repeat(50), T: textRow('x') },
    strings: '<si><t>a</t></si>',
    styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
  });
  it('cut off anywhere, or with bytes changed, are a refusal or a sheet, never an error', () => {
    const damage = fc.oneof(
      fc.nat(whole.length).map((at) => whole.slice(0, at)),
      fc
        .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
        .map((changes) => {
          const bytes = whole.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          return bytes;
        }),
      fc.uint8Array({ maxLength: 300 }).map((noise) => Uint8Array.from([0x50, 0x4b, 3, 4, ...noise])),
      fc.uint8Array({ maxLength: 900 }).map((noise) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...noise])),
    );
    fc.assert(
      fc.property(damage, (bytes) => {
        const result = openFile(bytes);
        if (!result.ok) expect(result.error.code).toMatch(/^sheet\./);
      }),
      { numRuns: 1_500 },
    );
  });

  it('as XML are read as far as they are cells', () => {
    const piece = fc.constantFrom(
      ...[
        '<row>',
        '</row>',
        '<row r="9">',
        '<row/>',
        '<c>',
        '<c r="B2" t="s">',
        '<c t="inlineStr">',
        '</c>',
        '<v>',
        '</v>',
      ],
      ...[
        '1',
        '-3',
        '<is><t>',
        '</t></is>',
        '<f>',
        '</f>',
        '&lol;',
        '&#0;',
        '&#x110000;',
        '<!--',
        '-->',
        '<c r=">"',
        '<',
        '>',
        "'",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const result = openFile(workbook({ sheets: { S: pieces.join('') }, strings: '<si><t>s</t></si>' }));
        if (!result.ok) expect(result.error.code).toMatch(/^sheet\./);
      }),
      { numRuns: 1_500 },
    );
  });

  it('nested without end, or with tags never closed, cost their length', () => {
    const deep = '<c>'.repeat(400_000);
    const began = performance.now();
    codeOf(workbook({ sheets: { S: `<row>${deep}</row>` } }));
    codeOf(workbook({ sheets: { S: `<row>${'<c '.repeat(400_000)}</row>` } }));
    codeOf(workbook({ sheets: { S: '<row '.repeat(400_000) } }));
    codeOf(workbook({ sheets: { S: textRow('A') }, strings: `<si>${'<t>'.repeat(400_000)}</si>` }));
    codeOf(workbook({ sheets: { S: textRow('A') }, strings: '<si>'.repeat(400_000) }));
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('named like what every object has are parts like any other', () => {
    const more = { __proto__x: 'x', constructor: 'x', 'xl/constructor': 'x', toString: 'x' };
    const bytes = workbook({
      sheets: { constructor: textRow('SKU', 'qty') + textRow('constructor', '1') },
      more,
    });
    expect(readSheet(bytes).rows[1]).toEqual(['constructor', '1']);
    // No writer at hand writes this name, so it is put in by hand.
    const bytesOf = packed({ 'xl/__prxto__': 'x' });
    bytesOf.forEach((byte, at) => {
      if (byte === 0x78 && bytesOf[at - 1] === 0x72) bytesOf[at] = 0x6f;
    });
    const zip = readZip(bytesOf);
    expect(zip.ok && [...zip.value.keys()]).toEqual(['xl/__proto__']);
    expect(({} as Record<string, unknown>).packed).toBeUndefined();
  });
});
