// The labelled queries: they are what the score says they are, and the search still meets them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createIndex, type Searchable } from '../../../lib/replies/search.ts';

const read = (name: string) => readFileSync(`tests/unit/replies/${name}`, 'utf8');
const set = (replies: string, queries: string) => ({
  replies: JSON.parse(read(replies)) as Searchable[],
  queries: read(queries)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; how: string; query: string; want: string[] }),
});
const WAYS = [
  'chosung',
  'half-syllable',
  'initials',
  'latin-layout',
  'mixed',
  'pinyin',
  'polyphone',
  'prefix',
  'text',
  'typo',
  'words-any-order',
];

describe.each([
  ['own', set('score-replies.json', 'queries.jsonl')],
  ['unseen', set('unseen-replies.json', 'unseen-queries.jsonl')],
])('the labelled queries, %s', (_, { replies, queries }) => {
  it('name replies that there are, each query once, every way in a fair share', () => {
    const ids = new Set(replies.map((reply) => reply.id));
    expect(ids.size).toBe(400);
    for (const { id, want } of queries) {
      expect(want.length, id).toBeGreaterThan(0);
      for (const one of want) expect(ids, id).toContain(one);
    }
    expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length);
    expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
    for (const way of WAYS)
      expect(queries.filter(({ how }) => how === way).length, way).toBeGreaterThanOrEqual(30);
    expect(queries.every(({ how }) => WAYS.includes(how))).toBe(true);
  });

  it('find a reply that was meant among the first three, in 98 of 100', () => {
    const index = createIndex(replies);
    const missed = queries.filter(
      ({ query, want }) => !index.search(query, { limit: 3 }).some((hit) => want.includes(hit.id)),
    );
    expect(missed.length / queries.length, missed.map(({ id }) => id).join(' ')).toBeLessThanOrEqual(0.02);
  });
});
