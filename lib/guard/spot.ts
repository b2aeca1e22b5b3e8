// What a detector found, and how patterns look for it.
import { origin, type View } from './normalise.ts';

/** In the draft, end exclusive, with values for the text of the reason. */
export interface Spot {
  range: [number, number];
  params?: Record<string, string | number>;
}

/** Where a global pattern matches; without `matchAll`, which makes a new pattern of it at every key. */
export function inView(view: View, pattern: RegExp): Spot[] {
  const made: Spot[] = [];
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(view.text); hit; hit = pattern.exec(view.text)) {
    if (hit[0] === '') pattern.lastIndex++;
    else made.push({ range: origin(view, hit.index, pattern.lastIndex) });
  }
  return made;
}
