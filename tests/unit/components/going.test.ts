// @vitest-environment happy-dom
// Going to a waiting buyer from the desk: in this frame's own list, in another frame, in another tab; and what is typed
// for the palette before its bundle has come.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDesk } from '../../../components/desk/app/deeds.ts';
import { newDeskState } from '../../../components/desk/app/state.ts';
import { pendingSheets } from '../../../components/desk/sheets/pending.ts';
import type { Send } from '../../../lib/messages/client.ts';
import type { DeskData, Waiting } from '../../../lib/model/desk.ts';
import type { Overlay } from '../../../lib/page/frame.ts';

const waits = (tab: number, key: string, here = false): Waiting => ({
  tab,
  key,
  site: 'Shop One',
  here,
  state: 'waiting',
});

let rows: string[];
let shown: string[];
let asked: { type: string; [key: string]: unknown }[];
let fails: boolean;
let ended: AbortController;
function desk(waiting: Waiting[], buyer?: { id: string }) {
  const overlay = {
    targets: () => ({}),
    focus: () => undefined,
    show: (key: string) => {
      shown.push(key);
      return rows.includes(key);
    },
  } as unknown as Overlay;
  const send = (async (request: { type: string }) => {
    asked.push(request);
    return fails ? { ok: false, error: { code: 'tab.gone' } } : { ok: true, value: { found: [], total: 0 } };
  }) as unknown as Send;
  const state = newDeskState();
  const prompt = { id: 'unanswered:conversation', rule: 'unanswered', about: { kind: 'conversation' } };
  state.data.value = {
    locale: 'en',
    page: { kinds: ['chat'] },
    queue: { total: 0 },
    layout: { open: true, width: 340, sections: {} },
    targets: {},
    replies: {},
    prompts: [{ ...prompt, actions: [{ kind: 'go-buyer', label: 'Go' }] }],
    waiting,
    ...(buyer ? { buyer } : {}),
  } as unknown as DeskData;
  return { state, send, ...createDesk(overlay, send, state) };
}
beforeEach(() => {
  rows = [];
  shown = [];
  asked = [];
  fails = false;
  ended = new AbortController();
});
afterEach(() => ended.abort());

describe('the next-key on a chat page', () => {
  it('walks who waits, round and round, in this list and in other tabs', async () => {
    rows = ['threads:a'];
    const { step, state } = desk([waits(1, 'threads:a', true), waits(2, 'threads:b')]);
    step(1);
    expect(state.waiting.value).toBe('1 threads:a');
    expect(asked).toEqual([]);
    step(1);
    expect(asked).toEqual([{ type: 'go-tab', tab: 2, key: 'threads:b' }]);
    step(1);
    expect(state.waiting.value).toBe('1 threads:a');
    step(-1);
    expect(state.waiting.value).toBe('2 threads:b');
  });

  it('asks the tab’s other frames where this one has no such row', () => {
    const { deeds } = desk([waits(1, 'threads:a', true)]);
    deeds.go('1 threads:a');
    expect(asked).toEqual([{ type: 'go-tab', tab: 1, key: 'threads:a' }]);
  });

  it('says so where the tab is gone', async () => {
    fails = true;
    const { deeds, state } = desk([waits(2, 'threads:b')]);
    deeds.go('2 threads:b');
    await vi.waitFor(() => expect(state.toast.value).toBe('That tab is closed.'));
  });
});

describe('the prompt about the open chat', () => {
  it('leads to its row and the reply box here; in another frame, by the tab', async () => {
    rows = ['conversation'];
    const one = desk([waits(1, 'threads:a', true)], { id: 'a' });
    one.actNow();
    await vi.waitFor(() => expect(shown).toEqual(['threads:a', 'conversation']));
    expect(asked).toEqual([]);
    rows = [];
    desk([waits(1, 'threads:a', true)], { id: 'a' }).actNow();
    await vi.waitFor(() => expect(asked).toEqual([{ type: 'go-tab', tab: 1, key: 'conversation' }]));
  });
});

describe('before the sheets’ bundle has come', () => {
  const press = (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    Object.defineProperty(event, 'isTrusted', { value: true });
    return document.body.dispatchEvent(event);
  };

  it('it is asked for once, and what is typed is kept for the palette', async () => {
    const made = desk([]);
    const { drawn } = pendingSheets(window, made, vi.fn(), ended.signal);
    expect(press('h')).toBe(true);
    made.palette.open();
    for (const key of ['h', 'y', 'Enter']) expect(press(key)).toBe(false);
    expect(press('q', { altKey: true })).toBe(true);
    expect(press('n', { isComposing: true })).toBe(true);
    expect(made.state.palette.value?.query).toBe('hy');
    expect(asked.filter(({ type }) => type === 'need-desk')).toEqual([{ type: 'need-desk', part: 'sheets' }]);
    drawn();
    expect(press('g')).toBe(true);
  });

  it('Escape closes it; a bundle that cannot come closes it and says why', async () => {
    const made = desk([]);
    const failed = vi.fn();
    pendingSheets(window, made, failed, ended.signal);
    made.palette.open();
    press('Escape');
    expect(made.state.palette.value).toBeUndefined();
    ended.abort();
    ended = new AbortController();
    fails = true;
    pendingSheets(window, made, failed, ended.signal);
    made.palette.open();
    await vi.waitFor(() => expect(failed).toHaveBeenCalledWith({ code: 'tab.gone' }));
    expect(made.state.palette.value).toBeUndefined();
  });
});
