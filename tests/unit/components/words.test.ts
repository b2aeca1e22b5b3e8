// Every catalogue of the components speaks the three languages and leaves the same holes in each.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalogue, Text } from '../../../lib/words/say.ts';

const at = (path: string) => resolve('components', path);
const read = (path: string) => readFileSync(at(path), 'utf8');
const PARTS = ['ui', 'marks', 'desk', 'palette', 'composer', 'product'];
const files = PARTS.map((part) => `${part}/${part}.i18n.json`);
const forms = (text: Text): string[] =>
  typeof text === 'string' ? [text] : [text.other, ...(text.one === undefined ? [] : [text.one])];
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe.each(files)('%s', (file) => {
  const words = JSON.parse(read(file)) as Catalogue;
  it.each(Object.entries(words))('%s', (_, texts) => {
    expect(Object.keys(texts).sort()).toEqual(['en', 'ko', 'zh-CN']);
    const all = Object.values(texts).flatMap(forms);
    for (const text of all) {
      expect(text.trim()).not.toBe('');
      expect(holes(text)).toEqual(holes(all[0]!));
    }
  });
  it('types no space between Han and figures', () => {
    const spaced = Object.values(words).flatMap((texts) =>
      forms(texts['zh-CN']).filter((text) => /\p{Script=Han} \{n\}|\{n\} \p{Script=Han}/u.test(text)),
    );
    expect(spaced).toEqual([]);
  });
});

it('every key a component asks for by name is there', () => {
  // Template keys are checked by the compiler; this catches a key that was taken out of a catalogue by hand.
  const missing: string[] = [];
  for (const part of PARTS) {
    const known = new Set(
      [`${part}/${part}`, 'ui/ui'].flatMap((name) => Object.keys(JSON.parse(read(`${name}.i18n.json`)))),
    );
    for (const name of readdirSync(at(part)).filter((file) => file.endsWith('.tsx'))) {
      const source = read(`${part}/${name}`);
      for (const [, key] of source.matchAll(/\b(?:t|ui)\('([\w.-]+)'/g))
        if (!known.has(key!)) missing.push(`${name}: ${key}`);
    }
  }
  expect(missing).toEqual([]);
});
