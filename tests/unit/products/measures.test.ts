// What a buyer's words say of a body: plainly said figures are read, anything else is left alone or said to be unclear.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEASURES } from '../../../lib/model/products.ts';
import { measuresOf, readMeasures } from '../../../lib/products/measures.ts';

/** `165cm 110jin`, with what is unclear behind a question mark. */
const shown = ({ body, unclear }: ReturnType<typeof readMeasures>): string =>
  [
    ...MEASURES.flatMap((measure) => {
      const { from, to, unit } = body[measure] ?? {};
      if (from === undefined) return [];
      const figure = from === to ? from : `${from}-${to}`;
      return measure === 'height' || measure === 'weight' ? `${figure}${unit}` : `${measure} ${figure}`;
    }),
    ...Object.entries(unclear).map(([measure, why]) => `?${measure}:${why}`),
  ].join(' ');
const reads = (text: string) => shown(readMeasures(text));

describe('one message', () => {
  it.each([
    ['身高165 体重110斤', '165cm 110jin'],
    ['身高：１６５ 体重：１１０斤', '165cm 110jin'],
    ['身高165cm，体重55公斤', '165cm 55kg'],
    ['身高一米六五，体重一百一十斤', '165cm 110jin'],
    ['1米65 98斤穿什么码', '165cm 98jin'],
    ['我一米七，六十五公斤', '170cm 65kg'],
    ['我163，98斤', '163cm 98jin'],
    ['165/110斤', '165cm 110jin'],
    ['身高1.72m体重65kg', '172cm 65kg'],
    ['身高165体重105-110斤', '165cm 105-110jin'],
    ['净身高168，净重52kg', '168cm 52kg'],
    ['165个子 100斤', '165cm 100jin'],
    ['키 170 몸무게 62', '170cm 62kg'],
    ['키가 168이고 몸무게는 54키로예요', '168cm 54kg'],
    ['163에 52인데 사이즈 뭐가 맞나요', '163cm 52kg'],
    ['170/62 입니다', '170cm 62kg'],
    ["5'6 130 lb", '167.6cm 130lb'],
    ['I’m 5’4” and 120lbs', '162.6cm 120lb'],
    ['5 ft 6 in, 130 pounds', '167.6cm 130lb'],
    ["6' 180lbs", '182.9cm 180lb'],
    ['height: 165 cm, weight around 55 kg', '165cm 55kg'],
    ['脚长250mm', 'foot 25'],
    ['발 255 어떤 사이즈요', 'foot 25.5'],
    ['胸围92腰围70', 'chest 92 waist 70'],
    ['가슴둘레 95cm', 'chest 95'],
  ])('is read: %s', (text, body) => {
    expect(reads(text)).toBe(body);
  });

  it.each([
    ['身高165 体重110', '165cm ?weight:unit'],
    ['165/55', '165cm ?weight:unit'],
    ['height 168 weight 60', '168cm ?weight:unit'],
    ['老公身高175体重140斤，我身高160体重95斤', '?height:several ?weight:several'],
  ])('is unclear: %s', (text, said) => {
    expect(reads(text)).toBe(said);
  });

  it.each([
    '在吗',
    '订单 2025110165 110斤',
    '13800165110',
    '买110斤大米',
    '¥165 55',
    '3天到吗 5斤重',
    '2026-11-22 到货吗',
    '桌子165cm宽',
    '身高 300 体重 900斤',
    '165-170 之间',
    '100% 棉 200 件',
    '1.65',
    '',
    '9'.repeat(5000),
    "5'6".repeat(400),
  ])('says nothing of a body: %s', (text) => {
    expect(reads(text.slice(0, 3000))).not.toMatch(/\d(?:cm|kg|jin|lb)/);
  });

  it('never takes long, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '身高',
            '体重',
            '165',
            '1米',
            "5'",
            '斤',
            'kg',
            ' ',
            '是',
            '-',
            '约',
            '9',
            '一百',
            '키',
            'to',
          ),
          { maxLength: 400 },
        ),
        (parts) => {
          const before = performance.now();
          readMeasures(parts.join(''));
          expect(performance.now() - before).toBeLessThan(150);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('several messages', () => {
  const together = (...messages: string[]) => shown(measuresOf(messages));

  it('are one answer, the newest word on each measure', () => {
    expect(together('身高165', '还有货吗', '110斤')).toBe('165cm 110jin');
    expect(together('身高165 体重110斤', '记错了，体重120斤')).toBe('165cm 120jin');
    expect(together('키 170이요', '62키로요')).toBe('170cm 62kg');
  });
  it('do not mix two people', () => {
    expect(together('身高165 体重110斤', '老公身高178')).toBe('178cm');
    expect(together('老公身高178', '身高165 体重110斤')).toBe('165cm 110jin');
  });
  it('of goods are not of a body', () => {
    expect(together('身高165', '要5斤')).toBe('165cm');
    expect(together('110斤')).toBe('');
  });
  it('older than a dozen are not looked at', () => {
    expect(together('身高165', ...Array.from({ length: 12 }, () => '好的'))).toBe('');
  });
});
