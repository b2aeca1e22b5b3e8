import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import type { OrderRecord, RemarkRecord } from '../../../lib/model/records.ts';
import rule from '../../../lib/rules/annotation-missing.ts';
import { render } from '../../../lib/rules/words.ts';
import { address, facts, held, id, judge, knows, NOW, order, record } from './world.ts';

const changed = address('changed');
const courier = (by: 'buyer' | 'default') => record({ courier: held({ courier: '顺丰', by }) });
const written = (reason: RemarkRecord['reason'], n: number): RemarkRecord => ({
  id: id(n),
  reason,
  how: 'put-in',
  agent: '07',
  at: NOW,
});
const says = (kept: OrderRecord | undefined, more: Partial<Order> = {}) =>
  judge(rule, { facts: facts({ orders: [order(more)] }), records: knows({ record: kept }) });
const title = (kept: OrderRecord) => render(says(kept)[0]!, rule, 'zh-CN').title;

describe('annotation-missing', () => {
  it('says what was changed and not noted', () => {
    const [prompt] = says(changed);
    expect(prompt).toMatchObject({
      level: 'money',
      actions: [{ kind: 'write-remark', orderId: 'A1', reason: 'address' }],
    });
    expect(render(prompt!, rule, 'zh-CN')).toMatchObject({
      mark: '改了没备注',
      title: '地址已改，订单无备注',
    });
    expect(title(address('change-asked'))).toBe('买家要改地址，订单无备注');
  });

  it('a courier the buyer chose is filled in', () => {
    expect(says(courier('buyer'))).toMatchObject([{ actions: [{ reason: 'courier', to: '顺丰' }] }]);
    expect(title({ ...changed, ...courier('buyer') })).toBe('地址、快递已改，订单无备注');
  });

  it.each<[string, OrderRecord, Partial<Order>]>([
    [
      'the remark on the page says only something else',
      changed,
      { remark: { text: '[赠品] 无 → 杯刷 / #12 / 11-21 10:44' } },
    ],
    ['there is a flag and no words', changed, { remark: { flag: 'red' } }],
    ['the remark is older than the change', { ...changed, remarks: [written('address', -1)] }, {}],
    ['the newer remark is about something else', { ...changed, remarks: [written('gift', 1)] }, {}],
    [
      'one of two agents changed it',
      address('confirmed', { conflict: [{ value: 'changed', agent: '12', at: NOW, id: id(0) }] }),
      {},
    ],
    ['it is not paid yet', changed, { status: 'unpaid' }],
  ])('speaks: %s', (_case, kept, more) => {
    expect(says(kept, more)).toHaveLength(1);
  });

  it.each<[string, OrderRecord | undefined, Partial<Order>]>([
    ['nothing is known of the order', undefined, {}],
    ['nothing was changed', address('confirmed'), {}],
    ['the default courier', courier('default'), {}],
    ['the line stands in the remark', changed, { remark: { text: '[地址] A → B / #07 / 11-21 14:32' } }],
    ['in another language', changed, { remark: { text: '[Address] A → B / #07 / 11-21 14:32' } }],
    ['a colleague used words of their own', changed, { remark: { text: '改寄公司' } }],
    ['written here since', { ...changed, remarks: [written('address', 1)] }, {}],
    ['written here since, as something else', { ...changed, remarks: [written('other', 1)] }, {}],
    ['it has shipped', changed, { status: 'shipped' }],
    ['the status is not known', changed, { status: 'unknown' }],
  ])('is silent: %s', (_case, kept, more) => {
    expect(says(kept, more)).toEqual([]);
  });
});
