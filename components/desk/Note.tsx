// Notes of a buyer or an order: what colleagues wrote, and a place to write. Ctrl ↵ keeps, Escape leaves the text be.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../lib/model/basics.ts';
import { Button } from '../ui/Button.tsx';
import { when } from '../ui/format.ts';
import { chordOf, composing, take } from '../ui/hotkeys.ts';
import type { KeyMap } from '../ui/keys.ts';
import type { DeskDeeds, DeskView, NoteAbout } from './view.ts';
import { deskWords } from './words.ts';

interface Props {
  about: NoteAbout;
  view: DeskView;
  locale: Locale;
  keys: KeyMap;
  on: DeskDeeds;
}

export function Notes({ about, view, locale, keys, on }: Props) {
  const t = deskWords(locale);
  const field = useRef<HTMLTextAreaElement>(null);
  const writing = view.writing === about;
  const text = view.drafts?.[about] ?? '';
  const notes = view.notes.filter((note) => note.about === about);
  // At once, not after the next frame: what is typed in between would go into the page's reply box.
  useLayoutEffect(() => {
    if (writing) field.current?.focus();
  }, [writing]);
  const keep = () => {
    if (text.trim()) on.keepNote(about, text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event)) return;
    const chord = chordOf(event);
    if (chord === keys.keep || chord === 'Meta+Enter') {
      take(event);
      keep();
    } else if (chord === 'Escape') {
      take(event);
      on.writing(undefined);
    }
  };
  return (
    <div class="ch-notes">
      {notes.map((note) => (
        <div key={note.id} class="ch-note">
          <p>{note.text}</p>
          <p class="ch-meta">
            {[note.agent && t('note.agent', { agent: note.agent }), note.at && when(note.at, locale)]
              .filter(Boolean)
              .join(t('comma'))}
          </p>
        </div>
      ))}
      {writing ? (
        <div class="ch-note-write">
          <textarea
            ref={field}
            class="ch-input ch-area"
            rows={2}
            aria-label={t(`note.${about}`)}
            placeholder={t(`note.${about}`)}
            value={text}
            onInput={(event) => on.draft(about, event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <Button chord={keys.keep} disabled={!text.trim()} onClick={keep}>
            {t('note.keep')}
          </Button>
        </div>
      ) : (
        <Button
          kind="link"
          chord={about === (view.order ? 'order' : 'buyer') ? keys.note : undefined}
          onClick={() => on.writing(about)}
        >
          {t('note.write')}
        </Button>
      )}
    </div>
  );
}
