// What `.ci/run` calls: `npm test`, then the tests on real servers, and the sum of both as the closing line.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { bin, ensureModules, ROOT } from './setup.mjs';

const CLOSING = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;
const total = { passed: 0, failed: 0, skipped: 0 };
let code = 0;

ensureModules();
// The servers' own packages are fetched, and one is compiled, while the first tests run, and after anything they want.
const installing = spawn(bin('tsx'), ['scripts/install-consoles.ts'], { cwd: ROOT, stdio: 'ignore' });
const installed = once(installing, 'exit').catch(() => undefined);
setPriority(installing.pid, 19);

for (const script of ['test', 'test:consoles']) {
  // What could not be installed is tried again by the tests, which say why.
  if (script === 'test:consoles') await installed;
  const done = spawnSync('npm', ['run', '-s', script], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = done.stdout.trimEnd().split('\n');
  const closing = CLOSING.exec(lines.at(-1) ?? '');
  // The parts' own closing lines are told with a name, so that only the sum reads as the run's.
  console.log((closing ? lines.slice(0, -1) : lines).join('\n'));
  if (closing) {
    console.log(`${script}: ${closing[0]}`);
    total.passed += Number(closing[1]);
    total.failed += Number(closing[2]);
    total.skipped += Number(closing[3] ?? 0);
  } else total.failed++;
  if (done.status !== 0) code = 1;
}
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(code || (total.failed > 0 ? 1 : 0));
