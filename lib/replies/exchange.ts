// Exchange: replies out of and into files, JSON or CSV. Files are read tolerantly, as shops have them: with headings in
// any of three languages, or as two bare columns.
import { fail, type Result } from '../model/basics.ts';
import { readCsv, writeCsv } from './csv.ts';
import { type Draft, exported, type ImportOptions, type Plan, planImport } from './plan.ts';
import type { Reply } from './reply.ts';

const COLUMNS = ['folder', 'title', 'body', 'tags', 'locale', 'purpose'] as const;
type Column = (typeof COLUMNS)[number];

/** Headings as shops write them. */
const HEADINGS: Record<Column, string[]> = {
  folder: ['folder', 'group', 'category', '文件夹', '分组', '分类', '目录', '폴더', '그룹', '분류'],
  title: ['title', 'name', 'shortcut', '标题', '名称', '快捷词', '关键词', '제목', '이름', '단축어'],
  body: 'body text content reply message 内容 正文 话术 回复 回复内容 본문 내용 답변 문구'.split(' '),
  tags: ['tags', 'tag', 'labels', '标签', '태그'],
  locale: ['locale', 'language', 'lang', '语言', '언어'],
  purpose: ['purpose', 'use', '用途', '용도'],
};

const string = (value: unknown) => (typeof value === 'string' ? value : undefined);

export const toJson = (replies: readonly Reply[]): string =>
  `${JSON.stringify({ kind: 'counterhand-replies', v: 1, replies: replies.map(exported) }, null, 2)}\n`;

/** Tags are joined with `; `. Opens in a spreadsheet without anything being taken for a formula. */
export const toCsv = (replies: readonly Reply[]): string =>
  writeCsv([
    COLUMNS,
    ...replies.map(({ folder = '', title, body, tags, locale, purpose = '' }) => [
      folder,
      title,
      body,
      tags.join('; '),
      locale,
      purpose,
    ]),
  ]);

/**
 * What importing a JSON text would do: our own export, or a plain list of `{title, body, …}`. Fails with
 * `replies.not-json`, `replies.not-a-list`, `replies.empty` or `replies.too-many` {n, limit}.
 */
export function fromJson(text: string, options: ImportOptions): Result<Plan> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return fail('replies.not-json');
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { replies?: unknown } | null)?.replies;
  if (!Array.isArray(list)) return fail('replies.not-a-list');
  const drafts = list.map((entry: unknown, i): Draft => {
    const row = (entry ?? {}) as Record<string, unknown>;
    const tags = string(row.tags);
    return {
      line: i + 1,
      id: string(row.id),
      title: string(row.title) ?? '',
      body: string(row.body) ?? '',
      folder: string(row.folder),
      tags: Array.isArray(row.tags) ? row.tags.filter((tag) => typeof tag === 'string') : tags && [tags],
      locale: string(row.locale),
      purpose: string(row.purpose),
      scope: string(row.scope),
    } as Draft;
  });
  return planImport(drafts, options);
}

/**
 * What importing a CSV text would do: with headings, or without, as two columns title and body. Fails with
 * `replies.empty`, `replies.no-columns`, `replies.unknown-columns` {columns} or `replies.too-many` {n, limit}.
 */
export function fromCsv(text: string, options: ImportOptions): Result<Plan> {
  const rows = readCsv(text);
  if (rows.length === 0) return fail('replies.empty');
  const head = rows[0]!.cells.map((cell) => cell.trim().toLowerCase());
  const found = (column: Column) => head.findIndex((cell) => HEADINGS[column].includes(cell));
  const headed = found('title') >= 0 && found('body') >= 0;
  if (!headed && head.length < 2) return fail('replies.no-columns');
  if (!headed && head.length > 2)
    return fail('replies.unknown-columns', { columns: head.join(', ').slice(0, 200) });
  const bare: Partial<Record<Column, number>> = { title: 0, body: 1 };
  const at = (column: Column) => (headed ? found(column) : (bare[column] ?? -1));
  const places = Object.fromEntries(COLUMNS.map((column) => [column, at(column)])) as Record<Column, number>;
  const drafts = rows.slice(headed ? 1 : 0).map(({ line, cells }): Draft => {
    const cell = (column: Column) => (places[column] < 0 ? undefined : (cells[places[column]] ?? ''));
    const tags = cell('tags');
    return {
      line,
      title: cell('title') ?? '',
      body: cell('body') ?? '',
      folder: cell('folder'),
      tags: tags === undefined ? undefined : [tags],
      locale: cell('locale'),
      purpose: cell('purpose'),
    };
  });
  return planImport(drafts, options);
}
