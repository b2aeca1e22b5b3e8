// A message of the agent's as a reply: nothing of the buyer stays in it.
import { describe, expect, it } from 'vitest';
import { lint, renderReply } from '../../../lib/replies/template.ts';
import { replyOf, titleFor } from '../../../lib/worker/saving.ts';

const values = {
  buyer: '青禾',
  orderId: '260101-0002',
  trackingNo: '6060221104570',
  total: '89.90元',
  address: '云栖市松林区竹影路18号',
  shop: '针林手作',
};
const ship = { name: '林小满', phone: '139****2290', address: '云栖市松林区竹影路18号', masked: true };
const made = (text: string) => replyOf(text, values, ship, 'zh-CN');

describe('what is known of the buyer becomes a variable', () => {
  it('name, order, parcel and amount, and it is told', () => {
    const reply = made('青禾您好，订单260101-0002共89.90元，单号6060221104570。');
    expect(reply.body).toBe('{{ 买家 }}您好，订单{{ 订单号 }}共{{ 实收 }}，单号{{ 快递单号 }}。');
    expect(reply.replaced.toSorted()).toEqual(['买家名称', '实收金额', '快递单号', '订单号'].toSorted());
    expect(reply.blanked).toEqual([]);
    expect(renderReply(reply.body, values)).toMatchObject({
      value: { text: '青禾您好，订单260101-0002共89.90元，单号6060221104570。' },
    });
  });
  it('the address whole, and the shop stays what it is', () => {
    expect(made('针林手作会寄到云栖市松林区竹影路18号').body).toBe('针林手作会寄到{{ 收货地址 }}');
  });
  it('also behind a brace of the message’s own', () => {
    const { body } = made('亲{青禾}您好');
    expect(lint(body)).toBeUndefined();
    expect(renderReply(body, values)).toMatchObject({ value: { text: '亲{青禾}您好' } });
  });
  it('but not within a longer number or word', () => {
    expect(made('编号9260101-00021不变').body).toBe('编号9260101-00021不变');
    expect(replyOf('Robinson is here', { buyer: 'Robin' }, undefined, 'en').body).toBe('Robinson is here');
  });
});

describe('what nobody may keep becomes a word in brackets', () => {
  it('a phone, a mail address, an address, the receiver', () => {
    const reply = made(
      '林小满您好，请打13812345678，或写信到a.b@shop.example。寄到云栖市东湖区枫桥路81号，对吗？',
    );
    expect(reply.body).not.toMatch(/138|shop\.example|枫桥路|林小满/);
    expect(reply.body).toContain('对吗');
    expect(reply.blanked.toSorted()).toEqual(['address', 'mail', 'name', 'phone']);
  });
  it('in Korean and English too', () => {
    const ko = replyOf('010-1234-5678로 연락 주세요.', {}, undefined, 'ko');
    expect(ko).toMatchObject({ body: '[연락처 입력]로 연락 주세요.', blanked: ['phone'] });
    const en = replyOf('We ship to 12 Maple Street, Oakham tomorrow.', {}, undefined, 'en');
    expect(en.body).not.toContain('Maple');
    expect(en.blanked).toEqual(['address']);
  });
});

describe('the reply', () => {
  it('is a template that says what was said, whatever braces stood in it', () => {
    for (const text of ['写法是{{ 买家 }}', '{% for %}', 'a {{ b', '{{{ }}}', '{']) {
      const { body } = replyOf(text, {}, undefined, 'zh-CN');
      expect(lint(body), text).toBeUndefined();
      expect(renderReply(body, {}), text).toMatchObject({ value: { text } });
    }
  });
  it('stays as it is when it is looked through once more', () => {
    const { body } = made('青禾您好，订单260101-0002，电话13812345678。');
    expect(replyOf(body, values, ship, 'zh-CN', true)).toMatchObject({ body, replaced: [], blanked: [] });
  });
  it('has a title out of its first words, without the greeting', () => {
    expect(titleFor('您好，这款可以机洗，水温不要超过30度。')).toBe('这款可以机洗');
    expect(titleFor('안녕하세요 고객님, 오늘 오후에 출고됩니다. 감사합니다')).toBe('오늘 오후에 출고됩니다');
    expect(titleFor('Hi, we ship every day before three o’clock in the afternoon, except Sunday')).toBe(
      'we ship every day before',
    );
    expect(titleFor('您好')).toBe('您好');
    expect([...titleFor('这是一句没有标点而且特别特别长的话一直写下去')].length).toBe(14);
  });
});
