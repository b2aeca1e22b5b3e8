// What a rule that is off would mark on the marketplace page open now: asked of the worker before it is switched on.
import { useEffect, useState } from 'preact/hooks';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { useOffice } from './context.tsx';
import type { Office } from './office.ts';
import { isSiteOn, originsOf, ownersSites } from './sites.ts';

export type Preview =
  /** No page of a site that is on is open. */
  | { is: 'closed' }
  /** Speaks while a reply is typed: of no row. */
  | { is: 'draft' }
  /** `before`: those that stood there before the site was switched on, and stay unmarked. */
  | { is: 'rows'; rows: number; of: number; before: number };

/** Tabs asked until one shows rows: the one in front first. */
const TABS = 4;
/** So that going over many rows by key or pointer asks for none of them. */
const SETTLED_MS = 150;

export async function previewOf(office: Office, rule: AnyRule): Promise<Preview> {
  if (rule.group === 'draft') return { is: 'draft' };
  const { door, scope, settings } = office;
  const sites = ownersSites(office.sites.value).filter(
    (site) => isSiteOn(office, site) && (scope.value === undefined || scope.value === site.id),
  );
  const origins = sites.flatMap((site) => originsOf(site, settings.value.hosts));
  const tabs = origins.length > 0 ? await door.tabsOf(origins).catch(() => []) : [];
  let found: Preview = { is: 'closed' };
  for (const tab of tabs.slice(0, TABS)) {
    const answer = await door.send({ type: 'preview-rule', rule: rule.id, tab });
    if (!answer.ok) continue;
    found = { is: 'rows', ...answer.value };
    if (answer.value.of > 0) return found;
  }
  return found;
}

/** The preview while it is wanted; asked again when something changed. */
export function usePreview(rule: AnyRule, wanted: boolean): Preview | undefined {
  const office = useOffice();
  const [found, setFound] = useState<Preview>();
  const version = office.version.value;
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    const timer = setTimeout(async () => {
      const preview = await previewOf(office, rule);
      if (!left) setFound(preview);
    }, SETTLED_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [wanted, rule.id, version]);
  return wanted ? found : undefined;
}
