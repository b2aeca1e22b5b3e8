// The marketplaces: what is known of each site, where that is from, and the ways to know more: a file, an address, a
// console taught here. Each of those is a page below this one.
import { Button } from '../../ui/Button.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { isSiteOn, ownersSites } from '../core/sites.ts';
import { Head } from '../parts/Head.tsx';
import { route } from '../route.ts';
import { Import } from './Import.tsx';
import { Site } from './Site.tsx';
import fileWords from './siteFiles.i18n.json';
import words from './sitesPage.i18n.json';
import { Teach } from './Teach.tsx';
import { Updates, UpdatesThere } from './Updates.tsx';

export function Marketplaces() {
  const { page } = route.value;
  if (page === 'import') return <Import />;
  if (page === 'teach') return <Teach />;
  return page === 'updates' ? <Updates /> : <Sites />;
}

function Sites() {
  const office = useOffice();
  const t = useWords(words);
  const file = useWords(fileWords);
  const sites = ownersSites(office.sites.value);
  const on = sites.filter((site) => isSiteOn(office, site)).length;
  return (
    <div class="ch-off-body">
      <Head title={t('marketplaces')}>
        <span class="ch-meta">{t('on', { n: on, all: sites.length })}</span>
        <a href="#/marketplaces/updates">{file('updates')}</a>
        <Button onClick={() => (location.hash = '#/marketplaces/import')}>{file('import')}</Button>
        <Button onClick={() => (location.hash = '#/marketplaces/teach')}>{file('teach')}</Button>
      </Head>
      <p class="ch-off-what">{t('what')}</p>
      <UpdatesThere />
      <div class="ch-markets">
        {sites.map((site) => (
          <Site key={site.id} site={site} />
        ))}
      </div>
    </div>
  );
}
