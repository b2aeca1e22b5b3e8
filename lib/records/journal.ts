// The journal as folds read it: each entry once, brought up to the newest version, who knew of whom, and the heads of a
// state. Pure, and blind to `at`: parents order, then ids, so a wrong clock misorders nothing.
import {
  BODIES,
  type Body,
  ENTRY_VERSION,
  type Entry,
  type EntryKind,
  type EntryWithText,
} from '../model/entries.ts';
import type { Held } from '../model/records.ts';

/** An entry this version understands: brought up to the newest version, its body of the shape its kind promises. */
export type Known = {
  [K in EntryKind]: Omit<Entry, 'kind' | 'body'> & { kind: K; body: Body<K> };
}[EntryKind];
export type KnownOf<K extends EntryKind> = Extract<Known, { kind: K }>;
export interface Read {
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

export interface Journal {
  /** What can be folded, each once, by id. */
  read: Read[];
  /** Whether the entry `later` had seen `earlier`. Links run through entries that cannot be folded here, too. */
  knows: (later: { id: string }, earlier: { id: string }) => boolean;
}

export function open(entries: readonly EntryWithText[]): Journal {
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
export function last<S extends { id: string }>(sides: readonly S[], knows: Journal['knows']): S[] {
  const heads = sides.filter((one) => !sides.some((other) => knows(other, one)));
  return heads.length > 0 ? heads : [...sides];
}

export const isKind =
  <K extends EntryKind>(kind: K) =>
  (entry: Known): entry is KnownOf<K> =>
    entry.kind === kind;

/** The state the heads hold: the greatest id is its value, the others stand beside it until an entry names them all. */
export function held<E extends Known, V>(
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
