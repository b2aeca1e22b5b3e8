import { describe, expect, it } from 'vitest';
import type { Promised } from '../../../lib/model/entries.ts';
import type { Facts, Order } from '../../../lib/model/facts.ts';
import type { OrderRecord, PromiseRecord } from '../../../lib/model/records.ts';
import rule from '../../../lib/rules/promise-open.ts';
import { render } from '../../../lib/rules/words.ts';
import { id, judge, knows, NOW, order, record, talk } from './world.ts';

const mine = (more: Partial<Order> = {}) => order({ buyer: { id: 'B1' }, ...more });
const said = (...lines: Parameters<typeof talk>): Facts => ({ ...talk(...lines), orders: [mine()] });
const says = (facts: Facts, known?: OrderRecord) => judge(rule, { facts, records: knows({ record: known }) });
const promise = (what: Promised, more: Partial<PromiseRecord> = {}): PromiseRecord => ({
  id: id(5),
  what,
  text: '送一双袜子',
  agent: '07',
  at: NOW,
  done: false,
  ...more,
});
const noted = (more: Partial<OrderRecord['remarks'][number]> = {}): OrderRecord['remarks'][number] => ({
  id: id(6),
  reason: 'gift',
  how: 'copied',
  agent: '07',
  at: NOW,
  ...more,
});

describe('promise-open: heard in the chat', () => {
  it.each<[Promised, string]>([
    ['gift', '好的，送您一双袜子'],
    ['gift', '不好意思让您久等了，给您多送一个小样'],
    ['gift', '我给您补发一个杯盖'],
    ['gift', '給您放個小禮物'],
    ['gift', '덤으로 하나 더 넣어 드릴게요'],
    ['gift', '서비스로 양말 챙겨 드리겠습니다'],
    ['gift', "I'll throw in a pair of socks."],
    ['gift', 'No problem, we will add a free gift to your parcel'],
    ['discount', '给您优惠10元'],
    ['discount', '那便宜您5块'],
    ['discount', '2천원 할인해 드릴게요'],
    ['discount', 'We can take $5 off for you'],
    ['discount', "I'll give you a small discount"],
    ['date', '今天发'],
    ['date', '您放心，明天一早给您发出'],
    ['date', '오늘 출고됩니다'],
    ['date', '내일 발송해 드릴게요'],
    ['date', 'It will ship tomorrow.'],
    ['date', "We'll send your order today"],
  ])('%s: %s', (what, text) => {
    expect(says(said(['buyer', '好吗'], ['seller', text]))).toMatchObject([
      {
        id: `promise-open:A1:${what}`,
        level: 'hint',
        about: { kind: 'order', id: 'A1' },
        actions: [{ kind: 'keep-promise', orderId: 'A1', what }],
      },
    ]);
  });

  it.each<[string, Facts]>([
    ['the buyer asks for it', said(['buyer', '送您一双袜子好不好'], ['buyer', '今天发'])],
    ['an automatic reply', said(['bot', '今天发'])],
    [
      'refused',
      said(['seller', '抱歉，这个送不了您'], ['seller', '不能给您优惠了'], ['seller', '今天发不了']),
    ],
    [
      'refused in Korean',
      said(['seller', '사은품은 넣어 드리지 못합니다'], ['seller', '오늘 출고는 어렵습니다']),
    ],
    [
      'refused in English',
      said(['seller', "We can't ship today"], ['seller', 'Sorry, no free gift this time']),
    ],
    ['another time', said(['seller', '下次再送您'], ['seller', '生日送您祝福'])],
    ['asked back', said(['seller', '要给您补发一个吗？'], ['seller', '오늘 발송해 드릴까요'])],
    ['on a condition', said(['seller', '如果仓库有货，今天发'], ['seller', '满200送您袜子'])],
    ['an offer for everybody', said(['seller', '店里下单赠送运费险'])],
    ['delivery, not a gift', said(['seller', '快递送您家门口'], ['seller', '明天送到您手里'])],
    ['a picture sent today', said(['seller', '今天给您发图'], ['seller', "I'll send you a photo today"])],
    ['customer service', said(['seller', '고객서비스로 문의해 주세요'])],
    ['no order is shown', talk(['seller', '今天发'])],
    [
      'the order is another buyer’s',
      { ...talk(['seller', '今天发']), orders: [order({ buyer: { id: 'B2' } })] },
    ],
    ['the order is cancelled', { ...talk(['seller', '今天发']), orders: [mine({ status: 'cancelled' })] }],
    [
      'long ago in this chat',
      said(['seller', '今天发'], ...Array.from({ length: 12 }, () => ['buyer', '好'] as ['buyer', string])),
    ],
  ])('is silent: %s', (_case, page) => {
    expect(says(page)).toEqual([]);
  });

  it('is silent once it is kept, or a remark says it', () => {
    const page = said(['seller', '送您一双袜子', '14:00']);
    expect(says(page, record({ promises: [promise('gift', { done: true })] }))).toEqual([]);
    expect(says(page, record({ remarks: [noted()] }))).toEqual([]);
    expect(says(page, record({ promises: [promise('date', { done: true })] }))).toHaveLength(1);
    expect(says(page, record({ remarks: [noted({ at: NOW - 99 * 3_600_000 })] }))).toHaveLength(1);
    const remarked = (text: string) => says({ ...page, orders: [mine({ remark: { text } })] });
    expect(remarked('多送一双袜子')).toEqual([]);
    expect(remarked('[赠品] 袜子 / #07 / 11-21 14:05')).toEqual([]);
    expect(remarked('[地址] A → B / #07 / 11-21 14:05')).toHaveLength(1);
    expect(remarked('轻拿轻放')).toHaveLength(1);
  });

  it('keeps the sentence, at most 80 characters of it, and the latest of a kind', () => {
    const long = `送您一双袜子${'很好'.repeat(60)}`;
    const [prompt] = says(said(['seller', '多送您一个'], ['seller', `您好。${long}。谢谢`]));
    expect(prompt!.actions).toMatchObject([{ text: [...long].slice(0, 80).join('') }]);
  });

  it('asks which order where several are open, and speaks of no row', () => {
    const page = { ...talk(['seller', '送您一双袜子']), orders: [mine(), mine({ orderId: '20251121-A2' })] };
    const [prompt, ...more] = says(page);
    expect(more).toEqual([]);
    expect(prompt!.about).toEqual({ kind: 'conversation' });
    expect(render(prompt!, rule, 'zh-CN').actions).toMatchObject([
      { orderId: 'A1', label: '记到尾号A1' },
      { orderId: '20251121-A2', label: '记到尾号121-A2' },
    ]);
  });

  it('is of the order still open, else of what has left: a missing part is sent after', () => {
    const shipped = mine({ orderId: 'A2', status: 'completed' });
    const both = says({ ...talk(['seller', '给您补发一个']), orders: [shipped, mine()] });
    expect(both.map(({ about }) => about.id)).toEqual(['A1']);
    expect(says({ ...talk(['seller', '给您补发一个']), orders: [shipped] })).toHaveLength(1);
  });
});

describe('promise-open: kept and not done', () => {
  const open = (more: Partial<Order>, ...promises: PromiseRecord[]) =>
    judge(rule, {
      facts: { ...talk(), conversation: undefined, orders: [mine(more)] },
      records: knows({ record: record({ promises }) }),
    });

  it('costs money while the packers have not been told', () => {
    const [prompt] = open({}, promise('gift'));
    expect(prompt).toMatchObject({
      id: `promise-open:A1:${id(5)}`,
      level: 'money',
      actions: [
        { kind: 'write-remark', reason: 'gift', to: '送一双袜子' },
        { kind: 'promise-done', promise: id(5) },
      ],
    });
    expect(render(prompt!, rule, 'zh-CN')).toMatchObject({
      mark: '答应了没备注',
      title: '答应了“送一双袜子”，订单备注没写',
    });
    expect(open({}, promise('date'))[0]!.actions[0]).toMatchObject({ reason: 'other' });
    expect(open({ remark: { text: '轻拿轻放' } }, promise('gift'))[0]!.level).toBe('money');
  });

  it('is a quiet reminder once they have', () => {
    const [prompt] = open({ remark: { text: '送袜子一双' } }, promise('gift'));
    expect(prompt).toMatchObject({ level: 'hint', actions: [{ kind: 'promise-done', promise: id(5) }] });
    const known = (remark: OrderRecord['remarks'][number]) =>
      judge(rule, {
        facts: { ...talk(), orders: [mine()] },
        records: knows({ record: record({ promises: [promise('gift')], remarks: [remark] }) }),
      })[0]!.level;
    expect(known(noted())).toBe('hint');
    expect(known(noted({ id: id(1) }))).toBe('money');
    expect(known(noted({ reason: 'address' }))).toBe('money');
  });

  it('names its kind where the words were erased', () => {
    const [prompt] = open({}, promise('discount', { text: undefined }));
    expect(render(prompt!, rule, 'en').title).toBe('Promised “a discount”, not in the remark');
  });

  it('is silent of what is done, and of an order that has left', () => {
    expect(open({}, promise('gift', { done: true }))).toEqual([]);
    for (const status of ['shipped', 'completed', 'cancelled', 'unknown'] as const)
      expect(open({ status }, promise('gift'))).toEqual([]);
  });
});
