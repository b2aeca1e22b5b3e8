// A real marketplace file, bent out of shape for a test; and what holds of every file, whatever is in it.
import { expect } from 'vitest';
import { findFaults } from '../../../lib/marketplaces/check.ts';
import { RULES } from '../../../lib/marketplaces/findings.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import failures from '../../../lib/marketplaces/marketplaces.i18n.json' with { type: 'json' };
import { openMarketplace } from '../../../lib/marketplaces/open.ts';

// biome-ignore lint/suspicious/noExplicitAny: a file is bent out of shape here
export type Bent = any;
export const bent = (change: (file: Bent) => void): Bent => {
  const file = structuredClone(MARKETPLACES[0]) as Bent;
  change(file);
  return file;
};
/** The first place its order id is read at, and that place's path in what is said of it. */
export const orderId = (file: Bent) => file.pages[0].orders.fields.orderId.from[0];
export const ORDER_ID = 'pages.orders.orders.fields.orderId.from.0';
export const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const OWN = Object.getOwnPropertyNames(Object.prototype).sort();
const clean = () => expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(OWN);

/** Opened and sound, or refused with a sentence whose every hole is filled. */
export function holds(file: string | Uint8Array): void {
  const opened = openMarketplace(file);
  clean();
  if (opened.ok) {
    expect(findFaults(opened.value)).toEqual([]);
    return;
  }
  const { code, params } = opened.error;
  expect(RULES).toContain(code.replace('marketplace.', ''));
  for (const value of Object.values(params!)) expect(String(value).length).toBeLessThanOrEqual(400);
  const words = failures[code as 'marketplace.enum'];
  for (const [, hole] of words.en.matchAll(/\{(\w+)\}/g)) expect(params).toHaveProperty(hole!);
}
