// `npm run case -- accept DIR…`: reads each case folder's page and writes what was read into its case.json, to be reviewed
// line by line before it is committed: expectations are never typed. A new case.json needs `url`, `now` and `synthetic`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findCases, loadCase } from './lib/cases.ts';
import { openReader } from './lib/reader.ts';

const [verb, ...folders] = process.argv.slice(2);
if (verb !== 'accept' || folders.length === 0) {
  console.error('usage: npm run case -- accept DIR…');
  process.exit(1);
}

const dirs = folders.flatMap((folder) =>
  existsSync(join(folder, 'case.json')) ? [resolve(folder)] : findCases(resolve(folder)),
);
if (dirs.length === 0) {
  console.error('no case.json below the given folders');
  process.exit(1);
}
const reader = await openReader();
try {
  for (const dir of dirs) {
    const { expected: before, ...given } = loadCase(dir);
    const { url, top } = given;
    const html = readFileSync(join(dir, 'page.html'), 'utf8');
    const reading = await reader.read({ html, url, now: Date.parse(given.now), ...(top && { top }) });
    if (!reading) {
      console.error(`${dir}: no marketplace speaks for ${url}`);
      process.exitCode = 1;
      continue;
    }
    const changed = JSON.stringify(before) !== JSON.stringify(reading);
    writeFileSync(join(dir, 'case.json'), `${JSON.stringify({ ...given, expected: reading }, null, 2)}\n`);
    console.log(`${changed ? 'changed, review it' : 'as before'}: ${dir}`);
  }
} finally {
  await reader.close();
}
