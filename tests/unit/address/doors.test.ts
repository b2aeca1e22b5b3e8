// Doors, roads and receivers that are one small thing off, said as buyers confirm an address: each found by a set of near
// misses, mended by cause and written anew, and beside it the honest variant that agrees. Never `agree` where it differs.
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

type Row = [why: string, order: string, off: string, same?: string];
/** The first never agrees, the second, where there is one, does. */
const apart = (country: string) => (_: string, order: string, off: string, same?: string) => {
  expect({ off, agrees: told(country, order, off) === 'agree' }).toEqual({ off, agrees: false });
  if (same) expect({ same, verdict: told(country, order, same) }).toEqual({ same, verdict: 'agree' });
};

describe('in Chinese', () => {
  const base = '郑示例;13300000501;江西省南昌市红谷滩区样本路45号示例城投大厦负一层B05';
  const ground = '沈示例;13300000502;河北省石家庄市长安区样板东路88号3号楼1层102';
  const stem = '冯示例;13300000503;北京市海淀区样板南路11号甲5号楼301';
  const wing = '王示例;13300000504;广东省东莞市虎门镇样本南路33号东楼412';
  const tail = '何示例;13300000505;山西省太原市小店区样本路14号丙';
  const floor = '蔡示例;0900-000-345;台北市大安區樣本東路二段118巷33弄7號4樓之2';
  const late = '邓示例;13300000506;重庆市渝北区样本大道57号二期9栋2-3';
  it.each<Row>([
    ['a storey below the ground', base, '样本路45号示例城投大厦1层B05'],
    ['the ground and below it', ground, '样板东路88号3号楼地下一层102', '样板东路88号3号楼一层102'],
    ['the stem before a number', stem, '样板南路11号5号楼301', '样板南路11号甲5号楼301'],
    ['the east and the west house', wing, '虎门样本南路33号西楼412', '虎门样本南路33号东楼412'],
    ['the stem behind a number', tail, '样本路14号甲，对的', '样本路14号丙，对的'],
    ['a door of a floor in words', floor, '地址OK，7號四樓之三', '地址OK，7號四樓之二'],
    ['floor and door changed over', late, '二期9栋3-2，放门口就好', '二期9栋2-3，放门口就好'],
    [
      'the other half of a stair',
      '傅示例;13300000509;山东省青岛市市南区样本中路9号海样湾3号楼左单元502',
      '3号楼右边单元502，左边的是我舅家',
      '3号楼左边单元502，右边的是我舅家',
    ],
    [
      'the other side of a storey',
      '董示例;13300000510;黑龙江省哈尔滨市南岗区样本大街118号样特大厦8层东侧',
      '样特大厦8层出电梯西侧那家，对，南岗区样本大街118号',
    ],
    ['a letter typed for a nought', ground, '样板东路88号3号楼1层12O', '样板东路88号3号楼1层1O2'],
  ])('%s', apart('CN'));

  it('knows who is meant by what was written by mistake', () => {
    const lin = '秦岚示;13300000507;陕西省咸阳市秦都区样本西路27号8号楼1101';
    expect(told('CN', lin, '收货人写成秦蓝示了吗？应该是秦岚示')).not.toBe('differ');
    expect(told('CN', lin, '收货人是秦蓝示')).toBe('differ');
  });

  it('takes no tail of a phone that lies under the mask for another', () => {
    expect(told('CN', '冯**;13300022***;天津市和平区样本路189号', '手机最后三位是117')).toBe('unknown');
    expect(told('CN', '冯**;133****2117;天津市和平区样本路189号', '手机最后三位是117')).toBe('agree');
    expect(told('CN', '冯**;133****2118;天津市和平区样本路189号', '手机最后三位是117')).toBe('differ');
  });
});

describe('in Korean', () => {
  const under = '김예시;010-0000-1201;경기도 안양시 동안구 가상대로 230 1층 12호';
  const annex = '김예시;010-0000-1202;경기도 안양시 동안구 가상대로 230 별관 301호';
  const side = '김예시;010-0000-1203;강원특별자치도 춘천시 가상로93번길 12-5 2층 우측';
  const branch = '김예시;010-0000-1204;서울특별시 은평구 가상로12나길 8-2, 101호';
  const way = '김예시;010-0000-1205;인천광역시 연수구 가상로27번길 55 104동 2601호';
  const shown = '김*아;010-****-1206;서울특별시 강남구 가상로 1**, ****호';
  const mask = '문*린;010-0000-****;전라북도 전주시 완산구 가상로 2**, **빌 305호';
  it.each<Row>([
    ['below the ground', under, '지하 1층 12호입니다 그냥 1층 아니구요', '1층 12호입니다'],
    ['another hall', annex, '가상대로 230 본관 301호', '가상대로 230 별관 301호'],
    [
      'the other side',
      side,
      '춘천 가상로93번길 12-5 2층 좌측이에요',
      '춘천 가상로93번길 12-5 2층 우측이에요',
    ],
    ['a syllable of a lane', branch, '가상로12가길 8-2 101호 맞아요', '가상로12나길 8-2 101호 맞아요'],
    [
      'a road for its lane',
      way,
      '가상로27길 55 104동 2601호 맞아요!',
      '가상로27번길 55 104동 2601호 맞아요!',
    ],
    ['a digit that shows', shown, '가상로 231 1502호 맞습니다'],
    ['a syllable that shows', mask, '문채윤이고 305호 맞습니다', '문채린이고 305호 맞습니다'],
    [
      'letters as they are said',
      '김예시;;경기도 성남시 분당구 가상로 235 에이치스퀘어 N동 702호',
      '가상로 235 H스퀘어 S동 702호',
      '가상로 235 H스퀘어 N동 702호',
    ],
  ])('%s', apart('KR'));
});

describe('in English and its neighbours', () => {
  const swede = 'Sara Lindqvist;218-555-0143;18 Birch Ln Apt 1, Duluth, MN 55802';
  const unit = 'Mary Sample;503-555-0142;418 NE Alder St, Apt 12B, Portland, OR 97232';
  const grove = 'Rufus Sample;07700 900745;14A Hartington Grove, Cambridge CB1 7UA';
  const house = 'Callum Sample;07700 900874;The Old Forge, 5 High Street, Kinross KY13 8AW';
  const first = 'Hannah Sample;07700 900112;First Floor Flat, 18 Elm Grove, Brighton BN2 3DD';
  it.each<Row>([
    [
      'one letter of the name',
      swede,
      'Sara Lindquist w a u not v if that matters? 18 Birch Lane apt one',
      'Sara Lindqvist, 18 Birch Lane apt one',
    ],
    [
      'one letter of the door',
      unit,
      "yes that's right, 12D. 418 NE Alder St",
      'Apartment 12-B, 418 N.E. Alder Street please',
    ],
    [
      'one letter of the street',
      grove,
      '14A Harrington Grove Cambridge, yep',
      '14A Hartington Grove Cambridge, yep',
    ],
    [
      'the name of the house',
      house,
      "We're The Old Mill, 5 High Street, Kinross",
      "We're The Old Forge, 5 High Street, Kinross",
    ],
    [
      'the kind of street',
      'Merryn Sample;07700 900144;3 Quay Road, Bristol BS1 4AA',
      'Three Quay Street, yes please send',
      '3 Quay Rd, yes please send',
    ],
    ['the floor', first, '18 Elm Grove, top floor flat', "it's the 1st floor flat at 18 Elm Grove"],
  ])('%s', apart('GB'));

  it.each<Row>([
    [
      'another province',
      'Elspeth Sample;604-555-0121;3311 Oak Street, Vancouver, BC V6H 2L1',
      '3311 Oak Street, Vancouver, WA. correct',
      '3311 Oak Street, Vancouver, BC. correct',
    ],
    [
      'east for west',
      'Renée Modèle;514-555-0163;2200 Boul. Exemple O, App. 504, Montréal, QC H3H 1R7',
      "2200 Exemple Est app 504, that's right",
      '2200 Exemple Ouest app 504',
    ],
  ])('%s', apart('CA'));

  it.each<Row>([
    [
      'the house in front',
      'Jorin Muster;0151 00000247;Lindenstraße 14a, Hinterhaus, 10969 Berlin',
      'Alles richtig: Lindenstraße 14a, bitte aber ins Vorderhaus',
    ],
    [
      'the other side',
      'Jonas Muster;0151 00055512;Lindenstraße 14, 3. OG links, 10969 Berlin',
      'Ja stimmt, Lindenstraße 14, 3. OG rechts',
    ],
  ])('%s', apart('DE'));

  it('knows forty-second for 42nd, bis for no ter, a block for no other, a lane for no house', () => {
    const west = 'Olivia Sample;212-555-0144;350 W 42nd St Apt 12C, New York, NY 10036';
    apart('US')(
      '',
      west,
      '350 West Forty-Third Street, #12C, New York',
      '350 West Forty-Second Street, #12C, New York',
    );
    const lilas = 'Claire Modèle;06 00 00 12 34;27 bis rue des Lilas, 69003 Lyon';
    apart('FR')('', lilas, "oui c'est bien 27 ter rue des Lilas, Lyon", '27 bis rue des Lilas, Lyon');
    apart('BR')(
      '',
      'Rafa Amostra;11 90000-0123;Rua das Amostras 120, bloco B, apto 31, São Paulo',
      'Rua das Amostras 120, bloco A, apto 31',
    );
    apart('IE')(
      '',
      'Cathal Sample;085 000 1490;Rose Cottage, Ballyduff, Co. Waterford',
      'yes perfect, Rose Cottage in Ballyduff, Co. Kerry',
    );
    apart('NL')(
      '',
      'Teun Voorbeeld;06 00004413;Oosterstraat 31, 9711 NM Groningen',
      'ja hoor, Oosterstraat 31, 9711 NN',
      'ja hoor, Oosterstraat 31, 9711 NM',
    );
    apart('US')(
      '',
      'Bryce Sample;718-555-0190;32-15 41st Ave, Apt 5F, Long Island City, NY 11101',
      '32-15 41st St, apt 5F correct',
      '32-15 41st Ave, apt 5F correct',
    );
    apart('US')(
      '',
      'Wendell Sample;417-555-0184;640 Old Mill Rd, Lot 19, Springfield, MO 65803',
      "Springfield IL, 640 Old Mill Rd lot 19, that's the one",
      'Springfield MO, 640 Old Mill Rd lot 19',
    );
    apart('VN')(
      '',
      'An Mau;090 000 0123;Số 45 ngõ 12 phố Láng Hạ, Hà Nội',
      'đúng rồi, số 12 ngõ 45 phố Láng Hạ',
    );
  });
});

describe('what is no address', () => {
  const order = '김예시;010-0000-1208;경기도 수원시 영통구 가상로 210';
  it.each([
    ['US', 'How long do I have to change my address once the order is placed?', 'none'],
    ['CN', '最晚什么时候还能改地址？', 'none'],
    ['KR', '주소 어떻게 바꿔요?', 'none'],
    ['KR', '이사했는데 주소 어떻게 바꿔요?', 'unknown'],
    ['CN', '我想改一下收货地址，怎么弄？', 'unknown'],
  ])('%s: %s', (country, message, want) => {
    expect(told(country, order, message)).toBe(want);
  });
});
