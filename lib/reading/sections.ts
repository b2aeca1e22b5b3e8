// Sections: what one row says. A row whose own id cannot be read has no fact; it is counted in health, never guessed.
import type { FieldHealth, Order } from '../model/facts.ts';
import type { Field, Group, Marketplace, Page, Slot } from '../model/marketplace.ts';
import { compileField, type ReadField } from './fields.ts';
import { compileGroup, type FindRows } from './groups.ts';
import type { Pass, RowElements } from './pass.ts';
import { lookOnce } from './sight.ts';

export type States = Record<string, FieldHealth>;
export interface RowRead<F> {
  /** Undefined when the row's own id could not be read. */
  fact: F | undefined;
  /** One object for all rows that went alike: never changed. */
  states: Readonly<States>;
}
export interface Section<F> {
  rows: (pass: Pass, scope?: RowElements) => RowElements[];
  read: (row: RowElements, pass: Pass) => RowRead<F>;
  slot: Slot | undefined;
}
export type Fields = Partial<Record<string, Field | null>>;
export type Wide = Record<string, unknown>;

const RANK: Record<FieldHealth, number> = { ok: 0, degraded: 1, unparsed: 2, ambiguous: 3, missing: 4 };
/** The worse of two states. */
export const worse = (a: FieldHealth | undefined, b: FieldHealth): FieldHealth =>
  a !== undefined && RANK[a] >= RANK[b] ? a : b;

export function mergeStates(into: States, from: Readonly<States>): void {
  for (const field in from) into[field] = worse(into[field], from[field]!);
}

/**
 * How the fields of a row went, one step a field: rows that went alike end at one and the same object, which is made once
 * and compared by identity.
 */
class Course {
  private next: (Course | undefined)[] = [];
  private with = new WeakMap<Readonly<States>, Course>();
  private constructor(
    private all: Readonly<States> | undefined,
    private readonly before?: Course,
    private readonly name = '',
    private readonly state: FieldHealth = 'ok',
  ) {}
  static start = (): Course => new Course({});

  get states(): Readonly<States> {
    if (!this.all) {
      const steps: Course[] = [];
      let at: Course = this;
      for (; !at.all; at = at.before!) steps.push(at);
      const all: States = { ...at.all };
      for (let step = steps.pop(); step; step = steps.pop()) all[step.name] = step.state;
      this.all = all;
    }
    return this.all;
  }

  /** The next field, by name. */
  step(name: string, state: FieldHealth): Course {
    const rank = state === 'ok' ? 0 : RANK[state];
    let known = this.next[rank];
    if (!known) {
      known = new Course(undefined, this, name, state);
      this.next[rank] = known;
    }
    return known;
  }

  /** Together with the states of a row inside. */
  and(inner: Readonly<States>): Course {
    let known = this.with.get(inner);
    if (!known) {
      const all = { ...this.states };
      mergeStates(all, inner);
      const alike = Object.keys(all).every((field) => all[field] === this.states[field]);
      known = alike ? this : new Course(all);
      this.with.set(inner, known);
    }
    return known;
  }
}

interface One {
  name: string;
  /** `ship` and `name`, of `ship.name`. */
  head: string;
  tail: string | undefined;
  status: boolean;
  read: ReadField;
}
export interface Compiled {
  fields: readonly One[];
  /** How many of them are text of the row, which has to be seen. */
  texts: number;
  start: Course;
}
const isText = (from: Field['from'][number]): boolean => !('join' in from) && from.read === 'text';
/** Fields left alone on purpose (`null`) are not read and have no health. */
export const compileFields = (fields: Fields, prefix: string, site: Marketplace): Compiled => ({
  fields: Object.entries(fields).flatMap(([path, field]) => {
    if (!field) return [];
    const [head = path, tail] = path.split('.');
    return [
      { name: `${prefix}.${path}`, head, tail, status: path === 'status', read: compileField(field, site) },
    ];
  }),
  texts: Object.values(fields).filter((field) => field?.from.some(isText)).length,
  start: Course.start(),
});

/** Reads the fields of a row into the fact. */
function follow({ fields, start }: Compiled, row: RowElements, pass: Pass, fact: Wide): Course {
  let course = start;
  for (let i = 0; i < fields.length; i++) {
    const { name, head, tail, status, read } = fields[i]!;
    if (pass.trace) pass.trace.field = name;
    const { value, raw, state } = read(row, pass);
    course = course.step(name, state);
    if (status && raw !== undefined) fact.statusText = raw;
    if (value === undefined) continue;
    if (tail === undefined) fact[head] = value;
    else {
      fact[head] ??= {};
      (fact[head] as Wide)[tail] = value;
    }
  }
  return course;
}

/** Reads fields that are no row of a list. */
export const readFields = (compiled: Compiled, row: RowElements, pass: Pass, fact: Wide): Readonly<States> =>
  lookOnce(row, () => follow(compiled, row, pass, fact).states);

/** Completes a fact; undefined where it may not stand. */
type Finish = (fact: Wide, row: RowElements, pass: Pass, course: Course) => Course | undefined;

function compileSection<F>(
  part: { group: Group; fields: Fields; slot?: Slot | undefined },
  prefix: string,
  site: Marketplace,
  start: () => Wide,
  finish: Finish,
): Section<F> {
  const fields = compileFields(part.fields, prefix, site);
  const group: FindRows = compileGroup(part.group, site, fields.texts);
  return {
    rows: (pass, scope) => group(scope, pass),
    slot: part.slot,
    read: (row, pass) =>
      lookOnce(
        row,
        () => {
          const fact = start();
          const course = follow(fields, row, pass, fact);
          const whole = finish(fact, row, pass, course);
          return whole
            ? { fact: fact as F, states: whole.states }
            : { fact: undefined, states: course.states };
        },
        fields.texts,
      ),
  };
}

/** Compiles rows and their fields. `stands` says whether a fact may stand. */
export const section = <F>(
  part: { group: Group; fields: Fields; slot?: Slot | undefined },
  prefix: string,
  site: Marketplace,
  start: () => Wide,
  stands: (fact: Wide) => boolean,
): Section<F> =>
  compileSection(part, prefix, site, start, (fact, _row, _pass, course) =>
    stands(fact) ? course : undefined,
  );

export const withBuyer = (): Wide => ({ buyer: {} });
const isEmpty = (value: object): boolean => {
  for (const _ in value) return false;
  return true;
};
/** Whether anything at all was read. */
export function hasAny(fact: Wide): boolean {
  for (const key in fact) {
    const value = fact[key];
    if (value !== undefined && (typeof value !== 'object' || !isEmpty(value as object))) return true;
  }
  return false;
}

/** `王**`, `김*`, and a letter hidden between two (`홍*동`). */
const MASK = /[*＊]{2,}|[*＊]$|\p{L}[*＊]\p{L}|x{4,}/u;
/** What any mask is made of: the browser is slow to learn which letters there are. */
const STARRED = /[*＊]|xxxx/;
const isMasked = (text: unknown): boolean =>
  typeof text === 'string' && STARRED.test(text) && MASK.test(text);

const NO_LINES: States = { 'order.lines': 'missing' };

/** Orders: lines and packages are rows inside the order's row. */
export function ordersSection(part: NonNullable<Page['orders']>, site: Marketplace): Section<Order> {
  const inner = (name: 'lines' | 'packages') => {
    const nested = part[name];
    return nested && section<Wide>(nested, `order.${name}`, site, () => ({}), hasAny);
  };
  const lines = inner('lines');
  const packages = inner('packages');
  return compileSection<Order>(
    part,
    'order',
    site,
    () => ({ orderId: undefined, buyer: {}, status: 'unknown', lines: [] }),
    (fact, row, pass, course) => {
      if (fact.orderId === undefined) return undefined;
      const ship = fact.ship as Wide | undefined;
      if (ship) ship.masked = isMasked(ship.name) || isMasked(ship.phone) || isMasked(ship.address);
      let whole = course;
      const all = (nested: Section<Wide> | undefined): Wide[] => {
        const facts: Wide[] = [];
        for (const one of nested?.rows(pass, row) ?? []) {
          const { fact: read, states } = nested!.read(one, pass);
          whole = whole.and(states);
          if (read) facts.push(read);
        }
        return facts;
      };
      const read = all(lines);
      fact.lines = read;
      if (lines && read.length === 0) whole = whole.and(NO_LINES);
      const boxes = all(packages);
      if (boxes.length > 1) fact.packages = boxes;
      return whole;
    },
  );
}
