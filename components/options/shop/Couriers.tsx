// The couriers the shop ships with, the regions each serves, and which one goes where nobody chose.
import { useState } from 'preact/hooks';
import type { Settings } from '../../../lib/model/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { Close } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { Kept } from '../parts/Kept.tsx';
import words from './shopPage.i18n.json';

type Courier = Settings['couriers'][number];
const regionsOf = (text: string) => [
  ...new Set(
    text
      .split(/[,，、;；\n]+/)
      .map((region) => region.trim())
      .filter(Boolean),
  ),
];

export function Couriers() {
  const office = useOffice();
  const t = useWords(words);
  const { couriers } = office.settings.value;
  const [name, setName] = useState('');
  const keep = (next: (now: Courier[]) => Courier[]) =>
    office.patch((now) => ({ couriers: next(now.couriers) }));
  const change = (name: string, of: Partial<Courier>) =>
    keep((now) => now.map((one) => (one.name === name ? { ...one, ...of } : one)));
  const add = async () => {
    const fresh = name.trim().slice(0, 60);
    if (!fresh || couriers.some((one) => one.name === fresh)) return;
    const made = await keep((now) => [...now, { name: fresh, regions: [], default: now.length === 0 }]);
    if (made) setName('');
  };
  return (
    <div class="ch-couriers">
      <h3>{t('couriers')}</h3>
      {couriers.length > 0 && (
        <table class="ch-table" aria-label={t('couriers')}>
          <thead>
            <tr>
              <th scope="col">{t('courier')}</th>
              <th scope="col">{t('courier.regions')}</th>
              <th scope="col">{t('courier.default')}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {couriers.map((courier) => (
              <tr key={courier.name}>
                <td>{courier.name}</td>
                <td>
                  <Kept
                    bare
                    label={`${courier.name}, ${t('courier.regions')}`}
                    placeholder={t('courier.regions.hint')}
                    value={courier.regions.join(', ')}
                    onKeep={(text) => change(courier.name, { regions: regionsOf(text) })}
                  />
                </td>
                <td>
                  <input
                    type="radio"
                    name="ch-courier"
                    class="ch-radio"
                    aria-label={t('courier.makeDefault', { name: courier.name })}
                    checked={courier.default}
                    onChange={() =>
                      void keep((now) => now.map((one) => ({ ...one, default: one.name === courier.name })))
                    }
                  />
                </td>
                <td class="ch-figure">
                  <Button
                    kind="bare"
                    label={t('courier.drop', { name: courier.name })}
                    onClick={() => void keep((now) => now.filter((one) => one.name !== courier.name))}
                  >
                    <Close />
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form
        class="ch-add-line"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Field bare label={t('courier')} placeholder={t('courier')} value={name} onValue={setName} />
        <Button disabled={name.trim() === ''} onClick={add}>
          {t('courier.add')}
        </Button>
      </form>
    </div>
  );
}
