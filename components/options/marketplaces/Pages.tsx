// A site's pages: what each is, how well it is known and since when; under each, what was pointed out on it and how it
// was read here.
import { Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Evidence, Marketplace, Page } from '../../../lib/model/marketplace.ts';
import type { KeptPatch } from '../../../lib/model/patch.ts';
import { ChevronDown, ChevronRight, ShapeIcon } from '../../ui/icons.tsx';
import { HEALTH_SHAPES } from '../../ui/shapes.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { patchesOf } from './deeds.ts';
import { PageHealth } from './Health.tsx';
import { Repairs } from './Repairs.tsx';
import fileWords from './siteFiles.i18n.json';
import words from './sitesPage.i18n.json';

const SHAPES = { verified: 'ok', reported: 'degraded', unverified: 'off' } as const;

interface Row {
  id: string;
  kinds: Marketplace['pages'][number]['kinds'];
  evidence: Evidence | undefined;
  patches: KeptPatch[];
  /** Absent: the file has no such page; only a repair speaks of it. */
  page?: Page;
}

/** The pages that are read, and those only a repair speaks of: on trial, or of a page the file has no more. */
function rowsOf(site: Marketplace, patches: readonly KeptPatch[]): Row[] {
  const rows: Row[] = site.pages.map((page) => ({
    id: page.id,
    kinds: page.kinds,
    evidence: page.evidence,
    page,
    patches: patches.filter(({ patch }) => patch.page === page.id),
  }));
  for (const { patch } of patches)
    if (!rows.some(({ id }) => id === patch.page))
      rows.push({
        id: patch.page,
        kinds: patch.add?.kinds ?? [],
        evidence: patch.add && { level: 'unverified', date: patch.date },
        patches: patches.filter((one) => one.patch.page === patch.page),
      });
  return rows;
}

function PageRow({ site, row }: { site: Marketplace; row: Row }) {
  const t = useWords(words);
  const file = useWords(fileWords);
  const id = useId();
  const [open, setOpen] = useState(false);
  const { evidence, patches } = row;
  const on = patches.some(({ state }) => state === 'on');
  const trial = patches.some(({ state }) => state === 'trial');
  return (
    <Fragment>
      <tr>
        <td>
          <button
            type="button"
            class="ch-market-fold"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {open ? <ChevronDown /> : <ChevronRight />}
            <span>{row.kinds.map((kind) => t(`kind.${kind}`)).join(' · ')}</span>{' '}
            <span class="ch-meta">{row.id}</span>
            {on && <span class="ch-tag-plain">{file('patch.on')}</span>}
            {trial && <span class="ch-tag-plain">{file('patch.trial')}</span>}
          </button>
        </td>
        <td>
          {evidence && (
            <span class="ch-evidence">
              <ShapeIcon shape={HEALTH_SHAPES[SHAPES[evidence.level]]} class="ch-shape ch-fine" />
              {t(`level.${evidence.level}`)}
            </span>
          )}
        </td>
        <td class="ch-figure">
          <span class="ch-quiet">{evidence?.date}</span>
        </td>
      </tr>
      <tr hidden={!open}>
        <td colSpan={3} id={id}>
          {open && (
            <div class="ch-market-page">
              {evidence?.note && <p class="ch-meta">{file('note', { note: evidence.note })}</p>}
              <Repairs site={site} patches={patches} gone={!row.page} />
              {row.page && <PageHealth site={site} page={row.page} />}
            </div>
          )}
        </td>
      </tr>
    </Fragment>
  );
}

export function Pages({ site }: { site: Marketplace }) {
  const office = useOffice();
  const t = useWords(words);
  const file = useWords(fileWords);
  const rows = rowsOf(site, patchesOf(office, site.id));
  if (rows.length === 0) return <p class="ch-quiet">{file('noPages')}</p>;
  return (
    <table class="ch-table ch-market-pages" aria-label={`${site.name[office.locale.value]}, ${t('page')}`}>
      <thead>
        <tr>
          <th scope="col">{t('page')}</th>
          <th scope="col">{t('page.known')}</th>
          <th scope="col" class="ch-figure">
            {t('page.date')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PageRow key={row.id} site={site} row={row} />
        ))}
      </tbody>
    </table>
  );
}
