// A number for a SKU, by which it is found among a hundred thousand: made letter by letter as a row is read, so that no
// string is made for it.

/** A letter as SKUs are compared: to plain letters `foldSku` does nothing else. */
export const folded = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** A hash begins here (FNV-1a), … */
export const HASH = 0x811c9dc5;
/** … takes in one letter after another, … */
export const hashed = (hash: number, code: number): number => Math.imul(hash ^ folded(code), 0x01000193);
/** … and ends in thirty bits, which the engine holds without an object; the lower ones speak for the higher. */
export const hashEnd = (hash: number): number => (hash ^ (hash >>> 15)) & 0x3fffffff;

/** The hash of a folded SKU. */
export function hashOf(key: string): number {
  let hash = HASH;
  for (let i = 0; i < key.length; i++) hash = hashed(hash, key.charCodeAt(i));
  return hashEnd(hash);
}
