// Who waits for an answer, across the tabs: from the thread lists and the open conversations, as their pages tell. Pure
// over what was read and the instant. A buyer is one row; a thread whose page gives no time has no clock.
import type { Waiting } from '../model/desk.ts';
import type { Buyer, Conversation, Facts } from '../model/facts.ts';
import type { Policy } from '../model/marketplace.ts';
import { afterCounted } from './hours.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Longer after the message, no clock of today runs: somebody has opened an old chat. */
const OLD = 72 * HOUR;
/** From two hours on, figures are whole hours. */
const IN_HOURS = 120;

/** What one tab tells of those who write. */
export interface Written {
  tab: number;
  /** The marketplace's id, and its name in the agent's language. */
  marketplace: string;
  name: string;
  zone: string;
  response: Policy['response'];
  /** Per cent of the window in which an answer is due soon. */
  margin: number;
  facts: Pick<Facts, 'account' | 'threads' | 'conversation'>;
}

const instant = (iso: string | undefined): number | undefined => {
  const ms = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(ms) ? undefined : ms;
};

/** The open conversation's first unanswered message, and the last answer. A greeting by machine answers nothing where the site says so. */
function unanswered(
  { messages }: Conversation,
  autoCounts: boolean,
): { since: number | undefined; answeredAt: number | undefined } {
  const last = messages.findLastIndex((m) => m.from === 'seller' && (autoCounts || m.auto !== true));
  const first = messages.slice(last + 1).find((m) => m.from === 'buyer' && m.auto !== true);
  return { since: instant(first?.at), answeredAt: first ? undefined : instant(messages[last]?.at) };
}

/** Tells buyers apart; a masked name tells nobody apart. */
function keyOf({ tab, marketplace, facts }: Written, buyer: Buyer, row: string): string {
  const shop = `${marketplace} ${facts.account?.id ?? facts.account?.name ?? ''}`;
  if (buyer.id !== undefined) return `${shop} #${buyer.id}`;
  const { name } = buyer;
  return name === undefined || /[*＊]/.test(name) ? `${tab} ${row}` : `${shop} ${name}`;
}

type Candidate = Pick<Waiting, 'tab' | 'key' | 'site' | 'name' | 'since'> & { from: Written };

function candidatesOf(from: Written): Map<string, Candidate> {
  const { facts, tab, name: site, response } = from;
  const found = new Map<string, Candidate>();
  const chat = facts.conversation;
  const chosen = chat && (chat.buyer.id ?? chat.buyer.name);
  const add = (buyer: Buyer, key: string, since: number | undefined, active = false) => {
    const { name } = buyer;
    // The list's chosen row is the open conversation's buyer, though a mask hides who that is.
    const open = active && (buyer.id ?? name) === chosen;
    const who = keyOf(from, buyer, open ? 'conversation' : key);
    const known = found.get(who);
    const earliest = Math.min(known?.since ?? Infinity, since ?? Infinity);
    found.set(who, {
      tab,
      site,
      from,
      key: known?.key ?? key,
      ...((known?.name ?? name) === undefined ? {} : { name: known?.name ?? name }),
      ...(earliest === Infinity ? {} : { since: earliest }),
    });
  };
  for (const { buyer, waitingSince, unread, active } of facts.threads) {
    const since = instant(waitingSince);
    if (since !== undefined || (unread ?? 0) > 0)
      add(buyer, `threads:${buyer.id ?? buyer.name ?? ''}`, since, active);
  }
  // A list that shows the site's own clock is believed: whom it has in it and not waiting, does not wait.
  const listed =
    response?.shownByTheSite && facts.threads.some((one) => (one.buyer.id ?? one.buyer.name) === chosen);
  if (chat && chosen !== undefined && !listed) {
    const { since, answeredAt } = unanswered(chat, response?.autoCounts ?? false);
    const who = keyOf(from, chat.buyer, 'conversation');
    const thread = found.get(who);
    if (since !== undefined) add(chat.buyer, 'conversation', since);
    // Answered just now: the list beside it has not caught up.
    else if (answeredAt !== undefined && thread && (thread.since ?? 0) <= answeredAt) found.delete(who);
  }
  return found;
}

/** When a shown figure next changes: by whole minutes, from two hours on by whole hours. */
function nextFigure(row: Waiting, now: number): number | undefined {
  const { due, since } = row;
  if (due !== undefined && due > now) {
    const left = Math.ceil((due - now) / MINUTE);
    const next = left < IN_HOURS ? left - 1 : Math.floor(left / 60) * 60 - 1;
    return due - next * MINUTE;
  }
  const from = due ?? since;
  if (from === undefined) return undefined;
  const gone = Math.floor((now - from) / MINUTE);
  return from + (gone < IN_HOURS ? gone + 1 : (Math.floor(gone / 60) + 1) * 60) * MINUTE;
}

/** What is late goes first; before that the nearest end does, soon or not: windows run from minutes to a day. */
const RANK: Record<Waiting['state'], number> = { late: 0, soon: 1, waiting: 1 };
const byUrgency = (a: Waiting, b: Waiting): number =>
  RANK[a.state] - RANK[b.state] ||
  (a.due ?? Infinity) - (b.due ?? Infinity) ||
  (a.since ?? Infinity) - (b.since ?? Infinity) ||
  (a.key < b.key ? -1 : 1);

/**
 * Who waits, as the desk of tab `here` shows it, the most urgent first, and the next instant at which that changes by
 * time alone. Buyers whose clock the site shows itself on that very tab are left to the site.
 */
export function waitingList(
  tabs: readonly Written[],
  here: number,
  now: number,
): { rows: Waiting[]; wakeAt?: number } {
  const buyers = new Map<string, Candidate>();
  const shown = new Set<string>();
  // This tab's own buyers first: the way to them is the shortest.
  for (const from of [...tabs].sort((a, b) => Number(b.tab === here) - Number(a.tab === here)))
    for (const [who, candidate] of candidatesOf(from)) {
      if (from.tab === here && from.response?.shownByTheSite) shown.add(who);
      if (!buyers.has(who)) buyers.set(who, candidate);
    }
  const rows: Waiting[] = [];
  let wakeAt = Infinity;
  for (const [who, { from, ...candidate }] of buyers) {
    const { since } = candidate;
    if (shown.has(who) || (since !== undefined && now - since > OLD)) continue;
    const window = (from.response?.seconds ?? 0) * 1000;
    const after = (ms: number) =>
      since === undefined || window === 0
        ? undefined
        : afterCounted(since, ms, from.response?.hours, from.zone);
    const due = after(window);
    const soon = after(window * (1 - from.margin / 100)) ?? Infinity;
    const state = due !== undefined && now >= due ? 'late' : now >= soon ? 'soon' : 'waiting';
    const row: Waiting = {
      ...candidate,
      here: candidate.tab === here,
      ...(due === undefined ? {} : { due }),
      state,
    };
    rows.push(row);
    for (const at of [nextFigure(row, now), soon, due])
      if (at !== undefined && at > now) wakeAt = Math.min(wakeAt, at);
  }
  rows.sort(byUrgency);
  return { rows, ...(wakeAt === Infinity ? {} : { wakeAt }) };
}

/** The list as an agent sees it, to tell whether it changed: who, where, how urgent, and to the minute since when. */
export const signatureOf = (rows: readonly Waiting[]): string =>
  JSON.stringify(
    rows.map(({ tab, key, name, state, due, since }) => [
      tab,
      key,
      name,
      state,
      Math.round((due ?? since ?? 0) / MINUTE),
    ]),
  );
