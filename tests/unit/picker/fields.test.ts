// @vitest-environment happy-dom
// Readings for what an owner points at, read by the engine itself.
import { describe, expect, test } from 'vitest';
import { all, NOW, one, point, readIn, SITE, show } from './page.ts';

describe('a label beside the value', () => {
  test.each([
    ['Order no.', 'Order no.: 4711', 'Order no.: 4712'],
    ['订单编号', '订单编号：4711', '订单编号：4712'],
    ['주문번호', '주문번호: 4711', '주문번호: 4712'],
  ])('%s in the same text is left out of the id', (_label, a, b) => {
    show(`<div class="row"><p class="head">${a}</p></div><div class="row"><p class="head">${b}</p></div>`);
    const [first] = point({ field: 'orderId', at: one('.head'), rows: all('.row') });
    expect(first).toMatchObject({ value: '4711', parsed: 2, of: 2, different: 2 });
    expect(readIn(first, all('.row'))).toEqual(['4711', '4712']);
    expect(JSON.stringify(first!.reading)).not.toContain('4711');
  });

  test('in a part of its own finds the value where classes say nothing', () => {
    const card = (no: string, sku: string) =>
      `<li><div class="css-1a2b3c"><span class="sc-9x8y7z">商品编号：</span><span class="sc-1q2w3e">${no}</span></div><div class="css-1a2b3c"><span class="sc-9x8y7z">商家编码：</span><span class="sc-1q2w3e">${sku}</span></div></li>`;
    show(
      `<ul>${card('1001', 'A-1')}<li><div class="css-1a2b3c"><span class="sc-9x8y7z">商家编码：</span><span class="sc-1q2w3e">B-2</span></div></li></ul>`,
    );
    const [first] = point({
      field: 'sku',
      at: all('li:first-child .sc-1q2w3e')[1]!,
      rows: all('li'),
      part: 'listings',
    });
    expect(readIn(first, all('li'))).toEqual(['A-1', 'B-2']);
    expect(JSON.stringify(first!.reading)).not.toMatch(/sc-|css-/);
  });

  test('is no label when it is a person', () => {
    show('<div class="a1b2c3d"><p>张三丰</p><p>13800001111</p></div>');
    for (const { reading } of point({ field: 'ship.phone', at: all('p')[1]! }))
      expect(JSON.stringify(reading)).not.toContain('张三丰');
  });
});

describe('a table', () => {
  const page = () =>
    show(`<table id="list"><thead><tr><th>订单</th><th>数量</th><th>金额</th></tr></thead><tbody>
      <tr><td>4711</td><td>2</td><td>¥12.50</td></tr><tr><td>4712</td><td>1</td><td>¥1,300</td></tr></tbody></table>`);

  test('is read by its headers', () => {
    page();
    const rows = all('tbody tr');
    const [first] = point({ field: 'total', at: all('td')[2]!, rows });
    expect(first!.reading.cell).toMatchObject({ under: ['金额'] });
    expect(readIn(first, rows)).toEqual([
      { amount: '12.50', currency: 'CNY' },
      { amount: '1300', currency: 'CNY' },
    ]);
    expect(first!.shown).toBe('12.50 CNY');
  });

  test('never hands over the neighbour when a cell is gone', () => {
    page();
    const rows = all('tbody tr');
    const [first] = point({ field: 'quantity', at: all('td')[1]!, rows, part: 'orders.lines' });
    all('td')[3]!.remove();
    expect(readIn(first, rows)).toEqual([2, undefined]);
  });

  test('without headers gives no cell by its place', () => {
    show(
      '<table><tbody><tr><td>a</td><td>2</td><td>3</td></tr><tr><td>b</td><td>1</td><td>4</td></tr></tbody></table>',
    );
    for (const { reading } of point({
      field: 'quantity',
      at: all('td')[1]!,
      rows: all('tr'),
      part: 'orders.lines',
    }))
      expect([reading.cell, JSON.stringify(reading)]).toEqual([
        undefined,
        expect.not.stringContaining('td:nth'),
      ]);
  });
});

describe('a text that holds more than the value', () => {
  test('gives the part that is the value', () => {
    show(
      '<div class="row"><p class="sum">#4711 · 3 items</p></div><div class="row"><p class="sum">#4712 · 1 items</p></div>',
    );
    const [id] = point({ field: 'orderId', at: one('.sum'), rows: all('.row') });
    expect(readIn(id, all('.row'))).toEqual(['4711', '4712']);
    const [quantity] = point({ field: 'quantity', at: one('.sum'), rows: all('.row'), part: 'orders.lines' });
    expect(quantity!.value).not.toBe(undefined);
  });

  test('gives the time that is meant of two', () => {
    show(`<div class="row"><p class="times">2026-11-20 10:00下单，2026-11-20 10:05付款</p></div>
      <div class="row"><p class="times">2026-11-21 09:00下单，2026-11-21 09:30付款</p></div>`);
    const rows = all('.row');
    const [placed] = point({ field: 'placedAt', at: one('.times'), rows });
    const [paid] = point({ field: 'paidAt', at: one('.times'), rows });
    expect(readIn(placed, rows)).toEqual(['2026-11-20T10:00:00+08:00', '2026-11-21T09:00:00+08:00']);
    expect(readIn(paid, rows)).toEqual(['2026-11-20T10:05:00+08:00', '2026-11-21T09:30:00+08:00']);
  });

  test('is the whole sum when a piece of it was pointed at', () => {
    show(
      '<div class="row"><p class="sum"><i>¥</i><em>12</em><b>.50</b></p></div><div class="row"><p class="sum"><i>¥</i><em>7</em><b>.00</b></p></div>',
    );
    const [first] = point({ field: 'total', at: one('em'), rows: all('.row') });
    expect(readIn(first, all('.row'))).toEqual([
      { amount: '12.50', currency: 'CNY' },
      { amount: '7.00', currency: 'CNY' },
    ]);
  });
});

describe('what stands in an attribute', () => {
  test('an id comes out of the link', () => {
    show(
      `<ul><li><a class="who" href="/customers/77?x=1">Ann Lee</a></li><li><a class="who" href="/customers/78?x=1">Bo Ray</a></li></ul>`,
    );
    const [first] = point({ field: 'buyer.id', at: one('a'), rows: all('li') });
    expect(readIn(first, all('li'))).toEqual(['77', '78']);
  });

  test('a name cut short comes from its title', () => {
    show(
      `<ul><li><b class="nick" title="山水之间有一座小屋">山水之间有…</b></li><li><b class="nick" title="阿宁和小猫">阿宁和…</b></li></ul>`,
    );
    const [first] = point({ field: 'buyer.name', at: one('b'), rows: all('li'), part: 'threads' });
    expect(readIn(first, all('li'))).toEqual(['山水之间有一座小屋', '阿宁和小猫']);
  });

  test('an id that is the same everywhere comes last', () => {
    show(
      `<ul><li data-shop="9" data-order="4711"><b>x</b></li><li data-shop="9" data-order="4712"><b>y</b></li><li data-shop="9" data-order="4713"><b>z</b></li></ul>`,
    );
    const found = point({ field: 'orderId', at: one('b'), rows: all('li') });
    expect(readIn(found[0], all('li'))).toEqual(['4711', '4712', '4713']);
  });
});

test('a status whose word nobody knows is shown as it stands', () => {
  show('<ul><li><span class="state">In the kiln</span></li><li><span class="state">Paid</span></li></ul>');
  const [first] = point({ field: 'status', at: one('.state'), rows: all('li') });
  expect(first).toMatchObject({ value: undefined, shown: 'In the kiln' });
  const [known] = point({ field: 'status', at: all('.state')[1]!, rows: all('li') });
  expect(known).toMatchObject({ value: 'paid' });
});

describe('who wrote a message', () => {
  const bubbles = (left: string, right: string) =>
    show(
      `<ul><li class="msg ${left}"><p>Hi</p></li><li class="msg ${right}"><p>Hello</p></li><li class="msg ${left}"><p>Is it there?</p></li></ul>`,
    );

  test('is told by the side', () => {
    bubbles('left', 'right');
    const [first] = point({ field: 'from', at: one('p'), rows: all('li'), part: 'messages' });
    expect(readIn(first, all('li'))).toEqual(['buyer', 'seller', 'buyer']);
  });

  test('is what the owner says when the names mean nothing', () => {
    bubbles('kind-a', 'kind-b');
    expect(point({ field: 'from', at: one('p'), rows: all('li'), part: 'messages' })).toEqual([]);
    const [first] = point({
      field: 'from',
      at: all('p')[1]!,
      rows: all('li'),
      part: 'messages',
      more: { means: 'seller' },
    });
    expect(readIn(first, all('li'))).toEqual(['buyer', 'seller', 'buyer']);
  });

  test('is not told by names of a build', () => {
    bubbles('css-1a2b3c', 'css-9z8y7x');
    expect(
      point({ field: 'from', at: one('p'), rows: all('li'), part: 'messages', more: { means: 'buyer' } }),
    ).toEqual([]);
  });
});

test('the open thread is told by a state that one row has', () => {
  show(
    '<ul><li class="t"><b>Ann</b></li><li class="t active"><b>Bo</b></li><li class="t"><b>Cy</b></li></ul>',
  );
  const [first] = point({ field: 'active', at: one('.active b'), rows: all('li'), part: 'threads' });
  expect(readIn(first, all('li'))).toEqual([undefined, true, undefined]);
});

test("the file's own reader is tried at the new place first", () => {
  show('<ul><li><p class="line">Ref A-1 of 3</p></li><li><p class="line">Ref B-2 of 9</p></li></ul>');
  const known = {
    parse: 'id' as const,
    from: [{ at: '.gone', read: 'text' as const, take: { templates: ['Ref {code:id} of*'], hole: 'code' } }],
    when: 'always' as const,
  };
  const [first] = point({
    field: 'sku',
    at: one('.line'),
    rows: all('li'),
    part: 'listings',
    more: { known },
  });
  expect(first!.reading.take).toEqual(known.from[0]!.take);
  expect(readIn(first, all('li'))).toEqual(['A-1', 'B-2']);
});

test('a place outside of the rows is looked for on the page', () => {
  show('<h1 class="title">Order 4711</h1><ul><li><b>x</b></li></ul>');
  const [first] = point({ field: 'orderId', at: one('h1'), rows: all('li'), more: { row: [one('li')] } });
  expect(first).toMatchObject({ value: '4711', reading: { scope: 'page' } });
});

test('two thousand rows are sampled, and quickly', () => {
  show(
    `<ul>${Array.from({ length: 2000 }, (_, i) => `<li class="row"><a href="/o/${100000 + i}" class="no">${100000 + i}</a><b class="who">n${i}</b></li>`).join('')}</ul>`,
  );
  const rows = all('li');
  const before = NOW;
  const [first] = point({ field: 'orderId', at: rows[1500]!.querySelector('a')!, rows });
  expect(before).toBe(NOW);
  expect(first!.of).toBeLessThanOrEqual(50);
  expect(first!.different).toBe(first!.of);
});

test('words for a site come from its own facts', () => {
  show('<ul><li><i class="sum">12,50 €</i></li><li><i class="sum">9,00 €</i></li></ul>');
  const site = { ...SITE, currency: 'EUR', numbers: { decimal: ',' as const, group: '.' as const } };
  const [first] = point({ field: 'total', at: one('i'), rows: all('li'), site });
  expect(first).toMatchObject({ value: { amount: '12.50', currency: 'EUR' }, parsed: 2 });
});

test('what stands beside a name in its row is not read with it, be it empty yet', () => {
  const chat = (name: string, badge = '') =>
    `<div class="chat"><span class="name">${name}</span><b class="badge">${badge}</b></div>`;
  show(chat('robin') + chat('mei'));
  const [first] = point({ field: 'buyer.name', at: one('.name'), rows: all('.chat'), part: 'threads' });
  show(chat('robin') + chat('mei', '1'));
  expect(readIn(first, all('.chat'))).toEqual(['robin', 'mei']);
});

test('who wrote a message is not told by the name that stands there', () => {
  const said = (from: string, own = '') =>
    `<div class="msg${own}" data-from="${from}"><span class="user" role="button">${from}</span><p>Hello</p></div>`;
  show(said('robin_s') + said('fern', ' self') + said('robin_s'));
  const [first] = point({ field: 'from', at: one('.user'), rows: all('.msg'), part: 'messages' });
  expect(readIn(first, all('.msg'))).toEqual(['buyer', 'seller', 'buyer']);
  expect(JSON.stringify(first!.reading)).not.toMatch(/robin_s|fern/);
});

test('a status is not looked for by the name of its own value', () => {
  const chip = (name: string, says: string) =>
    `<div class="chip ${name}"><div class="chip-label">${says}</div></div>`;
  const order = (name: string, says: string) =>
    `<main>${chip(name, says)}<p>${chip('way', 'By post')}</p></main>`;
  show(order('PaymentSettled', 'Payment settled'));
  const found = point({ field: 'status', at: one('.chip-label') });
  expect(found).not.toEqual([]);
  expect(JSON.stringify(found)).not.toContain('.PaymentSettled');
});
