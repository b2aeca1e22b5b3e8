// One sentence on a rule that people mostly go on against: what happened, why, and what the owner may do.
import type { Level } from '../../../lib/model/basics.ts';
import { adviceOn, NO_FIGURES } from '../../../lib/records/figures.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import deskWords from '../../desk/desk.i18n.json';
import { figure, speak } from '../../ui/format.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import uiWords from '../../ui/ui.i18n.json';
import { useOffice, useWords } from '../core/context.tsx';
import words from './rulesPage.i18n.json';

export function Advised({ rule, level }: { rule: AnyRule; level: Level }) {
  const office = useOffice();
  const t = useWords(words);
  const reason = useWords(deskWords);
  const locale = office.locale.value;
  const advice = adviceOn(office.figures.value.rules[rule.id] ?? NO_FIGURES);
  if (!advice) return null;
  const reasons = advice.reasons.map((one) =>
    t('advice.reason', { reason: reason(`override.${one.reason}`), n: figure(one.n, locale) }),
  );
  const lower = level !== 'hint';
  const values = Object.keys(rule.params).length > 0;
  const way = lower ? (values ? 'both' : 'lower') : values ? 'values' : 'off';
  return (
    <p class="ch-advice">
      <LevelIcon level="hint" />
      <span>
        {t('advice', {
          of: figure(advice.verdicts, locale),
          over: figure(advice.overridden, locale),
          reasons: reasons.join(speak(uiWords, locale)('comma')),
          way: t(`advice.${way}`),
        })}
      </span>
    </p>
  );
}
