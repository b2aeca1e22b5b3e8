// What changed between two short texts (an address, a variant): the characters that differ, and only those.
// A number or a Latin word counts as one: 18 and 81 share no digit, though both hold an 8.

/** A run of text; `changed` runs are the ones to mark. */
export interface Piece {
  text: string;
  changed: boolean;
}

const tokens = (text: string): string[] => text.match(/\d+|\p{Script=Latin}+|\s+|./gsu) ?? [];

const runs = (words: string[], kept: Set<number>): Piece[] => {
  const pieces: Piece[] = [];
  words.forEach((text, i) => {
    const changed = !kept.has(i) && text.trim() !== '';
    const last = pieces.at(-1);
    if (last?.changed === changed) last.text += text;
    else pieces.push({ text, changed });
  });
  return pieces;
};

/** Both texts in runs. Texts beyond 400 tokens are compared from their ends only. */
export function changedPieces(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const a = tokens(before);
  const b = tokens(after);
  const keptA = new Set<number>();
  const keptB = new Set<number>();
  const keep = (i: number, j: number) => {
    keptA.add(i);
    keptB.add(j);
  };
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) keep(from, from++);
  let endA = a.length;
  let endB = b.length;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) keep(--endA, --endB);
  if (endA - from <= 400 && endB - from <= 400) {
    // Longest common subsequence of what is left in the middle.
    const width = endB - from + 1;
    const best = new Uint16Array((endA - from + 1) * width);
    const at = (i: number, j: number) => best[(i - from) * width + (j - from)]!;
    for (let i = endA - 1; i >= from; i--) {
      for (let j = endB - 1; j >= from; j--) {
        best[(i - from) * width + (j - from)] =
          a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (let i = from, j = from; i < endA && j < endB; ) {
      if (a[i] === b[j]) keep(i++, j++);
      else if (at(i + 1, j) >= at(i, j + 1)) i++;
      else j++;
    }
  }
  return { before: runs(a, keptA), after: runs(b, keptB) };
}

/** A text in runs, where it is known what changed: offsets, end exclusive, ascending. */
export function piecesAt(text: string, spans: readonly (readonly [start: number, end: number])[]): Piece[] {
  const cuts = [0, ...spans.flat(), text.length];
  return cuts
    .slice(1)
    .map((end, i) => ({ text: text.slice(cuts[i], end), changed: i % 2 === 1 }))
    .filter((piece) => piece.text);
}
