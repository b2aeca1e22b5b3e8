// "Read it from a page": which of the owner's taught pages the stock is read from. Only pages of sites that are switched
// on and bound to this shop, and whose file reads a SKU and a count.
import type { Marketplace, Page } from '../../../lib/model/marketplace.ts';
import { useOffice, useWords } from '../core/context.tsx';
import type { Office } from '../core/office.ts';
import { isSiteOn, ownersSites } from '../core/sites.ts';
import { Radios } from '../parts/Radios.tsx';
import words from './sourcePage.i18n.json';

export interface StockPage {
  site: Marketplace;
  page: Page;
}
export const nameOfPage = (marketplace: string, page: string) => `${marketplace}/${page}`;

const reads = (page: Page): boolean => {
  const fields = page.listings?.fields;
  return Boolean(fields?.sku && fields.stock);
};

/** The pages stock may be read from here. */
export function stockPages(office: Office): StockPage[] {
  const bound = new Set(office.shop.value?.bindings.map(({ marketplace }) => marketplace));
  return ownersSites(office.sites.value)
    .filter((site) => isSiteOn(office, site) && bound.has(site.id))
    .flatMap((site) => site.pages.filter(reads).map((page) => ({ site, page })));
}

export function PageChoice({ value, onPick }: { value: string; onPick: (value: string) => void }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const pages = stockPages(office);
  if (pages.length === 0)
    return (
      <p class="ch-off-empty">
        {t('page.none')} <a href="#/marketplaces">{t('page.teach')}</a>
      </p>
    );
  return (
    <div>
      <span class="ch-label">{t('page')}</span>
      <Radios
        label={t('page')}
        value={value}
        options={pages.map(({ site, page }) => ({
          value: nameOfPage(site.id, page.id),
          label: site.name[locale],
          what: `${page.match.hosts.join(', ')}${page.match.path}`,
        }))}
        onPick={onPick}
      />
      <p class="ch-meta">{t('page.what')}</p>
    </div>
  );
}
