// What each column of the sheet means: guessed from its heading, remembered for sheets of this shape, changed here.
import type { Meaning } from '../../../lib/stock/types.ts';
import { Select } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import type { Importing } from './importing.ts';
import words from './stockPage.i18n.json';

const PLAIN = ['sku', 'name', 'onHand', 'reserved', 'warehouse', 'countedAt'] as const;
const FURTHER = [
  'onHand2',
  'onHand3',
  'onHand4',
  'onHand5',
  'onHand6',
  'onHand7',
  'onHand8',
  'onHand9',
] as const;

export function Columns({ run }: { run: Importing }) {
  const { locale } = useOffice();
  const t = useWords(words);
  const sheet = run.opened.value;
  if (!sheet) return null;
  const mapping = run.mapping.value;
  const writing = run.phase.value === 'writing' || run.phase.value === 'written';
  const used = FURTHER.filter((one) => mapping[one] !== undefined).length;
  // One further warehouse than there is now is on offer, never all nine.
  const further = FURTHER.slice(0, mapping.onHand === undefined ? used : used + 1);
  const options = [
    { value: '', label: t('means.none') },
    ...PLAIN.flatMap((one) => [
      { value: one as string, label: t(`means.${one}`) },
      ...(one === 'onHand'
        ? further.map((two) => ({ value: two as string, label: t('means.onHandN', { n: two.slice(6) }) }))
        : []),
    ]),
  ];
  const meaningOf = (column: number) => Object.entries(mapping).find(([, at]) => at === column)?.[0] ?? '';
  const guessed = JSON.stringify(mapping) === JSON.stringify(sheet.mapping);
  const where = run.remembered.value ? 'remembered' : !sheet.sure ? 'unsure' : guessed ? 'guessed' : 'chosen';
  const { sample, sampleLine } = sheet;
  return (
    <section>
      <div class="ch-off-title">
        <h2>{t('columns')}</h2>
        <span class="ch-meta">{t(`columns.${where}`)}</span>
      </div>
      <table class="ch-table ch-columns" aria-label={t('columns')}>
        <thead>
          <tr>
            <th scope="col">{t('columns.in')}</th>
            <th scope="col">{t('columns.means')}</th>
            <th scope="col">{t('columns.line', { n: figure(sampleLine, locale.value) })}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.header.map((heading, column) => {
            const name = heading || t('columns.unnamed', { n: column + 1 });
            return (
              <tr key={column}>
                <td class="ch-clip" title={name}>
                  {name}
                </td>
                <td>
                  <Select
                    bare
                    label={`${name}, ${t('columns.means')}`}
                    value={meaningOf(column)}
                    options={options}
                    disabled={writing}
                    onValue={(meaning) =>
                      void run.mean(column, (meaning || undefined) as Meaning | undefined)
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
    </section>
  );
}
