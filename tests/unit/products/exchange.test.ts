// Cards out of and into files: what was taken out comes back unchanged, shops' own sheets are read by their headings, and
// what is not plain is left out with its line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEASURES, type ProductCard, WEIGHT_UNITS } from '../../../lib/model/products.ts';
import { tidyCard } from '../../../lib/products/cards.ts';
import { cardsToCsv, cardsToJson, planCsv, planJson, planWorkbook } from '../../../lib/products/exchange.ts';
import { type CardPlan, changedFields } from '../../../lib/products/plan.ts';
import productWords from '../../../lib/products/products.i18n.json';
import { readSpan, spanText } from '../../../lib/products/spans.ts';
import { textRow, workbook } from '../stock/workbook.ts';

const planned = (csv: string, existing: readonly ProductCard[] = []): CardPlan => {
  const plan = planCsv(csv, existing);
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value;
};
const cards = (csv: string, existing: readonly ProductCard[] = []) =>
  planned(csv, existing).changes.map(({ card }) => card);
const left = (csv: string, existing: readonly ProductCard[] = []) =>
  planned(csv, existing).skipped.map(({ line, code }) => `${line} ${code.replace('products.', '')}`);
const card = (more: Partial<ProductCard> = {}): ProductCard =>
  tidyCard({
    id: 'card.1',
    title: '针织开衫',
    skus: ['KNIT-1'],
    listings: [],
    goesWith: [],
    faq: [],
    ...more,
  });

describe('a sheet', () => {
  it.each([
    [
      'in Chinese',
      '商品名称,货号,材质,洗涤,适合人群,注意事项,搭配,区别,尺码,身高(cm),体重(斤),问题1,回答1\n针织开衫,KNIT-1,羊毛30%,手洗,通勤,单独洗,围巾；帽子,长3厘米,S,155-160,80-95,会起球吗,轻微\n针织开衫,,,,,,,,M,160-165,95-110,,\n',
      'jin',
    ],
    [
      'in Korean, its weights in kilograms as everybody there has them',
      '상품명,상품코드,소재,세탁방법,추천 대상,주의사항,함께 추천,차이점,사이즈,키,몸무게,질문1,답변1\n针织开衫,KNIT-1,羊毛30%,手洗,通勤,单独洗,围巾；帽子,长3厘米,S,155~160,80~95,会起球吗,轻微\n,,,,,,,,M,160~165,95~110,,\n',
      'kg',
    ],
    [
      'in English, by tabs',
      'Title\tSKU\tMaterial\tCare\tSuits\tCautions\tGoes with\tDiffers from\tSize\tHeight (cm)\tWeight (lb)\tQuestion 1\tAnswer 1\n针织开衫\tKNIT-1\t羊毛30%\t手洗\t通勤\t单独洗\t围巾;帽子\t长3厘米\tS\t155-160\t80-95\t会起球吗\t轻微\n针织开衫\t\t\t\t\t\t\t\tM\t160-165\t95-110\t\t\n',
      'lb',
    ],
  ])('is read %s', (_case, csv, weightUnit) => {
    expect(cards(csv)).toMatchObject([
      {
        title: '针织开衫',
        skus: ['KNIT-1'],
        material: '羊毛30%',
        care: '手洗',
        suits: '通勤',
        cautions: '单独洗',
        goesWith: ['围巾', '帽子'],
        differsFrom: '长3厘米',
        faq: [{ q: '会起球吗', a: '轻微' }],
        sizes: {
          weightUnit,
          rows: [
            { size: 'S', height: { from: 155, to: 160 }, weight: { from: 80, to: 95 } },
            { size: 'M', height: { from: 160, to: 165 }, weight: { from: 95, to: 110 } },
          ],
        },
      },
    ]);
    expect(left(csv)).toEqual([]);
  });

  it('of sizes alone adds its table to the card of that SKU, and touches nothing else', () => {
    const was = card({ material: '羊毛', faq: [{ q: '会起球吗', a: '轻微' }] });
    const [change] = planned('货号,尺码,身高,体重/斤\nknit-1,S,155-160,80-95\nknit-1,M,160-165,95-110\n', [
      was,
    ]).changes;
    expect(change!.card).toMatchObject({ id: was.id, title: was.title, material: '羊毛', faq: was.faq });
    expect(change!.card.sizes!.rows).toHaveLength(2);
    expect(changedFields(change!)).toEqual(['sizes']);
    expect(left('货号,尺码,身高\nOTHER,S,155-160\n', [was])).toEqual(['2 no-card']);
  });

  it('with one line a SKU under one title is one card', () => {
    expect(cards('品名,货号,材质\n杯,CUP-R,陶瓷\n杯,CUP-B,陶瓷\n')).toMatchObject([
      { skus: ['CUP-R', 'CUP-B'] },
    ]);
  });

  it('leaves out what is not plain, with its line', () => {
    const head = '商品名称,货号,材质,尺码,身高,体重\n';
    expect(left(`${head},,棉,,,\n`)).toEqual(['2 no-name']);
    expect(left(`${head}杯,CUP,陶瓷,,,\n杯,,玻璃,,,\n`)).toEqual(['3 differs']);
    expect(left(`${head}杯,CUP,陶瓷,,,\n杯,,陶瓷,,,\n`)).toEqual(['3 repeated']);
    expect(left(`${head}杯,6.92E+12,陶瓷,,,\n`)).toEqual(['2 sku-shortened']);
    expect(left(`${head}衫,A,,S,160-150,\n`)).toEqual(['2 range-reversed', '2 table-left']);
    expect(left(`${head}衫,A,,S,大概,\n`)).toEqual(['2 range-unreadable', '2 table-left']);
    expect(left(`${head}衫,A,,S,,80-95\n`)).toEqual(['2 no-unit', '2 table-left']);
    expect(left(`${head}衫,A,,S,80斤,\n`)).toEqual(['2 range-wrong-unit', '2 table-left']);
    expect(left(`${head}衫,A,,,155-160,\n`)).toEqual(['2 no-size', '2 table-left']);
    expect(left(`${head}衫,A,,S,,40-50kg\n衫,,,M,,100-110斤\n`)).toEqual(['2 table-left', '3 units-mixed']);
    expect(left(`${head}${'长'.repeat(300)},A,,,,\n`)).toEqual(['2 long']);
  });

  it('keeps the table that stands where a line of the new one cannot be read', () => {
    const was = card({ sizes: { rows: [{ size: 'S', height: { from: 150, to: 160 } }] } });
    const csv = '商品名称,货号,材质,尺码,身高\n针织开衫,KNIT-1,羊毛,S,155-160\n针织开衫,,,M,坏\n';
    expect(cards(csv, [was])).toMatchObject([{ material: '羊毛', sizes: was.sizes }]);
  });

  it('whose codes belong to two cards is asked about, not guessed', () => {
    const others = [card(), card({ id: 'card.2', title: '另一件', skus: ['KNIT-2'] })];
    expect(left('商品名称,货号\n新名,"KNIT-1,KNIT-2"\n', others)).toEqual(['2 two-cards']);
  });

  it.each([
    ['', 'products.empty'],
    ['a,b\n1,2\n', 'products.no-columns'],
    ['尺码,身高\nS,160\n', 'products.no-columns'],
  ])('%j is no sheet of cards', (csv, code) => {
    const plan = planCsv(csv, []);
    expect(plan.ok ? '' : plan.error.code).toBe(code);
  });

  it('says why in every language for every reason there is', () => {
    const codes = Object.keys(productWords).filter((code) => code.startsWith('products.'));
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes)
      for (const text of Object.values(productWords[code as 'products.empty'])) expect(text).not.toBe('');
  });
});

describe('a range', () => {
  it.each([
    ['155-160', 'height', { from: 155, to: 160 }],
    ['155～160cm', 'height', { from: 155, to: 160 }],
    ['1.55-1.60m', 'height', { from: 155, to: 160 }],
    [`5'2"-5'5"`, 'height', { from: 157.48, to: 165.1 }],
    ['160以下', 'height', { to: 160 }],
    ['≥180', 'height', { from: 180 }],
    ['180cm 이상', 'height', { from: 180 }],
    ['under 160', 'height', { to: 160 }],
    ['250', 'foot', { from: 25, to: 25 }],
    ['245-250mm', 'foot', { from: 24.5, to: 25 }],
    ['34-36 in', 'chest', { from: 86.36, to: 91.44 }],
    ['80-95斤', 'weight', { from: 80, to: 95 }],
  ] as const)('%s is read', (cell, measure, span) => {
    expect(readSpan(cell, measure)).toMatchObject({ span });
  });
  it.each(['大概', '155-', '-5', '1e3', '155-160-165', '=1+1', '9999'])('%s is none', (cell) => {
    expect(readSpan(cell, 'height')).toHaveProperty('why');
  });
});

describe('a workbook', () => {
  it('has its size table on a sheet of its own, and cells merged over the lines of one product', () => {
    const bytes = workbook({
      sheets: {
        说明: textRow('填写说明'),
        商品:
          textRow('商品名称', '货号', '材质') +
          textRow('针织开衫', 'KNIT-1', '羊毛') +
          textRow('围巾', 'SCARF', '羊绒'),
        尺码:
          textRow('货号', '尺码', '身高', '体重(kg)') +
          textRow('KNIT-1', 'S', '155-160', '42-48') +
          textRow('', 'M', '160-165', '48-56') +
          textRow('NONE', 'M', '1', ''),
      },
    });
    const plan = planWorkbook(bytes, []);
    if (!plan.ok) throw new Error(plan.error.code);
    expect(plan.value.changes.map((change) => [change.card.title, change.card.sizes?.rows.length])).toEqual([
      ['针织开衫', 2],
      ['围巾', undefined],
    ]);
    expect(plan.value.skipped).toMatchObject([{ code: 'products.no-card' }]);
  });
  it('that is none, or holds no cards, is refused', () => {
    expect(planWorkbook(new Uint8Array([0x50, 0x4b, 3, 4]), []).ok).toBe(false);
    const plan = planWorkbook(workbook({ sheets: { S: textRow('a', 'b') } }), []);
    expect(plan).toMatchObject({ ok: false, error: { code: 'products.no-columns' } });
  });
});

const words = fc.stringMatching(/^[a-zA-Z0-9 =+@'"<>,;:{}\-가나다尺码身高（）\n\t]{1,30}$/);
const line = words.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
const text = words.map((value) => value.trim()).filter(Boolean);
const code = fc.stringMatching(/^[A-Za-z0-9가尺][A-Za-z0-9가尺.=+'@-]{0,11}$/);
const side = fc.integer({ min: 1, max: 3996 }).map((n) => n / 4);
const span = fc.oneof(
  fc.tuple(side, side).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  side.map((to) => ({ to })),
  side.map((from) => ({ from })),
);
const sizes = fc.record({
  weightUnit: fc.constantFrom(...WEIGHT_UNITS),
  rows: fc.array(
    fc.tuple(line, fc.constantFrom(...MEASURES), span, span).map(([size, other, a, b]) => ({
      size: size.slice(0, 40).trim() || 'S',
      weight: a,
      [other]: b,
    })),
    { minLength: 1, maxLength: 5 },
  ),
});
const anyCard = fc.record(
  {
    id: fc.stringMatching(/^card\.[a-z0-9]{4,12}$/),
    title: line,
    skus: fc.array(code, { maxLength: 3 }),
    listings: fc.array(
      fc.oneof(
        fc.record({ listingId: code }),
        fc.record({ marketplace: fc.constant('practice'), listingId: code }),
      ),
      { maxLength: 2 },
    ),
    material: text,
    care: text,
    suits: text,
    cautions: text,
    goesWith: fc.array(code, { maxLength: 3 }),
    differsFrom: text,
    faq: fc.array(fc.record({ q: line, a: text }), { maxLength: 3 }),
    sizes,
  },
  { requiredKeys: ['id', 'title', 'skus', 'listings', 'goesWith', 'faq'] },
);
const anyCards = fc
  .uniqueArray(anyCard, { selector: ({ id }) => id, maxLength: 4 })
  .map((list) => list.map((one) => tidyCard(one as ProductCard)))
  .filter((list) => list.length > 0);

describe('what was taken out', () => {
  it.each(['zh-CN', 'ko', 'en'] as const)('as a sheet with headings in %s comes back unchanged', (locale) => {
    fc.assert(
      fc.property(anyCards, (all) => {
        const csv = cardsToCsv(all, locale);
        const back = planned(csv);
        expect(back.skipped).toEqual([]);
        expect(back.changes.map((change) => change.card)).toEqual(all);
        expect(planned(csv, all)).toMatchObject({ added: 0, updated: 0, same: all.length });
      }),
      { numRuns: 150 },
    );
  });
  it('as JSON comes back unchanged', () => {
    fc.assert(
      fc.property(anyCards, (all) => {
        const back = planJson(cardsToJson(all), []);
        expect(back.ok && back.value.changes.map((change) => change.card)).toEqual(all);
      }),
    );
  });
  it('is no formula to a spreadsheet', () => {
    const csv = cardsToCsv(
      [card({ material: '=HYPERLINK("http://x")', care: '+x', suits: '@x', cautions: '-a' })],
      'en',
    );
    for (const cell of csv.split(/[,\r\n]/)) expect(cell).not.toMatch(/^"?[=+@]/);
  });
  it('of a range is read back', () => {
    fc.assert(
      fc.property(span, (one) => {
        expect(readSpan(spanText(one, 'jin'), 'weight')).toEqual({ span: one, unit: 'jin' });
      }),
    );
  });
});

describe('JSON', () => {
  it('that is none, or holds no list, is refused; an odd card is left out by its place', () => {
    expect(planJson('{', [])).toMatchObject({ ok: false, error: { code: 'products.not-json' } });
    expect(planJson('{}', [])).toMatchObject({ ok: false, error: { code: 'products.not-a-list' } });
    const plan = planJson(
      JSON.stringify([{ title: '杯' }, { title: '' }, null, { title: 'x', sizes: { rows: [] } }]),
      [],
    );
    expect(plan.ok && [plan.value.added, plan.value.skipped.map((one) => one.line)]).toEqual([1, [2, 3, 4]]);
  });
});
