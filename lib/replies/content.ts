// Content: what one line of a file says of a reply, tidied and checked; or why the line is left out.
import type { Locale } from '../model/basics.ts';
import { timeOf } from '../stock/cells.ts';
import { isPurpose, type Purpose, type Reply } from './reply.ts';
import { lint } from './template.ts';

export const LONGEST_TITLE = 200;
export const LONGEST_BODY = 5000;
/** Of a picture kept here, in bytes. */
export const LARGEST_IMAGE = 500_000;

/** One line as read. What the file has no column for is undefined, and stays as it is in a reply already there. */
export interface Draft {
  line: number;
  id?: string | undefined;
  /** Undefined where the file has no titles: it is made of the first words. */
  title: string | undefined;
  body: string;
  folder?: string | undefined;
  tags?: readonly string[] | undefined;
  locale?: string | undefined;
  purpose?: string | undefined;
  scope?: string | undefined;
  /** Empty ones among them are none. */
  variants?: readonly { locale: string; title?: string | undefined; body: string }[] | undefined;
  image?: { link?: string | undefined; data?: string | undefined } | undefined;
  until?: string | undefined;
}

export interface Skipped {
  /** Line of the file, from 1; for JSON the place in the list, from 1. */
  line: number;
  /** A text of replies.i18n.json, filled with `params`. */
  code: string;
  params: Record<string, string | number>;
}

/** A key with null: the line says that there is none. A key left out: the line does not say. */
export interface Content {
  title: string;
  body: string;
  locale: Locale;
  tags?: string[];
  folder?: string;
  purpose?: Purpose | '';
  variants?: Variant[];
  image?: Reply['image'] | null;
  until?: string | null;
}
type Variant = NonNullable<Reply['variants']>[number];

const LOCALES: [RegExp, Locale][] = [
  [/^(zh|cn|中文|简体|汉语|중국어|chinese)/i, 'zh-CN'],
  [/^(ko|kr|한국어|한글|韩语|韩文|korean)/i, 'ko'],
  [/^(en|英语|英文|영어|영문|english)/i, 'en'],
];

/** The language a name such as `zh`, `韩语` or `English` stands for. */
export const namedLocale = (name: string): Locale | undefined =>
  LOCALES.find(([known]) => known.test(name))?.[1];

const SEPARATORS = /[;；,，、|#＃\n]+/;
const tidy = (text: string) => text.replace(/\r\n?/g, '\n').trim();
const oneLine = (text: string) => tidy(text).replace(/\s+/g, ' ');

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

const MOST_SIGNS = 20;
const MOST_WORDS = 6;

/** A title for a text that has none: its first words, without the marks of a template. */
export function firstWords(body: string): string {
  const plain = tidy(body.replace(/\{%[^%]*%\}/g, ' ').replace(/\{\{\s*([^}|]*)[^}]*\}\}/g, '$1'));
  const [line = ''] = plain.split('\n').filter((one) => one.trim() !== '');
  const [clause = ''] = line.split(/[。！？!?；;：:]|\.\s/).filter((one) => one.trim() !== '');
  const start = oneLine(clause || line);
  if (/[\p{Script=Han}]/u.test(start)) return [...start].slice(0, MOST_SIGNS).join('').trim();
  const words = start.split(' ');
  const cut = words.slice(0, MOST_WORDS).join(' ');
  return [...cut]
    .slice(0, 2 * MOST_SIGNS)
    .join('')
    .trim();
}

/** A day as it is kept, `YYYY-MM-DD`, out of the ways sheets write one; undefined for what is none. */
export const dayOf = (text: string): string | undefined => timeOf(text)?.slice(0, 10);

const DATA = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

/** Whether a picture may be kept: an https address, or PNG, JPEG or WebP of at most 500 kB. */
export function goodImage(image: NonNullable<Reply['image']>): boolean {
  if ('data' in image) return image.data.length <= (LARGEST_IMAGE * 4) / 3 + 64 && DATA.test(image.data);
  return /^https:\/\/[^\s/]+\.[^\s]+$/i.test(image.link) && image.link.length <= 2000;
}

type Fault = Omit<Skipped, 'line'>;
const fault = (code: string, params: Skipped['params']): { fault: Fault } => ({
  fault: { code: `replies.${code}`, params },
});

/** What is wrong with a text, in whichever language. Unknown variables are let in: they are mended in place. */
function wrongBody(title: string, body: string): { fault: Fault } | undefined {
  if (!body) return fault('no-body', { title });
  if (body.length > LONGEST_BODY) return fault('long-body', { title, n: body.length, limit: LONGEST_BODY });
  // Most texts hold no mark at all.
  const wrong = /\{[{%]/.test(body) ? lint(body) : undefined;
  return wrong && !wrong.ok && wrong.error.code === 'reply.template'
    ? fault('bad-template', { title, message: String(wrong.error.params?.message) })
    : undefined;
}

/** The line's content, or why it is left out. */
export function contentOf(draft: Draft): Content | { fault: Fault } {
  const body = tidy(draft.body);
  const title = oneLine(draft.title ?? firstWords(body));
  if (!title) return draft.title === undefined ? fault('no-text', {}) : fault('no-title', {});
  if (title.length > LONGEST_TITLE) return fault('long-title', { n: title.length, limit: LONGEST_TITLE });
  const wrong = wrongBody(title, body);
  if (wrong) return wrong;
  const written = tidy(draft.locale ?? '');
  const locale = written ? namedLocale(written) : localeOf(title + body);
  if (!locale) return fault('unknown-locale', { title, locale: written });
  const purpose = draft.purpose && tidy(draft.purpose);
  if (purpose && !isPurpose(purpose)) return fault('unknown-purpose', { title, purpose });
  const variants = variantsOf(draft, title, locale);
  if (variants && 'fault' in variants) return variants;
  const untilText = draft.until?.trim();
  const until = untilText ? dayOf(untilText) : undefined;
  if (untilText && !until) return fault('bad-day', { title, day: untilText.slice(0, 40) });
  const image = imageOf(draft);
  if (image && !goodImage(image)) return fault('bad-image', { title });
  return {
    title,
    body,
    locale,
    ...(draft.tags ? { tags: tidyTags(draft.tags) } : {}),
    ...(draft.folder === undefined ? {} : { folder: tidy(draft.folder) }),
    ...(purpose === undefined ? {} : { purpose: purpose as Purpose | '' }),
    ...(variants ? { variants } : {}),
    ...(draft.image ? { image: image ?? null } : {}),
    ...(draft.until === undefined ? {} : { until: until ?? null }),
  };
}

function imageOf({ image }: Draft): NonNullable<Reply['image']> | undefined {
  if (image?.data) return { data: image.data.trim() };
  return image?.link?.trim() ? { link: image.link.trim() } : undefined;
}

/** The other languages, in their order; the reply's own, and empty ones, are none of them. */
function variantsOf(draft: Draft, title: string, locale: Locale): Variant[] | { fault: Fault } | undefined {
  if (!draft.variants) return undefined;
  const found = new Map<Locale, Variant>();
  for (const one of draft.variants) {
    const body = tidy(one.body);
    const named = namedLocale(tidy(one.locale));
    if (!body) continue;
    if (!named) return fault('unknown-locale', { title, locale: one.locale.slice(0, 40) });
    if (named === locale || found.has(named)) continue;
    const wrong = wrongBody(title, body);
    if (wrong) return wrong;
    const own = oneLine(one.title ?? '');
    if (own.length > LONGEST_TITLE) return fault('long-title', { n: own.length, limit: LONGEST_TITLE });
    found.set(named, { locale: named, ...(own ? { title: own } : {}), body });
  }
  return sorted([...found.values()]);
}

const ORDER: readonly Locale[] = ['zh-CN', 'ko', 'en'];
/** Languages in the order they are shown. */
export const sorted = <T extends { locale: Locale }>(variants: readonly T[]): T[] =>
  [...variants].sort((a, b) => ORDER.indexOf(a.locale) - ORDER.indexOf(b.locale));
