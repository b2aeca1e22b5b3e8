// The rules in groups: how many are on, how often they spoke today, one switch for all. A group opens to its rules, a
// rule to its level and values. Behind the owner's lock the first change asks for the passcode, then happens.
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { AnyRule } from '../../lib/rules/define.ts';
import { isOn } from '../../lib/rules/run.ts';
import { groupName, ruleName } from '../../lib/rules/words.ts';
import { useOffice, useWords } from '../options/core/context.tsx';
import { type GroupState, groupsOf, setRules } from '../options/core/rules.ts';
import { AskCode, Gate } from '../options/parts/Gate.tsx';
import { PreviewLine } from '../options/parts/Preview.tsx';
import partWords from '../options/parts/parts.i18n.json';
import { RuleForm } from '../options/parts/RuleForm.tsx';
import { figure, speak } from '../ui/format.ts';
import { ChevronDown, ChevronRight, LevelIcon } from '../ui/icons.tsx';
import { Switch } from '../ui/Switch.tsx';
import uiWords from '../ui/ui.i18n.json';
import words from './popup.i18n.json';

/** Does a deed of the owner's now, or once the passcode was given. */
const Owners = createContext<(deed: () => void) => void>((deed) => deed());

/** Whether the focus came by key: what unfolds then moves nothing under a pointer. */
const byKey = (target: EventTarget | null) =>
  (target as HTMLElement | null)?.matches(':focus-visible') === true;

function RuleRow({ rule }: { rule: AnyRule }) {
  const office = useOffice();
  const asOwner = useContext(Owners);
  const part = useWords(partWords);
  const locale = office.locale.value;
  const [open, setOpen] = useState(false);
  const [near, setNear] = useState(false);
  const setting = office.rules.value[rule.id];
  const on = isOn(rule, setting);
  const name = ruleName(rule, locale);
  const level = setting?.level ?? rule.level;
  return (
    <li onFocusIn={(event) => setNear(byKey(event.target))} onFocusOut={() => setNear(false)}>
      <div class="ch-pop-rule ch-pop-one">
        <button
          type="button"
          class="ch-pop-name"
          aria-expanded={open}
          title={part('rule.open', { name })}
          onClick={() => setOpen(!open)}
        >
          <LevelIcon level={level} />
          <span class="ch-sr">{speak(uiWords, locale)(`level.${level}`)}</span>
          <span>{name}</span>
          {open ? <ChevronDown /> : <ChevronRight />}
        </button>
        <span />
        <span class="ch-figure">{figure(office.today.value[rule.id] ?? 0, locale)}</span>
        <Switch
          label={part('rule.switch', { name })}
          state={on ? 'on' : 'off'}
          onSwitch={(next) => asOwner(() => void setRules(office, [rule.id], { on: next }))}
        />
      </div>
      {!on && (open || near) && (
        <p class="ch-meta ch-pop-preview" role="status">
          <PreviewLine rule={rule} wanted />
        </p>
      )}
      {open && (
        <Gate>
          <RuleForm rule={rule} />
        </Gate>
      )}
    </li>
  );
}

function GroupRow({ state }: { state: GroupState }) {
  const office = useOffice();
  const asOwner = useContext(Owners);
  const t = useWords(words);
  const locale = office.locale.value;
  const [open, setOpen] = useState(false);
  const name = groupName(state.group, locale);
  return (
    <li>
      <div class="ch-pop-rule">
        <button type="button" class="ch-pop-name" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span>{name}</span>
          {open ? <ChevronDown /> : <ChevronRight />}
        </button>
        <span class="ch-figure">
          {state.on}/{state.rules.length}
        </span>
        <span class="ch-figure">{figure(state.today, locale)}</span>
        <Switch
          label={t('group.switch', { name })}
          state={state.state}
          onSwitch={(on) =>
            asOwner(
              () =>
                void setRules(
                  office,
                  state.rules.map((rule) => rule.id),
                  { on },
                ),
            )
          }
        />
      </div>
      {open && (
        <ul class="ch-pop-rules">
          {state.rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} />
          ))}
        </ul>
      )}
    </li>
  );
}

export function Rules() {
  const office = useOffice();
  const t = useWords(words);
  const groups = groupsOf(office.door.rules, office.rules.value, office.today.value);
  const [asked, setAsked] = useState<{ deed: () => void }>();
  const asOwner = (deed: () => void) => (office.locked.value ? setAsked({ deed }) : deed());
  return (
    <section class="ch-pop-part">
      <div class="ch-pop-rule ch-pop-title">
        <h2>{t('rules')}</h2>
        <span class="ch-figure ch-meta">{t('rules.on')}</span>
        <span class="ch-figure ch-meta">{t('rules.today')}</span>
      </div>
      {asked && (
        <AskCode
          focus
          onOpen={() => {
            asked.deed();
            setAsked(undefined);
          }}
          onStop={() => setAsked(undefined)}
        />
      )}
      <Owners.Provider value={asOwner}>
        <ul>
          {groups.map((state) => (
            <GroupRow key={state.group} state={state} />
          ))}
        </ul>
      </Owners.Provider>
    </section>
  );
}
