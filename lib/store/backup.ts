// Backup: one text file of lines. It is checked whole before anything is written, and restored in one transaction:
// whole or not at all. Tokens of stock sources stay out of it.
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
const Line = z.object({ t: z.enum(TABLES), r: z.record(z.string(), z.unknown()) });
const Foot = z.object({ end: z.string() });

/** Small rows only this browser needs, or that are secret. */
const stays = (table: string, row: Record<string, unknown>): boolean =>
  table === 'meta' && (String(row.key).startsWith('source:') || row.key === 'device' || row.key === 'seq');

/** Everything this browser keeps, as the lines of one file. `made` is an ISO time for the person who finds it. */
export async function makeBackup(store: Store, made: string): Promise<string> {
  const rows: string[] = [];
  for (const table of TABLES) {
    for (const row of (await store.db.getAll(table)) as unknown as Record<string, unknown>[])
      if (!stays(table, row)) rows.push(JSON.stringify({ t: table, r: row }));
  }
  const head = JSON.stringify({ format: FORMAT, version: VERSION, made, rows: rows.length });
  const body = [head, ...rows].join('\n');
  return `${body}\n${JSON.stringify({ end: await sha256(body) })}\n`;
}

export interface CheckedBackup {
  made: string;
  counts: Partial<Record<(typeof TABLES)[number], number>>;
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

/** Puts a checked backup in place of what is here, in one transaction. This browser's device id and tokens stay. */
export async function restoreBackup(store: Store, backup: CheckedBackup): Promise<void> {
  mayWrite(store);
  const tx = store.db.transaction(TABLES, 'readwrite', { durability: 'strict' });
  await whole(tx, async (write) => {
    const meta = (await tx.objectStore('meta').getAll()) as unknown as Record<string, unknown>[];
    for (const table of TABLES) write(tx.objectStore(table).clear());
    for (const row of meta.filter((kept) => stays('meta', kept)))
      write(tx.objectStore('meta').put(row as never));
    for (const { t, r } of backup.lines) write(tx.objectStore(t).put(r as never));
  });
}
