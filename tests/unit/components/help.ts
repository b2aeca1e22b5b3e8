// Help for component tests: mount into a page, find by role and name, press keys as a person would.
import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';

export interface Mounted {
  root: HTMLElement;
  show: (node: ComponentChild) => void;
  end: () => void;
}

/** A root as the mounting code makes it: inside an open shadow root. */
export function mount(node?: ComponentChild): Mounted {
  const host = document.createElement('div');
  document.body.append(host);
  const root = document.createElement('div');
  root.className = 'ch-root';
  root.lang = 'en';
  host.attachShadow({ mode: 'open' }).append(root);
  const show = (next: ComponentChild) => void act(() => render(next, root));
  if (node) show(node);
  return {
    root,
    show,
    end: () => {
      act(() => render(null, root));
      host.remove();
    },
  };
}

export const all = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];

/** The only button (or radio, option …) whose words or label hold `name`. */
export function named(root: ParentNode, name: string, selector = 'button'): HTMLElement {
  const found = all(root, selector).filter((element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').includes(name),
  );
  if (found.length !== 1) throw new Error(`${found.length} × ${selector} named ${name}`);
  return found[0]!;
}

/** `Alt+Enter`, `Digit1`, `ArrowDown` on an element; answers whether the page may still have it. */
export function press(
  target: EventTarget,
  chord: string,
  more: KeyboardEventInit & { keyCode?: number } = {},
): boolean {
  const parts = chord.split('+');
  const code = parts.pop() ?? '';
  const event = new KeyboardEvent('keydown', {
    code,
    key: code.replace(/^(Digit|Key)/, ''),
    altKey: parts.includes('Alt'),
    ctrlKey: parts.includes('Ctrl'),
    shiftKey: parts.includes('Shift'),
    metaKey: parts.includes('Meta'),
    bubbles: true,
    cancelable: true,
    composed: true,
    ...more,
  });
  if (more.keyCode) Object.defineProperty(event, 'keyCode', { value: more.keyCode });
  let free = true;
  act(() => {
    free = target.dispatchEvent(event);
  });
  return free;
}

export const click = (target: HTMLElement): void => void act(() => target.click());

export function type(field: HTMLElement, text: string): void {
  act(() => {
    (field as HTMLInputElement).value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  });
}

/** The focused element of the root's own tree. */
export const focusIn = (root: HTMLElement): Element | null =>
  (root.getRootNode() as ShadowRoot).activeElement;

export const HOSTILE = '<img src=x onerror="globalThis.owned=1"><script>globalThis.owned=1</script>';
