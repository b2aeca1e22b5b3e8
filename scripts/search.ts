// `npm run -s search -- --replies FILE.json [--limit N]`: asks the palette's search from a terminal. One query a line on
// stdin, `{id?, query, step?}`; one answer a line, `{id?, ids}`, best first. Errors go to stderr with exit code 1.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createIndex, type Searchable } from '../lib/replies/search.ts';

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

/** One entry of the file as the index wants it: id and title are needed, the rest may be missing or odd. */
function searchable(entry: unknown, at: number): Searchable {
  const { id, title, body, tags, folder, step, uses } = (entry ?? {}) as Record<string, unknown>;
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof title !== 'string')
    return fail(`replies[${at}]: needs an id and a title`);
  return {
    id: String(id),
    title,
    body: text(body) ?? '',
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    uses: typeof uses === 'number' ? uses : 0,
    ...(text(folder) ? { folder: String(folder) } : {}),
    ...(typeof step === 'number' ? { step: step as NonNullable<Searchable['step']> } : {}),
  };
}

function read(file: string): Searchable[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    if (Array.isArray(parsed)) return parsed.map(searchable);
  } catch (error) {
    return fail(`${file}: ${(error as Error).message}`);
  }
  return fail(`${file}: expected a JSON array of replies`);
}

function options(): { replies: string; limit: number } {
  try {
    const { values } = parseArgs({ options: { replies: { type: 'string' }, limit: { type: 'string' } } });
    const limit = Number(values.limit ?? 20);
    if (values.replies && Number.isInteger(limit) && limit > 0) return { replies: values.replies, limit };
  } catch (error) {
    return fail((error as Error).message);
  }
  return fail('usage: npm run -s search -- --replies FILE.json [--limit N] < queries.jsonl');
}

const { replies, limit } = options();
const index = createIndex(read(replies));
let line = 0;
for await (const row of createInterface({ input: process.stdin })) {
  line++;
  if (!row.trim()) continue;
  let asked: { id?: unknown; query?: unknown; step?: unknown };
  try {
    asked = JSON.parse(row);
  } catch {
    asked = fail(`line ${line}: not JSON`);
  }
  if (typeof asked?.query !== 'string') fail(`line ${line}: needs a query`);
  const step = typeof asked.step === 'number' ? asked.step : undefined;
  const ids = index.search(String(asked.query), { limit, step }).map((hit) => hit.id);
  process.stdout.write(`${JSON.stringify(asked.id === undefined ? { ids } : { id: asked.id, ids })}\n`);
}
