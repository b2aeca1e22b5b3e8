import { describe, expect, it } from 'vitest';
import type { Health, PageKind } from '../../../lib/model/facts.ts';
import type { RuleSetting } from '../../../lib/model/records.ts';
import { type AnyRule, defineRule, integer, type Need } from '../../../lib/rules/define.ts';
import { type RunInput, runRules } from '../../../lib/rules/run.ts';
import { facts, knows, NOW, order, policy } from './world.ts';

const texts = { 'zh-CN': '', ko: '', en: '' };
const rule = (
  id: string,
  more: {
    level?: AnyRule['level'];
    needs?: Need[];
    pages?: PageKind[];
    defaultOn?: boolean;
    fail?: true;
  } = {},
): AnyRule =>
  defineRule({
    id,
    group: 'orders',
    level: more.level ?? 'hint',
    pages: more.pages ?? ['orders'],
    needs: more.needs ?? [],
    params: { days: integer({ min: 1, max: 9, default: 3 }) },
    defaultOn: more.defaultOn ?? true,
    words: { title: texts },
    judge({ facts, params }) {
      if (more.fail) throw new Error('牛小姐 13800000000');
      return facts.orders.map(({ orderId }) => ({
        about: { kind: 'order', id: orderId },
        params: { days: params.days },
      }));
    },
  });

const run = (rules: AnyRule[], more: Partial<RunInput> = {}) =>
  runRules({
    rules,
    settings: {},
    pages: ['orders'],
    health: {},
    facts: facts({ orders: [order()] }),
    records: knows({}),
    now: NOW,
    site: { id: 'anywhere', policy, zone: 'Asia/Shanghai' },
    ...more,
  });
const ids = (rules: AnyRule[], more?: Partial<RunInput>) =>
  run(rules, more).prompts.map((prompt) => prompt.id);

describe('the runtime', () => {
  it('puts red lines first, then money, clock, hint; within a level the rules in their order', () => {
    const rules = [
      rule('a'),
      rule('b', { level: 'clock' }),
      rule('c', { level: 'money' }),
      rule('d', { level: 'redline' }),
      rule('e', { level: 'money' }),
    ];
    const two = facts({ orders: [order(), order({ orderId: 'A2' })] });
    expect(ids(rules)).toEqual(['d:A1', 'c:A1', 'e:A1', 'b:A1', 'a:A1']);
    expect(ids([rule('c', { level: 'money' }), rule('a')], { facts: two })).toEqual([
      'c:A1',
      'c:A2',
      'a:A1',
      'a:A2',
    ]);
  });

  it.each<[string, boolean, RuleSetting | undefined, number]>([
    ['on by default', true, undefined, 1],
    ['switched off', true, { on: false }, 0],
    ['off by default', false, undefined, 0],
    ['switched on', false, { on: true }, 1],
    ['a setting that leaves the switch alone', false, { params: { days: 2 } }, 0],
  ])('heeds the switch: %s', (_case, defaultOn, setting, count) => {
    expect(ids([rule('a', { defaultOn })], { settings: setting ? { a: setting } : {} })).toHaveLength(count);
  });

  it('a rule named like a property of every object has no setting of its own', () => {
    expect(ids([rule('constructor')])).toHaveLength(1);
  });

  it("gives the owner's level and parameters", () => {
    const { prompts, invalid } = run([rule('a')], {
      settings: { a: { level: 'redline', params: { days: 9 } } },
    });
    expect(prompts).toMatchObject([{ level: 'redline', params: { days: 9 } }]);
    expect(invalid).toEqual([]);
  });

  it('a parameter that is not valid is the default, and said', () => {
    const { prompts, invalid } = run([rule('a')], { settings: { a: { params: { days: 99 } } } });
    expect(prompts).toMatchObject([{ params: { days: 3 } }]);
    expect(invalid).toEqual([{ rule: 'a', params: ['days'] }]);
  });

  it('runs a rule only on its pages', () => {
    expect(ids([rule('a', { pages: ['chat', 'order'] })])).toEqual([]);
    expect(ids([rule('a', { pages: ['chat', 'order'] })], { pages: ['order', 'chat'] })).toHaveLength(1);
  });

  it('an order that is shown twice is spoken of once', () => {
    expect(ids([rule('a')], { facts: facts({ orders: [order(), order()] }) })).toEqual(['a:A1']);
  });

  it('a rule that throws stops alone, and its error goes nowhere', () => {
    const result = run([rule('bad', { fail: true }), rule('good')]);
    expect(result.prompts.map((prompt) => prompt.id)).toEqual(['good:A1']);
    expect(result.broken).toEqual([{ rule: 'bad' }]);
    expect(JSON.stringify(result)).not.toContain('13800000000');
  });
});

describe('health', () => {
  const sku: Need = ['order.lines.sku', 'order.lines.listingId'];
  it.each<[string, Need[], Health, 'runs' | 'does not apply' | string[]]>([
    ['all is well', ['order.status'], { 'order.status': 'ok' }, 'runs'],
    ['a fall-back was used', ['order.status'], { 'order.status': 'degraded' }, 'runs'],
    ['missing', ['order.status'], { 'order.status': 'missing' }, ['order.status']],
    ['ambiguous', ['order.status'], { 'order.status': 'ambiguous' }, ['order.status']],
    ['unparsed', ['order.status'], { 'order.status': 'unparsed' }, ['order.status']],
    ['the site does not show it', ['order.status'], { 'order.total': 'missing' }, 'does not apply'],
    ['another field is broken', ['order.status'], { 'order.status': 'ok', 'order.total': 'missing' }, 'runs'],
    [
      'the lines are gone, and their fields with them',
      ['order.lines.sku'],
      { 'order.lines': 'missing' },
      ['order.lines'],
    ],
    ['one of two is enough', [sku], { 'order.lines.listingId': 'ok' }, 'runs'],
    ['neither of two is shown', [sku], { 'order.status': 'ok' }, 'does not apply'],
    [
      'of two that are shown one is broken: the other is no safe stand-in',
      [sku],
      { 'order.lines.sku': 'missing', 'order.lines.listingId': 'ok' },
      ['order.lines.sku'],
    ],
    [
      'several are broken',
      ['order.status', 'order.payment'],
      { 'order.status': 'missing', 'order.payment': 'unparsed' },
      ['order.status', 'order.payment'],
    ],
    [
      'what does not apply is not said to be paused',
      ['order.status', 'order.payment'],
      { 'order.status': 'missing' },
      'does not apply',
    ],
  ])('%s', (_case, needs, health, expected) => {
    const { prompts, paused } = run([rule('a', { needs })], { health });
    expect(prompts).toHaveLength(expected === 'runs' ? 1 : 0);
    expect(paused).toEqual(Array.isArray(expected) ? [{ rule: 'a', fields: expected }] : []);
  });

  it('a rule that is off is not paused either', () => {
    const result = run([rule('a', { needs: ['order.status'], defaultOn: false })], {
      health: { 'order.status': 'missing' },
    });
    expect(result.paused).toEqual([]);
  });
});
