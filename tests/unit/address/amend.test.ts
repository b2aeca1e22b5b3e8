// What only makes sense beside the order: one number for another, a bare name; and who reads a text without a country.
import { describe, expect, it } from 'vitest';
import { readPair } from '../../../lib/address/read-pair.ts';

const wuhan = { name: '林示例', address: '湖北省武汉市洪山区珞喻路626号桂园小区5栋1单元1102室' };
const boston = { name: 'Ann Sample', address: '1600 Commonwealth Ave Apt 3B, Boston, MA 02135' };

describe('one number for another', () => {
  it.each([
    [wuhan, 'CN', '把1102改成1106', 'unit'],
    [wuhan, 'CN', '不是1102，是1106', 'unit'],
    [wuhan, 'CN', '626写错了，应该是628', 'street'],
    [wuhan, 'CN', '楼层写错，11楼改12楼', 'unit'],
    [boston, 'US', "I wrote 3B but it's actually 3D", 'unit'],
    [boston, 'US', '1660 not 1600', 'street'],
  ] as const)('differs in the part that has it: %#', (order, country, message, part) => {
    const { verdict, parts, rows } = readPair({ order, message, country });
    expect([verdict, parts[part]]).toEqual(['differ', 'differ']);
    expect(rows.find((row) => row.part === part)).toMatchObject({ buyer: message, verdict: 'differ' });
  });

  it.each([
    [wuhan, 'CN', '把2件改成3件'],
    [wuhan, 'CN', '5件改成6件'],
    [wuhan, 'CN', '把1205改成1206'],
    [boston, 'US', '2 not 3 please'],
  ] as const)(
    'is none where the order has no such number, or goods are counted: %#',
    (order, country, message) => {
      expect(readPair({ order, message, country }).verdict).toBe('none');
    },
  );
});

describe('a bare word', () => {
  it('is the receiver where it is the name of the order, and nothing else', () => {
    expect(readPair({ order: wuhan, message: '林示例', country: 'CN' }).parts.name).toBe('agree');
    expect(readPair({ order: wuhan, message: '收到', country: 'CN' }).verdict).toBe('none');
  });
});

describe('without a country', () => {
  it.each([
    ['서울특별시 송파구 올림픽로 300, 104동 1203호', '올림픽로 300 104동 1204호', 'differ'],
    ['浙江省杭州市西湖区文三路123号', '杭州市西湖区文三路123号', 'agree'],
    ['東京都渋谷区神宮前1-2-3 メゾン見本', '神宮前1-2-4 メゾン見本です', 'unknown'],
  ])('the letters tell who reads it: %s', (order, message, verdict) => {
    expect(readPair({ order, message, country: '' }).verdict).toBe(verdict);
  });
});

describe('an address in Latin letters for China or Korea', () => {
  it('is compared by its tokens with one in Latin letters, and not with any other', () => {
    const order = 'Room 1203, Building 5, No. 88 Keji Road, Nanshan District, Shenzhen 518000';
    const ask = (message: string) => readPair({ order: { address: order }, message, country: 'CN' }).verdict;
    expect(ask('Room 1203, Building 5, 88 Keji Rd, Nanshan, Shenzhen')).toBe('agree');
    expect(ask('Room 1302, Building 5, 88 Keji Rd, Nanshan, Shenzhen')).toBe('differ');
    expect(ask('深圳市南山区科技路88号5栋1203')).not.toBe('agree');
  });
});
