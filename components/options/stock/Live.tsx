// The live source: the shop's own back office, asked at an interval. Permission for its host alone is asked as the first
// act of a click; how old the last reading is, and what failed since, stands in words.
import { useEffect, useState } from 'preact/hooks';
import { type Failure, fail, ok, type Result } from '../../../lib/model/basics.ts';
import { StockSource } from '../../../lib/model/settings.ts';
import { buildRequest } from '../../../lib/stock/sources/http.ts';
import stockWords from '../../../lib/stock/stock.i18n.json';
import { deleteMeta, getSource, putSource } from '../../../lib/store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failures.ts';
import { Field } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { originOf } from '../core/sites.ts';
import { age } from '../parts/age.ts';
import { Fault } from '../parts/Fault.tsx';
import { Head } from '../parts/Head.tsx';
import words from './stockPage.i18n.json';

const { kind } = StockSource.shape;
const EMPTY = { url: '', token: '', every: '5', on: true };

/** A kept failure has only its code: what would have filled it is left out of the sentence. */
const withoutHoles = (text: string) => text.replace(/\s*[（(]\{\w+\}[)）]/g, '').replace(/\{\w+\}/g, '…');

export function Live() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const shop = office.shop.value?.id;
  const snapshot = office.snapshot.value;
  const [form, setForm] = useState(EMPTY);
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (shop)
      void getSource(office.store, shop).then((source) => {
        if (!source) return;
        setKept(true);
        setForm({ url: source.url, token: source.token, every: String(source.everyMinutes), on: source.on });
      });
  }, [shop]);

  const n = (value: number) => figure(value, locale);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const minutes = Number(form.every);
  const everyWrong = !/^\d{1,4}$/.test(form.every.trim()) || minutes < 1 || minutes > 1440;

  /** The source as typed and the host it needs, or what is wrong with it: nothing is asked of anybody for that. */
  function typed(): Result<{ source: StockSource; origin: string }> {
    const url = form.url.trim();
    const built = buildRequest({ kind: kind.value, url }, 0, form.token);
    if (!built.ok) return built;
    const source = StockSource.safeParse({
      kind: kind.value,
      url,
      token: form.token.trim(),
      everyMinutes: minutes,
      on: form.on,
    });
    const origin = originOf(url);
    return source.success && origin.ok
      ? ok({ source: source.data, origin: origin.value })
      : fail('source.url');
  }

  /** Runs with the permission of the source's host; the question to the browser comes before anything is awaited. */
  function withHost(work: (source: StockSource) => Promise<Failure | undefined>) {
    setSaid(undefined);
    if (everyWrong) return;
    const wanted = typed();
    if (!wanted.ok) return setFailure(wanted.error);
    const asked = office.door.requestOrigins([wanted.value.origin]);
    setFailure(undefined);
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
      setSaid(t('live.good', { n: n(read.value.length) }));
      return undefined;
    });
  const save = () =>
    withHost(async (source) => {
      let polled: Failure | undefined;
      await office.attempt(async () => {
        const at = await office.ensureShop();
        await putSource(office.store, at.id, source);
        setKept(true);
        await office.changed('stock');
        if (!source.on) return setSaid(t('live.keptOff'));
        const answer = await office.door.send({ type: 'poll-stock', shop: at.id });
        if (answer.ok) setSaid(t('live.kept', { n: n(answer.value.rows) }));
        else polled = answer.error;
        await office.reload();
      });
      return polled;
    });
  const remove = () =>
    office.attempt(async () => {
      if (shop) await deleteMeta(office.store, `source:${shop}`);
      await office.changed('stock');
      setForm(EMPTY);
      setKept(false);
      setFailure(undefined);
      setSaid(t('live.removed'));
    });
  const last = snapshot?.source.kind === 'live' ? snapshot : undefined;
  const site = office.sites.value.find(({ id }) => kind.value.startsWith(`${id}-`));
  return (
    <div class="ch-off-body">
      <Head title={t('live')} up={{ label: t('stock'), href: '#/stock' }} />
      <p class="ch-off-what">{t('live.what')}</p>
      {kept && (
        <p class="ch-off-line">
          {last
            ? t('live.last', {
                name: last.source.name,
                age: age(last.at, office.door.now(), locale),
                n: n(last.rows),
              })
            : t('live.never')}
        </p>
      )}
      {kept && snapshot?.failure && (
        <div class="ch-strip-warn ch-money" role="status">
          <LevelIcon level="money" />
          <span>
            {t('live.failed', { age: age(snapshot.failure.at, office.door.now(), locale) })}
            {withoutHoles(failureText(locale, { code: snapshot.failure.code }, stockWords))}
          </span>
        </div>
      )}
      {failure && <Fault failure={failure} words={[stockWords]} onClose={() => setFailure(undefined)} />}
      <form class="ch-narrow" onSubmit={(event) => event.preventDefault()}>
        <p>
          <span class="ch-label">{t('live.kind')}</span> {site?.name[locale] ?? ''} GraphQL
        </p>
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
        <Field
          label={t('live.every')}
          value={form.every}
          fault={everyWrong ? t('live.every.wrong') : undefined}
          onValue={(every) => set({ every })}
        />
        <div class="ch-param-flag">
          <span>{t('live.on')}</span>
          <Switch label={t('live.on')} state={form.on ? 'on' : 'off'} onSwitch={(on) => set({ on })} />
        </div>
        <div class="ch-form-foot">
          <Button kind="main" disabled={busy} onClick={save}>
            {t('live.save')}
          </Button>
          <Button disabled={busy} onClick={test}>
            {t('live.test')}
          </Button>
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
    </div>
  );
}
