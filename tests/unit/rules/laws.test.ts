// Laws every rule keeps, whoever writes it: it says nothing of facts that are empty or in part, never throws, and knows
// when time alone will change its mind.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Facts, noFacts } from '../../../lib/model/facts.ts';
import { Action } from '../../../lib/model/prompts.ts';
import { PURPOSES } from '../../../lib/replies/reply.ts';
import type { AnyRule, Input } from '../../../lib/rules/define.ts';
import { RULES } from '../../../lib/rules/index.ts';
import { render } from '../../../lib/rules/words.ts';
import { anyFacts, anyInput } from './arbitrary.ts';

/** Facts of which nothing was read but that they are there. */
const bare: Facts[] = [
  noFacts(),
  { ...noFacts(), orders: [{ orderId: 'A1', buyer: {}, status: 'unknown', lines: [] }] },
  { ...noFacts(), orders: [{ orderId: 'A1', buyer: {}, status: 'unknown', lines: [{}] }] },
  {
    ...noFacts(),
    listings: [{}],
    threads: [{ buyer: {} }],
    reviews: [{ buyer: {} }],
    aftersales: [{ orderId: 'A1' }],
  },
  { ...noFacts(), conversation: { buyer: {}, messages: [], orders: [], listings: [] } },
  {
    ...noFacts(),
    conversation: { buyer: {}, messages: [{ from: 'buyer' }], orders: [{ orderId: 'A1' }], listings: [{}] },
  },
];

describe.each(RULES.map((rule): [string, AnyRule] => [rule.id, rule]))('%s', (_id, rule) => {
  it('says nothing of a page of which nothing was read, whatever the shop knows', () => {
    fc.assert(
      fc.property(anyInput(rule, fc.constantFrom(...bare)), (input) => {
        expect(rule.judge(input)).toEqual([]);
      }),
    );
  });

  it('judges any facts without throwing; what it says is whole, of something on the page, and the same each time', () => {
    fc.assert(
      fc.property(anyInput(rule, anyFacts), (input) => {
        expect(Facts.safeParse(input.facts).success).toBe(true);
        const before = JSON.stringify(input.facts);
        const prompts = rule.judge(input);
        expect(rule.judge(input)).toEqual(prompts);
        expect(JSON.stringify(input.facts)).toBe(before);
        for (const prompt of prompts) {
          expect(prompt.id.startsWith(`${rule.id}:`)).toBe(true);
          if (prompt.about.kind === 'order')
            expect(input.facts.orders.map((one) => one.orderId)).toContain(prompt.about.id);
          for (const action of prompt.actions) {
            expect(Action.safeParse(action).success).toBe(true);
            if (action.kind === 'insert-reply') expect(PURPOSES).toContain(action.tag);
          }
          for (const locale of ['zh-CN', 'ko', 'en'] as const) {
            const { mark = '', title, why, steps, actions } = render(prompt, rule, locale);
            const shown = [mark, title, why, ...steps, ...actions.map(({ label }) => label)];
            // A hole left open or a key nobody wrote a text for would be read by a person.
            for (const text of shown) expect(text).not.toMatch(/\{\w+\}|⟦/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('asks to be judged again before time alone changes what it says', () => {
    // On a draft the guard speaks, key by key.
    if (rule.guards) return;
    fc.assert(
      fc.property(
        anyInput(rule, anyFacts),
        fc.array(fc.nat(999), { minLength: 6, maxLength: 6 }),
        (input, shares) => {
          const { now } = input;
          let next = now + 30 * 86_400_000;
          const wake: Input['wake'] = (at) => {
            if (at !== undefined && at > now) next = Math.min(next, at);
          };
          const prompts = rule.judge({ ...input, wake });
          expect(Number.isInteger(next)).toBe(true);
          for (const at of [
            now + 1,
            ...shares.map((share) => now + Math.floor(((next - 1 - now) * share) / 1000)),
            next - 1,
          ])
            if (at > now && at < next) expect(rule.judge({ ...input, now: at })).toEqual(prompts);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('that rests on stock has no voice without a sheet', () => {
    if (rule.group !== 'stock') return;
    fc.assert(
      fc.property(anyInput(rule, anyFacts), (input) => {
        expect(rule.judge({ ...input, records: { ...input.records, stock: undefined } })).toEqual([]);
      }),
    );
  });
});
