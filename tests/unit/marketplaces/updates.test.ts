// What an address says of newer files: nobody's word, so every bad answer is named and changes nothing.
import { describe, expect, it } from 'vitest';
import { formatMarketplace } from '../../../lib/marketplaces/check.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { MAX_BYTES } from '../../../lib/marketplaces/open.ts';
import {
  addressOf,
  type Fetched,
  MAX_ANSWER,
  MAX_FILES,
  readUpdates,
} from '../../../lib/marketplaces/updates.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import { nested } from './bent.ts';

const HERE = MARKETPLACES;
const newer = (site: Marketplace, by = 1): Marketplace => ({ ...site, revision: site.revision + by });
const utf8 = (text: string) => new TextEncoder().encode(text);
const answer = (body: string | Uint8Array, more: Partial<Fetched> = {}): Fetched => ({
  is: 'answer',
  status: 200,
  contentType: 'application/json',
  body: typeof body === 'string' ? utf8(body) : body,
  ...(more as object),
});
const listed = (...files: unknown[]) => answer(JSON.stringify({ files }));
const read = (fetched: Fetched) => readUpdates(fetched, HERE);
const found = (fetched: Fetched) => {
  const result = read(fetched);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const [one, two] = HERE as [Marketplace, Marketplace];

describe('an address', () => {
  it.each([
    'https://example.com/sites.json',
    'https://example.com:8443/a?b=c',
    'http://127.0.0.1:4000/x.json',
    'http://localhost/x.json',
  ])('may be %s', (typed) => {
    expect(addressOf(` ${typed} `)).toEqual({ ok: true, value: typed });
  });

  it.each([
    'http://example.com/sites.json',
    'https://name:secret@example.com/',
    'ftp://example.com/',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'data:application/json,{}',
    'http://localhost.example.com/',
    'example.com/sites.json',
    '',
    `https://example.com/${'a'.repeat(1000)}`,
  ])('may not be %s', (typed) => {
    expect(addressOf(typed)).toMatchObject({ ok: false, error: { code: 'updates.address' } });
  });
});

describe('an answer', () => {
  it('is one file', () => {
    expect(found(answer(formatMarketplace(newer(one))))).toMatchObject({
      newer: [{ id: one.id, revision: one.revision + 1 }],
      same: 0,
      refused: [],
    });
  });

  it('is a list of files; only what is newer is offered, and a site nobody knew', () => {
    const { newer: offered, same } = found(
      listed(newer(one), two, { ...newer(two), revision: 1 }, { ...one, id: 'stranger' }),
    );
    expect(offered.map(({ id }) => id)).toEqual([one.id, 'stranger']);
    expect(same).toBe(2);
  });

  it('that has two of one site gives the newer of them', () => {
    const { newer: offered } = found(listed(newer(one), newer(one, 3), newer(one, 2)));
    expect(offered.map(({ revision }) => revision)).toEqual([one.revision + 3]);
  });

  it('that is bad in one file is good in the others', () => {
    const bad = { ...newer(two), origins: ['https://*.com/*'] };
    const { newer: offered, refused } = found(listed(bad, newer(one), 7, null));
    expect(offered.map(({ id }) => id)).toEqual([one.id]);
    expect(refused.map(({ n, id }) => [n, id])).toEqual([
      [1, two.id],
      [3, undefined],
      [4, undefined],
    ]);
    expect(refused[0]!.findings.map(({ rule }) => rule)).toContain('marketplace.bare-wildcard');
  });

  it.each<[string, Fetched, string]>([
    ['none', { is: 'network' }, 'updates.down'],
    ['too slow', { is: 'time' }, 'updates.slow'],
    ['too large while it came', { is: 'size' }, 'updates.large'],
    ['too large', answer(new Uint8Array(MAX_ANSWER + 1)), 'updates.large'],
    ['a server in trouble', answer('{}', { status: 503 } as never), 'updates.down'],
    ['too many questions', answer('{}', { status: 429 } as never), 'updates.down'],
    ['not there', answer('{}', { status: 404 } as never), 'updates.status'],
    ['elsewhere', answer('', { status: 302 } as never), 'updates.status'],
    ['nothing', answer(''), 'updates.empty'],
    ['an empty list', listed(), 'updates.empty'],
    ['a login page', answer('<!doctype html><p>Sign in'), 'updates.html'],
    ['a page that says so', answer('{}', { contentType: 'text/html' } as never), 'updates.html'],
    ['a list without an end', listed(...Array.from({ length: MAX_FILES + 1 }, () => one)), 'updates.many'],
  ])('%s is named', (_what, fetched, code) => {
    expect(read(fetched)).toMatchObject({ ok: false, error: { code } });
  });

  it.each<[string, Fetched, string]>([
    ['no JSON', answer('{"files": ['), 'marketplace.not-json'],
    ['no text', answer(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), 'marketplace.encoding'],
    ['one file over its size', answer(' '.repeat(MAX_BYTES + 1)), 'marketplace.too-large'],
    [
      'a list, and a file of it, without a bottom',
      answer(`{"files":[${nested(100_000)}]}`),
      'marketplace.too-deep',
    ],
    ['one file without a bottom', answer(nested(100_000)), 'marketplace.too-deep'],
    [
      'a file that reaches for the prototype',
      answer(JSON.stringify(newer(one)).replace('"words":{', '"words":{"__proto__":{"a":1},')),
      'marketplace.forbidden-key',
    ],
    [
      'a list of one that does',
      answer(JSON.stringify({ files: [newer(one)] }).replace('"words":{', '"words":{"__proto__":{"a":1},')),
      'marketplace.forbidden-key',
    ],
  ])('with %s offers nothing and says why', (_what, fetched, rule) => {
    const { newer: offered, refused } = found(fetched);
    expect(offered).toEqual([]);
    expect(refused).toHaveLength(1);
    expect(refused[0]!.findings.map((finding) => finding.rule)).toContain(rule);
    expect(({} as { a?: number }).a).toBeUndefined();
  });
});
