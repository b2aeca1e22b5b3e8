// What was promised on top of the order: read back until it is kept, and a place to write one down by hand.
import { useState } from 'preact/hooks';
import type { Promised } from '../../lib/model/entries.ts';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import type { DeskView } from './view.ts';
import { Write, type WriteProps } from './Write.tsx';
import { deskWords } from './words.ts';
import { PROMISE_KINDS } from './writing.ts';

export function Promises(props: Omit<WriteProps, 'about'> & { view: DeskView }) {
  const { view, locale, on } = props;
  const t = deskWords(locale);
  const [what, setWhat] = useState<Promised>('gift');
  return (
    <div class="ch-notes">
      {view.order?.promises?.map((one) => (
        <div key={one.id} class="ch-note ch-followup">
          <p>
            {one.text}
            <span class="ch-meta">
              {' '}
              {[t(`promise.${one.what}`), !one.noted && t('buyer.unnoted')].filter(Boolean).join(t('comma'))}
            </span>
          </p>
          <Button kind="link" onClick={() => on.promiseDone(one.id)}>
            {t('promise.done')}
          </Button>
        </div>
      ))}
      <Write
        {...props}
        about="promise"
        opener={t('promise.write')}
        label={t('promise.words')}
        onKeep={(text) => on.keepNote('promise', text, what)}
      >
        <Chips
          label={t('promise.what')}
          value={what}
          digits
          options={PROMISE_KINDS.map((id) => ({ id, label: t(`promise.${id}`) }))}
          onPick={(id) => setWhat(id as Promised)}
        />
      </Write>
    </div>
  );
}
