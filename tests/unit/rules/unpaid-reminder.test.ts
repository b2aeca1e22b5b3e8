import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import type { StockView } from '../../../lib/model/records.ts';
import rule from '../../../lib/rules/unpaid-reminder.ts';
import { render } from '../../../lib/rules/words.ts';
import { facts, judge, knows, order, talk, warehouse } from './world.ts';

const placed = (clock: string): Partial<Order> => ({
  status: 'unpaid',
  placedAt: `2025-11-21T${clock}:00+08:00`,
  lines: [{ sku: 'CUP', quantity: 1 }],
});
const plenty = warehouse({ CUP: [9] });
const says = (more: Partial<Order>, params = {}, stock: StockView | undefined = plenty, proactive = true) =>
  judge(rule, {
    facts: facts({ orders: [order(more)] }),
    records: knows({ stock }),
    params,
    policy: { proactive },
  });
const title = (more: Partial<Order>, params = {}, stock?: StockView) =>
  render(says(more, params, stock)[0]!, rule, 'en').title;

describe('unpaid-reminder', () => {
  it('promises today only with a cut-off ahead and stock that covers it', () => {
    expect(title(placed('13:30'), { cutOff: '17:00' })).toBe('Unpaid 62 min; by 17:00 ships today');
    expect(says(placed('13:30'))[0]).toMatchObject({
      level: 'hint',
      actions: [{ kind: 'insert-reply', tag: 'payment-reminder' }],
    });
  });

  it.each<[string, string | undefined, StockView]>([
    ['no cut-off is set', undefined, plenty],
    ['it is past', '14:32', plenty],
    ['a line nobody knows', '17:00', warehouse({ LID: [9] })],
  ])('promises nothing when %s', (_case, cutOff, stock) => {
    expect(title(placed('13:30'), { cutOff }, stock)).toBe('Unpaid 62 min');
  });

  it('promises nothing without a stock sheet', () => {
    const world = { facts: facts({ orders: [order(placed('13:30'))] }), params: { cutOff: '17:00' } };
    expect(render(judge(rule, world)[0]!, rule, 'en').title).toBe('Unpaid 62 min');
  });

  it('reads the clock of the shop, not of the browser', () => {
    const utc = { ...placed('00:00'), placedAt: '2025-11-21T05:30:00Z' };
    expect(title(utc, { cutOff: '07:00' })).toBe('Unpaid 62 min; by 07:00 ships today');
    expect(title(utc, { cutOff: '06:00' })).toBe('Unpaid 62 min');
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['not long enough yet', says(placed('14:02'))],
    ['the owner waits longer', says(placed('13:30'), { minutes: 90 })],
    ['too long ago', says({ ...placed('13:30'), placedAt: '2025-11-20T14:00:00+08:00' })],
    ['paid', says({ ...placed('13:30'), status: 'paid' })],
    ['paid at the door', says({ ...placed('13:30'), payment: 'cod' })],
    ['no time on the page', says({ status: 'unpaid' })],
    ['a time nobody can read', says({ status: 'unpaid', placedAt: 'yesterday' })],
    ['known to be short', says(placed('13:30'), {}, warehouse({ CUP: [0] }))],
    ['a site that wants no unasked messages', says(placed('13:30'), {}, plenty, false)],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });

  it('urges nobody who is angry or speaks of authorities, but another buyer as ever', () => {
    const asked = (text: string, buyer = 'B1') =>
      judge(rule, {
        facts: { ...talk(['buyer', text]), orders: [order({ ...placed('13:30'), buyer: { id: buyer } })] },
      });
    expect(asked('有优惠吗')).toHaveLength(1);
    expect(asked('你们是骗子')).toEqual([]);
    expect(asked('我要打12315')).toEqual([]);
    expect(asked('你们是骗子', 'B2')).toHaveLength(1);
  });

  it('is off until the owner wants it', () => {
    expect(rule.defaultOn).toBe(false);
  });
});
