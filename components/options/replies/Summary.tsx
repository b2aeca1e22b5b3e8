// What an import would do, before anything is written: sums, the lines left out with their reasons, what changes in
// which reply, and what is new.
import { useMemo } from 'preact/hooks';
import { exported, type Plan } from '../../../lib/replies/plan.ts';
import replyWords from '../../../lib/replies/replies.i18n.json';
import type { Reply } from '../../../lib/replies/reply.ts';
import { lint } from '../../../lib/replies/template.ts';
import { type Catalogue, say } from '../../../lib/words/say.ts';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import words from './repliesPage.i18n.json';

const SHOWN = 50;
const NAMED = 5;
const isWrong = ({ body }: Reply) => body.includes('{{') && lint(body) !== undefined;
const PARTS = [
  'title',
  'body',
  'folder',
  'tags',
  'locale',
  'purpose',
  'scope',
  'variants',
  'image',
  'until',
] as const;

/** The parts in which a reply becomes another. */
const changed = (before: Reply, after: Reply) => {
  const [old, now] = [exported(before), exported(after)];
  return PARTS.filter((part) => JSON.stringify(old[part]) !== JSON.stringify(now[part]));
};

export function Summary({ plan }: { plan: Plan }) {
  const { locale } = useOffice();
  const t = useWords(words);
  const n = (value: number) => figure(value, locale.value);
  const sums = [
    [plan.added, t('in.added')],
    [plan.updated, t('in.updated')],
    [plan.same, t('in.same')],
    [plan.skipped.length, t('in.left')],
  ] as const;
  const updated = plan.changes.filter(({ id }) => plan.before.has(id));
  const added = plan.changes.filter(({ id }) => !plan.before.has(id));
  // Let in all the same: they are mended in the list, and until then do not go out.
  const wrong = useMemo(() => plan.changes.filter(isWrong), [plan]);
  const more = (rows: readonly unknown[]) =>
    rows.length > SHOWN && <li class="ch-meta">{t('in.moreLines', { n: n(rows.length - SHOWN) })}</li>;
  return (
    <section>
      <p class="ch-sums">
        {sums.map(([sum, name]) => (
          <span key={name}>
            <b>{n(sum)}</b> {name}
          </span>
        ))}
      </p>
      {wrong.length > 0 && (
        <p class="ch-reply-mend">
          {t('in.mend', {
            n: n(wrong.length),
            titles: wrong
              .slice(0, NAMED)
              .map(({ title }) => title)
              .join(t('comma')),
          })}
        </p>
      )}
      {plan.skipped.length > 0 && (
        <>
          <h2>{t('in.lines')}</h2>
          <ul class="ch-left">
            {plan.skipped.slice(0, SHOWN).map((skip) => (
              <li key={skip.line}>
                <span class="ch-quiet">{t('in.line', { n: n(skip.line) })}</span>
                <span>{say(replyWords as Catalogue, locale.value, skip.code, skip.params)}</span>
              </li>
            ))}
            {more(plan.skipped)}
          </ul>
        </>
      )}
      {updated.length > 0 && (
        <>
          <h2>{t('in.changes')}</h2>
          <ul class="ch-left ch-reply-changes">
            {updated.slice(0, SHOWN).map((reply) => (
              <li key={reply.id}>
                <span class="ch-clip" title={reply.title}>
                  {reply.title}
                </span>
                <span class="ch-meta">
                  {changed(plan.before.get(reply.id)!, reply)
                    .map((part) => t(`part.${part}`))
                    .join(t('comma'))}
                </span>
              </li>
            ))}
            {more(updated)}
          </ul>
        </>
      )}
      {added.length > 0 && (
        <>
          <h2>{t('in.new')}</h2>
          <ul class="ch-left ch-reply-changes">
            {added.slice(0, SHOWN).map((reply) => (
              <li key={reply.id}>
                <span class="ch-clip" title={reply.body}>
                  {reply.title}
                </span>
                <span class="ch-meta ch-clip">{reply.folder?.split('/').join(' › ')}</span>
              </li>
            ))}
            {more(added)}
          </ul>
        </>
      )}
    </section>
  );
}
