// The desk's keys in a child frame: told to the worker, never while composing, never a script's, and left to the page
// where no desk stands.
import { beforeEach, describe, expect, it } from 'vitest';
import { deskKeys } from '../../../components/ui/deskkeys.ts';
import type { Send } from '../../../lib/messages/client.ts';
import type { Hello } from '../../../lib/messages/protocol.ts';
import { type BindKeys, tellKeys } from '../../../lib/page/keys.ts';

type On = Extract<Hello, { on: true }>;
let target: HTMLInputElement;
let told: string[];
let taken: boolean;
let hello: On | undefined;
let walking: boolean;
let ended: AbortController;

const child = { top: {} } as unknown as Window;
const bind =
  (trusted: (event: Event) => boolean): BindKeys =>
  (_win, press, signal) =>
    void deskKeys(target, press, { signal, trusted });
const start = (win = child, trusted: (event: Event) => boolean = () => true) =>
  tellKeys(
    win,
    bind(trusted),
    (async (request: { chord: string }) => {
      told.push(request.chord);
      return { ok: true, value: { taken } };
    }) as unknown as Send,
    () => hello,
    () => walking,
    ended.signal,
  );
/** Answers whether the page still had the key. */
const press = (code: string, more: KeyboardEventInit & { keyCode?: number } = {}): boolean => {
  const event = new KeyboardEvent('keydown', {
    code,
    altKey: true,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  if (more.keyCode) Object.defineProperty(event, 'keyCode', { value: more.keyCode });
  return target.dispatchEvent(event);
};

beforeEach(() => {
  target = document.createElement('input');
  document.body.replaceChildren(target);
  told = [];
  taken = true;
  walking = false;
  hello = { on: true } as On;
  ended = new AbortController();
});

describe('a chord pressed in a child frame', () => {
  it('is told, and the page does not get it', () => {
    start();
    expect(press('KeyW')).toBe(false);
    expect(press('ArrowDown')).toBe(false);
    expect(told).toEqual(['Alt+KeyW', 'Alt+ArrowDown']);
  });

  it('that is none of the desk’s, or the guard’s own, stays where it is', () => {
    start();
    expect(press('KeyZ')).toBe(true);
    expect(press('KeyR')).toBe(true);
    expect(press('KeyW', { altKey: false })).toBe(true);
    expect(told).toEqual([]);
  });

  it('stays the guard’s while it walks a draft with it', () => {
    start();
    walking = true;
    expect(press('ArrowDown')).toBe(true);
    expect(press('KeyW')).toBe(false);
    expect(told).toEqual(['Alt+KeyW']);
  });

  it('is not taken while an input method composes, nor from a script, nor on a site that is off', () => {
    start();
    expect(press('KeyW', { isComposing: true })).toBe(true);
    expect(press('KeyW', { keyCode: 229 })).toBe(true);
    hello = undefined;
    expect(press('KeyW')).toBe(true);
    ended.abort();
    ended = new AbortController();
    hello = { on: true } as On;
    start(child, (event) => event.isTrusted);
    expect(press('KeyW')).toBe(true);
    expect(told).toEqual([]);
  });

  it('where no desk stands above is asked about once, and then left to the page', async () => {
    taken = false;
    start();
    expect(press('KeyW')).toBe(false);
    await new Promise((done) => setImmediate(done));
    expect(press('KeyW')).toBe(true);
    expect(told).toHaveLength(1);
  });

  it('of the top frame is the desk’s own to hear', () => {
    const win = {} as { top?: unknown };
    win.top = win;
    start(win as unknown as Window);
    expect(press('KeyW')).toBe(true);
    expect(told).toEqual([]);
  });
});
