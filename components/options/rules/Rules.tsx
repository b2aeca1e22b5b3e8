// All rules in their groups: the reason each one speaks, its switch, and, opened, its level and values.
import { useState } from 'preact/hooks';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { isOn } from '../../../lib/rules/run.ts';
import { groupName, ruleName } from '../../../lib/rules/words.ts';
import { figure, speak } from '../../ui/format.ts';
import { ChevronDown, ChevronRight, LevelIcon } from '../../ui/icons.tsx';
import { Switch } from '../../ui/Switch.tsx';
import uiWords from '../../ui/ui.i18n.json';
import { useOffice, useWords } from '../core/context.tsx';
import { groupsOf, setRules } from '../core/rules.ts';
import { Head } from '../parts/Head.tsx';
import partWords from '../parts/parts.i18n.json';
import { RuleForm, whyOf } from '../parts/RuleForm.tsx';
import words from './rulesPage.i18n.json';

function Row({ rule }: { rule: AnyRule }) {
  const office = useOffice();
  const part = useWords(partWords);
  const locale = office.locale.value;
  const [open, setOpen] = useState(false);
  const setting = office.rules.value[rule.id];
  const level = setting?.level ?? rule.level;
  const name = ruleName(rule, locale);
  const today = office.today.value[rule.id] ?? 0;
  return (
    <li class="ch-rule">
      <div class="ch-rule-line">
        <button type="button" class="ch-rule-name" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronDown /> : <ChevronRight />}
          <LevelIcon level={level} />
          <span>{name}</span>
        </button>
        <span class="ch-meta ch-rule-why">{!open && whyOf(rule, locale)}</span>
        <span class="ch-meta">{speak(uiWords, locale)(`level.${level}`)}</span>
        <span class="ch-meta ch-figure">{today > 0 && part('rule.today', { n: figure(today, locale) })}</span>
        <Switch
          label={part('rule.switch', { name })}
          state={isOn(rule, setting) ? 'on' : 'off'}
          onSwitch={(on) => void setRules(office, [rule.id], { on })}
        />
      </div>
      {open && <RuleForm rule={rule} />}
    </li>
  );
}

export function Rules() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const groups = groupsOf(office.door.rules, office.rules.value, office.today.value);
  const on = groups.reduce((sum, group) => sum + group.on, 0);
  return (
    <div class="ch-off-body">
      <Head title={t('rules')}>
        <span class="ch-meta">{t('on', { n: on, all: office.door.rules.length })}</span>
      </Head>
      {groups.length === 0 && <p class="ch-off-empty">{t('none')}</p>}
      {groups.map(({ group, rules, on: count, state }) => {
        const name = groupName(group, locale);
        return (
          <section key={group}>
            <div class="ch-off-title ch-rule-group">
              <h2>{name}</h2>
              <span class="ch-meta">{t('group.on', { n: count, all: rules.length })}</span>
              <Switch
                label={t('group.switch', { name })}
                state={state}
                onSwitch={(all) =>
                  void setRules(
                    office,
                    rules.map((rule) => rule.id),
                    { on: all },
                  )
                }
              />
            </div>
            <ul>
              {rules.map((rule) => (
                <Row key={rule.id} rule={rule} />
              ))}
            </ul>
          </section>
        );
      })}
      <p class="ch-meta">{t('seen')}</p>
    </div>
  );
}
