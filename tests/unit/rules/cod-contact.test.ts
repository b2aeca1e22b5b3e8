import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import type { OrderRecord } from '../../../lib/model/records.ts';
import rule from '../../../lib/rules/cod-contact.ts';
import { render } from '../../../lib/rules/words.ts';
import { address, facts, judge, knows, order } from './world.ts';

const says = (more: Partial<Order>, kept?: OrderRecord) =>
  judge(rule, { facts: facts({ orders: [order(more)] }), records: knows({ record: kept }) });

describe('cod-contact', () => {
  it.each<[string, Partial<Order>, OrderRecord?]>([
    ['before it ships', { payment: 'cod' }],
    ['while it counts as unpaid', { payment: 'cod', status: 'unpaid' }],
    ['while the question has no answer', { payment: 'cod' }, address('asked')],
  ])('speaks: %s', (_case, more, kept) => {
    const [prompt] = says(more, kept);
    expect(prompt).toMatchObject({
      level: 'money',
      actions: [{ kind: 'insert-reply', tag: 'cod-explain' }, { kind: 'confirm-address' }],
    });
    expect(render(prompt!, rule, 'en')).toMatchObject({ mark: 'COD: ask', title: 'Speak before it ships' });
  });

  it.each<[string, Partial<Order>, OrderRecord?]>([
    ['a prepaid order', { payment: 'prepaid' }],
    ['the page does not say how it is paid', {}],
    ['the buyer confirmed', { payment: 'cod' }, address('confirmed')],
    ['it has shipped', { payment: 'cod', status: 'shipped' }],
    ['it was cancelled', { payment: 'cod', status: 'cancelled' }],
    ['the status is not known', { payment: 'cod', status: 'unknown' }],
  ])('is silent: %s', (_case, more, kept) => {
    expect(says(more, kept)).toEqual([]);
  });
});
