// Small pages for the picker's tests, and the facts of a site nobody described.

import type { Marketplace } from '../../../lib/model/marketplace.ts';
import {
  type FieldAsk,
  type FieldProposal,
  fieldProposals,
  type Part,
  type SiteFacts,
} from '../../../lib/picker/index.ts';
import { compileField } from '../../../lib/reading/fields.ts';
import { newPass } from '../../../lib/reading/pass.ts';

export const SITE: SiteFacts = {
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  numbers: { decimal: '.', group: ',' },
  dates: 'ymd',
  orderId: ['{n:digits}', '{a:letters}-{n:digits}'],
  words: { status: { paid: ['待发货', 'Paid'], shipped: ['已发货', 'Shipped'] } },
};
export const NOW = Date.parse('2026-11-22T04:00:00Z');
const AT = 'https://console.example/orders';

/** Shows a page made of this markup. */
export function show(html: string): Document {
  document.body.innerHTML = html;
  return document;
}
export const one = (css: string): Element => {
  const found = document.querySelector(css);
  if (!found) throw new Error(`nothing matches ${css}`);
  return found;
};
export const all = (css: string): Element[] => Array.from(document.querySelectorAll(css));

interface Point {
  field: string;
  at: Element;
  rows?: Element[];
  part?: Part;
  site?: SiteFacts;
  more?: Partial<FieldAsk>;
}
/** Points at an element of a row. */
export function point({
  field,
  at,
  rows = [],
  part = 'orders',
  site = SITE,
  more = {},
}: Point): FieldProposal[] {
  const groups = rows.map((row) => [row]);
  return fieldProposals({
    site,
    part,
    field,
    element: at,
    row: groups.find(([row]) => row!.contains(at)) ?? [document.documentElement],
    rows: groups.length > 0 ? groups : [[document.documentElement]],
    root: document,
    url: { frame: AT, top: AT },
    now: NOW,
    ...more,
  });
}
/** What a proposal reads in each row. */
export const readIn = (
  proposal: FieldProposal | undefined,
  rows: readonly Element[],
  site = SITE,
): unknown[] => {
  if (!proposal) return [];
  const field = compileField(
    { parse: proposal.parse, from: [proposal.reading], when: 'sometimes' },
    site as Marketplace,
  );
  const pass = newPass(document, { frame: AT, top: AT }, NOW);
  return rows.map((row) => field([row], pass).value);
};
