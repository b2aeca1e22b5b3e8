// What is read where: the parts of an order's block, the address in a message, the rows of the side-by-side view.
import { describe, expect, it } from 'vitest';
import {
  compareAddress,
  findAddress,
  orderBlock,
  parseBlock,
  riskSigns,
} from '../../../lib/address/index.ts';
import { readPair } from '../../../lib/address/read-pair.ts';

const raws = (parts: ReturnType<typeof parseBlock>) =>
  Object.fromEntries(Object.entries(parts).map(([part, piece]) => [part, piece.raw]));

describe('an order’s block', () => {
  it('is taken apart where the marketplace masks it', () => {
    expect(raws(parseBlock('张** 138****5678 浙江省杭州市****', 'CN'))).toEqual({
      name: '张**',
      phone: '138****5678',
      region: '浙江省杭州市',
      street: '****',
    });
  });

  it('is taken apart where it is plain, in three countries', () => {
    expect(raws(parseBlock('林小满，13800138000，浙江省杭州市西湖区文三路123号4幢501室', 'CN'))).toEqual({
      name: '林小满',
      phone: '13800138000',
      region: '浙江省杭州市西湖区',
      street: '文三路123号',
      unit: '4幢501室',
    });
    expect(
      raws(parseBlock('김하늘 010-1234-5678 서울특별시 강남구 테헤란로 152, 101동 502호', 'KR')),
    ).toEqual({
      name: '김하늘',
      phone: '010-1234-5678',
      region: '서울특별시 강남구',
      street: '테헤란로 152',
      unit: '101동 502호',
    });
    expect(raws(parseBlock('Jane Roe\n123 Main Street Apt 4B\nSpringfield, IL 62701', 'US'))).toEqual({
      name: 'Jane Roe',
      region: 'Springfield, IL 62701',
      street: '123 Main Street',
      unit: 'Apt 4B',
    });
  });

  it('gives spans into the text, or into the block that fields make', () => {
    const text = '收货人：林小满\n地址：浙江省杭州市西湖区文三路１２３号';
    for (const piece of Object.values(parseBlock(text, 'CN')))
      expect(text.slice(...piece.span)).toBe(piece.raw);
    const ship = { name: '林小满', phone: '13800138000', address: '浙江省杭州市西湖区文三路123号' };
    const parts = parseBlock(ship, 'CN');
    for (const piece of Object.values(parts)) expect(orderBlock(ship).slice(...piece.span)).toBe(piece.raw);
    expect(Object.keys(parts).sort()).toEqual(['name', 'phone', 'region', 'street']);
  });

  it('of a country nobody reads has a phone at most', () => {
    expect(parseBlock('Казань, ул. Берёзовая 1', 'RU')).toEqual({});
  });
});

describe('a message', () => {
  it('without address, phone or receiver holds nothing', () => {
    for (const message of ['在吗', '什么时候发货', '能改地址吗', ''])
      expect(findAddress(message, 'CN')).toBeUndefined();
  });

  it('that only refuses an address holds one, but none to compare with', () => {
    expect(findAddress('不要寄到浙江省杭州市西湖区文三路123号', 'CN')).toEqual({ parts: {} });
  });

  it('with two addresses and no word which one counts says so', () => {
    const found = findAddress('杭州市西湖区文三路1号和杭州市滨江区江南大道8号', 'CN');
    expect(found?.several).toBe(true);
  });

  it('with digits right behind the address that nobody understands is not agreed with', () => {
    const order = '서울 강남구 테헤란로 152 101동 502호';
    const found = readPair({ order, message: '서울 강남구 테헤란로 152 101똥502호', country: 'KR' });
    expect([found.verdict, found.parts.street]).toEqual(['unknown', 'unknown']);
  });
});

describe('the rows', () => {
  it('mark in a sentence of talk the number that is another, and no word of the talk', () => {
    const order = { address: '18 Sample Lane, Apt 502, Springfield, IL 62701' };
    const said = 'not 18, it should be 81';
    const row = compareAddress({ order, message: said, country: 'US' }).rows.find(
      (r) => r.part === 'street',
    )!;
    expect(row.verdict).toBe('differ');
    expect(row.changed!.buyer.map(([from, to]) => said.slice(from, to))).toEqual(['81']);
    expect(row.changed!.order).toEqual([]);
  });

  it('show the receiver and the phone that a sentence names, each in its own row', () => {
    const order = { name: '周**', phone: '138****0102', address: '浙江省杭州市西湖区样例路18号3幢502室' };
    const message = '收件人不是周，写我老婆林示例收，电话13800009999';
    const said = compareAddress({ order, message, country: 'CN' }).rows.filter((row) => row.buyer);
    expect(said.map((row) => [row.part, row.buyer, row.verdict])).toEqual([
      ['name', '林示例', 'differ'],
      ['phone', '13800009999', 'differ'],
    ]);
  });

  it('show the sentence where the piece that was read is the order’s own and the difference stands behind it', () => {
    const order = { address: '浙江省杭州市西湖区样例路18号3幢502室' };
    const message = '是3幢，房号我说错了，应该503';
    const row = compareAddress({ order, message, country: 'CN' }).rows.find((r) => r.part === 'unit')!;
    expect([row.buyer, row.verdict]).toEqual([message, 'differ']);
    expect(row.changed!.buyer.map(([from, to]) => message.slice(from, to))).toEqual(['503']);
  });

  it('mark no number of a sentence that stands elsewhere in the order', () => {
    const order = { address: '서울특별시 마포구 연습로 18, 103동 502호' };
    const message = 'Yeonseup-ro 19, Mapo-gu, 103-dong 502-ho';
    const row = compareAddress({ order, message, country: 'KR' }).rows.find((r) => r.part === 'street')!;
    expect(row.verdict).toBe('differ');
    expect(row.changed!.buyer.map(([from, to]) => message.slice(from, to))).toEqual(['19']);
  });

  it('mark nothing in a long sentence in which no number is another', () => {
    const order = { name: '周示例', address: '浙江省杭州市西湖区样例路18号3幢502室' };
    const message = '那个我跟你说一下啊，我现在不住那边了，搬到样例西路去了，你看看方便帮我改一下吗';
    for (const row of compareAddress({ order, message, country: 'CN' }).rows)
      expect(row.buyer === message && row.changed).toBeFalsy();
  });

  it('show both sides as written and mark what changed', () => {
    const { rows } = readPair({
      order: '林小满 13800138000 浙江省杭州市西湖区文三路123号4幢501室',
      message: '寄到浙江省杭州市西湖区文三路125号4幢501室，电话13800138000',
      country: 'CN',
    });
    const street = rows.find((row) => row.part === 'street');
    expect(street).toEqual({
      part: 'street',
      order: '文三路123号',
      buyer: '文三路125号',
      verdict: 'differ',
      changed: { order: [[3, 6]], buyer: [[3, 6]] },
    });
    expect(rows.map((row) => [row.part, row.verdict])).toEqual([
      ['name', 'unknown'],
      ['phone', 'agree'],
      ['region', 'agree'],
      ['street', 'differ'],
      ['unit', 'agree'],
    ]);
  });

  it('are none where the message has no address', () => {
    expect(readPair({ order: '林小满', message: '你好', country: 'CN' }).rows).toEqual([]);
  });
});

describe('a buyer’s note', () => {
  it.each([
    ['麻烦改一下地址', ['address']],
    ['请寄到公司，谢谢', ['address']],
    ['换个收件人：王小明', ['receiver']],
    ['手机号换成13900139000', ['phone']],
    ['地址填错了，收件人也改一下', ['address', 'receiver']],
    ['배송지 변경 부탁드려요', ['address']],
    ['받는 사람 변경해 주세요', ['receiver']],
    ['연락처 바꿔주세요', ['phone']],
    ['이사했어요, 새 주소로 보내주세요', ['address']],
    ['Please ship to my office', ['address']],
    ['I need to change my address', ['address']],
    ['wrong phone number, sorry', ['phone']],
  ])('asks for a change: %s', (note, signs) => {
    expect(riskSigns(note)).toEqual(signs);
  });

  it.each([
    '尽快发货谢谢',
    '地址没问题',
    '收到货了，很喜欢',
    '要红色的，不要蓝色',
    '빨리 보내주세요',
    '감사합니다',
    'Gift wrap please',
    'Thanks, great shop!',
  ])('asks for none: %s', (note) => {
    expect(riskSigns(note)).toEqual([]);
  });
});
