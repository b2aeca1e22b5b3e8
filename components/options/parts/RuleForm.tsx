// One rule's level and values, and why it speaks at all: the same in the popup and the back office.
import type { Level } from '../../../lib/model/basics.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { say } from '../../../lib/words/say.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/fields.tsx';
import { speak } from '../../ui/format.ts';
import uiWords from '../../ui/ui.i18n.json';
import { useOffice, useWords } from '../core/context.tsx';
import { asForAll, setRules } from '../core/rules.ts';
import { ParamForm } from './ParamForm.tsx';
import words from './parts.i18n.json';

/** Each word's own level. */
const EACH = '';
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
  // A rule on drafts has many words, each of a level of its own until the owner gives them all one.
  const eachOwn = rule.guards !== undefined;
  return (
    <div class="ch-rule-form">
      {why && <p class="ch-meta">{why}</p>}
      <Select
        label={t('rule.level')}
        value={setting?.level ?? (eachOwn ? EACH : rule.level)}
        hint={setting?.conflict?.length ? t('rule.conflict') : undefined}
        options={[
          ...(eachOwn ? [{ value: EACH, label: t('rule.default', { name: t('rule.each') }) }] : []),
          ...LEVELS.map((level) => ({
            value: level,
            label:
              level === rule.level && !eachOwn
                ? t('rule.default', { name: ui(`level.${level}`) })
                : ui(`level.${level}`),
          })),
        ]}
        onValue={(level) => setRules(office, [rule.id], { level: level === EACH ? null : (level as Level) })}
      />
      <ParamForm rule={rule} />
      {office.ownRules.value.has(rule.id) && (
        <Button kind="link" onClick={() => void asForAll(office, rule)}>
          {t('rule.asAll')}
        </Button>
      )}
    </div>
  );
}
