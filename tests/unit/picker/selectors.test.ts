// @vitest-environment happy-dom
// Selectors for one element among its rows.
import { describe, expect, test } from 'vitest';
import { CLASS, looksHashed, selectorFault, selectorWeight } from '../../../lib/marketplaces/selectors.ts';
import { selectorsFor } from '../../../lib/picker/index.ts';
import { stepsOf } from '../../../lib/reading/selector.ts';
import { all, one, show } from './page.ts';

const best = (css: string, rows: string) => selectorsFor(one(css), document, all(rows));

describe('the best selector', () => {
  test('is a test id before a class', () => {
    show(`<div class="row"><b class="no" data-testid="order-no">1</b><i>x</i></div>
      <div class="row"><b class="no" data-testid="order-no">2</b><i>y</i></div>`);
    const [first] = best('.row b', '.row');
    expect(first).toEqual({ selector: '[data-testid="order-no"]', by: 'test-id', rows: 2, more: 0 });
  });

  test('is a lasting class among hash-like ones', () => {
    show(`<div class="row css-1a2b3c"><span class="sc-1x2y3z goods-title">A</span><span class="sc-9z8y7x">2</span></div>
      <div class="row css-1a2b3c"><span class="sc-1x2y3z goods-title">B</span><span class="sc-9z8y7x">1</span></div>`);
    expect(best('.goods-title', '.row')[0]).toMatchObject({ selector: '.goods-title', by: 'class', rows: 2 });
    const other = best('.sc-9z8y7x', '.row');
    expect(other.length).toBeGreaterThan(0);
    for (const { selector } of other) expect(selector).not.toContain('sc-');
  });

  test('keeps the lasting part of a module class', () => {
    show(
      '<div class="row"><p class="Card_name__3xYz1">A</p><p>1</p></div><div class="row"><p class="Card_name__3xYz1">B</p><p>2</p></div>',
    );
    expect(best('.row p', '.row')[0]!.selector).toBe('[class*="Card_name__"]');
  });

  test('is of no utility class while anything else tells', () => {
    show(`<div class="row"><div class="flex p-4"><span class="text-sm font-bold" title="x">1</span><time class="text-sm">now</time></div></div>
      <div class="row"><div class="flex p-4"><span class="text-sm font-bold" title="x">2</span><time class="text-sm">now</time></div></div>`);
    expect(best('time', '.row')[0]!.selector).toBe('time');
  });

  test('does not carry a value of its row', () => {
    show(`<ul><li data-buyer="lin-x" class="t"><b title="Lin" aria-label="Lin">Lin</b></li>
      <li data-buyer="ann-y" class="t"><b title="Ann" aria-label="Ann">Ann</b></li>
      <li data-buyer="bo-z" class="t"><b title="Bo" aria-label="Bo">Bo</b></li></ul>`);
    for (const { selector } of best('b', 'li')) expect(selector).not.toMatch(/Lin|lin-x/);
    expect(best('b', 'li')[0]).toMatchObject({ rows: 3, more: 0 });
  });

  test('counts the rows that have several', () => {
    show('<ul><li><b class="tag">a</b></li><li><b class="tag">b</b><b class="tag">c</b></li><li></li></ul>');
    expect(best('li b', 'li').find(({ selector }) => selector === '.tag')).toMatchObject({
      rows: 1,
      more: 1,
    });
  });

  test('is not confused by an invisible twin', () => {
    show(`<div class="row"><b class="no" style="display:none">0</b><b class="no">1</b></div>
      <div class="row"><b class="no" style="display:none">0</b><b class="no">2</b></div>`);
    const [first] = selectorsFor(all('.row b')[1]!, document, all('.row'));
    expect(first).toMatchObject({ selector: '.no', rows: 2, more: 0 });
  });

  test('steps into an open shadow root', () => {
    show(
      '<div class="row"><x-price class="sum"></x-price></div><div class="row"><x-price class="sum"></x-price></div>',
    );
    for (const host of all('x-price'))
      host.attachShadow({ mode: 'open' }).innerHTML =
        '<span class="cur">¥</span><span class="amount">5</span>';
    const inner = one('x-price').shadowRoot!.querySelector('.amount')!;
    const [first] = selectorsFor(inner, document, all('.row'));
    expect(first!.selector).toMatch(/>>> .*\.amount$/);
    expect(first!.rows).toBe(2);
  });
});

test('every selector passes the linter', () => {
  show(`<table id="t1"><tbody>
    <tr class="r a-1b2c3d"><td><a href="/orders/4711">4711</a></td><td><span>x</span><span>y</span></td></tr>
    <tr class="r a-1b2c3d"><td><a href="/orders/4712">4712</a></td><td><span>x</span><span>y</span></td></tr></tbody></table>`);
  let seen = 0;
  for (const el of all('tr *'))
    for (const { selector } of selectorsFor(el, document, all('tr'))) {
      seen++;
      expect([selector, stepsOf(selector).map((step) => selectorFault(step))]).toEqual([
        selector,
        [undefined],
      ]);
      expect([selector, selectorWeight(selector)]).toEqual([selector, undefined]);
      const classes = [...selector.replace(/\[[^\]]*\]/g, '').matchAll(CLASS)].map(([, name]) => name!);
      expect(classes.filter(looksHashed)).toEqual([]);
      expect(selector).not.toMatch(/\d{4}/);
    }
  expect(seen).toBeGreaterThan(5);
});
