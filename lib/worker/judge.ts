// Judging a tab: facts and records through the rules, then each prompt in the agent's words. Answers to a frame carry
// only the rows whose prompts changed.
import type { Judged } from '../messages/protocol.ts';
import type { Locale } from '../model/basics.ts';
import type { DeskData } from '../model/desk.ts';
import type { Prompt, PromptView } from '../model/prompts.ts';
import type { OrderRecord, RuleSetting } from '../model/records.ts';
import type { Settings } from '../model/settings.ts';
import { foldRule } from '../records/fold.ts';
import { layered } from '../records/layers.ts';
import type { Held } from '../records/views.ts';
import type { AnyRule } from '../rules/define.ts';
import { RULES } from '../rules/index.ts';
import { rulesFor } from '../rules/roles.ts';
import { type RunResult, runRules } from '../rules/run.ts';
import { render, ruleName } from '../rules/words.ts';
import { entriesOfKind, subjectOf } from '../store/journal.ts';
import type { ShopKept, Store } from '../store/store.ts';
import { say } from '../words/say.ts';
import type { Frame, TabFacts } from './frames.ts';
import type { Knowledge } from './knowledge.ts';
import words from './worker.i18n.json';

/** The owner's word on each rule, folded from the journal: the whole shop's, and over it the marketplace's own. */
export async function ruleSettings(
  store: Store,
  shop: ShopKept | undefined,
  marketplace?: string,
): Promise<Record<string, RuleSetting>> {
  if (!shop) return {};
  const bySubject = new Map<string, Awaited<ReturnType<typeof entriesOfKind>>>();
  for (const entry of await entriesOfKind(store, shop, 'rule.set'))
    bySubject.set(entry.subject, [...(bySubject.get(entry.subject) ?? []), entry]);
  const settings: Record<string, RuleSetting> = {};
  const own: [string, RuleSetting][] = [];
  for (const entries of bySubject.values()) {
    const named = await subjectOf(store, entries[0]!);
    if (!named || (named.marketplace !== undefined && named.marketplace !== marketplace)) continue;
    const setting = foldRule(entries.map((entry) => ({ entry })));
    if (named.marketplace === undefined) settings[named.id] = setting;
    else own.push([named.id, setting]);
  }
  for (const [id, setting] of own) settings[id] = layered(settings[id], setting);
  return settings;
}

/** Judges a tab for a person: rules of groups their role does not see stay silent, red lines apart. */
export function judgeTab(
  tab: TabFacts,
  knowledge: Knowledge,
  settings: Record<string, RuleSetting>,
  now: number,
  person: Pick<Settings, 'role' | 'hidden'> = { role: 'all', hidden: {} },
): RunResult {
  return runRules({
    rules: rulesFor(RULES, person, settings),
    settings,
    pages: tab.kinds,
    health: tab.health,
    facts: tab.facts,
    records: knowledge,
    now,
    site: { id: tab.site.id, policy: tab.site.policy, zone: tab.site.zone },
  });
}

const byId = new Map<string, AnyRule>(RULES.map((rule) => [rule.id, rule]));

/** A prompt in the agent's language. */
export const viewOf = (prompt: Prompt, locale: Locale): PromptView =>
  render(prompt, byId.get(prompt.rule)!, locale);

/** The rules that stay silent because a field cannot be read, by name; and for how many views, where it is no slip. */
export const pausedViews = (run: RunResult, locale: Locale, held: Held): DeskData['pausedRules'] =>
  run.paused.map(({ rule, fields }) => {
    const views = Math.max(0, ...fields.map((field) => held.fields.get(field) ?? 0));
    return { rule, name: ruleName(byId.get(rule)!, locale), fields, ...(views > 0 ? { views } : {}) };
  });

const rowOf = (prompt: Prompt): string | undefined =>
  prompt.onRow === false || prompt.about.id === undefined
    ? undefined
    : prompt.about.kind === 'order'
      ? `orders:${prompt.about.id}`
      : prompt.about.kind === 'listing'
        ? `listings:${prompt.about.id}`
        : undefined;

/** What a quiet tick says of an order nothing has to be done about, by what was recorded of it here. */
function fineOf(record: OrderRecord | undefined, locale: Locale): string | undefined {
  if (!record) return undefined;
  const state = record.address?.value;
  const key =
    state === 'confirmed' || state === 'changed' || state === 'asked'
      ? (`fine.${state}` as const)
      : record.remarks.length > 0
        ? 'fine.remarked'
        : record.notes.length > 0
          ? 'fine.noted'
          : undefined;
  return key && say(words, locale, key);
}

/** The rows of one frame whose marks differ from what was last said to it. */
export function changedRows(
  frame: Frame,
  prompts: readonly Prompt[],
  records: Pick<Knowledge, 'order'>,
  locale: Locale,
): Judged['rows'] {
  const now = new Map<string, Judged['rows'][number]>();
  for (const prompt of prompts) {
    const key = rowOf(prompt);
    if (key === undefined) continue;
    const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (!frame.rows[kind as 'orders' | 'listings'].has(id)) continue;
    const row = now.get(key) ?? { key, prompts: [] };
    row.prompts.push(viewOf(prompt, locale));
    now.set(key, row);
  }
  for (const id of frame.rows.orders.keys()) {
    const key = `orders:${id}`;
    const fine = now.has(key) ? undefined : fineOf(records.order(id), locale);
    if (fine !== undefined) now.set(key, { key, prompts: [], fine });
  }
  const rows: Judged['rows'] = [];
  for (const [key, row] of now) {
    const said = JSON.stringify(row);
    if (frame.said.get(key) === said) continue;
    frame.said.set(key, said);
    rows.push(row);
  }
  for (const key of [...frame.said.keys()])
    if (!now.has(key)) {
      frame.said.delete(key);
      rows.push({ key, prompts: [] });
    }
  return rows;
}

/** Units the owner keeps back from sale, as the shortage rule has it: the desk's formula shows the same figure. */
export function keepBackOf(settings: Record<string, RuleSetting>): number {
  const value = settings['stock-short']?.params?.keepBack;
  return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : 0;
}
