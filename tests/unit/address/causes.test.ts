// What acceptance sets found wrong, mended by cause: each with an address of our own, and beside most of them the like that
// must be told the other way. Whole verdicts, as the agent sees them.
import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../../lib/address/index.ts';

type Row = [why: string, order: string, message: string, want: string];
const ship = (order: string) => {
  const [name = '', phone = '', ...rest] = order.split(';');
  return {
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    address: rest.join(';'),
  };
};
const say = (country: string) => (_: string, order: string, message: string, want: string) =>
  expect({ message, verdict: compareAddress({ order: ship(order), message, country }).verdict }).toEqual({
    message,
    verdict: want,
  });

const hidden = '方*;138****0401;浙江省湖州市吴兴区****';
const tower = '郑示例;13300000407;江西省南昌市红谷滩区样本路45号示例城投大厦B区8楼';
const estate = '沈示例;13300000408;河北省石家庄市长安区和平东路88号荣样花园5号楼702';
const lane = '冯示例;13300000410;上海市徐汇区漕样北路398号1207室';
const rural = '王示例;13300000409;广东省东莞市虎门镇样本南路33号3栋412';

describe('in Chinese', () => {
  it.each<Row>([
    ['the town that shows, where the rest is hidden', hidden, '是寄到湖州吴兴区的对吧', 'agree'],
    ['another one', hidden, '是寄到湖州南浔区的对吧', 'differ'],
    [
      'an arrow to the order’s own',
      tower,
      '南昌市青云谱区样板大道19号→样本路45号示例城投大厦B区8楼',
      'agree',
    ],
    ['an arrow away from it', tower, '样本路45号示例城投大厦B区8楼→南昌市青云谱区样板大道19号', 'differ'],
    ['a number that is left for another', tower, '红谷滩区样本路45号→54号', 'differ'],
    [
      'both under their labels',
      estate,
      '旧地址：石家庄市长安区和平东路86号荣样花园3号楼702\n新地址：石家庄市长安区和平东路88号荣样花园5号楼702',
      'agree',
    ],
    [
      'the labels turned',
      estate,
      '旧：和平东路88号荣样花园5号楼702\n新：和平东路88号荣样花园3号楼702',
      'differ',
    ],
    ['an estate of another kind', estate, '和平东路88号荣样广场5号楼702', 'differ'],
    ['a lane is no house', lane, '上海徐汇漕样北路398弄1207室', 'differ'],
    ['the town without its ending', rural, '虎门样本南路33号三栋四一二', 'agree'],
    ['the order of the steps', estate, '702室，5号楼，荣样花园，和平东路88号', 'agree'],
    ['thanks are no receiver', rural, '虎门镇样本南路33号3栋412，辛苦了', 'agree'],
    ['a question behind the name', lane, '收货人是冯示例对吗', 'agree'],
    [
      'a district is no number',
      '郑*;138****4460;河南省郑州市金水区样本路***号',
      '郑州市二七区样板路40号',
      'differ',
    ],
    [
      'the house with its letter',
      '林示例;;福建省厦门市思明区样本南路57号金样大厦9C',
      '福建省厦门市思明区样本南路57号金样大厦9C',
      'agree',
    ],
  ])('%s', say('CN'));
});

const door = '김예시;010-0000-1102;서울특별시 강남구 가상로 152, 101동 1203호';
const lot = '김예시;010-0000-1103;경기도 수원시 팔달구 가상동 1433-12 202호';
const villa = '김예시;010-0000-1104;대전광역시 유성구 가상로 99, 라온빌 302호';

describe('in Korean', () => {
  it.each<Row>([
    ['a building like the end of the phone', door, '102동 1203호예요', 'differ'],
    ['a lot and its branch in words', lot, '가상동 1433번지 12호 202호 맞습니다', 'agree'],
    ['another branch', lot, '가상동 1433번지 21호 202호예요', 'differ'],
    ['the first syllable of a house', villa, '가상로 99 가온빌 302호입니다', 'differ'],
    [
      'the town that shows',
      '홍**;010-****-1659;충청북도 청주시 흥덕구 ***',
      '충북 청주시 흥덕구로 오는 거 맞죠',
      'agree',
    ],
    ['a place is no receiver', villa, '가상로 99 라온빌 302호, 유성구요', 'agree'],
    [
      'another extension',
      '김예시;02-0000-1100 (내선 21);서울특별시 중구 가상대로 110, 4층',
      '02-0000-1100 내선 12번으로 연락주세요',
      'differ',
    ],
    [
      'a building in one syllable',
      '김예시;;울산광역시 남구 가상로 261, 1동 1105호',
      '울산 남구 가상로 261 이동 천백오호',
      'differ',
    ],
    [
      'a room in words',
      '김예시;;전라북도 전주시 완산구 가상로 276, 405호',
      '가상로 276 사백오십호입니다',
      'differ',
    ],
    ['a question whether it can be changed', villa, '배송지 변경 가능할까요?', 'unknown'],
    ['a question until when it can', villa, '배송지 변경 몇 시까지 가능한가요?', 'none'],
    [
      'an order of which nothing could be read',
      '주**;010-****-0102;배송 준비 중',
      '서울특별시 마포구 가상로 81, 105동 502호로 보내주세요',
      'unknown',
    ],
    [
      'another road, the number hidden',
      '문*원;010-****-82**;제주특별자치도 제주시 가나로 ** ***동 ***호',
      '제주시 다라로로 보내주세요',
      'differ',
    ],
    [
      'one stem, two houses',
      '김예시;;경기도 고양시 일산동구 가상로 61 한강세움빌 603호',
      '가상로 61 한강드림빌 603호예요',
      'differ',
    ],
  ])('%s', say('KR'));
});

const oak = 'Ann Sample;206-555-0133;2211 Elmtree Ave Unit 12, Seattle, WA 98121';
const bldg = 'Ann Sample;305-555-0191;412 Sampler Drive, Building 2, Apt 3, Miami Beach, FL 33139';
const fig = 'S**** M****;***-***-0155;*** W 34th St, New York, NY 10001';

describe('in English', () => {
  it.each<Row>([
    [
      'a street of another kind whose word is talk, too',
      oak,
      'send it to 2211 Elmtree Way unit 12',
      'differ',
    ],
    ['building and flat the other way round', bldg, "It's Building 3, Apt 2. I mixed them up", 'differ'],
    [
      'numbers in words',
      bldg.replace('Apt 3', 'Apt 210'),
      '412 Sampler Drive, building 2, apt two ten',
      'agree',
    ],
    ['another number in words', oak.replace('2211', '19'), 'Ninety Elmtree Avenue, unit 12', 'differ'],
    ['thanks are no receiver', fig, 'thanks so much!', 'none'],
    ['a number that is hidden whole', fig, 'it is number 342 West 34th, can you check?', 'unknown'],
    [
      'a state the order does not name',
      'Ann Sample;555-0118;12 Main Street, Springfield',
      "It's Springfield, Illinois",
      'unknown',
    ],
    [
      'a side behind the street',
      'Ann Sample;555-0177;3300 Elmtree Avenue South, Minneapolis, MN 55408',
      '3300 Elmtree Ave S, Minneapolis MN',
      'agree',
    ],
    [
      'another side',
      'Ann Sample;555-0177;3300 Elmtree Avenue South, Minneapolis, MN 55408',
      '3300 Elmtree Ave N, Minneapolis MN',
      'differ',
    ],
    ['a state in full', oak.replace('WA', 'Washington'), '2211 Elmtree Ave unit 12, Seattle WA', 'agree'],
    [
      'an extension of seven digits',
      'Ann Sample;+1 555-0160 ext. 48213;19 Elmtree Ave, Atlanta, GA 30305',
      'my number should be 555-0160 ext 48231',
      'differ',
    ],
  ])('%s', say('US'));

  it('knows New South Wales, a town north of the order’s, and who was wrong', () => {
    const unit = 'Ann Sample;0491 570 156;Unit 7, 43 George Street, Parramatta NSW 2150';
    say('AU')('', unit, 'Unit 7, 43 George Street, Parramatta, New South Wales 2150', 'agree');
    say('AU')('', unit, 'Unit 7, 43 George Street, North Parramatta', 'differ');
    say('AU')('', unit, 'Unit 7, 43 George St, Parramatta VIC 3000 - I picked the wrong state', 'differ');
  });
});

describe('in other languages', () => {
  it('compares Latin letters, whatever stands on them, and says of letters nobody reads that it cannot', () => {
    const hue = 'An Mau;028 5550 1234;Số 25 Nguyễn Huệ, Quận 1, TP. Hồ Chí Minh';
    say('VN')('', hue, '25 Nguyen Hue, Quan 1, TP Ho Chi Minh', 'agree');
    say('BR')(
      '',
      'Ana Amostra;11 5550-1234;Avenida Exemplo, 900, apto 52, São Paulo - SP, 01310-100',
      'Av. Exemplo 900 ap 52, Sao Paulo',
      'agree',
    );
    say('CA')(
      '',
      'Luc Modèle;514-555-0189;2450 rue Sherbrooke Ouest, app. 6, Montréal, QC H3H 1E7',
      "C'est bien le 2450 Sherbrooke O., appartement 6, Montreal",
      'agree',
    );
    say('US')('', oak, 'አድራሻዬ ኤልምትሪ ጎዳና ሲያትል', 'unknown');
  });
});
