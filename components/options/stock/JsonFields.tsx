// The form of a source with a mapping: what to ask, how its pages follow each other, and where in the answer stock stands.
import type { JsonForm } from '../../../lib/stock/sources/form.ts';
import { Field, Select, TextArea } from '../../ui/fields.tsx';
import { useWords } from '../core/context.tsx';
import { Radios } from '../parts/Radios.tsx';
import words from './sourcePage.i18n.json';
import stockWords from './stockPage.i18n.json';

const OPTIONAL = ['reserved', 'name', 'warehouse', 'countedAt'] as const;

export function JsonFields({ form, onForm }: { form: JsonForm; onForm: (form: JsonForm) => void }) {
  const t = useWords(words);
  const stock = useWords(stockWords);
  const set = (change: Partial<JsonForm>) => onForm({ ...form, ...change });
  return (
    <>
      <section class="ch-source-part" aria-label={t('ask')}>
        <h2>{t('ask')}</h2>
        <Field
          label={t('url')}
          hint={t('url.hint')}
          placeholder="https://erp.example.com/api/stock?page={page}&size={size}"
          value={form.url}
          onValue={(url) => set({ url })}
        />
        <div class="ch-pair">
          <Select
            label={t('method')}
            value={form.method}
            options={(['GET', 'POST'] as const).map((value) => ({ value, label: t(`method.${value}`) }))}
            onValue={(method) => set({ method: method as JsonForm['method'] })}
          />
          <Field label={t('size')} value={form.size} onValue={(size) => set({ size })} />
        </div>
        {form.method === 'POST' && (
          <TextArea
            label={t('body')}
            placeholder={'{ "from": "{offset}", "limit": "{size}" }'}
            value={form.body}
            onValue={(body) => set({ body })}
          />
        )}
        <div class="ch-pair">
          <Field
            type="password"
            label={stock('live.token')}
            hint={t('token.none')}
            value={form.token}
            onValue={(token) => set({ token })}
          />
          <Field
            label={t('tokenHeader')}
            hint={t('tokenHeader.hint')}
            value={form.tokenHeader}
            onValue={(tokenHeader) => set({ tokenHeader })}
          />
        </div>
        <TextArea
          rows={2}
          label={t('headers')}
          hint={t('headers.hint')}
          value={form.headers}
          onValue={(headers) => set({ headers })}
        />
        <div class="ch-source-pages">
          <span class="ch-label">{t('paging')}</span>
          <Radios
            label={t('paging')}
            value={form.paging}
            options={(['none', 'page', 'offset', 'cursor'] as const).map((value) => ({
              value,
              label: t(`paging.${value}`),
            }))}
            onPick={(paging) => set({ paging })}
          />
        </div>
        {form.paging === 'page' && (
          <div class="ch-short">
            <Select
              label={t('from')}
              value={form.from}
              options={(['1', '0'] as const).map((value) => ({ value, label: value }))}
              onValue={(from) => set({ from: from as JsonForm['from'] })}
            />
          </div>
        )}
        {form.paging === 'cursor' && (
          <Field
            label={t('next')}
            hint={t('next.hint')}
            placeholder="meta.next"
            value={form.next}
            onValue={(next) => set({ next })}
          />
        )}
      </section>
      <section class="ch-source-part" aria-label={t('read')}>
        <h2>{t('read')}</h2>
        <Field
          label={t('rows')}
          hint={t('rows.hint')}
          placeholder="data.items"
          value={form.rows}
          onValue={(rows) => set({ rows })}
        />
        <div class="ch-pair">
          {(['sku', 'onHand'] as const).map((name) => (
            <Field
              key={name}
              label={t(`field.${name}`)}
              value={form[name]}
              onValue={(value) => set({ [name]: value })}
            />
          ))}
          {OPTIONAL.map((name) => (
            <Field
              key={name}
              label={t(`field.${name}`)}
              value={form[name]}
              onValue={(value) => set({ [name]: value })}
            />
          ))}
        </div>
        <p class="ch-meta">{t('fields.hint')}</p>
        <p class="ch-meta">{t('field.reserved.hint')}</p>
      </section>
    </>
  );
}
