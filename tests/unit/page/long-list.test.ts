// @vitest-environment happy-dom
// A long list is told in several messages while it is being read, and what a changed word costs does not grow with it.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { FactsDelta } from '../../../lib/messages/protocol.ts';
import { LivePage } from '../../../lib/page/live.ts';
import { onlyOurs, takeOut } from '../../../lib/page/watch.ts';
import { compilePage } from '../../../lib/reading/page.ts';
import { OURS } from '../../../lib/reading/text.ts';
import { Frames, mergeFrames } from '../../../lib/worker/frames.ts';

const site = MARKETPLACES.find((one) => one.id === 'practice')!;
const page = site.pages.find((one) => one.id === 'orders')!;
const url = 'https://practice.invalid/practice.html#/orders';
const ID = (i: number) => `260101-${String(i).padStart(4, '0')}`;
const IDS = Array.from({ length: 12 }, (_, i) => ID(i + 1));
const order = (id: string) =>
  `<section data-order="${id}"><header data-slot><a data-field="order-id" href="#/orders/${id}">${id}</a>
   <span data-field="buyer" data-buyer="b1">林**</span><span data-field="status">待发货</span></header>
   <ul><li data-line="L1"><span data-field="title">玻璃杯</span><span data-field="sku">CUP</span><span data-field="quantity">2</span></li></ul></section>`;

let live: LivePage;
const sent = (part: ReturnType<LivePage['take']>, revision: number): FactsDelta => ({
  ...part!,
  document: 'd1',
  revision,
  url,
  targets: { reply: false, remark: false },
});
const record = (target: Node, type: MutationRecordType, over: Partial<MutationRecord> = {}) =>
  ({ target, type, addedNodes: [], removedNodes: [], ...over }) as unknown as MutationRecord;

beforeEach(() => {
  document.body.innerHTML = `<main data-view="orders" data-loaded>${IDS.map(order).join('')}</main>`;
  live = new LivePage(
    compilePage(site, page),
    document,
    () => ({ frame: url, top: url }),
    () => 0,
  );
});

describe('a long list told in parts', () => {
  it('reaches the worker whole and in page order, at every part', () => {
    const frames = new Frames();
    const known = () => mergeFrames(frames.of(1))!.facts.orders.map((one) => one.orderId);
    let revision = 0;
    let whole = true;
    const tell = () => {
      const part = live.take(whole);
      whole = false;
      if (part) frames.apply({ tab: 1, frame: 0, site }, sent(part, ++revision));
    };
    for (const _ of live.work())
      if (live.waiting >= 5) {
        tell();
        expect(known()).toEqual(IDS.slice(0, known().length));
      }
    tell();
    expect(revision).toBe(3);
    expect(known()).toEqual(IDS);
  });

  it('tells its order once, with the last part', () => {
    const orders: (string[] | undefined)[] = [];
    for (const _ of live.work()) if (live.waiting >= 5) orders.push(live.take(orders.length === 0)!.order);
    orders.push(live.take(false)!.order);
    expect(orders).toEqual([undefined, undefined, IDS]);
  });
});

describe('another word in one row', () => {
  it('is read without a look at the rest of the page', () => {
    for (const _ of live.work());
    live.take(true);
    const all = vi.spyOn(document, 'querySelectorAll');
    const text = document.querySelectorAll('[data-field="quantity"]')[6]!.firstChild as Text;
    all.mockClear();
    text.data = '5';
    live.mutated([record(text, 'characterData')]);
    for (const _ of live.work());
    expect(all).not.toHaveBeenCalled();
    all.mockRestore();
    expect(live.take(false)!.upsert.orders.map((one) => one.lines[0]!.quantity)).toEqual([5]);
    expect(live.takeTouched()).toBeUndefined();
  });

  it('that comes while the list is still being read is not lost', () => {
    const work = live.work();
    for (let i = 0; i < 10; i++) work.next();
    const text = document.querySelectorAll('[data-field="quantity"]')[0]!.firstChild as Text;
    text.data = '9';
    live.mutated([record(text, 'characterData')]);
    for (const _ of work);
    expect(live.take(true)!.upsert.orders[0]!.lines[0]!.quantity).toBe(9);
  });
});

describe('a mark of ours', () => {
  const host = () => {
    const el = document.createElement('span');
    el.setAttribute(OURS, 'marks');
    document.querySelector('header')!.append(el);
    return el;
  };
  it('taken out by us is no news', () => {
    const el = host();
    takeOut(el);
    expect(
      onlyOurs(record(document.querySelector('header')!, 'childList', { removedNodes: [el] as never })),
    ).toBe(true);
  });
  it('thrown out by the page is', () => {
    const el = host();
    el.remove();
    expect(
      onlyOurs(record(document.querySelector('header')!, 'childList', { removedNodes: [el] as never })),
    ).toBe(false);
  });
});
