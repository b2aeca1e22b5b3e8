// A small made-up site for the engine's tests: what a test is about is passed in, the rest stands here.
import { type Field, Marketplace, type Reading } from '../../../lib/model/marketplace.ts';
import { compileField, type FieldResult } from '../../../lib/reading/fields.ts';
import { newPass, type Pass } from '../../../lib/reading/pass.ts';

type Json = Record<string, unknown>;

export const URL_ORDERS = 'https://seller.example/orders';

export function siteWith(pages: Json[], more: Json = {}): Marketplace {
  return Marketplace.parse({
    schema: 1,
    id: 'example',
    revision: 1,
    date: '2026-11-21',
    name: { 'zh-CN': '例', ko: '예', en: 'Example' },
    origins: ['https://seller.example/*'],
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    numbers: { decimal: '.', group: ',' },
    dates: 'ymd',
    languages: ['zh-CN'],
    orderId: ['{n:digits}'],
    words: { status: { paid: ['已付款'], shipped: ['已发货'] }, flags: { red: ['1'] } },
    policy: {
      addressChange: { how: 'not-known', until: 'not-known' },
      remark: null,
      response: null,
      proactive: true,
    },
    pages,
    ...more,
  });
}

export const page = (more: Json): Json => ({
  id: 'orders',
  kinds: ['orders'],
  match: { hosts: ['seller.example'], path: '/orders' },
  evidence: { level: 'verified', date: '2026-11-21' },
  ready: '#list',
  watch: { roots: ['#list'] },
  ...more,
});

export const SITE = siteWith([page({})]);

export function show(html: string): Element {
  document.body.innerHTML = html;
  return document.body;
}

export const passOver = (root: ParentNode = document): Pass =>
  newPass(root, { frame: URL_ORDERS, top: URL_ORDERS }, Date.parse('2026-11-21T14:30:00+08:00'));

/** Reads one field of a row made from `html`. */
export function readField(
  html: string,
  from: Reading | Reading[],
  more: Partial<Field> = {},
  site: Marketplace = SITE,
): FieldResult {
  const row = show(html);
  const field: Field = { parse: 'text', from: Array.isArray(from) ? from : [from], when: 'always', ...more };
  return compileField(field, site)([row], passOver());
}
