// Draft rules and the guard: which rule a hit belongs to, and what the owner's switches mean for the packs. The guard
// itself knows packs and entries; people know rules.
import type { GuardOptions } from '../../guard/guard.ts';
import type { Pack, PackLevel } from '../../guard/pack.ts';
import type { RuleSetting } from '../../model/records.ts';
import { type AnyRule, readParams } from '../define.ts';
import { isOn } from '../run.ts';

/** Guard entry id, or `pack:<id>`, -> the rule that answers for it. */
export function ruleIndex(rules: readonly AnyRule[]): Record<string, string> {
  const index: Record<string, string> = {};
  for (const { id, guards } of rules) {
    for (const pack of guards?.packs ?? []) index[`pack:${pack}`] = id;
    for (const entry of guards?.entries ?? []) index[entry] = id;
  }
  return index;
}

/** The rule of a hit; the shop's own words are `wording`'s. */
export const ruleOfHit = (
  index: Readonly<Record<string, string>>,
  hit: { rule: string; pack: string },
): string => index[hit.rule] ?? index[`pack:${hit.pack}`] ?? 'wording';

/** `word=instead` or a word alone. */
function ownWord(line: string): { word: string; instead?: string } | undefined {
  const at = line.indexOf('=');
  const word = (at < 0 ? line : line.slice(0, at)).trim();
  const instead = at < 0 ? '' : line.slice(at + 1).trim();
  return word ? { word, ...(instead && { instead }) } : undefined;
}

/**
 * The packs in force on one marketplace, and the guard's options, by the owner's settings. A rule that is off takes
 * its entries out, and so does a flag of it named after one; a pack switched off in `wording` is left out whole; a level
 * set on a rule is its entries' level.
 */
export function guardSettings(
  rules: readonly AnyRule[],
  packs: readonly Pack[],
  settings: Readonly<Record<string, RuleSetting>>,
  marketplace: string,
): { packs: Pack[]; options: GuardOptions; limits: { compensation?: number } } {
  const index = ruleIndex(rules);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const paramsOf = (id: string): Readonly<Record<string, unknown>> => {
    const rule = byId.get(id);
    return rule ? readParams(rule.params, settings[id]?.params).params : {};
  };
  const wording = paramsOf('wording');
  const levels: Record<string, PackLevel> = {};
  const here = packs.filter(
    (pack) =>
      wording[pack.id] !== false &&
      (pack.marketplaces === '*' || pack.marketplaces.includes(marketplace)) &&
      !pack.except?.includes(marketplace),
  );
  for (const pack of here)
    for (const entry of pack.entries) {
      const id = index[entry.id] ?? index[`pack:${pack.id}`];
      const rule = id === undefined ? undefined : byId.get(id);
      if (!rule) continue;
      const setting = settings[rule.id];
      if (!isOn(rule, setting) || paramsOf(rule.id)[entry.id] === false) levels[entry.id] = 'off';
      else if (setting?.level && entry.level !== 'off') levels[entry.id] = setting.level;
    }
  const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  const shopKind = typeof wording.shopKind === 'string' && wording.shopKind !== 'general';
  const own = byId.get('wording');
  const compensation = paramsOf('promise').compensation;
  return {
    packs: here,
    options: {
      marketplace,
      ...(shopKind ? { shopKind: String(wording.shopKind) } : {}),
      ownWords:
        own && isOn(own, settings.wording)
          ? list(wording.ownWords).flatMap((line) => {
              const word = ownWord(line);
              return word ? [{ ...word, level: settings.wording?.level ?? ('money' as const) }] : [];
            })
          : [],
      allow: list(wording.allow),
      levels,
    },
    limits: typeof compensation === 'number' && compensation > 0 ? { compensation } : {},
  };
}
