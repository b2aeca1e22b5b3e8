// A new hire's first day: what to have done once, each with its key. It is gone when all is done, or put away till tomorrow.

import type { Locale } from '../../lib/model/basics.ts';
import type { FirstDay as Item } from '../../lib/model/desk.ts';
import { Button } from '../ui/Button.tsx';
import { HealthIcon } from '../ui/icons.tsx';
import { Key } from '../ui/Key.tsx';
import type { KeyMap } from '../ui/keys.ts';
import { deskWords } from './words.ts';

interface Props {
  items: Item[];
  locale: Locale;
  keys: KeyMap;
  onAway: () => void;
  onPractice: () => void;
}

export function FirstDay({ items, locale, keys, onAway, onPractice }: Props) {
  const t = deskWords(locale);
  const chords: Partial<Record<Item['id'], string>> = {
    reply: keys.palette,
    remark: keys.remark,
    address: keys.confirmAddress,
    note: keys.note,
  };
  return (
    <section class="ch-first" aria-label={t('first')}>
      <p class="ch-first-head">
        <b>{t('first')}</b>
        <Button kind="link" onClick={onAway}>
          {t('first.away')}
        </Button>
      </p>
      <ul>
        {items.map(({ id, done }) => (
          <li key={id} class={done ? 'ch-quiet' : ''}>
            <HealthIcon state={done ? 'ok' : 'off'} />
            <span>
              {t(`first.${id}`)}
              {done && <span class="ch-sr"> {t('first.done')}</span>}
            </span>
            {!done && chords[id] && <Key chord={chords[id]} />}
            {!done && id === 'practice' && (
              <Button kind="link" onClick={onPractice}>
                {t('first.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
