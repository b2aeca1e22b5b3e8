// Codes and bundles: what a code on a page takes from the warehouse. One form adds and edits; a SKU stock does not know
// is said, but may be kept.
import { useEffect, useState } from 'preact/hooks';
import { newId } from '../../../lib/model/entries.ts';
import type { Alias } from '../../../lib/model/settings.ts';
import { foldSku } from '../../../lib/stock/cells.ts';
import { deleteAlias, listAliases, putAlias, stockRows } from '../../../lib/store/stock.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/fields.tsx';
import { Close } from '../../ui/icons.tsx';
import { Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { ownersSites } from '../core/sites.ts';
import { Head } from '../parts/Head.tsx';
import words from './stockPage.i18n.json';

interface Form {
  id?: string;
  marketplace: string;
  sku: string;
  listingId: string;
  variant: string;
  to: { stockSku: string; units: string }[];
}
const EMPTY: Form = {
  marketplace: '',
  sku: '',
  listingId: '',
  variant: '',
  to: [{ stockSku: '', units: '1' }],
};

const formOf = ({ id, from, to }: Alias): Form => ({
  id,
  marketplace: from.marketplace ?? '',
  sku: from.sku ?? '',
  listingId: from.listingId ?? '',
  variant: from.variant ?? '',
  to: to.map(({ stockSku, units }) => ({ stockSku, units: String(units) })),
});

/** What the form says, once it says enough. */
function aliasOf(form: Form): Alias | undefined {
  const [sku, listingId, variant] = [form.sku.trim(), form.listingId.trim(), form.variant.trim()];
  const to = form.to
    .filter(({ stockSku }) => stockSku.trim() !== '')
    .map(({ stockSku, units }) => ({ stockSku: stockSku.trim(), units: Number(units) }));
  if (
    (!sku && !listingId) ||
    to.length === 0 ||
    !to.every(({ units }) => Number.isInteger(units) && units > 0)
  )
    return undefined;
  const from = sku ? { sku } : variant ? { listingId, variant } : { listingId };
  return {
    id: form.id ?? newId(),
    from: { ...(form.marketplace && { marketplace: form.marketplace }), ...from },
    to,
  };
}

export function Aliases() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const shop = office.shop.value?.id;
  const generation = office.snapshot.value?.generation;
  const version = office.version.value;
  const [aliases, setAliases] = useState<Alias[]>([]);
  const [form, setForm] = useState<Form>(EMPTY);
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const sites = ownersSites(office.sites.value);
  const codes = form.to.map(({ stockSku }) => stockSku).join('\n');
  useEffect(() => {
    if (shop) void listAliases(office.store, shop).then(setAliases);
  }, [shop, version]);
  useEffect(() => {
    let here = true;
    if (shop && generation)
      void stockRows(office.store, shop, generation, codes.split('\n').filter(Boolean)).then(
        (rows) => here && setKnown(new Set(rows.keys())),
      );
    return () => {
      here = false;
    };
  }, [shop, generation, codes, version]);

  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  const setTo = (i: number, change: Partial<Form['to'][number]>) =>
    set({ to: form.to.map((one, at) => (at === i ? { ...one, ...change } : one)) });
  const alias = aliasOf(form);
  const save = async () => {
    setTried(true);
    if (!alias) return;
    const done = await office.attempt(async () => {
      await putAlias(office.store, (await office.ensureShop()).id, alias);
      await office.changed('aliases');
    });
    if (!done) return;
    setForm(EMPTY);
    setTried(false);
  };
  const remove = (id: string) =>
    office.attempt(async () => {
      if (shop) await deleteAlias(office.store, shop, id);
      if (form.id === id) setForm(EMPTY);
      await office.changed('aliases');
    });
  const siteName = (id: string | undefined) =>
    id === undefined ? t('alias.anySite') : (sites.find((site) => site.id === id)?.name[locale] ?? id);
  const pageCode = ({ from }: Alias) =>
    from.sku ??
    [t('alias.listingIs', { id: from.listingId ?? '' }), from.variant].filter(Boolean).join(' · ');
  const isUnits = (units: string) => /^[1-9]\d{0,5}$/.test(units.trim());
  return (
    <div class="ch-off-body">
      <Head title={t('aliases')} up={{ label: t('stock'), href: '#/stock' }} />
      <p class="ch-off-what">{t('alias.what')}</p>
      <form
        class="ch-alias-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <fieldset>
          <legend>{t('alias.page')}</legend>
          <Select
            label={t('alias.site')}
            value={form.marketplace}
            options={[
              { value: '', label: t('alias.anySite') },
              ...sites.map(({ id, name }) => ({ value: id, label: name[locale] })),
            ]}
            onValue={(marketplace) => set({ marketplace })}
          />
          <Field
            label={t('alias.sku')}
            value={form.sku}
            fault={tried && !form.sku.trim() && !form.listingId.trim() ? t('alias.needs') : undefined}
            onValue={(sku) => set({ sku })}
          />
          <div class="ch-pair">
            <Field
              label={t('alias.listing')}
              value={form.listingId}
              disabled={form.sku.trim() !== ''}
              onValue={(listingId) => set({ listingId })}
            />
            <Field
              label={t('alias.variant')}
              value={form.variant}
              disabled={form.sku.trim() !== '' || form.listingId.trim() === ''}
              onValue={(variant) => set({ variant })}
            />
          </div>
        </fieldset>
        <fieldset>
          <legend>{t('alias.stock')}</legend>
          {form.to.map((one, i) => {
            const unknown = one.stockSku.trim() !== '' && !known.has(foldSku(one.stockSku));
            return (
              <div key={i} class="ch-alias-part">
                <Field
                  label={t('alias.to')}
                  value={one.stockSku}
                  hint={unknown ? t('alias.unknown') : undefined}
                  onValue={(stockSku) => setTo(i, { stockSku })}
                />
                <Field
                  label={t('alias.units')}
                  value={one.units}
                  fault={isUnits(one.units) ? undefined : t('alias.whole')}
                  onValue={(units) => setTo(i, { units })}
                />
                {form.to.length > 1 && (
                  <Button
                    kind="bare"
                    label={t('alias.drop', { sku: one.stockSku })}
                    onClick={() => set({ to: form.to.filter((_, at) => at !== i) })}
                  >
                    <Close />
                  </Button>
                )}
              </div>
            );
          })}
          <Button kind="link" onClick={() => set({ to: [...form.to, { stockSku: '', units: '1' }] })}>
            {t('alias.part')}
          </Button>
        </fieldset>
        <div class="ch-form-foot">
          <Button kind="main" onClick={save}>
            {t(form.id ? 'alias.save' : 'alias.add')}
          </Button>
          {form.id && <Button onClick={() => setForm(EMPTY)}>{t('alias.stop')}</Button>}
        </div>
      </form>
      {aliases.length === 0 ? (
        <p class="ch-off-empty">{t('alias.none')}</p>
      ) : (
        <Table
          label={t('aliases')}
          rows={aliases}
          rowId={(row) => row.id}
          columns={[
            { id: 'page', head: t('alias.page'), cell: (row) => <span class="ch-sku">{pageCode(row)}</span> },
            {
              id: 'site',
              head: t('alias.site'),
              cell: (row) => <span class="ch-quiet">{siteName(row.from.marketplace)}</span>,
            },
            {
              id: 'stock',
              head: t('alias.stock'),
              cell: (row) =>
                row.to
                  .map(({ stockSku, units }) => (units === 1 ? stockSku : `${stockSku} ×${units}`))
                  .join(' + '),
            },
            {
              id: 'deeds',
              head: '',
              figure: true,
              cell: (row) => (
                <span class="ch-deeds">
                  <Button kind="link" onClick={() => setForm(formOf(row))}>
                    {t('alias.edit')}
                  </Button>
                  <Button kind="link" onClick={() => void remove(row.id)}>
                    {t('alias.delete')}
                  </Button>
                </span>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
