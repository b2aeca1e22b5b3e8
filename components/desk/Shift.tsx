// The handover: what earlier shifts left, each to be done, a place to leave a line, and the way to the quiz for a quiet hour.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { when } from '../ui/format.ts';
import type { DeskView } from './view.ts';
import { Write, type WriteProps } from './Write.tsx';
import { type DeskWords, deskWords } from './words.ts';
import type { FollowAbout } from './writing.ts';

const named = ({ kind, id }: FollowAbout, t: DeskWords) =>
  kind === 'shift' ? '' : t(`shift.${kind}`, { id });

export function Shift(props: Omit<WriteProps, 'about'> & { view: DeskView }) {
  const { view, locale, on } = props;
  const t = deskWords(locale);
  const list = useRef<HTMLDivElement>(null);
  const looking = view.writing === 'followups';
  useLayoutEffect(() => {
    if (looking) list.current?.querySelector('button')?.focus();
  }, [looking]);
  return (
    <div ref={list}>
      {view.shift?.map((item) => (
        <div key={item.id} class="ch-note ch-followup">
          <p>{item.text}</p>
          <p class="ch-meta">
            {[
              item.about && named(item.about, t),
              item.agent && t('note.agent', { agent: item.agent }),
              item.at && when(item.at, locale),
            ]
              .filter(Boolean)
              .join(t('comma'))}
          </p>
          <Button onClick={() => on.followedUp(item.id)}>{t('shift.done')}</Button>
        </div>
      ))}
      <div class="ch-shift-foot">
        <Write {...props} about="shift" opener={t('shift.leave')} label={t('shift.words')}>
          {view.leaving && view.leaving.kind !== 'shift' && <p class="ch-meta">{named(view.leaving, t)}</p>}
        </Write>
        <Button kind="link" onClick={() => on.learn('drill')}>
          {t('drill')}
        </Button>
      </div>
    </div>
  );
}
