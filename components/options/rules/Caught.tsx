// What was caught in seven days, for an owner with a minute: the sum in one sentence, then the rules that spoke, those
// about money first.
import type { Level } from '../../../lib/model/basics.ts';
import { sumOf } from '../../../lib/records/figures.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { groupName, ruleName } from '../../../lib/rules/words.ts';
import { figure } from '../../ui/format.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import words from './rulesPage.i18n.json';

const RANK: Record<Level, number> = { redline: 0, money: 1, clock: 2, hint: 3 };
/** Rules named one by one; the rest is a sum. */
const NAMED = 5;

export function Caught() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const n = (count: number) => figure(count, locale);
  const levelOf = (rule: AnyRule) => office.rules.value[rule.id]?.level ?? rule.level;
  const spoke = office.door.rules
    .flatMap((rule) => {
      const week = office.figures.value.rules[rule.id]?.week;
      return week && week.fired > 0 ? [{ rule, level: levelOf(rule), week }] : [];
    })
    .sort((a, b) => RANK[a.level] - RANK[b.level] || b.week.fired - a.week.fired);
  const sum = sumOf(spoke.map(({ week }) => week));
  const rest = spoke.length > NAMED + 1 ? spoke.slice(NAMED) : [];
  const others = sumOf(rest.map(({ week }) => week));
  return (
    <section class="ch-caught">
      <div class="ch-off-title">
        <h2>{t('caught')}</h2>
      </div>
      <p class="ch-off-what">
        {spoke.length === 0
          ? t('caught.none')
          : t('caught.sum', {
              n: sum.fired,
              fired: n(sum.fired),
              followed: n(sum.followed),
              overridden: n(sum.overridden),
            })}
      </p>
      {spoke.length > 0 && (
        <table class="ch-table" aria-label={t('caught')}>
          <thead>
            <tr>
              <th scope="col">{t('caught.rule')}</th>
              <th scope="col">{t('caught.group')}</th>
              <th scope="col" class="ch-figure">
                {t('fired')}
              </th>
              <th scope="col" class="ch-figure">
                {t('followed')}
              </th>
              <th scope="col" class="ch-figure">
                {t('overridden')}
              </th>
            </tr>
          </thead>
          <tbody>
            {spoke.slice(0, spoke.length - rest.length).map(({ rule, level, week }) => (
              <tr key={rule.id}>
                <td>
                  <span class="ch-caught-rule">
                    <LevelIcon level={level} />
                    {ruleName(rule, locale)}
                  </span>
                </td>
                <td class="ch-quiet">{groupName(rule.group, locale)}</td>
                <td class="ch-figure">{n(week.fired)}</td>
                <td class="ch-figure">{n(week.followed)}</td>
                <td class="ch-figure">{n(week.overridden)}</td>
              </tr>
            ))}
            {rest.length > 0 && (
              <tr class="ch-quiet">
                <td colSpan={2}>{t('caught.rest', { n: rest.length })}</td>
                <td class="ch-figure">{n(others.fired)}</td>
                <td class="ch-figure">{n(others.followed)}</td>
                <td class="ch-figure">{n(others.overridden)}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}
