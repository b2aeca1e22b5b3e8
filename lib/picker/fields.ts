// How a field could be read at the element the owner points at. Every way is read by the engine itself, in the pointed row
// and in the others, so that what is shown is what will count.
import type { Field, Marketplace } from '../model/marketplace.ts';
import { compileField } from '../reading/fields.ts';
import { newPass, type RowElements } from '../reading/pass.ts';
import { foldMarks, squeeze } from '../reading/text.ts';
import { count, type Read } from './count.ts';
import type { Ground, Trial } from './ground.ts';
import { sampled } from './locate.ts';
import { inOneLook, isIn, sightOf } from './look.ts';
import { isId, isSign, parsersOf } from './parts.ts';
import { signTrials } from './signs.ts';
import { trialsFor } from './trials.ts';
import type { FieldAsk, FieldProposal } from './types.ts';

function groundOf(ask: FieldAsk): Ground {
  // The engine asks a site for no more than these facts.
  const site = ask.site as Marketplace;
  const look = sightOf(site);
  const pass = newPass(ask.root, ask.url, ask.now);
  const page = !isIn(ask.row, ask.element);
  const whole: RowElements = [ask.root.documentElement];
  // The caller may have made the pointed row anew: it is one of the rows all the same.
  const own = ask.rows.find((row) => row[0] === ask.row[0]) ?? ask.row;
  const all = ask.rows.includes(own) ? ask.rows : [own, ...ask.rows];
  const row = page ? whole : own;
  const rows = page ? [whole] : all;
  const others = sampled(rows, row)
    .filter((other) => other !== row)
    .slice(0, 6)
    .map((other) => foldMarks(squeeze(other.map((el) => el.textContent ?? '').join(' '))));
  const known = ask.known?.parse;
  const parsers = parsersOf(ask.part, ask.field);
  return {
    ask,
    site,
    look,
    pass,
    parsers: known && !parsers.includes(known) ? [known, ...parsers] : parsers,
    row,
    rows,
    page,
    others,
  };
}

const shownOf = (value: unknown, raw: string | undefined): string => {
  if (value === undefined || value === null) return raw ?? '';
  if (typeof value === 'object' && 'amount' in value) {
    const { amount, currency } = value as { amount: string; currency?: string };
    return currency ? `${amount} ${currency}` : amount;
  }
  return String(value);
};

const fieldOf = ({ reading, parse, witness }: Trial): Field => ({
  parse,
  from: [reading],
  when: 'always',
  ...(witness ? { witness } : {}),
});

/** Trials that read something in the pointed row. */
function readable(trials: readonly Trial[], ground: Ground): Read[] {
  const { site, pass, row } = ground;
  const seen = new Set<string>();
  const able: Read[] = [];
  for (const trial of trials) {
    const key = JSON.stringify([trial.reading, trial.parse]);
    if (seen.has(key)) continue;
    seen.add(key);
    let read: Read['read'];
    try {
      read = compileField(fieldOf(trial), site);
    } catch {
      // A template that cannot be matched is no way to read.
      continue;
    }
    const { value, raw, state } = read(row, pass);
    const unknown = state === 'unparsed' && trial.parse === 'status' && raw !== undefined && raw.length <= 24;
    if (value === undefined && !unknown) continue;
    able.push({ trial, read, value, raw, parsed: 0, of: 0, values: new Set(), labelled: 0, strange: 0 });
  }
  return able;
}

/** What people write may begin with any word. */
const FREE = /^(?:text|title|preview|buyerNote|remark\.text|reason|logistics\.text)$/;

const same = (a: Read, b: Read): boolean =>
  JSON.stringify(a.value ?? a.raw) === JSON.stringify(b.value ?? b.raw);

/** How the field could be read at the element pointed at, the likeliest first; at most a dozen. */
export function fieldProposals(ask: FieldAsk): FieldProposal[] {
  return inOneLook(ask.element, () => {
    const ground = groundOf(ask);
    if (ground.parsers.length === 0) return [];
    const trials = isSign(ask.field) ? [...knownOnly(ground), ...signTrials(ground)] : trialsFor(ground);
    const able = readable(trials, ground);
    // Which value was meant comes first; then the place that lasts.
    const key = (one: Read) => JSON.stringify(one.value ?? one.raw);
    const meantBy = (reads: readonly Read[], more: (one: Read) => number) => {
      const meant = new Map<string, number>();
      for (const one of reads)
        meant.set(
          key(one),
          Math.min(meant.get(key(one)) ?? Number.POSITIVE_INFINITY, one.trial.doubt + more(one)),
        );
      return meant;
    };
    const first = meantBy(able, () => 0);
    const likely = able
      .sort((a, b) => first.get(key(a))! - first.get(key(b))! || a.trial.cost - b.trial.cost)
      .slice(0, 40);
    count(likely, ground);
    const open = ask.field === 'active';
    // An id that is the same in every row is not the row's; nor is a word of the page.
    const id = isId(ask.field) || ask.field === 'href';
    const stale = (one: Read) => (id && one.of > 1 && one.parsed > 1 && one.values.size === 1 ? 1.5 : 0);
    const meant = meantBy(likely, stale);
    const doubt = (one: Read) => meant.get(key(one))!;
    const price = (one: Read) => {
      const { cost, known } = one.trial;
      const kept = known && one.trial.doubt === -2;
      const lost = 1 - one.parsed / one.of;
      // What the file's own reader does not find is missing there.
      const weight = kept ? 3 : isSign(ask.field) ? 1.6 : 4;
      const wrong = kept ? 0 : one.labelled + (isSign(ask.field) ? 0 : one.strange);
      return (
        cost +
        (one.trial.doubt + stale(one)) * 0.2 +
        lost * weight +
        (wrong > 0 ? 8 + (wrong / one.of) * 8 : 0)
      );
    };
    const ordered = likely.sort((a, b) => doubt(a) - doubt(b) || price(a) - price(b));
    // A few ways for the likeliest value, and the best for each other.
    const kept: Read[] = [];
    const refused: string[] = [];
    for (const one of ordered) {
      // One thread is open.
      if (open && one.parsed > 1) continue;
      // Another row would get another part's text; a piece of what was meant is not what was meant.
      if (one.labelled > 0 && !FREE.test(ask.field)) {
        refused.push(String(one.value));
        continue;
      }
      if (refused.some((text) => text.includes(String(one.value)))) continue;
      if (kept.filter((other) => same(other, one)).length < (same(one, ordered[0]!) ? 6 : 2)) kept.push(one);
    }
    return kept.slice(0, 12).map(({ trial, value, raw, parsed, of, values }) => ({
      reading: trial.reading,
      parse: trial.parse,
      by: trial.by,
      shown: shownOf(value, raw),
      value,
      parsed,
      of,
      different: values.size,
      ...(trial.witness ? { witness: trial.witness } : {}),
    }));
  });
}

/** For a sign the file's own readers are all there is besides. */
function knownOnly(ground: Ground): Trial[] {
  const { known } = ground.ask;
  return (known?.from ?? []).flatMap((from) =>
    'join' in from ? [] : [{ reading: from, parse: known!.parse, by: 'data' as const, cost: 0, doubt: -2 }],
  );
}
