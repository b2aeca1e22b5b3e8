// @vitest-environment happy-dom
// What a reading must not do: hand over another part's text in a row that lacks the field. Missing is right.
import { describe, expect, test } from 'vitest';
import { all, one, point, readIn, show } from './page.ts';

describe('in a row without the field nothing is taken for it', () => {
  test('not what else stands in the box around it', () => {
    const said = (inner: string) => `<div class="msg"><div class="box">${inner}</div></div>`;
    show(
      said('<pre>Hello</pre>') +
        said('<pre>Is it there?</pre>') +
        said('<b>Cup, red</b><i>¥12.00</i>') +
        said('<pre>Yes</pre><span>sent by the shop</span>'),
    );
    const [first] = point({ field: 'text', at: one('pre'), rows: all('.msg'), part: 'messages' });
    expect(readIn(first, all('.msg'))).toEqual(['Hello', 'Is it there?', undefined, 'Yes']);
  });

  test('not the part next to it that has another name', () => {
    const line = (parts: string) =>
      `<li><b data-field="title">Coat</b>${parts}<i data-field="price">¥9.00</i></li>`;
    show(
      `<ul>${line('<span data-field="variant">red</span>')}${line('<span data-field="stock">7</span>')}${line('<span data-field="variant">blue</span>')}</ul>`,
    );
    const [first] = point({ field: 'variant', at: one('span'), rows: all('li'), part: 'listings' });
    expect(readIn(first, all('li'))).toEqual(['red', undefined, 'blue']);
  });

  test('not what a title says after the same label', () => {
    const row = (title: string, sku: string) =>
      `<li><a href="/p/x"><em>${title}</em></a><div><span>SKU</span>: <b>${sku}</b></div></li>`;
    show(`<ul>${row('Pad', 'PAD-40')}${row('Seat', 'SEAT-1')}${row('SKU: sticker', 'STK-1')}</ul>`);
    const [first] = point({ field: 'sku', at: one('b'), rows: all('li'), part: 'listings' });
    expect(readIn(first, all('li'))).toEqual(['PAD-40', 'SEAT-1', 'STK-1']);
  });

  test('not the box under another label', () => {
    const row = (label: string, n: number) =>
      `<li><div class="line"><div><span>${label}</span></div><div><input type="number" value="${n}"></div></div></li>`;
    show(`<ul>${row('Available', 35)}${row('Available', 3)}${row('Reserved', 5)}</ul>`);
    const found = point({ field: 'stock', at: one('input'), rows: all('li'), part: 'listings' });
    expect(found.length).toBeGreaterThan(0);
    for (const proposal of found) expect(readIn(proposal, all('li'))).toEqual([35, 3, undefined]);
  });

  test('nor is a field offered that reads another label in its place', () => {
    const row = (third: string) => `<li><p>Curtain</p><p>ID：5001</p><p>${third}</p></li>`;
    show(`<ul>${row('beige,2 m')}${row('商家编码：FRESH-4')}</ul>`);
    const found = point({ field: 'variant', at: all('p')[2]!, rows: all('li'), part: 'orders.lines' });
    for (const proposal of found) expect(readIn(proposal, all('li'))[1]).toBeUndefined();
  });
});

describe('the file’s own reader', () => {
  test('is left alone where what it leaves out stands nowhere any more', () => {
    const said = (text: string) => `<li class="a1b2c3d"><div><span>Message: </span>${text}</div></li>`;
    show(`<ul>${said('Hello')}${said('It ships on Monday')}</ul>`);
    const [first] = point({
      field: 'text',
      at: one('div'),
      rows: all('li'),
      part: 'messages',
      more: { known: { parse: 'text', from: [{ read: { except: ['.hint'] } }], when: 'always' } },
    });
    expect(readIn(first, all('li'))).toEqual(['Hello', 'It ships on Monday']);
  });

  test('comes first where the place was found again', () => {
    const row = (text: string) => `<li><div class="text">${text}</div></li>`;
    show(`<ul>${row('Red,37 [GB4 GB4-37]')}${row('White [TAT-W]')}</ul>`);
    const known = {
      parse: 'id' as const,
      from: [
        {
          at: '.gone',
          read: 'text' as const,
          take: { templates: ['{v:plain}[{p:code}{s:code}]'], hole: 'p' },
        },
      ],
      when: 'sometimes' as const,
    };
    const ask = { field: 'parentSku', at: one('.text'), rows: all('li'), part: 'orders.lines' as const };
    expect(readIn(point({ ...ask, more: { known } })[0], all('li'))).toEqual(['GB4', undefined]);
    expect(readIn(point(ask)[0], all('li'))).toEqual(['GB4', undefined]);
  });
});

describe('a value that is a part of what is written', () => {
  test('an id after another one in a link', () => {
    const row = (id: string) => `<li><a href="/chat/ct/w0a1b2/${id}">Chat</a></li>`;
    show(`<ul>${row('u1xy9')}${row('u2zz0')}</ul>`);
    const [first] = point({ field: 'buyer.id', at: one('a'), rows: all('li'), part: 'threads' });
    expect(readIn(first, all('li'))).toEqual(['u1xy9', 'u2zz0']);
  });

  test('an id with a tail that every row has', () => {
    const row = (id: string) => `<li><div data-random="${id}-0-all"><span>Mei</span></div></li>`;
    show(`<ul>${row('9900112233')}${row('9900112244')}</ul>`);
    const [first] = point({ field: 'buyer.id', at: one('div'), rows: all('li'), part: 'threads' });
    expect(readIn(first, all('li'))).toEqual(['9900112233', '9900112244']);
  });

  test('a message with its time at the end', () => {
    const said = (text: string, at: string) => `<li><div><pre>${text}</pre><i>${at}</i></div></li>`;
    show(`<ul>${said('Is it blue?', '14:05')}${said('By 18:00?', '14:07')}</ul>`);
    const [first] = point({ field: 'text', at: one('li > div'), rows: all('li'), part: 'messages' });
    expect(readIn(first, all('li'))).toEqual(['Is it blue?', 'By 18:00?']);
  });
});
