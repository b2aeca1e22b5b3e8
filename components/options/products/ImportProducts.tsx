// Importing product cards from a sheet (CSV or a workbook) or JSON: first what would change and which lines are left out,
// then, on Ctrl ↵, all of it in one go.
import { useEffect, useState } from 'preact/hooks';
import type { Failure, Result } from '../../../lib/model/basics.ts';
import { planCsv, planJson, planWorkbook } from '../../../lib/products/exchange.ts';
import { type CardPlan, changedFields } from '../../../lib/products/plan.ts';
import productWords from '../../../lib/products/products.i18n.json';
import type { LeftOut } from '../../../lib/products/sheet.ts';
import { decodeSheet, looksLike } from '../../../lib/stock/decode.ts';
import stockWords from '../../../lib/stock/stock.i18n.json';
import { listProducts, putProducts } from '../../../lib/store/products.ts';
import { type Catalogue, say } from '../../../lib/words/say.ts';
import { Button } from '../../ui/Button.tsx';
import { figure } from '../../ui/format.ts';
import { bindHotkeys } from '../../ui/hotkeys.ts';
import { DEFAULT_KEYS } from '../../ui/keys.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { Fault } from '../parts/Fault.tsx';
import { FileButton, FileDrop } from '../parts/FileDrop.tsx';
import { Head } from '../parts/Head.tsx';
import words from './productsPage.i18n.json';

const ACCEPT = '.csv,.tsv,.txt,.json,.xlsx,text/csv,application/json';
const SHOWN = 50;

export function ImportProducts({ trusted }: { trusted?: (event: Event) => boolean }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const [file, setFile] = useState<string>();
  const [plan, setPlan] = useState<CardPlan>();
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState<number>();
  const n = (value: number) => figure(value, locale);

  const read = async (chosen: File): Promise<Result<CardPlan>> => {
    const shop = office.shop.value?.id;
    const existing = shop === undefined ? [] : await listProducts(office.store, shop);
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    if (/\.json$/i.test(chosen.name) || chosen.type === 'application/json')
      return planJson(new TextDecoder().decode(bytes), existing);
    if (looksLike(bytes) === 'XLSX') return planWorkbook(bytes, existing);
    // Shops' lists come in the encodings their sheets come in.
    const decoded = decodeSheet(bytes);
    return decoded.ok ? planCsv(decoded.value.text, existing) : decoded;
  };
  const choose = async (chosen: File) => {
    setFile(chosen.name);
    setPlan(undefined);
    setFailure(undefined);
    setDone(undefined);
    const answer = await read(chosen);
    if (answer.ok) setPlan(answer.value);
    else setFailure(answer.error);
  };
  const write = async () => {
    if (!plan || plan.changes.length === 0) return;
    await office.attempt(async () => {
      const cards = plan.changes.map(({ card }) => card);
      await putProducts(office.store, (await office.ensureShop()).id, cards);
      setDone(cards.length);
      setPlan(undefined);
      setFile(undefined);
      await office.changed('products');
    });
  };
  useEffect(
    () => bindHotkeys(window, { [DEFAULT_KEYS.keep]: () => (plan ? void write() : false) }, { trusted }),
    [plan],
  );
  const fieldName = (field: string) => say(productWords as Catalogue, locale, `field.${field}`);
  const why = ({ code, params }: LeftOut) => {
    const { field } = params;
    const filled = typeof field === 'string' && field ? { ...params, field: fieldName(field) } : params;
    return say(productWords as Catalogue, locale, code, filled);
  };
  const sums = plan && [
    [plan.added, t('in.added')] as const,
    [plan.updated, t('in.updated')] as const,
    [plan.same, t('in.same')] as const,
    [plan.skipped.length, t('in.left')] as const,
  ];
  return (
    <div class="ch-import">
      <div class="ch-off-body">
        <Head title={t('in.title')} up={{ label: t('products'), href: '#/products' }} />
        {done !== undefined && (
          <p class="ch-said" role="status">
            {t('in.done', { n: n(done) })}
          </p>
        )}
        {failure && (
          <Fault failure={failure} words={[productWords, stockWords]} onClose={() => setFailure(undefined)} />
        )}
        {!plan && (
          <FileDrop
            title={t('in.drop')}
            button={t('in.choose')}
            accept={ACCEPT}
            main
            onFile={(one) => void choose(one)}
          >
            <p class="ch-meta">{t('in.how')}</p>
          </FileDrop>
        )}
        {plan && sums && (
          <>
            <div class="ch-file">
              <p class="ch-file-name ch-clip">{file}</p>
              <FileButton button={t('in.other')} accept={ACCEPT} onFile={(one) => void choose(one)} />
            </div>
            <p class="ch-sums">
              {sums.map(([sum, name]) => (
                <span key={name}>
                  <b>{n(sum)}</b> {name}
                </span>
              ))}
            </p>
            {plan.changes.length > 0 && (
              <section>
                <h2>{t('in.changes')}</h2>
                <ul class="ch-left ch-products-changes">
                  {plan.changes.slice(0, SHOWN).map((change) => (
                    <li key={change.card.id}>
                      <span class="ch-clip">{change.card.title}</span>
                      <span class="ch-quiet">
                        {change.was ? changedFields(change).map(fieldName).join(' • ') : t('in.new')}
                      </span>
                    </li>
                  ))}
                  {plan.changes.length > SHOWN && (
                    <li class="ch-meta">{t('in.moreCards', { n: n(plan.changes.length - SHOWN) })}</li>
                  )}
                </ul>
              </section>
            )}
            {plan.skipped.length > 0 && (
              <section>
                <h2>{t('in.lines')}</h2>
                <ul class="ch-left">
                  {plan.skipped.slice(0, SHOWN).map((skip, i) => (
                    <li key={i}>
                      <span class="ch-quiet">
                        {[skip.sheet, t('in.line', { n: n(skip.line) })].filter(Boolean).join(' • ')}
                      </span>
                      <span>{why(skip)}</span>
                    </li>
                  ))}
                  {plan.skipped.length > SHOWN && (
                    <li class="ch-meta">{t('in.moreLines', { n: n(plan.skipped.length - SHOWN) })}</li>
                  )}
                </ul>
              </section>
            )}
          </>
        )}
      </div>
      {plan && (
        <footer class="ch-off-foot">
          <span>{t(plan.changes.length ? 'in.nothing' : 'in.none')}</span>
          <Button
            kind="main"
            chord={DEFAULT_KEYS.keep}
            disabled={plan.changes.length === 0}
            onClick={() => void write()}
          >
            {t('in.write', { n: n(plan.changes.length) })}
          </Button>
        </footer>
      )}
    </div>
  );
}
