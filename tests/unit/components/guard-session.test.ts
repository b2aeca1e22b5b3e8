// One draft's hits while it is written: what the card speaks of, what was folded, what was given a reason for.
import { describe, expect, it } from 'vitest';
import { carrier, newSession } from '../../../components/guard/session.ts';
import type { Hit } from '../../../lib/guard/guard.ts';
import type { Level } from '../../../lib/model/basics.ts';

const why = { 'zh-CN': '', ko: '', en: '' };
const hit = (text: string, match: string, level: Level = 'money', rule = 'r'): Hit => {
  const at = text.indexOf(match);
  return { rule, pack: 'p', match, range: [at, at + match.length], level, why, source: '', confidence: 'B' };
};
const session = (text: string, ...hits: Hit[]) => {
  const made = newSession();
  made.move(text);
  made.take(hits);
  return made;
};

describe('a stretch of the draft', () => {
  const carry = (before: string, after: string, range: [number, number]) =>
    carrier(before, after)({ range })?.range;
  it('stays where it is when something is written behind it, and moves with what is written before', () => {
    expect(carry('add me now', 'add me now please', [0, 6])).toEqual([0, 6]);
    expect(carry('add me now', 'so add me now', [0, 6])).toEqual([3, 9]);
  });
  it('is forgotten when it is touched', () => {
    expect(carry('add me now', 'add you now', [0, 6])).toBeUndefined();
    expect(carry('add me now', '', [0, 6])).toBeUndefined();
  });
  it('is not kept when a letter is written into it', () => {
    expect(carry('aaa', 'aaaa', [0, 3])).toEqual([0, 3]);
    expect(carry('abc', 'abxc', [0, 3])).toBeUndefined();
  });
});

describe('the card', () => {
  const text = 'best price, add me, order 12';
  const hint = hit(text, 'best', 'hint');
  const money = hit(text, 'add me');
  const red = hit(text, 'order 12', 'redline');

  it('speaks of the worst, and never of a hint by itself', () => {
    expect(session(text, red, money, hint).current).toBe(red);
    expect(session(text, hint).current).toBeUndefined();
    expect(session(text, hint).hits).toEqual([hint]);
  });

  it('shows a hint when it is asked for, until the agent types on', () => {
    const s = session(text, hint);
    s.ask(s.beside(1));
    expect(s.current).toBe(hint);
    s.move(`${text}!`);
    s.take([hint]);
    expect(s.current).toBeUndefined();
  });

  it('is folded with everything found so far, and comes back with what is new', () => {
    const s = session(text, money, hint);
    s.fold();
    expect(s.current).toBeUndefined();
    expect(s.hits).toHaveLength(2);
    const longer = `${text} call me`;
    s.move(longer);
    const fresh = hit(longer, 'call me');
    s.take([money, fresh, hint]);
    expect(s.current).toBe(fresh);
  });

  it('walks the hits round and round, and has nowhere to go from the only one', () => {
    const s = session(text, red, money, hint);
    s.ask(s.beside(1));
    expect(s.current).toBe(money);
    s.ask(s.beside(1));
    s.ask(s.beside(1));
    expect(s.current).toBe(red);
    s.ask(s.beside(-1));
    expect(s.current).toBe(hint);
    expect(session(text, red).beside(1)).toBeUndefined();
  });

  it('says one thing of one word: of what overlaps, the worst', () => {
    const over = hit(text, 'me, order', 'money', 'other');
    expect(session(text, red, money, over).hits).toEqual([red, money]);
  });

  it('lets what is said of the whole draft stand beside what is said of its words', () => {
    const whole = hit(text, text, 'money', 'absent');
    expect(session(text, whole, money).hits).toEqual([whole, money]);
  });
});

describe('a red line', () => {
  const text = 'for 糖***果: order 12';
  const red = hit(text, 'order 12', 'redline');

  it('holds our insertions until the agent gave a reason', () => {
    const s = session(text, red);
    expect(s.held).toBe(red);
    s.settle(red);
    expect(s.held).toBeUndefined();
    expect(s.hits).toEqual([]);
  });

  it('is quiet while its own text stands, however the rest changes, and speaks again when that text changes', () => {
    const s = session(text, red);
    s.settle(red);
    const before = `hello, ${text}`;
    s.move(before);
    s.take([hit(before, 'order 12', 'redline')]);
    expect(s.held).toBeUndefined();
    const other = before.replace('order 12', 'order 13');
    s.move(other);
    s.take([hit(other, 'order 13', 'redline')]);
    expect(s.held?.match).toBe('order 13');
  });

  it('speaks again in another conversation, and in the next draft', () => {
    const s = session(text, red);
    s.settle(red);
    s.anew();
    expect(s.held).toBe(red);
    s.settle(red);
    s.move('');
    s.move(text);
    s.take([red]);
    expect(s.held).toBe(red);
  });
});
