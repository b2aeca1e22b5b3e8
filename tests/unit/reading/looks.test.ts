// @vitest-environment happy-dom
// What one look shares between the fields of a row, and that nothing of it is left for the next.
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../lib/model/marketplace.ts';
import { compilePage } from '../../../lib/reading/page.ts';
import { OURS } from '../../../lib/reading/text.ts';
import { page, passOver, readField, show, siteWith } from './site.ts';

const field = (parse: string, from: object, when = 'always') => ({ parse, from: [from], when });
const site = siteWith([
  page({
    orders: {
      group: { mode: 'element', each: '.order' },
      fields: {
        orderId: field('order-id', { at: '.id', read: 'text' }),
        'ship.name': field('name', { at: '.to', read: 'text' }, 'sometimes'),
        'ship.address': field('address', { at: '.box', read: { label: ['地址'] } }, 'sometimes'),
        buyerNote: field('text', { at: '.box', read: { label: ['留言'] } }, 'sometimes'),
      },
      lines: {
        group: { mode: 'element', each: '.line' },
        fields: { sku: field('id', { at: '.sku', read: 'text' }) },
      },
    },
  }),
]);
const { orders } = compilePage(site, site.pages[0]!);
const order = (id: string, sku = 'CUP') =>
  `<div class="order"><b class="id">${id}</b><i class="to">张三</i>
   <div class="box"><p>地址：北京路 1 号</p><p>留言：快</p></div>
   <p class="line"><span class="sku">${sku}</span></p></div>`;
const read = (pass = passOver()) => orders!.rows(pass).map((row) => orders!.read(row, pass));

describe('a row that is looked at twice', () => {
  it('says what stands there now, in one pass and with the same elements', () => {
    show(order('1001'));
    const pass = passOver();
    const [row] = orders!.rows(pass);
    expect(orders!.read(row!, pass).fact).toMatchObject({
      ship: { name: '张三', address: '北京路 1 号' },
      buyerNote: '快',
    });
    document.querySelector('.to')!.textContent = '李四';
    document.querySelector('.box')!.innerHTML = '<p>地址：南京路 2 号</p>';
    document.querySelector('.sku')!.textContent = 'BOWL';
    expect(orders!.read(row!, pass).fact).toMatchObject({
      ship: { name: '李四', address: '南京路 2 号' },
      lines: [{ sku: 'BOWL' }],
    });
    expect(orders!.read(row!, pass).fact).not.toHaveProperty('buyerNote');
  });

  it('has lost what was hidden since', () => {
    show(order('1001'));
    const pass = passOver();
    const [row] = orders!.rows(pass);
    orders!.read(row!, pass);
    document.querySelector('.to')!.setAttribute('style', 'display: none');
    expect(orders!.read(row!, pass).fact?.ship?.name).toBeUndefined();
  });

  it('does not read a mark that was put into it meanwhile', () => {
    show(order('1001'));
    const pass = passOver();
    const [row] = orders!.rows(pass);
    const before = orders!.read(row!, pass).fact;
    for (const el of document.querySelectorAll('.order, .box, .box p')) {
      const mark = document.createElement('span');
      mark.setAttribute(OURS, 'marks');
      mark.innerHTML = '<i class="to">缺 5</i>';
      el.append(mark);
    }
    expect(orders!.read(row!, pass).fact).toEqual(before);
  });
});

describe('the states of rows', () => {
  it('are one object for rows that went alike, and another for one that did not', () => {
    show(`${order('1001')}${order('1002')}${order('1003', '？')}${order('1004')}`);
    const [a, b, odd, d] = read().map((one) => one.states);
    expect(b).toBe(a);
    expect(d).toBe(a);
    expect(odd).not.toBe(a);
    expect(odd).toEqual({ ...a, 'order.lines.sku': 'unparsed', 'order.lines': 'missing' });
  });
});

describe('a label', () => {
  const label: Reading = { at: 'p', read: { label: ['Order No'] } };

  it('is found where something hidden parts its letters', () => {
    expect(
      readField('<p>Order<i style="display: none">ed by</i> no: <b>A7</b></p>', label, { parse: 'id' }).value,
    ).toBe('A7');
  });
  it('is found in one of many elements', () => {
    const html = `<p>on</p><p>Nod</p><p>ORDER\u00a0NO：A7</p><p>order</p>`;
    expect(readField(html, label, { parse: 'id' }).value).toBe('A7');
  });
  it('is not found in its letters alone', () => {
    expect(readField('<p>Our orders now</p>', label, { parse: 'id' }).state).toBe('missing');
  });
});
