// Notes of a buyer or an order: what colleagues wrote, and a place to write.
import { when } from '../ui/format.ts';
import type { DeskView, NoteAbout } from './view.ts';
import { Write, type WriteProps } from './Write.tsx';
import { deskWords } from './words.ts';

interface Props extends WriteProps {
  about: NoteAbout;
  view: DeskView;
}

export function Notes(props: Props) {
  const { about, view, locale, keys } = props;
  const t = deskWords(locale);
  const notes = view.notes.filter((note) => note.about === about);
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
      <Write
        {...props}
        opener={t('note.write')}
        label={t(`note.${about}`)}
        chord={about === (view.order ? 'order' : 'buyer') ? keys.note : undefined}
      />
    </div>
  );
}
