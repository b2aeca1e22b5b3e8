// The words of our own pages: three languages, the same holes, and a sentence for every failure there can be.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import pageFailures from '../../../components/options/parts/failures.i18n.json' with { type: 'json' };
import pickerFailures from '../../../components/picker/failures.i18n.json' with { type: 'json' };
import failures from '../../../components/ui/failures.i18n.json' with { type: 'json' };
import { failureText } from '../../../components/ui/failures.ts';
import fileWords from '../../../lib/marketplaces/marketplaces.i18n.json' with { type: 'json' };
import productWords from '../../../lib/products/products.i18n.json' with { type: 'json' };
import replyWords from '../../../lib/replies/replies.i18n.json' with { type: 'json' };
import stockWords from '../../../lib/stock/stock.i18n.json' with { type: 'json' };
import type { Catalogue, Text } from '../../../lib/words/say.ts';

const under = (folder: string): string[] =>
  readdirSync(resolve(folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const files = ['components/options', 'components/popup', 'components/draft'].flatMap(under);
const catalogues = [
  ...files.filter((file) => file.endsWith('.i18n.json')),
  'components/picker/failures.i18n.json',
  'components/ui/failures.i18n.json',
  'lib/marketplaces/marketplaces.i18n.json',
];
const forms = (text: Text): string[] =>
  typeof text === 'string' ? [text] : [text.other, ...(text.one === undefined ? [] : [text.one])];
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe.each(catalogues)('%s', (file) => {
  const words = JSON.parse(readFileSync(resolve(file), 'utf8')) as Catalogue;
  it.each(Object.entries(words))('%s', (_, texts) => {
    expect(Object.keys(texts).sort()).toEqual(['en', 'ko', 'zh-CN']);
    const all = Object.values(texts).flatMap(forms);
    for (const text of all) {
      expect(text.trim()).not.toBe('');
      expect(holes(text)).toEqual(holes(all[0]!));
    }
    for (const text of forms(texts['zh-CN']))
      expect(text).not.toMatch(/\p{Script=Han} [\d{]|[\d}] \p{Script=Han}/u);
  });
});

describe('failures', () => {
  const codes = new Set(
    ['lib', 'components']
      .flatMap(under)
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(resolve(file), 'utf8');
        return [...text.matchAll(/fail\(\s*'([a-z]+\.[a-z-]+)'|code: '([a-z]+\.[a-z-]+)'/g)].map(
          ([, a, b]) => a ?? b!,
        );
      }),
  );
  it('of every engine have their sentence', () => {
    const known = {
      ...failures,
      ...pageFailures,
      ...pickerFailures,
      ...stockWords,
      ...replyWords,
      ...productWords,
      ...fileWords,
    };
    expect([...codes].filter((code) => !Object.hasOwn(known, code))).toEqual([]);
  });

  it('that nobody knows still make one', () => {
    expect(failureText('en', { code: '<b>odd</b>' })).toBe(
      'This was not done (<b>odd</b>); what was there is unchanged. Try again.',
    );
    expect(failureText('ko', { code: 'constructor' })).toContain('constructor');
  });

  it('are said by the engine’s own catalogue where it has them', () => {
    expect(failureText('en', { code: 'sheet.empty' }, stockWords)).toMatch(/^The file is empty/);
  });
});
