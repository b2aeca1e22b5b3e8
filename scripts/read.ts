// `npm run -s read -- [--marketplace FILE.json] [--now ISO] --url URL [--top URL] FILE.html`: what Counterhand reads from
// a saved page, in real Chromium, as one JSON object on stdout. Complaints go to stderr, with a non-zero exit.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findingLine } from '../lib/marketplaces/findings.ts';
import { examineFile, MAX_BYTES } from '../lib/marketplaces/open.ts';
import type { Marketplace } from '../lib/model/marketplace.ts';
import { openReader } from './lib/reader.ts';

const USAGE =
  'usage: npm run -s read -- [--marketplace FILE.json] [--now ISO] --url URL [--top URL] FILE.html';

class Complaint extends Error {}

function load(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Complaint(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
}

/** Reads no more than a marketplace file may hold and one byte, whatever the path leads to. */
function loadStart(path: string): Buffer {
  const room = Buffer.alloc(MAX_BYTES + 1);
  let length = 0;
  try {
    const file = openSync(path, 'r');
    try {
      for (let got = -1; got !== 0 && length < room.length; length += got)
        got = readSync(file, room, length, room.length - length, null);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new Complaint(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
  return room.subarray(0, length);
}

function loadMarketplace(path: string): Marketplace {
  const { site, findings } = examineFile(loadStart(path));
  if (!site) throw new Complaint(findings.map((finding) => `${path}: ${findingLine(finding)}`).join('\n'));
  return site;
}

const address = (text: string | undefined, name: string): string | undefined => {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Complaint(`--${name}: not an http address: ${text}`);
  return text;
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      marketplace: { type: 'string' },
      now: { type: 'string' },
      url: { type: 'string' },
      top: { type: 'string' },
    },
  });
  const url = address(values.url, 'url');
  const top = address(values.top, 'top');
  const [file, ...others] = positionals;
  if (!url || !file || others.length > 0) throw new Complaint(USAGE);
  const now = values.now === undefined ? Date.now() : Date.parse(values.now);
  if (Number.isNaN(now)) throw new Complaint(`--now: not a time: ${values.now}`);
  const site = values.marketplace === undefined ? undefined : loadMarketplace(values.marketplace);
  const html = load(file);
  const reader = await openReader();
  try {
    const reading = await reader.read({ html, url, now, ...(top && { top }), ...(site && { site }) });
    if (!reading) throw new Complaint(`no marketplace speaks for ${url}`);
    const { account, orders, listings, conversation, threads, reviews, aftersales } = reading.facts;
    const facts = { account, orders, listings, conversation, threads, reviews, aftersales };
    console.log(JSON.stringify({ ...reading, facts }));
  } finally {
    await reader.close();
  }
}

main().catch((error: unknown) => {
  console.error(
    error instanceof Complaint || (error as { code?: string }).code?.startsWith('ERR_PARSE')
      ? (error as Error).message
      : error,
  );
  process.exitCode = 1;
});
