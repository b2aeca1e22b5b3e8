// Exchange: replies out of and into files: JSON, CSV and workbooks. Files are read tolerantly, as shops have them: with
// headings in any of three languages or none, lists of plain texts, groups within groups.
import { fail, type Locale, type Result } from '../model/basics.ts';
import { COLUMNS, guessMapping, isEnough, type Mapping, type Meaning, meaningOf } from './columns.ts';
import type { Draft } from './content.ts';
import { readCsv, writeCsv } from './csv.ts';
import { exported, type ImportOptions, type Plan, planImport } from './plan.ts';
import type { Reply } from './reply.ts';
import { writeXlsx } from './writeXlsx.ts';

/** A sheet as it was read. */
export interface Table {
  rows: readonly (readonly string[])[];
  /** The line of the file each row starts on, from 1. */
  lines: readonly number[];
}

const string = (value: unknown) => (typeof value === 'string' ? value : undefined);

export const toJson = (replies: readonly Reply[]): string =>
  `${JSON.stringify({ kind: 'counterhand-replies', v: 1, replies: replies.map(exported) }, null, 2)}\n`;

const LOCALES: readonly Locale[] = ['zh-CN', 'ko', 'en'];

/**
 * The replies as a table under headings of ours: the nine columns, then a title and a text for each further language
 * that is used. A picture kept here has no place in it; its address has.
 */
export function toTable(replies: readonly Reply[]): string[][] {
  const further = LOCALES.filter((locale) =>
    replies.some(({ variants }) => variants?.some((one) => one.locale === locale)),
  );
  return [
    [...COLUMNS, ...further.flatMap((locale) => [`title (${locale})`, `body (${locale})`])],
    ...replies.map((reply) => {
      const { folder = '', title, body, tags, locale, purpose = '', scope, until = '', image } = reply;
      const link = image && 'link' in image ? image.link : '';
      const own = [folder, title, body, tags.join('; '), locale, purpose, scope, until, link];
      const others = further.flatMap((one) => {
        const variant = reply.variants?.find((each) => each.locale === one);
        return [variant?.title ?? '', variant?.body ?? ''];
      });
      return [...own, ...others];
    }),
  ];
}

/** Opens in a spreadsheet without anything being taken for a formula. */
export const toCsv = (replies: readonly Reply[]): string => writeCsv(toTable(replies));

/** A workbook of text cells. */
export const toXlsx = (replies: readonly Reply[]): Uint8Array<ArrayBuffer> =>
  writeXlsx('replies', toTable(replies));

/** What the rows of a table say, read by a mapping. */
export function draftsOf({ rows, lines }: Table, { headed, means, carry }: Mapping): Draft[] {
  const at = (meaning: Meaning) => means.indexOf(meaning);
  const bodies = LOCALES.filter((locale) => at(`body:${locale}`) >= 0);
  // Without a text in no named language, the first named one is the reply's own, the others its variants.
  const main = at('body') < 0 ? bodies[0] : undefined;
  let group = '';
  return rows.slice(headed ? 1 : 0).map((cells, i): Draft => {
    const cell = (meaning: Meaning) => (at(meaning) < 0 ? undefined : (cells[at(meaning)] ?? ''));
    if (carry) group = cell('folder')?.trim() || group;
    const tags = cell('tags');
    const link = cell('image');
    const first = bodies.find((locale) => cell(`body:${locale}`)?.trim());
    const own = main && (cell(`body:${main}`)?.trim() ? main : first);
    return {
      line: lines[i + (headed ? 1 : 0)] ?? i + 1,
      title: (own && cell(`title:${own}`)?.trim()) || cell('title'),
      body: (own ? cell(`body:${own}`) : cell('body')) ?? '',
      folder: carry ? group : cell('folder'),
      tags: tags === undefined ? undefined : [tags],
      locale: own ?? cell('locale'),
      purpose: cell('purpose'),
      scope: scopeOf(cell('scope')),
      until: cell('until'),
      image: link === undefined ? undefined : { link },
      variants: bodies.length
        ? bodies
            .filter((locale) => locale !== own)
            .map((locale) => ({ locale, title: cell(`title:${locale}`), body: cell(`body:${locale}`) ?? '' }))
        : undefined,
    };
  });
}

const scopeOf = (text: string | undefined): Reply['scope'] | undefined => {
  if (/^(shared|team|public|共享|团队|公共|공유|팀|공용)/i.test(text?.trim() ?? '')) return 'shared';
  return /^(private|personal|mine|私有|个人|개인|나만)/i.test(text?.trim() ?? '') ? 'private' : undefined;
};

/** What importing a table would do. Fails with `replies.empty`, `replies.no-columns` or `replies.too-many` {n, limit}. */
export function planTable(table: Table, mapping: Mapping, options: ImportOptions): Result<Plan> {
  if (table.rows.length === 0) return fail('replies.empty');
  if (!isEnough(mapping)) return fail('replies.no-columns');
  return planImport(draftsOf(table, mapping), options);
}

/** A CSV text as a table, blank lines left out. */
export function csvTable(text: string): Table {
  const rows = readCsv(text);
  return { rows: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line) };
}

/** What importing a CSV text would do, its columns as they are guessed. Fails as `planTable` does. */
export function fromCsv(text: string, options: ImportOptions): Result<Plan> {
  const table = csvTable(text);
  return planTable(table, guessMapping(table.rows), options);
}

/** Lists in which phrases lie, in files of other programs. */
const LISTS = new Set(
  'replies items list data phrases messages children contents quickreplies canned_responses results rows 话术 列表 내용목록'.split(
    ' ',
  ),
);
const DEEPEST = 6;

/** One entry of a JSON list, whichever of the known names its fields have. */
function entryDraft(row: Record<string, unknown>, folder: string | undefined): Omit<Draft, 'line'> {
  const by = new Map<Meaning, unknown>();
  for (const [key, value] of Object.entries(row)) {
    const meaning = meaningOf(key);
    if (meaning && !by.has(meaning)) by.set(meaning, value);
  }
  const text = (meaning: Meaning) => string(by.get(meaning));
  const tags = by.get('tags');
  const image = by.get('image');
  const variants = row.variants;
  return {
    id: string(row.id),
    title: text('title') ?? (by.has('title') ? '' : undefined),
    body: text('body') ?? '',
    folder: text('folder') ?? folder,
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : string(tags)?.split('\n'),
    locale: text('locale'),
    purpose: text('purpose'),
    scope: scopeOf(text('scope')),
    until: text('until'),
    image: typeof image === 'string' ? { link: image } : (image as Draft['image']) && pictureOf(image),
    variants: Array.isArray(variants)
      ? variants.map((one: unknown) => {
          const { locale, title, body } = (one ?? {}) as Record<string, unknown>;
          return { locale: string(locale) ?? '', title: string(title), body: string(body) ?? '' };
        })
      : undefined,
  };
}
const pictureOf = (image: unknown): Draft['image'] => {
  const { link, data } = image as Record<string, unknown>;
  return { link: string(link), data: string(data) };
};

/** Collects the entries of a JSON value: of its lists, and of groups within it. False where there is no list at all. */
function collect(
  value: unknown,
  folder: string | undefined,
  depth: number,
  into: Omit<Draft, 'line'>[],
): boolean {
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) {
    for (const entry of value) {
      if (typeof entry === 'string') into.push({ title: undefined, body: entry, folder });
      else if (!collect(entry, folder, depth + 1, into))
        into.push(entryDraft((entry ?? {}) as Record<string, unknown>, folder));
    }
    return true;
  }
  if (typeof value !== 'object' || value === null) return false;
  const row = value as Record<string, unknown>;
  const meanings = Object.keys(row).map((key) => [meaningOf(key), key] as const);
  if (meanings.some(([meaning, key]) => meaning === 'body' && typeof row[key] === 'string')) return false;
  const name = meanings.find(
    ([meaning, key]) => (meaning === 'folder' || meaning === 'title') && string(row[key]),
  );
  const inner = name ? string(row[name[1]]) : folder;
  const lists = Object.entries(row).filter(([, one]) => Array.isArray(one));
  const ours = lists.filter(([key]) => LISTS.has(key.toLowerCase()) || meaningOf(key) !== undefined);
  // `{"售后": ["…", "…"]}`: groups by name.
  const groups = ours.length === 0 && lists.length > 0 && lists.length === Object.keys(row).length;
  for (const [key, one] of groups ? lists : ours) collect(one, groups ? key : inner, depth + 1, into);
  return groups || ours.length > 0;
}

/**
 * What importing a JSON text would do: our own export, a plain list of texts or of `{title, body, …}`, or groups that
 * hold such lists. Fails with `replies.not-json`, `replies.not-a-list`, `replies.empty` or `replies.too-many` {n, limit}.
 */
export function fromJson(text: string, options: ImportOptions): Result<Plan> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return fail('replies.not-json');
  }
  const entries: Omit<Draft, 'line'>[] = [];
  if (!collect(parsed, undefined, 0, entries)) return fail('replies.not-a-list');
  return planImport(
    entries.map((entry, i) => ({ line: i + 1, ...entry })),
    options,
  );
}
