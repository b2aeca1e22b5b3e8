// `npm run test:consoles`: the end-to-end tests on real consoles nobody here wrote, set up from nothing.
// With names (`vendure`, `thelounge`) only on those; `npm run test:vendure` is the first of them.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, build, ensureBrowsers, ensureModules, ROOT, run } from './setup.mjs';

ensureModules();
ensureBrowsers({ firefox: false });
build('chrome', { e2e: true });
mkdirSync(join(ROOT, '.cache'), { recursive: true });
const file = join(ROOT, '.cache', 'consoles.json');
const code = run(bin('vitest'), [
  'run',
  '--project',
  'consoles',
  ...process.argv.slice(2).map((name) => `tests/consoles/${name}.test.ts`),
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${file}`,
]);
const report = JSON.parse(readFileSync(file, 'utf8'));
const broken = report.testResults.filter(
  (r) => r.status === 'failed' && r.assertionResults.length === 0,
).length;
const failed = Math.max(report.numFailedTests + broken, code === 0 ? 0 : 1);
const skipped = report.numPendingTests + report.numTodoTests;
console.log(`${report.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed ? 1 : 0);
