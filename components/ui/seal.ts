// The seal of a mount: events made by the page's scripts never reach our controls, and what is typed into our fields
// never reaches the page's own shortcuts. Put on the shadow root (or .ch-root) once, by the code that mounts.

const ACTS = 'click dblclick mousedown mouseup pointerdown pointerup keydown keyup input change submit'.split(
  ' ',
);
const TYPED =
  'keydown keypress keyup beforeinput input paste copy cut compositionstart compositionupdate compositionend';

/** Seals `root` until the signal. Hot keys listen on the window in the capture phase, so they still hear every key. */
export function seal(root: EventTarget, signal?: AbortSignal): void {
  const drop = (event: Event) => {
    if (event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ACTS) root.addEventListener(type, drop, { capture: true, signal });
  for (const type of TYPED.split(' '))
    root.addEventListener(type, (event) => event.stopPropagation(), { signal });
}
