// Shops with their names and the accounts bound to each. Binding an account takes it from whichever shop had it.
import { useState } from 'preact/hooks';
import { addShop, bindShop, changeMeta, renameShop, type ShopKept } from '../../../lib/store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/fields.tsx';
import { Close } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { shopNames } from '../core/shopNames.ts';
import { ownersSites } from '../core/sites.ts';
import { Kept } from '../parts/Kept.tsx';
import words from './shopPage.i18n.json';

type Binding = ShopKept['bindings'][number];

function OneShop({ shop }: { shop: ShopKept }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const sites = ownersSites(office.sites.value);
  const [site, setSite] = useState('');
  const [account, setAccount] = useState('');
  const nameOf = (binding: Binding) =>
    sites.find(({ id }) => id === binding.marketplace)?.name[locale] ?? binding.marketplace;
  const bind = () =>
    office.attempt(async () => {
      if (!site) return;
      await bindShop(office.store, shop.id, site, account.trim() || null);
      setSite('');
      setAccount('');
      await office.changed('shops');
    });
  const free = (binding: Binding) =>
    office.attempt(async () => {
      await changeMeta<ShopKept[]>(office.store, 'shops', (old) =>
        (old ?? []).map((one) =>
          one.id === shop.id
            ? {
                ...one,
                bindings: one.bindings.filter(
                  (b) => b.marketplace !== binding.marketplace || b.account !== binding.account,
                ),
              }
            : one,
        ),
      );
      await office.changed('shops');
    });
  return (
    <div class="ch-shop">
      <Kept
        label={t('name')}
        value={shop.name}
        wrong={(text) => (text === '' ? t('name.needs') : undefined)}
        onKeep={(name) =>
          office.attempt(async () => {
            await renameShop(office.store, shop.id, name.slice(0, 80));
            await office.changed('shops');
          })
        }
      />
      <div>
        <p class="ch-label">{t('bound')}</p>
        {shop.bindings.length === 0 && <p class="ch-quiet">{t('bound.none')}</p>}
        <ul class="ch-bound">
          {shop.bindings.map((binding) => (
            <li key={`${binding.marketplace}/${binding.account ?? ''}`}>
              <span>{nameOf(binding)}</span>
              <span class="ch-meta">{binding.account ?? t('bound.any')}</span>
              <Button
                kind="bare"
                label={t('bound.free', { name: nameOf(binding) })}
                onClick={() => void free(binding)}
              >
                <Close />
              </Button>
            </li>
          ))}
        </ul>
        <form
          class="ch-add-line"
          onSubmit={(event) => {
            event.preventDefault();
            void bind();
          }}
        >
          <Select
            bare
            label={t('bind.site')}
            value={site}
            options={[
              { value: '', label: t('bind.site') },
              ...sites.map(({ id, name }) => ({ value: id, label: name[locale] })),
            ]}
            onValue={setSite}
          />
          <Field
            bare
            label={t('bind.account')}
            placeholder={t('bind.account')}
            value={account}
            onValue={setAccount}
          />
          <Button disabled={site === ''} onClick={bind}>
            {t('bind')}
          </Button>
        </form>
      </div>
    </div>
  );
}

export function Shops() {
  const office = useOffice();
  const t = useWords(words);
  const add = () =>
    office.attempt(async () => {
      const shop = await addShop(office.store, shopNames[office.locale.value]);
      await office.choose(shop.id);
      await office.changed('shops');
    });
  return (
    <section>
      <h2>{t('shops')}</h2>
      <p class="ch-off-what">{t('shops.what')}</p>
      {office.shops.value.map((shop) => (
        <OneShop key={shop.id} shop={shop} />
      ))}
      <Button onClick={add}>{t('add')}</Button>
    </section>
  );
}
