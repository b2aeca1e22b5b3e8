import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/bargaining.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, talk } from './world.ts';

const says = (page: Facts, params: object = { percent: 10 }) =>
  judge(rule, { facts: page, params: { ...params } });

describe('bargaining', () => {
  it.each([
    ['能便宜点吗', '便宜点'],
    ['조금만 깎아 주세요', '깎아'],
    ['Any discount for two?', 'discount'],
  ])('speaks: %s', (text, word) => {
    const [prompt] = says(talk(['buyer', text]));
    expect(prompt).toMatchObject({ level: 'hint', actions: [{ kind: 'insert-reply', tag: 'negotiate' }] });
    expect(render(prompt!, rule, 'zh-CN').title).toBe(`买家说“${word}”，最多让10%`);
  });

  it.each<[string, Facts, object?]>([
    ['the shop has set no line', talk(['buyer', '便宜点']), {}],
    ['a person has answered since', talk(['buyer', '便宜点'], ['seller', '已经是活动价'])],
    ['the buyer is angry', talk(['buyer', '你们是骗子'], ['buyer', '便宜点'])],
    ['still angry after an answer', talk(['buyer', '我要投诉'], ['seller', '抱歉'], ['buyer', '便宜点'])],
    ['words of an authority stand', talk(['buyer', '不便宜点我打12315'])],
    ['no word of the price', talk(['buyer', '有货吗'])],
    ['no chat is open', facts()],
  ])('is silent: %s', (_case, page, params) => {
    expect(says(page, params)).toEqual([]);
  });

  it('an anger of days ago is over', () => {
    const page = talk(['buyer', '便宜点', '14:30']);
    const old = { from: 'buyer' as const, text: '骗子', at: '2025-11-18T10:00:00+08:00' };
    page.conversation!.messages.unshift(old);
    expect(says(page)).toHaveLength(1);
  });

  it('is off until the owner wants it', () => {
    expect(rule.defaultOn).toBe(false);
  });
});
