// The report on a page: the whole text is seen before anything is done with it, and then it is copied or saved by hand.
// Nothing is sent and nothing is opened.
import { useState } from 'preact/hooks';
import type { Marketplace, Page } from '../../../lib/model/marketplace.ts';
import { version } from '../../../package.json';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { useHash } from './hash.ts';
import words from './health.i18n.json';
import { familyOf, reportText } from './reportText.ts';
import { usePageViews } from './views.ts';

function Text({ site, page }: { site: Marketplace; page: Page }) {
  const office = useOffice();
  const t = useWords(words);
  const [known] = usePageViews(site, [page]) ?? [];
  const [said, setSaid] = useState('');
  if (!known) return null;
  const text = reportText(site, known, { browser: familyOf(navigator.userAgent), version });
  const copy = async () => setSaid(t((await office.door.copy(text)) ? 'copied' : 'not-copied'));
  const save = () => office.door.save(`counterhand-report-${site.id}-${page.id}.txt`, text, 'text/plain');
  return (
    <>
      <p class="ch-off-what">{t('dialog.what')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is scrolled by keyboard too */}
      <pre class="ch-report" lang="en" tabIndex={0} role="region" aria-label={t('dialog.text')}>
        {text}
      </pre>
      <div class="ch-report-foot">
        <Button kind="main" onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <Button onClick={save}>{t('save')}</Button>
        <span class="ch-meta" role="status">
          {said}
        </span>
      </div>
    </>
  );
}

export interface ReportProps {
  site: Marketplace;
  page: Page;
  open: boolean;
  onClose: () => void;
}

export function Report({ site, page, open, onClose }: ReportProps) {
  const t = useWords(words);
  return (
    <Dialog open={open} title={t('dialog')} closeLabel={t('close')} onClose={onClose}>
      <Text site={site} page={page} />
    </Dialog>
  );
}

/** The report an address asks for: `#/marketplaces/SITE/report/PAGE`. Closing it leaves the site's own address. */
export function ReportAt() {
  const office = useOffice();
  const [section, siteId, what, pageId] = useHash();
  if (section !== 'marketplaces' || what !== 'report') return null;
  const site = office.sites.value.find(({ id }) => id === siteId);
  const page = site?.pages.find(({ id }) => id === pageId);
  if (!site || !page) return null;
  const close = () => {
    location.hash = `#/marketplaces/${site.id}`;
  };
  return <Report site={site} page={page} open onClose={close} />;
}
