// @vitest-environment happy-dom
// Which of its places a field was read from, tried one by one on pages that changed in one way.
import { describe, expect, it } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { Marketplace, Page } from '../../../lib/model/marketplace.ts';
import { compilePage } from '../../../lib/reading/page.ts';
import { newPass, readCompiled } from '../../../lib/reading/read.ts';
import { partsOf, usingOf } from '../../../lib/reading/using.ts';

const practice = MARKETPLACES.find(({ id }) => id === 'practice')!;
const text = (at: string) => ({ at, read: 'text' as const });
const page: Page = {
  ...practice.pages.find(({ id }) => id === 'orders')!,
  ready: 'main',
  account: { name: { parse: 'text', from: [text('.shop'), text('.shop-old')], when: 'always' } },
  orders: {
    group: { mode: 'element', each: '.order' },
    fields: {
      orderId: { parse: 'id', from: [text('.id')], when: 'always' },
      status: { parse: 'status', from: [text('.s1'), text('.s2'), text('.s3')], when: 'always' },
      courier: { parse: 'text', from: [text('.c1'), text('.c2')], either: true, when: 'sometimes' },
      total: { parse: 'money', from: [text('.t1'), text('.t2')], agree: true, when: 'always' },
    },
    lines: {
      group: { mode: 'element', each: '.line' },
      fields: { sku: { parse: 'id', from: [text('.k1'), text('.k2')], when: 'always' } },
    },
  },
};
const site: Marketplace = { ...practice, pages: [page] };
const row = (of: { s?: string; k?: string; c?: string; t?: string } = {}) =>
  `<div class="order"><i class="id">260101-0001</i><i class="${of.s ?? 's1'}">待发货</i><i class="${of.c ?? 'c1'}">顺丰</i>
   ${of.t ?? '<i class="t1">¥5.00</i><i class="t2">¥5.00</i>'}<div class="line"><i class="${of.k ?? 'k1'}">CUP</i></div></div>`;
const using = (body: string) => {
  document.body.innerHTML = `<main>${body}</main>`;
  const compiled = compilePage(site, page);
  const pass = () => newPass(document, { frame: 'https://a.invalid/', top: 'https://a.invalid/' }, 0);
  const { health } = readCompiled(compiled, pass());
  return { health, using: usingOf(compiled, health, pass()) };
};
const shop = '<b class="shop">青瓦</b>';

describe('the place a field is read from', () => {
  it('is left out where it is the first, and for alternatives of one rank', () => {
    expect(using(shop + row() + row({ c: 'c2' })).using).toEqual({});
  });
  it('is the second, the third, in lines and in what stands around the rows', () => {
    expect(using(shop + row({ s: 's2' })).using).toEqual({ 'order.status': 1 });
    expect(using(shop + row({ s: 's3', k: 'k2' })).using).toEqual({
      'order.status': 2,
      'order.lines.sku': 1,
    });
    expect(using(`<b class="shop-old">青瓦</b>${row()}`).using).toEqual({ 'account.name': 1 });
  });
  it('is told of the first row that needs a later one', () => {
    expect(using(shop + row() + row({ s: 's3' }) + row({ s: 's2' })).using).toEqual({ 'order.status': 2 });
  });
  it('is left out for a field that is nowhere, and where the first of several witnesses speaks', () => {
    const gone = using(shop + row({ s: 's9' }));
    expect([gone.health['order.status'], gone.using]).toEqual(['missing', {}]);
    const alone = using(shop + row({ t: '<i class="t1">¥5.00</i>' }));
    expect([alone.health['order.total'], alone.using]).toEqual(['degraded', {}]);
    expect(using(shop + row({ t: '<i class="t2">¥5.00</i>' })).using).toEqual({ 'order.total': 1 });
  });
});

const cases = import.meta.glob<{ expected: { page: string | null; health: Record<string, string> } }>(
  '../../pages/**/case.json',
  { eager: true },
);
it.each(MARKETPLACES.flatMap((one) => one.pages.map((each) => [one.id, each.id, each] as const)))(
  'the parts of %s %s name each field as health names it',
  (siteId, pageId, each) => {
    const names = partsOf(each).flatMap(({ fields }) => fields.map(([name]) => name));
    expect(new Set(names).size).toBe(names.length);
    const told = Object.entries(cases).flatMap(([path, { expected }]) =>
      path.includes(`/${siteId}/`) && expected.page === pageId ? Object.keys(expected.health) : [],
    );
    // Lines are a part, not a field, and told of when a row has none.
    expect([...new Set(told)].filter((name) => name !== 'order.lines' && !names.includes(name))).toEqual([]);
  },
);

it('the cases tell of many fields', () => {
  expect(Object.values(cases).flatMap(({ expected }) => Object.keys(expected.health)).length).toBeGreaterThan(
    500,
  );
});
