// @vitest-environment happy-dom
// An overlay's clocks: judged again when time alone changes what is said, a hidden tab that reads who waits and nothing
// else, and what is dropped when nobody looks.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { Send } from '../../../lib/messages/client.ts';
import type { FactsDelta, Push } from '../../../lib/messages/protocol.ts';
import { Due, Pace } from '../../../lib/page/due.ts';
import type { Overlay, OverlayEvent } from '../../../lib/page/frame.ts';
import { startOverlay } from '../../../lib/page/overlay.ts';

const site = MARKETPLACES.find((one) => one.id === 'practice')!;
const thread = (id: string, since?: string) =>
  `<button data-thread="${id}"><span data-slot><b data-field="buyer">${id}**</b></span>${
    since ? `<time data-field="waiting-since" datetime="2026-11-21T${since}:00+08:00">…</time>` : ''
  }</button>`;
const message = (id: string) =>
  `<li data-message="${id}" data-from="buyer" data-kind="text"><p data-field="text">在吗</p>
   <time data-field="at" datetime="2026-11-21T14:20:00+08:00">…</time></li>`;
const CHAT = `<main data-view="chat" data-loaded><nav>${thread('b1', '14:20')}${thread('b2')}</nav>
  <section data-conversation="b1"><h2 data-field="buyer">b1**</h2><ol>${message('m1')}</ol></section></main>`;
const ORDER = `<section data-order="261121-0001"><header data-slot>
  <a data-field="order-id" href="#">261121-0001</a><span data-field="buyer" data-buyer="b1">林**</span>
  <span data-field="status">待发货</span></header></section>`;
const LIST = `<main data-view="orders" data-loaded>${ORDER}</main>`;

let hidden: boolean;
let told: FactsDelta[];
let asked: string[];
let again: number | undefined;
let events: OverlayEvent[];
let push: (push: Push) => unknown;
let ended: AbortController;
let overlay: Overlay;

/** What runs in slices runs on messages, which no faked clock holds up. */
const settle = async () => {
  for (let i = 0; i < 10; i++) {
    await new Promise((done) => setImmediate(done));
    await vi.advanceTimersByTimeAsync(0);
  }
};
const open = async (html: string, page: 'chat' | 'orders') => {
  document.body.innerHTML = html;
  const send = (async (request: { type: string; delta?: FactsDelta; url?: string }) => {
    asked.push(request.type);
    if (request.type === 'hello')
      return {
        ok: true,
        value: { on: true, site, pages: [page], locale: 'en', paused: false, top: request.url, isTop: true },
      };
    if (request.type !== 'facts') return { ok: true, value: null };
    told.push(request.delta!);
    const value = { revision: request.delta!.revision, rows: [], ...(again === undefined ? {} : { again }) };
    return { ok: true, value };
  }) as unknown as Send;
  overlay = startOverlay({
    doc: document,
    send,
    onPush: (handle) => {
      push = handle;
      return () => undefined;
    },
    marks: {
      css: '',
      draw(host, prompts) {
        host.textContent = prompts.map((p) => p.mark).join();
      },
    },
    url: () => `https://practice.invalid/practice.html#/${page}`,
    signal: ended.signal,
  });
  overlay.on((event) => events.push(event));
  await settle();
};
const hide = async (is: boolean) => {
  hidden = is;
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
};
const change = async (how: () => void) => {
  how();
  await settle();
};
const nav = () => document.querySelector('nav')!;
const said = () => told.splice(0);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  vi.setSystemTime('2026-11-21T14:30:00+08:00');
  window.requestIdleCallback ??= ((run: () => void) => setTimeout(run, 0)) as never;
  hidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  told = [];
  asked = [];
  events = [];
  again = undefined;
  ended = new AbortController();
});
afterEach(() => {
  ended.abort();
  vi.useRealTimers();
});

describe('a page whose marks change by time alone', () => {
  it('is judged again at that instant, by an empty report, and then as the newer answer says', async () => {
    again = 90_000;
    await open(LIST, 'orders');
    said();
    again = 60_000;
    await vi.advanceTimersByTimeAsync(89_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    const [empty] = said();
    expect(empty).toMatchObject({ whole: false, upsert: { orders: [] } });
    expect(events.at(-1)).toEqual({ kind: 'changed' });
    again = undefined;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(said()).toEqual([]);
  });

  it('is not judged while hidden, and is when it is shown again, though nothing on it changed', async () => {
    again = 90_000;
    await open(LIST, 'orders');
    said();
    await hide(true);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(told).toEqual([]);
    await hide(false);
    expect(said()).toHaveLength(1);
  });

  it('runs nothing without a clock, and nothing once it has ended', async () => {
    await open(LIST, 'orders');
    said();
    expect(vi.getTimerCount()).toBeLessThanOrEqual(1); // the desk is asked for when the page rests
    await vi.advanceTimersByTimeAsync(10_000);
    expect(vi.getTimerCount()).toBe(0);
    again = 5_000;
    push({ type: 'judge' });
    await settle();
    said();
    ended.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a hidden chat', () => {
  const waits = () =>
    said().map(({ upsert, remove }) => [upsert.threads.map((t) => t.buyer.id), remove.threads]);

  it('tells of a thread that comes, waits or goes, at most once in five seconds', async () => {
    await open(CHAT, 'chat');
    said();
    await hide(true);
    await change(() => nav().insertAdjacentHTML('beforeend', thread('b3', '14:29')));
    expect(waits()).toEqual([[['b3'], []]]);
    await change(() => nav().insertAdjacentHTML('beforeend', thread('b4', '14:30')));
    await change(() => nav().firstElementChild!.remove());
    await vi.advanceTimersByTimeAsync(4_000);
    await settle();
    expect(waits()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    await settle();
    expect(waits()).toEqual([[['b4'], ['b1']]]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(waits()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('reads no message and no order; shown again, it reads all as it stands now', async () => {
    await open(CHAT, 'chat');
    said();
    await hide(true);
    await change(() => document.querySelector('ol')!.insertAdjacentHTML('beforeend', message('m2')));
    await change(() =>
      document.querySelector('main')!.insertAdjacentHTML('beforeend', `<aside>${ORDER}</aside>`),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    await settle();
    expect(told.every((d) => d.conversation === undefined && d.upsert.orders.length === 0)).toBe(true);
    said();
    await hide(false);
    const all = said();
    expect(all.at(-1)!.conversation?.messages).toHaveLength(2);
    expect(all.flatMap((d) => d.upsert.orders)).toHaveLength(1);
  });

  it('that was opened behind tells who waits, and asks for no desk', async () => {
    hidden = true;
    await open(CHAT, 'chat');
    const [first] = said();
    expect(first).toMatchObject({ whole: true, upsert: { threads: [{ buyer: { id: 'b1' } }, {}] } });
    expect(first!.conversation).toBeFalsy();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).not.toContain('need-desk');
  });

  it('that is signed out meanwhile takes its threads back', async () => {
    await open(CHAT, 'chat');
    said();
    await hide(true);
    await change(() => {
      document.querySelector('main')!.innerHTML = '<p data-signed-out>请登录</p>';
    });
    expect(said().at(-1)).toMatchObject({ state: 'logged-out', remove: { threads: ['b1', 'b2'] } });
  });
});

describe('a hidden list of orders', () => {
  it('is left alone, also when it was opened behind', async () => {
    await open(LIST, 'orders');
    said();
    await hide(true);
    await change(() => document.querySelector('[data-field="status"]')!.replaceChildren('已发货'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    ended.abort();
    ended = new AbortController();
    await open(LIST, 'orders');
    await change(() => document.querySelector('[data-field="status"]')!.replaceChildren('待发货'));
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('what the worker asks', () => {
  it('chats are told again whole where buyers write, and nowhere else', async () => {
    await open(LIST, 'orders');
    said();
    expect(push({ type: 'whole', chats: true })).toBe(undefined);
    ended.abort();
    ended = new AbortController();
    await open(CHAT, 'chat');
    said();
    expect(push({ type: 'whole', chats: true })).toBe(true);
    await settle();
    expect(said()).toMatchObject([{ whole: true }]);
  });

  it('a row the agent came for is brought into view and ringed, until it is opened or left', async () => {
    await open(CHAT, 'chat');
    const row = document.querySelector<HTMLElement>('[data-thread="b2"]')!;
    row.scrollIntoView = vi.fn();
    push({ type: 'show-row', key: 'threads:b2', mark: 'Waiting' });
    expect(row.scrollIntoView).toHaveBeenCalledWith({ block: 'nearest' });
    expect(row.querySelectorAll('[data-counterhand]')).toHaveLength(1);
    await change(() => row.setAttribute('aria-current', 'true'));
    expect(row.querySelectorAll('[data-counterhand]')).toHaveLength(0);
    expect(overlay.show('threads:nobody', 'Waiting')).toBe(false);
    overlay.show('threads:b1', 'Waiting');
    expect(document.querySelectorAll('nav [data-counterhand]')).toHaveLength(1);
    await hide(true);
    expect(document.querySelectorAll('nav [data-counterhand]')).toHaveLength(0);
  });

  it('a chord from another frame reaches whoever stands here; where nobody does, no answer is given', async () => {
    await open(CHAT, 'chat');
    expect(push({ type: 'key', key: 'Alt+KeyW' })).toBe(true);
    expect(events.at(-1)).toEqual({ kind: 'key', chord: 'Alt+KeyW' });
    ended.abort();
    expect(push({ type: 'key', key: 'Alt+KeyW' })).toBe(undefined);
  });

  it('a page that is left says so', async () => {
    await open(CHAT, 'chat');
    window.dispatchEvent(new Event('pagehide'));
    expect(asked.at(-1)).toBe('gone');
  });
});

describe('the clocks themselves', () => {
  it('an instant beyond what a browser can wait for is asked about on the way', () => {
    const run = vi.fn();
    const due = new Due(run, ended.signal);
    due.in(2 ** 40);
    vi.advanceTimersByTime(2 ** 31 - 2);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
  });

  it('an instant that is past or near is waited for a second', () => {
    const run = vi.fn();
    const due = new Due(run, ended.signal);
    due.in(-5);
    vi.advanceTimersByTime(999);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
    expect(due.drop()).toBe(false);
    due.in(5_000);
    expect(due.drop()).toBe(true);
    due.in(undefined);
    vi.advanceTimersByTime(10_000);
    expect(run).toHaveBeenCalledOnce();
  });

  it('a pace runs at once, then once at the end of each stretch it was asked for in', () => {
    const run = vi.fn();
    const pace = new Pace(run, 5_000);
    for (let i = 0; i < 20; i++) {
      pace.ask();
      vi.advanceTimersByTime(500);
    }
    expect(run).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledTimes(3);
    pace.ask();
    expect(run).toHaveBeenCalledTimes(4);
  });

  it('a pace whose timeout the browser holds back runs when it is next asked', () => {
    const run = vi.fn();
    let now = 0;
    const pace = new Pace(run, 5_000, () => now);
    pace.ask();
    pace.ask();
    now = 5_500;
    pace.ask();
    expect(run).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(60_000);
    expect(run).toHaveBeenCalledTimes(2);
  });
});
