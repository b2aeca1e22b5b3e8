// npm run search:score: the palette's search against the labelled queries. Prints, by set, way of typing and language, how
// often a reply that was meant stands among the first three and how often first, and names each miss. The second set is
// of somebody who never saw the search, nor was it changed for it. Exit 1 below 98 % of either.
import { readFileSync } from 'node:fs';
import { createIndex, type Searchable } from '../lib/replies/search.ts';

interface Labelled {
  id: string;
  /** How it was typed: `pinyin`, `chosung`, `typo` and so on. */
  how: string;
  query: string;
  /** The replies a person would take as the answer. */
  want: string[];
}
const GOAL = 0.98;
const SHOWN = 3;

const data = (name: string) =>
  readFileSync(new URL(`../tests/unit/replies/${name}`, import.meta.url), 'utf8');
const sets = [
  { set: 'own', replies: 'score-replies.json', queries: 'queries.jsonl' },
  { set: 'unseen', replies: 'unseen-replies.json', queries: 'unseen-queries.jsonl' },
].map(({ set, replies, queries }) => ({
  set,
  replies: JSON.parse(data(replies)) as Searchable[],
  queries: data(queries)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled),
}));

interface Row {
  all: number;
  shown: number;
  first: number;
  missed: string[];
}
const rows = new Map<string, Row>();
const misses: string[] = [];
const times: number[] = [];
for (const { set, replies, queries } of sets) {
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  const index = createIndex(replies);
  for (const { id, how, query, want } of queries) {
    const meant = want.map((one) => byId.get(one));
    if (meant.length === 0 || meant.includes(undefined)) throw new Error(`${id}: no such reply: ${want}`);
    const start = performance.now();
    const hits = index.search(query);
    times.push(performance.now() - start);
    const ids = hits.map((hit) => hit.id);
    const shown = ids.slice(0, SHOWN).some((one) => want.includes(one));
    for (const key of [how, meant[0]!.locale ?? 'no language', set]) {
      const row = rows.get(key) ?? { all: 0, shown: 0, first: 0, missed: [] };
      rows.set(key, row);
      row.all++;
      if (shown) row.shown++;
      else row.missed.push(id);
      if (want.includes(ids[0] ?? '')) row.first++;
    }
    if (shown) continue;
    const got = ids.slice(0, SHOWN).map((one) => `${one} ${byId.get(one)!.title}`);
    const at = ids.findIndex((one) => want.includes(one)) + 1;
    misses.push(
      `${id} [${how}] ${JSON.stringify(query)}: wanted ${meant.map((one) => `${one!.id} ${one!.title}`).join(' | ')}, ` +
        `${at ? `is number ${at} after` : 'not found; got'} ${got.join(' | ') || 'nothing'}`,
    );
  }
}
const percent = (n: number, of: number) => `${n}/${of} (${((100 * n) / of).toFixed(1)} %)`;
for (const miss of misses) console.log(miss);
for (const [key, { all, shown, first, missed }] of rows)
  console.log(
    `${key}: in the first three ${percent(shown, all)}, first ${percent(first, all)}${missed.length ? `; missed ${missed.join(' ')}` : ''}`,
  );
times.sort((a, b) => a - b);
console.log(`p99 ${times[Math.floor(times.length * 0.99)]!.toFixed(3)} ms a query`);
if (sets.some(({ set }) => rows.get(set)!.shown / rows.get(set)!.all < GOAL)) process.exitCode = 1;
