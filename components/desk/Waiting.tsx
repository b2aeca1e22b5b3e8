// Who waits for an answer, across the tabs: one line of counts at the top, and the list one can go from. Every row says
// who, where, and in words how long; colour repeats it.
import type { Locale } from '../../lib/model/basics.ts';
import { Button } from '../ui/Button.tsx';
import { Marks } from './Marks.tsx';
import type { DeskDeeds, WaitingView } from './view.ts';
import { clockWord, deskWords } from './words.ts';

interface Props {
  waiting: WaitingView;
  locale: Locale;
}

/** Overdue, and due soon: nothing while neither is. */
export function DueLine({ waiting: { late, soon }, locale }: Props) {
  const t = deskWords(locale);
  const marks = [late && t('due.late', { n: late }), soon && t('due.soon', { n: soon })]
    .filter((mark) => mark !== 0)
    .map((mark) => ({ id: mark, level: 'clock' as const, mark }));
  return marks.length > 0 ? (
    <p class="ch-due">
      <Marks marks={marks} locale={locale} plain={!late} />
    </p>
  ) : null;
}

export function WaitingPart({ waiting, locale, on }: Props & { on: Pick<DeskDeeds, 'go'> }) {
  const t = deskWords(locale);
  return (
    <>
      <ul class="ch-list ch-waiting">
        {waiting.rows.map(({ id, name, site, clock, current }) => (
          <li key={id} aria-current={current}>
            <Button kind="bare" wide onClick={() => on.go(id)}>
              <b>{name ?? t('waiting.someone')}</b>
              <span class="ch-quiet">{site}</span>
              {clock && (
                <Marks
                  marks={[{ id, level: 'clock', mark: clockWord(clock, t) }]}
                  locale={locale}
                  plain={!clock.urgent}
                />
              )}
            </Button>
          </li>
        ))}
      </ul>
      {waiting.total > waiting.rows.length && (
        <p class="ch-meta">{t('waiting.more', { n: waiting.total - waiting.rows.length })}</p>
      )}
    </>
  );
}
