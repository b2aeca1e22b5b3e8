// The laws of the layout, kept from the real import graph: who may import whom, where page knowledge may stand, how
// long a file may be. Reading this file is reading the structure.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const TOPS = ['entrypoints', 'components', 'lib', 'scripts'];

function files(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}
const all = TOPS.flatMap((top) => files(join(ROOT, top)));
const name = (path: string) => relative(ROOT, path);
const sources = all.filter((f) => /\.tsx?$/.test(f));

interface Import {
  from: string;
  /** A file of ours, relative to the root, or a package's name. */
  to: string;
  typeOnly: boolean;
}
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found: Import[] = [];
  const specifier = /^(?:import|export)\s+(?:(type\s+)?([\w$*{}\s,]+?)\s+from\s+)?['"]([^'"\n]+)['"]/gm;
  for (const [, typed, names = '', to = ''] of text.matchAll(specifier)) {
    const listed = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
    const allTyped = listed?.split(',').every((one) => one.trim() === '' || /^type\s/.test(one.trim()));
    found.push({
      from: name(file),
      to: to.startsWith('.') ? name(resolve(dirname(file), to.replace(/\?.*$/, ''))) : to,
      typeOnly: Boolean(typed) || allTyped === true,
    });
  }
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({
      from: name(file),
      to: match[1]!.startsWith('.') ? name(resolve(dirname(file), match[1]!)) : match[1]!,
      typeOnly: false,
    });
  return found;
}
const graph = sources.flatMap(importsOf);
const within = (folder: string) => (path: string) => path === folder || path.startsWith(`${folder}/`);
const offences = (from: string, bad: (i: Import) => boolean) =>
  graph.filter((i) => within(from)(i.from) && bad(i)).map((i) => `${i.from} -> ${i.to}`);

const ours = (i: Import) => TOPS.some((top) => within(top)(i.to));

/** Every file reachable by imports that leave code behind (types vanish). */
function reach(start: string): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const i of graph) if (i.from === file && !i.typeOnly) visit(i.to);
  };
  visit(start);
  return seen;
}

describe('imports', () => {
  it('are resolved: every relative import names a file that is there', () => {
    expect(
      graph.filter((i) => ours(i) && !existsSync(join(ROOT, i.to))).map((i) => `${i.from} -> ${i.to}`),
    ).toEqual([]);
  });

  it('never lead to an entrypoint: entrypoints wire, nobody wires them', () => {
    expect(graph.filter((i) => within('entrypoints')(i.to)).map((i) => `${i.from} -> ${i.to}`)).toEqual([]);
  });

  it('of the model lead to zod and itself only', () => {
    expect(offences('lib/model', (i) => i.to !== 'zod' && !within('lib/model')(i.to))).toEqual([]);
  });

  const PURE = [
    'rules',
    'guard',
    'replies',
    'stock',
    'address',
    'records',
    'reading',
    'words',
    'drill',
    'picker',
    'products',
  ];
  it.each(PURE)('of %s stay pure: no platform, store, page, messages or components', (folder) => {
    const banned = [
      'lib/platform',
      'lib/store',
      'lib/page',
      'lib/messages',
      'lib/worker',
      'lib/team',
      'components',
      'wxt',
    ];
    expect(
      offences(
        `lib/${folder}`,
        (i) => banned.some((b) => within(b)(i.to)) || i.to === 'webextension-polyfill',
      ),
    ).toEqual([]);
  });

  it('of a page module never lead to rules, the store, marketplace data or the worker', () => {
    const banned = ['lib/rules', 'lib/store', 'lib/marketplaces', 'lib/worker', 'lib/team'];
    expect(offences('lib/page', (i) => banned.some((b) => within(b)(i.to)))).toEqual([]);
  });

  it('of the browser interface stand in lib/platform alone', () => {
    expect(
      graph
        .filter((i) => /^(webextension-polyfill|wxt\/browser)/.test(i.to) && !within('lib/platform')(i.from))
        .map((i) => i.from),
    ).toEqual([]);
  });

  it('of the store come from the worker and our own pages', () => {
    const may = [
      'lib/store',
      'lib/worker',
      'components/popup',
      'components/options',
      'components/draft',
      'components/practice',
      'entrypoints/popup',
      'entrypoints/options',
      'entrypoints/draft',
      'entrypoints/practice',
      'scripts',
    ];
    expect(
      graph
        .filter((i) => within('lib/store')(i.to) && !i.typeOnly && !may.some((m) => within(m)(i.from)))
        .map((i) => `${i.from} -> ${i.to}`),
    ).toEqual([]);
  });

  it('of a rule lead to no other rule', () => {
    const rules = readdirSync(join(ROOT, 'lib/rules'))
      .filter((f) => f.endsWith('.i18n.json'))
      .map((f) => `lib/rules/${f.replace('.i18n.json', '.ts')}`);
    expect(rules.length).toBeGreaterThan(0);
    expect(
      graph.filter((i) => rules.includes(i.from) && rules.includes(i.to)).map((i) => `${i.from} -> ${i.to}`),
    ).toEqual([]);
  });

  it.each([
    'entrypoints/overlay.content.ts',
    'entrypoints/desk.ts',
    'entrypoints/sheets.ts',
    'entrypoints/guard.ts',
    'entrypoints/picker.ts',
  ])('of what runs in pages (%s) bring neither zod nor the store nor the database', (entry) => {
    const reached = [...reach(entry)];
    expect(reached.length).toBeGreaterThan(5);
    expect(
      reached.filter(
        (f) =>
          f === 'zod' ||
          f === 'idb' ||
          within('lib/store')(f) ||
          // How a patch is laid over a file, alone: no file comes along.
          (within('lib/marketplaces')(f) && f !== 'lib/marketplaces/compose.ts') ||
          within('lib/worker')(f),
      ),
    ).toEqual([]);
  });

  it('form no cycles', () => {
    const cycles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, path: string[]) => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const i of graph) if (i.from === file && ours(i) && !i.typeOnly) visit(i.to, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of sources) visit(name(file), []);
    expect(cycles).toEqual([]);
  });
});

describe('pure folders', () => {
  const GLOBALS =
    /(?<![\w.$'"`/-])(document|window|navigator|localStorage|sessionStorage|fetch|chrome|browser|indexedDB)\s*[.(]/;
  const CLOCK = /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(/;
  it.each([
    'rules',
    'guard',
    'replies',
    'stock',
    'address',
    'records',
    'reading',
    'words',
    'model',
    'picker',
    'products',
  ])('lib/%s holds no page, no browser and no clock', (folder) => {
    const bad = files(join(ROOT, 'lib', folder))
      .filter((f) => /\.tsx?$/.test(f) && !f.endsWith('model/ids.ts'))
      .flatMap((f) =>
        readFileSync(f, 'utf8')
          .split('\n')
          .map((line, i) => ({
            line: line.replace(/\/\/.*|^\s*\*.*|\/\*.*\*\//g, ''),
            at: `${name(f)}:${i + 1}`,
          }))
          .filter(({ line }) => GLOBALS.test(line) || CLOCK.test(line))
          .map(({ at, line }) => `${at} ${line.trim()}`),
      );
    expect(bad).toEqual([]);
  });
});

describe('page knowledge', () => {
  const NAMES =
    /taobao|tmall|pinduoduo|\bpdd\b|douyin|\bjd\.com|xiaohongshu|\bamazon\b|shopee|\betsy\b|\bebay\b|smartstore|coupang|lazada|aliexpress/i;
  it('names a marketplace only in its data, packs and platform hosts', () => {
    const may = ['lib/marketplaces', 'lib/guard/packs', 'lib/platform', 'scripts'];
    const bad = all
      .filter(
        (f) =>
          /\.(tsx?|json|css)$/.test(f) &&
          !may.some((m) => within(m)(name(f))) &&
          !f.endsWith('.generated.json'),
      )
      .filter((f) => NAMES.test(readFileSync(f, 'utf8')))
      .map(name);
    expect(bad).toEqual([]);
  });

  it('keeps host-page selectors in marketplace data: page code queries with what it is given', () => {
    const bad = files(join(ROOT, 'lib/page'))
      .filter((f) => /\.ts$/.test(f))
      .filter((f) => /querySelector(All)?\(\s*['"`]/.test(readFileSync(f, 'utf8')))
      .map(name);
    expect(bad).toEqual([]);
  });
});

describe('files', () => {
  it('stay below 250 lines, or say at their head why not', () => {
    const long = sources.filter((f) => {
      const text = readFileSync(f, 'utf8');
      return (
        text.split('\n').length > 251 &&
        !/\b(lines|long|one file|one place)\b/i.test(text.split('\n').slice(0, 8).join('\n'))
      );
    });
    expect(long.map(name)).toEqual([]);
  });

  it('begin by saying their role', () => {
    const silent = sources.filter((f) => !/^(#!.*\n)?(\/\/|\/\*)/.test(readFileSync(f, 'utf8')));
    expect(silent.map(name)).toEqual([]);
  });

  it('make no HTML and no code from text', () => {
    const bad = sources.filter((f) =>
      /\.innerHTML\s*=|dangerouslySetInnerHTML|insertAdjacentHTML|new Function\(|\beval\(/.test(
        readFileSync(f, 'utf8'),
      ),
    );
    expect(bad.map(name)).toEqual([]);
  });

  it('live in the folders of the layout and nowhere else', () => {
    const known = new Set([
      'entrypoints',
      'components',
      'lib',
      'tests',
      'scripts',
      'public',
      'node_modules',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wxt.config.ts',
      'vitest.config.ts',
      'biome.json',
      'README.md',
      'LICENSE',
      'out',
    ]);
    expect(readdirSync(ROOT).filter((f) => !f.startsWith('.') && !known.has(f))).toEqual([]);
  });
});
