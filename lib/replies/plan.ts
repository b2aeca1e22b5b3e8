// Plan: what an import would do to the replies a shop has. A dry run: it answers what would be added and updated, and
// which lines were left out and why; writing is the caller's.
import { fail, ok, type Result } from '../model/basics.ts';
import { type Content, contentOf, type Draft, type Skipped, sorted } from './content.ts';
import { type Reply, stepOf } from './reply.ts';

export type { Draft, Skipped } from './content.ts';
export { LONGEST_BODY, LONGEST_TITLE, localeOf, tidyTags } from './content.ts';

export const MOST_ROWS = 50_000;

export interface Plan {
  added: number;
  updated: number;
  same: number;
  skipped: Skipped[];
  /** The replies to write: those added, and those updated as they will be. */
  changes: Reply[];
  /** The replies an update changes, as they are, by id. */
  before: Map<string, Reply>;
}

export interface ImportOptions {
  existing: readonly Reply[];
  /** For new replies whose line does not say. Default private. */
  scope?: Reply['scope'];
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

/** What of a reply travels in a file, always in this order, so that two can be compared as text. */
export const exported = ({
  id,
  folder,
  title,
  body,
  tags,
  locale,
  purpose,
  scope,
  variants,
  image,
  until,
}: Reply) => ({
  id,
  ...(folder ? { folder } : {}),
  title,
  body,
  tags,
  locale,
  ...(purpose ? { purpose } : {}),
  scope,
  ...(variants?.length
    ? {
        variants: sorted(variants).map((one) => ({
          locale: one.locale,
          ...(one.title ? { title: one.title } : {}),
          body: one.body,
        })),
      }
    : {}),
  ...(image ? { image } : {}),
  ...(until ? { until } : {}),
});

/** The reply a line makes: what the line says, and for the rest what was there. */
function made(id: string, content: Content, known: Reply | undefined, scope: Reply['scope']): Reply {
  const folder = content.folder ?? known?.folder;
  const purpose = content.purpose ?? known?.purpose;
  const step = purpose === known?.purpose ? known?.step : stepOf(purpose || undefined);
  const variants = content.variants ?? known?.variants;
  const until = content.until === undefined ? known?.until : content.until;
  // A sheet has no room for a picture that is kept here: an empty cell does not take it away.
  const kept =
    content.image === undefined || (content.image === null && known?.image && 'data' in known.image);
  const image = kept ? known?.image : content.image;
  return {
    id,
    title: content.title,
    body: content.body,
    locale: content.locale,
    ...(variants?.length ? { variants } : {}),
    ...(folder ? { folder } : {}),
    tags: content.tags ?? known?.tags ?? [],
    ...(purpose ? { purpose } : {}),
    ...(step ? { step } : {}),
    scope,
    uses: known?.uses ?? 0,
    ...(image ? { image } : {}),
    ...(until ? { until } : {}),
    // A starter that a shop rewrites keeps its id, so that its uses stay with it, and becomes the shop's own.
    source: 'own',
  };
}

/** Titles made of first words may meet: then they are told apart by a number. */
function untitled(content: Content, taken: Map<string, string>): Content {
  for (let n = 1; ; n++) {
    const title = n === 1 ? content.title : `${content.title} ${n}`;
    const key = place({ ...content, title });
    const body = taken.get(key);
    if (body === undefined || body === content.body) {
      taken.set(key, content.body);
      return { ...content, title };
    }
  }
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
  const titles = new Map<string, string>();
  const lines = new Map<string, number>();
  const plan: Plan = { added: 0, updated: 0, same: 0, skipped: [], changes: [], before: new Map() };
  for (const draft of drafts) {
    const read = contentOf(draft);
    if ('fault' in read) {
      plan.skipped.push({ line: draft.line, ...read.fault });
      continue;
    }
    const content = draft.title === undefined ? untitled(read, titles) : read;
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
    const stated = draft.scope === 'shared' || draft.scope === 'private' ? draft.scope : undefined;
    const reply = made(id, content, known, stated ?? known?.scope ?? scope);
    if (known && JSON.stringify(exported(known)) === JSON.stringify(exported(reply))) {
      plan.same++;
      continue;
    }
    plan[known ? 'updated' : 'added']++;
    if (known) plan.before.set(id, known);
    plan.changes.push(reply);
  }
  return ok(plan);
}
