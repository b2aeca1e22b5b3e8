// A site's pages as their last views tell of them, read from the database, where the worker keeps them.
import { useEffect, useState } from 'preact/hooks';
import type { Marketplace, Page } from '../../../lib/model/marketplace.ts';
import type { KeptPatch } from '../../../lib/model/patch.ts';
import { partsOf } from '../../../lib/reading/using.ts';
import { judgeViews, type Needing, type PageJudged, viewsNow } from '../../../lib/records/views.ts';
import { isOn } from '../../../lib/rules/run.ts';
import { getKeptSites } from '../../../lib/store/sites.ts';
import { type KeptView, viewsOf } from '../../../lib/store/views.ts';
import { useOffice } from '../core/context.tsx';
import type { Office } from '../core/office.ts';

export interface PageViews {
  page: Page;
  /** Oldest first, as kept. */
  views: KeptView[];
  judged: PageJudged;
  /** The patch that counts on this page. */
  patch?: KeptPatch;
}

/** The fields a page's file names, as health names them. */
export const declaredBy = (page: Page): string[] =>
  partsOf(page).flatMap(({ fields }) => fields.map(([name]) => name));

/** The rules that are on and speak of a page of this kind, where its file has what they need. */
export function needingOn({ door, rules }: Office, page: Page): Needing[] {
  const declared = new Set(declaredBy(page));
  return door.rules
    .filter(
      (rule) =>
        isOn(rule, rules.value[rule.id]) &&
        rule.pages.some((kind) => page.kinds.includes(kind)) &&
        rule.needs.every((need) =>
          (typeof need === 'string' ? [need] : need).some((path: string) => declared.has(path)),
        ),
    )
    .map(({ id, needs }) => ({ id, needs }));
}

/** What is known of each of these pages. */
export async function viewsOfPages(
  office: Office,
  site: Marketplace,
  pages: readonly Page[],
): Promise<PageViews[]> {
  const { patches } = await getKeptSites(office.store);
  return Promise.all(
    pages.map(async (page) => {
      const views = await viewsOf(office.store, site.id, page.id);
      const patch = patches.find(
        ({ patch, state }) => state === 'on' && patch.marketplace === site.id && patch.page === page.id,
      );
      const judged = judgeViews(
        viewsNow(views, site.revision, patch?.at),
        needingOn(office, page),
        declaredBy(page),
      );
      return { page, views, judged, ...(patch ? { patch } : {}) };
    }),
  );
}

/** The same, read again when something changed here or the person comes back to this page of ours. */
export function usePageViews(site: Marketplace, pages: readonly Page[]): PageViews[] | undefined {
  const office = useOffice();
  const [found, setFound] = useState<PageViews[]>();
  const { version, rules, health } = office;
  useEffect(() => {
    let left = false;
    const look = () =>
      void viewsOfPages(office, site, pages)
        .then((now) => left || setFound(now))
        .catch(() => undefined);
    look();
    globalThis.addEventListener('focus', look);
    return () => {
      left = true;
      globalThis.removeEventListener('focus', look);
    };
  }, [site.id, site.revision, pages.map(({ id }) => id).join(), version.value, rules.value, health.value]);
  return found;
}
