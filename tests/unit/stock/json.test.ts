// Any interface that answers JSON, read by an owner's mapping: paths, holes, paging, and every way it can be wrong.
import { describe, expect, it } from 'vitest';
import { JsonSource, StockSource } from '../../../lib/model/source.ts';
import { buildJsonRequest, type Place, readJsonAnswer, START } from '../../../lib/stock/sources/json.ts';
import { MAX_SOURCE_ROWS } from '../../../lib/stock/sources/limits.ts';
import { at, parsePath } from '../../../lib/stock/sources/path.ts';
import { onceEach } from '../../../lib/stock/sources/rows.ts';

const source = (more: Partial<JsonSource> = {}): JsonSource =>
  JsonSource.parse({
    kind: 'json',
    url: 'https://erp.example/api/stock?page={page}&size={size}',
    token: 'secret',
    mapping: { rows: 'data.items', sku: 'code', onHand: 'qty.now', reserved: 'qty.held', name: 'title' },
    paging: { kind: 'page', from: 1 },
    pageSize: 2,
    ...more,
  });
const answer = (body: unknown, status = 200, contentType = 'application/json') => ({
  status,
  contentType,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const row = (code: unknown, now: unknown, held?: unknown) => ({
  code,
  title: `The ${code}`,
  qty: { now, held },
});
const items = (...rows: unknown[]) => answer({ data: { items: rows } });
const code = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? undefined : result.error?.code;
const mapping = source().mapping;

describe('a path', () => {
  it.each([
    ['data.items[0].sku', ['data', 'items', 0, 'sku']],
    ['$', []],
    ['', []],
    ['$.rows', ['rows']],
    ['[1][2].a', [1, 2, 'a']],
    ['库存.现有', ['库存', '现有']],
  ])('%j is steps', (text, steps) => expect(parsePath(text)).toEqual(steps));

  it.each([
    'a..b',
    'a.',
    '.a',
    'a[-1]',
    'a[x]',
    'a b',
    '$x',
    'a.[0]',
    '__proto__',
    'a.constructor.name',
    'x.prototype',
    'a[*]',
    'a[?(@.b)]',
  ])('%j is none', (text) => expect(parsePath(text)).toBeUndefined());

  it('meets only what an object has of itself', () => {
    expect(at({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(at({}, ['toString'])).toBeUndefined();
    expect(at('text', ['length'])).toBeUndefined();
    expect(at({ 0: 'x' }, [0])).toBeUndefined();
    expect(at([1], ['length'])).toBeUndefined();
  });
});

describe('pages of rows nobody can use', () => {
  it('are no page that comes again, unless it is the very same', () => {
    const given = (...codes: string[]) => items(...codes.map((one) => row(one, 'many')));
    const first = readJsonAnswer(source(), { page: 1, rows: 2 }, given('A', 'B'));
    const at = first.ok ? first.value.next! : START;
    expect(code(readJsonAnswer(source(), at, given('C', 'D')))).toBeUndefined();
    expect(code(readJsonAnswer(source(), at, given('A', 'B')))).toBe('source.no-advance');
  });
});

describe('an answer of more rows than anybody has', () => {
  const many = (rows: number, place: Place = START) =>
    readJsonAnswer(
      source({ pageSize: 100 }),
      place,
      answer(`{"data":{"items":[${'0,'.repeat(rows - 1)}0]}}`),
    );
  it('is not read, be they good for anything or not', () => {
    expect(code(many(MAX_SOURCE_ROWS + 1))).toBe('source.too-many');
    expect(code(many(2, { page: 3, rows: MAX_SOURCE_ROWS - 1 }))).toBe('source.too-many');
    expect(code(many(2, { page: 3, rows: MAX_SOURCE_ROWS - 2 }))).toBeUndefined();
  });
});

describe('a kept source', () => {
  it('of before there were mappings is still one, and a page needs no address', () => {
    const old = { kind: 'vendure-graphql', url: 'https://shop.example/x', token: 't' };
    expect(StockSource.parse(old)).toEqual({ ...old, everyMinutes: 5, on: true });
    expect(StockSource.parse({ kind: 'page', marketplace: 'erp', page: 'stock' })).toMatchObject({
      on: true,
    });
  });
  it('takes no header that would break out of its line', () => {
    expect(JsonSource.safeParse({ ...source(), headers: { 'x-a': 'b\r\nc: d' } }).success).toBe(false);
    expect(JsonSource.safeParse({ ...source(), headers: { 'x a': 'b' } }).success).toBe(false);
  });
});

describe('what is asked', () => {
  const url = (more: Partial<JsonSource>, place: Place = START) => {
    const request = buildJsonRequest(source(more), place);
    return request.ok ? request.value.url : request.error.code;
  };
  it('is the page, the offset or the cursor in the address', () => {
    expect(url({}, { page: 3, rows: 6 })).toBe('https://erp.example/api/stock?page=4&size=2');
    expect(
      url({ url: 'https://e.example/s?from={offset}', paging: { kind: 'offset' } }, { page: 2, rows: 7 }),
    ).toBe('https://e.example/s?from=7');
    const cursor = {
      url: 'https://e.example/s?after={cursor}&n={size}',
      paging: { kind: 'cursor' as const, next: 'next' },
    };
    expect(url(cursor)).toBe('https://e.example/s?n=2');
    expect(url(cursor, { page: 1, rows: 2, cursor: 'a&b=c/d' })).toBe(
      'https://e.example/s?after=a%26b%3Dc%2Fd&n=2',
    );
  });

  it('goes into a body by kind, never as text that could end the text', () => {
    const body = JSON.stringify({ from: '{offset}', q: 'list {size}', graph: 'query { items { sku } }' });
    const request = buildJsonRequest(
      source({ url: 'https://e.example/s', body, paging: { kind: 'offset' } }),
      { page: 1, rows: 40 },
    );
    expect(request).toMatchObject({ ok: true, value: { method: 'POST' } });
    expect(request.ok && JSON.parse(request.value.body!)).toEqual({
      from: 40,
      q: 'list 2',
      graph: 'query { items { sku } }',
    });
  });

  it('carries the token in its header, and none where there is none', () => {
    const headers = (more: Partial<JsonSource>) => {
      const request = buildJsonRequest(source(more), START);
      return request.ok ? request.value.headers : undefined;
    };
    expect(headers({})).toMatchObject({ authorization: 'Bearer secret' });
    expect(headers({ tokenHeader: 'X-Key', headers: { 'x-shop': '7' } })).toMatchObject({
      'x-key': 'secret',
      'x-shop': '7',
    });
    expect(Object.keys(headers({ token: '' })!)).toEqual(['accept']);
  });

  it.each<[string, Partial<JsonSource>, string]>([
    ['to a host in the clear', { url: 'http://erp.example/?page={page}' }, 'source.url'],
    ['with a password in the address', { url: 'https://a:b@erp.example/?page={page}' }, 'source.url'],
    ['to a host that is a hole', { url: 'https://{page}.example/' }, 'source.url'],
    ['without a place for the page', { url: 'https://erp.example/' }, 'source.no-hole'],
    ['with the hole of another paging', { url: 'https://erp.example/?a={page}&b={offset}' }, 'source.hole'],
    ['with a hole nobody fills', { url: 'https://erp.example/?page={page}&k={key}' }, 'source.hole'],
    ['with a body that is no JSON', { body: '{page' }, 'source.body'],
    ['with a path that is none', { mapping: { ...mapping, sku: 'a..b' } }, 'source.path'],
    ['with a path into the language', { mapping: { ...mapping, rows: '__proto__.x' } }, 'source.path'],
    ['with a token that is none', { token: 'a b' }, 'source.token'],
  ])('never %s', (_what, more, why) => expect(code(buildJsonRequest(source(more), START))).toBe(why));
});

describe('what is answered', () => {
  it('is read by the mapping, numbers and texts alike', () => {
    expect(readJsonAnswer(source(), START, items(row('A', 5, 2), row(12, '1,200', null)))).toEqual({
      ok: true,
      value: {
        rows: [
          { sku: 'A', key: 'a', onHand: 5, reserved: 2, name: 'The A', line: 1 },
          { sku: '12', key: '12', onHand: 1200, name: 'The 12', line: 2 },
        ],
        skipped: [],
        next: { page: 1, rows: 2, before: { print: '[2,"a","12",0]', got: 2 } },
      },
    });
  });

  it('leaves out what is no count, with the reason; oversold is none', () => {
    const read = readJsonAnswer(
      source(),
      START,
      items(row('A', 1.5), row('', 1), row('B', null), row('C', -3), row('D', 4, 'many'), row('E', true)),
    );
    expect(read.ok && read.value.rows).toMatchObject([{ sku: 'C', onHand: 0 }]);
    expect(read.ok && read.value.skipped.map(({ line, code }) => [line, code])).toEqual([
      [1, 'stock.not-whole'],
      [2, 'stock.no-sku'],
      [3, 'stock.no-count'],
      [5, 'stock.not-a-number'],
      [6, 'stock.not-a-number'],
    ]);
  });

  it('takes a time as text or as a moment', () => {
    const timed = source({ mapping: { ...mapping, countedAt: 'at', warehouse: 'wh' } });
    const read = readJsonAnswer(
      timed,
      START,
      items(
        { ...row('A', 1), at: '2026-11-21T10:20:00Z', wh: 'North' },
        { ...row('B', 1), at: 1_790_000_000 },
      ),
    );
    expect(read.ok && read.value.rows).toMatchObject([
      { countedAt: '2026-11-21T10:20:00Z', warehouse: 'North' },
      { countedAt: new Date(1_790_000_000_000).toISOString() },
    ]);
  });

  it.each<[string, ReturnType<typeof answer>, string, string?]>([
    ['401', answer('{}', 401), 'source.refused'],
    ['a page', answer('<html>', 200, 'text/html'), 'source.html'],
    ['503', answer('', 503), 'source.down'],
    ['no answer', answer('', 0), 'source.down'],
    ['418', answer('{}', 418), 'source.status'],
    ['no JSON', answer('hello'), 'source.not-json'],
    ['nothing', answer(''), 'source.empty'],
    ['no rows', items(), 'source.empty'],
    ['no list there', answer({ data: {} }), 'source.found.nothing', 'data.items'],
    ['an object there', answer({ data: { items: { secret: 'pw' } } }), 'source.found.object', 'data.items'],
    ['rows that are texts', items('a', 'b'), 'source.found.text', 'data.items[0]'],
    [
      'rows without the SKU',
      items({ sku: 'A', qty: { now: 1 } }),
      'source.found.nothing',
      'data.items[0].code',
    ],
    ['rows whose SKU is a list', items(row(['secret'], 1)), 'source.found.list', 'data.items[0].code'],
    [
      'rows without a count',
      items({ code: 'A', qty: 'secret' }),
      'source.found.nothing',
      'data.items[0].qty.now',
    ],
    ['elsewhere', { ...answer(''), cut: 'redirect' as const } as never, 'source.redirect'],
    ['a flood', { ...answer(''), cut: 'too-large' as const } as never, 'source.too-large'],
  ])('%s is told by name and place, never by content', (_what, given, why, path) => {
    const read = readJsonAnswer(source(), START, given);
    expect(code(read)).toBe(why);
    if (path) expect(!read.ok && read.error.params).toEqual({ path });
    expect(JSON.stringify(read)).not.toMatch(/secret|pw/);
  });
});

describe('page after page', () => {
  /** Reads until the source says that was all. */
  function readAll(
    one: JsonSource,
    serve: (url: URL, body: string | undefined) => ReturnType<typeof answer>,
  ) {
    const skus: string[] = [];
    let place: Place | undefined = START;
    for (let n = 0; place && n < 20; n++) {
      const request = buildJsonRequest(one, place);
      if (!request.ok) return request.error.code;
      const read = readJsonAnswer(one, place, serve(new URL(request.value.url), request.value.body));
      if (!read.ok) return read.error.code;
      skus.push(...read.value.rows.map(({ sku }) => sku));
      place = read.value.next;
    }
    return skus.join('');
  }
  const ALL = [...'ABCDEFG'];
  const cut = (from: number, n = 2) => items(...ALL.slice(from, from + n).map((sku) => row(sku, 1)));

  it.each([5, 6, 7])('by number, whether or not the last page is full (%d)', (n) => {
    const some = ALL.slice(0, n);
    const serve = (url: URL) =>
      items(
        ...some
          .slice((Number(url.searchParams.get('page')) - 1) * 2)
          .slice(0, 2)
          .map((sku) => row(sku, 1)),
      );
    expect(readAll(source(), serve)).toBe(some.join(''));
  });

  it('by offset, though the server gives fewer than asked for', () => {
    const one = source({
      url: 'https://e.example/?o={offset}&n={size}',
      paging: { kind: 'offset' },
      pageSize: 50,
    });
    expect(readAll(one, (url) => cut(Number(url.searchParams.get('o')), 3))).toBe('ABCDEFG');
  });

  it('by cursor, and by the next address', () => {
    const serve = (next: (n: number) => unknown) => (url: URL) => {
      const from = Number(url.searchParams.get('after')) || 0;
      const rows = ALL.slice(from, from + 2).map((sku) => row(sku, 1));
      return answer({ data: { items: rows }, meta: { next: from + 2 < ALL.length ? next(from + 2) : null } });
    };
    const paging = { kind: 'cursor' as const, next: 'meta.next' };
    expect(readAll(source({ url: 'https://e.example/?after={cursor}', paging }), serve(String))).toBe(
      'ABCDEFG',
    );
    expect(
      readAll(
        source({ url: 'https://e.example/s', paging }),
        serve((n) => `/s?after=${n}`),
      ),
    ).toBe('ABCDEFG');
    expect(
      readAll(
        source({ url: 'https://e.example/s', paging }),
        serve(() => 'https://elsewhere.example/s'),
      ),
    ).toBe('source.elsewhere');
    expect(
      readAll(
        source({ url: 'https://e.example/?after={cursor}', paging }),
        serve(() => 'same'),
      ),
    ).toBe('source.no-advance');
  });

  it('is given up where the same page comes again', () => {
    expect(readAll(source(), () => cut(0))).toBe('source.no-advance');
  });

  it('ends where there is no page behind the last', () => {
    expect(
      readAll(source(), (url) => (url.searchParams.get('page') === '1' ? cut(0) : answer('', 404))),
    ).toBe('AB');
  });
});

it('a SKU that comes twice in one warehouse counts once', () => {
  const line = (sku: string, warehouse: string | undefined, n: number) => ({
    sku,
    key: sku.toLowerCase(),
    onHand: 4,
    line: n,
    ...(warehouse && { warehouse }),
  });
  const { lines, skipped } = onceEach([
    line('A', 'North', 1),
    line('A', 'South', 2),
    line('a', 'north', 3),
    line('B', undefined, 4),
    line('B', undefined, 5),
  ]);
  expect(lines.map(({ line }) => line)).toEqual([1, 2, 4]);
  expect(skipped.map(({ line, params }) => [line, params?.first])).toEqual([
    [3, 1],
    [5, 4],
  ]);
});
