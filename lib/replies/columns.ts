// Columns: what each column of a sheet of phrases means, read from its headings in any of three languages, or guessed
// from what stands below where there are none. The guess is shown and can be changed.
import type { Locale } from '../model/basics.ts';
import { namedLocale } from './content.ts';

export const COLUMNS = [
  'folder',
  'title',
  'body',
  'tags',
  'locale',
  'purpose',
  'scope',
  'until',
  'image',
] as const;
export type Column = (typeof COLUMNS)[number];
/** `body:ko` is the text in Korean, `title:ko` its title. */
export type Meaning = Column | `${'title' | 'body'}:${Locale}`;

/** What every column of a sheet means, and whether its first row is headings. */
export interface Mapping {
  headed: boolean;
  means: readonly (Meaning | undefined)[];
  /** A group's name stands in its first row only. */
  carry: boolean;
}

/** Headings as shops and their phrase tools write them; the first is ours. */
const HEADINGS: Record<Column, string> = {
  folder:
    'folder group groupname category section 文件夹 分组 分组名称 分组名 组名 组别 分类 分类名称 一级分组 目录 场景 폴더 그룹 그룹명 분류 카테고리 상황',
  title:
    'title name shortcut keyword key code trigger 标题 名称 快捷词 快捷语 快捷编码 快捷码 编码 关键词 简称 问题 제목 이름 단축어 단축키 키워드 질문',
  body: 'body text content reply message phrase answer response 内容 正文 话术 话术内容 回复 回复内容 快捷短语 短语 短语内容 常用语 答案 回答 본문 내용 답변 답변내용 문구 메시지',
  tags: 'tags tag labels label keywords 标签 태그',
  locale: 'locale language lang 语言 语种 언어',
  purpose: 'purpose use 用途 용도',
  scope: 'scope visibility shared 范围 可见范围 共享 공유 공개범위',
  until: 'until expires expiry enddate 有效期 有效期至 截止日期 失效日期 到期 到期日 유효기간 종료일 만료일',
  image: 'image picture imageurl photo 图片 图片链接 图片地址 이미지 이미지링크 사진',
};
const known = new Map<string, Column>();
for (const column of COLUMNS)
  for (const word of HEADINGS[column].split(' ')) if (!known.has(word)) known.set(word, column);

const flat = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*：:.-]/g, '');

/** What a heading means: a word we know, with a language behind it perhaps, or a language alone. */
export function meaningOf(heading: string): Meaning | undefined {
  const plain = flat(heading);
  const column = known.get(plain);
  if (column) return column;
  const [, name = '', tongue = ''] =
    /^(.+?)[\s_(（[［:：-]+([^)）\]］]+)[)）\]］]?$/.exec(heading.normalize('NFKC').trim()) ?? [];
  const of = known.get(flat(name));
  const locale = namedLocale(tongue.trim());
  if ((of === 'title' || of === 'body') && locale) return `${of}:${locale}`;
  const alone = plain.length <= 12 ? namedLocale(plain) : undefined;
  return alone && `body:${alone}`;
}

/** Each meaning stands for one column only: the first that has it. */
const once = (means: readonly (Meaning | undefined)[]) =>
  means.map((meaning, i) => (meaning && means.indexOf(meaning) < i ? undefined : meaning));

const isBody = (meaning: Meaning | undefined) => meaning === 'body' || meaning?.startsWith('body:') === true;

/** What of a column a guess looks at. */
interface Looks {
  column: number;
  /** Mean length of what is filled. */
  length: number;
  filled: number;
  /** How many of the filled ones are different. */
  distinct: number;
}

function looksOf(rows: readonly (readonly string[])[], column: number): Looks {
  const cells = rows.map((row) => row[column]?.trim() ?? '').filter(Boolean);
  const length = cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length);
  return { column, length, filled: cells.length, distinct: new Set(cells).size };
}

const LOOKED_AT = 500;
/** Of what is said of groups at most so many are different. */
const GROUPS = 0.7;

/**
 * Without headings: the longest texts are the bodies; before them, what repeats or stands in few rows is the group, and
 * what is always different the title.
 */
function guess(rows: readonly (readonly string[])[], width: number): (Meaning | undefined)[] {
  const sample = rows.slice(0, LOOKED_AT);
  const looks = Array.from({ length: width }, (_, column) => looksOf(sample, column)).filter(
    ({ filled }) => filled > 0,
  );
  const means: (Meaning | undefined)[] = Array.from({ length: width });
  const body = looks.reduce<Looks | undefined>(
    (best, one) => (!best || one.length >= best.length ? one : best),
    undefined,
  );
  if (!body) return means;
  means[body.column] = 'body';
  const others = looks.filter((one) => one !== body && one.length <= 60);
  const repeats = (one: Looks) =>
    one.distinct < GROUPS * sample.length || one.filled < GROUPS * sample.length;
  const title = others.reduce<Looks | undefined>(
    (best, one) => (!best || one.distinct > best.distinct ? one : best),
    undefined,
  );
  // Two columns of which the short one repeats are groups and texts; else a short one is what the reply is found by.
  const alone = others.length === 1 && sample.length >= 4 && title && repeats(title);
  if (title) means[title.column] = alone ? 'folder' : 'title';
  const folder = others.find((one) => one !== title && repeats(one));
  if (folder) means[folder.column] = 'folder';
  return means;
}

/** Our own exports leave a group's cell empty where there is none; the first ones had these columns only. */
const isOurs = (head: readonly string[]) =>
  COLUMNS.slice(0, 6).every((column, i) => head[i]?.trim().toLowerCase() === column);

/** What the columns of a sheet most likely mean. */
export function guessMapping(rows: readonly (readonly string[])[]): Mapping {
  const width = rows.slice(0, LOOKED_AT).reduce((most, row) => Math.max(most, row.length), 0);
  const [head = []] = rows;
  const read = once(Array.from({ length: width }, (_, i) => meaningOf(head[i] ?? '')));
  const named = read.filter(Boolean).length;
  const filled = head.filter((cell) => cell.trim() !== '').length;
  const headed = read.some(isBody) && (named >= 2 || filled === 1);
  const means = headed ? read : guess(rows, width);
  return { headed, means, carry: carries(rows.slice(headed ? 1 : 0), means) && !isOurs(head) };
}

/** Whether a group's name stands in its first row only. */
function carries(rows: readonly (readonly string[])[], means: readonly (Meaning | undefined)[]): boolean {
  const at = means.indexOf('folder');
  if (at < 0 || !rows[0]?.[at]?.trim()) return false;
  return rows.some((row) => !row[at]?.trim());
}

/** The mapping with one column meaning something else; what had that meaning before has none now. */
export function mean(mapping: Mapping, column: number, meaning: Meaning | undefined): Mapping {
  const means = mapping.means.map((one, i) => (i === column ? meaning : one === meaning ? undefined : one));
  return { ...mapping, means };
}

/** Whether replies can be read by it. */
export const isEnough = ({ means }: Mapping): boolean => means.some(isBody);
