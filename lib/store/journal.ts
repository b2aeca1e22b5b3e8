// The journal: append, read by subject, erase what people wrote. An entry, once acknowledged, is durable and never
// rewritten.
import {
  type Draft,
  ENTRY_VERSION,
  type Entry,
  type EntryWithText,
  STATE_KINDS,
  type Subject,
} from '../model/entries.ts';
import { headsOf } from '../records/journal.ts';
import { randomText, subjectName, textHash } from './keys.ts';
import type { SubjectRow, TextRow } from './open.ts';
import { mayWrite, type ShopKept, type Store } from './store.ts';
import { whole } from './whole.ts';

interface Prepared {
  draft: Draft;
  subject: string;
  text: TextRow | undefined;
}

async function prepare(shop: ShopKept, draft: Draft): Promise<Prepared> {
  const salt = randomText(12);
  const [subject, hash] = await Promise.all([
    subjectName(shop.key, draft.subject),
    draft.text === undefined ? undefined : textHash(salt, draft.text),
  ]);
  if (draft.text === undefined || hash === undefined) return { draft, subject, text: undefined };
  return { draft, subject, text: { hash, salt, text: draft.text, shop: shop.id, subject } };
}

/**
 * Appends in one strict-durability transaction and answers when it is durable. Idempotent by id: a draft that stands
 * already is answered with the entry as it stands, so a caller whose answer was lost may simply ask again.
 */
export async function append(
  store: Store,
  shop: ShopKept,
  drafts: readonly Draft[],
  by: { agent: string; now: number },
): Promise<Entry[]> {
  mayWrite(store);
  // Hashing is asynchronous and would end an open transaction: everything is prepared before it.
  const prepared = await Promise.all(drafts.map((draft) => prepare(shop, draft)));
  const tx = store.db.transaction(['journal', 'texts', 'subjects', 'meta'], 'readwrite', {
    durability: 'strict',
  });
  return whole(tx, async (write) => {
    const journal = tx.objectStore('journal');
    const meta = tx.objectStore('meta');
    // Asked together: each answer waited for alone would be a turn of its own.
    const [counter, own, before] = await Promise.all([
      meta.get('seq'),
      meta.get('device'),
      Promise.all(prepared.map(({ draft }) => journal.get(draft.id))),
    ]);
    const device = (own?.value as string | undefined) ?? randomText(12);
    if (!own) write(meta.put({ key: 'device', value: device }));
    const known = new Map(before.flatMap((entry) => (entry ? [[entry.id, entry]] : [])));
    let seq = (counter?.value as number | undefined) ?? 0;
    const written: Entry[] = [];
    for (const { draft, subject, text } of prepared) {
      const standing = known.get(draft.id);
      if (standing) {
        written.push(standing);
        continue;
      }
      const parents = STATE_KINDS.includes(draft.kind)
        ? headsOf(
            (await journal.index('bySubject').getAll([shop.id, subject])).filter(
              (e) => e.kind === draft.kind,
            ),
          ).map((e) => e.id)
        : [];
      const entry: Entry = {
        v: ENTRY_VERSION,
        id: draft.id,
        shop: shop.id,
        device,
        seq: seq++,
        agent: by.agent,
        at: by.now,
        kind: draft.kind,
        subject,
        parents,
        body: text ? { ...draft.body, text: text.hash } : draft.body,
      };
      const named: SubjectRow = { shop: shop.id, subject, kind: draft.subject.kind, id: draft.subject.id };
      if (draft.subject.marketplace !== undefined) named.marketplace = draft.subject.marketplace;
      write(journal.put(entry));
      write(tx.objectStore('subjects').put(named));
      if (text) write(tx.objectStore('texts').put(text));
      known.set(entry.id, entry);
      written.push(entry);
    }
    if (seq !== ((counter?.value as number | undefined) ?? 0)) write(meta.put({ key: 'seq', value: seq }));
    return written;
  });
}

/** Everything the journal holds on one subject, with the texts that still stand. */
export async function entriesOf(store: Store, shop: ShopKept, subject: Subject): Promise<EntryWithText[]> {
  const [entries] = await entriesOfAll(store, shop, [subject]);
  return entries!;
}

/** As `entriesOf`, for many subjects in one transaction; answers in the order asked. */
export async function entriesOfAll(
  store: Store,
  shop: ShopKept,
  subjects: readonly Subject[],
): Promise<EntryWithText[][]> {
  const names = await Promise.all(subjects.map((s) => subjectName(shop.key, s)));
  const tx = store.db.transaction(['journal', 'texts'], 'readonly');
  const index = tx.objectStore('journal').index('bySubject');
  return Promise.all(
    names.map(async (name) => {
      const entries = await index.getAll([shop.id, name]);
      return Promise.all(entries.map((entry) => joined(entry, (hash) => tx.objectStore('texts').get(hash))));
    }),
  );
}

export async function entriesOfKind(store: Store, shop: ShopKept, kind: string): Promise<Entry[]> {
  return store.db.getAllFromIndex('journal', 'byKind', [shop.id, kind]);
}

/** The newest entries of a kind, newest first, and no more than `limit`: a journal may hold a million. */
export async function newestOfKind(
  store: Store,
  shop: ShopKept,
  kind: string,
  limit: number,
): Promise<Entry[]> {
  const newest: Entry[] = [];
  const index = store.db.transaction('journal').store.index('byKind');
  let cursor = await index.openCursor([shop.id, kind], 'prev');
  while (cursor && newest.length < limit) {
    newest.push(cursor.value);
    cursor = await cursor.continue();
  }
  return newest;
}

/** The readable subject of an entry, or undefined when it was erased. */
export const subjectOf = (store: Store, entry: Pick<Entry, 'shop' | 'subject'>) =>
  store.db.get('subjects', [entry.shop, entry.subject]);

/** An entry with its text, where that still stands. */
export const withText = (store: Store, entry: Entry): Promise<EntryWithText> =>
  joined(entry, (hash) => store.db.get('texts', hash));

async function joined(
  entry: Entry,
  text: (hash: string) => Promise<TextRow | undefined>,
): Promise<EntryWithText> {
  const hash = entry.body.text;
  if (typeof hash !== 'string') return { entry };
  const row = await text(hash);
  return row ? { entry, text: row.text } : { entry };
}

/** Erases what can tell who or what a subject was: texts with their salt, its name, its sightings. Entries stay. */
export async function erase(store: Store, shop: ShopKept, subject: Subject): Promise<void> {
  mayWrite(store);
  const name = await subjectName(shop.key, subject);
  const tx = store.db.transaction(['texts', 'subjects', 'sightings'], 'readwrite', { durability: 'strict' });
  await whole(tx, async (write) => {
    for (const hash of await tx.objectStore('texts').index('bySubject').getAllKeys([shop.id, name]))
      write(tx.objectStore('texts').delete(hash));
    write(tx.objectStore('subjects').delete([shop.id, name]));
    if (subject.kind === 'order' && subject.marketplace)
      write(tx.objectStore('sightings').delete([shop.id, subject.marketplace, subject.id]));
  });
}
