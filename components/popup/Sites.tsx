// The sites: health, one sentence, a switch. Those that are on stand first; of the others a few, the rest on asking.
import { useState } from 'preact/hooks';
import type { Marketplace } from '../../lib/model/marketplace.ts';
import { bindShop } from '../../lib/store/store.ts';
import { useOffice, useWords } from '../options/core/context.tsx';
import {
  hasOwnHost,
  isSiteOn,
  ownersSites,
  type SiteState,
  siteState,
  switchOff,
  switchOn,
} from '../options/core/sites.ts';
import { usePageViews } from '../options/marketplaces/views.ts';
import { Button } from '../ui/Button.tsx';
import { Field, Select } from '../ui/fields.tsx';
import { ChevronDown, ChevronRight, HealthIcon } from '../ui/icons.tsx';
import { Switch } from '../ui/Switch.tsx';
import words from './popup.i18n.json';
import { Broken, Says } from './SiteSays.tsx';
import { degradedOf, troubleOf } from './trouble.ts';

/** Sites shown without asking, so that the rules stay in view. */
const FEW = 3;

const SHAPES = {
  off: 'off',
  refused: 'missing',
  closed: 'off',
  ok: 'ok',
  'not-ready': 'off',
  'logged-out': 'off',
  degraded: 'degraded',
  missing: 'missing',
} as const satisfies Record<SiteState['is'], string>;

/** Which shop a site's account is kept for, where there are several shops. */
function Bound({ site }: { site: Marketplace }) {
  const office = useOffice();
  const t = useWords(words);
  const bound = office.shops.value.find((shop) => shop.bindings.some((b) => b.marketplace === site.id));
  const bind = (shop: string) =>
    office.attempt(async () => {
      await bindShop(office.store, shop, site.id, null);
      await office.changed('shops');
    });
  return (
    <div class="ch-site-bound">
      <span class="ch-meta">{t('site.bound')}</span>
      <Select
        bare
        label={`${site.name[office.locale.value]}, ${t('site.bound')}`}
        value={bound?.id ?? ''}
        options={[
          ...(bound ? [] : [{ value: '', label: t('site.unbound') }]),
          ...office.shops.value.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValue={(shop) => shop && void bind(shop)}
      />
    </div>
  );
}

/** A console on the owner's own host: its address is typed first, and only that address is asked for. */
function HostForm({ site, onDone }: { site: Marketplace; onDone: () => void }) {
  const office = useOffice();
  const t = useWords(words);
  const [typed, setTyped] = useState('');
  const go = () => void switchOn(office, site, typed).then((done) => done && onDone());
  return (
    <div class="ch-site-host">
      <Field
        type="url"
        label={t('site.host')}
        hint={t('site.host.hint')}
        placeholder="https://admin.example.com"
        value={typed}
        onValue={setTyped}
        onEnter={go}
      />
      <Button onClick={go}>{t('site.host.on')}</Button>
    </div>
  );
}

function SiteRow({ site }: { site: Marketplace }) {
  const office = useOffice();
  const t = useWords(words);
  const [asking, setAsking] = useState(false);
  const on = isSiteOn(office, site);
  const state = siteState(site, {
    on: office.settings.value.sites[site.id]?.on === true,
    granted: office.granted.value[site.id] === true,
    overview: office.health.value[site.id],
    rules: office.door.rules,
    settings: office.rules.value,
  });
  const pages = usePageViews(site, on ? site.pages : []) ?? [];
  const known = on && state.is !== 'logged-out' ? pages : [];
  const trouble = troubleOf(office.health.value[site.id], known);
  const second = degradedOf(known);
  const quiet: SiteState =
    state.is === 'closed' && second.length > 0 ? { is: 'degraded', n: second.length } : state;
  const shape = trouble && trouble.what !== 'nothing' ? 'missing' : SHAPES[quiet.is];
  const name = site.name[office.locale.value];
  const toggle = (wanted: boolean) => {
    // The browser takes the question only from the click itself, so nothing comes before it.
    if (!wanted) void switchOff(office, site);
    else if (hasOwnHost(site) && !office.settings.value.hosts[site.id]) setAsking(true);
    else void switchOn(office, site);
  };
  return (
    <li>
      <div class="ch-site">
        <HealthIcon state={shape} />
        <span class="ch-site-name">
          <span>{name}</span>
          <span class="ch-meta">
            {trouble ? <Broken site={site} trouble={trouble} /> : <Says state={quiet} second={second} />}
          </span>
        </span>
        <Switch label={t('site.switch', { name })} state={on ? 'on' : 'off'} onSwitch={toggle} />
      </div>
      {asking && !on && <HostForm site={site} onDone={() => setAsking(false)} />}
      {on && office.shops.value.length > 1 && <Bound site={site} />}
    </li>
  );
}

export function Sites() {
  const office = useOffice();
  const t = useWords(words);
  const [all, setAll] = useState(false);
  const sites = ownersSites(office.sites.value);
  const on = sites.filter((site) => isSiteOn(office, site)).length;
  // Their order is settled when the popup opens: a row that is switched on does not move away from under the pointer.
  const [{ sorted, few }] = useState(() => {
    const { sites: switches, locale } = office.settings.value;
    const isWanted = (site: Marketplace) => switches[site.id]?.on === true;
    const rank = (site: Marketplace) => (isWanted(site) ? 0 : 2) + (site.languages.includes(locale) ? 0 : 1);
    return {
      sorted: [...sites].sort((a, b) => rank(a) - rank(b)),
      // One that is off is always in reach.
      few: Math.max(FEW, sites.filter(isWanted).length + 1),
    };
  });
  // A single hidden one is not worth a fold.
  const folded = sorted.length - few > 1;
  const shown = all || !folded ? sorted : sorted.slice(0, few);
  return (
    <section class="ch-pop-part">
      <div class="ch-pop-title">
        <h2>{t('sites')}</h2>
        <span class="ch-meta">{t('sites.on', { n: on, all: sites.length })}</span>
      </div>
      <ul>
        {shown.map((site) => (
          <SiteRow key={site.id} site={site} />
        ))}
      </ul>
      {folded && (
        <Button kind="bare" class="ch-pop-more" expanded={all} onClick={() => setAll(!all)}>
          {all ? <ChevronDown /> : <ChevronRight />}
          {all ? t('sites.fewer') : t('sites.more', { n: sorted.length - few })}
        </Button>
      )}
    </section>
  );
}
