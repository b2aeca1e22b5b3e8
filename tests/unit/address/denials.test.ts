// What a buyer denies, and what only sounds like it: 莫搞错 and 착불 말고 deny nothing of an address. Beside them phones that
// are gone, numbers that end something else, and questions that name no place. Each stands beside the like that is told the
// other way.
import { describe, expect, it } from 'vitest';
import { retell } from '../../../lib/address/retell.ts';
import { orderText } from '../../../lib/address/retell-order.ts';
import { ship, told } from './told.ts';

const denies = (country: string, order: string, message: string) =>
  retell(orderText(ship(order), country), message).some((token) => token.startsWith('<-'));

const cn = '苏示例;13800000611;江西省九江市浔阳区样本南路56号示例花园8栋2单元902';
const kr = '도보기;010-0000-0612;전라남도 여수시 견본로 56, 108동 902호';
const us = 'Nora Example;(406) 555-0161;56 Specimen Avenue, Apt 902, Billings, MT 59101';

describe('a denial', () => {
  it.each([
    ['CN', cn, '示例花园8栋2单元902不是我家'],
    ['CN', cn, '样本南路56号已经不住了'],
    ['CN', cn, '8栋2单元902写错了'],
    ['CN', cn, '不在样本南路56号'],
    ['KR', kr, '견본로 56으로 보내지 마세요 이제 안 살아요'],
    ['KR', kr, '108동 902호는 저희 집이 아니에요'],
    ['US', us, "not 56 Specimen Ave please, i don't live there anymore"],
  ])('in %s is one: %#', (country, order, message) => {
    expect(denies(country, order, message)).toBe(true);
    expect(told(country, order, message)).not.toBe('agree');
  });

  it.each([
    ['CN', cn, '样本南路56号示例花园8栋2单元902，莫搞错了哈'],
    ['CN', cn, '示例花园8栋2单元902对吧，我怕写错了'],
    ['CN', cn, '浔阳区样本南路56号示例花园8栋2单元902，冇得错'],
    ['CN', cn, '样本南路56号示例花园8栋2单元902，对的，不用改了'],
    ['CN', cn, '浔阳区样本南路56号示例花园8栋2单元902，不是租的那套'],
    ['KR', kr, '여수시 견본로 56, 108동 902호 도보기, 착불 말고 선불로요'],
    ['KR', kr, '여수시 견본로 56, 108동 902호 맞아요 장난 아님'],
  ])('in %s is none: %#', (country, order, message) => {
    expect(denies(country, order, message)).toBe(false);
    expect(told(country, order, message)).toBe('agree');
  });

  it('of another number holds wherever that number is said', () => {
    const message = '108동이에요! 저번에 180동으로 갔던데 180동 아니에요';
    expect(told('KR', kr, message)).toBe('agree');
    expect(told('KR', kr, '180동이에요! 저번에 108동으로 갔던데 108동 아니에요')).toBe('differ');
  });
});

describe('a phone', () => {
  it.each([
    ['CN', cn, '13800000611这个号停机了，别打这个'],
    ['KR', kr, '010-0000-0612 그 번호 없앴어요 거기로 전화하지 마세요'],
  ])('in %s that is gone is not the order’s own any more', (country, order, message) => {
    expect(told(country, order, message)).toBe('differ');
  });

  it.each([
    ['US', us, 'my order number ends in 0161, any news?'],
    ['US', us, 'I paid with the card ending in 0161, did the refund go there?'],
    ['KR', kr, '주문번호 뒷자리 0612인데 아직 준비중이네요'],
    ['CN', cn, '快递单号后四位0611的那个包裹怎么不动了'],
  ])('in %s is none where the digits end an order, a card or a parcel', (country, order, message) => {
    expect(told(country, order, message)).toBe('none');
  });

  it('is confirmed by its extension and its area code, and contradicted by another', () => {
    const office = 'Nora Example;406-555-0161 ext 44;56 Specimen Avenue, Suite 9, Billings, MT 59101';
    const marks = (message: string) => retell(orderText(ship(office), 'US'), message);
    expect(marks('call the office, extension 44')).toContain('<P#>');
    expect(marks('call the office, extension 42')).toContain('<P!>');
    expect(marks('the area code on my phone is 406')).toContain('<P#>');
    expect(marks('the area code on my phone is 208')).toContain('<P!>');
  });
});

describe('a door', () => {
  it.each([
    [
      'a letter that is a unit of weight',
      'CN',
      '福建省厦门市思明区样本南路57号示例大厦12C',
      '12G，示例大厦，样本南路57号，没错',
    ],
    [
      'digits turned beside what is hidden',
      'CN',
      '广东省东莞市南城街道样本路200号**花园*栋1203',
      '1023，样本路200号，没错的',
    ],
    [
      'the front for the rear',
      'US',
      '86 Specimen Avenue, Floor 3 Rear, Chicago, IL 60622',
      'All good, 86 Specimen Ave, 3rd floor front',
    ],
    ['a number that its mask rules out', 'KR', '서울특별시 은평구 견본로 7**, 6**호', '견본로 643이에요'],
    [
      'the number that should stand there',
      'CN',
      '甘肃省兰州市城关区样本西路226号1613',
      '样本西路226号1613\n*1631 打错了',
    ],
    [
      'unit and house changed over',
      'AU',
      'Unit 7/52 Specimen Street, Coogee NSW 2034',
      "it's unit 52, 7 Specimen Street Coogee",
    ],
    ['another numbered quarter', 'IE', '12 Specimen Terrace, Dublin 2', 'Sorry, that should be Dublin 12'],
    ['the other end of a road', 'HK', '香港上環樣本大道西183號12樓B室', '樣本大道東183號12樓B，唔該'],
    [
      'a street counted from the other side',
      'JP',
      '北海道札幌市中央区北3条西5丁目1-2 見本コーポ305',
      '南三条西五丁目1-2の305です',
    ],
  ])('with %s never agrees', (_, country, address, message) => {
    expect(told(country, `;;${address}`, message)).not.toBe('agree');
  });

  it.each([
    [
      'the quarter said short',
      'VN',
      '45 Mẫu Trãi, Phường Thí Dụ, Quận 1, TP. Hồ Chí Minh',
      '45 Mau Trai, P. Thi Du, Q1',
    ],
    [
      'a number in words',
      'US',
      '640 W Specimen St, Unit 1105, Chicago, IL 60661',
      'six forty West Specimen Street, unit eleven oh five',
    ],
    [
      'two numbers that show and one that fits',
      'CN',
      '陕西省西安市雁塔区样本路**号3幢1单元1101室',
      '西安雁塔区样本路48号3幢1单元1101室 麻烦核对一下',
    ],
  ])('with %s agrees', (_, country, address, message) => {
    expect(told(country, `;;${address}`, message)).toBe('agree');
  });
});

describe('a question', () => {
  it.each([
    ['CN', cn, '现在还能改地址吗，要不要补运费？'],
    ['KR', kr, '어떤 주소로 되어있나요?'],
    ['US', us, "can I still change the address once it's shipped?"],
    ['JP', '見本;090-0000-0613;東京都世田谷区北沢2丁目14番8号', '届け先の変更方法を教えてください'],
  ])('in %s how or what it is, is none', (country, order, message) => {
    expect(told(country, order, message)).toBe('none');
  });
});

describe('what stands beside a door', () => {
  it.each([
    ['CN', cn, '在邮局后面那栋'],
    ['KR', kr, '우체국 뒷집이에요'],
    ['US', us, "it's the one opposite the fish and chip shop"],
  ])('in %s tells nobody which it is', (country, order, message) => {
    expect(told(country, order, message)).toBe('unknown');
  });

  it.each([
    ['CN', cn, '快递放超市旁边的柜子了吗'],
    ['US', us, 'the courier left it behind the school gates'],
  ])('in %s is no address where a parcel lies there', (country, order, message) => {
    expect(told(country, order, message)).not.toBe('agree');
    expect(told(country, order, message)).toBe('none');
  });
});
