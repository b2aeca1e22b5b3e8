// The tool for developers: a line in, a line out, and a bad line never stops the others.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const run = (input: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/address.ts'], { input, encoding: 'utf8' });

it('answers every line it can, names the others on stderr and exits with 1', { timeout: 180_000 }, () => {
  const order = { name: '林小满', address: '浙江省杭州市西湖区文三路123号' };
  const lines = [
    JSON.stringify({ id: 'a', order, message: '杭州市西湖区文三路125号', country: 'CN' }),
    'nonsense',
    JSON.stringify({ order: 7, message: 'x', country: 'CN' }),
    JSON.stringify({ order: 'x', message: '在吗', country: 'CN' }),
  ];
  const { stdout, stderr, status } = run(lines.join('\n'));
  const none = { name: 'unknown', phone: 'unknown', region: 'unknown', street: 'unknown', unit: 'unknown' };
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { id: 'a', verdict: 'differ', parts: { ...none, region: 'agree', street: 'differ' } },
    { verdict: 'none', parts: none },
  ]);
  expect(stderr).toMatch(/line 2: not JSON\nline 3: "order"/);
  expect(status).toBe(1);
});

it('exits with 0 when every line was good', { timeout: 180_000 }, () => {
  const { status } = run(`${JSON.stringify({ order: 'x', message: '在吗', country: 'CN' })}\n`);
  expect(status).toBe(0);
});
