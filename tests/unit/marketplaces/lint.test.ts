// What the linter says: where, what stands there, why it would read wrongly, and what to write instead.
import { describe, expect, it } from 'vitest';
import { findFaults } from '../../../lib/marketplaces/check.ts';
import { type Finding, findingLine, RULES } from '../../../lib/marketplaces/findings.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { type Bent, bent, ORDER_ID, orderId } from './bent.ts';

const MOVED = 'A column may be added or moved, and its neighbour would be read.';
const read = (file: Bent, reading: object) => {
  file.pages[0].orders.fields.orderId.from[0] = reading;
};
type Told = [path: string, found: string, why: string, instead: string];
const CASES: [rule: string, change: (file: Bent) => void, told: Told][] = [
  [
    'positional',
    (f) => (orderId(f).cell = { index: 1, of: 7, cells: 'td' }),
    [
      `${ORDER_ID}.cell`,
      '{"index":1,"of":7,"cells":"td"}',
      MOVED,
      "Use `under` with the header's words, name a `witness`, or mark the page `unverified`.",
    ],
  ],
  [
    'positional',
    (f) => (orderId(f).at = 'tr > td:nth-child(3)'),
    [
      `${ORDER_ID}.at`,
      'tr > td:nth-child(3)',
      MOVED,
      "Use `cell` with `under` and the header's words, or a `witness`.",
    ],
  ],
  [
    'positional',
    (f) => (orderId(f).inside = 'td:first-child'),
    [
      `${ORDER_ID}.inside`,
      'td:first-child',
      MOVED,
      "Use `cell` with `under` and the header's words, or a `witness`.",
    ],
  ],
  [
    'label-next',
    (f) => read(f, { at: 'p', read: { label: ['No.'], next: true } }),
    [
      `${ORDER_ID}.read`,
      '{"label":["No."],"next":true}',
      'When the value vanishes the next line is something else.',
      "Put the label and its value in one template, or `take` what has the value's form.",
    ],
  ],
  [
    'no-place',
    (f) => read(f, { scope: 'page', read: 'text' }),
    [
      ORDER_ID,
      '{"scope":"page","read":"text"}',
      'Looking at the whole page, every text on it would be the value.',
      'Say where with `at`.',
    ],
  ],
  [
    'no-hole',
    (f) => (orderId(f).take = { templates: ['No. {a}'], hole: 'b' }),
    [
      `${ORDER_ID}.take`,
      'b',
      'None of the templates has a hole of this name, so nothing would ever be kept.',
      'Name one of the holes, or put `{name}` in a template.',
    ],
  ],
  [
    'bad-selector',
    (f) => (f.pages[0].ready = 'div[data-x="1"'),
    [
      'pages.orders.ready',
      'div[data-x="1"',
      'Not a selector that reads: a ] is missing.',
      'Correct it, and try it with `document.querySelectorAll` in the page.',
    ],
  ],
  [
    'heavy-selector',
    (f) => (f.pages[0].watch.roots = [Array(11).fill('p').join(',')]),
    [
      'pages.orders.watch.roots.0',
      'p,p,p,p,p,p,p,p,p,p,p',
      'It would keep the page busy: 11 alternatives, more than 10.',
      'Start from an id, a `data-` attribute or a class near the value, and take fewer steps.',
    ],
  ],
  [
    'hashed-class',
    (f) => (f.foreign = ['.row___1PwLO']),
    [
      'foreign.0',
      '.row___1PwLO',
      "This class ends in a hash that the site's next release changes.",
      'Use a `data-` attribute, an id, or `[class*="the stable part"]`.',
    ],
  ],
  [
    'bad-template',
    (f) => (f.orderId = ['{a}{b}']),
    [
      'orderId.0',
      '{a}{b}',
      'It cannot be matched: text must stand between {a} and {b}, or give it a type.',
      'Write text with holes in it, like `Order {id:digits} of {buyer}`, with text between two holes.',
    ],
  ],
  [
    'bad-zone',
    (f) => (f.zone = 'Asia/Nowhere'),
    ['zone', 'Asia/Nowhere', 'No clock knows a time zone of this name.', 'Use one like `Asia/Shanghai`.'],
  ],
  [
    'bare-wildcard',
    (f) => (f.login = ['*.co.kr/login']),
    [
      'login.0',
      '*.co.kr',
      "A host like this takes in other people's sites.",
      "Write whole host names; `*.` only before a domain of the site's own.",
    ],
  ],
  [
    'no-origin',
    (f) => f.pages[0].match.hosts.push('other.example'),
    [
      'pages.orders.match.hosts.2',
      'other.example',
      'No origin asks for this host, so the page would never be seen.',
      'Add it to `origins`.',
    ],
  ],
  [
    'twice',
    (f) => (f.pages[1].id = 'orders'),
    [
      'pages.orders',
      'orders',
      'Two pages have this id, so nobody could tell whose fields are whose.',
      'Give each its own.',
    ],
  ],
  [
    'enum',
    (f) => {
      const kind = { parse: 'word', from: [{ read: 'text' }], when: 'always' };
      f.pages[0].aftersales = { group: { mode: 'page' }, fields: { kind } };
    },
    [
      'pages.orders.aftersales.fields.kind',
      '[{"read":"text"}]',
      'Only refund, return, exchange have a meaning here.',
      'Use `enum` with these values.',
    ],
  ],
];

describe('the linter', () => {
  it.each(CASES)('tells of %s (%#) where, what, why and what instead', (rule, change, told) => {
    const [path, found, why, instead] = told;
    const finding: Finding = { rule: `marketplace.${rule}` as Finding['rule'], path, found, why, instead };
    const said = findFaults(bent(change)).filter((one) => one.rule === finding.rule);
    expect(said).toEqual([finding]);
    expect(findingLine(finding)).toBe(`${path}: marketplace.${rule}: ${found}: ${why} ${instead}`);
  });

  it('has a case here for every rule but those of size and shape', () => {
    const told = new Set(CASES.map(([rule]) => rule));
    expect(RULES.filter((rule) => !told.has(rule))).toEqual([
      'too-large',
      'encoding',
      'not-json',
      'too-deep',
      'too-many',
      'forbidden-key',
      'unknown-key',
      'wrong-shape',
    ]);
  });

  it.each<[string, (file: Bent) => void, string]>([
    [
      'a reader misspelt',
      (f) => (orderId(f).read = 'txt'),
      `pages.0.orders.fields.orderId.from.0.read: marketplace.wrong-shape: txt: Invalid option: expected one of "text"|"own-text"|"first-text"|"value"|"count"|"present"|"last-line". Write what is expected there; a built-in file shows how.`,
    ],
    [
      'a key misspelt',
      (f) => (orderId(f).raed = 1),
      'pages.0.orders.fields.orderId.from.0.raed: marketplace.unknown-key: raed: The engine knows no such key and would ignore it. Check its spelling, or remove it.',
    ],
    [
      'a word where a number belongs',
      (f) => (orderId(f).nth = 'first'),
      'pages.0.orders.fields.orderId.from.0.nth: marketplace.wrong-shape: first: Invalid input: expected number, received string. Write what is expected there; a built-in file shows how.',
    ],
    [
      'a group nobody knows',
      (f) => (f.pages[0].orders.group = { mode: 'rows', each: 'tr' }),
      `pages.0.orders.group.mode: marketplace.wrong-shape: rows: Invalid discriminator value. Expected 'element' | 'head' | 'shared-id' | 'carried-id' | 'zip' | 'page'. Write what is expected there; a built-in file shows how.`,
    ],
    [
      'a key left out',
      (f) => delete f.pages[0].ready,
      'pages.0.ready: marketplace.wrong-shape: Invalid input: expected string, received undefined. Write what is expected there; a built-in file shows how.',
    ],
  ])('says of %s what was meant', (_what, change, line) => {
    expect(findFaults(bent(change)).map(findingLine)).toContain(line);
  });

  it('objects to nothing in the built-in files', () => {
    expect(MARKETPLACES.flatMap((site) => findFaults(site))).toEqual([]);
  });
});
