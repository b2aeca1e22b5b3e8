// Row 11: the reading engine on every page case, over hand-written code for that kind of page, in the same page.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { MARKETPLACES } from '../../lib/marketplaces/index.ts';
import { matchUrl } from '../../lib/reading/match.ts';
import { findCases, loadCase } from '../../scripts/lib/cases.ts';
import { bundle, openReader } from '../../scripts/lib/reader.ts';
import { type BenchOptions, type Measure, median, medianRatio } from './measure.ts';
import type { Pair, ReadingPage } from './reading-page.ts';

const CASES = fileURLToPath(new URL('../pages', import.meta.url));
const GOAL = 2;

/** Without what is not there, so that a key of `undefined` and no key are the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const SIDES = ['ours', 'yardstick', 'rows', 'careful'] as const;
const against = (pairs: readonly Pair[], ours: keyof Pair, yardstick: keyof Pair): number =>
  medianRatio(pairs.map((pair) => ({ ours: pair[ours], yardstick: pair[yardstick] })));
const geometric = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
/**
 * Beside the goal: the hand-written reader when it too asks of each value whether it is seen, and the engine row by row, as
 * a page that is watched is read.
 */
function told(pairs: readonly Pair[]): string {
  const careful = median(pairs.map((pair) => pair.careful)) * 1000;
  const rows = median(pairs.map((pair) => pair.rows)) * 1000;
  return `hand-written and careful ${careful.toFixed(1)} µs, ours is ${against(pairs, 'ours', 'careful').toFixed(2)}x that; ours row by row ${rows.toFixed(1)} µs, ${against(pairs, 'rows', 'yardstick').toFixed(2)}x`;
}

export async function reading({ runs, say }: BenchOptions): Promise<Measure[]> {
  const script = await bundle(fileURLToPath(new URL('./reading-page.ts', import.meta.url)));
  const reader = await openReader();
  const measures: Measure[] = [];
  const totals: Pair[] = [];
  const ratios: number[] = [];
  const overCareful: number[] = [];
  const differing: string[] = [];
  const without: string[] = [];
  let cases = 0;
  try {
    for (const dir of findCases(CASES)) {
      const name = relative(CASES, dir);
      const kind = name.split('/').slice(0, 2).join('/');
      const about = loadCase(dir);
      const url = { frame: about.url, top: about.top ?? about.url };
      const found = matchUrl(MARKETPLACES, url);
      if (!found || found.pages.length === 0) continue;
      const result = await reader.inPage(
        {
          html: readFileSync(join(dir, 'page.html')),
          url: about.url,
          ...(about.top ? { top: about.top } : {}),
        },
        script,
        ([site, pages, of, at, now, rounds]: Parameters<ReadingPage['measure']>) =>
          (globalThis as unknown as { counterhandBench: ReadingPage }).counterhandBench.measure(
            site,
            pages,
            of,
            at,
            now,
            rounds,
          ),
        [
          found.site,
          found.pages.map((page) => page.id),
          kind,
          url,
          Date.parse(about.now),
          Math.max(9, runs),
        ] as Parameters<ReadingPage['measure']>,
      );
      if (!result) {
        without.push(name);
        continue;
      }
      cases++;
      result.pairs.forEach((pair, i) => {
        totals[i] ??= { ours: 0, yardstick: 0, rows: 0, careful: 0 };
        for (const side of SIDES) totals[i][side] += pair[side];
      });
      const ratio = medianRatio(result.pairs);
      ratios.push(ratio);
      overCareful.push(against(result.pairs, 'ours', 'careful'));
      const normal = name.endsWith('/normal');
      if (normal && !isDeepStrictEqual(plain(result.ours), plain(result.yardstick))) differing.push(name);
      say(`  ${name}: ${ratio.toFixed(2)}x; ${told(result.pairs)}`);
      if (normal)
        measures.push({
          row: 11,
          what: `read ${kind}`,
          ours: median(result.pairs.map((p) => p.ours)) * 1000,
          yardstick: median(result.pairs.map((p) => p.yardstick)) * 1000,
          unit: 'µs',
          ratio,
          goal: `<= ${GOAL}x`,
          met: ratio <= GOAL,
          runs: result.pairs.length,
          note: `${told(result.pairs)}${differing.includes(name) ? '; the two do not say the same' : ''}`,
        });
    }
  } finally {
    await reader.close();
  }
  const note = [
    told(totals),
    `median case ${median(ratios).toFixed(2)}x, geometric mean ${geometric(ratios).toFixed(2)}x`,
    `over the careful reader: median case ${median(overCareful).toFixed(2)}x, geometric mean ${geometric(overCareful).toFixed(2)}x`,
    ...(without.length > 0 ? [`no hand-written reader: ${without.join(', ')}`] : []),
    ...(differing.length > 0 ? [`not the same facts: ${differing.join(', ')}`] : []),
  ].join('; ');
  const ratio = medianRatio(totals);
  measures.push({
    row: 11,
    what: `all ${cases} cases together`,
    ours: median(totals.map((p) => p.ours)) * 1000,
    yardstick: median(totals.map((p) => p.yardstick)) * 1000,
    unit: 'µs',
    ratio,
    goal: `<= ${GOAL}x`,
    met: ratio <= GOAL,
    runs: totals.length,
    note,
  });
  return measures;
}
