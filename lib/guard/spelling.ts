// How packs write many spellings in few words. `(微|薇)(信|芯)` stands for every combination, an empty choice included;
// `~telegram` also for the word with one letter lost, doubled or swapped; `@name` for the words of a class.

const MOST = 2500;

/** Every word a pack's word stands for; `@` is the caller's. */
export function spellings(word: string): string[] {
  const loose = word.startsWith('~');
  const all = choices(loose ? word.slice(1) : word);
  return loose ? [...new Set(all.flatMap(slips))] : all;
}

function choices(word: string): string[] {
  if (!word.includes('(')) return [word];
  let made = [''];
  for (const part of word.split(/(\([^()]*\))/)) {
    if (part === '') continue;
    const some = part.startsWith('(') ? part.slice(1, -1).split('|') : [part];
    made = made.flatMap((head) => some.map((tail) => head + tail));
    if (made.length > MOST) throw new Error(`${word} stands for too many words`);
  }
  return made.map((one) => one.trim()).filter((one) => one !== '');
}

/** Slips of the finger in a long word. The first letter stays: without it, another word is soon met. */
function slips(word: string): string[] {
  const made = [word];
  for (let i = 1; i < word.length; i++) {
    const [before, char, next, rest] = [word.slice(0, i), word[i]!, word[i + 1], word.slice(i + 1)];
    if (char === ' ' || char === next) continue;
    made.push(before + rest, before + char + char + rest);
    if (next !== undefined && next !== ' ') made.push(before + next + char + word.slice(i + 2));
  }
  return made;
}
