// What runs inside the page of a reading benchmark: the engine and the hand-written reader on the same page, turn by turn.
import type { Marketplace } from '../../lib/model/marketplace.ts';
import { ROW_KINDS } from '../../lib/reading/keys.ts';
import { type CompiledPage, compilePage, type Section } from '../../lib/reading/page.ts';
import type { Pass } from '../../lib/reading/pass.ts';
import { choosePage, newPass, readCompiled } from '../../lib/reading/read.ts';
import { beCareful, type Facts } from './readers/help.ts';
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

/** Milliseconds a reading. */
export interface Pair {
  ours: number;
  yardstick: number;
  /** The engine row by row, as a page that is watched is read. */
  rows: number;
  /** The hand-written reader when it asks of each value whether it is seen. */
  careful: number;
}

export interface ReadingPage {
  /** Undefined where nobody wrote a reader for this kind of page. One pair a round. */
  measure(
    site: Marketplace,
    pages: string[],
    kind: string,
    url: { frame: string; top: string },
    now: number,
    rounds: number,
  ): { pairs: Pair[]; ours: Facts; yardstick: Facts | undefined } | undefined;
}

/** Long enough a round for the clock, which steps in tenths of a millisecond. */
const ROUND_MS = 12;
/** So long each side runs before it is timed, until the browser has made of it what it will. */
const WARM_MS = 60;
/** Readings between two looks at the clock. */
const BATCH = 50;

/** Everything a page says, each row for itself. */
function rowByRow(compiled: CompiledPage, pass: Pass): void {
  const each = (section: Section<unknown> | undefined) => {
    for (const row of section?.rows(pass) ?? []) section!.read(row, pass);
  };
  const state = compiled.state(pass, 1);
  if (state === 'logged-out' || state === 'not-ready') return;
  compiled.account(pass);
  for (const kind of ROW_KINDS) each(compiled[kind]);
  const { conversation } = compiled;
  if (!conversation || state !== 'ok') return;
  conversation.buyer(pass);
  each(conversation.messages);
  each(conversation.orders);
  each(conversation.listings);
}

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
    const pass = () => newPass(document, url, now);
    // A page that is still loading has no rows to read: then even a hand-written reader may stumble, which is not timed.
    const theirs = () => {
      try {
        return reader(url.frame, now);
      } catch {
        return undefined;
      }
    };
    const works: Record<keyof Pair, () => unknown> = {
      ours: () => readCompiled(compiled, pass()),
      yardstick: theirs,
      rows: () => rowByRow(compiled, pass()),
      careful: theirs,
    };
    const sides = Object.keys(works) as (keyof Pair)[];
    const time = (side: keyof Pair, ms: number): number => {
      const work = works[side];
      beCareful(side === 'careful');
      const from = performance.now();
      let times = 0;
      let took = 0;
      for (; took < ms; took = performance.now() - from) {
        for (let i = 0; i < BATCH; i++) work();
        times += BATCH;
      }
      beCareful(false);
      return took / times;
    };
    for (const side of sides) time(side, WARM_MS);
    const pairs = Array.from({ length: rounds }, () => {
      const pair = {} as Pair;
      for (const side of sides) pair[side] = time(side, ROUND_MS);
      return pair;
    });
    const { facts } = readCompiled(compiled, pass());
    return { pairs, ours: facts as unknown as Facts, yardstick: theirs() };
  },
};
Object.assign(globalThis, { counterhandBench: api });
