// A message told in its order's terms: what is the order's own, what is another, what was denied, what only counts goods.
import { describe, expect, it } from 'vitest';
import { speaksAgainst } from '../../../lib/address/meaning.ts';
import { retell } from '../../../lib/address/retell.ts';
import { orderText } from '../../../lib/address/retell-order.ts';

const china = orderText('陈样本 13800000101 浙江省杭州市西湖区古墩路123号4幢2单元501室', 'CN');
const korea = orderText('김예시 010-0000-0101 서울특별시 강남구 테헤란로 152, 3동 807호', 'KR');
const america = orderText(
  { name: 'Ann Sample', phone: '202-555-0131', address: '12 Oak St, Apt 5B, Salem, MA 01970' },
  'US',
);
const told = (order: typeof china, message: string) => retell(order, message).join(' ');

describe('a message beside its order', () => {
  it('has marks for what the order has, by the part it stands in', () => {
    expect(told(china, '古墩路123号4幢')).toBe('<S> <S#> 号 <U#> 幢');
    expect(told(korea, '테헤란로 152 807호요')).toBe('<S> <S#> <U#> 호 요');
    expect(told(america, '12 Oak Street, apt 5b')).toBe('<S#> <S> , <U> <U#>');
  });

  it('says what is another door, and what was denied', () => {
    expect(told(china, '不是501，是502')).toBe('不 是 <-U#> , 是 <~U>');
    expect(told(korea, '807호 말고 808호요')).toBe('<-U#> 호 말 고 <~U> 호 요');
    expect(told(america, 'not 12, 14')).toContain('not <-S#>');
  });

  it('reads numbers in words where the order has them', () => {
    expect(told(china, '四幢二单元')).toBe('<U#> 幢 <U#> <U>');
    expect(told(korea, '팔층 칠호요')).not.toContain('807');
    expect(told(korea, '팔백칠호요')).toBe('<U#> 호 요');
    expect(told(america, 'twelve Oak')).toBe('<S#> <S>');
  });

  it('says of a floor and a rest that they are the door', () => {
    expect(told(orderText('杭州市西湖区文三路123号2106室', 'CN'), '21楼06')).toBe('<U#>');
    expect(told(korea, '8층 7호')).toBe('<U#> 호');
  });

  it('tells another road of one letter from the order’s', () => {
    expect(told(orderText('广州市天河区体育西路109号', 'CN'), '体育东路109号')).toContain('<S~>');
    expect(told(orderText('上海市静安区康定东路5号', 'CN'), '康定路5号')).toContain('<S->');
    expect(told(america, '12 Oak Ave')).toContain('<type!>');
  });

  it('knows the receiver, the phone and their likes', () => {
    expect(told(china, '电话13800000101')).toBe('电 话 <P=>');
    expect(told(china, '电话13800000110')).toBe('电 话 <P!>');
    expect(told(korea, '수령인 이예시요')).toContain('<N!>');
  });

  it('counts goods, prices, days and order numbers as none of it', () => {
    expect(told(china, '501块 4件 12号能到吗')).toBe('0 块 0 件 0 号 能 到 吗');
    expect(told(korea, '3개 807원')).toBe('0 개 0 원');
    expect(told(america, 'order no 12, $5.50, 12 days')).not.toMatch(/<[SU]#/);
  });

  it('sees the same number said twice that the order has once', () => {
    const order = orderText('100 Main Street, Apt 101, Springfield, IL 62701', 'US');
    expect(told(order, '101 Main Street, Apt 101')).toContain('again');
  });
});

describe('a mark', () => {
  it('speaks against the order where it is another’s, and for it where that is denied', () => {
    expect(['<~U>', '<R!>', '<N~>', '<S->'].map(speaksAgainst)).toEqual([true, true, true, true]);
    expect(['<U#>', '<P=>', '<-~U>', '<-R!>'].map(speaksAgainst)).toEqual([false, false, false, false]);
    expect(['<-U#>', '<-R=>'].map(speaksAgainst)).toEqual([true, true]);
  });
});
