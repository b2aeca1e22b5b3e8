import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choice,
  defineRule,
  flag,
  integer,
  readParams,
  time,
  word,
  words,
} from '../../../lib/rules/define.ts';
import { facts, judge, order } from './world.ts';

const specs = {
  hours: integer({ min: 1, max: 72, default: 24 }),
  every: flag({ default: false }),
  list: words({ default: ['驿站'] }),
  mode: choice({ options: ['soft', 'hard'], default: 'soft' }),
  cutOff: time(),
};
const defaults = { hours: 24, every: false, list: ['驿站'], mode: 'soft', cutOff: undefined };

describe('parameters', () => {
  it('are the defaults until the owner sets them', () => {
    expect(readParams(specs)).toEqual({ params: defaults, invalid: [] });
    expect(readParams(specs, { hours: undefined })).toEqual({ params: defaults, invalid: [] });
  });

  it('take what is valid', () => {
    const set = { hours: 72, every: true, list: [], mode: 'hard', cutOff: '17:00' };
    expect(readParams(specs, set)).toEqual({ params: set, invalid: [] });
  });

  it.each<[keyof typeof specs, unknown[]]>([
    ['hours', [0, 73, 1.5, '24', Number.NaN, null, true]],
    ['every', ['true', 1, null]],
    ['list', ['a', [1], [''], ['  '], ['x'.repeat(81)], null, Array(201).fill('a')]],
    ['mode', ['loud', 0, null, 'toString']],
    ['cutOff', ['24:00', '7:00', '17:60', 1700, '', null]],
  ])('%s: what is not valid is the default, and is named', (name, values) => {
    for (const value of values)
      expect(readParams(specs, { [name]: value })).toEqual({ params: defaults, invalid: [name] });
  });

  it('keep what this version does not know', () => {
    expect(readParams(specs, { later: { deep: 1 } }).params).toEqual({ ...defaults, later: { deep: 1 } });
  });

  it('never throw, and always give every declared value', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(fc.constantFrom(...Object.keys(specs), '__proto__', 'constructor'), fc.string()),
          fc.anything(),
        ),
        (raw) => {
          const { params, invalid } = readParams(specs, raw);
          expect(readParams(specs, params)).toEqual({ params, invalid: [] });
          expect(Object.keys(params)).toEqual(expect.arrayContaining(Object.keys(specs)));
          expect(Object.keys(specs)).toEqual(expect.arrayContaining(invalid));
        },
      ),
    );
  });
});

describe('declaring', () => {
  const texts = (text: string) => ({ 'zh-CN': text, ko: text, en: text });
  const rule = defineRule({
    id: 'try-out',
    group: 'orders',
    level: 'hint',
    pages: ['orders'],
    needs: ['order.status'],
    params: specs,
    defaultOn: true,
    words: {
      name: texts('n'),
      title: texts('t'),
      'title.late': texts('l'),
      why: texts('w'),
      'act.go': texts('g'),
    },
    judge({ facts, params }) {
      const hours: number = params.hours;
      return facts.orders.flatMap(({ orderId }) => [
        { about: { kind: 'order', id: orderId }, params: { hours } },
        {
          about: { kind: 'order', id: orderId },
          id: 'b',
          level: 'money',
          form: 'late',
          onRow: false,
          actions: [{ kind: 'open-office', label: 'act.go', section: 'stock' }],
        },
        { about: { kind: 'page' } },
      ]);
    },
  });

  it('gives prompts their id, their rule and its level', () => {
    expect(judge(rule, { facts: facts({ orders: [order()] }) })).toEqual([
      {
        id: 'try-out:A1',
        rule: 'try-out',
        level: 'hint',
        about: { kind: 'order', id: 'A1' },
        params: { hours: 24 },
        actions: [],
      },
      {
        id: 'try-out:A1:b',
        rule: 'try-out',
        level: 'money',
        about: { kind: 'order', id: 'A1' },
        params: { form: 'late' },
        actions: [{ kind: 'open-office', label: 'act.go', section: 'stock' }],
        onRow: false,
      },
      {
        id: 'try-out:page',
        rule: 'try-out',
        level: 'hint',
        about: { kind: 'page' },
        params: {},
        actions: [],
      },
    ]);
  });

  it('names several things by their words', () => {
    expect(word('part.name', 'part.unit')).toBe('@part.name @part.unit');
  });
});
