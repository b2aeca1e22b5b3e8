// A page's last views judged: one line a story. `.` read, `d` read a second way, `x` missing, `u` unparsed, `e` an empty
// page, `n` a page that did not become ready, `o` nobody signed in. Time runs one hour a view.
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../lib/model/marketplace.ts';
import { heldBy, judgeViews, type View, viewsNow } from '../../../lib/records/views.ts';

const HOUR = 3_600_000;
const STATES = { '.': 'ok', d: 'degraded', x: 'missing', u: 'unparsed' } as const;
const story = (letters: string, field = 'order.status'): View[] =>
  [...letters].map((letter, i) => ({
    at: (i + 1) * HOUR,
    revision: 3,
    state: letter === 'n' ? 'not-ready' : letter === 'o' ? 'logged-out' : letter === 'e' ? 'empty' : 'ok',
    health: letter in STATES ? { [field]: STATES[letter as 'd'] } : {},
    using: letter === 'd' ? { [field]: 1 } : {},
  }));
const RULES = [
  { id: 'by-status', needs: ['order.status'] },
  { id: 'by-sku', needs: [['order.lines.sku', 'order.lines.listingId']] },
  { id: 'by-nothing', needs: [] },
];
const LISTS = { kinds: ['orders'], empty: { at: '.none' } } as Page;
const DECLARED = ['order.status', 'order.lines.sku'];
const judge = (letters: string, field?: string) => judgeViews(story(letters, field), RULES, DECLARED);

describe('a needed field', () => {
  it.each<
    [letters: string, state: string | undefined, failed: number, since: number | undefined, paused: number]
  >([
    ['', undefined, 0, undefined, 0],
    ['...', 'ok', 0, undefined, 0],
    ['..x', 'missing', 1, 3, 0],
    ['.xx', 'missing', 2, 2, 0],
    ['xxx', 'missing', 3, 1, 1],
    ['.xux', 'missing', 3, 2, 1],
    ['xxx.', 'ok', 0, undefined, 0],
    ['xxxd', 'degraded', 0, 4, 0],
    ['xx.x', 'missing', 1, 4, 0],
    // Views that tell nothing of the field neither break a row nor lengthen it.
    ['xexox', 'missing', 3, 1, 1],
    ['xex', 'missing', 2, 1, 0],
    ['xxxe', 'missing', 3, 1, 1],
    ['.dd', 'degraded', 0, 2, 0],
  ])('%s', (letters, state, failed, since, paused) => {
    const judged = judge(letters);
    const [field] = judged.fields;
    expect([field?.state, field?.failed ?? 0, field?.since]).toEqual([state, failed, since && since * HOUR]);
    expect(judged.paused).toEqual(paused ? ['by-status'] : []);
    expect(judged.failing).toBe(paused > 0);
    expect(heldBy(story(letters), LISTS).fields.size).toBe(paused);
  });

  it('says which place it is read from', () => {
    expect(judge('.d').fields).toMatchObject([{ state: 'degraded', using: 1 }]);
    expect(judge('d.').fields[0]).not.toHaveProperty('using');
  });

  it('stops its rules at the first failing view, and any part of it does', () => {
    expect(judge('.x').stopped).toEqual(['by-status']);
    expect(judge('x', 'order.lines').stopped).toEqual(['by-sku']);
    expect(judge('x', 'order.lines.listingId').stopped).toEqual(['by-sku']);
    expect(judge('x', 'order').stopped).toEqual(['by-status', 'by-sku']);
  });

  it('that no rule needs is told of, and pauses nothing', () => {
    const judged = judge('xxxx', 'order.total');
    expect(judged.fields).toMatchObject([{ field: 'order.total', failed: 4 }]);
    expect([judged.paused, judged.stopped, judged.failing]).toEqual([[], [], false]);
  });
});

describe('a page that does not load', () => {
  it.each<[letters: string, views: number, since: number, stopped: number, failing: boolean]>([
    ['..n', 1, 3, 2, false],
    ['.nn', 2, 2, 2, false],
    ['nnn', 3, 1, 2, true],
    ['nono', 2, 1, 2, false],
    ['nnn.', 0, 0, 0, false],
    ['nnne', 0, 0, 0, false],
  ])('%s', (letters, views, since, stopped, failing) => {
    const judged = judge(letters);
    expect(judged.notLoading).toEqual(views ? { views, since: since * HOUR } : undefined);
    expect(judged.stopped).toHaveLength(stopped);
    expect(judged.failing).toBe(failing);
    expect(heldBy(story(letters), LISTS).strange).toBe(failing ? views : 0);
  });

  it('is not told from an empty one where the file does not say how that looks', () => {
    const { empty: _, ...unsaid } = LISTS;
    expect(heldBy(story('nnn'), unsaid).strange).toBe(0);
    expect(heldBy(story('nnn'), { ...unsaid, kinds: ['order'] }).strange).toBe(3);
  });
});

describe('a patch over a newer file', () => {
  const with_ = (without: View['without'][], state: 'ok' | 'degraded' = 'ok'): View[] =>
    without.map((alone, i) => ({
      at: i,
      revision: 3,
      state: 'ok',
      health: { 'order.status': state },
      using: {},
      without: alone,
    }));
  const fine = { 'order.status': 'ok' } as const;
  const second = { 'order.status': 'degraded' } as const;
  const gone = { 'order.status': 'missing' } as const;
  it.each<[string, View[], boolean]>([
    ['three views that the file alone reads', with_([fine, fine, fine]), true],
    ['the last three of more', with_([gone, fine, fine, fine]), true],
    ['two views', with_([fine, fine]), false],
    ['one of them broken', with_([fine, gone, fine]), false],
    ['one of them not tried', with_([fine, undefined, fine]), false],
    ['read a second way where the patch reads the first', with_([fine, second, fine]), false],
    ['no worse than with the patch', with_([second, second, second], 'degraded'), true],
    ['a field that only the patch knows', with_([{}, {}, {}]), false],
  ])('%s', (_, views, expected) => {
    expect(judgeViews(views, [], []).withoutPatch).toBe(expected);
  });
});

it('views of an older file, or from before the repair, do not count any more', () => {
  const views = story('xxx');
  expect(viewsNow(views, 4)).toEqual([]);
  expect(viewsNow(views, 3, 2 * HOUR)).toHaveLength(2);
});
