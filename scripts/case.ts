// `npm run case -- capture --url URL --about "…" PAGE.html DIR`: makes a case of a saved page, with invented people in the
// place of its own. `npm run case -- accept DIR…`: reads each case folder's page and writes what was read into its
// case.json. Both are reviewed line by line before they are committed: expectations are never typed.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findingLine } from '../lib/marketplaces/findings.ts';
import { examineFile } from '../lib/marketplaces/open.ts';
import { capture, Refused } from './lib/capture.ts';
import { findCases, loadCase } from './lib/cases.ts';
import { openReader } from './lib/reader.ts';

const USAGE = `usage: npm run case -- accept DIR…
       npm run -s case -- capture --url URL [--top URL] [--marketplace FILE.json] [--now ISO] --about "…" PAGE.html DIR
--about says in one sentence what is special about the page; --now is when it was saved, by default the file's own time.`;

async function accept(folders: string[]): Promise<void> {
  const dirs = folders.flatMap((folder) =>
    existsSync(join(folder, 'case.json')) ? [resolve(folder)] : findCases(resolve(folder)),
  );
  if (dirs.length === 0) throw new Refused('no case.json below the given folders');
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
}

const isAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

async function makeCase(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      top: { type: 'string' },
      marketplace: { type: 'string' },
      now: { type: 'string' },
      about: { type: 'string' },
    },
  });
  const { url, top, marketplace, about } = values;
  const [file, dir, ...others] = positionals;
  if (!url || !file || !dir || others.length > 0) throw new Refused(USAGE);
  if (!about?.trim())
    throw new Refused('say with --about "…", in one sentence, what is special about this page');
  if (!isAddress(url) || (top !== undefined && !isAddress(top)))
    throw new Refused('--url and --top are http addresses');
  if (!existsSync(file)) throw new Refused('the saved page is not there');
  if (existsSync(dir)) throw new Refused('the folder is there already; name a new one');
  const now = values.now === undefined ? statSync(file).mtimeMs : Date.parse(values.now);
  if (Number.isNaN(now)) throw new Refused('--now is not a time');
  const opened = marketplace === undefined ? undefined : examineFile(readFileSync(marketplace));
  if (opened && !opened.site) throw new Refused(opened.findings.map((one) => findingLine(one)).join('\n'));
  // What keeps a browser from starting says nothing of the page yet.
  const reader = await openReader().catch((error: Error) => {
    throw new Refused(error.message);
  });
  try {
    const saved = {
      html: readFileSync(file),
      url,
      now: Math.floor(now),
      about: about.trim(),
      dir: resolve(dir),
    };
    const { lines, review } = await capture(reader, {
      ...saved,
      ...(top && { top }),
      ...(opened?.site && { site: opened.site }),
    });
    for (const line of lines) console.log(line);
    console.log(review.length > 0 ? 'look at:' : 'nothing was unsure; look through page.html all the same');
    for (const line of review) console.log(`  ${line}`);
    console.log(`written: ${dir}. Read page.html and case.json line by line before they are committed.`);
  } finally {
    await reader.close();
  }
}

const [verb, ...rest] = process.argv.slice(2);
try {
  if (verb === 'accept' && rest.length > 0) await accept(rest);
  else if (verb === 'capture') await makeCase(rest);
  else throw new Refused(USAGE);
} catch (error) {
  const { name, message, code, stack } = error as Error & { code?: string };
  const told = error instanceof Refused || code?.startsWith('ERR_PARSE');
  // Another error's words may hold a part of the page or its address: where it happened must do.
  const place = /\bat .*?\(?((?:file:)?[^\s()]*scripts\/[^\s()]+)\)?/.exec(stack ?? '')?.[1];
  console.error(
    verb === 'capture' && !told
      ? `${name}${place ? ` at ${place.replace(/^.*scripts\//, 'scripts/')}` : ''}`
      : message,
  );
  process.exitCode = 1;
}
