// @vitest-environment happy-dom
// Fields that are told apart by one attribute alone: gone through once a row, and found as the browser would find them.
import { describe, expect, it } from 'vitest';
import { lookOf } from '../../../lib/reading/pass.ts';
import { lookOnce } from '../../../lib/reading/sight.ts';
import { OURS } from '../../../lib/reading/text.ts';
import { show } from './site.ts';

const SELECTORS = [
  '[data-f="a"]',
  'td[data-f="a"]',
  'td[data-f="b"]',
  '[data-f="c"]',
  '[data-f="C"]',
  'i[data-f="c"]',
];
const HTML = `<table><tr class="row" data-f="c"><td data-f="a"><b data-f="a">1</b></td><td data-f="b">2</td>
  <th data-f="b">3</th><td data-f="b"><i data-f="c">4</i></td><td data-f="d">5</td></tr></table>
  <p class="row second"><i data-f="c">6</i></p>`;

describe('many fields of one attribute', () => {
  it('find in a row what each selector alone would find, in its order', () => {
    show(HTML);
    const { seek } = lookOf({});
    const seeks = SELECTORS.map((selector) => ({ selector, find: seek(selector) }));
    const rows = [...document.querySelectorAll('.row')];
    for (const row of [[rows[0]!], rows, [rows[1]!]])
      lookOnce(row, () => {
        for (const { selector, find } of seeks) {
          const alone = row.flatMap((el) => [
            ...(el.matches(selector) ? [el] : []),
            ...el.querySelectorAll(selector),
          ]);
          expect([selector, ...find(row)]).toEqual([selector, ...alone]);
          const only = alone.length === 0 ? null : alone.length === 1 ? alone[0] : undefined;
          expect([selector, find.only(row)]).toEqual([selector, only]);
        }
      });
  });

  it('do not find what was put in by us, nor what stood there before', () => {
    show(HTML);
    const { seek } = lookOf({});
    const finds = SELECTORS.map(seek);
    const row = [document.querySelector('tr')!];
    expect(lookOnce(row, () => finds.map((find) => find(row).length))).toEqual([2, 1, 2, 2, 0, 1]);
    document.querySelector('th')!.innerHTML = `<span ${OURS}="marks"><i data-f="c">9</i></span>`;
    document.querySelector('td[data-f="b"]')!.remove();
    expect(lookOnce(row, () => finds.map((find) => find(row).length))).toEqual([2, 1, 1, 2, 0, 1]);
    document.querySelector('td[data-f="a"]')!.setAttribute(OURS, 'marks');
    expect(lookOnce(row, () => finds.map((find) => find.only(row)?.localName ?? null))).toEqual([
      null,
      null,
      'td',
      null,
      null,
      'i',
    ]);
  });
});
