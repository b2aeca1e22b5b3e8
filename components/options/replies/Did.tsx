// What is known of a reply above its editor: where it came from, whether its last day is over, and how it did.
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { age } from '../parts/age.ts';
import { hasEnded } from './choosing.ts';
import words from './repliesPage.i18n.json';
import type { Shelved } from './shelf.ts';

/** How it did, in a sentence; nothing of a reply nobody used. */
export function Did({ reply, today }: { reply: Shelved; today: string }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const n = (value: number) => figure(value, locale);
  const { uses, again, lastUsed } = reply;
  return (
    <>
      {reply.source === 'starter' && <p class="ch-meta">{t('starter')}</p>}
      {hasEnded(reply, today) && <p class="ch-reply-ended">{t('ended.on', { day: reply.until! })}</p>}
      {uses > 0 && (
        <p class="ch-meta">
          {again > 0 ? t('did.again', { n: again, uses: n(uses) }) : t('did.uses', { n: uses })}
          {lastUsed !== undefined && ` ${t('did.last', { age: age(lastUsed, office.door.now(), locale) })}`}
        </p>
      )}
    </>
  );
}
