// The marketplace linter: what a file's shape cannot say. Each finding tells where, why it would read wrongly, and what
// to write instead.
import type { Field, Marketplace, Page, Reading } from '../model/marketplace.ts';
import { stepsOf } from '../reading/selector.ts';
import { holesOf } from '../reading/template.ts';
import { type Finding, type Report, type Rule, reportTo } from './findings.ts';
import { covers, hostOf, lintHost } from './hosts.ts';
import { CLASS, isPositionalCell, looksHashed, selectorFault, selectorWeight } from './selectors.ts';
import { templateFault } from './templates.ts';

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
        'A column may be added or moved, and its neighbour would be read.',
        "Use `under` with the header's words, name a `witness`, or mark the page `unverified`.",
      );
    for (const key of ['at', 'inside'] as const)
      if (reading[key] !== undefined && isPositionalCell(reading[key]))
        report(
          'positional',
          `${path}.${key}`,
          reading[key],
          'A column may be added or moved, and its neighbour would be read.',
          "Use `cell` with `under` and the header's words, or a `witness`.",
        );
  }
  if (typeof reading.read === 'object' && 'label' in reading.read && reading.read.next && !reading.take)
    report(
      'label-next',
      `${path}.read`,
      reading.read,
      'When the value vanishes the next line is something else.',
      "Put the label and its value in one template, or `take` what has the value's form.",
    );
  if (reading.scope === 'page' && reading.at === undefined)
    report(
      'no-place',
      path,
      reading,
      'Looking at the whole page, every text on it would be the value.',
      'Say where with `at`.',
    );
  // A template that is none is named as such, by another rule.
  if (reading.take?.templates.every((t) => holes(t)?.includes(reading.take!.hole) === false))
    report(
      'no-hole',
      `${path}.take`,
      reading.take.hole,
      'None of the templates has a hole of this name, so nothing would ever be kept.',
      'Name one of the holes, or put `{name}` in a template.',
    );
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
    const wrong = (rule: Rule, why: string, instead: string) => report(rule, path, text, why, instead);
    for (const step of stepsOf(text)) {
      const fault = selectorFault(step);
      if (fault) {
        wrong(
          'bad-selector',
          `Not a selector that reads: ${fault}.`,
          'Correct it, and try it with `document.querySelectorAll` in the page.',
        );
        return;
      }
    }
    const weight = selectorWeight(text);
    if (weight) {
      wrong(
        'heavy-selector',
        `It would keep the page busy: ${weight}.`,
        'Start from an id, a `data-` attribute or a class near the value, and take fewer steps.',
      );
      return;
    }
    for (const [, name] of text.replace(/\[[^\]]*\]/g, '').matchAll(CLASS))
      if (looksHashed(name!))
        report(
          'hashed-class',
          path,
          `.${name}`,
          "This class ends in a hash that the site's next release changes.",
          'Use a `data-` attribute, an id, or `[class*="the stable part"]`.',
        );
  };
  const template = (text: string, path: string): void => {
    const fault = templateFault(text);
    if (fault)
      report(
        'bad-template',
        path,
        text,
        `It cannot be matched: ${fault}.`,
        'Write text with holes in it, like `Order {id:digits} of {buyer}`, with text between two holes.',
      );
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
    const host = hostOf(origin);
    lintHost(host, `origins.${i}`, report);
    return host.replace(/:\d+$/, '');
  });
  const lintZone = (zone: string | undefined, path: string) => {
    if (zone !== undefined && !isZone(zone))
      report(
        'bad-zone',
        path,
        zone,
        'No clock knows a time zone of this name.',
        'Use one like `Asia/Shanghai`.',
      );
  };
  lintZone(site.zone, 'zone');
  for (const [i, { hosts, zone }] of (site.regions ?? []).entries()) {
    lintZone(zone, `regions.${i}.zone`);
    for (const [j, host] of hosts.entries()) lintHost(host, `regions.${i}.hosts.${j}`, report);
  }
  for (const [i, login] of (site.login ?? []).entries()) lintHost(login.split('/')[0]!, `login.${i}`, report);
  const ids = new Set<string>();
  for (const page of pages) {
    if (ids.has(page.id))
      report(
        'twice',
        `pages.${page.id}`,
        page.id,
        'Two pages have this id, so nobody could tell whose fields are whose.',
        'Give each its own.',
      );
    ids.add(page.id);
    page.match.hosts.forEach((host, i) => {
      const path = `pages.${page.id}.match.hosts.${i}`;
      lintHost(host, path, report);
      if (!asked.some((origin) => covers(origin, host.replace(/:\d+$/, ''))))
        report(
          'no-origin',
          path,
          host,
          'No origin asks for this host, so the page would never be seen.',
          'Add it to `origins`.',
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
      `Only ${allowed.join(', ')} have a meaning here.`,
      'Use `enum` with these values.',
    );
}

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
};
