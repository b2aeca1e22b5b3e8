// Checking a draft with the packs in force: made in slices, without a broken pack, and a long draft in pieces.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createChecker, PIECE, pieces } from '../../../components/guard/checker.ts';
import { atOnce, createGuard, type GuardOptions } from '../../../lib/guard/guard.ts';
import type { Pack } from '../../../lib/guard/pack.ts';
import { PACKS } from '../../../lib/guard/packs/index.ts';

const why = { 'zh-CN': '不可以', ko: '안 됩니다', en: 'Not allowed' };
const pack = (id: string, ...words: string[]): Pack => ({
  id,
  revision: 1,
  name: { 'zh-CN': id, ko: id, en: id },
  marketplaces: '*',
  shopKinds: '*',
  languages: ['zh', 'ko', 'en'],
  entries: [
    { id: `${id}-words`, level: 'money', words, why, source: 'test', confidence: 'B', checked: '2026-11-21' },
  ],
});
const checkerOf = (packs: readonly Pack[], options: GuardOptions = { marketplace: 'fern' }) =>
  atOnce(createChecker(packs, options));
const found = (packs: Pack[], draft: string) =>
  checkerOf(packs)
    .check(draft, {})
    .map((hit) => hit.match);

describe('made in slices', () => {
  const labelled = readFileSync('tests/unit/guard/drafts.jsonl', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { marketplace: string; text: string });

  it('and with others between, it finds what a guard made at once finds', () => {
    const places = ['taobao', 'coupang', 'amazon'];
    const making = places.map((marketplace) => createChecker(PACKS, { marketplace }));
    const done = new Map<string, ReturnType<typeof checkerOf>>();
    let slices = 0;
    while (done.size < places.length)
      for (const [i, marketplace] of places.entries()) {
        if (done.has(marketplace)) continue;
        const step = making[i]!.next();
        if (step.done) done.set(marketplace, step.value);
        slices++;
      }
    // Some fifty words each, of the thousands there are.
    expect(slices).toBeGreaterThan(500);
    let said = 0;
    for (const marketplace of places) {
      const guard = createGuard(PACKS, { marketplace });
      const drafts = labelled.filter((one) => one.marketplace === marketplace).slice(0, 100);
      expect(drafts.length).toBeGreaterThan(50);
      for (const { text } of drafts) {
        const { hits } = guard.check(text, {});
        expect(done.get(marketplace)!.check(text, {})).toEqual(hits.slice(0, 60));
        said += hits.length;
      }
    }
    expect(said).toBeGreaterThan(100);
  });
});

describe('a broken pack', () => {
  const good = [pack('one', 'whatsapp'), pack('two', 'cashback')];
  const draft = 'whatsapp me for cashback';

  it('is left out alone when it is no pack at all', () => {
    const bad = [null, 7, {}, { id: 'x' }, { id: 'y', entries: 3 }] as never[];
    const checker = checkerOf([...bad, ...good]);
    expect(checker.check(draft, {}).map((hit) => hit.match)).toEqual(['whatsapp', 'cashback']);
    expect(checker.left).toHaveLength(bad.length);
  });

  it('is left out alone when the guard cannot be built with it', () => {
    const bad = { ...pack('bad', 'x'), entries: [{ id: 'bad-words', words: 7 }] } as never as Pack;
    const checker = checkerOf([good[0]!, bad, good[1]!]);
    expect(checker.check(draft, {}).map((hit) => hit.match)).toEqual(['whatsapp', 'cashback']);
    expect(checker.left).toEqual(['bad']);
  });

  it('is left out alone when it throws on a draft', () => {
    const bad = pack('bad', 'x');
    Object.assign(bad.entries[0]!, { detect: 'nothing-we-know', words: undefined });
    expect(found([good[0]!, bad, good[1]!], draft)).toEqual(['whatsapp', 'cashback']);
  });

  it('leaves the rest at work when it throws only on some drafts', () => {
    const bad = pack('bad', 'boom');
    Object.defineProperty(bad.entries[0]!, 'why', {
      get() {
        throw new Error('boom');
      },
    });
    const checker = checkerOf([bad, ...good]);
    expect(checker.check('whatsapp', {}).map((hit) => hit.match)).toEqual(['whatsapp']);
    expect(checker.check(`boom ${draft}`, {}).map((hit) => hit.match)).toEqual(['whatsapp', 'cashback']);
    expect(checker.left).toEqual(['bad']);
  });

  it('leaves nothing to say when all are broken', () => {
    expect(found([{ id: 'x', entries: [{}] } as never], draft)).toEqual([]);
  });
});

describe('a long draft', () => {
  const all = (draft: string) => {
    const work = checkerOf([pack('one', 'whatsapp')]).inPieces(draft, {});
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
    }
  };

  it('is parted at the ends of lines and sentences, whole and in order, never inside a character', () => {
    for (const draft of [
      'word '.repeat(900),
      '没有标点'.repeat(900),
      `${'好'.repeat(PIECE - 1)}😀${'好'.repeat(PIECE)}`,
      'line\n'.repeat(999),
      '',
    ]) {
      const parts = pieces(draft);
      expect(parts.map(([from, to]) => draft.slice(from, to)).join('')).toBe(draft);
      for (const [from, to] of parts) {
        expect(to - from).toBeLessThanOrEqual(PIECE);
        expect(draft.slice(from, to)).not.toMatch(/[\uD800-\uDBFF]$/);
      }
    }
  });

  it('finds in pieces what it finds in one, and where', () => {
    const draft = `${'A line of the draft.\n'.repeat(200)}Find me on whatsapp.\n${'More.\n'.repeat(300)}whatsapp`;
    const hits = all(draft);
    expect(hits.map((hit) => draft.slice(...hit.range))).toEqual(['whatsapp', 'whatsapp']);
    expect(hits.map((hit) => hit.range)).toEqual(
      checkerOf([pack('one', 'whatsapp')])
        .check(draft, {})
        .map((hit) => hit.range),
    );
  });
});
