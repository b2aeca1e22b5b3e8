// The quiz: made of the shop's own data alone, one right answer each, the same for the same seed, and plain about what
// it cannot be made without.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Good, makeDrill, type Question, type ShopData, seeded } from '../../../lib/drill/questions.ts';
import { starters } from '../../../lib/replies/starter.ts';

const goods: Good[] = [
  { sku: 'APR-GRN', name: '亚麻围裙 墨绿', free: 22 },
  { sku: 'APR-GRY', name: '亚麻围裙 灰', free: 0 },
  { sku: 'BRD-L', name: '整竹砧板 大号', free: 7 },
  { sku: 'CUP-250-C', name: '玻璃杯 250ml', free: 3 },
  { sku: 'CUP-350-C', name: '玻璃杯 350ml', free: 1 },
];
const shop: ShopData = {
  goods,
  couriers: [
    { name: '山风', regions: ['华东'], default: true },
    { name: '渡口', regions: ['西北'], default: false },
  ],
  cutOff: '17:00',
  replies: starters('zh-CN'),
  banned: [{ word: '最好的', instead: '很多买家喜欢的' }, { word: '加V' }],
};
const drill = (more: Partial<ShopData> = {}, seed = 7) => makeDrill({ ...shop, ...more }, seeded(seed));
const answer = ({ answers, right }: Question) => answers[right];

const cards = [
  { title: '针织开衫', material: '羊毛', care: '手洗', mates: ['围巾'] },
  { title: '围巾', material: '羊绒', care: '干洗', mates: [] },
  { title: '帽子', material: '羊毛', cautions: '掉色', mates: ['围巾'] },
  { title: '衬衫', material: '棉', mates: ['针织开衫'] },
];

describe('product cards', () => {
  const ofCard = (question: Question) => cards.find(({ title }) => title === question.about);
  const KINDS = ['material', 'care', 'cautions', 'mate'];
  it('are asked about, with one right answer each', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed++)
      for (const question of drill({ cards }, seed).questions) {
        const { kind, answers } = question;
        if (!KINDS.includes(kind)) continue;
        seen.add(kind);
        const card = ofCard(question)!;
        const right = kind === 'mate' ? card.mates : [card[kind as 'material']];
        expect(right).toContain(answer(question));
        expect(answers.filter((one) => right.includes(one))).toHaveLength(1);
      }
    // Nobody else has a caution: there is nothing to mistake it for.
    expect([...seen].sort()).toEqual(['care', 'mate', 'material']);
  });
  it('make a quiz where there is no sheet; too few make none', () => {
    expect(drill({ goods: [], cards }).questions.some(({ kind }) => kind === 'material')).toBe(true);
    expect(drill({ goods: [], cards: cards.slice(0, 3) }).missing).toBe('rows');
  });
  it('of one title, and texts that are no glance, are not asked about', () => {
    const twins = [
      ...cards,
      { title: '衬衫', material: '麻', mates: [] },
      { title: '毯', material: '长'.repeat(90), mates: [] },
    ];
    for (let seed = 0; seed < 40; seed++)
      for (const question of drill({ cards: twins }, seed).questions.filter(({ kind }) =>
        KINDS.includes(kind),
      )) {
        expect(question.about).not.toBe('衬衫');
        for (const one of question.answers) expect(one.length).toBeLessThan(81);
      }
  });
});

describe('a quiz', () => {
  it('has ten questions with something of each kind', () => {
    const { questions, missing } = drill();
    expect(missing).toBeUndefined();
    expect(questions).toHaveLength(10);
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(
      new Set(['what', 'which', 'sell', 'courier', 'region', 'cutOff', 'reply', 'banned']),
    );
  });
  it('is the same for the same seed, and another for another', () => {
    expect(drill()).toEqual(drill());
    expect(drill({}, 8)).not.toEqual(drill());
  });
  it('knows the right answer from the shop’s data', () => {
    for (let seed = 0; seed < 50; seed++)
      for (const question of drill({}, seed).questions) {
        const { kind, about } = question;
        const good = goods.find(({ sku, name }) => sku === about || name === about);
        if (kind === 'what') expect(answer(question)).toBe(good?.name);
        if (kind === 'which') expect(answer(question)).toBe(good?.sku);
        if (kind === 'sell') expect(answer(question)).toBe(String(good?.free));
        if (kind === 'courier') expect(answer(question)).toBe('山风');
        if (kind === 'region') expect(answer(question)).toBe(about === '华东' ? '山风' : '渡口');
        if (kind === 'cutOff') expect(answer(question)).toBe('17:00');
        if (kind === 'banned') expect(['最好的', '加V']).toContain(answer(question));
        if (kind === 'reply')
          expect(shop.replies.find(({ title }) => title === answer(question))?.purpose).toBe(about);
      }
  });
  it('asks of nothing that has two right answers', () => {
    const twins = [...goods, { sku: 'APR-GRN-2', name: '亚麻围裙 墨绿', free: 5 }];
    for (let seed = 0; seed < 50; seed++)
      for (const { kind, about, answers } of drill({ goods: twins }, seed).questions) {
        if (kind === 'which' || kind === 'sell') expect(about).not.toBe('亚麻围裙 墨绿');
        expect(new Set(answers).size).toBe(answers.length);
      }
    const anywhere = [...shop.couriers, { name: '驿马', regions: [], default: false }];
    expect(drill({ couriers: anywhere }).questions.some(({ kind }) => kind === 'region')).toBe(false);
  });
  it('fills up with goods where the shop has set nothing else', () => {
    const { questions } = drill({ couriers: [], cutOff: undefined, replies: [], banned: [] });
    expect(questions).toHaveLength(10);
    expect(questions.every(({ kind }) => ['what', 'which', 'sell'].includes(kind))).toBe(true);
  });
});

describe('what is missing', () => {
  it('is the sheet, where there are too few rows to choose from', () => {
    expect(drill({ goods: [] })).toEqual({ questions: [], missing: 'rows' });
    expect(drill({ goods: goods.slice(0, 1) })).toEqual({ questions: [], missing: 'rows' });
  });
  it('is the names, where the rows have none', () => {
    const bare = goods.map(({ sku, free }) => ({ sku, free }));
    expect(drill({ goods: bare })).toEqual({ questions: [], missing: 'names' });
    expect(drill({ goods: goods.map((good) => ({ ...good, name: '围裙' })) }).missing).toBe('names');
  });
});

it('never asks twice, never offers an answer twice, and always has the right one, whatever the data', () => {
  const text = fc.oneof(fc.constantFrom('杯', 'A', 'a', ' ', '最好的杯'), fc.string({ maxLength: 6 }));
  const any = fc.record({
    goods: fc.array(fc.record({ sku: text, name: fc.option(text, { nil: undefined }), free: fc.nat(50) }), {
      maxLength: 12,
    }),
    couriers: fc.array(
      fc.record({ name: text, regions: fc.array(text, { maxLength: 2 }), default: fc.boolean() }),
      { maxLength: 3 },
    ),
    cutOff: fc.constantFrom(undefined, '00:10', '23:50', '17:00'),
    replies: fc.array(
      fc.record({ title: text, purpose: fc.constantFrom(undefined, 'welcome' as const, 'courier' as const) }),
      { maxLength: 6 },
    ),
    banned: fc.array(fc.record({ word: text, instead: fc.option(text, { nil: undefined }) }), {
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(any, fc.integer(), (data, seed) => {
      const { questions } = makeDrill(data, seeded(seed));
      expect(questions.length).toBeLessThanOrEqual(10);
      expect(
        new Set(
          questions.map(({ kind, about, answers, right }) =>
            kind === 'banned' ? answers[right] : `${kind}/${about}`,
          ),
        ).size,
      ).toBe(questions.length);
      for (const { answers, right } of questions) {
        expect(answers.length).toBeGreaterThan(1);
        expect(answers.length).toBeLessThanOrEqual(4);
        expect(new Set(answers).size).toBe(answers.length);
        expect(answers[right]).toBeDefined();
      }
    }),
  );
});
