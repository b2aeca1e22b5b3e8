// A buyer who talks: what was written wrong and set right on the next line, who else lives where, where the shop is, a door said
// twice, numbers in words of several languages. Each beside its neighbour that means the opposite.
import { describe, expect, it } from 'vitest';
import { asksShop } from '../../../lib/address/shop-asked.ts';
import { told } from './told.ts';

const jinjiang = (house: string, door: string) =>
  `李示例;13800050001;江苏省南京市鼓楼区中山北路${house}号锦江苑4栋${door}室`;
const nuri = (door: string) =>
  `김하린;010-0000-2741;서울특별시 마포구 월드컵북로 396 누리아파트 103동 ${door}호`;
const pine = (house: string) => `Ina Muster;555-0144;${house} Pine Street, Apt 14, Seattle, WA 98101`;

describe('what is set right on the next line', () => {
  it('is the address, and what stood there before is not', () => {
    const lines = ['中山北路36号', '不对', '是63号', '锦江苑4栋502'];
    expect(told('CN', jinjiang('63', '502'), ...lines)).toBe('agree');
    expect(told('CN', jinjiang('36', '502'), ...lines)).toBe('differ');
  });
  it('is believed in English, too', () => {
    const lines = ['481 pine st', 'oops 418', 'apt 14'];
    expect(told('US', pine('418'), ...lines)).toBe('agree');
    expect(told('US', pine('481'), ...lines)).toBe('differ');
  });
  it('takes nothing back that is said once more', () => {
    const lane = '袁示例;13700240001;上海市闵行区莘松路958弄62号501室';
    expect(told('CN', lane, '莘松路958弄', '26号501', '打错了', '62号501')).not.toBe('differ');
    expect(told('CN', lane, '莘松路958弄', '62号501', '打错了', '26号501')).toBe('differ');
  });
});

describe('a door said twice', () => {
  it('is one door, in words or in digits', () => {
    expect(told('KR', nuri('1402'), '103-1402', '일공삼동 일사공이호')).toBe('agree');
    expect(told('KR', nuri('1402'), '103-1402', '일공삼동 일사공삼호')).toBe('differ');
  });
  it('is none where the order has the number at another place', () => {
    expect(
      told('US', 'Ina Muster;555-0144;100 Main St, Apt 101, Reno, NV 89501', '101 Main St, Apt 101'),
    ).toBe('differ');
  });
});

describe('who else lives where', () => {
  const tower = '吕示例;13800020002;河北省石家庄市长安区和平西路19号锦程大厦A座1602';
  it('takes nothing from the order’s own door', () => {
    expect(told('CN', tower, '锦程大厦A座1602对的，1620是牙科')).toBe('agree');
    expect(told('CN', tower, '锦程大厦A座1620对的，1602是牙科')).toBe('differ');
  });
  it('says who the neighbour is', () => {
    const rimu = 'Ina Muster;021 555 0144;27A Rimu Street, Hamilton 3204';
    expect(told('NZ', rimu, '27B Rimu Street, 27A is the neighbour')).toBe('differ');
    expect(told('NZ', rimu, '27A Rimu Street, 27B is the neighbour')).toBe('agree');
  });
});

describe('where the shop is', () => {
  it('is asked for, and nothing is to be delivered there', () => {
    for (const message of [
      '你们实体店是在建设一路9号吗？我想过去试穿一下',
      '가게가 달구벌대로 2405 맞나요? 직접 가서 보고 사려구요',
      'did you move? your showroom is at 24 Beech Rd now?',
      'Votre dépôt du 5 rue Foch, il est ouvert le samedi ?',
    ])
      expect(asksShop(message), message).toBe(true);
  });
  it('is not what a buyer means who wants something delivered', () => {
    for (const message of [
      '你们店是在建设一路吗？帮我寄到建设二路9号',
      'Does your store ship to 24 Beech Rd?',
      '매장이 어디예요? 배송지는 달구벌대로 2450이에요',
    ])
      expect(asksShop(message), message).toBe(false);
  });
});

describe('numbers in words', () => {
  it('are the numbers of the order, or others', () => {
    const aragon = 'Lucía Ferrer;600555012;Calle Aragón 215, 3º 2ª, 08007 Barcelona';
    expect(told('ES', aragon, 'c/ Aragón 215, tercero segunda, gracias')).toBe('agree');
    expect(told('ES', aragon, 'c/ Aragón 215, segundo tercera, gracias')).toBe('differ');
    const garibaldi = 'Giulia Ferri;320 555 0133;Via Garibaldi 27, interno 5, 40124 Bologna';
    expect(told('IT', garibaldi, 'via garibaldi ventisette interno cinque')).toBe('agree');
    expect(told('IT', garibaldi, 'via garibaldi ventisette interno sei')).toBe('differ');
    const lyon = 'Paul Roux;0600000000;8 rue Pasteur, 69007 Lyon';
    expect(told('FR', lyon, 'huit rue Pasteur Lyon')).toBe('agree');
    expect(told('FR', lyon, 'neuf rue Pasteur Lyon')).toBe('differ');
    expect(told('DE', 'Ina Muster;0160 5550144;Bergstraße 21, 01069 Dresden', 'Bergstr. einundzwanzig')).toBe(
      'agree',
    );
  });
});

describe('a house and its door in another form', () => {
  it('is the same', () => {
    const calgary = 'Joan Ware;403-555-0111;1045 17th Ave SW, Unit 210, Calgary, AB T2T 0A5';
    expect(told('CA', calgary, '210-1045 17th Avenue Southwest')).toBe('agree');
    expect(told('CA', calgary, '201-1045 17th Avenue Southwest')).toBe('differ');
    const mongkok = '陳例;91234567;九龍旺角彌敦道688號旺角中心22樓2205室';
    expect(told('HK', mongkok, '旺角中心22樓05室')).toBe('agree');
    expect(told('HK', mongkok, '旺角中心22樓06室')).toBe('differ');
    const glasgow = 'Ina Muster;07700 900123;2/1, 46 Dumbarton Road, Glasgow G11 6PD';
    expect(told('GB', glasgow, '1/2 at 46 Dumbarton Rd')).toBe('differ');
  });
});
