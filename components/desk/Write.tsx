// A place to write that waits behind one word: a note, a promise, the agreed total, a line for the next shift. Ctrl ↵
// keeps (and ↵, where it is one line), Escape leaves the text be.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../lib/model/basics.ts';
import { Button } from '../ui/Button.tsx';
import { chordOf, composing, take } from '../ui/hotkeys.ts';
import type { Chord, KeyMap } from '../ui/keys.ts';
import type { DeskDeeds, DeskView } from './view.ts';
import { deskWords } from './words.ts';
import type { Writing } from './writing.ts';

export interface WriteProps {
  about: Writing;
  view: Pick<DeskView, 'writing' | 'drafts'>;
  locale: Locale;
  keys: KeyMap;
  on: DeskDeeds;
}

interface Props extends WriteProps {
  /** What opens it, and the key that does so from anywhere. */
  opener: string;
  chord?: Chord;
  /** What is asked for. */
  label: string;
  /** One line: ↵ keeps. */
  line?: boolean;
  onKeep?: (text: string) => void;
  /** Stands above the field while it is open. */
  children?: ComponentChildren;
}

export function Write({
  about,
  view,
  locale,
  keys,
  on,
  opener,
  chord,
  label,
  line,
  onKeep,
  children,
}: Props) {
  const t = deskWords(locale);
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const writing = view.writing === about;
  const text = view.drafts?.[about] ?? '';
  // At once, not after the next frame: what is typed in between would go into the page's reply box.
  useLayoutEffect(() => {
    if (writing) field.current?.focus();
  }, [writing]);
  if (!writing)
    return (
      <Button kind="link" chord={chord} onClick={() => on.writing(about)}>
        {opener}
      </Button>
    );
  const keep = () => {
    const kept = text.trim();
    if (kept) (onKeep ?? ((words) => on.keepNote(about, words)))(kept);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event)) return;
    const pressed = chordOf(event);
    if (pressed === keys.keep || pressed === 'Meta+Enter' || (line && pressed === 'Enter')) {
      take(event);
      keep();
    } else if (pressed === 'Escape') {
      take(event);
      on.writing(undefined);
    }
  };
  const shared = {
    ref: field,
    'aria-label': label,
    placeholder: label,
    value: text,
    onInput: (event: { currentTarget: { value: string } }) => on.draft(about, event.currentTarget.value),
    onKeyDown,
  };
  return (
    <div class="ch-note-write">
      {children}
      {line ? (
        <input {...shared} class="ch-input" autocomplete="off" />
      ) : (
        <textarea {...shared} class="ch-input ch-area" rows={2} />
      )}
      <Button chord={line ? 'Enter' : keys.keep} disabled={!text.trim()} onClick={keep}>
        {t('note.keep')}
      </Button>
    </div>
  );
}
