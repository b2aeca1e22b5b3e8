// Every prompt readable: three languages, light and dark, at 1280x720, in the desk's real styles in a real Chromium;
// and axe finds nothing serious, there and on our own pages.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/setup.mjs';
import { openDesk, type Run, start } from './harness.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
interface Violation {
  id: string;
  impact: string;
  nodes: { target: unknown[]; failureSummary: string }[];
}
/** What axe calls serious or critical, each with where and why. `within`: only there. */
async function serious(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: { run(at: unknown, how: object): Promise<unknown> } }).axe.run(
        only ? { include: [[only]] } : document,
        { resultTypes: ['violations'] },
      ),
    within,
  )) as { violations: Violation[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id} ${JSON.stringify(node.target)} ${node.failureSummary}`),
    );
}

const LANGUAGES = ['zh-CN', 'ko', 'en'] as const;
const THEMES = ['light', 'dark'] as const;

describe('every prompt', () => {
  let browser: Browser;
  let page: Page;
  const dir = mkdtempSync(join(tmpdir(), 'counterhand-readable-'));
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      root: join(import.meta.dirname, 'readable'),
      build: {
        outDir: dir,
        emptyOutDir: false,
        lib: {
          entry: join(import.meta.dirname, 'readable', 'page.tsx'),
          formats: ['iife'],
          name: 'readable',
          fileName: () => 'page.js',
        },
      },
    });
    browser = await chromium.launch({ executablePath: findChromium() as string, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.setContent('<!doctype html><title>prompts</title><body></body>');
    await page.addScriptTag({ content: readFileSync(join(dir, 'page.js'), 'utf8') });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it('that is too long or unfilled would be found', async () => {
    const found = await page.evaluate(() =>
      (globalThis as unknown as { readable: { unreadable(): string[] } }).readable.unreadable(),
    );
    expect(found.join('\n')).toMatch(/unfilled[\s\S]*too long/);
  });

  describe.each(LANGUAGES)('in %s', (lang) => {
    it.each(THEMES)('stands whole in the desk and on its row, %s', async (theme) => {
      for (const newHire of [false, true]) {
        const { shown, found } = await page.evaluate(
          ([l, t, n]) =>
            (
              globalThis as unknown as {
                readable: { walk(l: string, t: string, n: boolean): { shown: number; found: string[] } };
              }
            ).readable.walk(l as string, t as string, n as boolean),
          [lang, theme, newHire] as const,
        );
        expect(shown).toBeGreaterThan(40);
        expect(found, newHire ? 'with its steps' : 'without steps').toEqual([]);
      }
    });

    it.each(THEMES)('of the guard stands whole in its card, %s', async (theme) => {
      const { shown, found } = await page.evaluate(
        ([l, t]) =>
          (
            globalThis as unknown as {
              readable: { guard(l: string, t: string): { shown: number; found: string[] } };
            }
          ).readable.guard(l as string, t as string),
        [lang, theme] as const,
      );
      expect(shown).toBeGreaterThan(80);
      expect(found).toEqual([]);
      await page.evaluate(
        ([l, t]) =>
          (
            globalThis as unknown as { readable: { guardSheet(l: string, t: string): void } }
          ).readable.guardSheet(l as string, t as string),
        [lang, theme] as const,
      );
      expect(await serious(page)).toEqual([]);
    });

    it.each(THEMES)('gives axe nothing serious to say, %s', async (theme) => {
      await page.evaluate(
        ([l, t]) =>
          (globalThis as unknown as { readable: { sheet(l: string, t: string): void } }).readable.sheet(
            l as string,
            t as string,
          ),
        [lang, theme] as const,
      );
      expect(await serious(page)).toEqual([]);
    });
  });
});

describe('our own pages', () => {
  let run: Run;
  beforeAll(async () => {
    run = await start({ locale: 'en' });
    await run.ask({ type: 'settings', patch: { locale: 'en' } });
  });
  afterAll(() => run.stop());

  it.each(THEMES)('give axe nothing serious to say, %s', async (theme) => {
    const page = await run.context.newPage();
    await page.emulateMedia({ colorScheme: theme });
    for (const path of [
      'popup.html',
      'draft.html',
      ...['rules', 'stock', 'replies', 'shop', 'marketplaces', 'data'].map(
        (section) => `options.html#/${section}`,
      ),
    ]) {
      await page.goto('about:blank');
      await page.goto(`chrome-extension://${run.id}/${path}`);
      await page.locator('#app > *').first().waitFor();
      await page.waitForTimeout(200);
      expect(await serious(page), path).toEqual([]);
    }
    await page.close();
  });

  it.each(THEMES)('the desk over the practice shop gives axe nothing serious to say, %s', async (theme) => {
    const page = await run.context.newPage();
    await page.goto(`chrome-extension://${run.id}/practice.html?lang=en&still=1&theme=${theme}#/chat`);
    await page.locator('[data-thread]').nth(2).click();
    await openDesk(page);
    await page.locator('[data-counterhand="desk"] .ch-now').waitFor();
    expect(await serious(page, '[data-counterhand="desk"]')).toEqual([]);
    await page.close();
  });
});
