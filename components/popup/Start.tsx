// The three steps of an owner who has just begun: a site on, the sheet in, one true shortage seen.
import type { ComponentChildren } from 'preact';
import { useOffice, useWords } from '../options/core/context.tsx';
import { isSiteOn, ownersSites } from '../options/core/sites.ts';
import { Button } from '../ui/Button.tsx';
import { LevelIcon } from '../ui/icons.tsx';
import words from './popup.i18n.json';

export function Start() {
  const office = useOffice();
  const t = useWords(words);
  const site = ownersSites(office.sites.value).some((one) => isSiteOn(office, one));
  const sheet = office.snapshot.value !== undefined;
  const short =
    Object.values(office.health.value).some((one) => one.shortages > 0) ||
    (office.today.value['stock-short'] ?? 0) > 0;
  const done = [site, sheet, short];
  const at = done.indexOf(false);
  const close = () => void office.patch({ setupDone: true });
  const step = (n: number, title: string, how: ComponentChildren) => (
    <li
      class={done[n] ? 'ch-step-done' : at === n ? 'ch-step-now' : ''}
      aria-current={at === n ? 'step' : undefined}
    >
      <span class="ch-step-n">
        {done[n] ? <LevelIcon level="fine" /> : n + 1}
        <span class="ch-sr">{done[n] ? t('step.done') : t('step', { n: n + 1 })}</span>
      </span>
      <span>
        <span class="ch-step-title">{title}</span>
        {at === n && how}
      </span>
    </li>
  );
  return (
    <section class="ch-pop-part ch-start">
      <div class="ch-pop-title">
        <h2>{t('start')}</h2>
        <Button kind="link" onClick={close}>
          {t(at < 0 ? 'start.done' : 'start.skip')}
        </Button>
      </div>
      <ol>
        {step(0, t('start.site'), <span class="ch-meta">{t('start.site.how')}</span>)}
        {step(
          1,
          t('start.sheet'),
          <Button kind="link" onClick={() => office.door.openOffice('stock/import')}>
            {t('start.sheet.how')}
          </Button>,
        )}
        {step(2, t('start.short'), <span class="ch-meta">{t('start.short.how')}</span>)}
      </ol>
    </section>
  );
}
