// What somebody takes back in one breath, and letters that name a door: of two numbers for one thing the one said last counts,
// and another letter is another door. The laws are asked of every unseen pair that agrees.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareAddress } from '../../../lib/address/index.ts';
import { type Labelled, pairsIn } from '../../../scripts/lib/pairs.ts';
import { told } from './told.ts';

const mapo = '한견본;010-0000-4182;서울특별시 마포구 견본로 396, 102동 2003호';
const wuhan = '宋示例;13800041276;湖北省武汉市洪山区样本路238号示例苑6栋1单元802室';
const tianjin = '季示例;13800029964;天津市南开区样本路示例里4号楼5门301';
const kelowna = 'Odile Example;555-0177;2250 Specimen Drive, Unit 16, Kelowna, BC V1Y 1A1';
const tampa = 'Teresa Example;555-0148;9027 E Specimen Blvd, Apt 12, Tampa, FL 33605';
const newcastle = 'Tilda Example;555-0170;4/61 Specimen Parade, Newcastle NSW 2300';
const rapid = 'Ezra Example;605-555-0128;1310 Specimen Dr, Rapid City, SD 57701';
const tower = '강견본;010-0000-4415;서울특별시 성동구 견본로 83-21, 견본타워B동 905호';
const door = '모견본;010-0000-3358;충청남도 천안시 서북구 견본로 221, 4층 B호';
const bologna = 'Serena Esempio;320 000 0178;Via Esempio 9, scala A, interno 4, 40124 Bologna';
const suita = '伊波見本;090-0000-6602;大阪府吹田市見本町12-40 サンプル荘 2階B';
const reno = 'Ingrid Example;555-0161;300 W 5th St, Apt 10S, Reno, NV 89503';
const halifax = 'Gwen Example;555-0158;Basement, 640 Specimen Lane, Halifax, NS B3H 1A1';
const hanoi = 'Le Vi Du;0900 000 156;Số 12, ngõ 35, phố Mẫu Cung, Hà Nội';
const aarhus = 'Signe Example;00 00 11 18;Specimenvej 6, 2. th, 8000 Aarhus';
const cellar = '변견본;010-0000-6820;제주특별자치도 제주시 견본북로 312 지하';
const pudong = '吴示例;13800073190;上海市浦东新区样本路1458弄21号602室';

describe('taken back in one breath', () => {
  it.each([
    ['KR', mapo, ['102동 2002호요 아 아니 2003호']],
    ['KR', mapo, ['102동 2030호요', '아 잘못 2003호요']],
    ['CN', tianjin, ['4号楼5门……501？不不，301，三楼']],
    ['CA', kelowna, ['Yes. Unit 60, ah, no, 16. Specimen Drive']],
    ['US', tampa, ['9027 E Specimen Blvd', 'apt 21... wait no', 'apt 12, typing w/ one hand']],
  ])('is the order’s own that was said last (%s)', (country, order, lines) => {
    expect(told(country, order, ...lines)).toBe('agree');
  });

  it.each([
    ['KR', mapo, ['102동 2003호요 아 아니 2002호']],
    ['CN', wuhan, ['示例苑6栋1单元802，哦不对，是820，看错了']],
    ['CA', kelowna, ['Yes. Unit 16, ah, no, 60. Specimen Drive']],
    ['AU', newcastle, ['Unit 4, 61. I mean 16']],
    ['US', rapid, ['1310 Specimen Dr?? scratch that', 'I don’t live there anymore']],
  ])('never agrees where another was said last (%s)', (country, order, lines) => {
    expect(told(country, order, ...lines)).not.toBe('agree');
  });
});

describe('a letter, a side or a floor of its own', () => {
  it.each([
    [
      'KR',
      tower,
      '성동구 견본로 83-21 견본타워A동 905호 네 맞습니다',
      '성동구 견본로 83-21 견본타워B동 905호',
    ],
    ['KR', door, '천안 서북구 견본로 221 4층 D호', '천안 서북구 견본로 221 4층 B호'],
    [
      'IT',
      bologna,
      'Confermo: via Esempio 9, scala B, interno 4',
      'Confermo: via Esempio 9, scala A, interno 4',
    ],
    [
      'JP',
      suita,
      '見本町12-40、サンプル荘2階D、そのとおりです',
      '見本町12-40、サンプル荘2階B、そのとおりです',
    ],
    ['US', reno, '300 W 5th St, 10F as in Frank', '300 W 5th St, 10S as in Sam'],
    ['CA', halifax, 'Upper unit, 640 Specimen Lane, Halifax', 'Basement, 640 Specimen Lane, Halifax'],
    ['KR', door, '천안 서북구 견본로 221 4층d호요', '천안 서북구 견본로 221 4층b호요'],
    ['DK', aarhus, '2. sal til venstre, Specimenvej 6', '2. sal til højre, Specimenvej 6'],
    ['KR', cellar, '견본북로 312 옥탑이요', '견본북로 312 지하요'],
    ['VN', hanoi, 'số 35 ngõ 12 phố Mẫu Cung', 'số 12 ngõ 35 phố Mẫu Cung'],
    ['CN', pudong, '浦西样本路1458弄21号602', '浦东样本路1458弄21号602'],
  ])('is no other one (%s)', (country, order, other, own) => {
    expect(told(country, order, other)).not.toBe('agree');
    expect(told(country, order, own)).toBe('agree');
  });
});

const UNSEEN = fileURLToPath(new URL('unseen/', import.meta.url));
const agreeing = readdirSync(UNSEEN)
  .flatMap((file) => pairsIn(`${UNSEEN}${file}`))
  .filter(({ want, order }) => want === 'agree' && !shownOf(order).includes('*'))
  .filter(({ message }) => !/不|아니|말고|not|no |instead|원래|之前|旧|老/.test(message))
  .filter((pair) => compareAddress(pair).verdict === 'agree');

function shownOf(order: Labelled['order']): string {
  return typeof order === 'string' ? order : (order.address ?? '');
}
/** Whether a number of the order, its phone for one, ends so. */
const ends = (order: Labelled['order'], digits: string): boolean =>
  new RegExp(`\\d${digits}(?!\\d)`).test(typeof order === 'string' ? order : Object.values(order).join('\n'));
const has = (shown: string, word: string) => new RegExp(`(?<![a-z\\d])${word}(?![a-z\\d])`, 'i').test(shown);

/** How people take back a number, with the one they mean. */
const takenBack: Record<string, ((number: string) => string)[]> = {
  KR: [(n) => `호 아 아니 ${n}호요`, (n) => `호\n아 잘못 썼네요 ${n}호`],
  CN: [(n) => `，哦不对，是${n}`, (n) => ` 打错了 ${n}`, (n) => `\n手滑了 是${n}`],
  other: [(n) => `, sorry, ${n}`, (n) => `\noops ${n}`, (n) => ` - no wait, ${n}`, (n) => `. I mean ${n}`],
};

describe('of the unseen pairs that agree', () => {
  it('none agrees once its last number is taken back for another', { timeout: 180_000 }, () => {
    let asked = 0;
    const wrong = agreeing.flatMap((pair, i) => {
      const shown = shownOf(pair.order);
      const last = [...pair.message.matchAll(/(?<![\d-])\d{2,4}(?=호|室|号|$|[\s,，。.!~])/g)]
        .filter(([number]) => has(shown, number))
        .at(-1);
      const [number = ''] = last ?? [];
      const other = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1 + (i % 8)) % 10}`;
      const ways = takenBack[/^(?:CN|TW|HK)$/.test(pair.country) ? 'CN' : pair.country] ?? takenBack.other!;
      // What the order's phone happens to end in is said of the phone.
      if (!last || has(shown, other) || ends(pair.order, other)) return [];
      asked++;
      const message = `${pair.message.slice(0, last.index + number.length)}${ways[i % ways.length]!(other)}`;
      return compareAddress({ ...pair, message }).verdict === 'agree' ? [`${pair.id}: ${message}`] : [];
    });
    expect(asked).toBeGreaterThan(1_000);
    expect(wrong).toEqual([]);
  });

  it('none agrees once the letter of its door is another', () => {
    let asked = 0;
    const wrong = agreeing.flatMap((pair, i) => {
      const shown = shownOf(pair.order);
      const letters = pair.message.matchAll(
        /(?<![a-z가-힣])[a-h](?=\s?(?:동(?![가-힣])|호|座|栋|幢|室|单元))|(?<=[층楼号幢栋]\s?)[a-h](?![a-z])|(?<=\b(?:apt|unit|flat|bldg|building|block|tower|wing|suite|scala|stiege)\.? #?)[a-h](?![a-z])|(?<=\d)[a-h](?![a-z\d])/gi,
      );
      return [...letters].flatMap((hit) => {
        const other = String.fromCharCode(((hit[0].toUpperCase().charCodeAt(0) - 64 + (i % 6)) % 8) + 65);
        if (
          !has(shown.replace(/\d(?=[a-z])/gi, '$& '), hit[0]) ||
          new RegExp(`(?<![a-z])${other}(?![a-z])`, 'i').test(shown)
        )
          return [];
        asked++;
        const message = `${pair.message.slice(0, hit.index)}${other}${pair.message.slice(hit.index + 1)}`;
        return compareAddress({ ...pair, message }).verdict === 'agree' ? [`${pair.id}: ${message}`] : [];
      });
    });
    expect(asked).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
  });
});
