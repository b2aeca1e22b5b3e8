// The database: its tables, its migrations, and how it is opened. Opened by the worker and our own pages, never by a
// content script. A migration that fails leaves the data as it was: opened read-only, with export on offer.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Entry } from '../model/entries.ts';
import type { Alias, Sighting, StockRow } from '../model/settings.ts';

export interface TextRow {
  /** Salted hash; the only thing an entry knows of the text. */
  hash: string;
  salt: string;
  text: string;
  shop: string;
  subject: string;
}
export interface SubjectRow {
  shop: string;
  /** `kind:HMAC`, as in entries. */
  subject: string;
  kind: string;
  marketplace?: string;
  id: string;
}
export interface StockStored extends StockRow {
  shop: string;
  generation: string;
  /** The SKU folded for look-up. */
  key: string;
}
export interface ReplyStored {
  shop: string;
  id: string;
  uses?: number;
  /** How often the buyer wrote again within two minutes after it went out. */
  again?: number;
  /** UTC ms when it was put in last. */
  lastUsed?: number;
  deleted?: boolean;
  /** Absent where only uses of a starter reply are counted. */
  reply?: unknown;
}
/** That a prompt was first shown for its subject on a day. Nothing of the prompt can be read from it. */
export interface FiredRow {
  shop: string;
  /** This browser's own day, `YYYY-MM-DD`. */
  day: string;
  rule: string;
  /** HMAC of the prompt's id, marketplace and day under the shop's key. */
  mac: string;
}
/** One product card. `codes` finds it by what a page shows: see `lib/store/products.ts`. */
export interface ProductStored {
  shop: string;
  id: string;
  codes: string[];
  card: unknown;
}
/** What a SKU's stock became at a moment: written when it changed, not at every poll. */
export interface StockMoment {
  shop: string;
  /** The SKU folded for look-up. */
  key: string;
  /** UTC ms. */
  at: number;
  /** Absent: the SKU was no longer in the stock. */
  onHand?: number;
  reserved?: number;
  source: string;
}
export interface Tables extends DBSchema {
  journal: {
    key: string;
    value: Entry;
    indexes: { bySubject: [string, string]; bySeq: [string, number]; byKind: [string, string] };
  };
  texts: { key: string; value: TextRow; indexes: { bySubject: [string, string] } };
  subjects: { key: [string, string]; value: SubjectRow };
  sightings: { key: [string, string, string]; value: Sighting; indexes: { byExpiry: number } };
  stock: { key: [string, string, string]; value: StockStored };
  replies: { key: [string, string]; value: ReplyStored };
  aliases: { key: [string, string]; value: Alias & { shop: string } };
  fired: { key: [string, string, string, string]; value: FiredRow; indexes: { byDay: string } };
  products: { key: [string, string]; value: ProductStored; indexes: { byCode: string } };
  stockHistory: {
    key: [string, string, number];
    value: StockMoment;
    indexes: { byTime: number };
  };
  /** Small single things: settings, shops with their keys, device id, snapshots, sources, remembered mappings. */
  meta: { key: string; value: { key: string; value: unknown } };
}
export const TABLES = [
  'journal',
  'texts',
  'subjects',
  'sightings',
  'stock',
  'replies',
  'aliases',
  'fired',
  'products',
  'stockHistory',
  'meta',
] as const;

type Upgrade = (
  db: IDBPDatabase<Tables>,
  tx: IDBPTransaction<Tables, (typeof TABLES)[number][], 'versionchange'>,
) => void | Promise<void>;

/** Step n takes version n to n + 1. A step that shipped is never edited: the next one is added. */
export const MIGRATIONS: Upgrade[] = [
  (db) => {
    const journal = db.createObjectStore('journal', { keyPath: 'id' });
    journal.createIndex('bySubject', ['shop', 'subject']);
    journal.createIndex('bySeq', ['device', 'seq']);
    journal.createIndex('byKind', ['shop', 'kind']);
    db.createObjectStore('texts', { keyPath: 'hash' }).createIndex('bySubject', ['shop', 'subject']);
    db.createObjectStore('subjects', { keyPath: ['shop', 'subject'] });
    db.createObjectStore('sightings', { keyPath: ['shop', 'marketplace', 'orderId'] }).createIndex(
      'byExpiry',
      'expires',
    );
    db.createObjectStore('stock', { keyPath: ['shop', 'generation', 'key'] });
    db.createObjectStore('replies', { keyPath: ['shop', 'id'] });
    db.createObjectStore('aliases', { keyPath: ['shop', 'id'] });
    db.createObjectStore('meta', { keyPath: 'key' });
  },
  (db) => {
    db.createObjectStore('fired', { keyPath: ['shop', 'day', 'rule', 'mac'] }).createIndex('byDay', 'day');
  },
  (db) => {
    db.createObjectStore('products', { keyPath: ['shop', 'id'] }).createIndex('byCode', 'codes', {
      multiEntry: true,
    });
    db.createObjectStore('stockHistory', { keyPath: ['shop', 'key', 'at'] }).createIndex('byTime', 'at');
  },
];

export type Db = IDBPDatabase<Tables>;
export interface Opened {
  db: Db;
  /** Set when the newest version could not be reached: the data stands as it was and nothing may be written. */
  readOnly: boolean;
}

/** Opens (and where needed migrates) a database. Rejects only when not even the old version can be opened. */
export async function openDatabase(
  name: string,
  migrations: readonly Upgrade[] = MIGRATIONS,
): Promise<Opened> {
  try {
    const db = await openDB<Tables>(name, migrations.length, {
      async upgrade(db, from, to, tx) {
        tx.done.catch(() => undefined);
        try {
          for (let v = from; v < (to ?? from); v++) await migrations[v]!(db, tx as never);
        } catch {
          // A rejected upgrade does not roll back by itself; the open below rejects with the abort.
          tx.abort();
        }
      },
      blocking(_now, _next, event) {
        // The browser fires `close` only when it closed the database itself; whoever holds this one is to know, too.
        const mine = event.target as IDBDatabase;
        mine.close();
        mine.dispatchEvent(new Event('close'));
      },
    });
    return { db, readOnly: false };
  } catch (error) {
    // VersionError: written by a newer Counterhand. Anything else: our own step failed and was rolled back.
    const db = await openDB<Tables>(name).catch(() => undefined);
    if (!db) throw error;
    if (db.objectStoreNames.length === 0) {
      db.close();
      throw error;
    }
    return { db, readOnly: true };
  }
}
