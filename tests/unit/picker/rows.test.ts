// @vitest-environment happy-dom
// What repeats on a page around an element.
import { describe, expect, test } from 'vitest';
import { rowProposals } from '../../../lib/picker/index.ts';
import { all, one, show } from './page.ts';

const first = (css: string, second?: string) =>
  rowProposals(one(css), document, second ? one(second) : undefined)[0];

describe('rows', () => {
  test('are cards of one class', () => {
    show(
      `<main><div class="order-card"><b id="x">1</b><p>Mug</p><i>2</i></div><div class="order-card"><b>2</b><p>Cup</p><i>1</i></div><div class="order-card"><b>3</b><p>Pot</p><i>1</i></div></main>`,
    );
    const found = first('#x');
    expect(found!.group).toEqual({ mode: 'element', each: '.order-card' });
    expect(found!.rows.map(([row]) => row)).toEqual(all('.order-card'));
  });

  test('are table rows, not cells, and no header', () => {
    show(
      `<table class="grid"><thead><tr><th>No</th><th>Sum</th></tr></thead><tbody><tr><td><b id="x">1</b></td><td>2</td></tr><tr><td><b>2</b></td><td>4</td></tr></tbody></table>`,
    );
    const found = first('#x');
    expect(found!.rows.map(([row]) => row)).toEqual(all('tbody tr'));
  });

  test('are not the links in their cells, with icons about them', () => {
    const link = (text: string) => `<td><a class="ghost"><i></i><span>${text}</span><i></i></a></td>`;
    show(
      `<table><tbody>${[1, 2, 3].map((n) => `<tr>${link(`SO-${n}`)}${link('Robin')}<td>${n}.50</td></tr>`).join('')}</tbody></table>`,
    );
    expect(first('span')!.rows.map(([row]) => row)).toEqual(all('tr'));
  });

  test('are those without a name where the sums below them have one, and no head of the table', () => {
    const line = (sku: string) => `<tr><td><b>Cup</b></td><td>${sku}</td><td>2</td></tr>`;
    const sum = (name: string) => `<tr class="${name}"><td colspan="2">${name}</td><td>5.00</td></tr>`;
    show(
      `<div id="lines"><table><thead><tr class="heads"><th>Name</th><th>SKU</th><th>Count</th></tr></thead><tbody>${line('CUP-1')}${line('CUP-2')}${sum('sub-total')}${sum('total')}</tbody></table></div>`,
    );
    expect(first('b')!.rows.map(([row]) => row)).toEqual(all('tbody tr:not([class])'));
  });

  test('are found where every class is hash-like', () => {
    const card = (n: number) =>
      `<div class="css-1a2b3c"><div class="css-4d5e6f"><span>${n}</span><a href="/o/${n}">open</a></div><p>Mug</p></div>`;
    show(`<section id="orders"><div class="css-9z9y9x">${card(1)}${card(2)}${card(3)}</div></section>`);
    const found = first('span');
    expect(found!.rows.map(([row]) => row)).toEqual(all('.css-1a2b3c'));
    expect(JSON.stringify(found!.group)).not.toContain('css-');
  });

  test('are a head until the next head', () => {
    const order = (n: number) =>
      `<tr class="head"><td colspan="2"><b>${n}</b></td></tr><tr class="line"><td>Mug</td><td>1</td></tr><tr class="line"><td>Cup</td><td>2</td></tr>`;
    show(`<table><tbody>${order(1)}${order(2)}${order(3)}</tbody></table>`);
    const heads = rowProposals(one('b'), document).find(({ group }) => group.mode === 'head');
    expect(heads!.rows.map((row) => row.length)).toEqual([3, 3, 3]);
  });

  test('are siblings that share an id', () => {
    show(
      `<ul><li class="part" data-order="1001"><b>Mug</b><i>1</i></li><li class="part" data-order="1001"><b>Cup</b><i>1</i></li><li class="part" data-order="1002"><b>Pot</b><i>3</i></li></ul>`,
    );
    const found = first('b');
    expect(found!.group).toMatchObject({ mode: 'shared-id', id: { read: { attr: 'data-order' } } });
    expect(found!.rows.map((row) => row.length)).toEqual([2, 1]);
  });

  test('are those of the second element in doubt', () => {
    const order = (n: number) =>
      `<div class="order"><h3>${n}</h3><div class="line"><b id="a${n}">Mug</b><i>1</i><u>x</u></div><div class="line"><b id="b${n}">Cup</b><i>1</i><u>y</u></div></div>`;
    show(`<main>${order(1)}${order(2)}</main>`);
    expect(first('#a1', '#b1')!.rows.map(([row]) => row)).toEqual(all('.line'));
    expect(first('#a1', '#a2')!.rows.every(([row]) => row!.querySelectorAll('#a1, #a2').length < 2)).toBe(
      true,
    );
    expect(rowProposals(one('#a1'), document, one('#a2')).some(({ rows }) => rows.length === 2)).toBe(true);
  });

  test('of an order are looked for inside it', () => {
    show(
      `<main><div class="order"><div class="line"><b id="x">Mug</b><i>1</i></div><div class="line"><b>Cup</b><i>1</i></div></div><div class="order"><div class="line"><b>Pot</b><i>1</i></div></div></main>`,
    );
    const found = rowProposals(one('#x'), one('.order'))[0];
    expect(found!.rows.map(([row]) => row)).toEqual(all('.order:first-child .line'));
  });

  test('are all of a kind, not those that say the same as the first', () => {
    const said = (from: string, text: string) =>
      `<li data-from="${from}"><p>${text}</p><time>14:0${text.length}</time></li>`;
    show(`<ul>${said('buyer', 'Hi')}${said('seller', 'Hello')}${said('buyer', 'Is it')}</ul>`);
    const [found] = rowProposals(one('p'), document, all('p')[2]);
    expect(found!.rows.map(([row]) => row)).toEqual(all('li'));
  });

  test('are the named parts, not a nameless one around each', () => {
    const card = (name: string) =>
      `<div><article class="card"><b>${name}</b><i>x</i><u>y</u></article></div>`;
    show(`<div id="all">${card('Mug')}${card('Cup')}${card('Pot')}</div>`);
    const [found] = rowProposals(one('b'), document, all('b')[1]);
    expect(found!.rows.map(([row]) => row)).toEqual(all('.card'));
  });

  test('do not count what is hidden', () => {
    show(
      `<ul><li class="row"><b>1</b><i>x</i></li><li class="row" style="display:none"><b>0</b><i>x</i></li><li class="row"><b>2</b><i>x</i></li></ul>`,
    );
    expect(first('b')!.rows).toHaveLength(2);
  });

  test('lie in a shadow root', () => {
    show('<x-list id="list"></x-list>');
    one('x-list').attachShadow({ mode: 'open' }).innerHTML =
      '<div class="row"><b>1</b><i>x</i><u>x</u></div><div class="row"><b>2</b><i>y</i><u>x</u></div>';
    const inner = one('x-list').shadowRoot!.querySelector('b')!;
    const found = rowProposals(inner, document)[0];
    expect(found!.group).toMatchObject({ mode: 'element', each: expect.stringMatching(/^#list >>> /) });
    expect(found!.rows).toHaveLength(2);
  });
});

test('a page of one order is one row', () => {
  show('<main><h1>Order 4711</h1><p>Paid</p></main>');
  expect(rowProposals(one('h1'), document).at(-1)!.group).toEqual({ mode: 'page' });
});
