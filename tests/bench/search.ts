// Row 6: the palette's search over 10,000 replies, every key of 300 typed queries, beside minisearch and fuse.js over the
// same replies and the same keys; and how often what was meant stands among the first three.
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { pinyin } from 'pinyin-pro';
import type { Reply } from '../../lib/replies/reply.ts';
import { createIndex } from '../../lib/replies/search.ts';
import { type BenchOptions, type Measure, median, quantile } from './measure.ts';
import { madeReplies, type Typed, typedQueries } from './search-replies.ts';

const REPLIES = 10_000;
const GOAL_MS = 4;
const GOAL_TIMES = 5;
/** fuse.js takes a quarter of a second a key: it types one query in so many, and only ends the others. */
const FUSE_TYPES = 60;

type Search = (query: string) => string[];

/** Words by the platform's own segmenter, which knows Chinese; each also by its sound and by its initials. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const tokens = (text: string): string[] =>
  [...segmenter.segment(text)].filter((one) => one.isWordLike).map((one) => one.segment);
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
function spoken(text: string): string[] {
  if (/\p{Script=Han}/u.test(text))
    return (['pinyin', 'first'] as const).map((pattern) =>
      pinyin(text, { toneType: 'none', pattern, type: 'array', v: true, nonZh: 'removed' }).join(''),
    );
  if (!/[가-힣]/.test(text)) return [];
  const syllables = text.replace(/[^가-힣]/g, '');
  return [[...syllables].map((char) => INITIALS[Math.floor((char.charCodeAt(0) - 0xac00) / 588)]).join('')];
}

/** As its documentation has it for search as you type: prefixes, a little fuzzy, the title before the rest. */
function minisearch(replies: readonly Reply[]): Search {
  const index = new MiniSearch<Reply>({
    fields: ['title', 'folder', 'tags', 'body'],
    extractField: (reply, name) => [reply[name as 'title']].flat().join(' '),
    tokenize: tokens,
    processTerm: (term, field) => {
      const plain = term.toLowerCase();
      return field === 'title' ? [plain, ...spoken(plain)] : plain;
    },
    searchOptions: {
      prefix: true,
      fuzzy: 0.2,
      boost: { title: 3 },
      processTerm: (term) => term.toLowerCase(),
    },
  });
  index.addAll(replies);
  return (query) => index.search(query).map((hit) => String(hit.id));
}

/** As its documentation has it for long texts and weighed fields; sounds are one more field. */
function fuse(replies: readonly Reply[]): Search {
  const index = new Fuse(
    replies.map((reply) => ({ ...reply, sounds: spoken(reply.title) })),
    {
      ignoreLocation: true,
      includeScore: true,
      keys: [
        { name: 'title', weight: 3 },
        { name: 'sounds', weight: 2 },
        { name: 'tags', weight: 1 },
        { name: 'folder', weight: 1 },
        { name: 'body', weight: 1 },
      ],
    },
  );
  return (query) => index.search(query, { limit: 50 }).map((hit) => hit.item.id);
}

const time = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const keysOf = ({ query }: Typed): string[] =>
  [...query].map((_, i, all) => all.slice(0, i + 1).join('')).filter((key) => key.trim() !== '');

/** Of the queries, how many have what was meant among the first three; and by way of typing. */
function share(search: Search, queries: readonly Typed[]): { all: number; ways: Map<string, number> } {
  const ways = new Map<string, [number, number]>();
  for (const { how, query, want } of queries) {
    const [hit, of] = ways.get(how) ?? [0, 0];
    const found = search(query)
      .slice(0, 3)
      .some((id) => want.has(id));
    ways.set(how, [hit + Number(found), of + 1]);
  }
  const sum = [...ways.values()].reduce((hits, [hit]) => hits + hit, 0);
  return { all: sum / queries.length, ways: new Map([...ways].map(([how, [hit, of]]) => [how, hit / of])) };
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
const heap = () => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
};

export async function replySearch({ runs, small, say }: BenchOptions): Promise<Measure[]> {
  const all = madeReplies(small ? REPLIES / 10 : REPLIES);
  const replies = all.map(({ reply }) => reply);
  const queries = typedQueries(all);
  const before = heap();
  let index!: ReturnType<typeof createIndex>;
  const built = time(() => (index = createIndex(replies)));
  const taken = (heap() - before) / 1e6;
  const ours: Search = (query) => index.search(query).map((hit) => hit.id);
  const mini = minisearch(replies);
  const fuzzy = fuse(replies);

  // Of each key the best of all runs: what else the machine does is not the search's.
  const oursMs: number[] = [];
  const miniMs: number[] = [];
  const pairs: { fuse: number; ours: number; mini: number }[] = [];
  const keys = queries.flatMap(keysOf);
  const typeAll = (times: number[], search: Search, rounds: number) => {
    for (let round = 0; round < rounds; round++)
      keys.forEach((key, at) => {
        times[at] = Math.min(
          times[at] ?? Number.POSITIVE_INFINITY,
          time(() => search(key)),
        );
      });
  };
  typeAll(oursMs, ours, Math.max(9, runs));
  typeAll(miniMs, mini, 2);
  let at = 0;
  for (const [n, typed] of queries.entries())
    for (const key of keysOf(typed)) {
      if (n % FUSE_TYPES === 0)
        pairs.push({ fuse: time(() => fuzzy(key)), ours: oursMs[at]!, mini: miniMs[at]! });
      at++;
    }
  const found = { ours: share(ours, queries), mini: share(mini, queries), fuse: share(fuzzy, queries) };
  for (const how of found.ours.ways.keys())
    say(
      `  ${how}: first three ours ${percent(found.ours.ways.get(how)!)}, minisearch ${percent(found.mini.ways.get(how)!)}, fuse.js ${percent(found.fuse.ways.get(how)!)}`,
    );
  const p99 = quantile(oursMs, 0.99);
  const times = median(pairs.map((pair) => pair.fuse / pair.ours));
  const note =
    `${oursMs.length} keys, median ${median(oursMs).toFixed(2)} ms, worst ${Math.max(...oursMs).toFixed(1)} ms; built in ${built.toFixed(0)} ms, ${taken.toFixed(0)} MB; ` +
    `minisearch median ${median(miniMs).toFixed(2)}, p99 ${quantile(miniMs, 0.99).toFixed(1)} ms; fuse.js median ${median(pairs.map((pair) => pair.fuse)).toFixed(0)}, ` +
    `p99 ${quantile(
      pairs.map((pair) => pair.fuse),
      0.99,
    ).toFixed(0)} ms (${pairs.length} of the keys)`;
  say(`  ${note}`);
  const best = Math.max(found.mini.all, found.fuse.all);
  return [
    {
      row: 6,
      what: `quick-reply search per key, ${replies.length} replies, p99; fuse.js`,
      ours: p99,
      yardstick: quantile(
        pairs.map((pair) => pair.fuse),
        0.99,
      ),
      unit: 'ms',
      ratio: times,
      goal: `<= ${GOAL_MS} ms, >= ${GOAL_TIMES}x faster`,
      met: p99 <= GOAL_MS && times >= GOAL_TIMES,
      runs: oursMs.length,
      note,
    },
    {
      row: 6,
      what: 'what was meant among the first three; the better of minisearch and fuse.js',
      ours: 100 * found.ours.all,
      yardstick: 100 * best,
      unit: '%',
      ratio: found.ours.all / best,
      goal: 'better than both',
      met: found.ours.all > best,
      runs: queries.length,
      note: `minisearch ${percent(found.mini.all)}, fuse.js ${percent(found.fuse.all)}`,
    },
  ];
}
