// Laws of address comparison, over invented addresses in every spelling we know: one address in two spellings agrees
// from both sides; one changed digit in a street, a door or a phone never agrees; long texts stay fast.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../lib/address/fold.ts';
import { compareAddress, findAddress, parseBlock, riskSigns } from '../../../lib/address/index.ts';
import { spellNumbers } from '../../../lib/address/numerals.ts';
import { readPair } from '../../../lib/address/read-pair.ts';
import { countries, door } from './spellings.ts';

describe.each(countries)('addresses in %s', (country, spells, fields) => {
  const spell = fc.integer({ min: 0, max: spells.length - 1 });

  it('agree in any two spellings, whichever side the order is', () => {
    fc.assert(
      fc.property(door, spell, spell, (d, a, b) => {
        const [x, y] = [spells[a]!(d), spells[b]!(d)];
        expect([x, y, compareAddress({ order: x, message: y, country }).verdict]).toEqual([x, y, 'agree']);
        expect([y, x, compareAddress({ order: y, message: x, country }).verdict]).toEqual([y, x, 'agree']);
      }),
      { numRuns: 150 },
    );
  });

  it('are told alike whichever of two is the order', () => {
    fc.assert(
      fc.property(door, door, fc.boolean(), spell, spell, (d, other, same, a, b) => {
        const [x, y] = [spells[a]!(d), spells[b]!(same ? d : other)];
        const there = compareAddress({ order: { address: x }, message: y, country });
        const back = compareAddress({ order: { address: y }, message: x, country });
        expect([x, y, there.verdict, there.parts]).toEqual([x, y, back.verdict, back.parts]);
      }),
      { numRuns: 200 },
    );
  });

  it('never agree when the road, the number or any step to the door is another', () => {
    fc.assert(
      fc.property(door, door, fc.constantFrom(...fields), spell, spell, (d, other, field, a, b) => {
        fc.pre(d[field] !== other[field]);
        const changed = { ...d, [field]: other[field] };
        const pair = { order: spells[a]!(d), message: spells[b]!(changed), country };
        expect([pair, readPair(pair).verdict]).toEqual([pair, 'differ']);
        expect([pair, compareAddress(pair).verdict === 'agree']).toEqual([pair, false]);
      }),
      { numRuns: 150 },
    );
  });

  it('never agree when one digit anywhere is changed', () => {
    fc.assert(
      fc.property(door, spell, spell, fc.nat(), fc.integer({ min: 1, max: 9 }), (d, a, b, at, by) => {
        const order = spells[a]!(d);
        const message = spells[b]!(d);
        const places = [...message.matchAll(/[0-9０-９]/g)].map((m) => m.index);
        const place = places[at % places.length]!;
        const code = message.charCodeAt(place);
        const base = code > 0xff00 ? 0xff10 : 48;
        const next = String.fromCharCode(base + ((code - base + by) % 10));
        const slipped = message.slice(0, place) + next + message.slice(place + 1);
        const { verdict } = compareAddress({ order, message: slipped, country });
        expect([order, slipped, verdict === 'agree']).toEqual([order, slipped, false]);
        const mirrored = compareAddress({ order: slipped, message: order, country }).verdict;
        expect([slipped, order, mirrored === 'agree']).toEqual([slipped, order, false]);
      }),
      { numRuns: 250 },
    );
  });
});

describe('phones', () => {
  const mobile = fc
    .tuple(fc.constantFrom('13', '15', '18', '19'), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([head, n]) => head + String(n).padStart(9, '0'));

  it('agree however they are spaced, and under the mask a marketplace lays over them', () => {
    fc.assert(
      fc.property(mobile, (phone) => {
        const spaced = `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
        const masked = `${phone.slice(0, 3)}****${phone.slice(7)}`;
        expect(compareAddress({ order: phone, message: `电话${spaced}`, country: 'CN' }).verdict).toBe(
          'agree',
        );
        expect(
          compareAddress({ order: `林** ${masked}`, message: `+86 ${phone}`, country: 'CN' }).parts.phone,
        ).toBe('agree');
      }),
    );
  });

  it('never agree when one digit is changed, and differ even where only the shown ones are known', () => {
    fc.assert(
      fc.property(
        mobile,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 9 }),
        (phone, at, by) => {
          const other = phone.slice(0, at) + ((Number(phone[at]) + by) % 10) + phone.slice(at + 1);
          expect(
            compareAddress({ order: `林小满 ${phone}`, message: `电话${other}`, country: 'CN' }).verdict,
          ).not.toBe('agree');
          const shown = at < 3 || at > 6;
          const masked = compareAddress({
            order: `林** ${phone.slice(0, 3)}****${phone.slice(7)}`,
            message: `电话${other}`,
            country: 'CN',
          });
          if (shown && at > 1) expect(masked.parts.phone).toBe('differ');
        },
      ),
    );
  });
});

describe('phones of one country', () => {
  const four = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
  const kinds: [string, (a: string, b: string) => string[]][] = [
    ['KR', (a, b) => [`010-${a}-${b}`, `+82 10 ${a} ${b}`, `010${a}${b}`, `010.${a}.${b}`]],
    ['US', (_, b) => [`(415) 555-${b}`, `+1 415 555 ${b}`, `415.555.${b}`, `1-415-555-${b}`]],
    ['GB', (a, b) => [`07700 9${a.slice(0, 2)}${b.slice(1)}`, `+44 7700 9${a.slice(0, 2)}${b.slice(1)}`]],
    ['JP', (a, b) => [`090-${a}-${b}`, `+81 90-${a}-${b}`, `0081 90 ${a} ${b}`]],
    ['TW', (a, b) => [`0912-${a.slice(1)}-${b.slice(1)}`, `+886 912 ${a.slice(1)} ${b.slice(1)}`]],
    ['HK', (a, b) => [`5${a.slice(1)} ${b}`, `+852 5${a.slice(1)} ${b}`]],
    ['SG', (a, b) => [`8${a.slice(1)} ${b}`, `+65 8${a.slice(1)}${b}`]],
    ['TH', (a, b) => [`081-${a.slice(1)}-${b}`, `+66 81 ${a.slice(1)} ${b}`]],
    ['VN', (a, b) => [`090 ${a.slice(1)} ${b}`, `+84 90 ${a.slice(1)} ${b}`]],
    ['ID', (a, b) => [`0812-${a}-${b}`, `+62 812 ${a} ${b}`]],
    ['PH', (a, b) => [`0917 ${a.slice(1)} ${b}`, `+63 917 ${a.slice(1)} ${b}`]],
    ['MY', (a, b) => [`012-${a.slice(1)} ${b}`, `+60 12-${a.slice(1)} ${b}`]],
    ['DE', (a, b) => [`0151 ${a}${b}`, `+49 151 ${a}${b}`]],
    ['FR', (a, b) => [`06 ${a.slice(0, 2)} ${a.slice(2)} ${b.slice(0, 2)} ${b.slice(2)}`, `+33 6${a}${b}`]],
  ];
  it.each(kinds)('agree in every spelling and never with another digit: %s', (country, spell) => {
    fc.assert(
      fc.property(
        four,
        four,
        fc.nat(9),
        fc.nat(9),
        fc.nat(50),
        fc.integer({ min: 1, max: 9 }),
        (a, b, i, j, at, by) => {
          const all = spell(a, b);
          const [x, y] = [all[i % all.length]!, all[j % all.length]!];
          const told = (phone: string, said: string) =>
            compareAddress({ order: { phone }, message: `phone: ${said}`, country }).parts.phone;
          expect([x, y, told(x, y), told(y, x)]).toEqual([x, y, 'agree', 'agree']);
          const places = [...y.matchAll(/\d/g)].map((m) => m.index).slice(-7);
          const place = places[at % places.length]!;
          const slipped = y.slice(0, place) + ((Number(y[place]) + by) % 10) + y.slice(place + 1);
          expect([x, slipped, told(x, slipped)]).toEqual([x, slipped, 'differ']);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('languages nobody here reads', () => {
  const words = fc.constantFrom(
    ['ถนนสุขุมวิท', 'แขวงคลองเตย', 'เขตวัฒนา', 'TH'],
    ['شارع الزهور', 'حي النخيل', 'دبي', 'AE'],
    ['ул. Берёзовая', 'Казань', 'кв.', 'RU'],
    ['đường Lê Lợi', 'Quận', 'Phường Bến Nghé', 'VN'],
    ['東京都渋谷区神宮前', 'メゾン見本', 'の', 'JP'],
  );
  const number = fc.integer({ min: 1, max: 999 });
  const place = fc.tuple(number, number, number);

  it('never agree on a place when a number is another, and are never taken for no address', () => {
    fc.assert(
      fc.property(words, place, place, ([road, quarter, end, country], [a, b, c], [x, y, z]) => {
        fc.pre(a !== x || b !== y || c !== z);
        const spell = (l: number, m: number, n: number) => `${l}/${m} ${road} ${quarter} ${n} ${end}`;
        const found = compareAddress({
          order: { address: spell(a, b, c) },
          message: spell(x, y, z),
          country: country!,
        });
        expect(['differ', 'unknown']).toContain(found.verdict);
      }),
      { numRuns: 200 },
    );
  });
});

describe('folding', () => {
  it('of a folded text changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
        expect(spellNumbers(spellNumbers(once))).toBe(spellNumbers(once));
      }),
      { numRuns: 1000, examples: [['\u0149']] },
    );
  });
});

describe('any text at all', () => {
  const countriesAll = fc.constantFrom('CN', 'KR', 'US', 'GB', 'DE', 'JP', 'TW', 'HK', '');
  const scraps = fc.constantFrom(
    '浙江省',
    '杭州',
    '西湖区',
    '文三路',
    '12号',
    '4幢',
    '501室',
    '改成',
    '不是',
    '13800138000',
    '****',
    '서울',
    '강남구',
    '테헤란로',
    '152',
    '101동',
    '502호',
    '말고',
    'Main St',
    '12',
    'Apt 4',
    'IL 62701',
    'to',
    ',',
    '。',
    '\n',
    ' ',
    '#',
    '-',
    '(',
  );
  const text = fc.oneof(
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc.array(scraps, { maxLength: 30 }).map((list) => list.join('')),
  );

  it('is read without a fault, and every span points at what it says it holds', () => {
    fc.assert(
      fc.property(text, text, countriesAll, (order, message, country) => {
        const found = compareAddress({ order, message, country });
        for (const row of found.rows) {
          for (const side of ['order', 'buyer'] as const) {
            for (const [from, to] of row.changed?.[side] ?? []) {
              expect(from < to && to <= (row[side]?.length ?? 0)).toBe(true);
            }
          }
        }
        for (const piece of Object.values(parseBlock(order, country)))
          expect(piece.span[0]).toBeLessThan(piece.span[1]);
        for (const piece of Object.values(findAddress(message, country)?.parts ?? {}))
          expect(piece.span[1]).toBeLessThanOrEqual(message.length);
        riskSigns(message);
      }),
      { numRuns: 500 },
    );
  });

  it('of twenty thousand characters is compared in time that grows with its length', {
    timeout: 180_000,
  }, () => {
    const seeds = [
      '杭州北京',
      '文三路123号',
      '一',
      '1-',
      '서울 강남구 ',
      '가 ',
      '101동 502호 ',
      '123 Main St, ',
      'a ',
      '*',
      '改成',
    ];
    for (const seed of seeds) {
      const long = seed.repeat(Math.ceil(20_000 / seed.length));
      for (const country of ['CN', 'KR', 'US']) {
        const start = performance.now();
        compareAddress({ order: '林小满 13800138000 杭州市西湖区文三路1号', message: long, country });
        compareAddress({ order: long, message: '杭州市西湖区文三路1号', country });
        expect([seed, country, performance.now() - start < 5000]).toEqual([seed, country, true]);
      }
    }
  });

  it('of a hundred thousand hostile characters is compared within seconds', { timeout: 180_000 }, () => {
    const seeds = [
      '\u0000',
      '😀',
      '\ud800',
      '\udc00x',
      '\u202e\u200f١٢٣ شارع ',
      'a\u0301\u0300',
      '1号',
      '１２３号楼',
      '올림픽로 ',
      '12 Main ',
      '13000000601',
      'one hundred ',
      '가나다로 ',
      '(',
      '一',
      '\n',
    ];
    const order = {
      name: '林示例',
      phone: '13000000601',
      address: '杭州市西湖区文三路1号 12 Main St 올림픽로 300',
    };
    for (const seed of seeds) {
      const long = seed.repeat(Math.ceil(100_000 / seed.length));
      for (const country of ['CN', 'KR', 'US', 'JP']) {
        const start = performance.now();
        compareAddress({ order, message: long, country });
        compareAddress({ order: long, message: '杭州市西湖区文三路1号', country });
        const spent = performance.now() - start;
        expect([seed, country, spent < 8000 || spent]).toEqual([seed, country, true]);
      }
    }
  });
});
