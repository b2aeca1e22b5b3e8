// The marketplaces: how well each page is known and since when, the switch, and the address of consoles that run on a
// host of the owner's own.
import { useState } from 'preact/hooks';
import type { Marketplace, Page } from '../../../lib/model/marketplace.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { ShapeIcon } from '../../ui/icons.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { HEALTH_SHAPES } from '../../ui/shapes.ts';
import { Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { hasOwnHost, isSiteOn, originsOf, ownersSites, switchOff, switchOn } from '../core/sites.ts';
import { Head } from '../parts/Head.tsx';
import words from './sitesPage.i18n.json';

const SHAPES = { verified: 'ok', reported: 'degraded', unverified: 'off' } as const;
const hostsOf = (origins: readonly string[]) =>
  origins.map((origin) => origin.replace(/^https?:\/\/|\/\*$/g, '')).join(', ');

function Pages({ site }: { site: Marketplace }) {
  const t = useWords(words);
  const { locale } = useOffice();
  return (
    <Table
      label={`${site.name[locale.value]}, ${t('page')}`}
      rows={site.pages}
      rowId={(page: Page) => page.id}
      columns={[
        {
          id: 'page',
          head: t('page'),
          cell: (page) => (
            <>
              {page.kinds.map((kind) => t(`kind.${kind}`)).join(' · ')} <span class="ch-meta">{page.id}</span>
            </>
          ),
        },
        {
          id: 'known',
          head: t('page.known'),
          cell: (page) => (
            <span class="ch-evidence" title={page.evidence.note}>
              <ShapeIcon shape={HEALTH_SHAPES[SHAPES[page.evidence.level]]} class="ch-shape ch-fine" />
              {t(`level.${page.evidence.level}`)}
            </span>
          ),
        },
        {
          id: 'date',
          head: t('page.date'),
          figure: true,
          cell: (page) => <span class="ch-quiet">{page.evidence.date}</span>,
        },
      ]}
    />
  );
}

function HostLine({ site, on, onDone }: { site: Marketplace; on: boolean; onDone: () => void }) {
  const office = useOffice();
  const t = useWords(words);
  const given = office.settings.value.hosts[site.id];
  const [typed, setTyped] = useState(given ? hostsOf(given) : '');
  const go = () => void switchOn(office, site, typed).then((done) => done && onDone());
  return (
    <form
      class="ch-add-line"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Field label={t('host')} placeholder="https://admin.example.com" value={typed} onValue={setTyped} />
      <Button disabled={typed.trim() === ''} onClick={go}>
        {t(on ? 'host.change' : 'host.on')}
      </Button>
    </form>
  );
}

function Site({ site }: { site: Marketplace }) {
  const office = useOffice();
  const t = useWords(words);
  const [asking, setAsking] = useState(false);
  const { sites, hosts } = office.settings.value;
  const on = isSiteOn(office, site);
  const own = hasOwnHost(site);
  const name = site.name[office.locale.value];
  const slash = sites[site.id]?.slash === true;
  const setSlash = (next: boolean) =>
    office.patch((now) => ({
      sites: { ...now.sites, [site.id]: { on: false, ...now.sites[site.id], slash: next } },
    }));
  return (
    <section class="ch-market">
      <div class="ch-off-title">
        <h2>{name}</h2>
        <span class="ch-meta">{t('dated', { date: site.date })}</span>
        <Switch
          label={t('switch', { name })}
          state={on ? 'on' : 'off'}
          onSwitch={(wanted) => {
            // The browser takes the question only from the click itself, so nothing comes before it.
            if (!wanted) void switchOff(office, site);
            else if (own && !hosts[site.id]) setAsking(true);
            else void switchOn(office, site);
          }}
        />
      </div>
      {!on && sites[site.id]?.on && <p class="ch-fault">{t('refused')}</p>}
      {!on && !asking && (!own || hosts[site.id]) && (
        <p class="ch-meta">{t('asks', { hosts: hostsOf(originsOf(site, hosts)) })}</p>
      )}
      {own && (asking || hosts[site.id]) && <HostLine site={site} on={on} onDone={() => setAsking(false)} />}
      {on && (
        <div class="ch-param-flag">
          <span>{t('slash')}</span>
          <Switch
            label={`${name}, ${t('slash')}`}
            state={slash ? 'on' : 'off'}
            onSwitch={(next) => void setSlash(next)}
          />
        </div>
      )}
      <Pages site={site} />
    </section>
  );
}

export function Marketplaces() {
  const office = useOffice();
  const t = useWords(words);
  const sites = ownersSites(office.door.sites);
  const on = sites.filter((site) => isSiteOn(office, site)).length;
  return (
    <div class="ch-off-body">
      <Head title={t('marketplaces')}>
        <span class="ch-meta">{t('on', { n: on, all: sites.length })}</span>
      </Head>
      <p class="ch-off-what">{t('what')}</p>
      <div class="ch-markets">
        {sites.map((site) => (
          <Site key={site.id} site={site} />
        ))}
      </div>
    </div>
  );
}
