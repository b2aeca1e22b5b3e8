// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newRule } from '../../../scripts/new-rule.ts';

const repo = join(import.meta.dirname, '../../..');
const tests = 'tests/unit/rules';
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'new-rule-'));
  cpSync(join(repo, 'lib'), join(root, 'lib'), { recursive: true });
  for (const file of ['world.ts', 'arbitrary.ts', 'words.test.ts', 'laws.test.ts'])
    cpSync(join(repo, tests, file), join(root, tests, file));
  for (const file of ['package.json', 'biome.json', 'tsconfig.json'])
    cpSync(join(repo, file), join(root, file));
  const config = { extends: './tsconfig.json', include: ['lib/rules', tests] };
  writeFileSync(join(root, 'rules.json'), JSON.stringify(config));
  symlinkSync(join(repo, 'node_modules'), join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (tool: string, ...args: string[]) =>
  execFileSync(join(root, 'node_modules/.bin', tool), args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
const listing = () => [readdirSync(join(root, 'lib/rules')), readdirSync(join(root, tests))].flat();

describe('new-rule', () => {
  it.each([
    'Stock-Short',
    'stock_short',
    '-a',
    'a-',
    'a--b',
    '../a',
    '',
    'a b',
    '9a',
    'a'.repeat(41),
    '库存',
  ])('refuses what is no id: %s', (id) => {
    const before = listing();
    expect(() => newRule(root, id)).toThrow('is no rule id');
    expect(listing()).toEqual(before);
  });

  it.each(['stock-short', 'define', 'run', 'index', 'words'])('refuses what is taken: %s', (id) => {
    const before = listing();
    expect(() => newRule(root, id)).toThrow('is taken');
    expect(listing()).toEqual(before);
  });

  it('writes rules that pass as they are: types, format, their tests and the laws of all rules', () => {
    const ids = ['aa-first', 'new', 'define-more', 'zz-a-rule-with-a-name-as-long-as-allowed'];
    const written = ids.flatMap((id) => newRule(root, id));
    expect(written.slice(0, 4)).toEqual([
      'lib/rules/aa-first.ts',
      'lib/rules/aa-first.i18n.json',
      `${tests}/aa-first.test.ts`,
      'lib/rules/index.ts',
    ]);
    expect(readFileSync(join(root, 'lib/rules/index.ts'), 'utf8')).toContain(
      '  aaFirst,\n  newRule,\n  defineMore,\n',
    );
    run('tsc', '--noEmit', '-p', 'rules.json');
    run('biome', 'check', '--vcs-enabled=false', ...new Set(written));
    run(
      'vitest',
      'run',
      '--root',
      root,
      ...ids.map((id) => `${tests}/${id}.test.ts`),
      `${tests}/words`,
      `${tests}/laws`,
    );
  }, 120_000);
});
