// Ranking: of several replies that fit, the likelier one stands first.
import { describe, expect, it } from 'vitest';
import { createIndex, type Searchable } from '../../../lib/replies/search.ts';

describe('what stands first', () => {
  const order = (replies: Searchable[], query: string, step?: number) =>
    createIndex(replies)
      .search(query, { step })
      .map((hit) => hit.id);

  it('a title before a tag, a tag before a folder, a folder before a body', () => {
    const replies = [
      { id: 'body', title: '甲', body: '说说发货', uses: 900 },
      { id: 'folder', title: '乙', folder: '发货' },
      { id: 'tag', title: '丙', tags: ['发货'] },
      { id: 'title', title: '丁，发货' },
    ];
    expect(order(replies, 'fahuo')).toEqual(['title', 'tag', 'folder', 'body']);
  });

  it('whole syllables before initials', () => {
    const replies = [
      { id: 'initials', title: '收货欧洲' },
      { id: 'whole', title: '手工' },
    ];
    expect(order(replies, 'shou')[0]).toBe('whole');
  });

  it('the beginning of a title before its middle', () => {
    expect(
      order(
        [
          { id: 'middle', title: '再次催付' },
          { id: 'start', title: '催付第一' },
        ],
        '催付',
      ),
    ).toEqual(['start', 'middle']);
  });

  it('the more used one among equals', () => {
    const replies = [
      { id: 'seldom', title: '催付甲', uses: 1 },
      { id: 'often', title: '催付乙', uses: 40 },
    ];
    expect(order(replies, 'cuifu')).toEqual(['often', 'seldom']);
  });

  it('the current step, even where another title fits a little better', () => {
    const replies: Searchable[] = [
      { id: 'other', title: '地址', uses: 30 },
      { id: 'step', title: '核对地址', step: 6 },
      { id: 'step-body', title: '乙', body: '地址', step: 6 },
    ];
    expect(order(replies, '地址', 6)).toEqual(['step', 'other', 'step-body']);
    expect(order(replies, '地址')).toEqual(['other', 'step', 'step-body']);
  });

  it('words standing together before words apart', () => {
    const replies = [
      { id: 'apart', title: '退款后再换货' },
      { id: 'together', title: '如何退货' },
    ];
    expect(order(replies, 'tui huo')[0]).toBe('together');
  });
});
