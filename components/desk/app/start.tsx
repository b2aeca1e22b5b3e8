// Starts the desk beside an overlay: mounts it in the top frame, binds its keys, and follows the overlay.
import { render } from 'preact';
import type { Send } from '../../../lib/messages/client.ts';
import { Due } from '../../../lib/page/due.ts';
import type { Overlay } from '../../../lib/page/frame.ts';
import { isEmpty } from '../../../lib/page/keys.ts';
import { addStyle, makeMount, themeOf } from '../../../lib/page/mount.ts';
import { bindSlash } from '../../ui/deskkeys.ts';
import { bindHotkeys } from '../../ui/hotkeys.ts';
import { DEFAULT_KEYS } from '../../ui/keys.ts';
import kitCss from '../../ui/kit.css?inline';
import { seal } from '../../ui/seal.ts';
import deskCss from '../desk.css?inline';
import type { ProductSlot, SheetsHandle } from '../sheets/handle.ts';
import { pendingSheets } from '../sheets/pending.ts';
import { DeskApp } from './App.tsx';
import { cell } from './cell.ts';
import { createDesk } from './deeds.ts';
import { newDeskState } from './state.ts';

/** How long a sentence after a deed stands. */
const TOAST_MS = 6_000;
/** From a change to the desk's question, and from one question to the next. */
const SOON_MS = 30;
const PACE_MS = 250;
/** A timeout may run a little before its time; what it came for has then not happened yet. */
const LATE_MS = 20;
/** px, as in its style sheet. */
const PALETTE = { width: 704, height: 392 };

export interface DeskStarted {
  stop(): void;
  /** For the bundle that draws the sheets. */
  sheets: SheetsHandle;
}

export function startDesk(overlay: Overlay, send: Send, signal: AbortSignal): DeskStarted {
  const { doc } = overlay;
  const win = doc.defaultView!;
  const state = newDeskState();
  const desk = createDesk(overlay, send, state);
  // Not of the state: it comes to be while the desk is drawn, and changes nothing that is drawn here.
  const product = cell<ProductSlot>({ wanted: 0 });
  const slot = (place: HTMLElement | null) => {
    const { wanted } = product.value;
    product.value = place ? { place, wanted } : { wanted };
  };
  const mount = makeMount(doc, 'desk', overlay.css + kitCss + deskCss);
  const over = doc.createElement('span');
  mount.root.insertBefore(over, mount.body);
  const ended = new AbortController();
  signal.addEventListener('abort', () => ended.abort(), { once: true });
  seal(mount.root, ended.signal);
  for (const body of [mount.body, over]) body.classList.add('ch-root');
  // The host itself takes no room and covers nothing; what it holds stands fixed above the page.
  mount.host.style.cssText =
    'all: initial; position: fixed; inset: 0 0 auto auto; width: 0; height: 0; z-index: 2147483000;';

  const draw = () => {
    // Switched off for this site, or neither the page nor a frame of it is ours: nothing of ours stays on it.
    const { hello } = overlay;
    const shell = hello?.pages.length === 0 && !hello.login;
    if (!hello || (shell && !state.data.value?.page)) return mount.host.remove();
    if (!mount.host.isConnected) doc.documentElement.append(mount.host);
    const data = state.data.value;
    // Set again, even the same costs the page a frame.
    const put = (name: string, value: string) => {
      for (const body of [mount.body, over])
        if (body.getAttribute(name) !== value) body.setAttribute(name, value);
    };
    put('lang', data?.locale ?? 'en');
    put('data-theme', themeOf(doc));
    put('style', layout());
    render(
      <DeskApp state={state} desk={desk} slot={slot} standing={overlay.standing !== undefined} />,
      mount.body,
    );
  };
  /** Open, the desk ends above the reply box where the two would meet: it never covers it. */
  const layout = () => {
    const box = overlay.replyRect();
    const meets =
      box !== undefined &&
      box.right > win.innerWidth - (state.data.value?.layout.open ? state.data.value.layout.width : 36);
    const bottom = meets ? Math.min(win.innerHeight - 240, win.innerHeight - box.top + 8) : 0;
    return `--ch-desk-width: ${state.data.value?.layout.width ?? 340}px; --ch-desk-bottom: ${Math.max(0, bottom)}px;`;
  };

  /** Above the reply box and clear of the open desk, as long as the window has the room. */
  const place = () => {
    const { innerWidth, innerHeight } = win;
    const free = innerWidth - (state.data.value?.layout.open ? state.data.value.layout.width : 0);
    if (free < PALETTE.width + 16) return undefined;
    const top = overlay.replyRect()?.top ?? innerHeight - 164;
    const bottom = Math.min(innerHeight - top + 8, innerHeight - PALETTE.height - 8);
    return { left: Math.round((free - PALETTE.width) / 2), bottom: Math.max(8, Math.round(bottom)) };
  };

  let pending: ReturnType<typeof setTimeout> | undefined;
  let followed = 0;
  const follow = () => {
    // Nobody sees a hidden tab's desk: it asks when it is shown.
    if (doc.hidden && state.data.value) return;
    // Several frames and rows tell of one change; the desk asks once, and where changes do not end, a few times a second.
    const wait = Math.max(SOON_MS, followed + PACE_MS - performance.now());
    pending ??= setTimeout(() => {
      pending = undefined;
      followed = performance.now();
      void desk.refresh();
    }, wait);
  };
  const unlisten = overlay.on((event) => {
    if (event.kind === 'stopped') return stop();
    if (event.kind === 'open') {
      state.focus.value = event.rowKey.startsWith('orders:')
        ? event.rowKey.slice('orders:'.length)
        : undefined;
      state.prompt.value = event.promptId;
      desk.setLayout({ open: true });
    }
    if (event.kind === 'key') return void table[event.chord]?.();
    draw();
    // The guard's card came or went: nothing the worker knows of.
    if (event.kind !== 'standing') follow();
  });

  // One timeout to when time alone changes what is shown.
  const due = new Due(follow, ended.signal);
  const undue = state.data.subscribe((data) => {
    due.in(data?.wakeAt === undefined || doc.hidden ? undefined : data.wakeAt - Date.now() + LATE_MS);
  });
  doc.addEventListener('visibilitychange', () => (doc.hidden ? due.drop() : follow()), {
    signal: ended.signal,
  });

  let toasting: ReturnType<typeof setTimeout> | undefined;
  const untoast = state.toast.subscribe((text) => {
    clearTimeout(toasting);
    if (text)
      toasting = setTimeout(() => {
        state.toast.value = '';
      }, TOAST_MS);
  });
  const undraw = Object.values(state).map((signal) => signal.subscribe(draw));

  const free = () =>
    [state.palette, state.composer, state.saving].every((sheet) => sheet.value === undefined);
  const onDesk = (run: () => void) => () => (free() ? run() : false);
  // With the caret in a draft the guard speaks of, these keys walk the draft.
  const onPrompts = (run: () => void) => () => (free() && !overlay.walks() ? run() : false);
  const table: Record<string, () => unknown> = {
    [DEFAULT_KEYS.desk]: () => desk.setLayout({ open: !(state.data.value?.layout.open ?? false) }),
    [DEFAULT_KEYS.palette]: () => (state.palette.value ? desk.palette.close() : desk.palette.open()),
    [DEFAULT_KEYS.next]: onDesk(() => desk.step(1)),
    [DEFAULT_KEYS.previous]: onDesk(() => desk.step(-1)),
    [DEFAULT_KEYS.nextPrompt]: onPrompts(() => desk.stepPrompt(1)),
    [DEFAULT_KEYS.previousPrompt]: onPrompts(() => desk.stepPrompt(-1)),
    [DEFAULT_KEYS.act]: () => (state.composer.value ? desk.composer.put() : onDesk(desk.actNow)()),
    [DEFAULT_KEYS.remark]: onDesk(() => void desk.composer.open()),
    [DEFAULT_KEYS.note]: onDesk(() => {
      desk.writeNote();
    }),
    [DEFAULT_KEYS.confirmAddress]: onDesk(desk.confirmAddress),
    [DEFAULT_KEYS.lead]: () => desk.deeds.askLead(),
    [DEFAULT_KEYS.product]: onDesk(() => {
      if (desk.showProduct()) product.value = { ...product.value, wanted: product.value.wanted + 1 };
    }),
    [DEFAULT_KEYS.pause]: () => desk.pause(),
    [DEFAULT_KEYS.takeBack]: () => desk.palette.takeBack(),
    [DEFAULT_KEYS.saveReply]: () => desk.palette.save(),
  };
  bindHotkeys(win, table, { signal: ended.signal });
  const slash = () => (state.data.value?.slash || overlay.hello?.slash) === true && isEmpty(overlay.draft());
  bindSlash(win, slash, () => desk.palette.open(), { signal: ended.signal });
  win.addEventListener('resize', draw, { signal: ended.signal });

  function stop(): void {
    unlisten();
    untoast();
    undue();
    for (const end of undraw) end();
    clearTimeout(pending);
    clearTimeout(toasting);
    ended.abort();
    render(null, mount.body);
    mount.host.remove();
  }
  follow();
  const { drawn } = pendingSheets(win, { state, send, product }, desk.failed, ended.signal);
  const style = (css: string) => addStyle(mount, css);
  return { stop, sheets: { state, desk, product, place, body: over, style, drawn, signal: ended.signal } };
}
