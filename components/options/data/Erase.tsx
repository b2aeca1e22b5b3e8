// Erasing an order or a buyer by id: what there is of it is counted first, then it goes for good.
import { useState } from 'preact/hooks';
import type { Subject } from '../../../lib/model/entries.ts';
import { entriesOf, erase } from '../../../lib/store/journal.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { ownersSites } from '../core/sites.ts';
import words from './dataPage.i18n.json';

export function Erase() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const sites = ownersSites(office.sites.value);
  const [kind, setKind] = useState<'order' | 'buyer'>('order');
  const [site, setSite] = useState(sites[0]?.id ?? '');
  const [id, setId] = useState('');
  const [found, setFound] = useState<{ subject: Subject; entries: number; texts: number; seen: boolean }>();
  const [said, setSaid] = useState<string>();
  const forget = () => {
    setFound(undefined);
    setSaid(undefined);
  };
  const look = () =>
    office.attempt(async () => {
      forget();
      const shop = office.shop.value;
      const wanted = id.trim();
      if (!shop || wanted === '') return;
      const subject: Subject = { kind, marketplace: site, id: wanted };
      const entries = await entriesOf(office.store, shop, subject);
      const seen =
        kind === 'order' && (await office.store.db.get('sightings', [shop.id, site, wanted])) !== undefined;
      if (entries.length === 0 && !seen) return setSaid(t('erase.none', { id: wanted }));
      setFound({
        subject,
        entries: entries.length,
        texts: entries.filter(({ text }) => text !== undefined).length,
        seen,
      });
    });
  const go = () =>
    office.attempt(async () => {
      const shop = office.shop.value;
      if (!found || !shop) return;
      await erase(office.store, shop, found.subject);
      setFound(undefined);
      setId('');
      setSaid(t('erase.done'));
      await office.changed('journal');
    });
  return (
    <section>
      <h2>{t('erase')}</h2>
      <p class="ch-off-what">{t('erase.what')}</p>
      <form
        class="ch-add-line ch-erase"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <Select
          label={t('erase.kind')}
          value={kind}
          options={[
            { value: 'order', label: t('erase.order') },
            { value: 'buyer', label: t('erase.buyer') },
          ]}
          onValue={(value) => {
            setKind(value as 'order' | 'buyer');
            forget();
          }}
        />
        <Select
          label={t('erase.site')}
          value={site}
          options={sites.map((one) => ({ value: one.id, label: one.name[locale] }))}
          onValue={(value) => {
            setSite(value);
            forget();
          }}
        />
        <Field
          label={t('erase.id')}
          value={id}
          onValue={(value) => {
            setId(value);
            forget();
          }}
        />
        <Button disabled={id.trim() === ''} onClick={look}>
          {t('erase.look')}
        </Button>
      </form>
      {found && (
        <p class="ch-off-line">
          <span>
            {t('erase.found', {
              id: found.subject.id,
              n: figure(found.entries, locale),
              texts: figure(found.texts, locale),
            })}
          </span>
          <Button onClick={go}>{t('erase.go')}</Button>
        </p>
      )}
      <p role="status">{said}</p>
    </section>
  );
}
