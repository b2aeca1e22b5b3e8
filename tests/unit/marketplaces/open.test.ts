// An owner's marketplace file comes from anywhere: a sound one opens in whatever form an editor left it, a hostile one is
// refused by name.
import { describe, expect, it } from 'vitest';
import { formatMarketplace } from '../../../lib/marketplaces/check.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import { openMarketplace } from '../../../lib/marketplaces/open.ts';
import { type Bent, bent, holds, nested, orderId } from './bent.ts';

const site = MARKETPLACES[0]!;
const text = formatMarketplace(site);
const utf8 = (s: string): Uint8Array => new TextEncoder().encode(s);
const utf16 = (s: string, big: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 * s.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < s.length; i++) view.setUint16(2 * i, s.charCodeAt(i), !big);
  return bytes;
};
const bentText = (change: (file: Bent) => void): string => JSON.stringify(bent(change));
const raw = (from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const codeOf = (file: string | Uint8Array): string => {
  const opened = openMarketplace(file);
  return opened.ok ? 'ok' : opened.error.code.replace('marketplace.', '');
};

describe('a marketplace file from an owner opens', () => {
  it.each<[string, string | Uint8Array]>([
    ['as it is kept', text],
    ['as bytes', utf8(text)],
    ['with a mark at its beginning', utf8(`\uFEFF${text}`)],
    ['with that mark as text', `\uFEFF${text}`],
    ['in UTF-16, little end first', utf16(`\uFEFF${text}`, false)],
    ['in UTF-16, big end first', utf16(`\uFEFF${text}`, true)],
    ['in one line', JSON.stringify(site)],
    ['with Windows line ends', text.replaceAll('\n', '\r\n')],
    ['with its keys in another order', JSON.stringify(Object.fromEntries(Object.entries(site).reverse()))],
  ])('%s, and is normalised', (_what, file) => {
    const opened = openMarketplace(file);
    expect(opened).toMatchObject({ ok: true });
    if (opened.ok) expect(formatMarketplace(opened.value)).toBe(text);
  });

  it.each(MARKETPLACES)('when it is the built-in one of $id', (one) => {
    expect(codeOf(utf8(formatMarketplace(one)))).toBe('ok');
  });

  it.each(['订单号', '주문번호', '訂單', 'رقم الطلب', 'हिन्दी', '😀', 'constructor', '__proto__', 'toString'])(
    'with labels and values in any script and of any name: %s',
    (word) => {
      const opened = openMarketplace(
        bentText((f) => {
          f.name.en = word;
          f.words.status.paid = [word];
          orderId(f).read = { enum: [{ value: word, says: [word] }] };
          delete orderId(f).take;
          orderId(f).hasText = [word];
        }),
      );
      expect(opened).toMatchObject({ ok: true, value: { words: { status: { paid: [word] } } } });
    },
  );

  it('with hosts that are exact numbers', () => {
    const add = (f: Bent) => {
      f.origins.push('http://192.168.1.20:3000/*');
      f.pages[0].match.hosts.push('192.168.1.20:3000');
    };
    expect(codeOf(bentText(add))).toBe('ok');
  });
});

const at = (selector: string) => bentText((f) => (orderId(f).at = selector));
const host = (name: string) => bentText((f) => f.pages[0].match.hosts.push(name));
const origin = (name: string) => bentText((f) => f.origins.push(name));
const template = (one: string) => bentText((f) => (orderId(f).take = { templates: [one], hole: 'a' }));

const HOSTILE: [string, string, () => string | Uint8Array][] = [
  ['10 MB', 'too-large', () => `"${'x'.repeat(10_000_000)}"`],
  ['10 MB of bytes', 'too-large', () => new Uint8Array(10_000_000)],
  ['100,000 levels', 'too-deep', () => nested(100_000)],
  ['100,000 levels of objects', 'too-deep', () => '{"a":'.repeat(100_000)],
  ['100,000 values', 'too-many', () => `[${'0,'.repeat(100_000)}0]`],
  ['100,000 empty lists', 'too-many', () => `[${'[],'.repeat(100_000)}0]`],
  ['bytes that are no text', 'encoding', () => new Uint8Array([0x7b, 0xb6, 0xa9, 0xb5, 0xa5, 0x7d])],
  ['UTF-16 that does not say so', 'encoding', () => utf16(text, false)],
  ['half a UTF-16 letter', 'encoding', () => utf16(`\uFEFF${text}`, false).subarray(0, 101)],
  ['nothing', 'not-json', () => ''],
  ['a web page', 'not-json', () => '<!doctype html><script>alert(1)</script>'],
  ['a script', 'not-json', () => `globalThis.x = ${text}`],
  ['comments', 'not-json', () => `// mine\n${text}`],
  ['NaN', 'not-json', () => raw('"revision": 1', '"revision": NaN')],
  ['Infinity', 'not-json', () => raw('"revision": 1', '"revision": -Infinity')],
  ['a number beyond numbers', 'wrong-shape', () => raw('"revision": 1', '"revision": 1e999')],
  ['half a number', 'wrong-shape', () => raw('"revision": 1', '"revision": 1.5')],
  [
    'the key __proto__',
    'forbidden-key',
    () => raw('"schema": 1', '"schema": 1, "__proto__": {"polluted": 1}'),
  ],
  [
    'the key __proto__, escaped',
    'forbidden-key',
    () => raw('"schema": 1', '"schema": 1, "\\u005f_proto__": {}'),
  ],
  ['the key constructor', 'forbidden-key', () => bentText((f) => (f.words.status.constructor = ['x']))],
  ['the key toString', 'forbidden-key', () => bentText((f) => (f.pages[0].match.query = { toString: 'x' }))],
  [
    'the key toString of a field',
    'forbidden-key',
    () => bentText((f) => (f.pages[0].orders.fields.toString = null)),
  ],
  ['a key nobody knows', 'unknown-key', () => bentText((f) => (f.script = 'alert(1)'))],
  ['a schema of its own', 'unknown-key', () => bentText((f) => (f.$schema = './schema.json'))],
  ['a reader nobody knows', 'unknown-key', () => bentText((f) => (orderId(f).read = { regex: '.*' }))],
  ['a simple reader nobody knows', 'wrong-shape', () => bentText((f) => (orderId(f).read = 'html'))],
  [
    'a parser nobody knows',
    'wrong-shape',
    () => bentText((f) => (f.pages[0].orders.fields.orderId.parse = 'eval')),
  ],
  ['a reader called toString', 'wrong-shape', () => bentText((f) => (orderId(f).read = 'toString'))],
  ['a selector of 401 letters', 'wrong-shape', () => at('a'.repeat(401))],
  ['a selector of a hundred alternatives', 'heavy-selector', () => at(Array(100).fill('a').join(','))],
  ['a selector with many :has', 'heavy-selector', () => at('p:has(a):has(b):has(i):has(u)')],
  ['a selector within selectors', 'heavy-selector', () => at(':not(:is(:not(:is(:not(a)))))')],
  ['a selector of many steps', 'heavy-selector', () => at(Array(40).fill('p').join(' '))],
  ['a selector of anything in anything', 'heavy-selector', () => at('* * * * *')],
  ['a selector through many roots', 'heavy-selector', () => at('a >>> b >>> c >>> d >>> e')],
  [':has in :has', 'bad-selector', () => at('p:has(a:has(b))')],
  [
    ':nth-child of a selector',
    'bad-selector',
    () => bentText((f) => (f.pages[0].ready = ':nth-child(2 of p)')),
  ],
  ['a pseudo-class nobody knows', 'bad-selector', () => at('p:evil(1)')],
  ['a pseudo-element', 'bad-selector', () => at('p::before')],
  ['an address in a selector', 'bad-selector', () => at('@import url(//x.example)')],
  ['nine holes', 'bad-template', () => template('abcdefghi'.replace(/./g, '{$&:digits}-'))],
  ['sixty stars', 'bad-template', () => template(`{a}${'-*'.repeat(60)}`)],
  ['a template of 201 letters', 'wrong-shape', () => template(`{a}${'x'.repeat(201)}`)],
  ['a hole of a kind every object has', 'bad-template', () => template('{a:toString}')],
  ['a hole called constructor', 'bad-template', () => template('{a}-{constructor}')],
  ['any host', 'bare-wildcard', () => host('*')],
  ['every .com', 'bare-wildcard', () => host('*.com')],
  ["every shop of a host's", 'bare-wildcard', () => host('*.myshopify.com')],
  ['numbers with a wildcard', 'bare-wildcard', () => host('*.168.1.20')],
  ['a star within a name', 'bare-wildcard', () => host('a*.example.com')],
  ['another name before an @', 'bare-wildcard', () => host('trade.taobao.com@evil.example')],
  ['any origin', 'bare-wildcard', () => origin('*://*/*')],
  ['all addresses', 'bare-wildcard', () => origin('<all_urls>')],
  ['every .com as an origin', 'bare-wildcard', () => origin('https://*.com/*')],
  ['files as an origin', 'bare-wildcard', () => origin('file:///*')],
  ['any host as a login', 'bare-wildcard', () => bentText((f) => (f.login = ['**']))],
  ['any host in a region', 'bare-wildcard', () => bentText((f) => (f.regions = [{ hosts: ['*.com'] }]))],
  ['two pages of one id', 'twice', () => bentText((f) => f.pages.push(f.pages[0]))],
  ['a list', 'wrong-shape', () => '[]'],
  ['null', 'wrong-shape', () => 'null'],
  ['words that are numbers', 'wrong-shape', () => bentText((f) => (f.words.status.paid = [1]))],
  ['pages that are a text', 'wrong-shape', () => bentText((f) => (f.pages = 'all'))],
];

describe('a marketplace file is refused for', () => {
  it.each(HOSTILE)('%s: %s', (_what, code, file) => {
    expect(codeOf(file())).toBe(code);
    holds(file());
  });
});
