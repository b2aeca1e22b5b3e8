// Fields: compiled once a page kind, run once a row. A field tries its alternatives in order and says how it went.
import type { FieldHealth } from '../model/facts.ts';
import type { Field, Marketplace } from '../model/marketplace.ts';
import { type Parse, squeezedParserOf } from './parsers.ts';
import { lookOf, once, type Pass, type RowElements } from './pass.ts';
import { type Add, compileFrom, compileOnly } from './readings.ts';
import { isVisible } from './sight.ts';
import { foldMarks } from './text.ts';

export type { PageUrl, Pass, RowElements } from './pass.ts';

export interface FieldResult {
  /** Parsed; undefined when absent, missing, ambiguous or unparsed. */
  readonly value: unknown;
  /** As shown, where one thing was found. */
  readonly raw: string | undefined;
  readonly state: FieldHealth;
}
export type ReadField = (row: RowElements, pass: Pass) => FieldResult;

interface Read {
  raw: string;
  el: Element | undefined;
  value: unknown;
  coded: boolean;
}
const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
/** One read a value. */
const distinct = (reads: readonly Read[]): readonly Read[] =>
  reads.length < 2
    ? reads
    : reads.filter((read, i) => reads.findIndex((other) => same(other.value, read.value)) === i);

const nothing = (state: FieldHealth, raw?: string): FieldResult => ({ value: undefined, raw, state });
const ABSENT = nothing('ok');
const MISSING = nothing('missing');
const AMBIGUOUS = nothing('ambiguous');

/**
 * Compiles a field. States: `ok` first alternative (or rightly absent), `degraded` a later one, `missing` not found,
 * `ambiguous` several differing visible values, `unparsed` found but not of its kind.
 */
export function compileField(field: Field, site: Marketplace): ReadField {
  const look = lookOf(site);
  const sources = field.from.map((from) => compileFrom(from, look));
  const parse: Parse = squeezedParserOf(field.parse, site);
  const none = field.none?.map(foldMarks);
  const { witness, agree, either } = field;
  const anchor = field.anchor === undefined ? undefined : look.seek(field.anchor);
  const says = witness?.says.map(foldMarks);
  const witnessKey = witness && `witness ${witness.at} ${witness.says.join('|')}`;
  const stands = (pass: Pass): boolean =>
    once(pass, witnessKey!, () =>
      look.all(pass, witness!.at).some((el) => says!.includes(foldMarks(look.text(el)))),
    );

  const only = witness || agree || either ? undefined : compileOnly(field.from[0]!, look);
  /** Nothing was found, anywhere. */
  const without = (row: RowElements): FieldResult =>
    field.when === 'always' || (anchor && anchor.only(row) === null) ? MISSING : ABSENT;

  // What the alternative being read said so far. A field is read to its end before it is read again.
  let now = 0;
  let coded = false;
  let ambiguous = false;
  let voided = false;
  let strange: Set<string> | undefined;
  let first: Read | undefined;
  let reads: Read[] | undefined;
  const add: Add = (raw, el, many) => {
    if (many) ambiguous = true;
    else if (none?.includes(foldMarks(raw))) voided = true;
    else {
      const value = parse(raw, now);
      if (value === null) voided = true;
      else if (value === undefined) {
        strange ??= new Set();
        strange.add(raw);
      } else {
        const read = { raw, el, value, coded };
        if (!first) first = read;
        else if (reads) reads.push(read);
        else reads = [first, read];
      }
    }
  };
  /** The one value of the alternative, or undefined. */
  const chosen = (): Read | undefined => {
    if (!reads) return first;
    const seen = reads.filter(({ el }) => !el || isVisible(el));
    if (distinct(reads).length === 1) return seen[0] ?? first;
    // Hidden copies (templates, narrow-screen twins) do not make a visible value doubtful.
    const values = distinct(seen);
    if (values.length === 1) return values[0];
    ambiguous = true;
    return undefined;
  };
  // A status is also shown as it stands on the page, where it was told by a class.
  const given = (read: Read, state: FieldHealth): FieldResult => ({
    value: read.value,
    raw: field.parse === 'status' && read.coded && read.el ? look.text(read.el) || undefined : read.raw,
    state,
  });

  return (row, pass) => {
    if (only && !pass.trace) {
      const raw = only(row);
      if (raw) {
        const value = none?.includes(foldMarks(raw)) ? undefined : parse(raw, pass.now);
        if (value !== undefined && value !== null) return { value, raw, state: 'ok' };
      } else if (raw === '' && sources.length === 1) return without(row);
    }
    if (witness && !stands(pass)) return MISSING;
    now = pass.now;
    ambiguous = false;
    voided = false;
    strange = undefined;
    let agreed: Read[] | undefined;
    for (let i = 0; i < sources.length; i++) {
      const source = sources[i]!;
      coded = source.coded;
      first = undefined;
      reads = undefined;
      source.read(row, pass, add);
      const one = chosen();
      // Nothing of the page is kept from one row to the next.
      first = undefined;
      reads = undefined;
      if (!one) continue;
      if (!agree && !either) return given(one, i === 0 ? 'ok' : 'degraded');
      if (agreed) agreed.push(one);
      else agreed = [one];
    }
    if (agreed && !ambiguous && distinct(agreed).length === 1)
      return given(agreed[0]!, either || agreed.length === sources.length ? 'ok' : 'degraded');
    if (ambiguous || agreed) return AMBIGUOUS;
    if (strange)
      return nothing('unparsed', (strange as Set<string>).size === 1 ? [...strange][0] : undefined);
    return voided ? ABSENT : without(row);
  };
}
