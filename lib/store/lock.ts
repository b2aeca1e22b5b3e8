// The owner's passcode: salted, stretched, compared. It keeps honest people at a shared browser from changing what is
// the owner's; it protects no data, for whoever may use this computer may read its files.
import type { Settings } from '../model/settings.ts';
import { base64url, fromBase64url, randomText } from './keys.ts';
import { changeMeta, deleteMeta, getMeta, type Store } from './store.ts';

export type Lock = NonNullable<Settings['lock']>;

/** PBKDF2-SHA-256 rounds of a new lock; a lock keeps the rounds it was made with. */
export const ROUNDS = 310_000;
export const MIN_CODE = 4;
/** Wrong ones in a row that cost nothing. */
export const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const TRIES = 'lock-tries';

/** Full-width digits of an input method are the same code. */
const folded = (code: string) => new TextEncoder().encode(code.normalize('NFKC').trim());

async function stretch(code: string, salt: string, rounds: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', folded(code), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64url(salt), iterations: rounds };
  return base64url(await crypto.subtle.deriveBits(how, key, 256));
}

export async function makeLock(code: string, rounds = ROUNDS): Promise<Lock> {
  const salt = randomText(16);
  return { salt, rounds, hash: await stretch(code, salt, rounds) };
}

export const opens = async (lock: Lock, code: string): Promise<boolean> =>
  (await stretch(code, lock.salt, lock.rounds)) === lock.hash;

/** How long to wait after so many wrong ones in a row, in ms. */
export const waitAfter = (wrong: number): number =>
  wrong < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT_MS);

export interface Tries {
  wrong: number;
  /** UTC ms before which no code is tried. */
  until: number;
}

/** Wrong ones so far; kept across pages, so that a reload is no way around the wait. */
export const triesOf = async (store: Store): Promise<Tries> =>
  (await getMeta<Tries>(store, TRIES)) ?? { wrong: 0, until: 0 };

/** Tries a code. Answers whether it opens, and how many wrong ones there were and until when to wait. */
export async function tryCode(
  store: Store,
  lock: Lock,
  code: string,
  now: number,
): Promise<Tries & { open: boolean }> {
  const before = await triesOf(store);
  // A clock set back would make the wait endless.
  if (before.until > now && before.until <= now + LONGEST_WAIT_MS) return { ...before, open: false };
  if (await opens(lock, code)) {
    if (!store.readOnly) await deleteMeta(store, TRIES);
    return { wrong: 0, until: 0, open: true };
  }
  const after = (old: Tries | undefined): Tries => {
    const wrong = (old?.wrong ?? 0) + 1;
    return { wrong, until: now + waitAfter(wrong) };
  };
  const tries = store.readOnly ? after(before) : await changeMeta<Tries>(store, TRIES, after);
  return { ...tries, open: false };
}
