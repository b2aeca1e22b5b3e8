// Words of prompts: what a rule says, rendered in the agent's language. Done by the worker, so that no catalogue of
// rules travels with the page's bundle.
import type { Locale } from '../model/basics.ts';
import type { Prompt, PromptView } from '../model/prompts.ts';
import { type Catalogue, type Params, say } from '../words/say.ts';
import type { AnyRule, RuleGroup } from './define.ts';
import groups from './groups.i18n.json';

const LIST: Record<Locale, string> = { 'zh-CN': '、', ko: '·', en: ', ' };

/** A value made by `word(...)` as the words it stands for; any other value, a page's text above all, as it is. */
function spell(words: Catalogue, locale: Locale, value: string | number): string | number {
  if (typeof value !== 'string' || !value.startsWith('@')) return value;
  const keys = value.split(' ').map((key) => key.slice(1));
  if (!keys.every((key) => Object.hasOwn(words, key)) || value !== keys.map((key) => `@${key}`).join(' '))
    return value;
  return keys.map((key) => say(words, locale, key)).join(LIST[locale]);
}

/** The key of a text in the prompt's form, the plain one where the form has none of its own. */
const inForm = (words: Catalogue, key: string, form: string | number | undefined): string =>
  form !== undefined && Object.hasOwn(words, `${key}.${form}`) ? `${key}.${form}` : key;

function stepsOf(words: Catalogue, form: string | number | undefined): string[] {
  const numbered = (prefix: string) => {
    const keys: string[] = [];
    for (let n = 1; Object.hasOwn(words, `${prefix}.${n}`); n++) keys.push(`${prefix}.${n}`);
    return keys;
  };
  const own = form === undefined ? [] : numbered(`step.${form}`);
  return own.length > 0 ? own : numbered('step');
}

/** A prompt as shown. `rule` is the one that said it. */
export function render(prompt: Prompt, rule: AnyRule, locale: Locale): PromptView {
  const { words } = rule;
  const { form } = prompt.params;
  const params: Params = Object.fromEntries(
    Object.entries(prompt.params).map(([name, value]) => [name, spell(words, locale, value)]),
  );
  const text = (key: string) => say(words, locale, key, params);
  const mark = inForm(words, 'mark', form);
  return {
    id: prompt.id,
    rule: prompt.rule,
    ruleName: text('name'),
    level: prompt.level,
    about: prompt.about,
    ...(Object.hasOwn(words, mark) && prompt.onRow !== false && { mark: text(mark) }),
    title: text(inForm(words, 'title', form)),
    why: text(inForm(words, 'why', form)),
    steps: stepsOf(words, form).map(text),
    actions: prompt.actions.map((action) => ({ ...action, label: text(action.label) })),
  };
}

/** The name of a group of rules. */
export const groupName = (group: RuleGroup, locale: Locale): string => say(groups, locale, group);
/** The rule's name, what one of its parameters is called, and one of a parameter's choices. */
export const ruleName = (rule: AnyRule, locale: Locale): string => say(rule.words, locale, 'name');
export const paramName = (rule: AnyRule, param: string, locale: Locale): string =>
  say(rule.words, locale, `param.${param}`);
export const choiceName = (rule: AnyRule, param: string, option: string, locale: Locale): string =>
  say(rule.words, locale, `param.${param}.${option}`);
