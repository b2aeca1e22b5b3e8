// Compare: the order's address and the buyer's words, part by part. `=` agree, `≠` differ, `?` cannot tell, or
// not said; of a part that differs only the changed characters are marked.
import type { Locale } from '../../lib/model/basics.ts';
import { Pieces } from '../ui/Changed.tsx';
import { piecesAt } from '../ui/diff.ts';
import { ShapeIcon } from '../ui/icons.tsx';
import { SIGN_SHAPES } from '../ui/shapes.ts';
import type { CompareRow } from './view.ts';
import { deskWords } from './words.ts';

export function Compare({ rows, at, locale }: { rows: CompareRow[]; at?: string; locale: Locale }) {
  const t = deskWords(locale);
  return (
    <table class="ch-compare" aria-label={t('compare')}>
      <thead>
        <tr>
          <th scope="col">
            <span class="ch-sr">{t('compare.part')}</span>
          </th>
          <th scope="col">{t('compare.order')}</th>
          <th scope="col" class="ch-compare-sign">
            <span class="ch-sr">{t('compare.sign')}</span>
          </th>
          <th scope="col">{t('compare.buyer', { at: at ?? '' }).trim()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ part, order = '', buyer = '', verdict, changed }) => {
          const differ = verdict === 'differ';
          return (
            <tr key={part} class={differ ? 'ch-differ' : ''}>
              <th scope="row">{t(`part.${part}`)}</th>
              <td>{differ ? <Pieces pieces={piecesAt(order, changed?.order ?? [])} side="old" /> : order}</td>
              <td class="ch-compare-sign">
                {verdict === 'unknown' ? (
                  <span aria-hidden="true">?</span>
                ) : (
                  <ShapeIcon shape={SIGN_SHAPES[verdict]} />
                )}
                {differ && <span class="ch-sr">{t('compare.differ')}</span>}
              </td>
              <td>
                {differ ? (
                  <Pieces pieces={piecesAt(buyer, changed?.buyer ?? [])} side="new" />
                ) : verdict === 'unknown' && buyer ? (
                  <>
                    {buyer} <span class="ch-quiet">{t('compare.unclear')}</span>
                  </>
                ) : (
                  t(`compare.${verdict}`)
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
