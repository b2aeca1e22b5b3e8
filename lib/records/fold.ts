// Folds: an order's, buyer's or rule's entries -> its record. Pure, and blind to `at`: parents order, then ids, so a
// wrong clock misorders nothing, and any order and any repetition of the same entries gives the same record.
import {
  BODIES,
  type Body,
  ENTRY_VERSION,
  type Entry,
  type EntryKind,
  type EntryWithText,
} from '../model/entries.ts';
import type { BuyerRecord, Held, Note, OrderRecord, RemarkRecord, RuleSetting } from '../model/records.ts';

/** An entry this version understands: brought up to the newest version, its body of the shape its kind promises. */
export type Known = {
  [K in EntryKind]: Omit<Entry, 'kind' | 'body'> & { kind: K; body: Body<K> };
}[EntryKind];
type KnownOf<K extends EntryKind> = Extract<Known, { kind: K }>;
interface Read {
  entry: Known;
  text?: string;
}

type Step = (entry: Entry) => Entry;
/** `UPCASTERS[v]` lifts an entry of version v to v + 1. Version 1 is the newest, so there is none yet. */
const UPCASTERS: Readonly<Record<number, Step>> = {};

/**
 * An entry as the newest version writes it, or undefined: of a kind or version unknown here, or with a body that is
 * not its kind's. Such an entry is kept and passed on by whoever holds it, but it is not folded.
 */
export function upcast(entry: Entry): Known | undefined {
  let lifted = entry;
  while (lifted.v < ENTRY_VERSION) {
    const step = Object.hasOwn(UPCASTERS, lifted.v) ? UPCASTERS[lifted.v] : undefined;
    if (!step) return undefined;
    lifted = { ...step(lifted), v: lifted.v + 1 };
  }
  if (lifted.v !== ENTRY_VERSION || !Object.hasOwn(BODIES, lifted.kind)) return undefined;
  const body = BODIES[lifted.kind as EntryKind].safeParse(lifted.body);
  return body.success ? ({ ...lifted, body: body.data } as Known) : undefined;
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Each id once, by id. A repeated id is the same entry; should two differ all the same, the choice is the same everywhere. */
function unique<E extends { id: string }>(entries: readonly E[]): E[] {
  const kept = new Map<string, E>();
  for (const entry of entries) {
    const held = kept.get(entry.id);
    if (!held || JSON.stringify(entry) < JSON.stringify(held)) kept.set(entry.id, entry);
  }
  return [...kept.values()].sort(byId);
}

/**
 * The heads: entries that no other one names as parent, by id; what a new state entry names as its own parents. Hand
 * in one kind of one subject. A cycle, which no honest writer can make, leaves its greatest id.
 */
export function headsOf<E extends { id: string; parents: readonly string[] }>(entries: readonly E[]): E[] {
  const all = unique(entries);
  const seen = new Set(all.flatMap((entry) => entry.parents.filter((parent) => parent !== entry.id)));
  const heads = all.filter((entry) => !seen.has(entry.id));
  return heads.length > 0 ? heads : all.slice(-1);
}

/** Every entry's id with all that it knows of, itself left out. */
function ancestry(entries: readonly Entry[]): Map<string, Set<string>> {
  const parents = new Map(entries.map((entry) => [entry.id, entry.parents]));
  return new Map(
    entries.map(({ id }) => {
      const known = new Set<string>();
      const open = [...parents.get(id)!];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (next === id || known.has(next)) continue;
        known.add(next);
        open.push(...(parents.get(next) ?? []));
      }
      return [id, known];
    }),
  );
}

interface Journal {
  /** What can be folded, each once, by id. */
  read: Read[];
  /** Whether the entry `later` had seen `earlier`. Links run through entries that cannot be folded here, too. */
  knows: (later: { id: string }, earlier: { id: string }) => boolean;
}

function open(entries: readonly EntryWithText[]): Journal {
  // An entry's text may have arrived with only one of its copies.
  const texts = new Map<string, string>();
  for (const { entry, text } of entries) {
    const held = texts.get(entry.id);
    if (text !== undefined && (held === undefined || text < held)) texts.set(entry.id, text);
  }
  const all = unique(entries.map(({ entry }) => entry));
  const seen = ancestry(all);
  return {
    knows: (later, earlier) => seen.get(later.id)?.has(earlier.id) ?? false,
    read: all.flatMap((raw) => {
      const entry = upcast(raw);
      const text = texts.get(raw.id);
      return entry ? [text === undefined ? { entry } : { entry, text }] : [];
    }),
  };
}

/**
 * Those no other one knows of. An entry that cannot be read here sets nothing here, so what it had seen stands until
 * somebody readable has seen it. A cycle, which no honest writer can make, is all heads.
 */
function last<S extends { id: string }>(sides: readonly S[], knows: Journal['knows']): S[] {
  const heads = sides.filter((one) => !sides.some((other) => knows(other, one)));
  return heads.length > 0 ? heads : [...sides];
}

const isKind =
  <K extends EntryKind>(kind: K) =>
  (entry: Known): entry is KnownOf<K> =>
    entry.kind === kind;

/** The state the heads hold: the greatest id is its value, the others stand beside it until an entry names them all. */
function held<E extends Known, V>(
  entries: readonly E[],
  knows: Journal['knows'],
  value: (body: E['body']) => V,
): Held<V> | undefined {
  const sides = last(entries, knows).map(({ body, agent, at, id }) => ({
    value: value(body),
    agent,
    at,
    id,
  }));
  const taken = sides.pop();
  return taken && { ...taken, conflict: sides };
}

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

/** An order's record. Entries of one order; others' would be folded in as if they were its own. */
export function foldOrder(entries: readonly EntryWithText[]): OrderRecord {
  const { read, knows } = open(entries);
  const known = read.map((r) => r.entry);
  const address = held(known.filter(isKind('address.set')), knows, (body) => body.state);
  const courier = held(known.filter(isKind('courier.chosen')), knows, ({ courier, by }) => ({ courier, by }));
  return {
    ...(address && { address }),
    ...(courier && { courier }),
    notes: notesOf(read),
    remarks: remarksOf(read),
    overridden: known
      .filter(isKind('prompt.overridden'))
      .map(({ body: { rule, reason }, at }) => ({ rule, reason, at })),
  };
}

/** A buyer's record. Entries of one buyer. */
export function foldBuyer(entries: readonly EntryWithText[]): BuyerRecord {
  return { notes: notesOf(open(entries).read) };
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

const fieldsOf = ({ on, level, params }: RuleSetting): [string, unknown][] => [
  ...(on === undefined ? [] : [['on', on] as [string, unknown]]),
  ...(level === undefined ? [] : [['level', level] as [string, unknown]]),
  ...Object.entries(params ?? {}).map(([name, value]): [string, unknown] => [`params.${name}`, value]),
];

/**
 * A rule's setting. Entries are sparse, so each field is folded by itself: two owners who changed different fields
 * both get their way; who goes back to the default writes the default. A conflict ends with any entry that names
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
    values.set(field, taken.value);
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
