// Watching the one reply box of a frame: what a person types into it, and what the page does to it without a word (a
// draft is sent, a conversation switched, the box replaced). While an input method composes nobody is to judge.
import { type DraftText, hasFocus, readDraft } from './draft.ts';

export type BoxNews =
  /** The text is another one. `composing`: a word is not finished yet. */
  | { kind: 'text'; box: HTMLElement; draft: DraftText; composing: boolean }
  /** A person put the caret somewhere by the pointer. */
  | { kind: 'pointed'; box: HTMLElement }
  | { kind: 'focus' }
  /** There is no box, or nobody looks at it. */
  | { kind: 'gone' };

export interface BoxWatchOf {
  doc: Document;
  replyBox: () => HTMLElement | undefined;
  told: (news: BoxNews) => void;
  signal: AbortSignal;
  /** Test seam: scripts cannot make trusted events. */
  trusted?: (event: Event) => boolean;
}

export interface BoxWatch {
  readonly box: HTMLElement | undefined;
  readonly composing: boolean;
  readonly focused: boolean;
  /** Looks at the page again: the box may be another one, or its text. */
  look(): void;
}

export function watchBox({
  doc,
  replyBox,
  told,
  signal,
  trusted = (event) => event.isTrusted,
}: BoxWatchOf): BoxWatch {
  const win = doc.defaultView!;
  let box: HTMLElement | undefined;
  let text: string | undefined;
  let composing = false;
  const isAt = (event: Event) => box !== undefined && event.composedPath().includes(box);

  function take(): void {
    if (!box) return;
    const draft = readDraft(box);
    // While composing, a text that did not move is still news: the word may be finished now.
    if (draft.text === text && !composing) return;
    text = draft.text;
    told({ kind: 'text', box, draft, composing });
  }

  function look(): void {
    const found = doc.hidden ? undefined : replyBox();
    if (found !== box) {
      box = found;
      text = undefined;
      composing = false;
      told({ kind: 'gone' });
    }
    if (box && !composing) take();
  }

  const on = (type: string, run: (event: Event) => void) =>
    win.addEventListener(type, (event) => trusted(event) && run(event), {
      capture: true,
      passive: true,
      signal,
    });
  /** After the page's own handlers had their turn. */
  let soon: ReturnType<typeof setTimeout> | undefined;
  const lookSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(look, 0);
  };
  signal.addEventListener('abort', () => clearTimeout(soon));

  on('compositionstart', (event) => {
    if (isAt(event)) composing = true;
  });
  // Chromium calls this one untrusted even when a person ends a word; it only ends what a trusted one began.
  win.addEventListener(
    'compositionend',
    (event) => {
      if (!isAt(event) || !composing) return;
      composing = false;
      text = undefined;
      take();
    },
    { capture: true, passive: true, signal },
  );
  on('input', (event) => {
    if (!box?.isConnected) look();
    if (!isAt(event)) return;
    composing = (event as InputEvent).isComposing ?? false;
    take();
  });
  on('focusin', (event) => {
    if (!isAt(event)) look();
    told({ kind: 'focus' });
  });
  on('focusout', () => told({ kind: 'focus' }));
  on('keyup', (event) => {
    if (box && (event as KeyboardEvent).key === 'Enter') lookSoon();
  });
  on('click', (event) => {
    if (!box) return;
    if (isAt(event)) told({ kind: 'pointed', box });
    else lookSoon();
  });
  doc.addEventListener('visibilitychange', look, { signal });

  return {
    get box() {
      return box;
    },
    get composing() {
      return composing;
    },
    get focused() {
      return box !== undefined && hasFocus(box);
    },
    look,
  };
}
