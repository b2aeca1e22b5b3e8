// All rules in their groups: why each one speaks, what came of it in seven days, its switch, and, opened, its level and
// values. Above them what was caught this week; a rule that is off says what it would mark before it is switched on.
import { useEffect, useState } from 'preact/hooks';
import { NO_FIGURES, sumOf } from '../../../lib/records/figures.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { isOn } from '../../../lib/rules/run.ts';
import { groupName, ruleName } from '../../../lib/rules/words.ts';
import { Select } from '../../ui/fields.tsx';
import { figure, speak } from '../../ui/format.ts';
import { ChevronDown, ChevronRight, LevelIcon } from '../../ui/icons.tsx';
import { Switch } from '../../ui/Switch.tsx';
import uiWords from '../../ui/ui.i18n.json';
import { useOffice, useWords } from '../core/context.tsx';
import { type GroupState, groupsOf, setRules } from '../core/rules.ts';
import { ownersSites } from '../core/sites.ts';
import { Head } from '../parts/Head.tsx';
import { PreviewLine } from '../parts/Preview.tsx';
import partWords from '../parts/parts.i18n.json';
import { RuleForm, whyOf } from '../parts/RuleForm.tsx';
import { Advised } from './Advised.tsx';
import { Caught } from './Caught.tsx';
import words from './rulesPage.i18n.json';

/** Shown, followed, went on: three figures under their heads, or nothing where the rule was silent. */
function Week({ of }: { of: { fired: number; followed: number; overridden: number } }) {
  const t = useWords(words);
  const locale = useOffice().locale.value;
  const n = (count: number) => figure(count, locale);
  const said = { fired: n(of.fired), followed: n(of.followed), overridden: n(of.overridden) };
  if (of.fired === 0) return <span class="ch-rule-week" />;
  return (
    <span class="ch-rule-week" role="img" aria-label={t('figures', said)} title={t('figures', said)}>
      <span>{said.fired}</span>
      <span>{said.followed}</span>
      <span>{said.overridden}</span>
    </span>
  );
}

function Row({ rule }: { rule: AnyRule }) {
  const office = useOffice();
  const t = useWords(words);
  const part = useWords(partWords);
  const locale = office.locale.value;
  const [open, setOpen] = useState(false);
  const [near, setNear] = useState(false);
  const setting = office.rules.value[rule.id];
  const on = isOn(rule, setting);
  const previews = !on && (near || open);
  const level = setting?.level ?? rule.level;
  const name = ruleName(rule, locale);
  const { today, week, month } = office.figures.value.rules[rule.id] ?? NO_FIGURES;
  const n = (count: number) => figure(count, locale);
  return (
    <li
      class="ch-rule"
      onFocusIn={() => setNear(true)}
      onFocusOut={() => setNear(false)}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
    >
      <div class="ch-rule-line">
        <button type="button" class="ch-rule-name" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronDown /> : <ChevronRight />}
          <LevelIcon level={level} />
          <span>{name}</span>
        </button>
        <span
          class={`ch-meta ch-rule-why ${previews ? 'ch-rule-preview' : ''}`}
          role={on ? undefined : 'status'}
        >
          {previews ? <PreviewLine rule={rule} wanted /> : !open && whyOf(rule, locale)}
        </span>
        <span class="ch-meta">{speak(uiWords, locale)(`level.${level}`)}</span>
        <Week of={week} />
        <Switch
          label={part('rule.switch', { name })}
          state={on ? 'on' : 'off'}
          onSwitch={(next) => void setRules(office, [rule.id], { on: next })}
        />
      </div>
      <Advised rule={rule} level={level} />
      {open && <RuleForm rule={rule} />}
      {open && month.fired > 0 && (
        <p class="ch-meta ch-rule-more">
          {t('figures.more', {
            fired: n(today.fired),
            followed: n(today.followed),
            overridden: n(today.overridden),
            fired30: n(month.fired),
            followed30: n(month.followed),
            overridden30: n(month.overridden),
          })}
        </p>
      )}
    </li>
  );
}

function Group({ state: { group, rules, on, state } }: { state: GroupState }) {
  const office = useOffice();
  const t = useWords(words);
  const name = groupName(group, office.locale.value);
  const week = sumOf(rules.map(({ id }) => (office.figures.value.rules[id] ?? NO_FIGURES).week));
  return (
    <section>
      <div class="ch-off-title ch-rule-group">
        <h2>{name}</h2>
        <span class="ch-meta">{t('group.on', { n: on, all: rules.length })}</span>
        <Week of={week} />
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
}

/** All sites, or one whose own word goes over theirs. */
function Scope() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const mine = ownersSites(office.sites.value).filter(
    ({ id }) =>
      office.settings.value.sites[id]?.on ||
      office.shop.value?.bindings.some(({ marketplace }) => marketplace === id),
  );
  useEffect(() => () => void office.scopeTo(undefined).catch(() => undefined), []);
  if (mine.length === 0) return null;
  return (
    <span class="ch-rule-for">
      <span class="ch-meta" aria-hidden="true">
        {t('for')}
      </span>
      <Select
        bare
        label={t('for')}
        value={office.scope.value ?? ''}
        options={[
          { value: '', label: t('for.all') },
          ...mine.map(({ id, name }) => ({ value: id, label: name[locale] })),
        ]}
        onValue={(id) => void office.scopeTo(id || undefined)}
      />
    </span>
  );
}

export function Rules() {
  const office = useOffice();
  const t = useWords(words);
  const groups = groupsOf(office.door.rules, office.rules.value, office.today.value);
  const on = groups.reduce((sum, group) => sum + group.on, 0);
  const one = office.sites.value.find(({ id }) => id === office.scope.value);
  return (
    <div class="ch-off-body">
      <Head title={t('rules')}>
        <span class="ch-meta">{t('on', { n: on, all: office.door.rules.length })}</span>
        <Scope />
      </Head>
      <Caught />
      {groups.length === 0 && <p class="ch-off-empty">{t('none')}</p>}
      {one && <p class="ch-off-what">{t('for.one', { name: one.name[office.locale.value] })}</p>}
      {groups.length > 0 && (
        <div class="ch-rule-heads ch-meta" aria-hidden="true">
          <span>{t('days')}</span>
          <span class="ch-rule-week">
            <span>{t('fired')}</span>
            <span>{t('followed')}</span>
            <span>{t('overridden')}</span>
          </span>
        </div>
      )}
      {groups.map((state) => (
        <Group key={state.group} state={state} />
      ))}
      <p class="ch-meta">{t('seen')}</p>
    </div>
  );
}
