// @vitest-environment happy-dom
// The desk's keys in a child frame: told to the worker, never while composing, never a script's, and left to the page
// where no desk stands.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bindSlash, deskKeys } from '../../../components/ui/deskkeys.ts';
import type { Send } from '../../../lib/messages/client.ts';
import type { Hello } from '../../../lib/messages/protocol.ts';
import { type BindKeys, tellKeys } from '../../../lib/page/keys.ts';

type On = Extract<Hello, { on: true }>;
let target: HTMLInputElement;
let told: string[];
let taken: boolean;
let hello: On | undefined;
let walking: boolean;
let draft: { text: string; focused: boolean } | undefined;
let ended: AbortController;

const child = { top: {} } as unknown as Window;
const bind =
  (trusted: (event: Event) => boolean): BindKeys =>
  (_win, press, signal, slash) => {
    deskKeys(target, press, { signal, trusted });
    bindSlash(target, slash, () => press('Alt+KeyQ', false), { signal, trusted });
  };
const start = (win = child, trusted: (event: Event) => boolean = () => true) =>
  tellKeys(
    win,
    bind(trusted),
    (async (request: { chord: string }) => {
      told.push(request.chord);
      return { ok: true, value: { taken } };
    }) as unknown as Send,
    () => hello,
    { draft: () => draft, walks: () => walking },
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
  draft = undefined;
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
    expect(press('KeyX')).toBe(true);
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

  it('is told again later: a desk comes after the page’s first marks', async () => {
    taken = false;
    start();
    press('KeyW');
    await new Promise((done) => setImmediate(done));
    const later = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 6_000);
    taken = true;
    expect(press('KeyW')).toBe(false);
    expect(told).toHaveLength(2);
    later.mockRestore();
  });

  it('of the top frame is the desk’s own to hear', () => {
    const win = {} as { top?: unknown };
    win.top = win;
    start(win as unknown as Window);
    expect(press('KeyW')).toBe(true);
    expect(told).toEqual([]);
  });
});

describe('the bare / in a child frame', () => {
  const slash = () => press('Slash', { altKey: false, key: '/' });
  it.each([
    ['is told as the palette’s key in an empty reply box', { text: ' ', focused: true }, true, ['Alt+KeyQ']],
    ['is the page’s where something is written', { text: '38', focused: true }, true, []],
    ['is the page’s where the caret is elsewhere', { text: '', focused: false }, true, []],
    ['is the page’s where the agent switched it off', { text: '', focused: true }, false, []],
    ['is the page’s without a reply box', undefined, true, []],
  ])('%s', (_what, standing, on, wanted) => {
    start();
    draft = standing;
    hello = { on: true, slash: on } as On;
    expect(slash()).toBe(wanted.length === 0);
    expect(told).toEqual(wanted);
  });

  it('is the page’s from a script, and where no desk stands', async () => {
    draft = { text: '', focused: true };
    hello = { on: true, slash: true } as On;
    taken = false;
    start();
    slash();
    await Promise.resolve();
    expect(slash()).toBe(true);
    ended.abort();
    ended = new AbortController();
    told = [];
    start(child, () => false);
    expect(slash()).toBe(true);
    expect(told).toEqual([]);
  });
});
