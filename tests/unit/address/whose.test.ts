// Whose parcel it is, said with less than a whole name: a surname, a short name, the last digits of a phone read aloud. And
// what fits behind a mask, or goes by a second word. Each stands beside the like that is told the other way.
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const cn = '叶示例;13800000711;福建省厦门市思明区样本西路209号13栋501室';
const kr = '서견본;010-0000-9027;강원특별자치도 춘천시 견본로 56, 은하빌 401호';
const namgung = '남궁견본;010-0000-9027;강원특별자치도 춘천시 견본로 56, 은하빌 401호';
const us = 'Elizabeth Example;(406) 555-0161;56 Specimen Avenue, Apt 902, Billings, MT 59101';

describe('a surname alone', () => {
  it.each([
    ['of the receiver tells nothing', kr, '서씨인데요 제 주문 잘 들어갔는지 봐주세요', 'unknown'],
    ['under a label tells nothing', kr, '받는 사람 성이 서씨예요', 'unknown'],
    ['of two syllables tells nothing', namgung, '남궁씨인데요 확인 부탁드려요', 'unknown'],
    ['of somebody else is another receiver', kr, '최씨인데요 제 주문 잘 들어갔는지 봐주세요', 'differ'],
    ['of two syllables and of somebody else is another', kr, '남궁씨인데요 확인 부탁드려요', 'differ'],
  ])('%s', (_, order, message, want) => {
    expect(told('KR', order, message)).toBe(want);
  });

  it('is not what a passer-by is called', () => {
    expect(told('KR', kr, '아저씨인데요 옷 사이즈 뭐로 해야 돼요')).toBe('none');
  });
});

describe('a receiver', () => {
  it.each([
    ['收件人写的叶示例', 'agree'],
    ['收货人填的叶示例', 'agree'],
    ['收件人写的叶试例', 'differ'],
  ])('is read behind what was written: %s', (message, want) => {
    expect(told('CN', cn, message)).toBe(want);
  });

  it('may be meant by a short name', () => {
    expect(told('US', us, 'is this one under Bitsy?')).toBe('unknown');
    expect(told('US', us, 'is this one under Gordon?')).toBe('differ');
  });

  it('is the same with an umlaut spelled out', () => {
    const de = 'Anja Bölscher;0160 0000 718;Am Markt 5, 28195 Bremen';
    expect(told('DE', de, 'Anja Boelscher, AM MARKT 5, Bremen')).toBe('agree');
    expect(told('DE', de, 'Anja Belscher, AM MARKT 5, Bremen')).not.toBe('agree');
  });
});

describe('the end of a phone', () => {
  it.each([
    ['read aloud is the order’s', '뒷자리 구공이칠이요', 'agree'],
    ['read aloud is another', '뒷번호 구공이팔이요', 'differ'],
    ['that changed is not told', '제가 번호가 바뀌었는데 수령인 전화번호 수정되나요', 'unknown'],
  ])('%s', (_, message, want) => {
    expect(told('KR', kr, message)).toBe(want);
  });
});

describe('a mask', () => {
  const masked = '武**;137****9026;山东省济南市历下区样本大街**号示例大厦1*08室';
  it('is fitted by a number of which some digits show', () => {
    expect(told('CN', masked, '济南历下样本大街示例大厦1308室')).toBe('agree');
  });

  it('is not fitted by one that has another digit there', () => {
    expect(told('CN', masked, '济南历下样本大街示例大厦1309室')).toBe('differ');
  });
});

describe('a second word for one thing', () => {
  it.each([
    [
      'KR',
      '지견본;010-0000-1558;서울특별시 관악구 견본로29가길 8, 옥탑',
      '견본로29가길 8 옥탑방이요',
      'agree',
    ],
    [
      'KR',
      '지견본;010-0000-1558;서울특별시 관악구 견본로29가길 8, 옥탑',
      '견본로29가길 8 반지하요',
      'differ',
    ],
    [
      'JP',
      '見本光;090-0000-4127;東京都杉並区見本北3丁目18番7号 205号室',
      '見本北三丁目１８－７ 二〇五号室',
      'agree',
    ],
    [
      'JP',
      '見本光;090-0000-4127;東京都杉並区見本北3丁目18番7号 205号室',
      '見本北三丁目１８－７ 二〇六号室',
      'differ',
    ],
  ])('in %s beside %s: %s', (country, order, message, want) => {
    expect(told(country, order, message)).toBe(want);
  });
});

it('a fee that is asked for is no wish', () => {
  expect(told('US', us, 'Is there a fee if I need to change my address later?')).toBe('none');
  expect(told('US', us, 'I need to change my address')).toBe('unknown');
});

describe('another receiver of nearly the name, behind a door or a phone', () => {
  const bare = '국민견;010-0000-3602;서울특별시 강동구 견본로 1089, 오피스텔 1510호';
  it.each([
    ['견본로 1089 1510호요~ 국원견', '견본로 1089 1510호요~ 국민견'],
    ['1510호 곽민견 010 0000 3602', '1510호 국민견 010 0000 3602'],
    ['01000003602 박민견 맞습니다', '01000003602 국민견 맞습니다'],
    ['견본로 1089, 1510호요, 국민현', '견본로 1089, 1510호요, 국민견'],
  ])('%s', (other, own) => {
    expect(told('KR', bare, other)).toBe('differ');
    expect(told('KR', bare, own)).toBe('agree');
  });

  it('is none where the guard’s room is named', () => {
    expect(told('KR', bare, '견본로 1089 1510호 경비실 맞죠')).toBe('agree');
  });
});
