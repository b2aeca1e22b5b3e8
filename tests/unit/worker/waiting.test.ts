import { describe, expect, it } from 'vitest';
import type { Conversation, Message, Thread } from '../../../lib/model/facts.ts';
import { signatureOf, type Written, waitingList } from '../../../lib/worker/waiting.ts';

const NOW = Date.parse('2026-11-21T14:30:00+08:00');
const MINUTE = 60_000;
const iso = (minutesAgo: number) => new Date(NOW - minutesAgo * MINUTE).toISOString().replace('.000', '');
const tab = (
  n: number,
  more: Partial<Written> & { threads?: Thread[]; conversation?: Conversation } = {},
): Written => {
  const { threads = [], conversation, ...rest } = more;
  return {
    tab: n,
    marketplace: 'one',
    name: '一号店',
    zone: 'Asia/Shanghai',
    response: { seconds: 600, hours: [['08:00', '23:00']], autoCounts: false, shownByTheSite: false },
    margin: 40,
    facts: { threads, ...(conversation ? { conversation } : {}) },
    ...rest,
  };
};
const thread = (id: string, minutesAgo?: number, more: Partial<Thread> = {}): Thread => ({
  buyer: { id, name: `${id}***` },
  ...(minutesAgo === undefined ? {} : { waitingSince: iso(minutesAgo) }),
  ...more,
});
const said = (from: Message['from'], minutesAgo: number, more: Partial<Message> = {}): Message => ({
  from,
  at: iso(minutesAgo),
  ...more,
});
const chat = (id: string, messages: Message[]): Conversation => ({
  buyer: { id, name: `${id}***` },
  messages,
  orders: [],
  listings: [],
});
const list = (tabs: Written[], here = 9, now = NOW) =>
  waitingList(tabs, here, now).rows.map(({ key, state, due }) => [
    key.replace('threads:', ''),
    state,
    due === undefined ? undefined : (due - now) / MINUTE,
  ]);

describe('who waits', () => {
  it('late goes first, then who is due next, then who came first', () => {
    const slow = {
      response: { seconds: 43_200, autoCounts: false, shownByTheSite: false },
      marketplace: 'slow',
    };
    expect(
      list([
        tab(1, { threads: [thread('a', 2), thread('b', 7), thread('c', 11), thread('d', 40)] }),
        tab(2, { ...slow, threads: [thread('e', 700), thread('f', 30)] }),
        tab(3, { response: null, marketplace: 'none', threads: [thread('g', 5), thread('h', 50)] }),
      ]),
    ).toEqual([
      ['d', 'late', -30],
      ['c', 'late', -1],
      ['b', 'soon', 3],
      ['a', 'waiting', 8],
      ['e', 'soon', 20],
      ['f', 'waiting', 690],
      ['h', 'waiting', undefined],
      ['g', 'waiting', undefined],
    ]);
  });

  it('is due soon by the owner’s own margin', () => {
    const threads = [thread('a', 5)];
    expect(list([tab(1, { threads, margin: 40 })])[0]![1]).toBe('waiting');
    expect(list([tab(1, { threads, margin: 50 })])[0]![1]).toBe('soon');
    expect(list([tab(1, { threads, margin: 100 })])[0]![1]).toBe('soon');
  });

  it('a thread that is only unread waits without a clock; one that is read and tells no time does not wait', () => {
    expect(list([tab(1, { threads: [thread('a', undefined, { unread: 2 }), thread('b')] })])).toEqual([
      ['a', 'waiting', undefined],
    ]);
    expect(waitingList([tab(1, { threads: [thread('a', undefined, { unread: 2 })] })], 9, NOW).wakeAt).toBe(
      undefined,
    );
  });

  it('an old chat that somebody opens is nobody waiting', () => {
    expect(
      list([tab(1, { conversation: chat('a', [said('buyer', 73 * 60)]), threads: [thread('b', 73 * 60)] })]),
    ).toEqual([]);
  });
});

describe('the open conversation', () => {
  it('counts from the first unanswered message', () => {
    const messages = [said('buyer', 30), said('seller', 29), said('buyer', 8), said('buyer', 1)];
    expect(list([tab(1, { conversation: chat('a', messages) })])).toEqual([['conversation', 'soon', 2]]);
  });

  it('an automatic greeting answers nothing, unless the site counts it', () => {
    const messages = [said('buyer', 8), said('seller', 8, { auto: true })];
    const counts = { seconds: 600, autoCounts: true, shownByTheSite: false };
    expect(list([tab(1, { conversation: chat('a', messages) })])).toHaveLength(1);
    expect(list([tab(1, { response: counts, conversation: chat('a', messages) })])).toEqual([]);
  });

  it('and the thread of the same buyer are one row, waiting since the earlier', () => {
    const one = tab(1, {
      threads: [thread('a', 3, { active: true })],
      conversation: chat('a', [said('buyer', 5)]),
    });
    expect(list([one])).toEqual([['a', 'waiting', 5]]);
  });

  it('is known under its mask as the list’s chosen row, and under no other', () => {
    const masked = { name: '糖***果' };
    const conversation: Conversation = {
      buyer: masked,
      messages: [said('buyer', 5)],
      orders: [],
      listings: [],
    };
    const threads = [
      { buyer: masked, active: true, waitingSince: iso(3) },
      { buyer: masked, waitingSince: iso(9) },
    ];
    expect(list([tab(1, { threads, conversation })]).map(([, , left]) => left)).toEqual([1, 5]);
  });

  it('answered a moment ago waits no more, though the list beside it has not caught up', () => {
    const threads = [thread('a', 3, { active: true }), thread('b', 1)];
    const conversation = chat('a', [said('buyer', 3), said('seller', 0)]);
    expect(list([tab(1, { threads, conversation })]).map(([key]) => key)).toEqual(['b']);
  });

  it('a later message in the list than the last answer read there waits', () => {
    const threads = [thread('a', 1)];
    const conversation = chat('a', [said('buyer', 9), said('seller', 8)]);
    expect(list([tab(1, { threads, conversation })]).map(([key]) => key)).toEqual(['a']);
  });
});

describe('across tabs', () => {
  const own = { seconds: 600, autoCounts: false, shownByTheSite: true };
  it('a site that shows its own clock is left to it on its own tab, and told on others', () => {
    const tabs = [tab(1, { response: own, threads: [thread('a', 5)] })];
    expect(list(tabs, 1)).toEqual([]);
    expect(list(tabs, 2)).toEqual([['a', 'waiting', 5]]);
  });

  it('where the site’s own list speaks of a buyer, it is believed rather than the chat', () => {
    const conversation = chat('a', [said('buyer', 9), said('buyer', 4)]);
    const one = (threads: Thread[]) => list([tab(1, { response: own, threads, conversation })]);
    expect(one([thread('a', 4)])).toEqual([['a', 'waiting', 6]]);
    expect(one([thread('a')])).toEqual([]);
    expect(one([thread('b')])).toEqual([['conversation', 'soon', 1]]);
  });

  it('a buyer in two tabs is one row: this tab’s own', () => {
    const tabs = [tab(1, { threads: [thread('a', 5)] }), tab(2, { threads: [thread('a', 5)] })];
    expect(waitingList(tabs, 2, NOW).rows).toMatchObject([{ tab: 2, here: true, site: '一号店' }]);
    expect(waitingList(tabs, 3, NOW).rows).toMatchObject([{ tab: 1, here: false }]);
  });

  it('a buyer the site itself shows here is not told again from another tab', () => {
    const threads = [thread('a', 5)];
    expect(list([tab(1, { response: own, threads }), tab(2, { response: own, threads })], 2)).toEqual([]);
  });

  it('the same buyer in two accounts waits twice: neither answer is the other’s', () => {
    const of = (n: number, id: string) => {
      const one = tab(n, { threads: [thread('a', 5)] });
      return { ...one, facts: { ...one.facts, account: { id } } };
    };
    expect(list([of(1, 'x'), of(2, 'y')])).toHaveLength(2);
  });

  it('equal masks are two people', () => {
    const masked = { buyer: { name: '糖***果' }, waitingSince: iso(4) };
    expect(list([tab(1, { threads: [masked] }), tab(2, { threads: [masked] })])).toHaveLength(2);
  });
});

describe('the next instant', () => {
  const wake = (minutesAgo: number, now = NOW) =>
    ((waitingList([tab(1, { threads: [thread('a', minutesAgo)] })], 9, now).wakeAt ?? 0) - now) / MINUTE;
  it('is the next whole minute of a figure, or a change of state, whichever comes first', () => {
    expect(wake(2)).toBe(1);
    expect(wake(2.5)).toBe(0.5);
    expect(wake(5.75)).toBe(0.25);
    expect(wake(9.5)).toBe(0.5);
    expect(wake(10)).toBe(1);
    expect(wake(60.25)).toBe(0.75);
  });

  it('is a whole hour once figures are hours', () => {
    expect(wake(10 + 180 + 10)).toBe(50);
    const slow = tab(1, {
      response: { seconds: 86_400, autoCounts: false, shownByTheSite: false },
      threads: [thread('a', 30)],
    });
    expect((waitingList([slow], 9, NOW).wakeAt! - NOW) / MINUTE).toBe(31);
  });

  it('always lies ahead, and the list is another there or the same for good reason', () => {
    for (let ago = 0; ago < 300; ago += 0.37) expect(wake(ago)).toBeGreaterThan(0);
  });
});

describe('the list as an agent sees it', () => {
  it('is the same a second later, and another when somebody comes, goes or is late', () => {
    const of = (threads: Thread[], now = NOW) => signatureOf(waitingList([tab(1, { threads })], 9, now).rows);
    const before = of([thread('a', 5), thread('b', 9)]);
    expect(of([thread('a', 5), thread('b', 9)], NOW + 1_000)).toBe(before);
    expect(of([thread('a', 5)])).not.toBe(before);
    expect(of([thread('a', 5), thread('b', 9)], NOW + MINUTE)).not.toBe(before);
  });
});
