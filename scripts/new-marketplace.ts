// `npm run new-marketplace ID`: a marketplace begins as its data and one case. Writes lib/marketplaces/ID.json with one
// order list, a synthetic page that it reads, the case accepted from it, and the line in index.ts. Nothing else to touch.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkMarketplace } from '../lib/marketplaces/check.ts';
import { openReader } from './lib/reader.ts';

const ROOT = resolve(import.meta.dirname, '..');
const id = process.argv[2] ?? '';
const refuse = (why: string): never => {
  console.error(`${why}\nNothing was written. Usage: npm run new-marketplace ID`);
  process.exit(1);
};
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 40)
  refuse(
    `"${id}" is no marketplace id: lower-case letters, digits and single hyphens, beginning with a letter.`,
  );
const file = join(ROOT, 'lib', 'marketplaces', `${id}.json`);
const caseDir = join(ROOT, 'tests', 'pages', id, 'orders', 'normal');
if (existsSync(file) || existsSync(caseDir)) refuse(`${id} is there already.`);

const host = `${id}.example`;
const today = new Date().toISOString().slice(0, 10);
const name = id.replace(
  /(^|-)([a-z])/g,
  (_, gap: string, letter: string) => (gap ? ' ' : '') + letter.toUpperCase(),
);
const always = (parse: string, at: string, read: unknown = 'text') => ({
  parse,
  from: [{ at, read }],
  when: 'always',
});

const site = {
  schema: 1,
  id,
  revision: 1,
  date: today,
  name: { 'zh-CN': name, ko: name, en: name },
  origins: [`https://${host}/*`],
  zone: 'UTC',
  currency: 'USD',
  numbers: { decimal: '.', group: ',' },
  dates: 'ymd',
  languages: ['en'],
  orderId: ['{n:digits}'],
  words: { status: { unpaid: ['Unpaid'], paid: ['Paid'], shipped: ['Shipped'] } },
  policy: {
    addressChange: { how: 'not-known', until: 'not-known' },
    remark: null,
    response: null,
    proactive: false,
  },
  pages: [
    {
      id: 'orders',
      kinds: ['orders'],
      match: { hosts: [host], path: '/orders', frame: 'any' },
      evidence: {
        level: 'unverified',
        date: null,
        note: 'Written by new-marketplace; replace with what the page shows.',
      },
      ready: '[data-orders]',
      empty: { at: '[data-orders] > p', says: ['No orders'] },
      watch: { roots: ['[data-orders]'] },
      orders: {
        group: { mode: 'element', each: '[data-orders] > article' },
        fields: {
          orderId: always('id', 'header > b'),
          'buyer.name': always('name', 'header > em'),
          status: always('status', 'header > i'),
        },
        lines: {
          group: { mode: 'element', each: 'li' },
          fields: {
            title: always('text', 'span'),
            sku: { parse: 'id', from: [{ at: 'code', read: 'text' }], when: 'sometimes', anchor: 'span' },
            quantity: always('quantity', 'small'),
          },
        },
        slot: { at: 'header', place: 'append' },
      },
    },
  ],
};
const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Orders</title></head>
<body>
<main data-orders>
 <article><header><b>1001</b> <em>R*** M***</em> <i>Paid</i></header><ul><li><span>Double-wall glass</span> <code>CUP-350-C</code> <small>2</small></li></ul></article>
 <article><header><b>1002</b> <em>W*** S***</em> <i>Unpaid</i></header><ul><li><span>Bamboo board</span> <small>1</small></li></ul></article>
</main>
</body>
</html>
`;

const checked = checkMarketplace(site);
if (!checked.ok) refuse(`The skeleton does not pass the marketplace check: ${JSON.stringify(checked.error)}`);
else {
  const given = {
    about: 'Two orders, the second without a SKU.',
    synthetic: true,
    url: `https://${host}/orders`,
    now: `${today}T12:00:00Z`,
  };
  const reader = await openReader();
  const expected = await reader
    .read({ html: page, url: given.url, now: Date.parse(given.now), site: checked.value })
    .finally(() => reader.close());
  const index = join(ROOT, 'lib', 'marketplaces', 'index.ts');
  const variable = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const lines = readFileSync(index, 'utf8').split('\n');
  const imports = lines.flatMap((line, at) => (/^import \w+ from '\.\/[\w-]+\.json'/.test(line) ? [at] : []));
  const before = imports.find((at) => lines[at]! > `import ${variable} from`) ?? imports.at(-1)! + 1;
  lines.splice(before, 0, `import ${variable} from './${id}.json' with { type: 'json' };`);
  // The list stands in one line or in many; the practice shop is its last.
  const listed = lines
    .join('\n')
    .replace(
      /(MARKETPLACES = \[(?:.|\n)*?)(\s*)practice,?(\s*\])/,
      (_, before: string, gap: string, end: string) =>
        `${before}${gap}${variable},${gap}practice${end.includes('\n') ? ',' : ''}${end}`,
    );
  writeFileSync(file, `${JSON.stringify(site, null, 2)}\n`);
  mkdirSync(caseDir, { recursive: true });
  writeFileSync(join(caseDir, 'page.html'), page);
  writeFileSync(join(caseDir, 'case.json'), `${JSON.stringify({ ...given, expected }, null, 2)}\n`);
  writeFileSync(index, listed);
  console.log(`Written: lib/marketplaces/${id}.json, tests/pages/${id}/orders/normal, and its line in lib/marketplaces/index.ts.
Next: put what the real page shows into the file, save a page with invented people as the case, and run
  npm run case -- accept tests/pages/${id}/orders/normal`);
}
