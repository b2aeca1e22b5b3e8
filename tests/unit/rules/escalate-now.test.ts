import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/escalate-now.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, talk } from './world.ts';

const says = (page: Facts, params = {}) => judge(rule, { facts: page, params });

describe('escalate-now', () => {
  it.each([
    ['再不处理我打12315了', '12315'],
    ['我要去工商举报你们', '工商'],
    ['我 要 曝 光 你们', '曝光'],
    ['等著收律師函吧', '律师函'],
    ['孩子用了皮肤过敏了', '过敏'],
    ['소비자원에 신고하겠습니다', '소비자원'],
    ['쓰다가 손을 다쳤어요', '다쳤'],
    ['You will hear from My Lawyer.', 'my lawyer'],
  ])('speaks: %s', (text, word) => {
    const [prompt] = says(talk(['seller', '您好'], ['buyer', text]));
    expect(prompt).toMatchObject({
      id: 'escalate-now:conversation:B1',
      level: 'money',
      params: { word },
      actions: [{ kind: 'ask-lead' }],
    });
    expect(render(prompt!, rule, 'en')).toMatchObject({ title: `Buyer wrote “${word}”` });
  });

  it('still speaks after an automatic reply, and after further messages of the buyer', () => {
    expect(says(talk(['buyer', '我要举报'], ['bot', '亲在的'], ['buyer', '在吗']))).toHaveLength(1);
  });

  it('looks for the owner’s words instead', () => {
    expect(says(talk(['buyer', '我找你们老板']), { list: ['老板'] })).toHaveLength(1);
    expect(says(talk(['buyer', '我要举报']), { list: ['老板'] })).toEqual([]);
  });

  it.each<[string, Facts]>([
    ['a person has answered since', talk(['buyer', '我要举报'], ['seller', '我请主管来'])],
    ['the shop said it', talk(['seller', '有问题可以打12315'])],
    ['a notice of the site', talk(['system', '投诉平台请点这里'])],
    ['figures inside an order number', talk(['buyer', '单号8123159901'])],
    ['a bank', talk(['buyer', '我用工商银行付的'])],
    ['a question before buying', talk(['buyer', '敏感肌会过敏吗'], ['buyer', '过敏体质能用吗'])],
    ['a safe toy', talk(['buyer', '小孩玩不会受伤吧'])],
    ['putting on shoes', talk(['buyer', '이 신발 신고 싶어요'])],
    ['a part of another word', talk(['buyer', 'The tissue box is great, no pursuing needed'])],
    ['no chat is open', facts()],
  ])('is silent: %s', (_case, page) => {
    expect(says(page)).toEqual([]);
  });
});
