// An address that no reader takes apart, known by its look: letters nobody here reads, or Asian places in Latin letters.
// It is said to be there and is never compared.
import type { Reader } from './reader.ts';

/** Letters of scripts without a reader: Cyrillic, Arabic, Thai. */
const unread =
  /[^\p{Script=Han}\p{Script=Hangul}\p{Script=Latin}\p{Script=Hiragana}\p{Script=Katakana}\P{L}]/gu;
/** Fewer of them are a face (´ω`) or a word. */
const several = 8;

const romanised =
  /\b[a-z]+-(?:daero|ro|beon-gil|gil|gu|dong|si|do|eup|myeon|ri)\b|\b(?:road|rd|street|avenue|lane|building|bldg|room|district|apt|unit)\b/g;

/** 천이백오동 팔백사호: a Korean door in numerals. */
const spokenDoor = /[일이삼사오육칠팔구십백천]{2,}\s?동\s?[일이삼사오육칠팔구십백천]{2,}\s?호/u;

/** Whether a message is mostly words in letters that nobody here reads: what it asks for cannot be told. */
export const illegible = (message: string): boolean => (message.match(unread)?.length ?? 0) >= several;

/** Whether a message in which nothing was read may hold an address all the same. Takes folded text. */
export function foreign(text: string, reader: Reader): boolean {
  if (spokenDoor.test(text)) return true;
  if (!/\p{N}/u.test(text)) return false;
  if ((text.match(unread)?.length ?? 0) >= several) return true;
  // Số 12 Lê Lợi: Latin letters of a language that marks most of its words.
  if (reader.script === 'any' && (text.match(/[^\P{Script=Latin}a-z]/gu)?.length ?? 0) > 2) return true;
  // Where Latin letters are read, their reader has said already that it is none.
  return reader.script !== 'latin' && new Set(text.match(romanised)).size > 1;
}
