// Hits told as one: those of one pack that overlap, or touch and say the same. Worst first.
import type { Level } from '../model/basics.ts';
import type { Hit } from './guard.ts';

const ORDER: Record<Level, number> = { redline: 0, money: 1, clock: 2, hint: 3 };

/**
 * Of one pack's hits those that overlap are one, told as its worst and longest and over all their letters; those that only
 * touch are one where they say the same. A fixed hit keeps its own letters. Worst first.
 */
export function distinct(hits: Hit[], fixed: ReadonlySet<Hit>, draft: string): Hit[] {
  if (hits.length < 2) return hits;
  const length = ({ range }: Hit) => range[1] - range[0];
  // What lies in one clause names the matter better than what reaches over its mark, and never grows over one.
  const crossing = new Map<Hit, boolean>();
  const crosses = (hit: Hit): boolean => {
    const known = crossing.get(hit) ?? CLAUSE.test(hit.match);
    crossing.set(hit, known);
    return known;
  };
  const grow = (host: Hit, by: Hit) => {
    widen(host, by, draft);
    crossing.delete(host);
  };
  const worst = [...hits].sort(
    (a, b) =>
      ORDER[a.level] - ORDER[b.level] || Number(crosses(a)) - Number(crosses(b)) || length(b) - length(a),
  );
  let kept: Hit[] = [];
  for (const hit of worst) {
    const meets = (other: Hit, [from, to] = hit.range) =>
      other.pack === hit.pack && from < other.range[1] && other.range[0] < to;
    const touches = (other: Hit) =>
      other.instead !== undefined &&
      other.instead === hit.instead &&
      other.pack === hit.pack &&
      besides(other.range, hit.range, draft);
    const host =
      kept.find((k) => meets(k)) ??
      (fixed.has(hit) ? undefined : kept.find((k) => !fixed.has(k) && touches(k)));
    if (!host) kept.push(hit);
    else if (!fixed.has(host) && !fixed.has(hit) && crosses(hit) === crosses(host)) {
      grow(host, hit);
      // Grown, it may meet others.
      for (let more = true; more; ) {
        const met = kept.find((k) => k !== host && !fixed.has(k) && meets(k, host.range));
        if (met) grow(host, met);
        more = met !== undefined;
        if (met) kept = kept.filter((k) => k !== met);
      }
    }
  }
  return kept.sort(byWeight);
}

/** The gravest first, then as they stand. */
export const byWeight = (a: Hit, b: Hit): number =>
  ORDER[a.level] - ORDER[b.level] || a.range[0] - b.range[0];

/** Parts clauses; a comma within a figure does not. */
const CLAUSE = /[，。；！？;!?\n]|,(?!\d)/;

/** With nothing but a blank between them. */
function besides(a: Hit['range'], b: Hit['range'], draft: string): boolean {
  const [from, to] = a[0] <= b[0] ? [a[1], b[0]] : [b[1], a[0]];
  return to - from <= 1 && draft.slice(from, to).trim() === '';
}

function widen(hit: Hit, by: Hit, draft: string): void {
  hit.range = [Math.min(hit.range[0], by.range[0]), Math.max(hit.range[1], by.range[1])];
  hit.match = draft.slice(...hit.range);
}
