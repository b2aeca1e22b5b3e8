import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/address-keywords.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, order } from './world.ts';

const at = (address: string, more: Partial<Order> = {}): Partial<Order> => ({
  ship: { address, masked: false },
  ...more,
});
const says = (more: Partial<Order>, list?: string[]) =>
  judge(rule, { facts: facts({ orders: [order(more)] }), params: list && { list } });

describe('address-keywords', () => {
  it.each<[string, Partial<Order>, string, string[]?]>([
    ['a pick-up point', at('杭州市余杭区幸福路8号菜场驿站'), '驿站'],
    ['several words, all of them shown', at('希望学校门口快递柜'), '快递柜 / 学校'],
    ['blanks between the characters', at('幸福路8号 驿 站'), '驿站'],
    ['another width and case', at('ＰＯ Ｂox 12, Leeds'), 'po box'],
    ['in Korean, before payment', at('서울시 강남구 역삼초등학교 행정실', { status: 'unpaid' }), '학교'],
    ['a word of the shop alone', at('幸福路8号海关宿舍'), '海关', ['海关']],
  ])('speaks: %s', (_case, more, word, list) => {
    const [prompt] = says(more, list);
    expect(prompt).toMatchObject({ level: 'hint', about: { kind: 'order', id: 'A1' }, params: { word } });
    expect(render(prompt!, rule, 'zh-CN').title).toBe(`地址里有“${word}”`);
  });

  it.each<[string, Partial<Order>, string[]?]>([
    ['an address like any other', at('杭州市余杭区幸福路8号')],
    ['figures of the phone', { ship: { phone: '13800110119', masked: false } }, ['110']],
    ['a receiver called so', { ship: { name: '学校', masked: false } }],
    ['figures inside a longer number', at('幸福路1108号'), ['110']],
    ['letters inside a longer word', at('12 Preschooler Lane')],
    ['an empty list', at('幸福路驿站'), []],
    ['it has shipped', at('幸福路驿站', { status: 'shipped' })],
    ['no address on the page', {}],
  ])('is silent: %s', (_case, more, list) => {
    expect(says(more, list)).toEqual([]);
  });

  it('is off until the owner has looked at the list', () => {
    expect(rule.defaultOn).toBe(false);
    expect(JSON.stringify(rule.needs)).not.toContain('phone');
  });
});
