// `npm run -s read -- [--marketplace FILE.json] [--now ISO] --url URL [--top URL] FILE.html`: what Counterhand reads from
// a saved page, in real Chromium, as one JSON object on stdout. Complaints go to stderr, with a non-zero exit.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findFaults } from '../lib/marketplaces/check.ts';
import { type Marketplace, Marketplace as MarketplaceSchema } from '../lib/model/marketplace.ts';
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

function loadMarketplace(path: string): Marketplace {
  let json: unknown;
  try {
    json = JSON.parse(load(path).toString('utf8'));
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`${path}: not JSON: ${(error as Error).message}`);
  }
  const faults = findFaults(json);
  if (faults.length > 0)
    throw new Complaint(
      faults
        .map(
          ({ rule, path: at, found, why }) => `${path}: ${at}: ${rule}: ${found ? `${found}: ` : ''}${why}`,
        )
        .join('\n'),
    );
  return MarketplaceSchema.parse(json);
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
