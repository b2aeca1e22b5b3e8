// How a page is read, field by field: now, from which place, and at each of its last views. Folded it still answers in
// one line.
import { useId, useState } from 'preact/hooks';
import type { FieldHealth } from '../../../lib/model/facts.ts';
import type { Marketplace, Page } from '../../../lib/model/marketplace.ts';
import { partsOf } from '../../../lib/reading/using.ts';
import { type FieldJudged, isBroken, mayBeEmpty } from '../../../lib/records/views.ts';
import type { KeptView } from '../../../lib/store/views.ts';
import { Button } from '../../ui/Button.tsx';
import { wallClock, when } from '../../ui/format.ts';
import { ChevronDown, ChevronRight, HealthIcon } from '../../ui/icons.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import uiWords from '../../ui/ui.i18n.json';
import { useOffice, useWords } from '../core/context.tsx';
import { pickIn, removePatch } from './deeds.ts';
import { fieldName } from './fieldNames.ts';
import words from './health.i18n.json';
import { Report } from './Report.tsx';
import { type PageViews, usePageViews } from './views.ts';

type Shape = FieldHealth | 'off';

/** A view's state of the whole page as a shape. */
const shapeOf = (state: KeptView['state'] | undefined): Shape =>
  state === undefined || state === 'logged-out' ? 'off' : state === 'not-ready' ? 'missing' : 'ok';

/** The last views as a row of small shapes, oldest first; in words, how many of each. */
function Strip({ shapes }: { shapes: Shape[] }) {
  const t = useWords(words);
  const kinds = ['ok', 'degraded', 'broken', 'off'] as const;
  const kindOf = (shape: Shape) => (shape !== 'off' && isBroken(shape) ? 'broken' : (shape as 'ok'));
  const said = kinds.flatMap((kind) => {
    const n = shapes.filter((shape) => kindOf(shape) === kind).length;
    return n > 0 ? [t('said', { n, state: t(`said.${kind}`) })] : [];
  });
  return (
    <span class="ch-views" role="img" aria-label={said.join(', ')} title={said.join(', ')}>
      {shapes.map((shape, i) => (
        <HealthIcon key={i} state={shape} size={9} />
      ))}
    </span>
  );
}

interface Row extends Partial<FieldJudged> {
  id: string;
  shape: Shape;
  shapes: Shape[];
}

/** The whole page first, then its fields, what is worst first. */
function rowsOf({ judged, views }: PageViews): Row[] {
  const { notLoading } = judged;
  return [
    {
      id: '',
      shape: shapeOf(judged.state),
      shapes: views.map(({ state }) => shapeOf(state)),
      ...(notLoading ? { since: notLoading.since } : {}),
    },
    ...judged.fields.map((one) => ({
      ...one,
      id: one.field,
      shape: one.state,
      shapes: views.map(({ health }): Shape => health[one.field] ?? 'off'),
    })),
  ];
}

function Fields({ site, page, known }: { site: Marketplace; page: Page; known: PageViews }) {
  const { locale } = useOffice();
  const t = useWords(words);
  const ui = useWords(uiWords);
  const places = new Map(
    partsOf(page).flatMap(({ fields }) => fields.map(([name, { from }]) => [name, from.length] as const)),
  );
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const stateWord = ({ id, shape }: Row) =>
    id !== ''
      ? ui(`health.${shape}`)
      : shape === 'ok'
        ? t('page.ok')
        : t(shape === 'off' ? 'page.logged-out' : 'page.not-ready');
  const placeWord = ({ id, using, shape }: Row) => {
    const n = places.get(id) ?? 1;
    if (n < 2 || (shape !== 'ok' && shape !== 'degraded')) return '';
    return t('place.of', { at: (using ?? 0) + 1, n });
  };
  const columns: Column<Row>[] = [
    {
      id: 'field',
      head: t('field'),
      cell: ({ id }) => <span title={id}>{id === '' ? t('page') : fieldName(id, locale.value)}</span>,
    },
    {
      id: 'state',
      head: t('state'),
      cell: (row) => (
        <span class="ch-evidence">
          <HealthIcon state={row.shape} />
          {stateWord(row)}
        </span>
      ),
    },
    { id: 'place', head: t('place'), cell: (row) => <span class="ch-quiet">{placeWord(row)}</span> },
    {
      id: 'views',
      head: t('views', { n: known.views.length }),
      cell: ({ shapes }) => <Strip shapes={shapes} />,
    },
    {
      id: 'since',
      head: t('since'),
      figure: true,
      cell: ({ since }) => (
        <span class="ch-quiet">{since !== undefined && when(wallClock(since, timeZone), locale.value)}</span>
      ),
    },
  ];
  return (
    <Table
      label={`${site.name[locale.value]}, ${page.id}, ${t('title')}`}
      rows={rowsOf(known)}
      rowId={({ id }) => id}
      columns={columns}
    />
  );
}

/** A patch whose every part is told of by the fields' states. Of words, places and boxes they tell nothing. */
const isTold = ({ patch }: PageViews): boolean =>
  patch?.patch.repairs.every(({ what }) => what !== 'words' && what !== 'slot' && what !== 'target') === true;

/** A page's state in one line. */
function summaryOf(
  { page, judged }: PageViews,
  t: ReturnType<typeof useWords<typeof words>>,
): [Shape, string] {
  const broken = judged.fields.filter(({ state }) => isBroken(state)).length;
  const degraded = judged.fields.filter(({ state }) => state === 'degraded').length;
  if (judged.at === undefined) return ['off', t('none')];
  if (judged.notLoading) return mayBeEmpty(page) ? ['off', t('nothing')] : ['missing', t('not-loading')];
  if (broken > 0) return ['missing', t('broken', { n: broken })];
  return degraded > 0 ? ['degraded', t('degraded', { n: degraded })] : ['ok', t('fine')];
}

export function PageHealth({ site, page }: { site: Marketplace; page: Page }) {
  const office = useOffice();
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  const [reporting, setReporting] = useState(false);
  const id = useId();
  const [known] = usePageViews(site, [page]) ?? [];
  if (!known) return null;
  const [shape, said] = summaryOf(known, t);
  const { stopped, withoutPatch } = known.judged;
  return (
    <div class="ch-page-health">
      <Button kind="bare" expanded={open} controls={id} onClick={() => setOpen(!open)}>
        <HealthIcon state={shape} />
        <span class="ch-sr">{t('title')}, </span>
        {said}
        {open ? <ChevronDown /> : <ChevronRight />}
      </Button>
      {shape === 'missing' && stopped.length > 0 && (
        <span class="ch-meta">{t('paused', { n: stopped.length })}</span>
      )}
      {withoutPatch && isTold(known) && (
        <p class="ch-meta">
          {t('unneeded')}{' '}
          <Button kind="link" onClick={() => known.patch && void removePatch(office, known.patch)}>
            {t('unneeded.drop')}
          </Button>
        </p>
      )}
      <div id={id} hidden={!open}>
        {open && known.views.length > 0 && <Fields site={site} page={page} known={known} />}
        {open && (
          <div class="ch-report-foot">
            <Button onClick={() => void pickIn(office, site, page.id)}>{t('repair')}</Button>
            <Button onClick={() => setReporting(true)}>{t('report')}</Button>
          </div>
        )}
      </div>
      <Report site={site} page={page} open={reporting} onClose={() => setReporting(false)} />
    </div>
  );
}
