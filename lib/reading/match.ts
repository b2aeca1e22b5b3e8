// Which page of which marketplace an address belongs to. Pure over the address: no page is touched.
import type { Marketplace, Page, PageMatch, Region } from '../model/marketplace.ts';
import { kept } from './held.ts';
import type { PageUrl } from './pass.ts';

const hostFits = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.') ? host === pattern.slice(2) || host.endsWith(pattern.slice(1)) : host === pattern;

/** `*` stays within a segment, `**` crosses segments. Compared piece by piece, so a pattern cannot be made slow. */
export function globFits(glob: string, path: string): boolean {
  const segments = (text: string) => text.split('/');
  const fits = (p: string[], s: string[]): boolean => {
    let at = 0;
    for (let i = 0; i < p.length; i++) {
      if (p[i] === '**') {
        const rest = p.slice(i + 1);
        return (
          rest.length === 0 || (s.length - at >= rest.length && fits(rest, s.slice(s.length - rest.length)))
        );
      }
      if (at >= s.length || !segmentFits(p[i]!, s[at]!)) return false;
      at++;
    }
    return at === s.length;
  };
  return fits(segments(glob), segments(path));
}

function segmentFits(pattern: string, segment: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === segment;
  if (!segment.startsWith(head)) return false;
  let at = head.length;
  for (const [i, piece] of rest.entries()) {
    const last = i === rest.length - 1;
    const found = last ? segment.length - piece.length : segment.indexOf(piece, at);
    if (found < at || !segment.startsWith(piece, found)) return false;
    at = found + piece.length;
  }
  return true;
}

export function pageFits(match: PageMatch, url: PageUrl): boolean {
  const at = parseUrl(url.frame);
  if (!at) return false;
  if (!match.hosts.some((host) => hostFits(host, at.host) || hostFits(host, at.hostname))) return false;
  if (!globFits(match.path, at.pathname)) return false;
  const hash = match.frame === 'child' ? (parseUrl(url.top)?.hash ?? '') : at.hash;
  if (match.hash !== undefined && !globFits(match.hash, hash.replace(/\?.*$/, ''))) return false;
  for (const [name, value] of Object.entries(match.query ?? {})) {
    const has = at.searchParams.get(name);
    if (has === null || (value !== '*' && has !== value)) return false;
  }
  const child = url.frame !== url.top;
  return match.frame === 'any' || (match.frame === 'child') === child;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

const places = new WeakMap<Marketplace, Map<Region, Marketplace>>();
/** The site as it is at this address: a region's zone, money and dates in place of its own. One object a region. */
function siteHere(site: Marketplace, url: PageUrl): Marketplace {
  const at = site.regions && parseUrl(url.frame);
  const region = at && site.regions?.find(({ hosts }) => hosts.some((host) => hostFits(host, at.hostname)));
  if (!region) return site;
  const { hosts: _hosts, ...own } = region;
  const known = kept(places, site, () => new Map<Region, Marketplace>());
  const here = known.get(region) ?? ({ ...site, ...own } as Marketplace);
  known.set(region, here);
  return here;
}

export interface PageOf {
  site: Marketplace;
  /** Pages this address may be, in the file's order; the layout sign decides between them. */
  pages: Page[];
  /** A login page of the site. */
  login: boolean;
}

/** Whether an address lies under one of a site's origins, be it a page of the site's file or not. */
export function isOfSite({ origins }: Pick<Marketplace, 'origins'>, url: string): boolean {
  const at = parseUrl(url);
  return origins.some((origin) => {
    const [scheme, rest = ''] = origin.split('://');
    const host = rest.split('/')[0]!;
    return at?.protocol === `${scheme}:` && (hostFits(host, at.host) || hostFits(host, at.hostname));
  });
}

/** The marketplace and its candidate pages for an address, or undefined when no marketplace speaks for it. */
export function matchUrl(sites: readonly Marketplace[], url: PageUrl): PageOf | undefined {
  for (const site of sites) {
    const pages = site.pages.filter((page) => pageFits(page.match, url));
    if (pages.length > 0) return { site: siteHere(site, url), pages, login: false };
    const at = parseUrl(url.frame);
    if (at && site.login?.some((login) => globFits(login, `${at.host}${at.pathname}`)))
      return { site, pages: [], login: true };
  }
  return undefined;
}
