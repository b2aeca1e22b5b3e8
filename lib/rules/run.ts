// The runtime: what a rule need not ask. The switch, the page and the health of its fields are checked here; a rule that
// throws stops alone; what is said is put in order of levels.
import type { Level } from '../model/basics.ts';
import type { Facts, Health, PageKind } from '../model/facts.ts';
import type { Prompt } from '../model/prompts.ts';
import type { Records, RuleSetting } from '../model/records.ts';
import { type AnyRule, type Input, readParams } from './define.ts';

export interface RunInput {
  rules: readonly AnyRule[];
  /** The owner's settings by rule id; a rule without one runs as declared. */
  settings: Readonly<Record<string, RuleSetting>>;
  pages: readonly PageKind[];
  health: Health;
  facts: Facts;
  records: Records;
  /** UTC ms. */
  now: number;
  site: Input['site'];
}

export interface RunResult {
  /** Red lines first, then money, clock, hint; within a level in the rules' order, then the page's. */
  prompts: Prompt[];
  /** Rules that stay silent because a field they rest on cannot be read here, with the fields. */
  paused: { rule: string; fields: string[] }[];
  /** Rules that failed; the others went on. */
  broken: { rule: string }[];
  /** Parameters the owner set that are not valid: the default stood in. */
  invalid: { rule: string; params: string[] }[];
  /** The next instant (UTC ms) at which time alone changes what is said; undefined: none. */
  wakeAt?: number;
}

const ORDER: Record<Level, number> = { redline: 0, money: 1, clock: 2, hint: 3 };

/** Whether the rule is on, by the owner's word or by default. */
export const isOn = (rule: AnyRule, setting: RuleSetting | undefined): boolean =>
  setting?.on ?? rule.defaultOn;

/** The nearest part of a path that cannot be read: lines that are gone take their fields with them. */
function unreadable(health: Health, path: string): string | undefined {
  for (let dot = path.indexOf('.'); ; dot = path.indexOf('.', dot + 1)) {
    const part = dot < 0 ? path : path.slice(0, dot);
    const state = health[part];
    if (state !== undefined && state !== 'ok' && state !== 'degraded') return part;
    if (dot < 0) return undefined;
  }
}

/**
 * `undefined`: the site does not show what the rule needs, so it does not apply here. A list: fields that are shown
 * but cannot be read now; empty, all is well.
 */
function lacking(rule: AnyRule, health: Health): string[] | undefined {
  const fields = new Set<string>();
  for (const need of rule.needs) {
    const paths: readonly string[] = typeof need === 'string' ? [need] : need;
    const broken = paths.flatMap((path) => unreadable(health, path) ?? []);
    if (broken.length === 0 && !paths.some((path) => health[path] !== undefined)) return undefined;
    for (const path of broken) fields.add(path);
  }
  return [...fields];
}

/** Judges one page. Pure; never throws. */
export function runRules({ rules, settings, pages, health, ...given }: RunInput): RunResult {
  const result: RunResult = { prompts: [], paused: [], broken: [], invalid: [] };
  const said = new Map<string, Prompt>();
  const wake = (at: number | undefined) => {
    if (at !== undefined && at > given.now && !(at >= (result.wakeAt ?? Infinity))) result.wakeAt = at;
  };
  for (const rule of rules) {
    const setting = Object.hasOwn(settings, rule.id) ? settings[rule.id] : undefined;
    if (!isOn(rule, setting) || !rule.pages.some((page) => pages.includes(page))) continue;
    const { params, invalid } = readParams(rule.params, setting?.params);
    if (invalid.length > 0) result.invalid.push({ rule: rule.id, params: invalid });
    const fields = lacking(rule, health);
    if (fields === undefined) continue;
    if (fields.length > 0) {
      result.paused.push({ rule: rule.id, fields });
      continue;
    }
    try {
      const prompts = rule.judge({ ...given, params, wake });
      // An order that two rows show is judged twice and spoken of once.
      for (const prompt of prompts)
        if (!said.has(prompt.id))
          said.set(prompt.id, setting?.level ? { ...prompt, level: setting.level } : prompt);
    } catch {
      // Neither the error's text nor its stack goes further: either may hold a buyer's words.
      result.broken.push({ rule: rule.id });
    }
  }
  result.prompts = [...said.values()].sort((a, b) => ORDER[a.level] - ORDER[b.level]);
  return result;
}
