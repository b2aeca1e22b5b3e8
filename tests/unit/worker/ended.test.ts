// A reply whose promotion is over: not offered, found by who looks for it, last and with its day, taken for no prompt;
// and named once, the day after.
import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../lib/replies/cards.ts';
import { dayBefore, endedYesterday } from '../../../lib/replies/ended.ts';
import { findReplies, type Leaning, replyFor, shelve } from '../../../lib/worker/replies.ts';
import { reply } from '../replies/written.ts';

const TODAY = '2026-11-22';
const replies = [
  reply('双十一满减', { until: '2026-11-21', purpose: 'negotiate', uses: 90 }),
  reply('双十一返场', { until: '2026-11-22', purpose: 'negotiate' }),
  reply('秋季满减', {
    until: '2026-11-20',
    variants: [{ locale: 'ko', title: '가을 할인', body: '할인' }],
  }),
  reply('日常满减'),
];
const shelf = shelve(replies.map((one) => ({ reply: one })));
const at: Leaning = {
  languages: ['zh-CN'],
  agent: 'zh-CN',
  today: TODAY,
  moment: { asked: [], step: undefined, kinds: [], now: Date.parse(`${TODAY}T02:00:00Z`) },
};
const titles = (query: string) =>
  findReplies(shelf, query, at).found.map(({ title, ended }) => [title, ended]);

describe('a reply after its last day', () => {
  it('is not offered, nor counted among what is there; on its last day it is', () => {
    const { found, total } = findReplies(shelf, '', at);
    expect(found.map(({ title }) => title).sort()).toEqual(['双十一返场', '日常满减'].sort());
    expect(total).toBe(2);
  });

  it('is found by search below what may be said, with the day it ended', () => {
    expect(titles('manjian')).toEqual([
      ['日常满减', undefined],
      ['双十一满减', '2026-11-21'],
      ['秋季满减', '2026-11-20'],
    ]);
  });

  it('answers no prompt, however often it was used', () => {
    expect(replyFor(shelf, 'negotiate', ['zh-CN'], TODAY)?.wordings[0]?.title).toBe('双十一返场');
  });

  it('is named on the day after, and on no other, in the agent’s language', () => {
    const cards = cardsOf(replies.map((one) => ({ reply: one })));
    expect(endedYesterday(cards, TODAY, 'zh-CN')).toEqual(['双十一满减']);
    expect(endedYesterday(cards, '2026-11-21', 'ko')).toEqual(['가을 할인']);
    expect(endedYesterday(cards, '2026-11-25', 'zh-CN')).toEqual([]);
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  });
});
