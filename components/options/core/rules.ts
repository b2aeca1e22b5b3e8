// The owner's word on rules: read from the journal, written to it. A setting is sparse, so a change writes only what
// changed; two owners who change different things both get their way.

import type { Level } from '../../../lib/model/basics.ts';
import { type Entry, newId } from '../../../lib/model/entries.ts';
import type { RuleSetting } from '../../../lib/model/records.ts';
import { foldRule } from '../../../lib/records/fold.ts';
import { upcast } from '../../../lib/records/journal.ts';
import type { AnyRule, RuleGroup } from '../../../lib/rules/define.ts';
import { GROUPS } from '../../../lib/rules/define.ts';
import { isOn } from '../../../lib/rules/run.ts';
import { append, entriesOfAll, entriesOfKind } from '../../../lib/store/journal.ts';
import { deviceId, type ShopKept, type Store } from '../../../lib/store/store.ts';
import type { Office } from './office.ts';

/** Every rule's setting in a shop, by rule id. */
export async function ruleSettings(
  store: Store,
  shop: ShopKept,
  rules: readonly AnyRule[],
): Promise<Record<string, RuleSetting>> {
  const all = await entriesOfAll(
    store,
    shop,
    rules.map(({ id }) => ({ kind: 'rule', id })),
  );
  return Object.fromEntries(rules.map(({ id }, i) => [id, foldRule(all[i] ?? [])]));
}

/** Prompts people acted on or went on against since midnight, by rule: what this browser saw, and nothing else. */
export async function countsToday(
  store: Store,
  shops: readonly ShopKept[],
  now: number,
): Promise<Record<string, number>> {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const device = await deviceId(store).catch(() => undefined);
  const counts: Record<string, number> = {};
  const count = (entry: Entry) => {
    const known = upcast(entry);
    if (known?.kind !== 'prompt.followed' && known?.kind !== 'prompt.overridden') return;
    if (known.at < midnight || known.device !== device) return;
    counts[known.body.rule] = (counts[known.body.rule] ?? 0) + 1;
  };
  for (const shop of shops)
    for (const kind of ['prompt.followed', 'prompt.overridden'])
      for (const entry of await entriesOfKind(store, shop, kind)) count(entry);
  return counts;
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

export interface RuleChange {
  on?: boolean;
  level?: Level;
  params?: Record<string, unknown>;
}

/** Writes the owner's word on one or several rules, in one go. */
export const setRules = (office: Office, ids: readonly string[], change: RuleChange): Promise<boolean> =>
  office.attempt(async () => {
    const shop = await office.ensureShop();
    await append(
      office.store,
      shop,
      ids.map((id) => ({
        id: newId(),
        kind: 'rule.set' as const,
        subject: { kind: 'rule' as const, id },
        body: { ...change },
      })),
      { agent: office.settings.value.agent.number, now: office.door.now() },
    );
    await office.changed('rules');
  });
