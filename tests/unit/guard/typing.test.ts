// A guard that lives through the typing of a draft says at every key what one says that has seen nothing before. What it
// keeps from key to key may save work only.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Context, createGuard, type GuardOptions } from '../../../lib/guard/guard.ts';
import { normalise, normaliser } from '../../../lib/guard/normalise.ts';
import { PACKS } from '../../../lib/guard/packs/index.ts';

interface Labelled {
  marketplace: string;
  shopKind?: string;
  text: string;
  context?: Context;
}
const labelled = readFileSync(`${import.meta.dirname}/drafts.jsonl`, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Labelled);

/** What changes the reading of its neighbours: marks, joiners, halves of syllables and of signs, digits in words. */
const JOINTS = [
  ...['', ' ', '，', '。', '. ', '.', '\n', '!', '“', '”', '"', "'", '(', ')', '\u200b', '\ufeff'],
  ...[
    '\u0301',
    '\u1161',
    'ㅎ',
    'ㅏ',
    'ㅠㅠ',
    'ㅋㅏ톡',
    '好 . 评 . 返',
    ' . 现',
    '카. 톡',
    ' 1 . 3',
    '💬',
    '\ud83d',
    '\udcac',
    '不',
    '不会',
    '但',
    '，也',
    '吗',
  ],
  ...[
    '3',
    'v3nmo ',
    'te1egram',
    's',
    '-',
    '*',
    '支付',
    '加!好',
    'instead ',
    'please ',
    '주세요',
    '1 3 8',
    'o1o 3382',
    ' 五七一 2',
    '@a.com',
  ],
];
const text = fc.constantFrom(...labelled.map((one) => one.text));
const joint = fc.constantFrom(...JOINTS);
const place = fc.double({ min: 0, max: 1, noNaN: true });
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('type' as const),
    what: fc.tuple(joint, text).map((parts) => parts.join('')),
  }),
  fc.record({ kind: fc.constant('put' as const), at: place, what: fc.oneof(joint, text) }),
  fc.record({ kind: fc.constant('cut' as const), at: place, most: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('back' as const), keys: fc.integer({ min: 1, max: 8 }) }),
  fc.record({
    kind: fc.constant('paste' as const),
    what: fc.tuple(text, joint, text).map((parts) => parts.join('')),
  }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const typing = fc.array(edit, { minLength: 1, maxLength: 8 });

/** The drafts an edit leads to, key by key. */
function after(draft: string, one: Edit): string[] {
  if (one.kind === 'paste') return [one.what];
  if (one.kind === 'type') return [...one.what].map((_, i, all) => draft + all.slice(0, i + 1).join(''));
  if (one.kind === 'back') return Array.from({ length: one.keys }, (_, i) => draft.slice(0, -1 - i));
  const at = Math.floor(one.at * draft.length);
  if (one.kind === 'put') return [draft.slice(0, at) + one.what + draft.slice(at)];
  return [draft.slice(0, at) + draft.slice(at + one.most)];
}
function drafts(edits: readonly Edit[]): string[] {
  const all: string[] = [];
  for (const one of edits) all.push(...after(all.at(-1) ?? '', one));
  return all;
}

const SHOPS: GuardOptions[] = [
  { marketplace: 'taobao', shopKind: 'general' },
  {
    marketplace: 'naver-smartstore',
    ownWords: [{ word: '加!好' }, { word: '微信' }],
    allow: ['“五星”', '13800138000'],
  },
  { marketplace: 'amazon' },
  { marketplace: 'shopee', shopKind: 'health' },
];
const CONTEXTS: (Context | undefined)[] = [
  undefined,
  { proactive: true },
  { stock: { available: 0 }, limits: { compensation: 5 } },
  {
    buyer: { name: '王**' },
    orders: [
      {
        orderId: '250101-123456789012345',
        ship: { name: '王小明', phone: '13800138000', address: '文一西路1号' },
      },
    ],
  },
];

/** One letter more or less that changes how others before it are read. */
const TURNS = [
  ['我的lo vx ray', '我的lovxray'],
  ['cafe\u0301', 'cafe'],
  ['카\u11a8', '카'],
  ['您好,', '您好,!'],
  ['to me. ', 'to me.'],
  ['加微ㅎ', '加微ㅎㅏ'],
  ['微信', '微信支付'],
  ['这是“顶级', '这是“顶级”品质'],
] as const;

describe('a guard that has seen the keys before', () => {
  it.each(SHOPS)('says what a new one says: $marketplace', (options) => {
    const warm = createGuard(PACKS, options);
    const cold = createGuard(PACKS, options);
    fc.assert(
      fc.property(typing, fc.array(fc.constantFrom(...CONTEXTS), { minLength: 1 }), (edits, contexts) => {
        for (const [i, draft] of drafts(edits).entries()) {
          // What the page shows changes now and then while somebody types.
          const context = contexts[(i >> 5) % contexts.length];
          const told = warm.check(draft, context);
          // Nothing is kept past an empty draft.
          cold.check('');
          expect([draft, told]).toEqual([draft, cold.check(draft, context)]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('says of labelled drafts, one after another, what a guard says that was made for each', () => {
    const [options] = SHOPS;
    const warm = createGuard(PACKS, options!);
    for (let i = 0; i < labelled.length; i += 97) {
      const { text, context } = labelled[i]!;
      const half = text.slice(0, text.length >> 1);
      warm.check(half, context);
      expect([text, warm.check(text, context)]).toEqual([
        text,
        createGuard(PACKS, options!).check(text, context),
      ]);
    }
  });
});

it.each(TURNS)('%j and %j are read anew after each other', (one, other) => {
  const options = { marketplace: 'taobao', allow: ['“顶级”'] };
  const warm = createGuard(PACKS, options);
  const view = normaliser();
  for (const draft of [one, other, one]) {
    expect(view(draft)).toEqual(normalise(draft));
    expect(warm.check(draft)).toEqual(createGuard(PACKS, options).check(draft));
  }
});

it('a draft read on from the one before has the very views of one read at once', () => {
  fc.assert(
    fc.property(typing, (edits) => {
      const view = normaliser();
      for (const draft of drafts(edits)) expect([draft, view(draft)]).toEqual([draft, normalise(draft)]);
    }),
    { numRuns: 60 },
  );
});
