// One site: where its file is from, its switch and addresses, its pages, and what an owner does with its file.
import { useState } from 'preact/hooks';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { hasOwnHost, hostsOf, isSiteOn, originsOf, switchOff, switchOn } from '../core/sites.ts';
import { exportFile, exportWhole, goBack, keptOf, patchesOf, removeSite, sourceOf } from './deeds.ts';
import { Pages } from './Pages.tsx';
import { Sure } from './Sure.tsx';
import fileWords from './siteFiles.i18n.json';
import words from './sitesPage.i18n.json';
import { HabitForm, TeachPage } from './Taught.tsx';

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

function Deeds({ site }: { site: Marketplace }) {
  const office = useOffice();
  const t = useWords(fileWords);
  const [open, setOpen] = useState(false);
  const kept = keptOf(office, site.id);
  const taught = kept?.from === 'taught';
  const shipped = office.door.shipped.some(({ id }) => id === site.id);
  const patches = patchesOf(office, site.id);
  const baked = patches.some(({ state }) => state === 'on');
  const inUse = kept !== undefined && sourceOf(office, site) !== 'built-in';
  return (
    <>
      <div class="ch-deeds ch-market-deeds">
        {kept && !shipped && <TeachPage site={site} />}
        {site.pages.length > 0 && (
          <Button kind="link" onClick={() => exportWhole(office, site.id)}>
            {t(baked && !taught ? 'export.whole' : 'export')}
          </Button>
        )}
        {baked && !taught && (
          <Button kind="link" onClick={() => exportFile(office, site.id)}>
            {t('export.file')}
          </Button>
        )}
        {inUse && kept.before && (
          <Button kind="link" onClick={() => void goBack(office, kept)}>
            {t('back', { n: kept.before.revision })}
          </Button>
        )}
        {inUse && !kept.before && shipped && (
          <Button kind="link" onClick={() => void goBack(office, kept)}>
            {t('back.shipped')}
          </Button>
        )}
        {taught && (
          <Button kind="link" expanded={open} onClick={() => setOpen(!open)}>
            {t('habits')}
          </Button>
        )}
        {kept && !shipped && (
          <Sure
            label={t('remove')}
            what={t('remove.sure', { n: patches.length })}
            onSure={() => void removeSite(office, site)}
          />
        )}
      </div>
      {taught && open && <HabitForm kept={kept} onDone={() => setOpen(false)} />}
    </>
  );
}

export function Site({ site }: { site: Marketplace }) {
  const office = useOffice();
  const t = useWords(words);
  const file = useWords(fileWords);
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
    <section class="ch-market" aria-label={name}>
      <div class="ch-off-title">
        <h2>{name}</h2>
        <span class="ch-meta">
          {[
            file('revision', { n: site.revision }),
            t('dated', { date: site.date }),
            file(`from.${sourceOf(office, site)}`),
          ].join(' · ')}
        </span>
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
      <Deeds site={site} />
    </section>
  );
}
