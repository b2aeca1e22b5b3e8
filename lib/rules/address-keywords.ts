// address-keywords: the order's address holds one of the shop's own words: a pick-up point, a school, a prison. Only
// the address is looked at; the phone's figures would hit by chance.
import words from './address-keywords.i18n.json';
import { defineRule, words as list } from './define.ts';
import { hits, plain } from './helpers/hits.ts';
import { isOpen } from './helpers/orders.ts';

/** What shops ask for. Every shop keeps its own list, so the rule is off until the owner has looked at it. */
const USUAL: readonly string[] = [
  ...['驿站', '快递柜', '代收点', '自提', '学校', '监狱', '看守所', '部队', '工商局', '质检局', '市场监管'],
  ...['무인택배함', '편의점', '학교', '교도소', '구치소', '군부대', '사서함', '구청', '시청'],
  ...['po box', 'p.o. box', 'pick-up point', 'pickup point', 'parcel locker', 'school', 'prison', 'jail'],
];

export default defineRule({
  id: 'address-keywords',
  group: 'address',
  level: 'hint',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.ship.address'],
  params: { list: list({ default: USUAL }) },
  defaultOn: false,
  words,
  judge({ facts, params }) {
    return facts.orders.filter(isOpen).flatMap(({ orderId, ship }) => {
      const found = ship?.address === undefined ? [] : hits(plain(ship.address), params.list);
      if (found.length === 0) return [];
      return [
        {
          about: { kind: 'order', id: orderId },
          params: { word: found.join(' / ') },
          actions: [{ kind: 'insert-reply', label: 'act.insert', tag: 'verify-details', orderId }],
        },
      ];
    });
  },
});
