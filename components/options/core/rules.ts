// The owner's word on rules: read from the journal, written to it. A setting is sparse, so a change writes only what
// changed; two owners who change different things both get their way.

import type { Level } from '../../../lib/model/basics.ts';
import { newId } from '../../../lib/model/entries.ts';
import type { RuleSetting } from '../../../lib/model/records.ts';
import { foldRule } from '../../../lib/records/fold.ts';
import { layered } from '../../../lib/records/layers.ts';
import type { AnyRule, RuleGroup } from '../../../lib/rules/define.ts';
import { GROUPS } from '../../../lib/rules/define.ts';
import { isOn } from '../../../lib/rules/run.ts';
import { append, entriesOfAll } from '../../../lib/store/journal.ts';
import type { ShopKept, Store } from '../../../lib/store/store.ts';
import type { Office } from './office.ts';

export interface RulesNow {
  /** By rule id; with a marketplace, that site's own word over the whole shop's. */
  settings: Record<string, RuleSetting>;
  /** Rules the marketplace has an own word on. */
  own: ReadonlySet<string>;
}

/** Every rule's setting in a shop. */
export async function ruleSettings(
  store: Store,
  shop: ShopKept,
  rules: readonly AnyRule[],
  marketplace?: string,
): Promise<RulesNow> {
  const of = (scope: { marketplace?: string }) =>
    entriesOfAll(
      store,
      shop,
      rules.map(({ id }) => ({ kind: 'rule', id, ...scope })),
    );
  const wide = (await of({})).map(foldRule);
  const own = marketplace === undefined ? [] : (await of({ marketplace })).map(foldRule);
  const says = ({ on, level, params }: RuleSetting) => on !== undefined || level !== undefined || !!params;
  return {
    settings: Object.fromEntries(
      rules.map(({ id }, i) => [id, own[i] ? layered(wide[i], own[i]) : wide[i]!]),
    ),
    own: new Set(rules.flatMap(({ id }, i) => (own[i] && says(own[i]) ? [id] : []))),
  };
}

export interface GroupState {
  group: RuleGroup;
  rules: AnyRule[];
  on: number;
  today: number;
  state: 'on' | 'some' | 'off';
}

/** The groups in their order, those without a rule left out. */
export function groupsOf(
  rules: readonly AnyRule[],
  settings: Readonly<Record<string, RuleSetting>>,
  today: Readonly<Record<string, number>>,
): GroupState[] {
  return GROUPS.flatMap((group) => {
    const mine = rules.filter((rule) => rule.group === group);
    if (mine.length === 0) return [];
    const on = mine.filter((rule) => isOn(rule, settings[rule.id])).length;
    const state = on === mine.length ? 'on' : on === 0 ? 'off' : 'some';
    return [
      { group, rules: mine, on, state, today: mine.reduce((sum, rule) => sum + (today[rule.id] ?? 0), 0) },
    ];
  });
}

/** `null`: as the layer below has it. */
export interface RuleChange {
  on?: boolean | null;
  level?: Level | null;
  params?: Record<string, unknown>;
}

/** Writes the owner's word on one or several rules, in one go: for all sites, or for the one that was chosen. */
export const setRules = (office: Office, ids: readonly string[], change: RuleChange): Promise<boolean> =>
  office.attempt(async () => {
    const shop = await office.ensureShop();
    const marketplace = office.scope.value;
    await append(
      office.store,
      shop,
      ids.map((id) => ({
        id: newId(),
        kind: 'rule.set' as const,
        subject: { kind: 'rule' as const, id, ...(marketplace === undefined ? {} : { marketplace }) },
        body: { ...change },
      })),
      { agent: office.settings.value.agent.number, now: office.door.now() },
    );
    await office.changed('rules');
  });

/** Takes back everything the site at hand says of a rule: it is again as for all sites. */
export const asForAll = (office: Office, { id, params }: AnyRule): Promise<boolean> =>
  setRules(office, [id], {
    on: null,
    level: null,
    params: Object.fromEntries(Object.keys(params).map((name) => [name, null])),
  });
