// Asked again: a buyer who writes within two minutes after a reply went out may not have had their answer. Told from
// who wrote when; what was written is not looked at.
import type { Conversation, Message } from '../model/facts.ts';

/** A reply put into a chat's box, until it is known what came of it. */
export interface Pending {
  /** UTC ms of the last insertion. */
  at: number;
  /** The shop's last message when it was put in. */
  before: string;
  /** UTC ms when it was seen to have gone out. */
  sentAt?: number;
}

const SOON_MS = 2 * 60_000;
/** A draft that lies longer is another conversation's. */
const UNSENT_MS = 10 * 60_000;

const ours = (message: Message) => message.from === 'seller' && message.auto !== true;

/**
 * Names the shop's last message without its words: by id, else by time and how many are of that time. How many there are
 * in all changes as older ones are scrolled to, or fall out of what is read.
 */
export function lastSent({ messages }: Conversation): string {
  const all = messages.filter(ours);
  const last = all.at(-1);
  return last?.id ?? `${last?.at ?? ''} ${all.filter(({ at }) => at === last?.at).length}`;
}

/** What a look at the conversation tells of a pending reply. */
export function lookAgain(
  pending: Pending,
  chat: Conversation,
  now: number,
): { state: 'waits'; pending: Pending } | { state: 'again' | 'over' } {
  const sent = pending.sentAt !== undefined || lastSent(chat) !== pending.before;
  if (!sent) return now - pending.at > UNSENT_MS ? { state: 'over' } : { state: 'waits', pending };
  const seen = pending.sentAt ?? now;
  const place = chat.messages.findLastIndex(ours);
  const next = chat.messages.slice(place + 1).find((one) => one.from === 'buyer' && one.auto !== true);
  if (!next)
    return now - seen > SOON_MS
      ? { state: 'over' }
      : { state: 'waits', pending: { ...pending, sentAt: seen } };
  const [from, to] = [chat.messages[place]?.at, next.at].map((at) =>
    at === undefined ? Number.NaN : Date.parse(at),
  );
  // Chats that write whole minutes are believed no further than to the minute.
  const told = to! - from!;
  const took = Number.isNaN(told) || told === 0 ? now - seen : told;
  return { state: took <= SOON_MS ? 'again' : 'over' };
}
