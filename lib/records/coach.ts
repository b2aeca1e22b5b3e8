// How a person is getting on: with each rule, and on their first day. Pure over the journal, in its own order, so that
// the same entries fold a rule's steps in every browser of the shop.
import type { Coaching, FirstDay } from '../model/desk.ts';
import type { Entry, EntryKind } from '../model/entries.ts';
import { open } from './journal.ts';

/** So many good runs in a row, and a rule's steps fold. */
export const GOOD_RUNS = 3;
/** Further than this nobody counts: the why has folded too. */
const MOST = 2 * GOOD_RUNS;

/** Whose entries count: an agent's number, wherever they sit; without one, what this device wrote without one. */
export interface Person {
  agent: string;
  device: string | undefined;
}

export const isOf =
  ({ agent, device }: Person) =>
  (entry: Pick<Entry, 'agent' | 'device'>): boolean =>
    entry.agent === agent && (agent !== '' || entry.device === device);

/** The kinds the folding of steps is made from. */
export const COACHED = ['prompt.followed', 'prompt.overridden'] as const satisfies readonly EntryKind[];

/**
 * By rule: good runs in a row, at most twice `of`. Followed counts up, and so does going on for a reason that is the rule's
 * own exception; `other` is a slip and begins anew; a false alarm says something of the rule and nothing of the person.
 */
export function foldCoaching(entries: readonly Entry[], person: Person): Record<string, Coaching> {
  const runs = new Map<string, number>();
  for (const { entry } of open(entries.filter(isOf(person)).map((entry) => ({ entry }))).read) {
    if (entry.kind !== 'prompt.followed' && entry.kind !== 'prompt.overridden') continue;
    const { rule } = entry.body;
    const run = runs.get(rule) ?? 0;
    const reason = entry.kind === 'prompt.overridden' ? entry.body.reason : undefined;
    if (reason === 'other') runs.set(rule, 0);
    else if (reason !== 'false-alarm') runs.set(rule, Math.min(MOST, run + 1));
    else runs.set(rule, run);
  }
  return Object.fromEntries([...runs].map(([rule, done]) => [rule, { done, of: GOOD_RUNS }]));
}

/** What a first day is made of, in the order it is shown, and the kind of entry that says it was done. */
export const FIRST_DAY: readonly { id: Exclude<FirstDay['id'], 'practice'>; kind: EntryKind }[] = [
  { id: 'reply', kind: 'reply.used' },
  { id: 'remark', kind: 'remark.written' },
  { id: 'address', kind: 'address.set' },
  { id: 'note', kind: 'note.added' },
];
