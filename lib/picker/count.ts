// How a reading carries: read by the engine in the other rows, with a look at where it came from. A row where nothing is
// found is a loss; a row where another kind of thing is found would be wrong.
import type { compileField } from '../reading/fields.ts';
import type { Ground, Trial } from './ground.ts';
import { denseOf, kindsOf } from './kinds.ts';
import { sampled } from './locate.ts';
import { interfaceWords } from './parts.ts';

export interface Read {
  trial: Trial;
  read: ReturnType<typeof compileField>;
  value: unknown;
  raw: string | undefined;
  parsed: number;
  of: number;
  values: Set<string>;
  /** Rows where what was read begins with a label of the page: another part's text. */
  labelled: number;
  /** Rows where it was read from a thing of another kind than in the pointed row. */
  strange: number;
}

const isLabelled = (value: unknown): boolean => {
  const label = typeof value === 'string' ? /^([^:：]{1,14})[:：]/.exec(value)?.[1] : undefined;
  return label !== undefined && interfaceWords(label);
};

/** Reads every row with every reading. */
export function count(reads: readonly Read[], ground: Ground): void {
  const { ask, pass, row: own } = ground;
  const kinds = kindsOf();
  const rows = sampled(ground.rows, own);
  let seen: Element[] = [];
  const tracing = { ...pass, trace: { field: '', saw: (_field: string, el: Element) => seen.push(el) } };
  for (const one of reads) {
    seen = [];
    one.read(own, tracing);
    const here = seen;
    const { read } = one.trial.reading;
    const silent = typeof read === 'object' && ('attr' in read || 'enum' in read);
    const whole =
      !silent && one.raw !== undefined && kinds.dense(ask.element) === denseOf(one.raw)
        ? ask.element
        : undefined;
    for (const row of rows) {
      seen = [];
      const { value, raw, state } = one.read(row, tracing);
      one.of++;
      const said =
        value !== undefined || (one.value === undefined && state === 'unparsed' && raw !== undefined);
      if (!said) continue;
      one.parsed++;
      one.values.add(JSON.stringify(value ?? raw));
      if (row === own) continue;
      if (isLabelled(value) && !isLabelled(one.value)) one.labelled++;
      if (seen.length === 0 || here.length === 0 || raw === undefined) continue;
      if (whole) {
        if (!kinds.holds(seen, raw, whole)) one.strange++;
      } else if (!row.includes(seen[0]!) && !here.some((a) => seen.some((b) => !kinds.unlike(a, b))))
        one.strange++;
    }
  }
}
