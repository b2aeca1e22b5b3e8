// Every page case, in real Chromium: read exactly as accepted, and broken in every small way without a wrong value.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults, formatMarketplace } from '../lib/marketplaces/check.ts';
import { MARKETPLACES } from '../lib/marketplaces/index.ts';
import { findCases, loadCase } from '../scripts/lib/cases.ts';
import { bundle, openReader, type Reader } from '../scripts/lib/reader.ts';
import type { Places, Trial, Verdict } from './mutations.ts';

const ROOT = fileURLToPath(new URL('./pages', import.meta.url));
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe.each(MARKETPLACES)('the marketplace file of $id', (site) => {
  test('says nothing the linter objects to', () => {
    expect(findFaults(site)).toEqual([]);
  });

  test('is kept in its canonical form', () => {
    expect(readFileSync(here(`../lib/marketplaces/${site.id}.json`), 'utf8')).toBe(formatMarketplace(site));
  });

  test('has a case for every page', () => {
    const read = new Set(findCases(join(ROOT, site.id)).map((dir) => loadCase(dir).expected.page));
    expect(site.pages.map((page) => page.id).filter((id) => !read.has(id))).toEqual([]);
  });
});

describe('page cases', () => {
  let reader: Reader;
  let script: string;
  beforeAll(async () => {
    reader = await openReader();
    script = await bundle(here('./mutations.ts'));
  });
  afterAll(() => reader?.close());

  describe.each(findCases(ROOT).map((dir) => relative(ROOT, dir)))('%s', (name) => {
    const given = loadCase(join(ROOT, name));
    const { url, top = url, expected } = given;
    const now = Date.parse(given.now);
    const file = { html: readFileSync(join(ROOT, name, 'page.html'), 'utf8'), url, top, now };
    const trial: Trial = { sites: MARKETPLACES, url: { frame: url, top }, now };

    test(`reads as accepted: ${given.about}`, async () => {
      expect(await reader.read(file)).toEqual(expected);
    });

    test('offers one place for every mark and box, and no wrong value however it breaks', async () => {
      const found = await reader.inPage(
        file,
        script,
        ({ trial, expected }) => {
          const { counterhandTrial } = globalThis as unknown as {
            counterhandTrial: {
              mutate: (trial: Trial, expected: unknown) => Verdict;
              places: (trial: Trial) => Places;
            };
          };
          return {
            places: counterhandTrial.places(trial),
            verdict: counterhandTrial.mutate(trial, expected),
          };
        },
        { trial, expected },
      );
      expect(found.places.slots).toEqual([]);
      for (const target of Object.keys(given.targets ?? {}))
        expect([target, found.places.targets[target]]).toEqual([target, 1]);
      expect(found.verdict.wrong).toEqual([]);
      if (expected.state === 'ok') expect(found.verdict.tried).toBeGreaterThan(1);
    });
  });
});
