// new-rule ID: a rule to begin with. Writes the rule, its words in three languages and its test, and lists it; what it
// writes passes as it stands, so that the first thing to do is to change it. Writes nothing if anything stands in the way.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const INDEX = 'lib/rules/index.ts';
/** Beside the test: held apart, so that whoever reads this file's imports does not take it for one of them. */
const WORLD = './world.ts';
const TAKEN = ['define', 'run', 'index', 'words'];

/** The name the rule is imported by. One word alone might be a word of the language (`new`). */
const nameOf = (id: string) =>
  id.includes('-') ? id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) : `${id}Rule`;

/** Import lines in the order the formatter wants: by path, a name before its longer ones (`define`, `define-more`). */
const sorted = (lines: string[]) => {
  const path = (line: string) => /'([^']+?)(\.i18n)?\.\w+'/.exec(line)?.[1] ?? '';
  return [...lines].sort((a, b) => (path(a) < path(b) ? -1 : 1)).join('\n');
};

const rule = (id: string) => `// ${id}: what is about to go wrong, in one line.
// TODO and in a second, why it is worth a word. Until then: open orders on which the buyer left a note.
${sorted([
  "import { defineRule } from './define.ts';",
  "import { isOpen } from './helpers/orders.ts';",
  `import words from './${id}.i18n.json';`,
])}

export default defineRule({
  id: '${id}',
  group: 'orders',
  level: 'hint',
  pages: ['orders', 'order', 'chat'],
  needs: ['order.status', 'order.buyerNote'],
  params: {},
  defaultOn: false,
  words,
  judge({ facts }) {
    return facts.orders
      .filter((order) => isOpen(order) && order.buyerNote !== undefined)
      .map(({ orderId }) => ({
        about: { kind: 'order', id: orderId },
        actions: [{ kind: 'insert-reply', label: 'act.insert', tag: 'verify-details', orderId }],
      }));
  },
});
`;

const words: Record<string, [zh: string, ko: string, en: string]> = {
  name: ['买家留言', '고객 메모', "Buyer's note"],
  mark: ['有留言', '메모 있음', 'Has a note'],
  title: ['买家留了言，还没发货', '고객 메모 있음, 출고 전', "A buyer's note, not shipped"],
  why: ['发货前看一眼，省得退回来。', '출고 전에 보면 반품을 막습니다.', 'A look now saves a return.'],
  'step.1': [
    '看完留言，拿不准就问买家。',
    '메모를 읽고 애매하면 고객에게 물어보세요.',
    'Read it; if in doubt, ask.',
  ],
  'act.insert': ['插入询问', '문의 문구 넣기', 'Insert question'],
};

const i18n = `{\n${Object.entries(words)
  .map(([key, [zh, ko, en]]) => {
    const texts = { 'zh-CN': zh, ko, en };
    const fields = Object.entries(texts).map(([locale, text]) => `"${locale}": ${JSON.stringify(text)}`);
    const line = `  "${key}": { ${fields.join(', ')} }`;
    // As the formatter breaks them; a Han or Hangul character is two columns wide.
    const width = [...line].reduce((sum, char) => sum + (/[\u1100-\uffdc]/.test(char) ? 2 : 1), 0);
    return width < 110 ? line : `  "${key}": {\n    ${fields.join(',\n    ')}\n  }`;
  })
  .join(',\n')}\n}\n`;

const test = (id: string) => `import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/model/facts.ts';
import rule from '../../../lib/rules/${id}.ts';
import { facts, judge, order } from '${WORLD}';

const says = (more: Partial<Order>) => judge(rule, { facts: facts({ orders: [order(more)] }) });

describe('${id}', () => {
  it.each<[string, Partial<Order>]>([
    ['paid, with a note', { buyerNote: '请周五送' }],
    ['unpaid, with a note', { status: 'unpaid', buyerNote: '请周五送' }],
  ])('speaks: %s', (_case, more) => {
    expect(says(more)).toMatchObject([{ id: '${id}:A1', level: 'hint' }]);
  });

  it.each<[string, Partial<Order>]>([
    ['no note', {}],
    ['already shipped', { status: 'shipped', buyerNote: '请周五送' }],
    ['the status is not known', { status: 'unknown', buyerNote: '请周五送' }],
  ])('is silent: %s', (_case, more) => {
    expect(says(more)).toEqual([]);
  });
});
`;

/** The list with the rule in it: imported in the formatter's order, speaking last. Throws where the list looks unlike itself. */
export function listed(index: string, id: string): string {
  const lines = index.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const first = lines.findIndex((line) => line.startsWith('import '));
  const list = lines.findIndex((line) => line.startsWith('export const RULES'));
  const end = lines.indexOf('];', list);
  if (first < 0 || list < 0 || end < 0)
    throw new Error(`${INDEX} does not look as expected; list the rule by hand.`);
  return [
    ...lines.slice(0, first),
    sorted([...imports, `import ${nameOf(id)} from './${id}.ts';`]),
    ...lines.slice(first + imports.length, end),
    `  ${nameOf(id)},`,
    ...lines.slice(end),
  ].join('\n');
}

/** Writes a new rule below `root` and answers the paths written. Throws, having written nothing, when it must not. */
export function newRule(root: string, id: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 40)
    throw new Error(`"${id}" is no rule id: lower-case words joined by dashes, such as parcel-stalled.`);
  const files: Record<string, string> = {
    [`lib/rules/${id}.ts`]: rule(id),
    [`lib/rules/${id}.i18n.json`]: i18n,
    [`tests/unit/rules/${id}.test.ts`]: test(id),
  };
  const standing = Object.keys(files).find((path) => existsSync(join(root, path)));
  if (standing || TAKEN.includes(id))
    throw new Error(`"${id}" is taken${standing ? `: ${standing} is there` : ''}.`);
  const index = listed(readFileSync(join(root, INDEX), 'utf8'), id);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text, { flag: 'wx' });
  writeFileSync(join(root, INDEX), index);
  return [...Object.keys(files), INDEX];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [id, ...more] = process.argv.slice(2);
  try {
    if (!id || more.length > 0) throw new Error('Usage: npm run new-rule ID');
    for (const path of newRule(process.cwd(), id)) console.log(path);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
