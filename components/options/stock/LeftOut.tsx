// The lines an import leaves out, each with its reason; the whole list can be saved and worked through.
import { toCsv } from '../../../lib/stock/csv.ts';
import stockWords from '../../../lib/stock/stock.i18n.json';
import type { Skip } from '../../../lib/stock/types.ts';
import { type Catalogue, say } from '../../../lib/words/say.ts';
import { Button } from '../../ui/Button.tsx';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import type { Importing } from './importing.ts';
import words from './stockPage.i18n.json';

const FIRST = 8;

export function LeftOut({ run }: { run: Importing }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const { count, skipped } = run.left.value;
  if (count === 0) return null;
  const n = (value: number) => figure(value, locale);
  const why = ({ code, params }: Skip) => say(stockWords as Catalogue, locale, code, params);
  const save = () => {
    const rows = skipped.map((skip) => [String(skip.line), skip.sku ?? '', why(skip)]);
    const head = [t('left.csv.line'), t('col.sku'), t('left.csv.why')];
    const name = (run.file.value?.name ?? 'stock').replace(/\.[^.]*$/, '');
    office.door.save(`${name}-left-out.csv`, toCsv([head, ...rows]), 'text/csv');
  };
  const more = count - FIRST;
  return (
    <section>
      <div class="ch-off-title">
        <h2>{t(run.phase.value === 'checking' ? 'left.soFar' : 'left', { n: n(count) })}</h2>
        {skipped.length === count && (
          <Button kind="link" onClick={save}>
            {t('left.save')}
          </Button>
        )}
      </div>
      <ul class="ch-left">
        {skipped.slice(0, FIRST).map((skip) => (
          <li key={`${skip.line}${skip.code}`}>
            <span class="ch-quiet">{t('left.line', { n: n(skip.line) })}</span>
            <span>{why(skip)}</span>
          </li>
        ))}
        {more > 0 && <li class="ch-meta">{t('left.more', { n: n(more) })}</li>}
      </ul>
    </section>
  );
}
