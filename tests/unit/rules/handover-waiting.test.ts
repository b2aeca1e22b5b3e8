import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../lib/model/facts.ts';
import type { FollowUp } from '../../../lib/model/records.ts';
import rule from '../../../lib/rules/handover-waiting.ts';
import { render } from '../../../lib/rules/words.ts';
import { chat, facts, id, judge, knows, NOW, order, talk } from './world.ts';

const HOUR = 3_600_000;
const left = (more: Partial<FollowUp> = {}): FollowUp => ({
  id: id(1),
  text: '补发杯盖的单号发给买家',
  agent: '03',
  at: NOW - 3 * HOUR,
  done: false,
  ...more,
});
const page = facts({ orders: [order()] });
const says = (
  followUps: FollowUp[],
  on = page,
  wakes: number[] = [],
  params: Record<string, unknown> = { after: 0 },
) => judge(rule, { facts: on, records: { ...knows({}), followUps }, wakes, params });
const title = (followUps: FollowUp[]) => render(says(followUps)[0]!, rule, 'zh-CN').title;

describe('handover-waiting', () => {
  it('is one line of the desk with the count and the oldest', () => {
    const [prompt, ...more] = says([left(), left({ id: id(2), at: NOW - HOUR })]);
    expect(more).toEqual([]);
    expect(prompt).toMatchObject({
      id: 'handover-waiting:page',
      level: 'hint',
      onRow: false,
      actions: [{ kind: 'show-followups' }],
    });
    expect(render(prompt!, rule, 'zh-CN').title).toBe('上一班留了2件事，最早3小时前');
  });

  it('counts hours, then days, and wakes when the figure changes', () => {
    expect(title([left({ at: NOW - HOUR + 1 })])).toBe('上一班刚留了1件事');
    expect(title([left({ at: NOW - 72 * HOUR })])).toBe('上一班留了1件事，最早3天前');
    const wakes: number[] = [];
    says([left({ at: NOW - 3.5 * HOUR })], page, wakes);
    says([left({ at: NOW - 73 * HOUR })], page, wakes);
    expect(wakes.filter((at) => at > NOW)).toEqual([NOW + HOUR / 2, NOW + 23 * HOUR]);
  });

  it('leaves the shift that left it alone, and wakes when it is the next one’s', () => {
    const wakes: number[] = [];
    expect(says([left({ at: NOW - 2 * HOUR + 1 })], page, wakes, {})).toEqual([]);
    expect(wakes).toEqual([NOW + 1]);
    expect(says([left({ at: NOW - 2 * HOUR })], page, [], {})).toHaveLength(1);
  });

  it('says the words on the order they are about', () => {
    const [here] = says([left({ about: { kind: 'order', marketplace: 'anywhere', id: 'A1' } })]);
    expect(here).toMatchObject({ id: `handover-waiting:A1:${id(1)}`, about: { kind: 'order', id: 'A1' } });
    expect(render(here!, rule, 'en')).toMatchObject({
      mark: 'Handover',
      title: 'Handed over: 补发杯盖的单号发给买家 (#03)',
    });
    const [gone] = says([left({ about: { kind: 'order', id: 'A1' }, text: undefined, agent: '' })]);
    expect(render(gone!, rule, 'en').title).toBe('Handed over: erased (#?)');
  });

  it('says them in the buyer’s chat, else on an order of theirs', () => {
    const about = { kind: 'buyer', id: 'B1' } as const;
    expect(says([left({ about })], talk(['buyer', '在吗']))[0]!.about).toEqual({ kind: 'conversation' });
    const orders = facts({ orders: [order({ buyer: { id: 'B1' } })] });
    expect(says([left({ about })], orders)[0]!.about).toEqual({ kind: 'order', id: 'A1' });
  });

  it.each<[string, FollowUp]>([
    ['an order that is not shown', left({ about: { kind: 'order', id: 'A9' } })],
    ['the same number elsewhere', left({ about: { kind: 'order', marketplace: 'elsewhere', id: 'A1' } })],
    ['another buyer', left({ about: { kind: 'buyer', id: 'B9' } })],
    ['the shift as a whole', left({ about: { kind: 'shift', id: 'A1' } })],
  ])('is only counted: %s', (_case, one) => {
    expect(says([one]).map(({ about }) => about.kind)).toEqual(['page']);
  });

  it.each<[string, ReturnType<typeof says>]>([
    ['nothing is left', says([])],
    ['all is done', says([left({ done: true })])],
    ['no records of any', judge(rule, { facts: page })],
    ['nothing was read', says([left()], noFacts())],
    ['nothing was read of the order', says([left()], facts({ orders: [order({ status: 'unknown' })] }))],
    ['nothing was read of the chat', says([left()], facts({ conversation: chat() }))],
  ])('is silent: %s', (_case, prompts) => {
    expect(prompts).toEqual([]);
  });
});
