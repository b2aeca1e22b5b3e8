// Every failure and every line left out has its words, in three languages, with the same holes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import words from '../../../lib/stock/stock.i18n.json';
import { say } from '../../../lib/words/say.ts';

const folder = join(import.meta.dirname, '../../../lib/stock');
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the words of stock', () => {
  it('cover every code the engine can answer', () => {
    const codes = new Set(
      [...source.matchAll(/'((?:sheet|stock|source)\.[a-z-]+)'/g)].map(([, code]) => code as string),
    );
    for (const why of ['negative', 'not-a-number', 'not-whole', 'too-many']) codes.add(`stock.${why}`);
    for (const kind of ['nothing', 'null', 'text', 'number', 'yes-no', 'list', 'object'])
      codes.add(`source.found.${kind}`);
    for (const part of ['onHand', 'reserved', 'keepBack']) codes.add(`available.${part}`);
    expect([...codes].sort()).toEqual(Object.keys(words).sort());
  });

  it.each(Object.entries(words))('%s is said in three languages with the same holes', (_, text) => {
    expect(Object.keys(text).sort()).toEqual(['en', 'ko', 'zh-CN']);
    expect(holes(text.ko)).toEqual(holes(text.en));
    expect(holes(text['zh-CN'])).toEqual(holes(text.en));
  });

  it('sound like a colleague', () => {
    expect(say(words, 'en', 'stock.negative', { field: 'On hand', cell: '-3', sku: 'CUP' })).toBe(
      'On hand is -3. A count starts at 0: CUP stays as it was. Count it and correct the sheet.',
    );
  });
});
