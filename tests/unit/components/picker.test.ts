// @vitest-environment happy-dom
// The picker without a browser: what is asked and in which order, picks into a patch and back, when it counts, what a
// page's digest says, and that its words speak three languages.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Ask,
  asksOfKind,
  asksOfPage,
  fieldAsk,
  nextAsk,
  pageIdFor,
  rowsAsk,
} from '../../../components/picker/asks.ts';
import { moved } from '../../../components/picker/besides.ts';
import { cornerFor, nextCorner } from '../../../components/picker/corner.ts';
import { digestOf, keysOf } from '../../../components/picker/digest.ts';
import words from '../../../components/picker/picker.i18n.json';
import { readPageParts } from '../../../components/picker/readings.ts';
import {
  begin,
  choose,
  compact,
  mean,
  type Pick,
  patchOf,
  phaseOf,
  pick,
  type Session,
  skip,
  teach,
  undo,
} from '../../../components/picker/session.ts';
import { currentAsk, enough, goesOn } from '../../../components/picker/view.ts';
import { nameOf, pickerWords, valueText } from '../../../components/picker/words.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { PickerSetup } from '../../../lib/messages/protocol.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import { PART_FIELDS, type Part, type Repair, SitePatch } from '../../../lib/model/patch.ts';
import { compilePage } from '../../../lib/reading/page.ts';
import { newPass, readCompiled } from '../../../lib/reading/read.ts';

const file = MARKETPLACES.find(({ id }) => id === 'pinduoduo')!;
const orders = file.pages.find(({ id }) => id === 'orders')!;
const NEEDS = ['order.status', 'order.lines.sku', 'order.lines.quantity'];
const setup = (over: Partial<PickerSetup> = {}): PickerSetup => ({
  locale: 'en',
  site: file,
  file,
  page: 'orders',
  needs: NEEDS,
  ...over,
});
const url = { frame: 'https://mms.pinduoduo.com/orders/list', top: 'https://mms.pinduoduo.com/orders/list' };
const case_ = (name: string): string =>
  readFileSync(`tests/pages/pinduoduo/${name}/page.html`, 'utf8').replace(/^[\s\S]*?(?=<head>)/, '');
const readNow = (site: Marketplace = file) =>
  readPageParts(site, site.pages.find(({ id }) => id === 'orders')!, document, url, 0);

const field = (name: string, at: string, part: Part = 'orders.lines'): Repair => ({
  what: 'field',
  part,
  field: name,
  from: { at, read: 'text' },
});
const way = (...repairs: Repair[]): Pick['ways'][number] => ({ repairs, value: 'x', rows: 3, of: 3 });
const picked = (ask: string, ...repairs: Repair[]): Pick => ({
  ask,
  ways: [way(...repairs)],
  at: 0,
  besides: { repairs: [], asks: [] },
});
const SKU = fieldAsk('orders.lines', 'sku');

beforeEach(() => {
  document.documentElement.innerHTML = case_('orders/normal');
});

describe('what is asked', () => {
  const asks = asksOfPage(orders, NEEDS);
  const ids = asks.map(({ id }) => id);

  it('has a row before its fields, and what the rules need before the rest', () => {
    expect(ids.indexOf(rowsAsk('orders'))).toBeLessThan(ids.indexOf(fieldAsk('orders', 'status')));
    expect(ids.indexOf(fieldAsk('orders', 'status'))).toBeLessThan(ids.indexOf(fieldAsk('orders', 'total')));
    const needed = asks.filter((ask) => ask.needed).map(({ id }) => id);
    expect(needed).toContain(fieldAsk('orders', 'orderId'));
    expect(needed).not.toContain(fieldAsk('orders', 'total'));
  });

  it('never lets go of what a row is known by', () => {
    const must = asks.filter((ask) => ask.must).map(({ id }) => id);
    expect(must).toEqual([rowsAsk('orders'), fieldAsk('orders', 'orderId')]);
  });

  it('goes on behind what was pointed at, then back to what is still broken, then to the rest', () => {
    const broken = new Set([SKU, fieldAsk('orders', 'status'), fieldAsk('orders', 'total')]);
    const state = (ask: Ask) => (broken.has(ask.id) ? ('missing' as const) : ('ok' as const));
    expect(nextAsk(asks, state)?.id).toBe(fieldAsk('orders', 'status'));
    expect(nextAsk(asks, state, [], fieldAsk('orders', 'status'))?.id).toBe(SKU);
    expect(nextAsk(asks, state, [SKU], SKU)?.id).toBe(fieldAsk('orders', 'status'));
    expect(nextAsk(asks, state, [SKU, fieldAsk('orders', 'status')])?.id).toBe(fieldAsk('orders', 'total'));
  });

  it('leaves alone what waits for its row', () => {
    expect(nextAsk(asks, (ask) => (ask.what === 'rows' ? 'missing' : 'waiting'))?.what).toBe('rows');
  });

  it('has a name in every language for all a patch may hold', () => {
    for (const locale of ['zh-CN', 'ko', 'en'] as const) {
      const t = pickerWords(locale);
      for (const [part, names] of Object.entries(PART_FIELDS))
        for (const name of names) {
          const ask: Ask = { id: name, what: 'field', part: part as Part, field: name, needed: false };
          expect([part, nameOf(ask, t)]).not.toEqual([part, name]);
        }
      for (const kind of ['orders', 'order', 'listings', 'chat', 'reviews', 'aftersales'] as const)
        for (const ask of asksOfKind(kind)) expect(nameOf(ask, t)).not.toBe(ask.field ?? ask.part);
    }
  });

  it('takes the next free name for a taught page', () => {
    expect(pageIdFor('chat', [])).toBe('chat');
    expect(pageIdFor('orders', [{ id: 'orders' }, { id: 'orders-2' }])).toBe('orders-3');
  });
});

describe('picks', () => {
  const one = pick(begin(setup()), picked(SKU, field('sku', '.a')));

  it('become a patch the worker takes', () => {
    const patch = patchOf(one, '2026-11-22');
    expect(SitePatch.parse(patch)).toEqual(patch);
    expect(patch).toMatchObject({ marketplace: 'pinduoduo', base: file.revision, page: 'orders' });
    expect(patch.repairs).toEqual([field('sku', '.a')]);
  });

  it('of the same place leave only the later one', () => {
    const two = pick(one, picked(SKU, field('sku', '.b'), field('title', '.t')));
    expect(patchOf(two, '2026-11-22').repairs).toEqual([field('sku', '.b'), field('title', '.t')]);
  });

  it('are taken back one after the other, each time asking for it again', () => {
    const two = pick(one, picked(fieldAsk('orders', 'status'), field('status', '.s', 'orders')));
    const back = undo(two);
    expect(back.chosen).toBe(fieldAsk('orders', 'status'));
    expect(patchOf(back, '2026-11-22').repairs).toEqual([field('sku', '.a')]);
    expect(undo(undo(back)).picks).toEqual([]);
  });

  it('may be read another way', () => {
    const ways = [way(field('sku', '.a')), way(field('sku', '.b'))];
    const at = pick(begin(setup()), { ...picked(SKU), ways });
    const other = choose(at, 1, { repairs: [field('variant', '.v')], asks: [] });
    expect(patchOf(other, '2026-11-22').repairs).toEqual([field('sku', '.b'), field('variant', '.v')]);
    expect(choose(other, 7, { repairs: [], asks: [] })).toBe(other);
  });

  it('stand over what was kept before', () => {
    const patch = { ...patchOf(one, '2026-11-21'), repairs: [field('sku', '.old'), field('title', '.t')] };
    const kept = { patch, state: 'on' as const, at: 1 };
    const again = pick(begin(setup({ kept })), picked(SKU, field('sku', '.new')));
    expect(patchOf(again, '2026-11-22').repairs).toEqual([field('title', '.t'), field('sku', '.new')]);
  });

  it('give a word one meaning, the last that was said', () => {
    const said = mean(mean(mean(begin(setup()), 'To pack', 'unpaid'), 'To pack', 'paid'), 'Gone', 'shipped');
    expect(patchOf(said, '2026-11-22').repairs).toEqual([
      { what: 'words', status: { paid: ['To pack'], shipped: ['Gone'] } },
    ]);
    expect(said.picks).toHaveLength(2);
  });

  it('keep every landmark’s root, and one of everything else', () => {
    const landmark = (watch: string): Repair => ({ what: 'landmark', ready: watch, watch });
    const slot = (at: string): Repair => ({ what: 'slot', part: 'orders', slot: { at, place: 'append' } });
    expect(compact([landmark('.a'), slot('.x'), landmark('.b'), slot('.y')])).toEqual([
      landmark('.a'),
      landmark('.b'),
      slot('.y'),
    ]);
  });
});

describe('when it counts', () => {
  const kept = (seen: string): Session =>
    begin(setup({ kept: { patch: patchOf(begin(setup()), '2026-11-22'), state: 'trial', at: 1, seen } }));

  it('is on a page that shows something else, not on the one it was kept on', () => {
    expect(phaseOf(kept('one'), 'one')).toBe('kept');
    expect(phaseOf(kept('one'), undefined)).toBe('kept');
    expect(phaseOf(kept('one'), 'two')).toBe('check');
  });

  it('has to be kept again once something more was pointed out', () => {
    expect(phaseOf(pick(kept('one'), picked(SKU, field('sku', '.a'))), 'two')).toBe('work');
  });

  it('begins in teaching with what the page is', () => {
    const { page: _, ...bare } = setup();
    const unknown = begin(bare);
    expect(phaseOf(unknown, 'any')).toBe('choose');
    const taught = teach(unknown, 'orders', { hosts: ['x.example'], path: '/orders', frame: 'top' });
    expect(phaseOf(taught, 'any')).toBe('work');
    expect(patchOf(taught, '2026-11-22')).toMatchObject({ page: 'orders-2', add: { kinds: ['orders'] } });
  });
});

describe('a page as it is read', () => {
  it('says the same as the page’s own reading', () => {
    const whole = readCompiled(compilePage(file, orders), newPass(document, url, 0));
    const read = readNow();
    expect(read.state).toBe(whole.state);
    const ids = whole.facts.orders.map(({ orderId }) => orderId);
    expect(read.parts.orders?.rows).toHaveLength(ids.length);
    expect(read.parts.orders?.fields.orderId).toMatchObject({
      state: 'ok',
      value: ids[0],
      parsed: ids.length,
    });
    expect(read.parts['orders.lines']?.fields.sku?.value).toBe(whole.facts.orders[0]?.lines[0]?.sku);
    expect(enough({ session: begin(setup()), read })).toBe(true);
  });

  it('asks for a row first when its names are gone, and goes on while something needed is broken', () => {
    for (const el of document.querySelectorAll('[class]')) el.setAttribute('class', 'zz');
    const seen = { session: begin(setup()), read: readNow() };
    expect(currentAsk(seen)?.id).toBe(rowsAsk('orders'));
    expect(enough(seen)).toBe(false);
    expect(goesOn(seen)).toBe(true);
  });

  it('does without what was said to be gone, never without what names a row', () => {
    for (const el of document.querySelectorAll('.goods-record-container')) el.className = 'zz';
    const session = begin(setup());
    const read = readNow();
    expect(currentAsk({ session, read })?.id).toBe(SKU);
    expect(enough({ session, read })).toBe(false);
    expect(enough({ session: skip(session, SKU), read })).toBe(true);
  });
});

describe('a page’s digest', () => {
  const of = () => digestOf(keysOf(file, orders, document, url, 0), 'pinduoduo orders');

  it('says nothing of the page, and the same of the same', async () => {
    const digest = await of();
    expect(digest).toMatch(/^[\w-]{43}$/);
    expect(await of()).toBe(digest);
  });

  it('is another of other orders, and of another kind of page', async () => {
    const digest = await of();
    const keys = keysOf(file, orders, document, url, 0);
    expect(keys).toHaveLength(3);
    expect(await digestOf(keys, 'pinduoduo other')).not.toBe(digest);
    document.body.innerHTML = document.body.innerHTML.replaceAll('-1000000000', '-2000000000');
    expect(await of()).not.toBe(digest);
  });

  it('stays when one order leaves that was not the one it is of', async () => {
    const keys = keysOf(file, orders, document, url, 0);
    const digests = await Promise.all(
      keys.map((gone) =>
        digestOf(
          keys.filter((key) => key !== gone),
          'salt',
        ),
      ),
    );
    const whole = await digestOf(keys, 'salt');
    expect(digests.filter((digest) => digest === whole)).toHaveLength(keys.length - 1);
  });

  it('is none where nothing is read', async () => {
    document.body.innerHTML = '';
    expect(await of()).toBeUndefined();
  });
});

describe('a reading moved with its neighbour', () => {
  it('follows in the same place and below it, and keeps its own way to read', () => {
    const take = { templates: ['{a}[{b:code}]'], hole: 'b' };
    const now = { at: '.new', read: 'text' } as const;
    expect(moved({ at: '.old', read: 'text' }, now, { at: '.old', read: 'text', take })).toEqual({
      at: '.new',
      read: 'text',
      take,
    });
    expect(moved({ at: '.old', read: 'text' }, now, { at: '.old > b', read: 'text' })).toEqual({
      at: '.new > b',
      read: 'text',
    });
    expect(moved({ at: '.old', read: 'text' }, now, { at: '.older', read: 'text' })).toBeUndefined();
  });

  it('follows into another column of the same table', () => {
    const cell = (under: string, header: string) => ({ under: [under], header, cells: ':scope > td' });
    expect(
      moved(
        { cell: cell('Total', '.h th'), read: 'text' },
        { cell: cell('Total', 'th'), read: 'text' },
        { cell: cell('Qty', '.h th'), read: 'text' },
      ),
    ).toEqual({ cell: cell('Qty', 'th'), read: 'text' });
    const lines = { ...cell('Qty', '.h th'), cells: ':scope > tbody td' };
    expect(
      moved(
        { cell: cell('Total', '.h th'), read: 'text' },
        { cell: cell('Total', 'th'), read: 'text' },
        { cell: lines, read: 'text' },
      ),
    ).toEqual({ cell: { ...lines, header: 'th' }, read: 'text' });
    expect(
      moved(
        { cell: cell('Total', '.h th'), read: 'text' },
        { cell: cell('Total', 'th'), read: 'text' },
        { cell: cell('Qty', '.other th'), read: 'text' },
      ),
    ).toBeUndefined();
  });
});

describe('the panel’s corner', () => {
  const win = { innerWidth: 1280, innerHeight: 720 };
  const reply = { left: 0, right: 1280, top: 560, bottom: 720 };
  it('is never over the reply box, nor under an open desk', () => {
    const at = (desk: boolean) => cornerFor({ reply, desk, win, filled: () => false });
    expect(at(false)).toMatch(/^top/);
    expect(at(true)).toBe('top-left');
  });
  it('is where there is the least to point at', () => {
    const filled = (x: number) => x < 640;
    expect(cornerFor({ reply: undefined, desk: false, win, filled })).toMatch(/right$/);
  });
  it('goes round all four', () => {
    let corner = nextCorner('top-left');
    for (let i = 0; i < 3; i++) corner = nextCorner(corner);
    expect(corner).toBe('top-left');
  });
});

describe('its words', () => {
  it('show a value as a person checks it', () => {
    const t = pickerWords('en');
    expect(valueText('paid', 'status', 'en', t)).toBe('Paid');
    expect(valueText({ amount: '47.90', currency: 'CNY' }, 'total', 'en', t)).toBe('¥47.90');
    expect(valueText('2026-11-21T09:30+08:00', 'placedAt', 'en', t)).toBe('21 Nov 09:30');
    expect(valueText('x'.repeat(500), 'title', 'en', t).length).toBeLessThanOrEqual(120);
    expect(valueText('<b>', 'title', 'en', t)).toBe('<b>');
  });

  it('speak three languages with the same holes', () => {
    const holes = (text: unknown) => [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const [key, texts] of Object.entries(words)) {
      expect([key, Object.keys(texts).sort()]).toEqual([key, ['en', 'ko', 'zh-CN']]);
      const [zh, ko, en] = [texts['zh-CN'], texts.ko, texts.en].map((text) =>
        [...new Set(holes(text))].sort(),
      );
      expect([key, ko, en]).toEqual([key, zh, zh]);
      expect(JSON.stringify(texts['zh-CN'])).not.toMatch(/\p{Script=Han} \{n\}|\{n\} \p{Script=Han}/u);
    }
  });
});
