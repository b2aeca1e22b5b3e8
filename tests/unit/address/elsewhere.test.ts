// What has the order's own name or number and is another thing: a district of another city, a road for a street, a stair
// for a house, a room for a tower, the same extension of another phone. Each stands beside the like that agrees.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../../lib/address/index.ts';
import { pairsIn } from '../../../scripts/lib/pairs.ts';
import { told } from './told.ts';

const gz = '彭示例;13800003726;广东省广州市天河区样本路385号示例大厦1座3001';
const seoul = '김견본;010-0000-1101;서울특별시 강남구 견본로 152 12층 1203호';
const chuncheon = '김견본;010-0000-1101;강원특별자치도 춘천시 견본로 12-1';
const gwangju = '김견본;010-0000-1101;광주광역시 북구 견본로 77';
const denver = 'Grace Example;303-555-0167;55 E 16th Ave, Denver, CO 80202';
const changchun = '石示例;13700013570;吉林省长春市朝阳区样本街1446号示例公寓2106室';
const zhengzhou = '马示例;13700033748;河南省郑州市金水区样本路39号示例中心2号楼1806';
const jeonju = '송견본;010-0000-2918;전북특별자치도 전주시 완산구 견본로 276, 402호';
const changwon = '강견본;010-0000-1183;경상남도 창원시 성산구 견본로 145, 205동 1101호';
const busan = '방견본;010-0000-1290;부산광역시 해운대구 견본로570번길 46, 110동 2204호';
const taiyuan = '苏示例;13800001227;山西省太原市小店区样本街113号示例苑8号楼3单元904';
const shenyang = '谢示例;18400001122-6634;辽宁省沈阳市和平区样本街86号示例大厦1508';
const office = 'Marcus Example;555-0134 ext. 208;2500 Specimen Rd NW Suite 300, Atlanta, GA 30305';
const york = 'Rosa Example;555-0115;210 Fifth Avenue, Floor 3, New York, NY 10010';
const qingdao = '郑爽例;13800001042;山东省青岛市市南区样本中路61号示例大厦A座18层';
const goyang = '노은견;010-0000-3716;경기도 고양시 일산동구 견본로1275번길 38-10 1002호';
const house = '庄雅例;13800026640;贵州省贵阳市云岩区样本中路28号示例花园3号楼1502';
const chain = '袁示例;13800012222;山西省太原市小店区样本路65号2-1-801';
const section = '王示例;13800045903;四川省成都市武侯区样本南路四段27号示例苑7栋1单元1204';
const dorm = '金示例;13700036627;黑龙江省哈尔滨市南岗区样本大街92号示例公寓8舍216';
const dashed = '서견본;010-0000-9027;서울특별시 강남구 견본로22길 91, 605-1702';
const dublin = 'Aoife Example;085 555 0141;12 Specimen Street, Dublin 2, D02 X285';
const estate = '장견본;010-0000-1276;울산광역시 남구 견본로 274, 현대아파트 12동 1101호';
const crossing = '윤견본;010-0000-7246;경기도 성남시 분당구 판교역로 152, 견본타워 9층';
const lane = '白示例;13700018834;云南省昆明市五华区样本中路17号青云里小区6栋2单元501';
const lettered = '팽견본;010-0000-1755;경상남도 김해시 견본중앙로 55, 2층 2-B호';
const villa = '배견본;010-0000-9085;서울특별시 마포구 견본로 37길 12 한빛빌라 A동 302호';

describe('never agrees', () => {
  it.each([
    [
      'a district of another city',
      'CN',
      gz,
      '广州玄武区样本路385号示例大厦1座3001',
      '广州天河区样本路385号示例大厦1座3001',
    ],
    [
      'a ward of another city',
      'KR',
      seoul,
      '서울 동남구 견본로 152 12층 1203호',
      '서울 강남구 견본로 152 12층 1203호',
    ],
    ['a town of another province', 'KR', chuncheon, '강원도 이천시 견본로 12-1', '강원도 춘천시 견본로 12-1'],
    [
      'a ward that neither city of one name has',
      'KR',
      gwangju,
      '광주 중구 견본로 77이요',
      '광주 북구 견본로 77이요',
    ],
    [
      'another city by the order’s ZIP',
      'US',
      denver,
      'Grace Example\n55 E 16th Ave\nPhoenix, CO 80202',
      'Grace Example\n55 E 16th Ave\nDenver, CO 80202',
    ],
    [
      'a road for a street',
      'CN',
      changchun,
      '长春朝阳区样本路1446号示例公寓2106',
      '长春朝阳区样本街1446号示例公寓2106',
    ],
    [
      'a stair for a house',
      'CN',
      zhengzhou,
      '2单元1806\n到了打电话137-0003-3748',
      '2号楼1806\n到了打电话137-0003-3748',
    ],
    [
      'a tower for a room',
      'KR',
      jeonju,
      '전주 완산구 견본로 276, 402동요',
      '전주 완산구 견본로 276, 402호요',
    ],
    ['a room for a tower', 'KR', changwon, '201동 아니고 205호 1101호예요', '201동 아니고 205동 1101호예요'],
    [
      'another lane before a door that is put right',
      'KR',
      busan,
      '견본로572번길 46, 101동 아니고 110동 2204호입니다',
      '견본로570번길 46, 101동 아니고 110동 2204호입니다',
    ],
    [
      'a stair that has the number of a denied house',
      'CN',
      taiyuan,
      '我家是8号楼不是6号楼,6单元904,示例苑',
      '我家是8号楼不是6号楼,3单元904,示例苑',
    ],
    ['another phone of one extension', 'CN', shenyang, '打18400001128转分机6634', '打18400001122转分机6634'],
    [
      'another office’s phone of one extension',
      'US',
      office,
      'Call 555-0184 extension 208 on arrival',
      'Call 555-0134 extension 208 on arrival',
    ],
    [
      'a storey that has the number of the avenue',
      'US',
      york,
      '210 5th Ave, 5th floor, NYC 10010',
      '210 5th Ave, 3rd floor, NYC 10010',
    ],
    [
      'another receiver by the order’s phone',
      'CN',
      qingdao,
      '电话写的13800001042，名字郑静例，没问题就发吧',
      '电话写的13800001042，名字郑爽例，没问题就发吧',
    ],
    [
      'a receiver one syllable off, behind the address',
      'KR',
      goyang,
      '견본로1275번길 38-10, 1002호. 노서견요',
      '견본로1275번길 38-10, 1002호. 노은견요',
    ],
    [
      'another room, though its house is said again',
      'CN',
      house,
      '样本中路28号，就3号楼9502，上次送到2号楼去了，是3号楼！',
      '样本中路28号，就3号楼1502，上次送到2号楼去了，是3号楼！',
    ],
    ['a stair that has the number of the house in a chain', 'CN', chain, '2单元801', '1单元801'],
    ['a house and a stair that changed places', 'CN', chain, '1栋2单元801', '2栋1单元801'],
    ['a room that has the number of the tower in a chain', 'KR', dashed, '605호요', '1702호요'],
    ['a stair that has the number of the road', 'CN', section, '7-4-1204 是这个', '7-1-1204 是这个'],
    [
      'another dormitory',
      'CN',
      dorm,
      '对对对 样本大街92号 示例那个1舍216 妥妥的',
      '对对对 样本大街92号 示例那个8舍216 妥妥的',
    ],
    [
      'another Eircode',
      'IE',
      dublin,
      '12 Specimen St, Dublin 2 and the eircode is D72 X285',
      '12 Specimen St, Dublin 2 and the eircode is D02 X285',
    ],
    ['a phone of another first number', 'KR', dashed, '서견본, 810.0000.9027', '서견본, 010.0000.9027'],
    ['a masked phone of another first number', 'KR', dashed, '013-****-9027 맞아요', '010-****-9027 맞아요'],
    [
      'another house of Hyundai’s kind',
      'KR',
      estate,
      '견본로 274 마대아파트 12동 1101호예요',
      '견본로 274 현대아파트 12동 1101호예요',
    ],
    ['a road with one syllable within it another', 'KR', crossing, '판사역로 152 9층', '판교역로 152 9층'],
    [
      'another estate of three letters',
      'CN',
      lane,
      '青泰里6栋2单元501（五华区）',
      '青云里6栋2单元501（五华区）',
    ],
    [
      'a house with a second number',
      'CN',
      house,
      '样本中路28-1号3号楼1502,按这个',
      '样本中路28号3号楼1502,按这个',
    ],
    ['another letter of a door', 'KR', lettered, '견본중앙로 55 2층 2-D호요', '견본중앙로 55 2층 2-B호요'],
    [
      'another tower, though the order’s is denied below it',
      'KR',
      villa,
      '비동 302호\nA동 아니에요!! 지난번에 A동으로 갔어요\n견본로37길 12',
      '에이동 302호\nB동 아니에요!! 지난번에 B동으로 갔어요\n견본로37길 12',
    ],
  ])('%s', (_, country, order, off, same) => {
    expect({ off, agrees: told(country, order, off) === 'agree' }).toEqual({ off, agrees: false });
    expect({ same, verdict: told(country, order, same) }).toEqual({ same, verdict: 'agree' });
  });
});

describe('a message that agrees, with one digit of the order changed', () => {
  /** What is put right in a message may have been any number before, and a neighbour's door may be any. */
  const corrects = /写成|错|不是|改|아니|말고|\bnot\b|instead|neighbou?r|→|旧|원래|\bold\b/iu;
  const unseen = fileURLToPath(new URL('./unseen/', import.meta.url));
  const pairs = readdirSync(unseen)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => pairsIn(unseen + file))
    .filter(({ want, message }) => want === 'agree' && !corrects.test(message))
    .map((pair) => ({
      ...pair,
      shown: typeof pair.order === 'string' ? pair.order : Object.values(pair.order).join(' '),
    }))
    .filter((pair) => compareAddress(pair).verdict === 'agree');
  /** Whether a number may be the one an order shows as `own`, position by position. */
  const fits = (own: string, said: string) =>
    own.length === said.length && [...own].every((c, i) => c === '*' || c === said[i]);
  /** The message with each digit at `places` of each number of the order's changed, where the order has no such number. */
  function* changed({ message, shown }: (typeof pairs)[number], places: (number: string) => number[]) {
    const own = shown.match(/[\d*]*\d[\d*]*/g) ?? [];
    for (const { 0: said, index } of message.matchAll(/\d+/g)) {
      if (!own.some((one) => fits(one, said))) continue;
      for (const at of places(said)) {
        const digit = String((Number(said[at]) + 3) % 10);
        const other = said.slice(0, at) + digit + said.slice(at + 1);
        const now = message.slice(0, index) + other + message.slice(index + said.length);
        // What was said twice, or is the order's too, contradicts nothing.
        const twice = [...now.matchAll(/\d+/g)].some(([number]) => number === said);
        if (!twice && !own.some((one) => fits(one, other)) && !(at === 0 && digit === '0')) yield now;
      }
    }
  }

  it('agrees no more', { timeout: 180_000 }, () => {
    const blind: string[] = [];
    let all = 0;
    for (const pair of pairs) {
      if (pair.shown.includes('*')) continue;
      for (const message of changed(pair, (number) => [number.length - 1])) {
        all++;
        if (compareAddress({ ...pair, message }).verdict === 'agree') blind.push(message);
      }
    }
    expect(all).toBeGreaterThan(3000);
    expect(blind).toEqual([]);
  });

  it('agrees no more beside a masked order that shows that digit', {
    timeout: 180_000,
  }, () => {
    const blind: string[] = [];
    let all = 0;
    for (const pair of pairs) {
      if (!pair.shown.includes('*')) continue;
      for (const message of changed(pair, (number) => [...number].map((_, at) => at))) {
        all++;
        if (compareAddress({ ...pair, message }).verdict === 'agree') blind.push(message);
      }
    }
    expect(all).toBeGreaterThan(500);
    expect(blind).toEqual([]);
  });
});
