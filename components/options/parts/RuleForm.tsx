// One rule's level and values, and why it speaks at all: the same in the popup and the back office.
import type { Level } from '../../../lib/model/basics.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { say } from '../../../lib/words/say.ts';
import { Select } from '../../ui/fields.tsx';
import { speak } from '../../ui/format.ts';
import uiWords from '../../ui/ui.i18n.json';
import { useOffice, useWords } from '../core/context.tsx';
import { setRules } from '../core/rules.ts';
import { ParamForm } from './ParamForm.tsx';
import words from './parts.i18n.json';

const LEVELS: Level[] = ['redline', 'money', 'clock', 'hint'];

/** The reason, where it stands without an order's figures in it. */
export function whyOf(rule: AnyRule, locale: 'zh-CN' | 'ko' | 'en'): string | undefined {
  const why = say(rule.words, locale, 'why');
  return /[{⟦]/.test(why) ? undefined : why;
}

export function RuleForm({ rule }: { rule: AnyRule }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const ui = speak(uiWords, locale);
  const setting = office.rules.value[rule.id] as { level?: Level; conflict?: unknown[] } | undefined;
  const why = whyOf(rule, locale);
  return (
    <div class="ch-rule-form">
      {why && <p class="ch-meta">{why}</p>}
      <Select
        label={t('rule.level')}
        value={setting?.level ?? rule.level}
        hint={setting?.conflict?.length ? t('rule.conflict') : undefined}
        options={LEVELS.map((level) => ({
          value: level,
          label:
            level === rule.level ? t('rule.default', { name: ui(`level.${level}`) }) : ui(`level.${level}`),
        }))}
        onValue={(level) => setRules(office, [rule.id], { level: level as Level })}
      />
      <ParamForm rule={rule} />
    </div>
  );
}
