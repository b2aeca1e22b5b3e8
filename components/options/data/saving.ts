// Saves a backup into the browser's downloads: from the data page, and for whoever forgot the passcode.
import { makeBackup } from '../../../lib/store/backup.ts';
import type { Office } from '../core/office.ts';

/** Answers the file's name. */
export async function saveBackup(office: Office): Promise<string> {
  const made = new Date(office.door.now());
  const day = [made.getFullYear(), made.getMonth() + 1, made.getDate()]
    .map((n) => String(n).padStart(2, '0'))
    .join('-');
  const name = `counterhand-${day}.counterhand`;
  office.door.save(name, await makeBackup(office.store, made.toISOString()), 'text/plain');
  return name;
}
