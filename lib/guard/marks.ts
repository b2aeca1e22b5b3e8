// What a mark in a draft stands for: the end of a sentence, or a blank put between letters to hide their word.

/** A full stop ends a sentence before a blank or at the end; elsewhere it may be a dodge, a decimal or an address. */
export const endsSentence = (draft: string, at: number): boolean =>
  // The byte order mark counts as a blank to \s, and is one of the invisible dodges.
  at >= draft.length || (draft[at] !== '\ufeff' && /\s/.test(draft[at]!));

const LETTER = /[\p{L}\p{N}]/u;
const BLANK = /[^\S\ufeff]/;

/**
 * Whether a mark stands between two letters that stand alone, as in 好 . 评 . 返: it ends nothing. Looks no further than
 * one character behind the next letter, so that what was read while the draft was shorter still holds.
 */
export function spacesOut(draft: string, from: number, to: number): boolean {
  const mark = draft[from]!;
  // The signs the views themselves put for a stop.
  if (mark < ' ' && mark !== '\n') return false;
  let last = from - 1;
  while (last >= 0 && BLANK.test(draft[last]!)) last--;
  let next = to;
  while (next < draft.length && BLANK.test(draft[next]!)) next++;
  const bounds = (at: number) => at < 0 || at >= draft.length || draft[at] === mark || BLANK.test(draft[at]!);
  const alone = (at: number) =>
    at >= 0 && at < draft.length && LETTER.test(draft[at]!) && bounds(at - 1) && bounds(at + 1);
  return alone(last) && alone(next);
}
