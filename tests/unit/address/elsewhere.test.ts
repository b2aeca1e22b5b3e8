// What has the order's own name or number and is another thing: a district of another city, a road for a street, a stair
// for a house, a room for a tower, the same extension of another phone. Each stands beside the like that agrees.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../../lib/address/index.ts';
import { pairsIn } from '../../../scripts/lib/pairs.ts';

const told = (country: string, order: string, message: string) => {
  const [name = '', phone = '', ...rest] = order.split(';');
  return compareAddress({ order: { name, phone, address: rest.join(';') }, message, country }).verdict;
};

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
  ])('%s', (_, country, order, off, same) => {
    expect({ off, agrees: told(country, order, off) === 'agree' }).toEqual({ off, agrees: false });
    expect({ same, verdict: told(country, order, same) }).toEqual({ same, verdict: 'agree' });
  });
});

describe('a message that agrees, with one digit of the order changed', () => {
  /** What is put right in a message may have been any number before. */
  const corrects = /写成|错|不是|改|아니|말고|\bnot\b|instead/u;
  const unseen = fileURLToPath(new URL('./unseen/', import.meta.url));
  const pairs = readdirSync(unseen)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => pairsIn(unseen + file))
    .filter(({ want, message }) => want === 'agree' && !corrects.test(message))
    .filter((_, i) => i % 5 === 0);

  it('agrees no more', { timeout: 120_000 }, () => {
    const blind: string[] = [];
    let changed = 0;
    for (const pair of pairs) {
      const order = typeof pair.order === 'string' ? pair.order : Object.values(pair.order).join(' ');
      const own = new Set(order.match(/\d+/g));
      if (order.includes('*') || compareAddress(pair).verdict !== 'agree') continue;
      for (const hit of pair.message.matchAll(/\d+/g)) {
        const last = Number(hit[0].at(-1));
        const other = `${hit[0].slice(0, -1)}${(last + 3) % 10}`;
        const message = `${pair.message.slice(0, hit.index)}${other}${pair.message.slice(hit.index + hit[0].length)}`;
        // What was said twice, or is the order's too, contradicts nothing.
        const twice = [...message.matchAll(/\d+/g)].some(([number]) => number === hit[0]);
        if (!own.has(hit[0]) || own.has(other) || other === '0' || twice) continue;
        changed++;
        if (compareAddress({ ...pair, message }).verdict === 'agree') blind.push(message);
      }
    }
    expect(changed).toBeGreaterThan(500);
    // A neighbour's number may be any; a room beside a house that is said again, and Eircodes, are not read yet.
    expect({ changed, blind: blind.length > changed / 150 ? blind : [] }).toEqual({ changed, blind: [] });
  });
});
