// Every page case and every page an end-to-end test shows holds invented people only: those of the fake lists.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCases, loadCase, type PageCase } from '../../../scripts/lib/cases.ts';
import { findForeign, findForeignText } from '../../../scripts/lib/known.ts';
import known from '../../../scripts/lib/known-people.json';

const TESTS = join(import.meta.dirname, '../..');
const CASES = findCases(join(TESTS, 'pages'));
const load = (dir: string) => ({ given: loadCase(dir), html: readFileSync(join(dir, 'page.html'), 'utf8') });

describe('page cases', () => {
  test('hold nobody who is not from the fake lists', () => {
    expect(CASES.length).toBeGreaterThan(100);
    const foreign = CASES.flatMap((dir) => {
      const { given, html } = load(dir);
      return findForeign(given, html).map(
        (one) => `${relative(TESTS, dir)}/${one.where}: ${one.kind} ${one.text}`,
      );
    });
    expect(foreign).toEqual([]);
  });

  test('and the pages end-to-end tests show neither', () => {
    const pages = ['e2e', 'consoles'].flatMap((top) =>
      readdirSync(join(TESTS, top), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(?:html|tsx?)$/.test(path) && !path.includes('node_modules'))
        .map((path) => join(TESTS, top, path)),
    );
    expect(pages.length).toBeGreaterThan(10);
    const foreign = pages.flatMap((path) =>
      findForeignText(readFileSync(path, 'utf8')).map(
        (one) => `${relative(TESTS, path)}:${one.where}: ${one.kind} ${one.text}`,
      ),
    );
    expect(foreign).toEqual([]);
  });

  test('are what the list of known people is for: sorted, each once, none that no case holds', () => {
    const everything = CASES.map((dir) => {
      const { given, html } = load(dir);
      return JSON.stringify(given.expected.facts) + html;
    }).join('\n');
    for (const list of Object.values(known)) {
      expect([...new Set(list)].sort()).toEqual(list);
      expect(
        list.filter((one) => !everything.includes(one) && !everything.includes(one.replaceAll('&', '&amp;'))),
      ).toEqual([]);
    }
  });
});

describe('the search finds what is planted', () => {
  const [dir] = CASES.filter((one) => one.endsWith(join('practice', 'orders', 'normal')));
  const { given, html } = load(dir!);
  const found = (page: string, by: PageCase = given) =>
    findForeign(by, page).map(({ kind, text }) => `${kind} ${text}`);
  const planted = (text: string) => html.replace('</body>', `<p>${text}</p></body>`);

  test('the case as it is holds nothing', () => {
    expect(existsSync(dir!)).toBe(true);
    expect(found(html)).toEqual([]);
  });

  test.each([
    ['a Chinese phone', '请打 13912345678', 'phone 13912345678'],
    ['one with blanks and a mask', '139 1234 5678', 'phone 139 1234 5678'],
    ['a masked one', '电话 189****4321', 'phone 189****4321'],
    ['a Korean phone', '연락처 010-2345-6789', 'phone 010-2345-6789'],
    ['an American phone', 'call (415) 867-5309', 'phone 415) 867-5309'],
    ['a British phone', 'tel +44 20 7123 4567', 'phone +44 20 7123 4567'],
    ['an e-mail', 'someone@gmail.com', 'mail someone@gmail.com'],
    ['a labelled Chinese name', '收件人：诸葛明亮', 'name 诸葛明亮'],
    ['a labelled Korean name', '받는사람: 박서준', 'name 박서준'],
    ['an identity number', '11010519491231002X', 'identity 11010519491231002X'],
    ['a Korean identity number', '900101-1234567', 'identity 900101-1234567'],
    ['a bank card', '6222 0212 3456 7894', 'card'],
    ['a Chinese address', '寄到浙江省杭州市西湖区文三路90号', 'address 浙江省杭州市西湖区文三路90号'],
    ['a Korean address', '서울특별시 강남구 테헤란로 152', 'address 서울특별시 강남구 테헤란로 152'],
    [
      'an American address',
      'ship to 1742 Crestwood Avenue, Portland, OR 97201',
      'address 1742 Crestwood Avenue',
    ],
  ])('%s', (_, text, expected) => {
    expect(found(planted(text)).join('\n')).toContain(expected);
    const quoted = html.replace('</body>', `<a title="${text}"></a></body>`);
    expect(found(quoted).join('\n'), 'in an attribute').toContain(expected);
    expect(found(html.replace('</body>', `<!-- ${text} --></body>`)).join('\n'), 'in a comment').toContain(
      expected,
    );
  });

  test.each([
    [
      "a buyer's name",
      (facts: PageCase['expected']['facts']) => (facts.orders[0]!.buyer.name = '诸葛明亮'),
      'name 诸葛明亮',
    ],
    [
      "a buyer's account",
      (facts: PageCase['expected']['facts']) => (facts.orders[0]!.buyer.id = 'zhuge_liang'),
      'name zhuge_liang',
    ],
    [
      'a masked receiver',
      (facts: PageCase['expected']['facts']) => (facts.orders[0]!.ship = { name: '诸**', masked: true }),
      'name 诸**',
    ],
    [
      "a receiver's address",
      (facts: PageCase['expected']['facts']) =>
        (facts.orders[0]!.ship = { address: '西湖区文三路90号', masked: false }),
      'address 西湖区文三路90号',
    ],
    [
      'a shop',
      (facts: PageCase['expected']['facts']) => (facts.account = { name: '卧龙旗舰店' }),
      'shop 卧龙旗舰店',
    ],
  ])('%s in a field', (_, plant, expected) => {
    const copy = structuredClone(given);
    plant(copy.expected.facts);
    expect(found(html, copy)).toContain(expected);
  });
});
