import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/calm-first.ts';
import { facts, judge, talk } from './world.ts';

const says = (page: Facts, params = {}) => judge(rule, { facts: page, params });

describe('calm-first', () => {
  it.each([
    ['你们就是骗子', '骗子'],
    ['什么态度！', '什么态度'],
    ['정말 짜증나네요', '짜증'],
    ['이거 사기 치는 거 아니에요?', '사기 치'],
    ['This is RIDICULOUS', 'ridiculous'],
  ])('speaks: %s', (text, word) => {
    expect(says(talk(['buyer', text]))).toMatchObject([
      {
        id: 'calm-first:conversation:B1',
        level: 'hint',
        params: { word },
        actions: [{ kind: 'insert-reply', tag: 'calm' }, { kind: 'ask-lead' }],
      },
    ]);
  });

  it('names the latest word', () => {
    expect(says(talk(['buyer', '太差了'], ['buyer', '骗子'])).map(({ params }) => params.word)).toEqual([
      '骗子',
    ]);
  });

  it.each<[string, Facts]>([
    ['a person has answered since', talk(['buyer', '骗子'], ['seller', '很抱歉'])],
    ['goods called so', talk(['buyer', '垃圾袋还有货吗'], ['buyer', 'two trash cans please'])],
    ['about to buy', talk(['buyer', '사기 전에 물어볼게요'])],
    ['a calm buyer', talk(['buyer', '好的谢谢'])],
    [
      'a picture without words',
      facts({ conversation: { ...talk().conversation!, messages: [{ from: 'buyer' }] } }),
    ],
    ['no chat is open', facts()],
  ])('is silent: %s', (_case, page) => {
    expect(says(page)).toEqual([]);
  });
});
