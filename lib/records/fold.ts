// Folds: an order's, buyer's or rule's entries -> its record. Pure: any order and any repetition of the same entries
// gives the same record.
import type { Body, EntryWithText } from '../model/entries.ts';
import type {
  BuyerRecord,
  FollowUp,
  Note,
  OrderRecord,
  PromiseRecord,
  RemarkRecord,
  RuleSetting,
} from '../model/records.ts';
import { held, isKind, type Known, last, open, type Read } from './journal.ts';

/**
 * A note is taken back only by who wrote it, and only within its own record: the agent's number decides, or, where
 * neither entry has one, the device. Anybody else's withdrawal stays in the journal and hides nothing, so that no
 * colleague's note can be made to vanish.
 */
const mayWithdraw = (withdrawal: Known, note: Known) =>
  withdrawal.subject === note.subject &&
  withdrawal.agent === note.agent &&
  (note.agent !== '' || withdrawal.device === note.device);

function notesOf(read: readonly Read[]): Note[] {
  const withdrawals = read.map((r) => r.entry).filter(isKind('note.withdrawn'));
  return read
    .filter(({ entry }) => entry.kind === 'note.added')
    .filter(({ entry }) => !withdrawals.some((w) => w.body.note === entry.id && mayWithdraw(w, entry)))
    .map(({ entry: { id, agent, at }, text }) =>
      text === undefined ? { id, agent, at } : { id, text, agent, at },
    );
}

function remarksOf(read: readonly Read[]): RemarkRecord[] {
  return read.flatMap(({ entry, text }) => {
    if (entry.kind !== 'remark.written') return [];
    const { reason, flag, how } = entry.body;
    const { id, agent, at } = entry;
    return [{ id, reason, ...(flag && { flag }), ...(text !== undefined && { text }), how, agent, at }];
  });
}

function promisesOf(read: readonly Read[]): PromiseRecord[] {
  const done = new Set(
    read.flatMap(({ entry }) => (entry.kind === 'promise.done' ? [entry.body.promise] : [])),
  );
  return read.flatMap(({ entry, text }) => {
    if (entry.kind !== 'promise.made') return [];
    const { id, agent, at } = entry;
    return [
      { id, what: entry.body.what, ...(text !== undefined && { text }), agent, at, done: done.has(id) },
    ];
  });
}

/** What was left for the next shift and whether somebody dealt with it. Entries of any subjects of one shop. */
export function foldFollowUps(entries: readonly EntryWithText[]): FollowUp[] {
  const { read } = open(entries);
  const done = new Set(
    read.flatMap(({ entry }) => (entry.kind === 'followup.done' ? [entry.body.followup] : [])),
  );
  return read.flatMap(({ entry, text }) => {
    if (entry.kind !== 'followup.left') return [];
    const { id, agent, at } = entry;
    return [{ id, ...(text !== undefined && { text }), agent, at, done: done.has(id) }];
  });
}

/** An order's record. Entries of one order; others' would be folded in as if they were its own. */
export function foldOrder(entries: readonly EntryWithText[]): OrderRecord {
  const { read, knows } = open(entries);
  const known = read.map((r) => r.entry);
  const address = held(known.filter(isKind('address.set')), knows, (body) => body.state);
  const courier = held(known.filter(isKind('courier.chosen')), knows, ({ courier, by }) => ({ courier, by }));
  const agreed = held(known.filter(isKind('price.agreed')), knows, (body) => body.amount);
  return {
    ...(address && { address }),
    ...(courier && { courier }),
    notes: notesOf(read),
    remarks: remarksOf(read),
    promises: promisesOf(read),
    ...(agreed && { agreed }),
    overridden: known
      .filter(isKind('prompt.overridden'))
      .map(({ body: { rule, reason }, at }) => ({ rule, reason, at })),
  };
}

/** A buyer's record. Entries of one buyer. */
export function foldBuyer(entries: readonly EntryWithText[]): BuyerRecord {
  const { read, knows } = open(entries);
  const said = read.map((r) => r.entry).filter(isKind('buyer.unbought'));
  const unbought = held(said, knows, (body) => body.reason);
  return { notes: notesOf(read), ...(unbought && { unbought }) };
}

/** One field of a rule's setting that two owners set differently without knowing of each other: the value not taken. */
export interface SettingConflict {
  /** `on`, `level` or `params.<name>`. */
  field: string;
  value: unknown;
  agent: string;
  at: number;
  id: string;
}

const fieldsOf = ({ on, level, params }: Body<'rule.set'>): [string, unknown][] => [
  ...(on === undefined ? [] : [['on', on] as [string, unknown]]),
  ...(level === undefined ? [] : [['level', level] as [string, unknown]]),
  ...Object.entries(params ?? {}).map(([name, value]): [string, unknown] => [`params.${name}`, value]),
];

/**
 * A rule's setting. Entries are sparse, so each field is folded by itself: two owners who changed different fields
 * both get their way; who goes back writes the default, or `null` to take back what was said on this layer. A conflict ends with any entry that names
 * both sides, whether or not it sets that field again: its writer saw the value that stands.
 */
export function foldRule(entries: readonly EntryWithText[]): RuleSetting & { conflict: SettingConflict[] } {
  const { read, knows } = open(entries);
  const sets = read.map((r) => r.entry).filter(isKind('rule.set'));
  const setters = new Map<string, { id: string; agent: string; at: number; value: unknown }[]>();
  for (const { id, agent, at, body } of sets)
    for (const [field, value] of fieldsOf(body))
      setters.set(field, [...(setters.get(field) ?? []), { id, agent, at, value }]);

  const values = new Map<string, unknown>();
  const conflict: SettingConflict[] = [];
  for (const [field, all] of [...setters].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sides = last(all, knows);
    const taken = sides.pop()!;
    if (taken.value !== null) values.set(field, taken.value);
    for (const side of sides) {
      const same = JSON.stringify(side.value) === JSON.stringify(taken.value);
      const healed = sets.some((set) => knows(set, side) && knows(set, taken));
      if (!same && !healed) conflict.push({ field, ...side });
    }
  }
  const params = [...values].flatMap(([field, value]): [string, unknown][] =>
    field.startsWith('params.') ? [[field.slice('params.'.length), value]] : [],
  );
  return {
    ...(values.has('on') && { on: values.get('on') as boolean }),
    ...(values.has('level') && { level: values.get('level') as NonNullable<RuleSetting['level']> }),
    ...(params.length > 0 && { params: Object.fromEntries(params) }),
    conflict,
  };
}
