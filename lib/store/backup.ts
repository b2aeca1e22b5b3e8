// Backup: one text file of lines. It is checked whole before anything is written, and restored in one transaction:
// whole or not at all. Tokens of stock sources, the owner's passcode and what this very browser saw stay out of it.
import { z } from 'zod';
import { fail, ok, type Result } from '../model/basics.ts';
import { sha256 } from './keys.ts';
import { MIGRATIONS, TABLES } from './open.ts';
import { mayWrite, type Store } from './store.ts';
import { whole } from './whole.ts';

const FORMAT = 'counterhand-backup';
/** The version of the backup's own shape, which is the database's. */
const VERSION = MIGRATIONS.length;

const Header = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  made: z.string(),
  rows: z.number().int(),
});
/** All but what this very browser saw: figures mean nothing in another, and a restore leaves those here alone. */
export type Carried = Exclude<(typeof TABLES)[number], 'fired'>;
export const CARRIED = TABLES.filter((table): table is Carried => table !== 'fired');
const Line = z.object({ t: z.enum(CARRIED), r: z.record(z.string(), z.unknown()) });
const Foot = z.object({ end: z.string() });

type Row = Record<string, unknown>;

/** Small rows only this browser needs, or that are secret. */
const OWN = ['device', 'seq', 'lock-tries', 'picking', 'site-updates', 'replies:pending'];
const stays = (table: string, row: Row): boolean =>
  table === 'meta' &&
  (/^(?:source|source-failed|views):/.test(String(row.key)) || OWN.includes(String(row.key)));

const isSettings = (table: string, row: Row) => table === 'meta' && row.key === 'settings';
/** The settings with another lock: a passcode belongs to the browser it was set in. */
function withLock(row: Row, lock: unknown): Row {
  const { lock: _, ...rest } = (row.value ?? {}) as Row;
  return { ...row, value: lock ? { ...rest, lock } : rest };
}

/** Everything this browser keeps, as the lines of one file. `made` is an ISO time for the person who finds it. */
export async function makeBackup(store: Store, made: string): Promise<string> {
  const rows: string[] = [];
  // A database that could not be brought up to date lacks the newest tables.
  for (const table of CARRIED.filter((one) => store.db.objectStoreNames.contains(one))) {
    for (const row of (await store.db.getAll(table)) as unknown as Row[]) {
      const carried = isSettings(table, row) ? withLock(row, undefined) : row;
      if (!stays(table, row)) rows.push(JSON.stringify({ t: table, r: carried }));
    }
  }
  const head = JSON.stringify({ format: FORMAT, version: VERSION, made, rows: rows.length });
  const body = [head, ...rows].join('\n');
  return `${body}\n${JSON.stringify({ end: await sha256(body) })}\n`;
}

export interface CheckedBackup {
  made: string;
  counts: Partial<Record<Carried, number>>;
  lines: z.infer<typeof Line>[];
}

const json = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Reads a backup file whole. Says which line is wrong; writes nothing. */
export async function checkBackup(file: string): Promise<Result<CheckedBackup>> {
  const lines = file.replace(/\r?\n$/, '').split('\n');
  const head = Header.safeParse(json(lines[0] ?? ''));
  if (!head.success) {
    const newer = z
      .object({ format: z.literal(FORMAT), version: z.number() })
      .safeParse(json(lines[0] ?? ''));
    return newer.success && newer.data.version > VERSION
      ? fail('backup.newer', { version: newer.data.version, ours: VERSION })
      : fail('backup.not-one');
  }
  if (head.data.version > VERSION) return fail('backup.newer', { version: head.data.version, ours: VERSION });
  const foot = Foot.safeParse(json(lines.at(-1) ?? ''));
  if (!foot.success || lines.length !== head.data.rows + 2)
    return fail('backup.cut', { line: lines.length, rows: head.data.rows + 2 });
  if ((await sha256(lines.slice(0, -1).join('\n'))) !== foot.data.end) return fail('backup.changed');
  const checked: CheckedBackup = { made: head.data.made, counts: {}, lines: [] };
  for (let i = 1; i < lines.length - 1; i++) {
    const line = Line.safeParse(json(lines[i]!));
    if (!line.success) return fail('backup.line', { line: i + 1 });
    checked.lines.push(line.data);
    checked.counts[line.data.t] = (checked.counts[line.data.t] ?? 0) + 1;
  }
  return ok(checked);
}

/**
 * Puts a checked backup in place of what is here, in one transaction. This browser's device id, tokens, passcode and
 * figures stay.
 */
export async function restoreBackup(store: Store, backup: CheckedBackup): Promise<void> {
  mayWrite(store);
  const tx = store.db.transaction(CARRIED, 'readwrite', { durability: 'strict' });
  await whole(tx, async (write) => {
    const meta = (await tx.objectStore('meta').getAll()) as unknown as Row[];
    const settings = meta.find((row) => row.key === 'settings');
    const lock = (settings?.value as Row | undefined)?.lock;
    for (const table of CARRIED) write(tx.objectStore(table).clear());
    if (lock) write(tx.objectStore('meta').put({ key: 'settings', value: { lock } }));
    for (const row of meta.filter((kept) => stays('meta', kept)))
      write(tx.objectStore('meta').put(row as never));
    for (const { t, r } of backup.lines)
      write(tx.objectStore(t).put((isSettings(t, r) ? withLock(r, lock) : r) as never));
  });
}
