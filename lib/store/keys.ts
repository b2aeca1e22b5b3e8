// Names and hashes: subjects are named by HMAC under the shop's key, texts by a salted hash.
import type { Subject } from '../model/entries.ts';

const utf8 = new TextEncoder();
export const base64url = (bytes: ArrayBuffer | Uint8Array): string => {
  let text = '';
  for (const b of new Uint8Array(bytes as ArrayBuffer)) text += String.fromCharCode(b);
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
};
export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

export const randomText = (bytes: number): string => base64url(crypto.getRandomValues(new Uint8Array(bytes)));

const imported = new Map<string, Promise<CryptoKey>>();
const keyOf = (raw: string): Promise<CryptoKey> => {
  let key = imported.get(raw);
  if (!key) {
    key = crypto.subtle.importKey('raw', fromBase64url(raw), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ]);
    imported.set(raw, key);
  }
  return key;
};

const named = new Map<string, string>();

/** `kind:HMAC` of a subject under the shop's key (base64url, 32 bytes). */
export async function subjectName(shopKey: string, subject: Subject): Promise<string> {
  const readable = JSON.stringify([subject.kind, subject.marketplace ?? '', subject.id]);
  const cached = named.get(shopKey + readable);
  if (cached) return cached;
  const mac = await crypto.subtle.sign('HMAC', await keyOf(shopKey), utf8.encode(readable));
  const name = `${subject.kind}:${base64url(mac)}`;
  if (named.size > 20_000) named.clear();
  named.set(shopKey + readable, name);
  return name;
}

/** A short HMAC of `parts` under the shop's key (base64url, 12 bytes): tells equal from different, and nothing else. */
export async function macOf(shopKey: string, parts: readonly string[]): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await keyOf(shopKey), utf8.encode(JSON.stringify(parts)));
  return base64url(mac.slice(0, 12));
}

/** The salted hash an entry keeps of a text. */
export async function textHash(salt: string, text: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', utf8.encode(`${salt}\n${text}`)));
}

/** SHA-256 of a string, base64url. */
export async function sha256(text: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', utf8.encode(text)));
}
