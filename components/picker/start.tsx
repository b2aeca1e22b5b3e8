// Starts the picker beside an overlay: its panel and its pointer in this frame, and what each does to the other. Longer than
// most files: everything is wired here, in one place.
import { render } from 'preact';
import type { Send } from '../../lib/messages/client.ts';
import type { Overlay } from '../../lib/page/frame.ts';
import { themeOf } from '../../lib/page/mount.ts';
import { failureText } from '../ui/failures.ts';
import type { Ask } from './asks.ts';
import { newControl } from './control.ts';
import { cornerFor, nextCorner } from './corner.ts';
import failures from './failures.i18n.json';
import { followPage } from './following.ts';
import { bindPickerKeys, type KeysOf, panelKey } from './keys.ts';
import { Panel } from './Panel.tsx';
import { newPointing } from './pointing.ts';
import { aim, isTeaching, skip, type Way } from './session.ts';
import type { Corner, PanelDeeds } from './shown.ts';
import { newStage } from './stage.ts';
import { currentAsk, goesOn, labelText, panelView } from './view.ts';
import { elementAt, isFilled } from './walk.ts';
import { nameOf, pickerWords } from './words.ts';

export interface PickerOptions {
  overlay: Overlay;
  send: Send;
  signal: AbortSignal;
  /** Test seam: scripts cannot make trusted events. */
  trusted?: (event: Event) => boolean;
}

const REFUSED = { code: 'picker.refused' };

export function startPicker({ overlay, send, signal, trusted = (event) => event.isTrusted }: PickerOptions) {
  const { doc } = overlay;
  const win = doc.defaultView!;
  const ended = new AbortController();
  signal.addEventListener('abort', () => stop(), { once: true });
  const { mount, sheet, box, label, panel } = newStage(doc, overlay.css, ended.signal);

  let corner: Corner = 'bottom-left';
  let said = '';
  let closing = false;
  const control = newControl({
    overlay,
    send,
    signal: ended.signal,
    changed: () => draw(),
    failed: (failure) => {
      // What a file may not hold was pointed at: which law it breaks is nothing to the person.
      said = failureText(locale(), failure.code.startsWith('marketplace.') ? REFUSED : failure, failures);
      draw();
    },
  });
  const locale = () => control.seen?.session.setup.locale ?? overlay.hello?.locale ?? 'en';
  const current = (): Ask | undefined => (control.seen ? currentAsk(control.seen) : undefined);

  let known: { ask: Ask; element: Element; ways: Way[] } | undefined;
  /** Asked at every move of the pointer: what was found last is remembered. */
  function ways(ask: Ask, element: Element): Way[] {
    if (known?.ask.id !== ask.id || known.element !== element)
      known = { ask, element, ways: control.ways(ask, element) };
    return known.ways;
  }
  const pointing = newPointing({
    doc,
    sheet,
    box,
    label,
    trusted,
    signal: ended.signal,
    says(element) {
      const ask = current();
      return ask ? labelText(ways(ask, element), ask, locale()) : { text: '', ok: false };
    },
    picked(element) {
      const ask = current();
      if (!ask) return;
      const found = ways(ask, element);
      const t = pickerWords(locale());
      known = undefined;
      if (found.length === 0) {
        said = t('nothing', { name: nameOf(ask, t) });
        draw();
        return;
      }
      said = '';
      closing = false;
      control.pick(ask, found);
      if (control.seen && goesOn(control.seen)) point();
      else stopPointing();
    },
    ended: () => stopPointing(),
    keys: (event) => panelKey(event, keys),
  });

  function point(ask?: string): void {
    const { seen } = control;
    if (!seen) return;
    said = '';
    known = undefined;
    if (ask !== undefined) control.set(aim(seen.session, ask));
    const next = current();
    if (!next) {
      stopPointing();
      return;
    }
    const t = pickerWords(locale());
    sheet.setAttribute('aria-label', t('sheet', { ask: nameOf(next, t) }));
    // Begins at what is there: the first row, so that the arrow keys need not walk the whole page.
    const rows = seen.read?.parts[next.part]?.rows;
    pointing.start(pointing.on ? undefined : rows?.[0]?.[0]);
    draw();
  }
  function stopPointing(): void {
    const was = pointing.on;
    pointing.stop();
    draw();
    if (was) enter();
  }
  /** Into the panel: its main button, else its first. */
  function enter(): void {
    const button =
      panel.querySelector<HTMLElement>('.ch-picker-main') ??
      panel.querySelector<HTMLElement>('.ch-picker-body button') ??
      panel.querySelector<HTMLElement>('button');
    button?.focus({ preventScroll: true });
  }

  const deeds: PanelDeeds = {
    kind(index) {
      control.kind(index);
      point();
    },
    point,
    stop: stopPointing,
    way: (index) => control.way(index),
    undo() {
      said = '';
      control.undo();
      if (pointing.on) point();
    },
    skip() {
      const { seen } = control;
      const ask = current();
      if (!seen || !ask || ask.must) return;
      control.set(skip(seen.session, ask.id));
      if (!pointing.on) return;
      if (goesOn(control.seen!)) point();
      else stopPointing();
    },
    mean: (text, status) => control.mean(text, status),
    keep: () => {
      said = '';
      void control.keep();
    },
    confirm: () => {
      said = '';
      void control.confirm();
    },
    throwAway: () =>
      void control.throwAway().then((done) => {
        if (done) said = pickerWords(locale())('thrown');
        draw();
      }),
    another: () => void control.another().then((done) => done && hide()),
    corner() {
      corner = nextCorner(corner);
      draw();
    },
    close() {
      const { seen } = control;
      const unkept = seen?.phase !== 'done' && seen?.session.seen === undefined && seen?.session.picks.length;
      if (unkept && !closing) {
        closing = true;
        said = pickerWords(locale())('close.sure');
        return draw();
      }
      void control.close();
      hide();
    },
  };

  let shown = false;
  let phase: string | undefined;
  function draw(): void {
    const { seen } = control;
    if (!seen || !shown || ended.signal.aborted) return;
    if (!mount.host.isConnected) doc.documentElement.append(mount.host);
    mount.body.lang = locale();
    mount.body.dataset.theme = themeOf(doc);
    const view = panelView(seen, { corner, pointing: pointing.on, busy: control.busy, said });
    const held = focusIn();
    render(<Panel view={view} on={deeds} />, panel);
    if (seen.phase !== phase) {
      phase = seen.phase;
      if (phase !== 'work' && phase !== 'check' && pointing.on) pointing.stop();
      if (!pointing.on) enter();
    } else if (held && !focusIn() && !pointing.on) enter();
    pointing.follow();
  }
  /** The focus is in the panel. */
  const focusIn = (): boolean => panel.contains(mount.root.activeElement);

  /** Gone from the page; asked for again, it comes back. */
  function hide(): void {
    pointing.stop();
    render(null, panel);
    mount.host.remove();
    phase = undefined;
    shown = false;
    following.stop();
  }

  async function open(): Promise<void> {
    if (!shown)
      corner = cornerFor({
        reply: overlay.replyRect(),
        desk: overlay.hello?.isTop === true && overlay.hello.deskOpen,
        win,
        filled: (x, y) => isFilled(elementAt(doc, x, y)),
      });
    shown = true;
    following.start();
    if (!(await control.begin())) return hide();
    closing = false;
    const { seen } = control;
    // The owner has just asked for it: the first thing can be pointed at right away.
    if (seen?.phase === 'work' && !isTeaching(seen.session) && current()?.needed) point();
    else if (seen?.phase === 'work' && isTeaching(seen.session) && seen.session.picks.length === 0) point();
  }
  /** Asked for while it stands, or the page is another one now. */
  function again(): void {
    const { seen } = control;
    // What was pointed out and not kept stays: only the page is read again.
    if (shown && seen && seen.session.picks.length > 0 && seen.session.seen === undefined) look();
    else void open();
  }

  /** Reads the page again. */
  function look(): void {
    known = undefined;
    void control.look();
  }
  const following = followPage(
    overlay,
    {
      moved() {
        control.moved();
        known = undefined;
        pointing.follow();
      },
      rests: look,
      ended: () => stop(),
    },
    ended.signal,
  );

  const keys: KeysOf = {
    seen: () => (shown ? control.seen : undefined),
    deeds,
    cross() {
      if (!focusIn()) enter();
      else if (pointing.on) sheet.focus({ preventScroll: true });
    },
    hide,
    signal: ended.signal,
    trusted,
  };
  bindPickerKeys(win, panel, keys);
  win.addEventListener('resize', draw, { signal: ended.signal });

  function stop(): void {
    if (ended.signal.aborted) return;
    hide();
    ended.abort();
  }
  void open();
  return { stop, again };
}
