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
import type { ReadingPage } from './reading-page.ts';

const CASES = fileURLToPath(new URL('../pages', import.meta.url));
const GOAL = 2;

/** Without what is not there, so that a key of `undefined` and no key are the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

export async function reading({ runs, say }: BenchOptions): Promise<Measure[]> {
  const script = await bundle(fileURLToPath(new URL('./reading-page.ts', import.meta.url)));
  const reader = await openReader();
  const measures: Measure[] = [];
  const totals: { ours: number; yardstick: number }[] = [];
  const ratios: number[] = [];
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
          Math.max(5, runs),
        ] as Parameters<ReadingPage['measure']>,
      );
      if (!result) {
        without.push(name);
        continue;
      }
      cases++;
      result.pairs.forEach((pair, i) => {
        totals[i] ??= { ours: 0, yardstick: 0 };
        totals[i].ours += pair.ours;
        totals[i].yardstick += pair.yardstick;
      });
      const ratio = medianRatio(result.pairs);
      ratios.push(ratio);
      const normal = name.endsWith('/normal');
      if (normal && !isDeepStrictEqual(plain(result.ours), plain(result.yardstick))) differing.push(name);
      say(`  ${name}: ${ratio.toFixed(2)}x`);
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
          ...(differing.includes(name) ? { note: 'the two do not say the same' } : {}),
        });
    }
  } finally {
    await reader.close();
  }
  const note = [
    `median case ${median(ratios).toFixed(2)}x`,
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
