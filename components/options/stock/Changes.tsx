// What an import would change, figures first, then SKU by SKU: short orders at the top.
import type { Change } from '../../../lib/stock/plan.ts';
import { figure } from '../../ui/format.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import type { Importing } from './importing.ts';
import words from './stockPage.i18n.json';

function Orders({ change }: { change: Change }) {
  const { locale } = useOffice();
  const t = useWords(words);
  if (change.short)
    return (
      <span class="ch-tag ch-money">
        <LevelIcon level="money" size={10} />
        {t('change.short', { n: figure(change.short, locale.value) })}
      </span>
    );
  if (change.fills)
    return (
      <span class="ch-tag-plain">
        <LevelIcon level="fine" size={10} />
        {t('change.fills', { n: figure(change.fills, locale.value) })}
      </span>
    );
  return null;
}

export function Changes({ run }: { run: Importing }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const plan = run.planned.value;
  const n = (value: number) => figure(value, locale);
  if (!plan) {
    const phase = run.phase.value;
    if (phase === 'reading') return null;
    return <p class="ch-quiet">{t(phase === 'checking' ? 'change.reading' : 'change.wait')}</p>;
  }
  const total = plan.changed + plan.added + plan.removed;
  const rows = plan.worst;
  const signed = (delta: number) => (delta > 0 ? `+${n(delta)}` : delta < 0 ? `−${n(-delta)}` : n(0));
  const columns: Column<Change>[] = [
    { id: 'sku', head: t('col.sku'), cell: (row) => <span class="ch-sku">{row.sku}</span> },
    {
      id: 'now',
      head: t('change.now'),
      figure: true,
      cell: (row) => <span class="ch-quiet">{row.now === undefined ? t('change.new') : n(row.now)}</span>,
    },
    {
      id: 'sheet',
      head: t('change.sheet'),
      figure: true,
      cell: (row) =>
        row.sheet === undefined ? <span class="ch-quiet">{t('change.gone')}</span> : n(row.sheet),
    },
    {
      id: 'delta',
      head: t('change.delta'),
      figure: true,
      cell: (row) => (row.now === undefined ? '' : signed(row.delta)),
    },
    { id: 'orders', head: t('change.orders'), cell: (row) => <Orders change={row} /> },
  ];
  const sums: [number, Parameters<typeof t>[0], boolean][] = [
    [plan.changed, 'change.changed', true],
    [plan.added, 'change.added', true],
    [plan.removed, 'change.removed', plan.removed > 0],
    [plan.same, 'change.same', true],
    [run.left.value.count, 'change.left', true],
  ];
  return (
    <section>
      <div class="ch-off-title">
        <h2>{t('change')}</h2>
        <span class="ch-meta">
          {run.upTo.value === undefined ? t('change.order') : t('change.upTo', { n: n(run.upTo.value) })}
        </span>
      </div>
      <p class="ch-sums">
        {sums.map(
          ([sum, key, shown]) =>
            shown && (
              <span key={key}>
                <b>{n(sum)}</b> {t(key)}
              </span>
            ),
        )}
      </p>
      {total === 0 && run.phase.value !== 'checking' ? (
        <p class="ch-quiet">{t('change.nothing')}</p>
      ) : (
        <Table
          label={t('change')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.key}
          more={
            total > rows.length
              ? {
                  label: t('change.more', { n: n(total - rows.length) }),
                  onClick: () => void run.more(),
                }
              : undefined
          }
        />
      )}
    </section>
  );
}
