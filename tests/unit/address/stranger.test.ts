// What a stranger's set found wrong, mended by cause: a row or two for each cause, with other addresses than the set's.
// And one law about all that agrees: with a change, another receiver or the next house behind it, it agrees no more.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPair } from '../../../lib/address/read-pair.ts';
import { answer, type Pair } from './pairs.ts';

const wuxi = {
  name: '潘晓东',
  phone: '13800001111',
  address: '江苏省无锡市滨湖区太湖大道2188号蠡湖香樟园7栋2单元1103',
};
const haidian = { name: '李*', phone: '138****2222', address: '北京市海淀区中关村街道****' };
const ship = {
  name: '陈佳怡',
  phone: '13700004444',
  address: '浙江省杭州市余杭区文一西路998号海创园5号楼B座602',
};
const taipei = { name: '黃志明', phone: '0933-000-111', address: '高雄市前鎮區中山二路260號8樓之3' };
const mapo = {
  name: '김하늘',
  phone: '010-0000-6666',
  address: '서울특별시 마포구 양화로 45, 메세나폴리스 101동 2203호',
};
const daegu = { name: '이**', phone: '010-****-7777', address: '대구광역시 수성구 범어동 ****' };
const mokpo = { name: '배현수', phone: '010-0000-5656', address: '전라남도 목포시 옥암로 95, 2층 201호' };
const portland = {
  name: 'Megan Foster',
  phone: '503-555-0142',
  address: '2815 SE Hawthorne Blvd Apt 7, Portland, OR 97214',
};
const austin = { name: 'J*** D****', phone: '***-***-0188', address: '*** Oak St, Austin, TX 787**' };
const brighton = {
  name: 'Hannah Lowe',
  phone: '07700 900111',
  address: 'Flat 2, 18 Elm Grove, Brighton BN2 3DD',
};
const stuttgart = {
  name: 'Anna Schröder',
  phone: '+49 170 0000123',
  address: 'Königstraße 12, 3. Etage, 70173 Stuttgart',
};
const yokohama = {
  name: '中村 優子',
  phone: '090-0000-2211',
  address: '神奈川県横浜市西区みなとみらい4-5-6 ベイタワー1208',
};

const rows: [...Pair, string][] = [
  // Names: a title, a surname, a given name, a mask that fits; alone they prove nothing.
  [
    'a title and a tail beside a door',
    wuxi,
    '潘先生收，尾号1111，7栋2单元1103',
    'agree',
    { name: 'agree', phone: 'agree' },
    'CN',
  ],
  ['another surname', haidian, '我姓王 地址是海淀中关村', 'differ', { name: 'differ' }, 'CN'],
  [
    'a mask that fits, a town',
    haidian,
    '李娜，13800002222，海淀中关村的',
    'agree',
    { name: 'agree', phone: 'agree' },
    'CN',
  ],
  ['a surname alone', wuxi, '潘先生收就行', 'unknown', {}, 'CN'],
  ['a receiver behind some words', wuxi, '帮我换个收件人，写我老婆 周丽', 'differ', { name: 'differ' }, 'CN'],
  [
    'a masked name and a tail',
    daegu,
    '이정훈이고 뒷번호 7777입니다',
    'agree',
    { name: 'agree', phone: 'agree' },
    'KR',
  ],
  [
    'a title in Korean',
    mapo,
    '김하늘 과장 앞으로 보내주세요, 101동 2203호',
    'agree',
    { name: 'agree' },
    'KR',
  ],
  ['a surname in English', brighton, 'Miss Lowe, 18 Elm Grove', 'agree', { name: 'agree' }, 'GB'],
  [
    'a surname in Japanese',
    yokohama,
    'みなとみらい四丁目5番6号 ベイタワー1208号室 中村です',
    'agree',
    { name: 'agree' },
    'JP',
  ],
  [
    'a nickname in other letters',
    { ...ship, name: 'Amy' },
    '文一西路998号海创园5号楼B座602 艾米收',
    'agree',
    {},
    'CN',
  ],
  // Numbers in words, floors and doors.
  [
    'numerals and a floor',
    wuxi,
    '太湖大道二一八八号香樟园七栋二单元十一楼03室',
    'agree',
    { unit: 'agree' },
    'CN',
  ],
  ['numerals in Hangul', mapo, '백일동 이천이백삼호 맞습니다', 'agree', { unit: 'agree' }, 'KR'],
  ['a floor and its door', mokpo, '옥암로 95 2층 1호', 'agree', { unit: 'agree' }, 'KR'],
  ['joined without blanks', mapo, '양화로45 메세나폴리스101동2203호', 'agree', {}, 'KR'],
  ['a door with a hyphen', mapo, '101-2203이에요', 'agree', { unit: 'agree' }, 'KR'],
  // One step set right.
  ['a stair', wuxi, '单元错了 是1单元', 'differ', { unit: 'differ' }, 'CN'],
  ['a building', ship, '楼栋写错啦 应该是6号楼', 'differ', { unit: 'differ' }, 'CN'],
  ['a section of a road', taipei, '是中山三路喔', 'differ', { street: 'differ' }, 'TW'],
  ['a door of Taiwan', taipei, '8樓之2才對', 'differ', { unit: 'differ' }, 'TW'],
  ['a building and nothing else', mapo, '102동이요', 'differ', { unit: 'differ' }, 'KR'],
  ['a room in Japanese', yokohama, '1208じゃなくて1280です', 'differ', { unit: 'differ' }, 'JP'],
  ['a number in German', stuttgart, 'Hausnummer ist 21, nicht 12', 'differ', {}, 'DE'],
  ['a receiver by one letter', mokpo, '배현우예요 오타났어요', 'differ', { name: 'differ' }, 'KR'],
  // A doubt that is settled.
  ['a doubt in Chinese', ship, '我是不是写成620了？应该是602', 'agree', { unit: 'agree' }, 'CN'],
  ['a doubt in Korean', mokpo, '옥암로 59 아니고 95-1인가 했네요 201호 맞아요', 'unknown', {}, 'KR'],
  ['what is denied stands nowhere', wuxi, '不是1301是1103', 'agree', { unit: 'agree' }, 'CN'],
  // Masks.
  ['a postcode as far as it shows', austin, 'Jane Dalton, Oak Street, Austin 78704', 'agree', {}, 'US'],
  ['a number under the mask', austin, 'is it going to 512 Oak St?', 'unknown', {}, 'US'],
  // Spelling.
  ['an umlaut in two letters', stuttgart, 'Koenigstr. 12, 70173 Stuttgart, Schroeder', 'agree', {}, 'DE'],
  [
    'a flat before its house',
    { ...brighton, address: '12/45 Beach Rd, Bondi NSW 2026' },
    'Unit 12, 45 Beach Road Bondi 2026',
    'agree',
    {},
    'AU',
  ],
  ['words in any order', portland, 'apt 7, 2815 southeast hawthorne, 97214. thanks!', 'agree', {}, 'US'],
  ['another postcode', portland, 'zip is 97215', 'differ', { region: 'differ' }, 'US'],
  ['another side', portland, '2815 NE Hawthorne Blvd Apt 7', 'differ', { street: 'differ' }, 'US'],
  // What is not read forbids to agree.
  ['a number behind a turn', portland, 'apt 7 is right but the building is 2185', 'unknown', {}, 'US'],
  ['a phone of no shape', wuxi, '潘晓东 23800001111', 'differ', { phone: 'differ' }, 'CN'],
  ['two ways of one step', wuxi, '7栋改8栋', 'differ', {}, 'CN'],
];

describe('a stranger’s causes', () => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    const [, , message, verdict, parts = {}, country] = row;
    expect({ message, ...answer(row.slice(0, 5) as unknown as Pair, country) }).toEqual({
      message,
      verdict,
      parts,
    });
  });
});

const behind: Record<string, string[]> = {
  CN: ['，收件人改成王大锤', '，寄到隔壁', '，旁边那栋', '，电话换成13999999999'],
  KR: [' 받는 사람은 봉철수로 변경', ' 옆 건물이에요', ' 9동으로 변경해주세요', ' 전화는 010-9999-9999로요'],
};

describe('what agrees', () => {
  const pairs = readFileSync(`${import.meta.dirname}/pairs.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(
      (line) =>
        JSON.parse(line) as { id: string; country: string; order: string; message: string; want: string },
    );

  it.each(Object.keys(behind))('agrees no more with a change behind it: %s', (country) => {
    const agreed = pairs.filter((p) => p.want === 'agree' && p.country === country);
    const blind = agreed.flatMap((pair) =>
      behind[country]!.map((more) => ({ ...pair, message: pair.message + more }))
        .filter((changed) => readPair(changed).verdict === 'agree')
        .map(({ id, message }) => [id, message]),
    );
    expect(agreed.length).toBeGreaterThan(100);
    expect(blind).toEqual([]);
  });
});
