// Laws about one small thing: a letter, a sub-number or a digit more is another door; what two addresses say of each
// other does not depend on which of them the order shows; phones with extensions, tails, masks and wide digits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../../lib/address/index.ts';
import { readPair } from '../../../lib/address/read-pair.ts';
import { countries, type Door, door } from './spellings.ts';

/** How one address is written with a step more, at its number or at its room; the rest is as in every spelling. */
const more: Record<string, ((d: Door) => string)[]> = {
  CN: [
    (d) => `杭州市西湖区文三路甲${d.number}号${d.building}幢${d.stair}单元${d.room}室`,
    (d) => `杭州市西湖区文三路${d.number}-2号${d.building}幢${d.stair}单元${d.room}室`,
    (d) => `杭州市西湖区文三路${d.number}号附2号${d.building}幢${d.stair}单元${d.room}室`,
    (d) => `杭州市西湖区文三路${d.number}号之2${d.building}幢${d.stair}单元${d.room}室`,
    (d) => `杭州市西湖区文三路${d.number}弄${d.building}幢${d.stair}单元${d.room}室`,
    (d) => `杭州市西湖区文三路${d.number}号${d.building}幢${d.stair}单元${d.room}室B`,
    (d) => `杭州市西湖区文三路${d.number}号${d.building}幢${d.stair}单元${d.room}甲`,
    (d) => `杭州市西湖区文三路${d.number}号${d.building}幢${d.stair}单元${d.room}B室，谢谢`,
    (d) => `杭州市西湖区文三路${d.number}号${d.building}幢${d.stair}单元${d.room}-1`,
    (d) => `杭州市西湖区文三路${d.number}号${d.building}幢${d.stair}单元${d.room}之1`,
    (d) => `杭州市西湖区文三路${d.number}号${d.building}A幢${d.stair}单元${d.room}室`,
  ],
  KR: [
    (d) => `서울 강남구 테헤란로 ${d.number}-3 ${d.building}동 ${d.room}호`,
    (d) => `서울 강남구 테헤란로 ${d.number}의 3, ${d.building}동 ${d.room}호`,
    (d) => `서울 강남구 테헤란로${d.number}길 3, ${d.building}동 ${d.room}호`,
    (d) => `서울 강남구 테헤란로 지하 ${d.number}, ${d.building}동 ${d.room}호`,
    (d) => `서울 강남구 테헤란로 ${d.number}, ${d.building}동 ${d.room}-1호`,
    (d) => `서울 강남구 테헤란로 ${d.number}, ${d.building}동 ${d.room}호 B`,
    (d) => `서울 강남구 테헤란로 ${d.number}, ${d.building}동 비${d.room}호`,
    (d) => `서울 강남구 테헤란로 ${d.number}, 가-${d.room}`,
  ],
  US: [
    (d) => `${d.number}B Main Street, Apt ${d.room}, Springfield, IL 62701`,
    (d) => `${d.number}-3 Main Street, Apt ${d.room}, Springfield, IL 62701`,
    (d) => `${d.number} 1/2 Main Street, Apt ${d.room}, Springfield, IL 62701`,
    (d) => `${d.number} Main Street, Apt ${d.room}B, Springfield, IL 62701`,
    (d) => `${d.number} Main Street, Apt ${d.room}-B, Springfield, IL 62701`,
    (d) => `${d.number} Main Street, Bldg 3, Apt ${d.room}, Springfield, IL 62701`,
    (d) => `${d.number} Main Street Ext, Apt ${d.room}, Springfield, IL 62701`,
  ],
};
/** `road: 0` is the road that the spellings above say. */
const onFirstRoad = door.map((d) => ({ ...d, road: 0 }));

describe.each(countries)('one small thing in %s', (country, spells) => {
  const spell = fc.integer({ min: 0, max: spells.length - 1 });

  it('more than the order shows is never agreed with', () => {
    fc.assert(
      fc.property(onFirstRoad, spell, fc.constantFrom(...more[country]!), (d, a, longer) => {
        const pair = { order: spells[a]!(d), message: longer(d), country };
        expect([pair, compareAddress(pair).verdict === 'agree']).toEqual([pair, false]);
      }),
      { numRuns: 200 },
    );
  });

  it('is not agreed with by the readers, and less is not either', () => {
    fc.assert(
      fc.property(onFirstRoad, spell, fc.constantFrom(...more[country]!), (d, a, longer) => {
        for (const [order, message] of [
          [spells[a]!(d), longer(d)],
          [longer(d), spells[a]!(d)],
        ] as const) {
          const { verdict } = readPair({ order, message, country });
          expect([order, message, verdict === 'agree']).toEqual([order, message, false]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is told alike whichever side the order is', () => {
    const written = fc.oneof(
      fc.tuple(door, spell).map(([d, a]) => spells[a]!(d)),
      fc.tuple(onFirstRoad, fc.constantFrom(...more[country]!)).map(([d, longer]) => longer(d)),
    );
    fc.assert(
      fc.property(written, written, (x, y) => {
        const one = readPair({ order: x, message: y, country }).parts;
        const other = readPair({ order: y, message: x, country }).parts;
        expect([x, y, one]).toEqual([x, y, other]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('phones', () => {
  const phone = fc.integer({ min: 0, max: 99_999_999 }).map((n) => `131${String(n).padStart(8, '0')}`);
  const wide = (s: string) => s.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const asked = (order: string, message: string, country = 'CN') =>
    readPair({ order: { phone: order }, message, country }).parts.phone;

  it('in wide digits are the same ones, and one digit more or changed is not', () => {
    fc.assert(
      fc.property(phone, fc.integer({ min: 3, max: 10 }), fc.integer({ min: 1, max: 9 }), (p, at, by) => {
        const other = p.slice(0, at) + ((Number(p[at]) + by) % 10) + p.slice(at + 1);
        expect([p, asked(p, `电话${wide(p)}`)]).toEqual([p, 'agree']);
        expect([p, asked(p, `电话${wide(other)}`)]).toEqual([p, 'differ']);
        expect([p, asked(p, `电话${wide(p)}７`)]).toEqual([p, 'differ']);
      }),
    );
  });

  it('with another extension never agree', () => {
    fc.assert(
      fc.property(phone, fc.nat(9999), fc.nat(9999), (p, x, y) => {
        fc.pre(x !== y);
        expect([p, x, y, asked(`${p}-${x}`, `电话${p}转${y}`)]).toEqual([p, x, y, 'differ']);
        expect([p, x, asked(`${p}-${x}`, `电话${p}转${x}`)]).toEqual([p, x, 'agree']);
      }),
    );
  });

  it('by their last four digits are confirmed or contradicted', () => {
    fc.assert(
      fc.property(phone, fc.integer({ min: 1, max: 9999 }), (p, by) => {
        const last = p.slice(-4);
        const other = String((Number(last) + by) % 10_000).padStart(4, '0');
        expect([p, asked(p, `手机尾号${last}`)]).toEqual([p, 'agree']);
        expect([p, other, asked(p, `手机尾号${other}`)]).toEqual([p, other, 'differ']);
      }),
    );
  });

  it('under a label are read whatever their shape, and an order’s number is none', () => {
    expect(asked('13000000101', '电话130000001017')).toBe('differ');
    expect(asked('13000000101', '订单号 13000000102')).toBe('unknown');
    expect(asked('2025550131', 'order id 202-555-0132', 'US')).toBe('unknown');
  });

  it('of a bank card end in digits that are none', () => {
    expect(readPair({ order: '13000000101', message: '卡尾号4477', country: 'CN' }).verdict).toBe('none');
  });

  it('that stand for another one in Korea say nothing about the buyer’s own', () => {
    expect(asked('0504-2000-0001', '010-2000-0001', 'KR')).toBe('unknown');
    expect(asked('0504-2000-0001', '0504-2000-0002', 'KR')).toBe('differ');
  });
});
