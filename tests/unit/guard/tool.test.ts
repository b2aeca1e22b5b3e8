// `npm run -s guard` as other programs use it: JSON Lines in and out, a bad line named on stderr, the rest answered.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('answers each good line, names the bad one, and ends with an error', () => {
  const lines = [
    '{"id":1,"marketplace":"taobao","text":"加我微信"}',
    'not json',
    '{"id":2,"marketplace":"taobao","text":5}',
    '{"marketplace":"ebay","text":"Fine, thank you.","context":{}}',
  ];
  const { stdout, stderr, status } = spawnSync('npx', ['tsx', 'scripts/guard.ts'], {
    input: lines.join('\n'),
    encoding: 'utf8',
  });
  const [first, last] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({ id: 1, verdict: 'warn' });
  expect(Object.keys(first.hits[0]).sort()).toEqual(['instead', 'match', 'pack', 'rule', 'why']);
  expect(last).toEqual({ verdict: 'pass', hits: [] });
  expect(stderr).toContain('line 2: not JSON');
  expect(stderr).toContain('line 3: "text" must be text');
  expect(status).toBe(1);
});
