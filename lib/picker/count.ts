// How a reading carries: read by the engine in the other rows, with a look at where it came from. A row where nothing is
// found is a loss; a row where another kind of thing is found would be wrong.
import type { compileField } from '../reading/fields.ts';
import type { RowElements } from '../reading/pass.ts';
import { besideOf, labels } from './beside.ts';
import type { Ground, Trial } from './ground.ts';
import { denseOf, kindsOf } from './kinds.ts';
import { sampled } from './locate.ts';
import { calledSo, interfaceWords } from './parts.ts';

export interface Read {
  trial: Trial;
  read: ReturnType<typeof compileField>;
  value: unknown;
  raw: string | undefined;
  parsed: number;
  of: number;
  values: Set<string>;
  /** Rows where what was read begins with a label of the page, or stands beside another: another part's text. */
  labelled: number;
  /** Rows where it was read from a thing of another kind than in the pointed row. */
  strange: number;
}

const isLabelled = (field: string, value: unknown): boolean => {
  const label = typeof value === 'string' ? /^([^:：]{1,14})[:：]/.exec(value)?.[1] : undefined;
  return label !== undefined && interfaceWords(label) && !calledSo(field, label);
};

const LOOSE = new Set(['id', 'text', 'name', 'masked-name', 'address', 'word']);

/** Whether other words stand beside it. */
function otherLabel(el: Element, label: string, row: RowElements, ground: Ground): boolean {
  const words = besideOf(el, { ...ground, row })?.words;
  return words !== undefined && words !== label && !/\d/.test(words);
}

/** Reads every row with every reading. */
export function count(reads: readonly Read[], ground: Ground): void {
  const { ask, pass, row: own } = ground;
  const kinds = kindsOf();
  const rows = sampled(ground.rows, own);
  // A value with a form of its own, in the column of its header, is what it is however it is wrapped.
  const sure = ({ trial: { reading, parse } }: Read) =>
    reading.cell !== undefined && reading.at === undefined && !LOOSE.has(parse);
  let seen: Element[] = [];
  const tracing = { ...pass, trace: { field: '', saw: (_field: string, el: Element) => seen.push(el) } };
  for (const one of reads) {
    seen = [];
    one.read(own, tracing);
    const here = seen;
    const { read } = one.trial.reading;
    const silent = typeof read === 'object' && ('attr' in read || 'enum' in read);
    // A control says nothing of itself: the words beside it do.
    const control = read === 'value' || (typeof read === 'object' && 'attr' in read && read.attr === 'value');
    const beside = control && here[0] ? besideOf(here[0], ground)?.words : undefined;
    const label = beside && labels(beside, ground) ? beside : undefined;
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
      if (isLabelled(ask.field, value) && !isLabelled(ask.field, one.value)) one.labelled++;
      if (sure(one) || seen.length === 0 || here.length === 0 || raw === undefined) continue;
      if (label && seen.every((el) => otherLabel(el, label, row, ground))) one.labelled++;
      else if (whole) {
        if (!kinds.holds(seen, raw, whole, here)) one.strange++;
      } else if (!row.includes(seen[0]!) && !here.some((a) => seen.some((b) => !kinds.unlike(a, b, silent))))
        one.strange++;
    }
  }
}
