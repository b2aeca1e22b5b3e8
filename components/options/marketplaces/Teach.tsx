// Teaching a console nobody described: its address, how it writes, and then the picker in a tab of it.
import { useState } from 'preact/hooks';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import { dropFile, keepFile } from '../../../lib/store/sites.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import type { Office } from '../core/office.ts';
import { originOf, switchOn } from '../core/sites.ts';
import { Head } from '../parts/Head.tsx';
import { HabitFields } from './HabitFields.tsx';
import words from './siteFiles.i18n.json';
import sitesWords from './sitesPage.i18n.json';
import { type Habits, habitsOf, newConsole, urlOf } from './teaching.ts';

/** From the click itself: the browser's question comes before anything is awaited. Answers the site's name. */
export async function teach(
  office: Office,
  typed: string,
  name: string,
  habits: Habits,
): Promise<string | undefined> {
  const { door, store } = office;
  const taken = new Set(office.sites.value.map(({ id }) => id));
  const date = new Date(door.now()).toISOString().slice(0, 10);
  const made = newConsole(typed, { name, habits, taken, date });
  if (!made.ok) {
    await office.attempt(async () => made.error);
    return undefined;
  }
  const file = made.value;
  const site = file as Marketplace;
  const done = await switchOn(office, site, typed, () =>
    keepFile(store, { file, from: 'taught', at: door.now() }),
  );
  if (!done) {
    // Refused: nothing of it stays. The failure that is shown is the refusal's.
    await dropFile(store, site.id).catch(() => undefined);
    await office
      .write(({ sites, hosts }) => {
        const { [site.id]: _switch, ...otherSites } = sites;
        const { [site.id]: _host, ...otherHosts } = hosts;
        return { sites: otherSites, hosts: otherHosts };
      })
      .catch(() => undefined);
    await office.changed('sites').catch(() => undefined);
    return undefined;
  }
  const opened = await office.attempt(async () => {
    const tab = await door.openTab(urlOf(typed)).catch(() => undefined);
    if (tab === undefined) return { code: 'teach.not-opened' };
    const asked = await door.send({ type: 'pick', tab, marketplace: site.id });
    return asked.ok ? undefined : asked.error;
  });
  return opened ? file.name.en : undefined;
}

export function Teach() {
  const office = useOffice();
  const t = useWords(words);
  const sites = useWords(sitesWords);
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [habits, setHabits] = useState(() =>
    habitsOf(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const origin = originOf(url);
  const go = () => {
    if (busy || url.trim() === '') return;
    setSaid(undefined);
    setBusy(true);
    void teach(office, url, name, habits).then((taught) => {
      setBusy(false);
      if (taught !== undefined) setSaid(t('teach.done', { name: taught }));
    });
  };
  return (
    <div class="ch-off-body">
      <Head title={t('teach')} up={{ label: sites('marketplaces'), href: '#/marketplaces' }} />
      <p class="ch-off-what">{t('teach.what')}</p>
      <form
        class="ch-narrow"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <Field
          type="url"
          label={t('teach.url')}
          placeholder="https://admin.example.com/orders"
          value={url}
          onValue={setUrl}
          onEnter={go}
        />
        <HabitFields
          name={name}
          onName={setName}
          habits={habits}
          onHabits={setHabits}
          hint={origin.ok ? origin.value.replace(/^https?:\/\/|\/\*$/g, '') : undefined}
        />
        <p class="ch-meta">{t('teach.asks')}</p>
        <div class="ch-form-foot">
          <Button kind="main" disabled={busy || url.trim() === ''} onClick={go}>
            {t('teach.go')}
          </Button>
        </div>
        <p role="status" class="ch-quiet">
          {said}
        </p>
      </form>
    </div>
  );
}
