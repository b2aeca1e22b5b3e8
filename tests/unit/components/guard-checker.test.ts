// Checking a draft with the packs in force: a broken pack is left out alone, a long draft is checked in pieces.
import { describe, expect, it } from 'vitest';
import { createChecker, PIECE, pieces } from '../../../components/guard/checker.ts';
import type { Pack } from '../../../lib/guard/pack.ts';

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
const options = { marketplace: 'fern' };
const found = (packs: Pack[], draft: string) =>
  createChecker(packs, options)
    .check(draft, {})
    .map((hit) => hit.match);

describe('a broken pack', () => {
  const good = [pack('one', 'whatsapp'), pack('two', 'cashback')];
  const draft = 'whatsapp me for cashback';

  it('is left out alone when it is no pack at all', () => {
    const bad = [null, 7, {}, { id: 'x' }, { id: 'y', entries: 3 }] as never[];
    const checker = createChecker([...bad, ...good], options);
    expect(checker.check(draft, {}).map((hit) => hit.match)).toEqual(['whatsapp', 'cashback']);
    expect(checker.left).toHaveLength(bad.length);
  });

  it('is left out alone when the guard cannot be built with it', () => {
    const bad = { ...pack('bad', 'x'), entries: [{ id: 'bad-words', words: 7 }] } as never as Pack;
    const checker = createChecker([good[0]!, bad, good[1]!], options);
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
    const checker = createChecker([bad, ...good], options);
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
    const work = createChecker([pack('one', 'whatsapp')], options).inPieces(draft, {});
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
      createChecker([pack('one', 'whatsapp')], options)
        .check(draft, {})
        .map((hit) => hit.range),
    );
  });
});
