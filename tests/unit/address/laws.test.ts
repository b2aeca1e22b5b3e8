// Laws of address comparison, over invented addresses in every spelling we know: one address in two spellings agrees
// from both sides; one changed digit in a street, a door or a phone never agrees; long texts stay fast.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAddress, findAddress, parseBlock, riskSigns } from '../../../lib/address/index.ts';
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

  it('never agree when the road, the number or any step to the door is another', () => {
    fc.assert(
      fc.property(door, door, fc.constantFrom(...fields), spell, spell, (d, other, field, a, b) => {
        fc.pre(d[field] !== other[field]);
        const changed = { ...d, [field]: other[field] };
        const found = compareAddress({ order: spells[a]!(d), message: spells[b]!(changed), country });
        expect([spells[a]!(d), spells[b]!(changed), found.verdict]).toEqual([
          spells[a]!(d),
          spells[b]!(changed),
          'differ',
        ]);
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
    timeout: 120_000,
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
});
