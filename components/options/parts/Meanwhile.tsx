// What a form says when the thing it writes was changed elsewhere since it was opened: one sentence, what stands there
// now where that differs, and the choice which of the two stays.
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Changed } from '../../ui/Changed.tsx';
import { useWords } from '../core/context.tsx';
import words from './meanwhile.i18n.json';

/** One field in which the two differ, as a person reads it. */
export interface Differs {
  label: string;
  mine: string;
  theirs: string;
}

interface Props {
  /** What stands there was deleted. */
  gone: boolean;
  differs: readonly Differs[];
  onKeep: () => void;
  onTake: () => void;
}

export function Meanwhile({ gone, differs, onKeep, onTake }: Props) {
  const t = useWords(words);
  const id = useId();
  const box = useRef<HTMLElement>(null);
  // On the whole, not on a button: a second Enter on Save must not decide.
  useEffect(() => box.current?.focus(), [gone]);
  const keep = () => {
    // This part goes away; the focus stays in the form.
    box.current?.closest('form')?.querySelector<HTMLElement>('.ch-form-foot > .ch-main')?.focus();
    onKeep();
  };
  return (
    <section class="ch-meanwhile" role="group" aria-labelledby={`${id}-said`} tabIndex={-1} ref={box}>
      <p id={`${id}-said`}>{t(gone ? 'gone' : 'changed')}</p>
      {differs.length > 0 && (
        <>
          <p class="ch-label">{t('theirs')}</p>
          <dl>
            {differs.map(({ label, mine, theirs }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{theirs ? <Changed before={mine} after={theirs} side="new" /> : t('empty')}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p class="ch-meanwhile-foot">
        <Button onClick={keep}>{t('keep')}</Button>
        <Button onClick={onTake}>{t(gone ? 'leave' : 'take')}</Button>
      </p>
    </section>
  );
}
