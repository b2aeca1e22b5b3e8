// Which size a body has by a card's table: one, both where it lies between two, and nothing made up outside of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SizeTable, Span } from '../../../lib/model/products.ts';
import { sizeAnswer, tableText } from '../../../lib/products/facts.ts';
import { measuresOf } from '../../../lib/products/measures.ts';
import { sizeFor } from '../../../lib/products/sizes.ts';

const span = (from: number, to: number): Span => ({ from, to });
/** By jin, the ranges touching: 95 jin is S and M. */
const JIN: SizeTable = {
  weightUnit: 'jin',
  rows: [
    { size: 'S', height: span(155, 160), weight: span(80, 95) },
    { size: 'M', height: span(160, 165), weight: span(95, 110) },
    { size: 'L', height: span(165, 170), weight: span(110, 125) },
  ],
};
/** In kilograms, with gaps of one between the rows and open ends. */
const KG: SizeTable = {
  weightUnit: 'kg',
  rows: [
    { size: 'S', height: { to: 159 }, weight: { to: 49 } },
    { size: 'M', height: span(160, 166), weight: span(50, 57) },
    { size: 'L', height: span(167, 175), weight: { from: 58 } },
  ],
};
const POUNDS: SizeTable = {
  weightUnit: 'lb',
  rows: [
    { size: '8', weight: span(110, 130) },
    { size: '10', weight: span(130, 150) },
  ],
};
const locale = { ours: 'en', theirs: 'en' } as const;
const says = (table: SizeTable, ...messages: string[]) =>
  sizeAnswer(table, measuresOf(messages), locale)?.text;

describe('a size', () => {
  it.each<[string, SizeTable, string, string | undefined]>([
    ['one row holds both', JIN, '身高163 体重100斤', '163 cm / 50 kg → M'],
    ['in kilograms against a table in jin', JIN, '身高163 体重50kg', '163 cm / 50 kg → M'],
    ['in pounds against jin', JIN, "5'4 110 lb", '162.6 cm / 110 lb → M'],
    ['in jin against pounds', POUNDS, '身高170 体重110斤', '55 kg → 8'],
    ['where rows touch, both', JIN, '身高165 体重110斤', '165 cm / 55 kg → M and L'],
    ['where rows touch in one measure, the other decides', JIN, '身高165 体重100斤', '165 cm / 50 kg → M'],
    ['in the gap between two rows, both', KG, '키 166.5 몸무게 57.5', '166.5 cm / 57.5 kg → between M and L'],
    [
      'in a gap of one measure, both',
      KG,
      '키 163 몸무게 57.5',
      '163 cm / 57.5 kg → height M, weight M and L',
    ],
    [
      'measures that disagree are told apart',
      JIN,
      '身高158 体重120斤',
      '158 cm / 60 kg → height S, weight L',
    ],
    [
      'a range over two rows, both',
      JIN,
      '身高163 体重105-112斤',
      '163 cm / 52.5-56 kg → height M, weight M and L',
    ],
    ['an open end holds all below', KG, '키 120 몸무게 20', '120 cm / 20 kg → S'],
    [
      'taller than the table',
      JIN,
      '身高180 体重120斤',
      '180 cm / 60 kg → above the table (height up to 170 cm)',
    ],
    [
      'lighter than the table',
      JIN,
      '身高156 体重70斤',
      '156 cm / 35 kg → below the table (weight from 40 kg)',
    ],
    ['half of what it takes', JIN, '身高163', '163 cm → M, weight not said'],
    ['a weight without its unit', JIN, '身高163 体重100', 'Weight without a unit'],
    [
      'two people at once',
      JIN,
      '我身高160体重95斤，老公身高175体重140斤',
      'More than one height said; ask whose',
    ],
    ['nothing of a body', JIN, '还有货吗', 'height and weight not said yet'],
    ['a measure the table does not know', POUNDS, '脚长250', 'weight not said yet'],
  ])('%s', (_case, table, message, answer) => {
    expect(says(table, message)).toBe(answer);
  });

  it('is a sentence in the language of the buyer, and asks where something is missing', () => {
    const tell = (theirs: 'zh-CN' | 'ko' | 'en', ...messages: string[]) =>
      sizeAnswer(JIN, measuresOf(messages), { ours: 'en', theirs })?.insert;
    expect(tell('zh-CN', '身高163 体重100斤')).toBe('身高163cm、体重100斤，对照尺码表是M码。');
    expect(tell('ko', '키 163 몸무게 50')).toBe('키 163cm, 몸무게 50kg 기준으로 사이즈표에서는 M입니다.');
    expect(tell('en', '163 cm 50 kg')).toBe('At 163 cm and 50 kg, our size table says M.');
    expect(tell('zh-CN', '在吗')).toBe('方便说一下您的身高和体重吗？我帮您看看穿哪个码。');
    expect(tell('zh-CN', '身高163')).toMatch(/M码。方便再说一下体重吗？$/);
    expect(tell('zh-CN', '身高163 体重100')).toBe('请问您说的体重是斤还是公斤？');
    expect(tell('zh-CN', '身高180 体重120斤')).not.toMatch(/[SML]码/);
    expect(tell('zh-CN', '我160 95斤，老公身高175体重140斤')).toBeUndefined();
  });

  it('is never one that does not hold the body, and always one that does', () => {
    const side = fc.integer({ min: 140, max: 190 });
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side), { minLength: 1, maxLength: 6 }), side, (ends, height) => {
        const rows = ends.map(([a, b], i) => ({
          size: `T${i}`,
          height: span(Math.min(a, b), Math.max(a, b)),
        }));
        const answer = sizeFor({ rows }, { height: { from: height, to: height, unit: 'cm' } })!;
        const holding = rows.filter((row) => row.height.from! <= height && height <= row.height.to!);
        if (holding.length > 0)
          expect(answer).toMatchObject({ kind: 'fits', sizes: holding.map(({ size }) => size) });
        else if (answer.kind === 'outside')
          expect(
            rows.every((row) =>
              answer.side === 'above' ? row.height.to! < height : row.height.from! > height,
            ),
          ).toBe(true);
        else {
          // Between: one below and one above, and nothing of the table any nearer.
          expect(answer.kind).toBe('between');
          const near = rows.filter(({ size }) => (answer as { sizes: string[] }).sizes.includes(size));
          const gap = (row: (typeof rows)[number]) =>
            Math.max(row.height.from! - height, height - row.height.to!);
          expect(near.some((row) => row.height.to! < height)).toBe(true);
          expect(near.some((row) => row.height.from! > height)).toBe(true);
          for (const row of rows) expect(gap(row)).toBeGreaterThanOrEqual(Math.min(...near.map(gap)));
        }
      }),
    );
  });

  it('table is told in lines, jin only to Chinese readers', () => {
    expect(tableText(JIN, 'zh-CN').split('\n')[0]).toBe('S：身高155-160cm，体重80-95斤');
    expect(tableText(JIN, 'ko').split('\n')[0]).toBe('S: 키 155-160cm, 몸무게 40-47.5kg');
    expect(tableText(KG, 'en').split('\n')[0]).toBe('S: height ≤159cm, weight ≤49kg');
  });
});
