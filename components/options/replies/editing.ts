// One reply while it is written: a title and a text for each language, and the reply that makes when it is kept.
import type { Failure, Locale } from '../../../lib/model/basics.ts';
import { newId } from '../../../lib/model/entries.ts';
import { goodImage, LONGEST_BODY, sorted, tidyTags } from '../../../lib/replies/content.ts';
import { type Purpose, type Reply, stepOf } from '../../../lib/replies/reply.ts';
import { lint } from '../../../lib/replies/template.ts';

export const LOCALES: readonly Locale[] = ['zh-CN', 'ko', 'en'];

export const newReply = (locale: Locale): Reply => ({
  id: `own.${newId()}`,
  title: '',
  body: '',
  locale,
  tags: [],
  scope: 'private',
  uses: 0,
  source: 'own',
});

export interface Writing {
  /** The reply's own language: the others are variants of it. */
  main: Locale;
  texts: Record<Locale, { title: string; body: string }>;
  folder: string;
  tags: string;
  purpose: Purpose | undefined;
  scope: Reply['scope'];
  until: string;
  link: string;
  data: string | undefined;
}

export function writingOf(reply: Reply): Writing {
  const empty = { title: '', body: '' };
  const texts: Writing['texts'] = { 'zh-CN': empty, ko: empty, en: empty };
  for (const { locale, title = '', body } of reply.variants ?? []) texts[locale] = { title, body };
  texts[reply.locale] = { title: reply.title, body: reply.body };
  const { image } = reply;
  return {
    main: reply.locale,
    texts,
    folder: reply.folder ?? '',
    tags: reply.tags.join(', '),
    purpose: reply.purpose,
    scope: reply.scope,
    until: reply.until ?? '',
    link: image && 'link' in image ? image.link : '',
    data: image && 'data' in image ? image.data : undefined,
  };
}

/** Another language is the reply's own: what was written goes along where nothing stands there yet. */
export function mainIn(writing: Writing, main: Locale): Writing {
  const { texts } = writing;
  const isFree = !texts[main].body.trim() && !texts[main].title.trim();
  const moved = isFree
    ? { ...texts, [main]: texts[writing.main], [writing.main]: { title: '', body: '' } }
    : texts;
  return { ...writing, main, texts: moved };
}

/** What is wrong with one text. */
export type Wrong =
  | { is: 'empty' }
  | { is: 'long'; n: number; limit: number }
  | { is: 'template'; failure: Failure };

export interface Faults {
  title?: true;
  /** By language, the reply's own first. */
  bodies: { locale: Locale; wrong: Wrong }[];
  link?: true;
}

/** What keeps it from being kept. `tried`: what is still empty counts as well. */
export function faultsOf({ main, texts, link }: Writing, tried: boolean): Faults {
  const bodies: Faults['bodies'] = [];
  for (const locale of [main, ...LOCALES.filter((one) => one !== main)]) {
    const { title, body } = texts[locale];
    const add = (wrong: Wrong) => bodies.push({ locale, wrong });
    // Far above the limit nothing is parsed: the sentence about the length is all there is to say.
    if (body.length > LONGEST_BODY) add({ is: 'long', n: body.length, limit: LONGEST_BODY });
    else if (!body.trim()) {
      if (tried && (locale === main || title.trim())) add({ is: 'empty' });
    } else {
      const found = lint(body);
      if (found && !found.ok) add({ is: 'template', failure: found.error });
    }
  }
  return {
    ...(tried && !texts[main].title.trim() ? { title: true } : {}),
    bodies,
    ...(link.trim() && !goodImage({ link: link.trim() }) ? { link: true } : {}),
  };
}

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ');

/** The reply as it is kept; for a writing without faults. */
export function replyOf(reply: Reply, writing: Writing): Reply {
  const { main, texts, folder, tags, purpose, scope, until, link, data } = writing;
  const step = stepOf(purpose);
  const variants = sorted(
    LOCALES.filter((locale) => locale !== main && texts[locale].body.trim()).map((locale) => {
      const title = oneLine(texts[locale].title);
      return { locale, ...(title ? { title } : {}), body: texts[locale].body.trim() };
    }),
  );
  const path = folder
    .split('/')
    .map((step) => step.trim())
    .filter(Boolean)
    .join('/');
  const image = data ? { data } : link.trim() ? { link: link.trim() } : undefined;
  return {
    id: reply.id,
    title: oneLine(texts[main].title),
    body: texts[main].body.trim(),
    locale: main,
    ...(variants.length ? { variants } : {}),
    ...(path ? { folder: path } : {}),
    tags: tidyTags([tags]),
    ...(purpose ? { purpose } : {}),
    ...(step ? { step } : {}),
    scope,
    uses: reply.uses,
    ...(image ? { image } : {}),
    ...(until ? { until } : {}),
    source: 'own',
  };
}

/** The line a fault is in, cut in three: before it, what is wrong, and behind. */
export function pointAt(
  body: string,
  { line = 1, col = 1, name }: Record<string, string | number | undefined>,
): { before: string; wrong: string; after: string; from: number; to: number } {
  const lines = body.split('\n');
  const at = Math.min(lines.length, Math.max(1, Number(line))) - 1;
  const text = lines[at]!;
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  const begin = Math.min(text.length, Math.max(0, Number(col) - 1));
  // The engine names the place of the mark; the name itself stands a little behind.
  const found = typeof name === 'string' ? text.indexOf(name, begin) : -1;
  const [from, to] = found >= 0 ? [found, found + String(name).length] : [begin, text.length];
  const NEAR = 24;
  return {
    before: (from > NEAR ? '…' : '') + text.slice(Math.max(0, from - NEAR), from),
    wrong: text.slice(from, Math.min(to, from + 2 * NEAR)),
    after: text.slice(to, to + NEAR),
    from: start + from,
    to: start + to,
  };
}
