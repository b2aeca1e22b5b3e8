// What holds for every draft: the normaliser's laws, offsets that map back, and the labelled drafts kept at their mark.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Context, createGuard, type Guard, type Verdict } from '../../../lib/guard/guard.ts';
import { createMatcher } from '../../../lib/guard/matcher.ts';
import { type Normal, normalise, type View } from '../../../lib/guard/normalise.ts';
import { PACKS } from '../../../lib/guard/packs/index.ts';
import { spellings } from '../../../lib/guard/spelling.ts';

const guard = createGuard(PACKS, { marketplace: 'amazon', shopKind: 'food' });
const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '微信',
    'ＶＸ',
    '카톡',
    '카톡'.normalize('NFD'),
    '138',
    '①',
    '。',
    ' ',
    '\u200b',
    '+',
    '\ud800',
    '王*',
  ),
);
const views = ({ tight, plain }: Normal): View[] => [tight, plain];
const draft = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));

describe('any draft', () => {
  it('normalises to what normalises to itself', () => {
    fc.assert(
      fc.property(draft, (text) => {
        const once = normalise(text).tight.text;
        expect(normalise(once).tight.text).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
  it('maps every character of both views into the draft, in order', () => {
    fc.assert(
      fc.property(draft, (text) => {
        for (const view of views(normalise(text))) {
          expect(view.from.length).toBe(view.text.length);
          view.from.forEach((from, i) => {
            expect(from).toBeGreaterThanOrEqual(view.from[i - 1] ?? 0);
            expect(view.to[i]).toBeGreaterThan(from);
            expect(view.to[i]).toBeLessThanOrEqual(text.length);
          });
        }
      }),
      { numRuns: 500 },
    );
  });
  it('is checked without a crash, each hit showing the very letters of its range', () => {
    fc.assert(
      fc.property(draft, (text) => {
        const context = {
          proactive: true,
          buyer: { name: '牛**' },
          orders: [{ orderId: '1', ship: { phone: '1' } }],
        };
        for (const { match, range } of guard.check(text, context).hits)
          expect(match).toBe(text.slice(...range));
      }),
      { numRuns: 500 },
    );
  });
});

it('a word unfolds while drafts are read to all its spellings, whatever was read before', () => {
  const words = PACKS.flatMap((pack) => [
    ...Object.values(pack.classes ?? {}).flat(),
    ...pack.entries.flatMap((e) => [...(e.words ?? []), ...(e.variants ?? []), ...(e.allow ?? [])]),
  ]).filter((word) => !word.startsWith('@'));
  const lazy = createMatcher<string>();
  for (const word of words) lazy.addAll(word, word);
  for (const word of words) {
    const all = spellings(word);
    for (const one of new Set([all[0]!, all[all.length >> 1]!, all.at(-1)!])) {
      const { tight } = normalise(one);
      const found = lazy.find(tight, (owner) => owner === word, 0, 1);
      expect([word, one, found.some((f) => f.end === tight.text.length)]).toEqual([word, one, true]);
    }
  }
});

it('no invisible character between its letters hides a word of any pack', () => {
  const words = PACKS.flatMap((pack) => [
    ...Object.values(pack.classes ?? {}).flat(),
    ...pack.entries.flatMap((e) => [...(e.words ?? []), ...(e.variants ?? [])]),
  ])
    .filter((word) => !word.startsWith('@'))
    // The first and the last of many spellings stand for those between.
    .flatMap((word) => [spellings(word)[0]!, spellings(word).at(-1)!]);
  const invisible = ['', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\ufe0f', '\u3164'];
  for (const word of words) {
    const matcher = createMatcher([{ word, owner: word }]);
    // All of them, every time: a sample lets the rare one through on one day and fails on another.
    const hidden = invisible.filter((one) => matcher.find(normalise([...word].join(one)).tight).length === 0);
    expect([word, hidden]).toEqual([word, []]);
  }
});

it('twenty thousand characters are checked well within a blink, whatever they are', () => {
  for (const part of ['加微信', '1 3 8 ', '好评返现', '市区路1', 'a@b.', '{{', '11-', '王*']) {
    const text = part.repeat(20_000 / part.length);
    const start = performance.now();
    guard.check(text);
    expect(performance.now() - start).toBeLessThan(1000);
  }
});

describe('of the labelled drafts', () => {
  /** Every word of the packs but what was learned: a shop kind none of them names changes nothing, and guards take long to build. */
  const NAMED = JSON.stringify(PACKS.map(({ learned: _, ...pack }) => pack));
  const guards = new Map<string, Guard>();
  it.each([
    // Those the packs were written with.
    ['drafts.jsonl', 0.98],
    // Synthetic too, but written without sight of the packs, each worded another way: they were only learned from.
    ['strangers', 0.97],
    // Written without sight of the packs and never learned from: thresholds and a few exemptions alone were chosen by them.
    ['unseen', 0.98],
  ])(
    'in %s at least %f of red lines and warnings are caught, at most 1 %% of innocents touched',
    { timeout: 120_000 },
    (name, least) => {
      const place = `${import.meta.dirname}/${name}`;
      const files = statSync(place).isDirectory()
        ? readdirSync(place).map((file) => `${place}/${file}`)
        : [place];
      const rank = { pass: 0, breach: 1, hint: 1, warn: 2, block: 3 };
      const count = { guilty: 0, caught: 0, innocent: 0, touched: 0 };
      const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
      for (const line of lines) {
        const {
          marketplace,
          shopKind,
          text,
          context,
          expect: expected,
        } = JSON.parse(line) as {
          marketplace: string;
          shopKind?: string;
          text: string;
          context?: Context;
          expect: Verdict | 'breach';
        };
        const kind = shopKind && NAMED.includes(`"${shopKind}"`) ? shopKind : undefined;
        const key = `${marketplace} ${kind}`;
        const one = guards.get(key) ?? createGuard(PACKS, { marketplace, shopKind: kind });
        guards.set(key, one);
        const { verdict } = one.check(text, context);
        if (expected === 'pass') {
          count.innocent++;
          if (verdict !== 'pass') count.touched++;
        } else if (expected !== 'hint') {
          count.guilty++;
          if (rank[verdict] >= rank[expected]) count.caught++;
        }
      }
      expect(lines.length).toBeGreaterThanOrEqual(600);
      expect(count.caught / count.guilty).toBeGreaterThanOrEqual(least);
      expect(count.touched / count.innocent).toBeLessThanOrEqual(0.01);
    },
  );
});
