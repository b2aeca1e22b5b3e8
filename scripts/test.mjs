// `npm test`: everything a contributor needs, from a bare clone: packages and browsers, types, lint, the built
// extension, unit, page and end-to-end tests, and one plain closing line.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bin, build, ensureBrowsers, ensureModules, ROOT, run } from './setup.mjs';

ensureModules();
ensureBrowsers({ firefox: true });

const sum = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const check = (name, work) => {
  const started = Date.now();
  let good = false;
  try {
    good = work();
  } catch (error) {
    console.error(error.message);
  }
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (good) sum.passed++;
  else {
    sum.failed++;
    failures.push(name);
  }
  return good;
};

check('types', () => run(bin('tsc'), ['--noEmit']) === 0);
check(
  'lint',
  () => run(bin('biome'), ['check', '--diagnostic-level=warn', '--error-on-warnings', '.']) === 0,
);
const built =
  check('build for Chromium', () => Boolean(build('chrome'))) &&
  check('build for Firefox', () => Boolean(build('firefox'))) &&
  check('build for end-to-end tests', () =>
    Boolean(build('chrome', { e2e: true }) && build('firefox', { e2e: true })),
  );

/** The failed tests of one file's report: a line each, with the first line of what was said, so that the end of a long run names them. */
function failedOf({ name, status, message, assertionResults }) {
  const line = (what, said = '') => `\n  ${relative(ROOT, name)}: ${what}: ${said.split('\n')[0]}`;
  if (status === 'failed' && assertionResults.length === 0) return [line('not collected', message)];
  return assertionResults
    .filter((a) => a.status === 'failed')
    .map((a) => line(a.fullName, a.failureMessages[0]));
}

/** Runs vitest projects and adds their tests; a file that could not be collected counts as one failure. */
function tests(projects) {
  const file = join(ROOT, '.cache', `${projects.join('-')}.json`);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  rmSync(file, { force: true });
  const args = [
    'run',
    ...projects.flatMap((p) => ['--project', p]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ];
  const code = run(bin('vitest'), args);
  let failed = 0;
  let named = [];
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    sum.passed += report.numPassedTests;
    sum.skipped += report.numPendingTests + report.numTodoTests;
    failed =
      report.numFailedTests +
      report.testResults.filter((r) => r.status === 'failed' && r.assertionResults.length === 0).length;
    named = report.testResults.flatMap(failedOf);
  } catch {
    failed = 1;
  }
  if (code !== 0 && failed === 0) failed = 1;
  sum.failed += failed;
  if (failed > 0) failures.push(...projects, ...named);
}

tests(['unit']);
if (built) {
  check(
    'web-ext lint',
    () =>
      run(bin('web-ext'), ['lint', '--source-dir', join(ROOT, '.output', 'firefox-mv3'), '--self-hosted']) ===
      0,
  );
  tests(['pages', 'e2e', 'e2e-alone']);
} else {
  failures.push('web-ext lint and end-to-end tests were not run: there is no build');
  tests(['pages']);
}

if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`);
process.exit(sum.failed === 0 && failures.length === 0 ? 0 : 1);
