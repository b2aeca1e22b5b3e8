// A marketplace file is checked before it is used: user-made ones come from anywhere.
import { describe, expect, it } from 'vitest';
import { checkMarketplace, findFaults, formatMarketplace } from '../../../lib/marketplaces/check.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { looksHashed } from '../../../lib/marketplaces/selectors.ts';

// biome-ignore lint/suspicious/noExplicitAny: a file is bent out of shape here
type Bent = any;
const bent = (change: (file: Bent) => void): unknown => {
  const file = structuredClone(MARKETPLACES[0]) as Bent;
  change(file);
  return file;
};
const orderId = (file: Bent) => file.pages[0].orders.fields.orderId.from[0];
const rules = (json: unknown) =>
  findFaults(json).map(({ rule, path }) => `${rule.replace('marketplace.', '')} ${path}`);
const AT = 'pages.orders.orders.fields.orderId.from.0';

describe('a marketplace file', () => {
  it.each(MARKETPLACES)('of $id passes', (site) => {
    expect(checkMarketplace(JSON.parse(formatMarketplace(site)))).toMatchObject({ ok: true });
  });

  it.each<[string, (file: Bent) => void, string]>([
    [
      'an unknown key, by its path',
      (f) => (orderId(f).raed = 1),
      'unknown-key pages.0.orders.fields.orderId.from.0.raed',
    ],
    [
      'a reader nobody knows',
      (f) => (orderId(f).read = { regex: '.*' }),
      'unknown-key pages.0.orders.fields.orderId.from.0.read.regex',
    ],
    ['a hashed class', (f) => (orderId(f).at = '.item-mod__head___3aIQ_'), `hashed-class ${AT}.at`],
    ['a cell told only by its place', (f) => (orderId(f).at = 'tr > td:nth-child(3)'), `positional ${AT}.at`],
    ['a cell by index', (f) => (orderId(f).cell = { index: 1, of: 7, cells: 'td' }), `positional ${AT}.cell`],
    ['a broken selector', (f) => (orderId(f).at = 'div[data-x="1"'), `bad-selector ${AT}.at`],
    [
      'a selector with an empty part',
      (f) => (f.pages[0].ready = 'div > > p'),
      'bad-selector pages.orders.ready',
    ],
    [
      'a template that cannot be matched',
      (f) => (orderId(f).take.templates = ['{a}{b}']),
      `bad-template ${AT}.take.templates.0`,
    ],
    ['a hole that no template has', (f) => (orderId(f).take.hole = 'nr'), `no-hole ${AT}.take`],
    [
      'a label that takes what comes next',
      (f) => {
        orderId(f).read = { label: ['x'], next: true };
        delete orderId(f).take;
      },
      `label-next ${AT}.read`,
    ],
    ['all hosts of a country', (f) => f.origins.push('https://*.com.cn/*'), 'bare-wildcard origins.3'],
    ['any host', (f) => f.pages[0].match.hosts.push('*'), 'bare-wildcard pages.orders.match.hosts.2'],
    [
      'a host no origin asks for',
      (f) => f.pages[0].match.hosts.push('other.example'),
      'no-origin pages.orders.match.hosts.2',
    ],
    ['two pages of one id', (f) => (f.pages[1].id = 'orders'), 'twice pages.orders'],
    ['a zone no clock knows', (f) => (f.zone = 'Asia/Nowhere'), 'bad-zone zone'],
    [
      "a region's zone no clock knows",
      (f) => (f.regions = [{ hosts: ['seller.example'], zone: 'Asia/Nowhere' }]),
      'bad-zone regions.0.zone',
    ],
  ])('is refused for %s', (_what, change, expected) => {
    expect(rules(bent(change))).toContain(expected);
  });

  it('may tell cells by their place where the page counts as unverified', () => {
    const faults = rules(
      bent((f) => {
        orderId(f).at = 'tr > td:nth-child(3)';
        f.pages[0].evidence.level = 'unverified';
      }),
    );
    expect(faults).toEqual([]);
  });

  it('says where, why and what to write instead', () => {
    const checked = checkMarketplace(bent((f) => (orderId(f).at = '.x___1PwLO')));
    expect(checked).toMatchObject({
      ok: false,
      error: { code: 'marketplace.hashed-class', params: { path: `${AT}.at`, found: '.x___1PwLO', more: 0 } },
    });
    if (!checked.ok) expect(checked.error.params!.instead).toMatch(/Use a `data-` attribute/);
  });

  it('cannot reach into the program, exhaust it or fill the disk', () => {
    expect(rules(JSON.parse('{"__proto__": {"x": 1}}'))).toEqual(['forbidden-key __proto__']);
    expect(rules({ pages: { constructor: 1 } })).toEqual(['forbidden-key pages.constructor']);
    let deep: unknown = 1;
    for (let i = 0; i < 10_000; i++) deep = [deep];
    expect(rules(deep)[0]).toMatch(/^too-deep/);
    expect(rules({ x: 'y'.repeat(600_000) })).toEqual(['too-large ']);
    for (const json of [null, 1, 'x', [], {}]) expect(checkMarketplace(json).ok).toBe(false);
  });
});

describe('a class name', () => {
  it.each([
    'item-mod__head___3aIQ_',
    'sol-mod__no-br___dK-US',
    'index_row__a8Xk2',
    'ST_dropdownPanel_4-103-1',
    'css-1x2y3z4',
    'a1B2c3D4e5F6g7H8i9J0',
    'card-module__title--kX3pQ',
  ])('%s looks made by a build', (name) => {
    expect(looksHashed(name)).toBe(true);
  });
  it.each([
    'next-table-body',
    'package-center-table',
    'order__status',
    'BeastCoreCssSelect___head-input',
    'btn--primary',
    'msg-content-box',
    'search-v2',
    'is-active',
    'orderStatusLabelText',
  ])('%s does not', (name) => {
    expect(looksHashed(name)).toBe(false);
  });
});
