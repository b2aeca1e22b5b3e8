// What each column of a sheet of phrases means: read from its headings or guessed from what stands below, and changed
// here.
import { COLUMNS, type Mapping, type Meaning, mean } from '../../../lib/replies/columns.ts';
import type { Table } from '../../../lib/replies/exchange.ts';
import { Select } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { LANGUAGES } from '../parts/languageNames.ts';
import words from './repliesPage.i18n.json';

const MOST_COLUMNS = 30;

interface Props {
  table: Table;
  mapping: Mapping;
  /** Nobody changed it. */
  guessed: boolean;
  onMap: (mapping: Mapping) => void;
}

export function ReplyColumns({ table, mapping, guessed, onMap }: Props) {
  const { locale } = useOffice();
  const t = useWords(words);
  const { headed, means, carry } = mapping;
  const head = headed ? (table.rows[0] ?? []) : [];
  const at = headed ? 1 : 0;
  const sample = table.rows[at] ?? [];
  const options = [
    { value: '', label: t('means.none') },
    ...COLUMNS.map((column) => ({ value: column as string, label: t(`means.${column}`) })),
    ...LANGUAGES.flatMap(([value, name]) => [
      { value: `body:${value}`, label: t('means.bodyIn', { name }) },
      { value: `title:${value}`, label: t('means.titleIn', { name }) },
    ]),
  ];
  return (
    <section>
      <div class="ch-off-title">
        <h2>{t('columns')}</h2>
        <span class="ch-meta">
          {t(!guessed ? 'columns.chosen' : headed ? 'columns.read' : 'columns.guessed')}
        </span>
      </div>
      <table class="ch-table ch-columns" aria-label={t('columns')}>
        <thead>
          <tr>
            <th scope="col">{t('columns.in')}</th>
            <th scope="col">{t('columns.means')}</th>
            <th scope="col">{t('in.line', { n: figure(table.lines[at] ?? 1, locale.value) })}</th>
          </tr>
        </thead>
        <tbody>
          {means.slice(0, MOST_COLUMNS).map((meaning, column) => {
            const name = head[column]?.trim() || t('columns.unnamed', { n: column + 1 });
            return (
              <tr key={column}>
                <td class="ch-clip" title={name}>
                  {name}
                </td>
                <td>
                  <Select
                    bare
                    label={`${name}, ${t('columns.means')}`}
                    value={meaning ?? ''}
                    options={options}
                    onValue={(value) =>
                      onMap(mean(mapping, column, (value || undefined) as Meaning | undefined))
                    }
                  />
                </td>
                <td class="ch-clip ch-columns-sample" title={sample[column]}>
                  {sample[column]}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <label class="ch-reply-check">
        <input
          type="checkbox"
          checked={headed}
          onChange={(event) => onMap({ ...mapping, headed: event.currentTarget.checked })}
        />
        {t('columns.headed')}
      </label>
      {means.includes('folder') && (
        <label class="ch-reply-check">
          <input
            type="checkbox"
            checked={carry}
            onChange={(event) => onMap({ ...mapping, carry: event.currentTarget.checked })}
          />
          {t('columns.carry')}
        </label>
      )}
    </section>
  );
}
