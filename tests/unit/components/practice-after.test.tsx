// @vitest-environment happy-dom
// After the sale in the practice shop: reviews and cases read back as they were made, in three languages, and what the
// agent does about them is read from the page at once.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Console } from '../../../components/practice/Console.tsx';
import { LOCALES } from '../../../components/practice/locales.ts';
import { Shop } from '../../../components/practice/shop.ts';
import { iso, word } from '../../../components/practice/show.ts';
import practice from '../../../lib/marketplaces/practice.json' with { type: 'json' };
import type { Locale } from '../../../lib/model/basics.ts';
import { Marketplace } from '../../../lib/model/marketplace.ts';
import { readPage } from '../../../lib/reading/read.ts';
import { isWaiting } from '../../../lib/rules/helpers/cases.ts';

const site = Marketplace.parse(practice);
const NOW = Date.parse('2026-11-21T10:40:00+08:00');

let root: HTMLElement;
let again = 0;
function start(locale: Locale, at: string): Shop {
  const shop = new Shop({ locale, now: () => NOW, still: true });
  shop.go(at);
  act(() => render(<Console shop={shop} onLocale={() => undefined} onAgain={() => again++} />, root));
  return shop;
}
const look = (hash: string) => {
  const url = `https://practice.invalid/practice.html?still=1${hash}`;
  const read = readPage([site], document, { frame: url, top: url }, NOW)!;
  expect(Object.entries(read.health).filter(([, state]) => state !== 'ok')).toEqual([]);
  return read;
};
const press = (selector: string) => act(() => document.querySelector<HTMLElement>(selector)!.click());

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  act(() => render(null, root));
  root.remove();
});

describe.each(LOCALES)('after the sale in %s', (locale) => {
  it('reads back as the reviews buyers wrote', () => {
    const shop = start(locale, '#/reviews');
    const { page, state, facts } = look('#/reviews');
    expect([page, state]).toEqual(['reviews', 'ok']);
    expect(facts.orders).toEqual([]);
    expect(facts.reviews).toEqual(
      shop.after.reviews.value.map(({ order, rating, text, at, reply }) => ({
        orderId: order.id,
        buyer: { name: order.buyerName, id: order.buyer },
        rating,
        ...(text ? { text } : {}),
        at: iso(at),
        replied: reply !== undefined,
      })),
    );
    const open = facts.reviews.filter(({ replied }) => !replied);
    expect(open.some(({ rating }) => rating! <= 2)).toBe(true);
    expect(open.some(({ rating }) => rating! > 2)).toBe(true);
  });

  it('shows the order of the chosen review, and takes one public answer', () => {
    const shop = start(locale, '#/reviews/260101-0012');
    const { facts } = look('#/reviews/260101-0012');
    expect(facts.orders.map(({ orderId }) => orderId)).toEqual(['260101-0012']);
    const box = document.querySelector<HTMLTextAreaElement>('[data-box="reply"]')!;
    act(() => {
      box.value = '  ';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    press('.p-review .p-main');
    expect(look('#/reviews/260101-0012').facts.reviews[0]!.replied).toBe(false);
    act(() => {
      box.value = '<b>&amp;';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    press('.p-review .p-main');
    expect(look('#/reviews/260101-0012').facts.reviews[0]!.replied).toBe(true);
    expect(document.querySelector('.p-answer p')!.textContent).toBe('<b>&amp;');
    expect(document.querySelector('[data-box="reply"]')).toBeNull();
    act(() => shop.after.answer('260101-0012', 'again'));
    expect(shop.after.reviews.value[0]!.reply).toBe('<b>&amp;');
  });

  it('reads back as the cases that wait, and is done with the one that was agreed to', () => {
    const shop = start(locale, '#/aftersales');
    const read = () => look('#/aftersales').facts.aftersales;
    const shown = () =>
      shop.after.cases.value.map(({ id, order, kind, status, reason, due }) => ({
        caseId: id,
        orderId: order.id,
        kind,
        status: word(locale, `case.${status}`),
        statusText: word(locale, `case.${status}`),
        reason,
        ...(due ? { deadline: iso(due) } : {}),
      }));
    expect(read()).toEqual(shown());
    const waiting = () => read().filter((one) => isWaiting(one, NOW)).length;
    const before = waiting();
    expect(before).toBeGreaterThanOrEqual(3);
    for (let left = before; left > 0; left--) {
      press('[data-case] .p-acts button');
      expect(read()).toEqual(shown());
      expect(waiting()).toBe(left - 1);
    }
    expect(document.querySelector('[data-case] .p-acts button')).toBeNull();
  });

  it('shows the order of the chosen case', () => {
    const shop = start(locale, '#/aftersales');
    const [first] = shop.after.cases.value;
    act(() => shop.go(`#/aftersales/${first!.id}`));
    expect(look(`#/aftersales/${first!.id}`).facts.orders.map(({ orderId }) => orderId)).toEqual([
      first!.order.id,
    ]);
    press('aside .p-acts button');
    expect(document.querySelector<HTMLElement>('[data-box="remark"]')!.dataset.order).toBe(first!.order.id);
  });

  it('shows the score with a way to begin again, and no page for the reader', () => {
    const shop = start(locale, '#/score');
    expect(document.querySelectorAll('[data-score]').length).toBeGreaterThanOrEqual(9);
    expect(document.querySelector('.p-sum')!.textContent).toMatch(/^0\/\d+$/);
    const url = 'https://practice.invalid/practice.html#/score';
    expect(readPage([site], document, { frame: url, top: url }, NOW)).toBeUndefined();
    const before = again;
    press('.p-score button');
    expect(again).toBe(before + 1);
    act(() => shop.go('#/chat/b1003'));
    expect(document.querySelector('[data-score]')).toBeNull();
  });
});
