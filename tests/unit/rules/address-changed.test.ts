import { describe, expect, it } from 'vitest';
import type { OrderStatus } from '../../../lib/model/facts.ts';
import type { Policy } from '../../../lib/model/marketplace.ts';
import type { AddressCheck, OrderRecord } from '../../../lib/model/records.ts';
import rule from '../../../lib/rules/address-changed.ts';
import { render } from '../../../lib/rules/words.ts';
import { address, chat, differs, facts, held, judge, knows, order } from './world.ts';

const says = (
  check: AddressCheck | undefined,
  more: { status?: OrderStatus; record?: OrderRecord; policy?: Partial<Policy> } = {},
) =>
  judge(rule, {
    facts: facts({ orders: [order({ status: more.status ?? 'paid' })], conversation: chat() }),
    records: knows({ check, record: more.record }),
    policy: more.policy ?? {},
  });
const moved = differs({ street: 'differ', unit: 'differ' });

describe('address-changed', () => {
  it('names the parts that differ, in each language', () => {
    const [prompt] = says(moved);
    expect(prompt).toMatchObject({
      id: 'address-changed:A1',
      level: 'money',
      actions: [{ kind: 'compare-address' }, { kind: 'write-remark', reason: 'address' }],
    });
    expect(render(prompt!, rule, 'zh-CN')).toMatchObject({
      mark: '地址不一致',
      title: '路号、门牌与订单不同',
    });
    expect(render(prompt!, rule, 'ko').title).toBe('주문과 다른 부분: 도로명·동호수');
    expect(render(prompt!, rule, 'en').title).toBe("Street, Unit isn't the order's");
  });

  it('fills the remark with what differs, as shown', () => {
    const rows: AddressCheck['rows'] = [
      { part: 'name', order: '牛**', verdict: 'unknown' },
      { part: 'street', order: '静安路1号', buyer: '静安路9号', verdict: 'differ' },
      { part: 'unit', order: '302', buyer: '502', verdict: 'differ' },
    ];
    expect(says({ ...moved, rows })[0]!.actions[1]).toMatchObject({
      from: '静安路1号 302',
      to: '静安路9号 502',
    });
  });

  it('puts nothing masked into the remark', () => {
    const rows: AddressCheck['rows'] = [
      { part: 'phone', order: '138****0000', buyer: '13912345678', verdict: 'differ' },
    ];
    expect(says({ ...moved, rows })[0]!.actions[1]).toMatchObject({ from: undefined, to: '13912345678' });
  });

  it('says too late once it has shipped', () => {
    const view = render(says(moved, { status: 'shipped' })[0]!, rule, 'zh-CN');
    expect(view).toMatchObject({
      mark: '已发旧地址',
      title: '已发货，路号、门牌与订单不同，来不及在订单里改',
    });
    expect(view.steps[1]).toContain('快递');
  });

  it.each<[Policy['addressChange'], string]>([
    [{ how: 'agent', until: 'shipped' }, 'Change it in the order and save it yourself.'],
    [{ how: 'buyer', until: 'shipped' }, 'Here the buyer changes it; tell them where.'],
    [{ how: 'agent', until: 'never' }, 'This site never changes it; ask the lead.'],
    [
      { how: 'cancel-and-reorder', until: 'never' },
      'This site cannot change it: explain its way, the buyer decides.',
    ],
    [{ how: 'not-known', until: 'not-known' }, 'Whether this site can change it is not known; ask the lead.'],
  ])('tells what the site allows: %o', (addressChange, step) => {
    expect(render(says(moved, { policy: { addressChange } })[0]!, rule, 'en').steps[1]).toBe(step);
  });

  it('speaks again when the buyer writes after it was dealt with', () => {
    const record = address('confirmed');
    const at = (iso: string) => differs({ unit: 'differ' }, iso);
    expect(says(at('2025-11-21T14:33:00+08:00'), { record })).toHaveLength(1);
    expect(says(at('2025-11-21T14:31:00+08:00'), { record })).toEqual([]);
  });

  it('speaks while one of two agents has not dealt with it', () => {
    const { conflict: _none, ...side } = held('asked' as const);
    expect(says(moved, { record: address('changed', { conflict: [side] }) })).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof says>]>([
    ['nothing was compared', [undefined]],
    ['it agrees', [{ ...differs(), verdict: 'agree' }]],
    ['nobody can tell', [{ ...differs({ unit: 'unknown' }), verdict: 'unknown' }]],
    ['the buyer wrote of no address', [{ ...differs(), verdict: 'none' }]],
    ['confirmed', [moved, { record: address('confirmed') }]],
    ['changed', [moved, { record: address('changed') }]],
    ...(['completed', 'cancelled', 'aftersale', 'unknown'] as const).map(
      (status): [string, Parameters<typeof says>] => [`the order is ${status}`, [moved, { status }]],
    ),
  ])('is silent: %s', (_case, args) => {
    expect(says(...args)).toEqual([]);
  });

  it('is silent where the records cannot compare', () => {
    expect(
      judge(rule, {
        facts: facts({ orders: [order()] }),
        records: { stock: undefined, order: () => undefined },
      }),
    ).toEqual([]);
  });
});
