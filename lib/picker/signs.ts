// Fields that are told by a sign and not by a text: who wrote a message, which thread is open, whether a review was answered,
// a flag's colour. Which names stand in some rows and not in others is looked at, and what those names say.
import type { EnumCase } from '../model/marketplace.ts';
import { squeeze } from '../reading/text.ts';
import type { Ground, Trial } from './ground.ts';
import { locate, sampled } from './locate.ts';
import { caseOf, RANKED, type Sign, signsIn } from './sign.ts';
import type { By } from './types.ts';

const MEANS: Record<string, [string, RegExp][]> = {
  from: [
    ['system', /system|(?:^|[^a-z])sys(?:[^a-z]|$)|notice|notify/i],
    [
      'buyer',
      /buyer|customer|not[-_]?(?:me|self)|receive|incoming|(?:^|[^a-z])(?:user|guest|client|other|peer|left|in|from)(?:[^a-z]|$)/i,
    ],
    [
      'seller',
      /seller|self|merchant|outgoing|agent|service|staff|partner|mine|isme|Me\b|(?:^|[^a-z])(?:me|my|cs|send|sent|right|out|own|shop|kefu|end)(?:[^a-z]|$)/i,
    ],
  ],
  kind: [
    ['image', /(?:^|[^a-z])(?:img|image|photo|pic|picture)/i],
    ['card', /card|goods|product|order|offer/i],
    ['text', /text|txt|content|bubble/i],
  ],
  'aftersales.kind': [
    ['exchange', /exchange|换货|교환/i],
    ['return', /return|退货|반품/i],
    ['refund', /refund|退款|환불/i],
  ],
  'remark.flag': [
    ['red', /red/i],
    ['yellow', /yellow/i],
    ['green', /green/i],
    ['blue', /blue/i],
    ['purple', /purple|violet/i],
    ['orange', /orange/i],
    ['gray', /gr[ae]y/i],
  ],
  replied: [
    ['no', /not[-_]?(?:repl|answer)|unrepl|unanswer|replied="false"/i],
    ['yes', /replied|answered/i],
  ],
};

/** Ways to tell the field by a sign, for the row that was pointed at. */
export function signTrials(ground: Ground): Trial[] {
  const { ask, row } = ground;
  const rows = sampled(ground.rows, row);
  const here = rows.indexOf(row);
  const trials: Trial[] = [];
  const parse = ground.parsers[0]!;
  const put = (cases: EnumCase[], by: By, cost: number, doubt: number) =>
    trials.push({ reading: { read: { enum: cases } }, parse, by, cost, doubt });
  if (here < 0) return trials;
  const everywhere = signsIn(rows);
  const signs = everywhere.filter((sign) => sign.rows.size < rows.length || rows.length === 1);
  const whole = ask.part === 'aftersales' && ask.field === 'kind' ? 'aftersales.kind' : ask.field;
  const means = MEANS[whole];
  if (ask.means !== undefined) meant(ask.means, means ?? [], signs, here, rows.length, put);
  if (means) byWords(means, signs, everywhere, here, ground, put);
  if (whole === 'aftersales.kind') {
    const text = squeeze(ask.element.textContent ?? '');
    const says: EnumCase[] = [
      { value: 'exchange', says: ['换货', '교환', 'exchange'] },
      { value: 'return', says: ['退货', '반품', 'return'] },
      { value: 'refund', says: ['退款', '환불', 'refund'] },
    ];
    if (text)
      for (const { selector, by, cost } of locate(ask.element, row, ground.rows, 3))
        trials.push({ reading: { at: selector, read: { enum: says } }, parse, by, cost, doubt: 0.3 });
  }
  if (ask.field === 'active') active(signs, here, put);
  if (/^(?:auto|replied|active)$/.test(ask.field) && !row.includes(ask.element))
    for (const { selector, by, cost } of locate(ask.element, row, ground.rows, 6))
      trials.push({
        reading: { at: selector, read: 'present' },
        parse,
        by,
        cost,
        doubt: ask.field === 'active' ? 3 : 0.5,
      });
  return trials;
}

type Put = (cases: EnumCase[], by: By, cost: number, doubt: number) => void;

/**
 * The owner said what it means here. Of one row nobody can tell which of its names says so: two names on the same part,
 * one here and one in the other rows, are believed; a name that says it in words as well.
 */
function meant(
  value: string,
  means: [string, RegExp][],
  signs: readonly Sign[],
  here: number,
  of: number,
  put: Put,
): void {
  const words = means.find(([v]) => v === value)?.[1];
  for (const sign of signs.filter(({ rows }) => rows.has(here)).slice(0, 40)) {
    if (words?.test(sign.css)) put([caseOf(value, sign)], sign.by, RANKED[sign.by] + 2, 0.5);
    const other = value === 'buyer' ? 'seller' : value === 'seller' ? 'buyer' : undefined;
    if (!other) continue;
    const opposite = signs
      .filter(({ rows, path }) => path === sign.path && ![...rows].some((row) => sign.rows.has(row)))
      .sort((a, b) => b.rows.size - a.rows.size || RANKED[a.by] - RANKED[b.by])[0];
    const covered = sign.rows.size + (opposite?.rows.size ?? 0);
    if (opposite && covered * 5 >= of * 4)
      put(
        [caseOf(value, sign), caseOf(other, opposite)],
        sign.by,
        RANKED[sign.by] + (1 - covered / of) * 4,
        0.3,
      );
  }
}

/** What the names say: of each meaning the sign that stands in the most rows and in no row of another meaning. */
function byWords(
  means: [string, RegExp][],
  signs: readonly Sign[],
  everywhere: readonly Sign[],
  here: number,
  ground: Ground,
  put: Put,
): void {
  const flags = ground.site.words.flags;
  for (const kind of ['test-id', 'data', 'class', undefined] as const) {
    const able = signs.filter((sign) => kind === undefined || sign.by === kind);
    const at = new Map<number, string>();
    const cases: EnumCase[] = [];
    let worst = 0;
    let by: By = kind ?? 'class';
    let covers = false;
    for (const [value, words] of means) {
      const fitting = able
        .filter(
          ({ css, rows }) =>
            words.test(css) &&
            !means.some(([v, w]) => v !== value && w.test(css) && earlier(means, v, value)) &&
            ![...rows].some((row) => at.has(row)),
        )
        .sort(
          (a, b) => b.rows.size - a.rows.size || RANKED[a.by] - RANKED[b.by] || a.css.length - b.css.length,
        );
      const best = fitting[0];
      if (!best) continue;
      const word = ground.ask.field === 'remark.flag' ? flags?.[value as 'red']?.[0] : value;
      if (word === undefined) continue;
      cases.push(caseOf(word, best));
      for (const row of best.rows) at.set(row, value);
      if (best.rows.has(here)) covers = true;
      if (RANKED[best.by] >= worst) {
        worst = RANKED[best.by];
        by = best.by;
      }
    }
    if (ground.ask.field === 'from') {
      const rest = restOf(cases, everywhere, at);
      if (rest) cases.push(rest);
      covers ||= at.has(here);
    }
    // The owner knows better than the names.
    if (ground.ask.means !== undefined && at.get(here) !== ground.ask.means) continue;
    if (cases.length > 0 && covers)
      put(cases, by, worst + (1 - at.size / Math.max(1, ground.rows.length)) * 4, cases.length > 1 ? 0 : 0.6);
  }
}
/** One side has a name and the other has none: the rows without it that are built like those with it. */
function restOf(
  cases: readonly EnumCase[],
  signs: readonly Sign[],
  at: Map<number, string>,
): EnumCase | undefined {
  const sides = cases.filter(({ value }) => value !== 'system');
  const one = sides[0];
  if (sides.length !== 1 || !one?.is) return undefined;
  const mine = [...at].filter(([, value]) => value === one.value).map(([row]) => row);
  const alike = signs
    .filter(({ rows, self }) => !self && mine.every((row) => rows.has(row)) && rows.size > mine.length)
    .sort((a, b) => a.rows.size - b.rows.size || RANKED[a.by] - RANKED[b.by])[0];
  if (!alike) return undefined;
  const value = one.value === 'buyer' ? 'seller' : 'buyer';
  for (const row of alike.rows) if (!at.has(row)) at.set(row, value);
  return { value, is: `:not(${one.is})`, has: alike.css };
}

const earlier = (means: [string, RegExp][], a: string, b: string): boolean =>
  means.findIndex(([v]) => v === a) < means.findIndex(([v]) => v === b);

const CHOSEN = /active|selected|current|checked|cur\b|\bon\b|chosen|focus|open/i;
/** The open thread: a name it has and hardly any other. */
function active(signs: readonly Sign[], here: number, put: Put): void {
  for (const sign of signs) {
    if (!sign.rows.has(here) || sign.rows.size > 1 || /="?(?:false|no)/.test(sign.css)) continue;
    const says = CHOSEN.test(sign.css);
    put([caseOf('1', sign)], sign.by, RANKED[sign.by], says ? 0 : 1.5);
  }
}
