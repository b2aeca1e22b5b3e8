// The source stock follows by itself: a back office asked at an interval, or a page of the owner's own that agents pass
// through. Permission for a host alone is asked as the first act of a click; how old the last reading is, and what failed
// since, stands in words.
import { useEffect, useState } from 'preact/hooks';
import { type Failure, fail, ok, type Result } from '../../../lib/model/basics.ts';
import { AskedSource, type StockSource } from '../../../lib/model/settings.ts';
import { EMPTY_FORM, formOf, jsonSourceOf } from '../../../lib/stock/sources/form.ts';
import { buildRequest } from '../../../lib/stock/sources/http.ts';
import stockWords from '../../../lib/stock/stock.i18n.json';
import type { Skip, StockLine } from '../../../lib/stock/types.ts';
import { deleteSource, getSource, putSource } from '../../../lib/store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { Switch } from '../../ui/Switch.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { originOf } from '../core/sites.ts';
import { Fault } from '../parts/Fault.tsx';
import { Head } from '../parts/Head.tsx';
import { Radios } from '../parts/Radios.tsx';
import { JsonFields } from './JsonFields.tsx';
import { LastRead, OneAtATime } from './LastRead.tsx';
import { nameOfPage, PageChoice, stockPages } from './PageChoice.tsx';
import sourceWords from './sourcePage.i18n.json';
import words from './stockPage.i18n.json';
import { Tried } from './Tried.tsx';

type Kind = StockSource['kind'];
const GRAPHQL = 'vendure-graphql';
const EMPTY = { url: '', token: '', every: '5', on: true, page: '', json: EMPTY_FORM };

/** The fields of a kept source. */
function typedOf(source: StockSource): Partial<typeof EMPTY> {
  if (source.kind === 'page') return { on: source.on, page: nameOfPage(source.marketplace, source.page) };
  const { every, on } = { every: String(source.everyMinutes), on: source.on };
  return source.kind === 'json'
    ? { every, on, json: formOf(source) }
    : { every, on, url: source.url, token: source.token };
}

export function Live() {
  const office = useOffice();
  const t = useWords(words);
  const s = useWords(sourceWords);
  const locale = office.locale.value;
  const shop = office.shop.value?.id;
  const [kind, setKind] = useState<Kind>(GRAPHQL);
  const [form, setForm] = useState(EMPTY);
  const [kept, setKept] = useState<StockSource>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [said, setSaid] = useState<string>();
  const [tried, setTried] = useState<{ rows: StockLine[]; skipped: Skip[] }>();
  useEffect(() => {
    if (shop)
      void getSource(office.store, shop).then((source) => {
        if (!source) return;
        setKept(source);
        setKind(source.kind);
        setForm({ ...EMPTY, ...typedOf(source) });
      });
  }, [shop]);

  const n = (value: number) => figure(value, locale);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const minutes = Number(form.every);
  const everyWrong = !/^\d{1,4}$/.test(form.every.trim()) || minutes < 1 || minutes > 1440;
  const quiet = () => {
    setSaid(undefined);
    setFailure(undefined);
    setTried(undefined);
  };

  /** The source as typed and the host it needs, or what is wrong with it: nothing is asked of anybody for that. */
  function typed(): Result<{ source: AskedSource; origin: string }> {
    const when = { everyMinutes: minutes, on: form.on };
    let source: AskedSource;
    if (kind === 'json') {
      const made = jsonSourceOf(form.json, when);
      if (!made.ok) return made;
      source = made.value;
    } else {
      const url = form.url.trim();
      const built = buildRequest({ kind: GRAPHQL, url }, 0, form.token);
      if (!built.ok) return built;
      const made = AskedSource.safeParse({ kind: GRAPHQL, url, token: form.token.trim(), ...when });
      if (!made.success) return fail('source.url');
      source = made.data;
    }
    // Without its holes, which stand behind the host.
    const origin = originOf(source.url.replace(/[{}]/g, ''));
    return origin.ok ? ok({ source, origin: origin.value }) : fail('source.url');
  }

  /** Runs with the permission of the source's host; the question to the browser comes before anything is awaited. */
  function withHost(work: (source: AskedSource) => Promise<Failure | undefined>) {
    quiet();
    if (everyWrong) return;
    const wanted = typed();
    if (!wanted.ok) return setFailure(wanted.error);
    const asked = office.door.requestOrigins([wanted.value.origin]);
    setBusy(true);
    void (async () => {
      const granted = await asked.catch(() => false);
      setFailure(granted ? await work(wanted.value.source) : { code: 'source.not-allowed' });
      setBusy(false);
    })();
  }
  const test = () =>
    withHost(async (source) => {
      const read = await office.door.readSource(source);
      if (!read.ok) return read.error;
      setTried(read.value);
      setSaid(t('live.good', { n: n(read.value.rows.length) }));
      return undefined;
    });
  const keep = async (source: StockSource): Promise<string> => {
    const { id } = await office.ensureShop();
    await putSource(office.store, id, source);
    setKept(source);
    await office.changed('stock');
    return id;
  };
  const save = () =>
    withHost(async (source) => {
      let polled: Failure | undefined;
      await office.attempt(async () => {
        const id = await keep(source);
        if (!source.on) return setSaid(t('live.keptOff'));
        const answer = await office.door.send({ type: 'poll-stock', shop: id });
        if (answer.ok) setSaid(t('live.kept', { n: n(answer.value.rows) }));
        else polled = answer.error;
        await office.reload();
      });
      return polled;
    });
  const chosen = stockPages(office).find(({ site, page }) => nameOfPage(site.id, page.id) === form.page);
  const savePage = () => {
    if (!chosen) return;
    quiet();
    void office.attempt(async () => {
      await keep({ kind: 'page', marketplace: chosen.site.id, page: chosen.page.id, on: form.on });
      setSaid(s(form.on ? 'page.kept' : 'page.keptOff'));
    });
  };
  const remove = () =>
    office.attempt(async () => {
      if (shop) await deleteSource(office.store, shop);
      await office.changed('stock');
      quiet();
      setForm(EMPTY);
      setKept(undefined);
      setSaid(t('live.removed'));
    });

  const site = office.sites.value.find(({ id }) => GRAPHQL.startsWith(`${id}-`));
  const onLabel = kind === 'page' ? s('page.on') : t('live.on');
  return (
    <div class="ch-off-body">
      <Head title={t('live')} up={{ label: t('stock'), href: '#/stock' }} />
      {kind !== 'page' && <p class="ch-off-what">{t('live.what')}</p>}
      <LastRead kept={kept} />
      {failure && <Fault failure={failure} words={[stockWords]} onClose={() => setFailure(undefined)} />}
      <form class="ch-narrow ch-source" onSubmit={(event) => event.preventDefault()}>
        <div>
          <span class="ch-label">{s('kind')}</span>
          <Radios
            label={s('kind')}
            value={kind}
            options={[
              { value: 'json', label: s('kind.json'), what: s('kind.json.what') },
              { value: GRAPHQL, label: `${site?.name[locale] ?? ''} GraphQL` },
              { value: 'page', label: s('kind.page'), what: s('kind.page.what') },
            ]}
            onPick={(picked) => {
              quiet();
              setKind(picked);
            }}
          />
        </div>
        <OneAtATime kept={kept} kind={kind} />
        {kind === 'json' && <JsonFields form={form.json} onForm={(json) => set({ json })} />}
        {kind === GRAPHQL && (
          <>
            <Field
              type="url"
              label={t('live.url')}
              placeholder="https://shop.example.com/admin-api"
              value={form.url}
              onValue={(url) => set({ url })}
            />
            <Field
              type="password"
              label={t('live.token')}
              value={form.token}
              onValue={(token) => set({ token })}
            />
          </>
        )}
        {kind === 'page' ? (
          <PageChoice value={form.page} onPick={(page) => set({ page })} />
        ) : (
          <Field
            label={t('live.every')}
            value={form.every}
            fault={everyWrong ? t('live.every.wrong') : undefined}
            onValue={(every) => set({ every })}
          />
        )}
        {(kind !== 'page' || chosen) && (
          <div class="ch-param-flag">
            <span>{onLabel}</span>
            <Switch label={onLabel} state={form.on ? 'on' : 'off'} onSwitch={(on) => set({ on })} />
          </div>
        )}
        <div class="ch-form-foot">
          {kind === 'page' ? (
            <Button kind="main" disabled={busy || !chosen} onClick={savePage}>
              {s('page.save')}
            </Button>
          ) : (
            <>
              <Button kind="main" disabled={busy} onClick={save}>
                {t('live.save')}
              </Button>
              <Button disabled={busy} onClick={test}>
                {t('live.test')}
              </Button>
            </>
          )}
          {kept && (
            <Button kind="link" disabled={busy} onClick={remove}>
              {t('live.remove')}
            </Button>
          )}
        </div>
        <p role="status" class="ch-quiet">
          {busy ? t('live.testing') : said}
        </p>
      </form>
      {tried && <Tried {...tried} />}
    </div>
  );
}
