// Newer site files from an address: off until the owner gives one, asked when the owner presses, and once a day where that
// is switched on. What is there is shown with its difference; nothing is taken by itself.
import { useEffect, useState } from 'preact/hooks';
import { addressOf, type Updates as Found, readUpdates } from '../../../lib/marketplaces/updates.ts';
import { type Failure, fail, ok, type Result } from '../../../lib/model/basics.ts';
import { dropUpdates, getUpdates, putUpdates, type Updates as Source } from '../../../lib/store/sites.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failures.ts';
import { Field } from '../../ui/fields.tsx';
import { LevelIcon } from '../../ui/icons.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import type { Office } from '../core/office.ts';
import { originOf } from '../core/sites.ts';
import { age } from '../parts/age.ts';
import { Fault } from '../parts/Fault.tsx';
import failures from '../parts/failures.i18n.json';
import { Head } from '../parts/Head.tsx';
import { filesHere, takeFile } from './deeds.ts';
import { Findings } from './Findings.tsx';
import { offerOf } from './incoming.ts';
import { Offer } from './Offer.tsx';
import words from './siteFiles.i18n.json';
import sitesWords from './sitesPage.i18n.json';

/** The kept address, and how to read it again; it is read with every change. */
export function useSource(): Source | undefined {
  const office = useOffice();
  const [source, setSource] = useState<Source>();
  const version = office.version.value;
  useEffect(() => {
    let left = false;
    void getUpdates(office.store)
      .then((now) => !left && setSource(now))
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [version]);
  return source;
}

/** The newer files the daily look found, those taken since left out. */
export const waitingOf = (office: Office, source: Source | undefined): string[] =>
  (source?.look?.newer ?? []).flatMap(({ id, revision }) => {
    const here = filesHere(office).find((one) => one.id === id);
    return here && here.revision >= revision ? [] : (here?.name[office.locale.value] ?? id);
  });

function Look({ source }: { source: Source }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  if (!source.look) return null;
  const since = age(source.look.at, office.door.now(), locale);
  const waiting = waitingOf(office, source);
  if (source.look.failure)
    return (
      <p class="ch-quiet">
        {t('updates.last.failed', { age: since })}
        {failureText(locale, { code: source.look.failure }, failures)
          .replace(/\s*[（(][^（()）]*\{\w+\}[)）]/g, '')
          .replace(/\{\w+\}/g, '…')}
      </p>
    );
  return (
    <p class="ch-quiet">
      {t('updates.last', { age: since })}{' '}
      {waiting.length > 0 && t('updates.there', { names: waiting.join(', ') })}
    </p>
  );
}

export function Updates() {
  const office = useOffice();
  const t = useWords(words);
  const sites = useWords(sitesWords);
  const source = useSource();
  const [typed, setTyped] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [found, setFound] = useState<Found>();
  const [said, setSaid] = useState<string>();
  const url = typed ?? source?.url ?? '';

  function asked(): Result<{ url: string; origin: string }> {
    const address = addressOf(url);
    if (!address.ok) return address;
    const origin = originOf(address.value);
    return origin.ok ? ok({ url: address.value, origin: origin.value }) : fail('updates.address');
  }
  /** Runs with the permission of the address's host; the question to the browser comes before anything is awaited. */
  function withHost(work: (url: string) => Promise<Failure | undefined>) {
    setSaid(undefined);
    setFailure(undefined);
    setFound(undefined);
    const wanted = asked();
    if (!wanted.ok) return setFailure(wanted.error);
    const question = office.door.requestOrigins([wanted.value.origin]);
    setBusy(true);
    void (async () => {
      const granted = await question.catch(() => false);
      setFailure(granted ? await work(wanted.value.url) : { code: 'updates.not-allowed' });
      setBusy(false);
    })();
  }
  const keep = (change: Source) =>
    office.attempt(async () => {
      await putUpdates(office.store, change);
      await office.changed('sites');
      setTyped(undefined);
    });
  const look = () =>
    withHost(async (address) => {
      if (!(await keep({ url: address, daily: source?.daily ?? false }))) return undefined;
      const read = readUpdates(await office.door.readUpdates(address), filesHere(office));
      if (!read.ok) return read.error;
      setFound(read.value);
      const { newer, same } = read.value;
      setSaid(newer.length > 0 ? t('updates.found', { n: newer.length }) : t('updates.none', { n: same }));
      return undefined;
    });
  const daily = (on: boolean) => {
    if (!source) return;
    if (!on) void keep({ ...source, daily: false });
    else
      withHost(async (address) => {
        await keep({ url: address, daily: true });
        return undefined;
      });
  };
  const remove = () =>
    office.attempt(async () => {
      await dropUpdates(office.store);
      await office.changed('sites');
      setTyped('');
      setFound(undefined);
      setFailure(undefined);
      setSaid(t('updates.removed'));
    });
  const offers = (found?.newer ?? []).flatMap((file) => {
    const offer = offerOf(file, filesHere(office));
    return offer.is === 'file' ? [offer] : [];
  });
  const without = (id: string) =>
    setFound(found && { ...found, newer: found.newer.filter((file) => file.id !== id) });
  return (
    <div class="ch-off-body">
      <Head title={t('updates')} up={{ label: sites('marketplaces'), href: '#/marketplaces' }} />
      <p class="ch-off-what">{t('updates.what')}</p>
      <form
        class="ch-narrow"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && url.trim() !== '') look();
        }}
      >
        <Field
          type="url"
          label={t('updates.url')}
          placeholder="https://example.com/sites.json"
          value={url}
          onValue={setTyped}
          onEnter={() => !busy && url.trim() !== '' && look()}
        />
        {source && (
          <div class="ch-param-flag">
            <span>{t('updates.daily')}</span>
            <Switch label={t('updates.daily')} state={source.daily ? 'on' : 'off'} onSwitch={daily} />
          </div>
        )}
        <div class="ch-form-foot">
          <Button
            kind={offers.length === 0 ? 'main' : 'plain'}
            disabled={busy || url.trim() === ''}
            onClick={look}
          >
            {t('updates.look')}
          </Button>
          {source && (
            <Button kind="link" disabled={busy} onClick={remove}>
              {t('updates.remove')}
            </Button>
          )}
        </div>
        <p role="status" class="ch-quiet">
          {busy ? t('updates.looking') : said}
        </p>
        {source && !found && <Look source={source} />}
      </form>
      {failure && <Fault failure={failure} onClose={() => setFailure(undefined)} />}
      {offers.map((offer) => (
        <Offer
          key={offer.file.id}
          offer={offer}
          busy={busy}
          main={offers.length === 1}
          onTake={() => {
            const { name, id, revision } = offer.file;
            void takeFile(office, offer, 'address').then((done) => {
              if (!done) return;
              without(id);
              const shown = name[office.locale.value];
              setSaid(offer.now ? t('taken', { name: shown, n: revision }) : t('taken.new', { name: shown }));
            });
          }}
          onLeave={() => without(offer.file.id)}
        />
      ))}
      {found?.refused.map(({ n, id, findings }) => (
        <Findings key={n} name={id ?? t('updates.nth', { n })} findings={findings} />
      ))}
    </div>
  );
}

/** One line above the sites while newer files wait. */
export function UpdatesThere() {
  const office = useOffice();
  const t = useWords(words);
  const waiting = waitingOf(office, useSource());
  if (waiting.length === 0) return null;
  return (
    <p class="ch-said" role="status">
      <LevelIcon level="hint" />
      {t('updates.there', { names: waiting.join(', ') })}
      <a href="#/marketplaces/updates">{t('updates.see')}</a>
    </p>
  );
}
