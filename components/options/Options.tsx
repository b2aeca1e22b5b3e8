// The back office: the sections at the left, one of them at the right.
import { useEffect, useState } from 'preact/hooks';
import { countProducts } from '../../lib/store/products.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/fields.tsx';
import { figure } from '../ui/format.ts';
import { LevelIcon, Sign } from '../ui/icons.tsx';
import { useOffice, useWords } from './core/context.tsx';
import { isSiteOn, ownersSites } from './core/sites.ts';
import { Data } from './data/Data.tsx';
import { Drill } from './drill/Drill.tsx';
import { Marketplaces } from './marketplaces/Marketplaces.tsx';
import { ReportAt } from './marketplaces/Report.tsx';
import words from './options.i18n.json';
import { LastFault } from './parts/Fault.tsx';
import { AskCode } from './parts/Gate.tsx';
import { Head } from './parts/Head.tsx';
import { Languages } from './parts/Languages.tsx';
import { ImportProducts } from './products/ImportProducts.tsx';
import { Products } from './products/Products.tsx';
import { ImportReplies } from './replies/ImportReplies.tsx';
import { Replies } from './replies/Replies.tsx';
import { shelfOf } from './replies/shelf.ts';
import { type Route, route, SECTIONS } from './route.ts';
import { Rules } from './rules/Rules.tsx';
import { Shop } from './shop/Shop.tsx';
import { Aliases } from './stock/Aliases.tsx';
import { Import } from './stock/Import.tsx';
import { Live } from './stock/Live.tsx';
import { Stock } from './stock/Stock.tsx';

/** Sections of the owner. The shop's own page locks its parts itself: who sits here is the agent's. */
const isOwners = ({ section, page }: Route): boolean =>
  section === 'rules' ||
  section === 'marketplaces' ||
  section === 'data' ||
  (section === 'stock' && page === 'live');

function View({ section, page }: Route) {
  if (section === 'replies') return page === 'import' ? <ImportReplies /> : <Replies />;
  if (section === 'products') return page === 'import' ? <ImportProducts /> : <Products />;
  if (section === 'rules') return <Rules />;
  if (section === 'shop') return <Shop />;
  if (section === 'marketplaces') return <Marketplaces />;
  if (section === 'data') return <Data />;
  if (section === 'drill') return <Drill />;
  if (page === 'import') return <Import />;
  if (page === 'aliases') return <Aliases />;
  return page === 'live' ? <Live /> : <Stock />;
}

export function Options() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const at = route.value;
  const shop = office.shop.value;
  const shops = office.shops.value;
  const version = office.version.value;
  const [replies, setReplies] = useState<number>();
  const [products, setProducts] = useState(0);
  useEffect(() => {
    void shelfOf(office.store, shop?.id).then((shelf) => setReplies(shelf.length));
    if (shop) void countProducts(office.store, shop.id).then(setProducts);
  }, [shop?.id, version]);
  const counts: Partial<Record<Route['section'], number>> = {
    replies,
    products,
    stock: office.snapshot.value?.rows,
    rules: office.door.rules.length,
    marketplaces: ownersSites(office.sites.value).filter((site) => isSiteOn(office, site)).length,
  };
  const { number } = office.settings.value.agent;
  return (
    <div class="ch-off">
      <nav class="ch-off-nav" aria-label={t('nav')}>
        <p class="ch-off-sign">
          <Sign />
          <b>Counterhand</b>
        </p>
        <ul>
          {SECTIONS.map((section) => {
            const count = counts[section];
            return (
              <li key={section}>
                {section === 'drill' && <p class="ch-off-for">{t('agents')}</p>}
                <a href={`#/${section}`} aria-current={section === at.section ? 'page' : undefined}>
                  <span>{t(section)}</span>
                  {count !== undefined && count > 0 && <span>{figure(count, locale)}</span>}
                </a>
              </li>
            );
          })}
          <li>
            <a href="practice.html" target="_blank" rel="noreferrer">
              {t('practice')}
            </a>
          </li>
        </ul>
        <div class="ch-off-who">
          <Languages />
          <p>
            {shops.length > 1 ? (
              <Select
                bare
                label={t('shops')}
                value={shop?.id ?? ''}
                options={shops.map(({ id, name }) => ({ value: id, label: name }))}
                onValue={(id) => void office.choose(id)}
              />
            ) : (
              <span class="ch-clip" title={shop?.name}>
                {shop?.name}
              </span>
            )}
            {number && <span>{t('agent', { n: number })}</span>}
          </p>
        </div>
      </nav>
      <main class="ch-off-main">
        {office.store.readOnly && (
          <div class="ch-strip-warn ch-money ch-off-banner" role="status">
            <LevelIcon level="money" />
            <span>{t('readonly')}</span>
            <Button kind="link" onClick={() => (location.hash = '#/data')}>
              {t('readonly.export')}
            </Button>
          </div>
        )}
        <LastFault />
        <ReportAt />
        {/* Another shop begins anew; the first one coming to be does not. */}
        {isOwners(at) && office.locked.value ? (
          <div class="ch-off-body">
            <Head title={t(at.section)} />
            <AskCode focus />
          </div>
        ) : (
          <View {...at} key={`${at.section}/${at.page}/${shops.length > 1 ? shop?.id : ''}`} />
        )}
      </main>
    </div>
  );
}
