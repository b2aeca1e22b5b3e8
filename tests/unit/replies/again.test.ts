// Asked again: a reply after which the buyer wrote within two minutes.
import { describe, expect, it } from 'vitest';
import type { Conversation, Message } from '../../../lib/model/facts.ts';
import { lastSent, lookAgain, type Pending } from '../../../lib/replies/again.ts';

const T = Date.parse('2026-11-22T03:00:00Z');
const S = 1000;
const chat = (...messages: Message[]): Conversation => ({
  buyer: { id: '1' },
  messages,
  orders: [],
  listings: [],
});
const buyer = (at?: number, more: Partial<Message> = {}): Message => ({
  from: 'buyer',
  text: 'x',
  ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
  ...more,
});
const seller = (at?: number, more: Partial<Message> = {}): Message => ({
  ...buyer(at, more),
  from: 'seller',
});
const before = chat(buyer(T - 60 * S));
const pending: Pending = { at: T, before: lastSent(before) };

describe('a reply put into the box', () => {
  it('waits until it is sent', () => {
    expect(lookAgain(pending, before, T + 60 * S)).toEqual({ state: 'waits', pending });
    expect(lookAgain(pending, chat(buyer(T - 60 * S), buyer(T + S)), T + 2 * S).state).toBe('waits');
  });
  it('is asked again after when the buyer writes within two minutes of its going out', () => {
    const said = chat(buyer(T - 60 * S), seller(T + 20 * S), buyer(T + 100 * S));
    expect(lookAgain(pending, said, T + 900 * S).state).toBe('again');
  });
  it('is not, when the buyer took longer, or wrote nothing', () => {
    const late = chat(buyer(T - 60 * S), seller(T + 20 * S), buyer(T + 150 * S));
    expect(lookAgain(pending, late, T + 160 * S).state).toBe('over');
    const silent = chat(buyer(T - 60 * S), seller(T + 20 * S));
    const first = lookAgain(pending, silent, T + 30 * S);
    expect(first).toEqual({ state: 'waits', pending: { ...pending, sentAt: T + 30 * S } });
    expect(lookAgain({ ...pending, sentAt: T + 30 * S }, silent, T + 151 * S).state).toBe('over');
  });
  it('is told by our own clock where the page shows no times, or the same minute', () => {
    const sent = { ...pending, sentAt: T + 20 * S };
    expect(lookAgain(sent, chat(buyer(), seller(), buyer()), T + 60 * S).state).toBe('again');
    expect(lookAgain(sent, chat(buyer(), seller(), buyer()), T + 200 * S).state).toBe('over');
    expect(lookAgain(sent, chat(seller(T), buyer(T)), T + 200 * S).state).toBe('over');
  });
  it('is no matter of automatic messages', () => {
    const auto = chat(buyer(T - 60 * S), seller(T + S, { auto: true }));
    expect(lookAgain(pending, auto, T + 2 * S).state).toBe('waits');
    const card = chat(buyer(T - 60 * S), seller(T + S), buyer(T + 2 * S, { auto: true }));
    expect(lookAgain(pending, card, T + 3 * S).state).toBe('waits');
  });
  it.each<[string, (i: number) => Partial<Message>]>([
    ['ids', (i) => ({ id: String(i) })],
    ['times alone', () => ({})],
  ])('is not sent because older messages come into sight or fall out of it (%s)', (_how, more) => {
    const old = [seller(T - 300 * S, more(1)), seller(T - 200 * S, more(2)), buyer(T - 190 * S, more(3))];
    const put = { at: T, before: lastSent(chat(...old)) };
    const earlier = seller(T - 900 * S, more(0));
    expect(lookAgain(put, chat(earlier, ...old), T + S).state).toBe('waits');
    expect(lookAgain(put, chat(...old.slice(1)), T + S).state).toBe('waits');
    const asked = chat(...old, seller(T + 5 * S, more(4)), buyer(T + 9 * S, more(5)));
    expect(lookAgain(put, asked, T + 10 * S).state).toBe('again');
  });
  it('is forgotten when it was never sent', () => {
    expect(lookAgain(pending, before, T + 601 * S).state).toBe('over');
  });
});
