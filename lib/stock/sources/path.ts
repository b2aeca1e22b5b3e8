// Paths into an answer: `data.items[0].sku`. Names and list places, nothing else; a name every object has of itself
// (`constructor`, `__proto__`) is refused, and only an object's own fields are looked at.
export type Step = string | number;

const NEVER = new Set(['__proto__', 'prototype', 'constructor']);
const MOST = 12;
const PART = /^([^.[\]\s$]{1,80})?((?:\[\d{1,6}\])*)$/;

/** The steps of a path; undefined where it is none. `$` and nothing at all are the place itself. */
export function parsePath(path: string): Step[] | undefined {
  const text = path.trim().replace(/^\$(?:\.(?=.)|(?=\[)|$)/, '');
  if (text === '') return [];
  const steps: Step[] = [];
  for (const [i, part] of text.split('.').entries()) {
    const found = PART.exec(part);
    if (!found) return undefined;
    const [, name, places = ''] = found;
    // Only the very first part may be a list place alone.
    if (name === undefined && (places === '' || i > 0)) return undefined;
    if (name !== undefined) {
      if (NEVER.has(name)) return undefined;
      steps.push(name);
    }
    for (const [, place] of places.matchAll(/\[(\d+)\]/g)) steps.push(Number(place));
  }
  return steps.length > MOST ? undefined : steps;
}

/** What stands there; undefined where nothing does. */
export function at(value: unknown, steps: readonly Step[]): unknown {
  let here = value;
  for (const step of steps) {
    if (typeof here !== 'object' || here === null) return undefined;
    if (typeof step === 'number' ? !Array.isArray(here) : Array.isArray(here)) return undefined;
    if (!Object.hasOwn(here, step)) return undefined;
    here = (here as Record<Step, unknown>)[step];
  }
  return here;
}

/** What kind of value stands somewhere. Never the value: an answer may hold anything. */
export type Found = 'nothing' | 'null' | 'text' | 'number' | 'yes-no' | 'list' | 'object';
export function foundAs(value: unknown): Found {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'yes-no' : 'object';
}
