// The marketplace linter: what a file's shape cannot say. Each finding tells where, why it would read wrongly, and what
// to write instead.
import type { Field, Marketplace, Page, Reading } from '../model/marketplace.ts';
import { stepsOf } from '../reading/selector.ts';
import { holesOf } from '../reading/template.ts';
import { CLASS, isPositionalCell, looksHashed, STATEFUL, selectorFault } from './selectors.ts';

export interface Finding {
  /** Names a text in the catalogue: `marketplace.<rule>`. */
  rule: string;
  /** `pages.orders.orders.fields.orderId.from.0.at` */
  path: string;
  /** The offending text, shortened. */
  found: string;
  /** English, for the tools and for contributors. */
  why: string;
}
export type Report = (rule: string, path: string, found: unknown, why: string) => void;

const short = (found: unknown): string => {
  const text = typeof found === 'string' ? found : (JSON.stringify(found) ?? String(found));
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};
export const reportTo =
  (findings: Finding[]): Report =>
  (rule, path, found, why) => {
    findings.push({ rule: `marketplace.${rule}`, path, found: short(found), why });
  };

const ENUMERATED: Record<string, readonly string[]> = {
  'messages.fields.from': ['buyer', 'seller', 'system'],
  'messages.fields.kind': ['text', 'image', 'card', 'other'],
  'aftersales.fields.kind': ['refund', 'return', 'exchange'],
};

function lintReading(
  reading: Reading,
  path: string,
  page: Page | undefined,
  witnessed: boolean,
  report: Report,
): void {
  const unverified = page?.evidence.level === 'unverified';
  if (!unverified && !witnessed) {
    if (reading.cell && 'index' in reading.cell)
      report(
        'positional',
        `${path}.cell`,
        reading.cell,
        "A column may be added or moved, and its neighbour would be read. Use `under` with the header's words, name a `witness`, or mark the page `unverified`.",
      );
    if (reading.at && isPositionalCell(reading.at))
      report(
        'positional',
        `${path}.at`,
        reading.at,
        "A column may be added or moved, and its neighbour would be read. Use `cell` with `under` and the header's words, or a `witness`.",
      );
    if (reading.inside && isPositionalCell(reading.inside))
      report(
        'positional',
        `${path}.inside`,
        reading.inside,
        "A column may be added or moved, and its neighbour would be read. Use `cell` with `under` and the header's words, or a `witness`.",
      );
  }
  if (typeof reading.read === 'object' && 'label' in reading.read && reading.read.next && !reading.take)
    report(
      'label-next',
      `${path}.read`,
      reading.read,
      "When the value vanishes the next line is something else. Put the label and its value in one template, or `take` what has the value's form.",
    );
  if (reading.scope === 'page' && reading.at === undefined)
    report('no-place', path, reading, 'Looking at the whole page needs `at`: say where.');
  if (reading.take && !reading.take.templates.some((t) => holes(t)?.includes(reading.take!.hole)))
    report('no-hole', `${path}.take`, reading.take.hole, 'None of the templates has a hole of this name.');
}

const holes = (template: string): string[] | undefined => {
  try {
    return holesOf(template);
  } catch {
    return undefined;
  }
};

const SELECTOR_KEYS = new Set([
  'at',
  'each',
  'left',
  'right',
  'is',
  'has',
  'header',
  'cells',
  'preceding',
  'anchor',
  'selected',
  'layout',
  'inside',
  'ready',
  'loggedOut',
  'first',
  'last',
]);
const SELECTOR_LISTS = new Set(['roots', 'foreign', 'except']);

/** What the schema cannot say. */
export function lintMarketplace(site: Marketplace): Finding[] {
  const findings: Finding[] = [];
  const report = reportTo(findings);

  const selector = (text: string, path: string): void => {
    for (const step of stepsOf(text)) {
      const fault = selectorFault(step);
      if (fault) {
        report('bad-selector', path, text, `Not a selector: ${fault}.`);
        return;
      }
    }
    const bare = text.replace(/\[[^\]]*\]/g, '');
    for (const [, name] of bare.matchAll(CLASS))
      if (looksHashed(name!))
        report(
          'hashed-class',
          path,
          `.${name}`,
          'This class ends in a hash that the site\'s next release changes. Use a `data-` attribute, an id, or `[class*="the stable part"]`.',
        );
    if (STATEFUL.test(bare))
      report(
        'bad-selector',
        path,
        text,
        'Pseudo-elements and pointer states match nothing that can be read. Remove them.',
      );
  };
  const template = (text: string, path: string): void => {
    try {
      holesOf(text);
    } catch (error) {
      report('bad-template', path, text, `${(error as Error).message}.`);
    }
  };

  const walk = (value: unknown, path: string, page: Page | undefined, witnessed: boolean): void => {
    if (Array.isArray(value)) {
      value.forEach((item, i) => {
        walk(item, `${path}.${i}`, page, witnessed);
      });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const asField = 'parse' in value && 'from' in value ? (value as Field) : undefined;
    const within = witnessed || asField?.witness !== undefined;
    if ('read' in value) lintReading(value as Reading, path, page, within, report);
    if (asField) lintField(asField, path, report);
    for (const [key, inner] of Object.entries(value)) {
      const at = path ? `${path}.${key}` : key;
      if (typeof inner === 'string' && SELECTOR_KEYS.has(key)) selector(inner, at);
      else if (SELECTOR_LISTS.has(key) && Array.isArray(inner))
        for (const [i, s] of inner.entries()) selector(String(s), `${at}.${i}`);
      else if ((key === 'templates' || key === 'orderId') && Array.isArray(inner))
        for (const [i, t] of inner.entries()) template(String(t), `${at}.${i}`);
      else walk(inner, at, page, within);
    }
  };
  const { pages, ...rest } = site;
  walk(rest, '', undefined, false);
  const asked = site.origins.map((origin, i) => {
    const host = origin.replace(/^https?:\/\//, '').replace(/\/\*$/, '');
    lintHost(host, `origins.${i}`, report);
    return host.replace(/:\d+$/, '');
  });
  const lintZone = (zone: string | undefined, path: string) => {
    if (zone !== undefined && !isZone(zone))
      report('bad-zone', path, zone, 'No time zone of this name. Use one like `Asia/Shanghai`.');
  };
  lintZone(site.zone, 'zone');
  for (const [i, { hosts, zone }] of (site.regions ?? []).entries()) {
    lintZone(zone, `regions.${i}.zone`);
    for (const [j, host] of hosts.entries()) lintHost(host, `regions.${i}.hosts.${j}`, report);
  }
  const ids = new Set<string>();
  for (const page of pages) {
    if (ids.has(page.id))
      report('twice', `pages.${page.id}`, page.id, 'Two pages have this id. Give each its own.');
    ids.add(page.id);
    page.match.hosts.forEach((host, i) => {
      const path = `pages.${page.id}.match.hosts.${i}`;
      lintHost(host, path, report);
      if (!asked.some((origin) => covers(origin, host.replace(/:\d+$/, ''))))
        report(
          'no-origin',
          path,
          host,
          'No origin asks for this host, so the page would never be seen. Add it to `origins`.',
        );
    });
    walk(page, `pages.${page.id}`, page, false);
  }
  return findings;
}

function lintField(field: Field, path: string, report: Report): void {
  const allowed = Object.entries(ENUMERATED).find(([end]) => path.endsWith(end))?.[1];
  if (!allowed) return;
  const fits = field.from.every(
    (from) =>
      'read' in from &&
      typeof from.read === 'object' &&
      'enum' in from.read &&
      from.read.enum.every((c) => allowed.includes(c.value)),
  );
  if (!fits)
    report(
      'enum',
      path,
      field.from,
      `Only ${allowed.join(', ')} have a meaning here. Use \`enum\` with these values.`,
    );
}

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
};
const covers = (origin: string, host: string): boolean =>
  origin.startsWith('*.') ? `.${host}`.endsWith(origin.slice(1)) : origin === host;

/** Endings under which strangers register names: `com`, `co.kr`, `com.cn`. */
const SHARED_ENDING = /^(?:[a-z]+|(?:com?|net|org|gov|edu|ac|or|ne|gob|go)\.[a-z]{2})$/;
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;
function lintHost(host: string, path: string, report: Report): void {
  const name = host.replace(/^\*\./, '').replace(/:\d+$/, '');
  if (!HOST.test(name) || (host.startsWith('*.') && SHARED_ENDING.test(name)))
    report(
      'bare-wildcard',
      path,
      host,
      "A host like this takes in other people's sites. Write whole host names; `*.` only before a domain of the site's own.",
    );
}
