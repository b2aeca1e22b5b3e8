// A shop's own back office as a source of stock: what is asked, and every way the answer can be wrong.
import { describe, expect, it } from 'vitest';
import { buildRequest, type HttpSource, readAnswer } from '../../../lib/stock/sources/http.ts';

const source: HttpSource = { kind: 'vendure-graphql', url: 'https://shop.example/admin-api', pageSize: 2 };
const variant = (sku: string, ...levels: [number, number][]) => ({
  sku,
  name: `The ${sku}`,
  trackInventory: 'INHERIT',
  stockLevels: levels.map(([stockOnHand, stockAllocated]) => ({ stockOnHand, stockAllocated })),
});
const answer = (body: unknown, status = 200, contentType = 'application/json; charset=utf-8') => ({
  status,
  contentType,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const items = (list: unknown[], totalItems = list.length) => ({
  data: { productVariants: { items: list, totalItems } },
});

describe('what is asked', () => {
  it('one page at a time, with the token where the shop wants it', () => {
    const request = buildRequest(source, 3, ' secret ');
    expect(request).toMatchObject({
      ok: true,
      value: { url: source.url, method: 'POST', headers: { authorization: 'Bearer secret' } },
    });
    const body = request.ok ? JSON.parse(request.value.body ?? '') : {};
    expect(body.variables).toEqual({ skip: 6, take: 2 });
    expect(body.query).toContain('stockLevels { stockOnHand stockAllocated }');
    expect(buildRequest({ ...source, tokenHeader: 'X-Api-Key' }, 0, 'k')).toMatchObject({
      value: { headers: { 'x-api-key': 'k' } },
    });
    expect(buildRequest({ ...source, headers: { 'vendure-token': 'eu' } }, 0, 'k')).toMatchObject({
      value: { headers: { 'vendure-token': 'eu' } },
    });
  });

  it.each(['http://shop.example/x', 'ftp://shop.example', 'shop.example', '', 'https://me:pw@shop.example/'])(
    'never of %j',
    (url) =>
      expect(buildRequest({ ...source, url }, 0, 'k')).toMatchObject({
        ok: false,
        error: { code: 'source.url' },
      }),
  );

  it('on this machine without https', () => {
    for (const url of ['http://localhost:3000/admin-api', 'http://127.0.0.1:3000/', 'http://[::1]:3000/']) {
      expect(buildRequest({ ...source, url }, 0, 'k').ok).toBe(true);
    }
  });

  it.each(['', '  ', 'a b', 'a\r\nx: y', '令牌'])('not with the token %j', (token) =>
    expect(buildRequest(source, 0, token)).toMatchObject({ ok: false, error: { code: 'source.token' } }),
  );
});

describe('what is answered', () => {
  it('is added up over the stock locations, page after page', () => {
    const first = readAnswer(
      source,
      0,
      answer(items([variant('A', [5, 1], [3, 2]), variant('B', [0, 0])], 3)),
    );
    expect(first).toEqual({
      ok: true,
      value: {
        rows: [
          { sku: 'A', key: 'a', name: 'The A', onHand: 8, reserved: 3, line: 1 },
          { sku: 'B', key: 'b', name: 'The B', onHand: 0, reserved: 0, line: 2 },
        ],
        skipped: [],
        total: 3,
        next: 1,
      },
    });
    const last = readAnswer(source, 1, answer(items([variant('C', [-2, 1])], 3)));
    expect(last).toMatchObject({
      ok: true,
      value: { rows: [{ sku: 'C', onHand: 0, reserved: 1, line: 3 }] },
    });
    expect(last.ok && last.value.next).toBeUndefined();
  });

  it('leaves out goods nobody counts, and those without a SKU', () => {
    const list = [{ ...variant('E-BOOK', [0, 0]), trackInventory: 'FALSE' }, variant(' ', [1, 0])];
    expect(readAnswer(source, 0, answer(items(list)))).toMatchObject({
      ok: true,
      value: {
        rows: [],
        skipped: [
          { line: 1, code: 'source.untracked' },
          { line: 2, code: 'stock.no-sku' },
        ],
      },
    });
  });

  it.each<[string, ReturnType<typeof answer>, string, Record<string, unknown>?]>([
    ['a refusal', answer('no', 401), 'source.refused', { status: 401 }],
    ['a refusal as a page', answer('<html>', 403, 'text/html'), 'source.refused', { status: 403 }],
    [
      'a refusal inside a success',
      answer({ errors: [{ message: 'x', extensions: { code: 'FORBIDDEN' } }], data: null }),
      'source.refused',
      { status: 'FORBIDDEN' },
    ],
    ['a sign-in page', answer('<!doctype html><p>Sign in', 200, 'text/html'), 'source.html', { status: 200 }],
    ['a page that claims to be data', answer('\n<html></html>'), 'source.html'],
    ['a fault of the server', answer('{}', 503), 'source.down', { status: 503 }],
    ['too many requests', answer('', 429), 'source.down'],
    ['no answer at all', answer('', 0, ''), 'source.down', { status: 0 }],
    ['not found', answer('Not found', 404, 'text/plain'), 'source.status', { status: 404 }],
    ['nothing', answer(''), 'source.empty'],
    ['no products', answer(items([])), 'source.empty'],
    ['half an answer', answer('{"data":{"prod'), 'source.shape', { path: '$' }],
    ['a list', answer('[]'), 'source.shape', { path: '$' }],
    ['another interface', answer({ products: [] }), 'source.shape', { path: 'data' }],
    ['another query', answer({ data: { x: 1 } }), 'source.shape', { path: 'data.productVariants' }],
    [
      'no items',
      answer({ data: { productVariants: {} } }),
      'source.shape',
      { path: 'data.productVariants.items' },
    ],
    [
      'no total',
      answer({ data: { productVariants: { items: [] } } }),
      'source.shape',
      { path: 'data.productVariants.totalItems' },
    ],
    [
      'a count as text',
      answer(items([{ ...variant('A'), stockLevels: [{ stockOnHand: '5', stockAllocated: 0 }] }])),
      'source.shape',
      { path: 'data.productVariants.items[0].stockLevels[0].stockOnHand' },
    ],
    [
      'a SKU as a number',
      answer(items([{ sku: 5, stockLevels: [] }])),
      'source.shape',
      { path: 'data.productVariants.items[0].sku' },
    ],
    [
      'a query it does not know',
      answer({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }, 400),
      'source.shape',
      { path: 'errors[0] GRAPHQL_VALIDATION_F' },
    ],
    [
      'fewer rows than asked for',
      answer(items([variant('A', [1, 0])], 5)),
      'source.page-size',
      { asked: 2, got: 1 },
    ],
  ])('%s is a named failure', (_, given, code, params) => {
    const result = readAnswer(source, 0, given);
    expect(result).toMatchObject({ ok: false, error: { code, ...(params && { params }) } });
  });
});
