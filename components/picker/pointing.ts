// The pointer and the keys that pick an element of the page. A clear sheet of ours lies over the page while it is pointed at,
// so that no click of it reaches the page; what is under the pointer is asked of the browser. Box and label are ours too.
import { composing, take } from '../ui/hotkeys.ts';
import { childrenOf, elementAt, isOurs, parentOf, type Step, stepFrom } from './walk.ts';

export interface PointingOptions {
  doc: Document;
  /** What covers the page, and takes pointer and keys. */
  sheet: HTMLElement;
  box: HTMLElement;
  label: HTMLElement;
  /** What would be read at an element, in a few words; undefined where nothing is. */
  says: (element: Element) => { text: string; ok: boolean };
  picked: (element: Element) => void;
  /** Other keys while the sheet has the focus. */
  keys: (event: KeyboardEvent) => void;
  ended: () => void;
  signal: AbortSignal;
  /** Test seam: scripts cannot make trusted events. */
  trusted?: (event: Event) => boolean;
}
export interface Pointing {
  start(at?: Element): void;
  stop(): void;
  readonly on: boolean;
  /** The page moved: the box follows, or takes what is under the pointer now. */
  follow(): void;
}

const WALK: Record<string, Step> = {
  ArrowLeft: 'out',
  ArrowRight: 'in',
  ArrowDown: 'next',
  ArrowUp: 'previous',
};
/** Pointer and key events that are the sheet's alone. */
const HELD =
  'pointerdown pointerup mousedown mouseup click auxclick dblclick contextmenu dragstart touchstart touchend'.split(
    ' ',
  );
/** The words of what rests under the pointer; while it moves, its box alone. */
const REST_MS = 60;

export function newPointing(options: PointingOptions): Pointing {
  const { doc, sheet, box, label, says, signal, trusted = (event) => event.isTrusted } = options;
  const win = doc.defaultView!;
  let on = false;
  let at: Element | undefined;
  let pointer: { x: number; y: number } | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;

  function place(): void {
    const there = at?.isConnected ? at.getBoundingClientRect() : undefined;
    box.hidden = !there;
    label.hidden = !there || label.textContent === '';
    if (!there) return;
    const left = Math.max(0, there.left);
    const top = Math.max(0, there.top);
    Object.assign(box.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${Math.max(0, Math.min(there.right, win.innerWidth) - left)}px`,
      height: `${Math.max(0, Math.min(there.bottom, win.innerHeight) - top)}px`,
    });
    if (label.hidden) return;
    const { offsetWidth, offsetHeight } = label;
    const above = there.top - offsetHeight - 4;
    Object.assign(label.style, {
      left: `${Math.max(4, Math.min(left, win.innerWidth - offsetWidth - 4))}px`,
      top: `${above >= 4 ? above : Math.min(there.bottom + 4, win.innerHeight - offsetHeight - 4)}px`,
    });
  }
  function speak(): void {
    resting = undefined;
    const said = at && says(at);
    label.textContent = said?.text ?? '';
    label.classList.toggle('ch-pick-not', said?.ok === false);
    box.classList.toggle('ch-pick-not', said?.ok === false);
    place();
  }
  function aim(el: Element | undefined, now = false): void {
    if (el === at && !now) return;
    at = el;
    clearTimeout(resting);
    if (now) {
      speak();
      return;
    }
    label.textContent = '';
    box.classList.remove('ch-pick-not');
    place();
    if (el) resting = setTimeout(speak, REST_MS);
  }
  const under = () => pointer && elementAt(doc, pointer.x, pointer.y);

  /** The sheet takes the wheel from what is under it: it is handed on. */
  function scroll({ deltaX, deltaY, deltaMode }: WheelEvent): void {
    const by = deltaMode === 1 ? 24 : 1;
    for (let el = under(); el; el = parentOf(el)) {
      const style = win.getComputedStyle(el);
      const y = /auto|scroll/.test(style.overflowY) && el.scrollHeight > el.clientHeight && deltaY !== 0;
      const x = /auto|scroll/.test(style.overflowX) && el.scrollWidth > el.clientWidth && deltaX !== 0;
      if (!x && !y) continue;
      const before = [el.scrollTop, el.scrollLeft];
      el.scrollBy(x ? deltaX * by : 0, y ? deltaY * by : 0);
      if (el.scrollTop !== before[0] || el.scrollLeft !== before[1]) return;
    }
    win.scrollBy(deltaX * by, deltaY * by);
  }

  function walk(way: Step): void {
    const from = at?.isConnected ? at : undefined;
    const to = from ? stepFrom(from, way) : childrenOf(doc.body)[0];
    if (!to) return;
    pointer = undefined;
    to.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    aim(to, true);
  }

  /** Of the page: what lies above the sheet too, in the browser's own top layer. */
  const ofPage = ({ target }: Event) => target === sheet || !(target instanceof Element && isOurs(target));
  const press = (event: Event) => {
    if (!on || !trusted(event) || !ofPage(event)) return;
    take(event);
    if (event.type !== 'click') return;
    const { clientX: x, clientY: y } = event as MouseEvent;
    pointer = { x, y };
    aim(under());
    if (at) options.picked(at);
  };
  const move = (event: Event) => {
    if (!on || !trusted(event) || !ofPage(event)) return;
    const { clientX: x, clientY: y } = event as PointerEvent;
    // A page that scrolls under a pointer at rest moves it not: keys stay in charge.
    if (pointer?.x === x && pointer.y === y) return;
    pointer = { x, y };
    aim(under());
  };
  // On the window its own events come with the mount's host for a target; on the sheet with the sheet.
  for (const at of [win, sheet]) {
    for (const type of HELD) at.addEventListener(type, press, { capture: true, signal });
    at.addEventListener('pointermove', move, { capture: true, signal });
  }
  sheet.addEventListener(
    'pointerleave',
    () => {
      pointer = undefined;
      if (on && resting !== undefined) aim(undefined);
    },
    { signal },
  );
  sheet.addEventListener(
    'wheel',
    (event) => {
      if (!on || event.ctrlKey) return;
      take(event);
      scroll(event);
    },
    { signal, passive: false },
  );
  /** The sheet has the focus, or the page took it: while somebody points, keys are the pointer's. */
  const hasKeys = (): boolean => {
    const inside = (sheet.getRootNode() as ShadowRoot | Document).activeElement;
    return inside ? inside === sheet : !(doc.activeElement && isOurs(doc.activeElement));
  };
  win.addEventListener(
    'keydown',
    (event) => {
      if (!on || !trusted(event) || composing(event)) return;
      // From the panel, or with a modifier, keys are the panel's and the browser's.
      if (!hasKeys()) {
        if (event.code === 'Escape') {
          take(event);
          options.ended();
        }
        return;
      }
      if (event.altKey || event.code === 'Tab') return;
      if (event.ctrlKey || event.metaKey) {
        options.keys(event);
        return;
      }
      const way = WALK[event.code];
      take(event);
      if (way) walk(way);
      else if (event.code === 'Escape') options.ended();
      else if (/^(?:Numpad)?Enter$/.test(event.code) && !event.repeat && at?.isConnected) options.picked(at);
      else options.keys(event);
    },
    { capture: true, signal },
  );
  for (const type of ['keyup', 'keypress'])
    win.addEventListener(
      type,
      (event) => {
        if (on && trusted(event) && hasKeys() && (event as KeyboardEvent).code !== 'Tab') take(event);
      },
      { capture: true, signal },
    );
  const follow = () => {
    if (!on) return;
    if (pointer) aim(under(), at !== undefined && !at.isConnected);
    else if (at && !at.isConnected) aim(undefined);
    place();
  };
  for (const type of ['scroll', 'resize']) win.addEventListener(type, follow, { capture: true, signal });

  return {
    get on() {
      return on;
    },
    start(from) {
      on = true;
      sheet.hidden = false;
      sheet.focus({ preventScroll: true });
      if (from) at = from;
      aim(pointer ? under() : from, true);
    },
    stop() {
      on = false;
      clearTimeout(resting);
      resting = undefined;
      at = undefined;
      sheet.hidden = true;
      box.hidden = true;
      label.hidden = true;
    },
    follow,
  };
}
