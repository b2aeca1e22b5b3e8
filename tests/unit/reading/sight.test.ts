// @vitest-environment node
// What is hidden never counts as seen, also where a whole row is asked in one go: in a real Chromium, which alone knows.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, openReader, type Reader } from '../../../scripts/lib/reader.ts';
import { findChromium } from '../../../scripts/setup.mjs';
import type { SightPage } from './sight-page.ts';

const BLANK = { html: '<!doctype html><title>sight</title><body></body>', url: 'https://sight.example/' };
const row = (inside: string, style = '') => `<div class="row" style="${style}">a ${inside}</div>`;

const HIDDEN = {
  'not displayed': row('<p style="display:none">b</p>'),
  invisible: row('<p><b style="visibility:hidden">b</b></p>'),
  collapsed: row('<p style="visibility:collapse">b</p>'),
  'skipped by the browser': row('<p style="content-visibility:hidden"><b>b</b></p>'),
  'until found': row('<p hidden="until-found"><b>b</b></p>'),
  'in closed details': row('<details><summary>s</summary><p>b</p></details>'),
  'in a closed list': row('<select><option>b</option><option>c</option></select>'),
  'in a group of a closed list': row('<select><optgroup label="g"><option>b</option></optgroup></select>'),
  'a fallback': row('<video><b>b</b></video>'),
  'in a column': row('<i style="display:table-column">b</i>'),
  'in a closed dialog': row('<dialog>b</dialog>'),
  'a sign of no kind': row('<p style="display:none">\u0001</p>'),
  'the whole row': row('<p>b</p>', 'display:none'),
  'the whole row, invisible': row('<p>b</p>', 'visibility:hidden'),
  'around the row, not displayed': `<div style="display:none">${row('<p>b</p>')}</div>`,
  'around the row, skipped by the browser': `<div style="content-visibility:hidden">${row('<p>b</p>')}</div>`,
  'around the row, closed details': `<details><summary>s</summary>${row('<p>b</p>')}</details>`,
};
const SHOWN = {
  'boxes and blanks': row('\n <p> b </p>\n <div><span>c</span> <a>d</a></div>'),
  'a table row': '<tr class="row"><td>a</td><td><div>b</div></td></tr>',
  'a box that has none': row('<p style="display:contents">b</p>'),
  'visible in what is not': row('<p style="visibility:hidden"><b style="visibility:visible">b</b></p>'),
  'open details': row('<details open><summary>s</summary><p>b</p></details>'),
  faint: row('<p style="opacity:0">b</p>'),
};

describe.skipIf(!findChromium())('a row asked in one go', () => {
  let reader: Reader;
  let script: string;
  beforeAll(async () => {
    reader = await openReader();
    script = await bundle(fileURLToPath(new URL('./sight-page.ts', import.meta.url)));
  }, 60_000);
  afterAll(() => reader?.close());
  const given = (html: string) =>
    reader.inPage(
      BLANK,
      script,
      ([one]) =>
        (globalThis as unknown as { counterhandSight: SightPage }).counterhandSight.given([one!])[0]!,
      [html],
    );

  it.each(Object.entries(HIDDEN))('is not plain where something is hidden: %s', async (_name, html) => {
    expect(await given(html)).toMatchObject({ plain: false, wrong: [] });
  });

  it.each(Object.entries(SHOWN))('is plain where all is shown: %s', async (_name, html) => {
    expect(await given(html)).toMatchObject({ plain: true, wrong: [] });
  });

  it('never says of hidden text that it is seen, whatever stands in the row', async () => {
    const { plain, wrong } = await reader.inPage(
      BLANK,
      script,
      ([count, seed]) =>
        (globalThis as unknown as { counterhandSight: SightPage }).counterhandSight.any(count!, seed!),
      [6_000, 11],
    );
    expect(wrong).toEqual([]);
    expect(plain).toBeGreaterThan(500);
  });

  const holder = (html: string) =>
    reader.inPage(
      BLANK,
      script,
      ([one]) => (globalThis as unknown as { counterhandSight: SightPage }).counterhandSight.holder(one!),
      [html],
    );
  it('is not asked for where all rows together hide nothing', async () => {
    expect(await holder(`${row('<p>b</p>')}${row('<p>c</p>')}`)).toMatchObject({
      plain: true,
      together: [0, 1],
      wrong: [],
    });
  });
  it('is asked for alone where one of the rows hides something', async () => {
    expect(await holder(`${row('<p>b</p>')}${row('<p style="display:none">c</p>')}`)).toMatchObject({
      plain: false,
      together: [0, 1],
    });
  });
  it('is dropped where it is hidden, whatever stands beside it, and where it is hidden and empty', async () => {
    const hidden = row('<p>c</p>', 'display:none');
    const empty = '<div class="row" style="display:none"></div>';
    expect(await holder(`${row('<p>b</p>')}${hidden}${row('<p>d</p>')}`)).toMatchObject({ together: [0, 2] });
    expect(await holder(`${row('<p>b</p>')}${empty}${row('<p>d</p>')}`)).toMatchObject({
      plain: true,
      together: [0, 2],
    });
  });

  it('never hides a text when all rows were asked together, whatever stands in them', async () => {
    const { plain, wrong, differing } = await reader.inPage(
      BLANK,
      script,
      ([count, seed]) =>
        (globalThis as unknown as { counterhandSight: SightPage }).counterhandSight.holders(count!, seed!),
      [3_000, 5],
    );
    expect(wrong).toEqual([]);
    expect(differing).toEqual([]);
    expect(plain).toBeGreaterThan(100);
  });
});
