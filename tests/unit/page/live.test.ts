// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { LivePage } from '../../../lib/page/live.ts';
import { onlyOurs } from '../../../lib/page/watch.ts';
import { compilePage } from '../../../lib/reading/page.ts';

const site = MARKETPLACES.find((one) => one.id === 'practice')!;
const page = site.pages.find((one) => one.id === 'orders')!;
const url = 'https://practice.invalid/practice.html#/orders';

const order = (id: string, status = '待发货') =>
  `<section data-order="${id}"><header data-slot><a data-field="order-id" href="#/orders/${id}">${id}</a>
   <span data-field="buyer" data-buyer="b1">林**</span><span data-field="status">${status}</span></header>
   <ul><li data-line="L1"><span data-field="title">玻璃杯</span><span data-field="sku">CUP</span><span data-field="quantity">2</span></li></ul></section>`;

let live: LivePage;
const list = () => document.querySelector('main')!;
const read = () => {
  for (const _ of live.work());
};
const changed = (target: Node, type: 'childList' | 'characterData' = 'childList') =>
  live.mutated([{ target, type, addedNodes: [], removedNodes: [] } as unknown as MutationRecord]);
const ids = (rows: { orderId: string }[]) => rows.map((row) => row.orderId);

beforeEach(() => {
  document.body.innerHTML = `<main data-view="orders" data-loaded>${order('260101-0001')}${order('260101-0002')}${order('260101-0003')}</main>`;
  live = new LivePage(
    compilePage(site, page),
    document,
    () => ({ frame: url, top: url }),
    () => 0,
  );
  read();
});

describe('a live order list', () => {
  it('tells every order once, in page order', () => {
    const delta = live.take(true)!;
    expect(delta.state).toBe('ok');
    expect(ids(delta.upsert.orders)).toEqual(['260101-0001', '260101-0002', '260101-0003']);
    expect(delta.order).toEqual(['260101-0001', '260101-0002', '260101-0003']);
    read();
    expect(live.take(false)).toBeUndefined();
  });

  it('tells only the order whose status changed', () => {
    live.take(true);
    const status = list().querySelectorAll('[data-field="status"]')[1]!;
    status.textContent = '已发货';
    changed(status);
    read();
    const delta = live.take(false)!;
    expect(delta.upsert.orders).toMatchObject([{ orderId: '260101-0002', status: 'shipped' }]);
    expect(delta.order).toBeUndefined();
  });

  it('says nothing of a row that was rendered anew with the same words', () => {
    live.take(true);
    const row = list().children[0]!;
    const text = row.querySelector('[data-field="title"]')!;
    text.textContent = '玻璃杯';
    changed(text);
    read();
    expect(live.take(false)).toBeUndefined();
  });

  it('tells which order is gone and which came', () => {
    live.take(true);
    list().children[0]!.remove();
    list().insertAdjacentElement(
      'beforeend',
      Object.assign(document.createElement('div'), { innerHTML: order('260101-0004') }).firstElementChild!,
    );
    changed(list());
    read();
    const delta = live.take(false)!;
    expect(delta.remove.orders).toEqual(['260101-0001']);
    expect(ids(delta.upsert.orders)).toEqual(['260101-0004']);
    expect(delta.order).toEqual(['260101-0002', '260101-0003', '260101-0004']);
  });

  it('counts the health of rows, and a row that was mended mends it', () => {
    const id = list().children[1]!.querySelector('[data-field="status"]')!;
    id.textContent = '风险审核';
    changed(id);
    read();
    expect(live.take(true)!.health['order.status']).toBe('unparsed');
    id.textContent = '待发货';
    changed(id);
    read();
    expect(live.take(false)!.health['order.status']).toBe('ok');
  });

  it('knows the page as not ready when its content was taken away, and tells all orders gone', () => {
    live.take(true);
    list().removeAttribute('data-loaded');
    live.allDirty();
    read();
    const delta = live.take(false)!;
    expect(delta.state).toBe('not-ready');
    expect(delta.remove.orders).toHaveLength(3);
  });
});

describe('what we draw ourselves', () => {
  const mount = () => {
    const host = document.createElement('span');
    host.setAttribute('data-counterhand', 'marks');
    return host;
  };
  const record = (added: Node[], removed: Node[] = []) =>
    ({
      type: 'childList',
      target: list(),
      addedNodes: added,
      removedNodes: removed,
    }) as unknown as MutationRecord;

  it('is no news when it comes, and news when the page throws it out', () => {
    expect(onlyOurs(record([mount()]))).toBe(true);
    expect(onlyOurs(record([mount(), document.createElement('p')]))).toBe(false);
    expect(onlyOurs(record([], [mount()]))).toBe(false);
  });
});
