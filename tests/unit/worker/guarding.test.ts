// What the worker tells a frame's guard: whose chat it is, which orders and stock are theirs, and nothing of anybody else.
import { describe, expect, it } from 'vitest';
import { PACKS } from '../../../lib/guard/packs/index.ts';
import type { Facts } from '../../../lib/model/facts.ts';
import type { RuleSetting } from '../../../lib/model/records.ts';
import { guardSettings, ruleIndex, ruleOfHit } from '../../../lib/rules/helpers/drafts.ts';
import { RULES } from '../../../lib/rules/index.ts';
import type { TabFacts } from '../../../lib/worker/frames.ts';
import { guardContext } from '../../../lib/worker/guarding.ts';
import type { Knowledge } from '../../../lib/worker/knowledge.ts';
import { chat, facts, NOW, order, warehouse } from '../rules/world.ts';

const around = (page: Facts, more: { stock?: boolean; compensation?: number } = {}) => ({
  tab: { facts: page, site: { id: 'taobao' } } as TabFacts,
  knowledge: {
    shop: undefined,
    snapshot: more.stock === false ? undefined : { at: NOW },
    stock: more.stock === false ? undefined : warehouse({ CUP: [1], MUG: [9, 4] }),
    followUps: [],
    order: () => undefined,
    addressCheck: () => undefined,
  } as unknown as Knowledge,
  rules: (more.compensation === undefined
    ? {}
    : { promise: { params: { compensation: more.compensation } } }) as Record<string, RuleSetting>,
  keepBack: 0,
});

describe('what is known around a draft', () => {
  const mine = order({
    orderId: 'A1',
    buyer: { id: 'B1' },
    lines: [{ sku: 'CUP', quantity: 3 }],
    ship: { name: '林**', phone: '138****0000', address: '杭州', masked: true },
  });
  const other = order({ orderId: 'A2', buyer: { id: 'B2' }, lines: [{ sku: 'MUG', quantity: 1 }] });

  it('is of the open chat: its buyer, their orders without the address, their stock with its time', () => {
    const open = facts({ orders: [mine, other], conversation: chat({ buyer: { id: 'B1', name: '林**' } }) });
    expect(guardContext(around(open))).toEqual({
      buyer: { id: 'B1', name: '林**' },
      limits: {},
      orders: [{ orderId: 'A1', ship: { name: '林**', phone: '138****0000' } }],
      stock: [{ available: 1, wanted: 3 }],
      stockAt: NOW,
    });
  });

  it('speaks of no stock where no sheet is, of shipped orders none either', () => {
    const open = facts({ orders: [mine], conversation: chat({ buyer: { id: 'B1' } }) });
    expect(guardContext(around(open, { stock: false }))).not.toHaveProperty('stock');
    const shipped = facts({ ...open, orders: [{ ...mine, status: 'shipped' }] });
    expect(guardContext(around(shipped))).not.toHaveProperty('stock');
  });

  it('counts a listing asked about as one wanted', () => {
    const asked = facts({ conversation: chat({ buyer: { id: 'B1' }, listings: [{ sku: 'MUG' }] }) });
    expect(guardContext(around(asked)).stock).toEqual([{ available: 5, wanted: 1 }]);
  });

  it('names nobody where no chat is open', () => {
    expect(guardContext(around(facts({ orders: [mine, other] })))).toEqual({ limits: {} });
  });

  it('carries the limit the owner set for what an agent may give', () => {
    expect(guardContext(around(facts(), { compensation: 30 })).limits).toEqual({ compensation: 30 });
    expect(guardContext(around(facts(), { compensation: -3 })).limits).toEqual({});
  });
});

describe("the owner's word on the packs", () => {
  const settings = (set: Parameters<typeof guardSettings>[2], site = 'taobao') =>
    guardSettings(RULES, PACKS, set, site);

  it('every entry of every pack belongs to a rule', () => {
    const index = ruleIndex(RULES);
    const ids = new Set(RULES.map((rule) => rule.id));
    for (const pack of PACKS)
      for (const entry of pack.entries)
        expect(ids, `${pack.id}/${entry.id}`).toContain(ruleOfHit(index, { rule: entry.id, pack: pack.id }));
  });

  it('a rule that is off takes its entries out, and leaves the others of the same pack', () => {
    const { options } = settings({ 'promise-stock': { on: false } });
    expect(options.levels?.['promise-stock']).toBe('off');
    expect(options.levels?.['promise-sure']).toBeUndefined();
  });

  it('a pack that is off is left out whole; a level set on a rule is its entries’', () => {
    expect(
      settings({ wording: { params: { 'absolute-claims': false } } }).packs.map((pack) => pack.id),
    ).not.toContain('absolute-claims');
    // Curt words are off until the owner asks for them; a level does not switch them on.
    expect(settings({ tone: { level: 'redline' } }).options.levels).toMatchObject({
      'tone-abuse': 'redline',
      'tone-blunt': 'off',
    });
  });

  it('own words may name what to say instead; a line that is none is no word', () => {
    const { options } = settings({ wording: { params: { ownWords: ['样衣=展示款', ' 清仓 ', '=x'] } } });
    expect(options.ownWords?.map(({ word, instead }) => [word, instead])).toEqual([
      ['样衣', '展示款'],
      ['清仓', undefined],
    ]);
  });

  it('a site hears only the packs that speak for it', () => {
    expect(settings({}, 'taobao').packs.map((pack) => pack.id)).not.toContain('amazon-messaging');
    expect(settings({}, 'amazon').packs.map((pack) => pack.id)).toContain('amazon-messaging');
  });
});
