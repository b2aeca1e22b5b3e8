// The file a shop owner drops: is it a sheet, and in which letters was it written?
import { describe, expect, it } from 'vitest';
import { decodeSheet, MAX_BYTES } from '../../../lib/stock/decode.ts';
import { encode, utf8 } from './encode.ts';

const decoded = (bytes: Uint8Array) => {
  const result = decodeSheet(bytes);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const refused = (bytes: Uint8Array) => {
  const result = decodeSheet(bytes);
  return result.ok ? 'ok' : result.error;
};

const CHINESE = [
  '商品编码,商品名称,库存\nA1,红色杯子 350ml,12\n',
  'SKU,库存\nA1,3\n',
  '货号,可用\nB-2,7',
  '商家编码\t品名\t数量\nX1\t纯棉四件套（灰）\t5\n',
  '编码,名称,数量\n1,阿胶糕,2\n2,艾草贴,3\n3,百合干,4\n',
];
const KOREAN = [
  '상품코드,상품명,재고\nA1,머그컵 빨강,12\n',
  'SKU,현재고\nA1,3\n',
  '품번,가용\nB-2,7',
  '상품코드\t상품명\t수량\nX1\t순면 이불세트(회색)\t5\n',
  '옵션코드,옵션,판매가능수량\n1,네이비/라지,2\n2,아이보리/스몰,3\n',
];

describe('encodings', () => {
  const sheet = '商品编码,商品名称,库存\nA1,红色杯子,12\n';
  it.each([
    ['UTF-8 without a mark', utf8(sheet), 'UTF-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${sheet}`), 'UTF-8'],
    ['UTF-16 little end first', encode(`\ufeff${sheet}`, 'utf-16le'), 'UTF-16LE'],
    ['UTF-16 big end first', encode(`\ufeff${sheet}`, 'utf-16be'), 'UTF-16BE'],
  ])('reads %s', (_, bytes, encoding) => expect(decoded(bytes)).toEqual({ text: sheet, encoding }));

  it.each(CHINESE)('knows a Chinese sheet in GBK: %j', (text) =>
    expect(decoded(encode(text, 'gb18030'))).toEqual({ text, encoding: 'GB18030' }),
  );
  it.each(KOREAN)('knows a Korean sheet in EUC-KR: %j', (text) =>
    expect(decoded(encode(text, 'euc-kr'))).toEqual({ text, encoding: 'EUC-KR' }),
  );

  it('finds the letters even after 100 kB of plain figures', () => {
    const figures = 'A,1\n'.repeat(30_000);
    expect(decoded(encode(`${figures}X,红色杯子有货\n`, 'gb18030')).encoding).toBe('GB18030');
    expect(decoded(encode(`${figures}X,머그컵 재고 있음\n`, 'euc-kr')).encoding).toBe('EUC-KR');
  });

  it('reads a Western sheet with a few accents without turning them Chinese', () => {
    const bytes = Uint8Array.from(
      [...'sku,name,qty\nA1,Caf\u00e9 cup,3\nA2,Cr\u00e8me jug,1\n'].map((c) => c.charCodeAt(0)),
    );
    expect(decoded(bytes).text).toContain('Café cup');
  });

  it('keeps a UTF-8 sheet UTF-8 when one letter in it is broken', () => {
    const bytes = Uint8Array.from([...utf8(sheet.repeat(5)), 0x41, 0xe5, 0x93, 0x2c, 0x31]);
    const { encoding, text } = decoded(bytes);
    expect(encoding).toBe('UTF-8');
    expect(text).toContain('红色杯子');
  });
});

describe('a sheet put together from two programs’ lines', () => {
  const head = utf8('商家编码,商品名称,可用库存\n杯子甲,红色杯子,12\n杯子乙,白色杯子,3\n');
  const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

  it.each([
    ['GB18030', encode('盘子丙,蓝色盘子大号,4\n盘子丁,绿色盘子小号,5\n', 'gb18030'), '盘子丁,绿色盘子小号,5'],
    [
      'EUC-KR',
      encode('접시병,파랑 접시 대형,4\n접시정,초록 접시 소형,5\n', 'euc-kr'),
      '접시정,초록 접시 소형,5',
    ],
  ])('is read line by line: UTF-8 and %s', (name, lines, last) => {
    const { text, encoding } = decoded(join(head, lines, utf8('杯子戊,黑色杯子,1\n')));
    expect(encoding).toBe(`UTF-8 + ${name}`);
    expect(text).toContain('红色杯子');
    expect(text).toContain(last);
    expect(text).toContain('黑色杯子');
    expect(text).not.toContain('\ufffd');
  });

  it('leaves a GBK sheet alone that has a line which could be UTF-8', () => {
    // 联通 in GBK are two letters of UTF-8 as well.
    const bytes = encode('商家编码,商品名称,可用库存\nA1,联通,12\nA2,红色杯子,3\n', 'gb18030');
    expect(decoded(bytes)).toMatchObject({ encoding: 'GB18030' });
    expect(decoded(bytes).text).toContain('联通');
  });

  it('keeps names that were cut off inside a letter in UTF-8', () => {
    const cutOff = utf8('A1,红色杯子大号红色').slice(0, -1);
    const bytes = join(head, ...Array.from({ length: 9 }, () => join(cutOff, utf8(',1\n'))));
    expect(decoded(bytes).encoding).toBe('UTF-8');
  });
});

it('knows UTF-16 without its mark by its empty bytes', () => {
  const text = 'sku,qty,note\nA1,3,plain\nA2,4,plain\n';
  expect(decoded(encode(text, 'utf-16le'))).toEqual({ text, encoding: 'UTF-16LE' });
  expect(decoded(encode(text, 'utf-16be'))).toEqual({ text, encoding: 'UTF-16BE' });
});

describe('what is not a sheet', () => {
  it.each([
    ['XLSX', utf8('PK\x03\x04....[Content_Types].xml..xl/workbook.xml')],
    ['ZIP', utf8('PK\x03\x04....photos/1.jpg')],
    ['PDF', utf8('%PDF-1.7\n')],
    ['PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['XLS', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['BIN', utf8('sku,qty\nA1\u0000,3')],
    ['HTML', utf8('<html><table><tr><td>sku</td></tr></table></html>')],
    ['HTML', utf8('\n<!DOCTYPE html><title>Sign in</title>')],
    ['JSON', utf8('[{"sku":"A1"}]')],
  ])('says it looks like %s', (looks, bytes) =>
    expect(refused(bytes)).toEqual({ code: 'sheet.not-a-sheet', params: { looks } }),
  );

  it('says so when the file is empty, blank, or no writing anyone knows', () => {
    expect(refused(new Uint8Array())).toMatchObject({ code: 'sheet.empty' });
    expect(refused(utf8(' \r\n\t'))).toMatchObject({ code: 'sheet.empty' });
    expect(refused(Uint8Array.from([0x41, 0xff, 0xff, 0x2c, 0xff, 0xff, 0x0a]))).toMatchObject({
      code: 'sheet.encoding',
    });
  });

  it('refuses what no browser tab should hold, before reading it', () => {
    expect(refused({ length: MAX_BYTES + 1 } as Uint8Array)).toMatchObject({ code: 'sheet.too-large' });
  });
});
