// @vitest-environment happy-dom
// The page's own reading, row by row, says what one whole reading says: the same facts' health on every case.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { LivePage } from '../../../lib/page/live.ts';
import { matchUrl } from '../../../lib/reading/match.ts';
import { compilePage } from '../../../lib/reading/page.ts';
import { choosePage, newPass, readCompiled } from '../../../lib/reading/read.ts';
import { findCases, loadCase } from '../../../scripts/lib/cases.ts';

const CASES = join(import.meta.dirname, '../../pages');
const names = findCases(CASES).map((dir) => relative(CASES, dir));

describe('a live reading', () => {
  it('is tried on every case, many of them chats', () => {
    expect(names.length).toBeGreaterThan(150);
    expect(names.filter((name) => name.includes('/chat')).length).toBeGreaterThan(20);
  });

  it.each(names)('of %s says what a whole reading says', (name) => {
    const dir = join(CASES, name);
    const about = loadCase(dir);
    const root = new DOMParser().parseFromString(readFileSync(join(dir, 'page.html'), 'utf8'), 'text/html');
    const url = { frame: about.url, top: about.top ?? about.url };
    const now = Date.parse(about.now);
    const found = matchUrl(MARKETPLACES, url)!;
    const page = choosePage(found.pages, root);
    if (!page) return expect(found.pages).toEqual([]);
    const compiled = compilePage(found.site, page);
    const whole = readCompiled(compiled, newPass(root, url, now));
    const live = new LivePage(
      compiled,
      root,
      () => url,
      () => now,
    );
    for (const _ of live.work());
    const told = live.take(true);
    expect(live.state).toBe(whole.state);
    if (whole.state !== 'ok') return;
    expect(told?.health).toEqual(whole.health);
    expect(told?.conversation ?? undefined).toEqual(whole.facts.conversation);
  });
});
