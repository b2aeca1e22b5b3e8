// Which hosts a marketplace file may name: whole names, or the subdomains of a domain of the site's own. A file that asks
// for more would have us read other people's sites.
import type { Report } from './findings.ts';

/** Endings under which strangers register names: `com`, `co.kr`, `com.cn`, and the hosts that lend out subdomains. */
const SHARED_ENDING =
  /^(?:[a-z0-9-]+|(?:com?|net|org|gov|edu|ac|or|ne|go|gob|gouv|nom|pe|re|web|me|id|ltd|plc|sch|gen|ind|firm|idv)\.[a-z]{2}|(?:github|gitlab)\.io|(?:vercel|netlify|web)\.app|(?:pages|workers|fly)\.dev|blogspot\.com|myshopify\.com|herokuapp\.com|amazonaws\.com|cloudfront\.net|azurewebsites\.net)$/;
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;
const NUMBERS = /^[\d.]+$/;
const MAX_NAME = 253;

export const TOO_WIDE = [
  "A host like this takes in other people's sites.",
  "Write whole host names; `*.` only before a domain of the site's own.",
] as const;

/** A host name, an address in numbers when it is exact, or `*.` before a domain of one's own; with or without a port. */
export function lintHost(host: string, path: string, report: Report): void {
  const wild = host.startsWith('*.');
  const name = (wild ? host.slice(2) : host).replace(/:\d{1,5}$/, '');
  if (
    name.length > MAX_NAME ||
    !HOST.test(name) ||
    (wild && (SHARED_ENDING.test(name) || NUMBERS.test(name)))
  )
    report('bare-wildcard', path, host, ...TOO_WIDE);
}

/** The host of `https://host/*`. */
export const hostOf = (origin: string): string => origin.replace(/^https?:\/\//, '').replace(/\/\*$/, '');

/** Whether an origin's host, both without a port, takes in this one. */
export const covers = (origin: string, host: string): boolean =>
  origin.startsWith('*.') ? `.${host}`.endsWith(origin.slice(1)) : origin === host;
