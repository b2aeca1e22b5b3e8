// Plan: what an import would do to the replies a shop has. A dry run: it answers what would be added and updated, and
// which lines were left out and why; writing is the caller's.
import { fail, type Locale, ok, type Result } from '../model/basics.ts';
import { isPurpose, type Purpose, type Reply, stepOf } from './reply.ts';
import { lint } from './template.ts';

export const LONGEST_TITLE = 200;
export const LONGEST_BODY = 5000;
export const MOST_ROWS = 50_000;

export interface Skipped {
  /** Line of the file, from 1; for JSON the place in the list, from 1. */
  line: number;
  /** A text of replies.i18n.json, filled with `params`. */
  code: string;
  params: Record<string, string | number>;
}

export interface Plan {
  added: number;
  updated: number;
  same: number;
  skipped: Skipped[];
  /** The replies to write: those added, and those updated as they will be. */
  changes: Reply[];
}

export interface ImportOptions {
  existing: readonly Reply[];
  /** For new replies whose line does not say. Default private. */
  scope?: Reply['scope'];
}

/** One line as read. What the file has no column for is undefined, and stays as it is in a reply already there. */
export interface Draft {
  line: number;
  id?: string | undefined;
  title: string;
  body: string;
  folder?: string | undefined;
  tags?: readonly string[] | undefined;
  locale?: string | undefined;
  purpose?: string | undefined;
  scope?: string | undefined;
}

const LOCALES: [RegExp, Locale][] = [
  [/^(zh|cn|中文|简体中文|汉语|중국어|chinese)/i, 'zh-CN'],
  [/^(ko|kr|한국어|韩语|韩文|korean)/i, 'ko'],
  [/^(en|英语|英文|영어|english)/i, 'en'],
];

const SEPARATORS = /[;；,，、|#＃\n]+/;
const tidy = (text: string) => text.replace(/\r\n?/g, '\n').trim();

/** Tags as they are kept: trimmed, each once, none holding a separator. */
export const tidyTags = (tags: readonly string[]): string[] => [
  ...new Set(
    tags
      .flatMap((tag) => tidy(tag).split(SEPARATORS))
      .map(tidy)
      .filter(Boolean),
  ),
];

/** The language a text without one is taken to be in, by its script. */
export function localeOf(text: string): Locale {
  if (/[가-힣]/.test(text)) return 'ko';
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
}

type Placed = Pick<Reply, 'folder' | 'title' | 'locale'>;

/** Two replies are the same one if they stand in the same folder under the same title in the same language. */
const place = ({ folder, title, locale }: Placed) => JSON.stringify([folder ?? '', title, locale]);

/** An id out of the place, so that importing a file twice, or on two machines, adds nothing twice. */
function idOf(reply: Placed): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const char of place(reply)) {
    a = Math.imul(a ^ char.codePointAt(0)!, 0x01000193);
    b = Math.imul(b ^ char.codePointAt(0)!, 0x85ebca6b) ^ (b >>> 13);
  }
  return `own.${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

type Content = Pick<Reply, 'title' | 'body' | 'locale'> & {
  tags: string[] | undefined;
  folder: string | undefined;
  purpose: Purpose | '' | undefined;
};

/** The line's content, or why it is left out. Unknown variables are let in: they are mended in place. */
function check(draft: Draft): Content | Omit<Skipped, 'line'> {
  const title = tidy(draft.title).replace(/\s+/g, ' ');
  const body = tidy(draft.body);
  if (!title) return { code: 'replies.no-title', params: {} };
  if (!body) return { code: 'replies.no-body', params: { title } };
  if (title.length > LONGEST_TITLE)
    return { code: 'replies.long-title', params: { n: title.length, limit: LONGEST_TITLE } };
  if (body.length > LONGEST_BODY)
    return { code: 'replies.long-body', params: { title, n: body.length, limit: LONGEST_BODY } };
  const wrong = lint(body);
  if (wrong && !wrong.ok && wrong.error.code === 'reply.template')
    return { code: 'replies.bad-template', params: { title, message: String(wrong.error.params?.message) } };
  const written = tidy(draft.locale ?? '');
  const locale = written ? LOCALES.find(([name]) => name.test(written))?.[1] : localeOf(title + body);
  if (!locale) return { code: 'replies.unknown-locale', params: { title, locale: written } };
  const purpose = draft.purpose && tidy(draft.purpose);
  if (purpose && !isPurpose(purpose)) return { code: 'replies.unknown-purpose', params: { title, purpose } };
  return {
    title,
    body,
    locale,
    tags: draft.tags && tidyTags(draft.tags),
    folder: draft.folder === undefined ? undefined : tidy(draft.folder),
    purpose: purpose as Content['purpose'],
  };
}

/** What of a reply travels in a file, always in this order, so that two can be compared as text. */
export const exported = ({ id, folder, title, body, tags, locale, purpose, scope }: Reply) => ({
  id,
  ...(folder ? { folder } : {}),
  title,
  body,
  tags,
  locale,
  ...(purpose ? { purpose } : {}),
  scope,
});

/** The reply a line makes: what the line says, and for the rest what was there. */
function made(id: string, content: Content, known: Reply | undefined, scope: Reply['scope']): Reply {
  const folder = content.folder ?? known?.folder;
  const purpose = content.purpose ?? known?.purpose;
  const step = purpose === known?.purpose ? known?.step : stepOf(purpose || undefined);
  return {
    id,
    title: content.title,
    body: content.body,
    locale: content.locale,
    ...(folder ? { folder } : {}),
    tags: content.tags ?? known?.tags ?? [],
    ...(purpose ? { purpose } : {}),
    ...(step ? { step } : {}),
    scope: known?.scope ?? scope,
    uses: known?.uses ?? 0,
    // A starter that a shop rewrites keeps its id, so that its uses stay with it, and becomes the shop's own.
    source: 'own',
  };
}

export function planImport(drafts: readonly Draft[], options: ImportOptions): Result<Plan> {
  if (drafts.length === 0) return fail('replies.empty');
  if (drafts.length > MOST_ROWS) return fail('replies.too-many', { n: drafts.length, limit: MOST_ROWS });
  const { existing, scope = 'private' } = options;
  const byId = new Map(existing.map((reply) => [reply.id, reply]));
  const byPlace = new Map(existing.map((reply) => [place(reply), reply]));
  // For files without folders: the title alone, and the first of that title.
  const byTitle = new Map([...existing].reverse().map((reply) => [place({ ...reply, folder: '' }), reply]));
  const taken = new Set(byId.keys());
  const lines = new Map<string, number>();
  const plan: Plan = { added: 0, updated: 0, same: 0, skipped: [], changes: [] };
  for (const draft of drafts) {
    const content = check(draft);
    if ('code' in content) {
      plan.skipped.push({ line: draft.line, ...content });
      continue;
    }
    const at = { ...content, folder: content.folder ?? '' };
    const known =
      (draft.id && byId.get(draft.id)) ||
      (content.folder === undefined ? byTitle : byPlace).get(place(at)) ||
      undefined;
    const first = lines.get(known?.id ?? place(at));
    if (first !== undefined) {
      plan.skipped.push({
        line: draft.line,
        code: 'replies.repeated',
        params: { title: content.title, first },
      });
      continue;
    }
    lines.set(known?.id ?? place(at), draft.line);
    const wanted = draft.id && /^[\w.:-]{1,80}$/.test(draft.id) ? draft.id : idOf(at);
    let id = known?.id ?? wanted;
    // The place an id was made from may have been renamed since, and the id still be in use.
    for (let n = 2; !known && taken.has(id); n++) id = `${wanted}.${n}`;
    taken.add(id);
    const stated = draft.scope === 'shared' || draft.scope === 'private' ? draft.scope : scope;
    const reply = made(id, content, known, stated);
    if (known && JSON.stringify(exported(known)) === JSON.stringify(exported(reply))) {
      plan.same++;
      continue;
    }
    plan[known ? 'updated' : 'added']++;
    plan.changes.push(reply);
  }
  return ok(plan);
}
