// Messages of several short lines: a door first and its road later, talk around it, a line that takes the other back.
import { describe, expect, it } from 'vitest';
import { withoutIdleLines } from '../../../lib/address/idle-lines.ts';
import { told } from './told.ts';

const bengbu = '邱示例;13800043352;安徽省蚌埠市蚌山区样本大道5183号示例大厦1栋1408';
const shantou = '葛示例;13800019906;广东省汕头市龙湖区样本路99号示例花园16幢704房';
const beijing = '梁示例;13700088052;北京市海淀区样本路27号院5号楼2门601';
const dongguan = '丛示例;13800074452;广东省东莞市南城街道样本路200号示例广场2栋1703';
const osan = '제견본;010-0000-1938;경기도 오산시 견본대로 271, 109동 1005호';
const hanam = '아견본;010-0000-8514;경기도 하남시 견본강변대로 95, 1605동 1102호';
const leipzig = 'Frieda Example;0170 0000339;Specimenstraße 7a, 04109 Leipzig';
const belo =
  'Jaqueline Example;(31) 90000-0145;Av. do Exemplo, 2250, Bloco B, Apto 804, Belo Horizonte - MG, 30110-012';
const louis = 'Stella Example;314-555-0144;712 Specimen Blvd, St. Louis, MO 63112';

describe('a door on one line and its road on another', () => {
  it('are one address', () => {
    expect(told('CN', bengbu, '1栋1408', '样本大道5183号')).toBe('agree');
    expect(told('BR', belo, 'oii bloco B ap 804 tá certinho', 'avenida do exemplo 2250')).toBe('agree');
  });

  it('differ where either is another', () => {
    expect(told('CN', bengbu, '1栋1408', '样本大道5813号')).toBe('differ');
    expect(told('CN', bengbu, '1栋1405', '样本大道5183号')).toBe('differ');
  });
});

describe('a line of talk', () => {
  it.each([
    ['KR', osan, ['109동 1005호', '공동현관 비번 *1234# 이에요']],
    ['KR', osan, ['견본대로 271 109동 천오호', '기사님 전화 꼭이요']],
    ['CN', beijing, ['样本路二十七号院 5号楼2门601 那个', '周末也收']],
    ['DE', leipzig, ['Guten Abend', 'Specimenstr. 7a stimmt :)']],
    ['KR', hanam, ['견본강변대로 95 1605-1102', '오늘 안오면 취소할게요']],
    ['US', louis, ['its on Specimen Blvd in Saint Louis', 'u got me?']],
  ])('is neither a receiver nor a phone, in %s', (country, order, lines) => {
    expect(told(country, order, ...lines)).toBe('agree');
  });
});

describe('a line that takes the other back', () => {
  it.each([
    ['CN', shantou, ['样本路99号16幢704', '哦不对那个是我姐家', '我的是 龙湖区试样路131号4幢302']],
    ['KR', osan, ['109동 1005호는 전 세입자 주소예요', '거기로 보내지 마세요!!']],
    ['CN', shantou, ['样本路99号没毛病', '但收件人不叫这个 叫 肖小例', '改下改下']],
  ])('is heard, in %s', (country, order, lines) => {
    expect(told(country, order, ...lines)).toBe('differ');
  });
});

describe('a district that was denied', () => {
  it('agrees no more, though the street below is the order’s', () => {
    const verdict = told('CN', dongguan, '不是南城 是东城街道哦！', '样本路200号示例广场2栋1703');
    expect(verdict).not.toBe('agree');
  });
});

describe('a wish for another receiver that names nobody', () => {
  it.each([
    ['KR', osan, '받는 사람만 바꿔주세요'],
    ['KR', osan, '연락처만 변경 부탁드려요'],
    ['CN', shantou, '收件人帮我换一下'],
    ['US', louis, 'Can you change the recipient name please?'],
  ])('cannot be told, in %s: %s', (country, order, message) => {
    expect(told(country, order, message)).toBe('unknown');
  });
});

describe('lines of chat in Latin letters', () => {
  const shown = '1310 Specimen Dr, Rapid City, SD 57701';
  const read = (...lines: string[]) => withoutIdleLines(lines.join('\n'), shown, 'US').split('\n');

  it('are not read for places, and every place stays where it was', () => {
    const talk = 'the baby is asleep 😄 so please knock softly';
    const [street, line] = read('1310 Specimen Dr', talk);
    expect(street).toBe('1310 Specimen Dr');
    expect(line).toBe(' '.repeat(talk.length));
  });

  it.each([
    'black garden road please',
    'we moved to the white house',
    'leave it in hamilton please',
    'my neighbour is Callum Rigby',
    'the north street door please',
    'rapid city as always thanks',
  ])('are read where they may name one: %s', (line) => {
    expect(read('1310 Specimen Dr', line)).toEqual(['1310 Specimen Dr', line]);
  });
});
