import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/model/entries.ts';
import { foldBuyer, foldFollowUps, foldOrder, foldRule } from '../../../lib/records/fold.ts';
import { headsOf, upcast } from '../../../lib/records/journal.ts';
import { entry, journal, shuffled, uuid } from './arbitrary.ts';

const of = (...entries: Entry[]) => entries.map((one) => ({ entry: one }));
const state = (n: number, value: string, parents: number[] = [], more: Partial<Entry> = {}) =>
  entry(n, 'address.set', { state: value }, { parents: parents.map(uuid), ...more });
const rule = (n: number, body: Record<string, unknown>, parents: number[] = []) =>
  entry(n, 'rule.set', body, { parents: parents.map(uuid) });

describe('the law of folding', () => {
  it('any order and any repetition of the same entries gives the same records', () => {
    fc.assert(
      fc.property(
        journal.chain((entries) => fc.tuple(fc.constant(entries), shuffled(entries))),
        ([entries, again]) => {
          expect(foldOrder(again)).toEqual(foldOrder(entries));
          expect(foldBuyer(again)).toEqual(foldBuyer(entries));
          expect(foldRule(again)).toEqual(foldRule(entries));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a wrong clock changes what is displayed, never what holds', () => {
    fc.assert(
      fc.property(journal, fc.array(fc.integer(), { minLength: 12, maxLength: 12 }), (entries, clocks) => {
        const moved = entries.map((one, i) => ({ ...one, entry: { ...one.entry, at: clocks[i]! } }));
        const [a, b] = [foldOrder(entries), foldOrder(moved)];
        expect(b.address?.id).toEqual(a.address?.id);
        expect(b.courier?.id).toEqual(a.courier?.id);
        expect(b.notes.map((n) => n.id)).toEqual(a.notes.map((n) => n.id));
        expect(b.remarks.map((r) => r.id)).toEqual(a.remarks.map((r) => r.id));
        expect({ ...foldRule(moved), conflict: [] }).toEqual({ ...foldRule(entries), conflict: [] });
      }),
    );
  });

  it('a later entry that names every head heals every conflict', () => {
    fc.assert(
      fc.property(journal, (entries) => {
        const kinds = (kind: string) => entries.map((e) => e.entry).filter((e) => e.kind === kind);
        const settle = (n: number, kind: string, body: Record<string, unknown>) => ({
          entry: entry(n, kind, body, { parents: headsOf(kinds(kind)).map((e) => e.id) }),
        });
        const record = foldOrder([
          ...entries,
          settle(100, 'address.set', { state: 'confirmed' }),
          settle(101, 'courier.chosen', { courier: 'SF', by: 'buyer' }),
        ]);
        expect(record.address).toMatchObject({ value: 'confirmed', conflict: [] });
        expect(record.courier).toMatchObject({ value: { courier: 'SF', by: 'buyer' }, conflict: [] });
        expect(foldRule([...entries, settle(102, 'rule.set', {})]).conflict).toEqual([]);
      }),
    );
  });
});

describe('states', () => {
  it('what an entry names as its parent is superseded, whatever the ids and clocks say', () => {
    const record = foldOrder(of(state(9, 'asked'), state(2, 'confirmed', [9], { at: 0 })));
    expect(record.address).toMatchObject({ value: 'confirmed', id: uuid(2), conflict: [] });
  });

  it('two agents who did not know of each other are both kept', () => {
    const record = foldOrder(
      of(state(1, 'asked'), state(2, 'confirmed', [1]), state(3, 'change-asked', [1], { agent: '12' })),
    );
    expect(record.address).toMatchObject({ value: 'change-asked', agent: '12' });
    expect(record.address?.conflict).toMatchObject([{ value: 'confirmed', agent: '07', id: uuid(2) }]);
  });

  it('a third entry that knows only one side leaves the other standing', () => {
    const record = foldOrder(of(state(1, 'asked'), state(2, 'confirmed'), state(3, 'changed', [1])));
    expect(record.address?.value).toBe('changed');
    expect(record.address?.conflict.map((c) => c.value)).toEqual(['confirmed']);
  });

  it('a courier and an address do not answer each other', () => {
    const record = foldOrder(
      of(
        state(1, 'asked'),
        entry(2, 'courier.chosen', { courier: 'SF', by: 'buyer' }, { parents: [uuid(1)] }),
      ),
    );
    expect(record.address?.value).toBe('asked');
    expect(record.courier?.value).toEqual({ courier: 'SF', by: 'buyer' });
  });

  it('a cycle nobody could honestly write still folds to something', () => {
    expect(foldOrder(of(state(1, 'asked', [2]), state(2, 'confirmed', [1]))).address?.value).toBe(
      'confirmed',
    );
    expect(foldOrder(of(state(1, 'asked', [1]))).address?.value).toBe('asked');
  });
});

describe('notes and remarks', () => {
  const note = (n: number, more: Partial<Entry> = {}) => entry(n, 'note.added', { text: 'hash' }, more);
  const withdrawn = (n: number, of: number, more: Partial<Entry> = {}) =>
    entry(n, 'note.withdrawn', { note: uuid(of) }, more);
  const notes = (...entries: Entry[]) => foldOrder(of(...entries)).notes.map((one) => one.id);

  it('are listed by id with their words; erased words are absent', () => {
    expect(foldBuyer([{ entry: note(2), text: '要贺卡' }, { entry: note(1) }]).notes).toEqual([
      { id: uuid(1), agent: '07', at: 1_790_000_000_001 },
      { id: uuid(2), text: '要贺卡', agent: '07', at: 1_790_000_000_002 },
    ]);
  });

  it('the words may have come with only one of two copies', () => {
    expect(foldBuyer([{ entry: note(1) }, { entry: note(1), text: 'a' }]).notes[0]?.text).toBe('a');
  });

  it('a note is taken back by its writer, from any device', () => {
    expect(notes(note(1), withdrawn(2, 1, { device: 'd2' }))).toEqual([]);
  });

  it('a colleague, or another record, cannot take it back', () => {
    expect(notes(note(1), withdrawn(2, 1, { agent: '12' }))).toEqual([uuid(1)]);
    expect(notes(note(1), withdrawn(2, 1, { subject: 'order:other' }))).toEqual([uuid(1)]);
  });

  it('without agent numbers the device decides', () => {
    expect(notes(note(1, { agent: '' }), withdrawn(2, 1, { agent: '' }))).toEqual([]);
    expect(notes(note(1, { agent: '' }), withdrawn(2, 1, { agent: '', device: 'd2' }))).toEqual([uuid(1)]);
  });

  it('a remark keeps reason, flag, way and words', () => {
    const written = entry(1, 'remark.written', { reason: 'gift', flag: 'red', text: 'hash', how: 'copied' });
    expect(foldOrder([{ entry: written, text: '[赠品] …' }]).remarks).toEqual([
      {
        id: uuid(1),
        reason: 'gift',
        flag: 'red',
        text: '[赠品] …',
        how: 'copied',
        agent: '07',
        at: 1_790_000_000_001,
      },
    ]);
  });
});

describe('what is not understood', () => {
  it('an unknown kind, a newer version or a strange body is not folded', () => {
    expect(upcast(entry(1, 'from.the.future', {}))).toBeUndefined();
    expect(upcast(entry(1, 'toString', {}))).toBeUndefined();
    expect(upcast(state(1, 'asked', [], { v: 2 }))).toBeUndefined();
    expect(upcast(state(1, 'asked', [], { v: 0 }))).toBeUndefined();
    expect(upcast(state(1, 'lost'))).toBeUndefined();
    expect(foldOrder(of(entry(1, 'from.the.future', {}), state(2, 'asked', [], { v: 9 })))).toEqual({
      notes: [],
      remarks: [],
      promises: [],
      overridden: [],
    });
  });

  it('it still links: who has seen it has seen what it had seen', () => {
    const record = foldOrder(
      of(state(1, 'confirmed'), state(2, 'asked', [1], { v: 2 }), state(3, 'changed', [2])),
    );
    expect(record.address).toMatchObject({ value: 'changed', conflict: [] });
  });

  it('what it names still stands: a state is not lost to an entry nobody here can read', () => {
    expect(foldOrder(of(state(1, 'confirmed'), state(2, 'asked', [1], { v: 2 }))).address?.value).toBe(
      'confirmed',
    );
  });
});

describe("a rule's setting", () => {
  it('takes back what was said with null, field by field', () => {
    const said = rule(1, { on: false, level: 'hint', params: { hours: 12, names: ['a'] } });
    const back = rule(2, { on: null, level: null, params: { hours: null } }, [1]);
    expect(foldRule(of(said, back))).toEqual({ params: { names: ['a'] }, conflict: [] });
    expect(foldRule(of(said, back, rule(3, { level: 'money' }, [2])))).toMatchObject({ level: 'money' });
  });

  it('is folded field by field, so a switch does not lose a parameter', () => {
    expect(foldRule(of(rule(1, { params: { hours: 12 } }), rule(2, { on: false }, [1])))).toEqual({
      on: false,
      params: { hours: 12 },
      conflict: [],
    });
  });

  it('two owners who changed different fields both get their way', () => {
    const folded = foldRule(
      of(rule(1, { on: true }), rule(2, { params: { a: 1 } }), rule(3, { params: { b: 2 } })),
    );
    expect(folded).toEqual({ on: true, params: { a: 1, b: 2 }, conflict: [] });
  });

  it('two who changed the same field are a conflict, unless they agree', () => {
    const two = [rule(1, { params: { a: 1 } }), rule(2, { params: { a: 2 } })];
    expect(foldRule(of(...two)).conflict).toMatchObject([{ field: 'params.a', value: 1, id: uuid(1) }]);
    expect(foldRule(of(...two)).params).toEqual({ a: 2 });
    expect(foldRule(of(rule(1, { on: true }), rule(2, { on: true }))).conflict).toEqual([]);
    expect(foldRule(of(...two, rule(3, { on: true }, [1, 2])))).toEqual({
      on: true,
      params: { a: 2 },
      conflict: [],
    });
  });

  it('the later of two in parents order wins, not the greater id', () => {
    expect(foldRule(of(rule(5, { on: true }), rule(1, { on: false }, [5]))).on).toBe(false);
  });
});

describe('what was agreed', () => {
  it("a promise stands until an entry says it was kept; somebody else's stays", () => {
    const made = (n: number) => ({
      entry: entry(n, 'promise.made', { what: 'gift', text: 'hash' }),
      text: `送杯垫${n}`,
    });
    const { promises } = foldOrder([made(1), made(2), ...of(entry(3, 'promise.done', { promise: uuid(1) }))]);
    expect(promises.map(({ text, done }) => [text, done])).toEqual([
      ['送杯垫1', true],
      ['送杯垫2', false],
    ]);
  });

  it('two agents who agreed on different totals both stand until one has seen the other', () => {
    const agreed = (n: number, amount: string, parents: number[] = []) =>
      entry(n, 'price.agreed', { amount }, { parents: parents.map(uuid) });
    expect(foldOrder(of(agreed(1, '88.00'), agreed(2, '80'))).agreed).toMatchObject({
      value: '80',
      conflict: [{ value: '88.00' }],
    });
    expect(foldOrder(of(agreed(1, '88.00'), agreed(2, '80', [1]))).agreed).toMatchObject({ conflict: [] });
    expect(foldOrder(of(agreed(1, '八十'))).agreed, 'not an amount').toBeUndefined();
  });

  it('why a buyer did not buy is the last word of whoever knew of the others', () => {
    const said = (n: number, reason: string, parents: number[] = []) =>
      entry(n, 'buyer.unbought', { reason }, { parents: parents.map(uuid) });
    expect(foldBuyer(of(said(1, 'price'), said(2, 'size', [1]))).unbought?.value).toBe('size');
    expect(foldBuyer(of(said(1, 'weather'))).unbought).toBeUndefined();
  });
});

describe('what a shift leaves', () => {
  it('is open until it is done, whoever does it; an erased text leaves the follow-up standing', () => {
    const left = entry(1, 'followup.left', { text: 'hash' });
    expect(foldFollowUps([{ entry: left, text: '明早催发货' }])).toMatchObject([
      { id: uuid(1), text: '明早催发货', agent: '07', done: false },
    ]);
    expect(foldFollowUps(of(left))[0]).not.toHaveProperty('text');
    const done = entry(2, 'followup.done', { followup: uuid(1) }, { agent: '12', device: 'd2' });
    expect(foldFollowUps(of(done, left)).map((one) => one.done)).toEqual([true]);
  });
});
