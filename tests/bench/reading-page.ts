// What runs inside the page of a reading benchmark: the engine and the hand-written reader on the same page, turn by turn.
import type { Marketplace } from '../../lib/model/marketplace.ts';
import { type CompiledPage, compilePage } from '../../lib/reading/page.ts';
import { choosePage, newPass, readCompiled } from '../../lib/reading/read.ts';
import type { Facts } from './readers/help.ts';
import * as naver from './readers/naver.ts';
import * as pinduoduo from './readers/pinduoduo.ts';
import * as practice from './readers/practice.ts';
import * as taobao from './readers/taobao.ts';

const READERS: Record<string, (url: string, now: number) => Facts> = {
  'naver-smartstore/deliveries': naver.deliveries,
  'pinduoduo/orders': pinduoduo.orders,
  'pinduoduo/orders-2022': pinduoduo.orders2022,
  'pinduoduo/order': pinduoduo.order,
  'pinduoduo/chat': pinduoduo.chat,
  'taobao/orders': taobao.orders,
  'taobao/orders-legacy': taobao.ordersLegacy,
  'taobao/remark-legacy': taobao.remark,
  'taobao/listings': taobao.listings,
  'practice/orders': practice.orders,
  'practice/listings': practice.listings,
  'practice/chat': practice.chat,
};

export interface ReadingPage {
  /** Undefined where nobody wrote a reader for this kind of page. Times in milliseconds a reading, one pair a round. */
  measure(
    site: Marketplace,
    pages: string[],
    kind: string,
    url: { frame: string; top: string },
    now: number,
    rounds: number,
  ): { pairs: { ours: number; yardstick: number }[]; ours: Facts; yardstick: Facts | undefined } | undefined;
}

/** Long enough a round for the clock, which steps in tenths of a millisecond. */
const ROUND_MS = 12;

const api: ReadingPage = {
  measure(site, pages, kind, url, now, rounds) {
    const reader = READERS[kind];
    const page = choosePage(
      site.pages.filter((one) => pages.includes(one.id)),
      document,
    );
    if (!reader || !page) return undefined;
    // Compiled once a page, as the overlay does. Each reading is a pass of its own: what was looked up or seen in one is
    // not kept for the next, and no parsed value is. State, account, health and every check are read with the facts.
    const compiled: CompiledPage = compilePage(site, page);
    const ours = () => readCompiled(compiled, newPass(document, url, now));
    // A page that is still loading has no rows to read: then even a hand-written reader may stumble, which is not timed.
    const theirs = () => {
      try {
        return reader(url.frame, now);
      } catch {
        return undefined;
      }
    };
    const time = (work: () => unknown, times: number): number => {
      const from = performance.now();
      for (let i = 0; i < times; i++) work();
      return (performance.now() - from) / times;
    };
    for (let i = 0; i < 50; i++) {
      ours();
      theirs();
    }
    const times = Math.max(20, Math.ceil(ROUND_MS / Math.max(time(ours, 50), 0.002)));
    const pairs = Array.from({ length: rounds }, () => {
      const own = time(ours, times);
      return { ours: own, yardstick: time(theirs, times * 10) };
    });
    return { pairs, ours: ours().facts as unknown as Facts, yardstick: theirs() };
  },
};
Object.assign(globalThis, { counterhandBench: api });
