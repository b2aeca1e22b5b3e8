// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PACKS } from '../../../lib/guard/packs/index.ts';
import type { Locale } from '../../../lib/model/basics.ts';
import type { Prompt } from '../../../lib/model/prompts.ts';
import type { AnyRule } from '../../../lib/rules/define.ts';
import { defineRule, GROUPS, word } from '../../../lib/rules/define.ts';
import { RULES, ruleOf } from '../../../lib/rules/index.ts';
import { choiceName, groupName, paramName, render } from '../../../lib/rules/words.ts';
import type { Catalogue, Text } from '../../../lib/words/say.ts';

const LOCALES: Locale[] = ['zh-CN', 'ko', 'en'];
const folder = new URL('../../../lib/rules/', import.meta.url);
const FRAME = ['define', 'run', 'index', 'words', 'roles'];
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))
  .filter((name) => !FRAME.includes(name));

const forms = (text: Text) => (typeof text === 'string' ? [text] : Object.values(text));
const holes = (text: Text) =>
  forms(text).map((form) =>
    [...new Set([...form.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1]!))].sort().join(' '),
  );
/** As long as a figure or a word gets in a shop's day. */
const filled = (text: Text) => forms(text).map((form) => form.replace(/\{\w+\}/g, '188'));
const MARK: Record<Locale, number> = { 'zh-CN': 8, ko: 10, en: 16 };

describe('every rule', () => {
  it('is listed once, under the name of its file', () => {
    expect(RULES.map((rule) => rule.id).sort()).toEqual([...ids].sort());
    for (const id of ids) expect(ruleOf(id)?.id).toBe(id);
    expect(ruleOf('toString')).toBeUndefined();
  });

  describe.each(RULES.map((rule): [string, AnyRule] => [rule.id, rule]))('%s', (id, rule) => {
    const { words } = rule;

    it('has its own words, in three languages, none of them empty', () => {
      const own: Catalogue = JSON.parse(readFileSync(new URL(`${id}.i18n.json`, folder), 'utf8'));
      // A switch named after a pack is called what the pack is called.
      const packs = PACKS.filter((pack) => Object.hasOwn(rule.params, pack.id));
      expect(words).toEqual({
        ...own,
        ...Object.fromEntries(packs.map((pack) => [`param.${pack.id}`, pack.name])),
      });
      for (const [key, texts] of Object.entries(words)) {
        expect(Object.keys(texts).sort(), key).toEqual([...LOCALES].sort());
        for (const text of LOCALES.flatMap((locale) => forms(texts[locale])))
          expect(text.trim(), key).not.toBe('');
      }
    });

    it('leaves the same holes in every language', () => {
      for (const [key, texts] of Object.entries(words)) {
        const all = new Set(LOCALES.flatMap((locale) => holes(texts[locale])));
        expect([...all], key).toHaveLength(1);
      }
    });

    it('has name, title, why, numbered steps, and a name for every parameter and choice', () => {
      expect(Object.keys(words)).toEqual(expect.arrayContaining(['name', 'title', 'why', 'step.1']));
      const steps = Object.keys(words).filter((key) => /^step\.\d+$/.test(key));
      expect(steps).toEqual(steps.map((_, i) => `step.${i + 1}`));
      const params = Object.entries(rule.params).flatMap(([name, spec]) => [
        `param.${name}`,
        ...(spec.type === 'choice' ? spec.options.map((option) => `param.${name}.${option}`) : []),
      ]);
      expect(
        Object.keys(words)
          .filter((key) => key.startsWith('param.'))
          .sort(),
      ).toEqual(params.sort());
    });

    it('has no mark longer than a chip holds', () => {
      for (const [key, texts] of Object.entries(words))
        if (/^mark(\.|$)/.test(key))
          for (const locale of LOCALES)
            for (const mark of filled(texts[locale]))
              expect([...mark].length, mark).toBeLessThanOrEqual(MARK[locale]);
    });

    it('types no blank between Han and figures', () => {
      for (const [key, texts] of Object.entries(words))
        for (const text of filled(texts['zh-CN']))
          expect(text, key).not.toMatch(/\p{Script=Han} \d|\d \p{Script=Han}/u);
    });
  });
});

describe('groups', () => {
  it('have a name in every language', () => {
    for (const group of GROUPS)
      for (const locale of LOCALES) expect(groupName(group, locale)).not.toContain('⟦');
  });
});

describe('rendering', () => {
  const t = (text: string) => ({ 'zh-CN': text, ko: `${text} ko`, en: `${text} en` });
  const rule = defineRule({
    id: 'try-out',
    group: 'orders',
    level: 'hint',
    pages: [],
    needs: [],
    params: {},
    defaultOn: true,
    words: {
      name: t('name'),
      mark: t('mark {n}'),
      title: t('title {part}'),
      'title.late': t('late {part}'),
      why: t('why'),
      'step.1': t('one'),
      'step.2': t('two'),
      'step.late.1': t('hurry'),
      'act.go': t('go'),
      'part.a': t('A'),
      'part.b': t('B'),
      'param.p': t('P'),
      'param.p.x': t('X'),
    },
    judge: () => [],
  });
  const prompt = (more: Partial<Prompt> = {}): Prompt => ({
    id: 'try-out:A1',
    rule: 'try-out',
    level: 'money',
    about: { kind: 'order', id: 'A1' },
    params: { n: 2, part: word('part.a', 'part.b') },
    actions: [{ kind: 'open-office', label: 'act.go', section: 'stock' }],
    ...more,
  });

  it('fills every text in the language asked for', () => {
    expect(render(prompt(), rule, 'en')).toEqual({
      id: 'try-out:A1',
      rule: 'try-out',
      ruleName: 'name en',
      level: 'money',
      about: { kind: 'order', id: 'A1' },
      mark: 'mark 2 en',
      title: 'title A en, B en en',
      why: 'why en',
      steps: ['one en', 'two en'],
      actions: [{ kind: 'open-office', label: 'go en', section: 'stock' }],
    });
    expect(render(prompt(), rule, 'zh-CN').title).toBe('title A、B');
  });

  it('takes the texts of a form where it has them, and the plain ones else', () => {
    const late = render(prompt({ params: { form: 'late', part: 'x', n: 1 } }), rule, 'zh-CN');
    expect(late).toMatchObject({ title: 'late x', why: 'why', mark: 'mark 1', steps: ['hurry'] });
  });

  it('what comes from a page is never taken for a word of ours', () => {
    for (const part of ['@part.a x', '@toString', '@', '@part.a  @part.b', '{n}'])
      expect(render(prompt({ params: { part, n: 1 } }), rule, 'zh-CN').title).toBe(`title ${part}`);
  });

  it('gives no mark to what belongs in the desk only', () => {
    expect(render(prompt({ onRow: false }), rule, 'en')).not.toHaveProperty('mark');
  });

  it('names parameters and choices', () => {
    expect(paramName(rule, 'p', 'ko')).toBe('P ko');
    expect(choiceName(rule, 'p', 'x', 'ko')).toBe('X ko');
  });
});
