// Korean addresses in Latin letters beside an order in Hangul.
import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../../lib/address/index.ts';
import { inHangul } from '../../../lib/address/romanised.ts';

const order = {
  name: '서견본',
  phone: '010-0000-9027',
  address: '서울특별시 성동구 왕십리로22길 91, 605동 1702호',
};
const told = (message: string) => compareAddress({ order, message, country: 'KR' }).verdict;

describe('a Korean address in Latin letters', () => {
  it.each([
    ['91, Wangsimni-ro 22-gil, Seongdong-gu, Seoul, 605-dong 1702-ho', 'agree'],
    ['Wangsimniro 22-gil 91, 605-1702', 'agree'],
    ['Wangsimni-ro 22-gil 91, Seongdong-gu. thanks!', 'agree'],
    ['Wangsimni-ro 22-gil 93, 605-1702', 'differ'],
    ['Wangsimni-ro 27-gil 91, 605-1702', 'differ'],
    ['605-dong 1703-ho, Wangsimni-ro 22-gil 91', 'differ'],
  ])('%s: %s', (message, want) => {
    expect(told(message)).toBe(want);
  });

  it('of another road never agrees', () => {
    for (const message of [
      '91, Wangsan-ro 22-gil, Seongdong-gu, Seoul, 605-dong 1702-ho',
      'Teheran-ro 22-gil 91, 605-dong 1702-ho',
    ])
      expect({ message, agrees: told(message) === 'agree' }).toEqual({ message, agrees: false });
  });

  it.each([
    ['종로구 독립문로', 'jongno-gu dongnimmun-ro', '종로구 독립문로'],
    ['관악구 신림동', 'sillim-dong, gwanak-gu', '신림동, 관악구'],
    ['강남구 테헤란로', 'teheran-ro', '테헤란로'],
    ['송파구 올림픽로35길', 'olympic-ro 35-gil', '올림픽로 35길'],
    ['천안시 불당22대로', 'bul-dang 22-daero', '불당 22대로'],
    ['수원시 광교중앙로', 'joong-ang-ro', 'joong-ang-ro'],
  ])('of %s: %s', (own, said, hangul) => {
    expect(inHangul(said, own)).toBe(hangul);
  });

  it('leaves a message about other things as it is', () => {
    expect(inHangul('hello, does the size m run small? see you soon', order.address)).toBe(
      'hello, does the size m run small? see you soon',
    );
  });
});
