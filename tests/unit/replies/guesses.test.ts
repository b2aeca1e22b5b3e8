// What was typed stands nowhere as it was typed: parts that stand apart, slips of every kind, digits, a capital letter.
import { describe, expect, it } from 'vitest';
import { createIndex, type Searchable } from '../../../lib/replies/search.ts';

const shop: Searchable[] = [
  { id: 'e-invoice', title: '开电子发票', body: '请把抬头和税号给我' },
  { id: 'opened', title: '开封后保存' },
  { id: 'arrival', title: '退款多久到账' },
  { id: 'where', title: '退款到哪里' },
  { id: 'phone', title: '改收货人电话' },
  { id: 'seven', title: '七天无理由' },
  { id: 'pair', title: '十二点两双' },
  { id: 'return', title: '退货地址' },
  { id: 'left-out', title: '漏发补寄', body: '核实过了，是打包时漏了一件' },
  { id: 'collect', title: '放驿站了怎么取', body: '凭短信里的取件码去拿' },
  { id: 'night', title: '结束语-晚安' },
  { id: 'dress-ko', title: '사이즈 추천 원피스' },
  { id: 'shoes-ko', title: '사이즈 추천 신발' },
  { id: 'refund-ko', title: '환불 계좌 요청' },
  { id: 'paid-back', title: '환불 일정', body: '카드는 영업일로 사흘 걸립니다' },
  { id: 'tax-ko', title: '세금계산서 발행' },
  { id: 'place-ko', title: '반품 주소' },
  { id: 'dress', title: 'Size advice, dress', body: 'Which one do you wear? Start there.' },
  { id: 'battery', title: 'Battery life' },
  { id: 'stuck', title: 'Tracking not updating' },
  { id: 'warranty', title: 'Warranty period', body: 'The guide is inside.' },
];
const index = createIndex(shop);
const find = (query: string) => index.search(query).map((hit) => hit.id);

describe('a word typed in one go out of parts that stand apart', () => {
  it.each([
    ['text', '开发票', 'e-invoice'],
    ['single characters', '改电', 'phone'],
    ['pinyin', 'gaidianhua', 'phone'],
    ['pinyin, where a longer beginning is another title', 'tuikuandaozhang', 'arrival'],
    ['initials', 'kfp', 'e-invoice'],
    ['text and pinyin', 'gai电话', 'phone'],
    ['Korean', '사이즈원피스', 'dress-ko'],
    ['Korean in another order', '원피스사이즈', 'dress-ko'],
    ['chosung', 'ㅅㅇㅈㅇㅍㅅ', 'dress-ko'],
    ['Korean on a Latin layout', 'tkdlwmdnjsvltm', 'dress-ko'],
    ['English', 'sizedress', 'dress'],
    ['the body alone', '打包漏', 'left-out'],
    ['the title and the body', '카드환불', 'paid-back'],
  ])('is found by %s', (_, query, id) => expect(find(query)[0]).toBe(id));

  it('stands before a reply whose title has the parts in the other order', () => {
    const two = createIndex([
      { id: 'other', title: '发票怎么开' },
      { id: 'same', title: '开一张发票' },
    ]);
    expect(two.search('开发票').map((hit) => hit.id)).toEqual(['same', 'other']);
  });

  it('is shown by both its parts', () => {
    const [hit] = index.search('사이즈원피스');
    expect(hit!.ranges.map(([from, to]) => '사이즈 추천 원피스'.slice(from, to))).toEqual([
      '사이즈',
      '원피스',
    ]);
  });

  it('is not seen in letters from within words, nor in one place read twice', () => {
    // `gui` begins a word of one body, `tar` stands within a word of another; `dre` and `res` share letters.
    for (const query of ['guitar', 'ressdr', '计算机', 'zzkfp']) expect(find(query)).toEqual([]);
    expect(createIndex([{ id: 'once', title: '发票' }]).search('发票发票')).toEqual([]);
  });
});

describe('few hits that may not be what was meant', () => {
  it('have the others below them, with lower scores', () => {
    const hits = index.search('kaif');
    expect(hits[0]!.id).toBe('opened');
    const both = createIndex([
      { id: 'body', title: '放驿站了', body: '凭取件码去拿' },
      { id: 'title', title: '求见面' },
    ]).search('qjm');
    expect(both.map((hit) => hit.id)).toEqual(['title', 'body']);
    expect(both[0]!.score).toBeGreaterThan(both[1]!.score);
  });

  it('stay alone where the words themselves were found', () => {
    expect(find('发票')).toEqual(['e-invoice']);
    expect(find('退货地址')).toEqual(['return']);
  });
});

describe('a slip', () => {
  it.each([
    ['in four syllables of pinyin', 'tuihuodihzi', 'return'],
    ['in the latter part of a Korean word', '게산서', 'tax-ko'],
    ['in two Korean words run together', '환불개좌', 'refund-ko'],
    ['twice in a word of seven letters', 'warenty', 'warranty'],
    ['besides a doubled letter left out', 'bateyr', 'battery'],
    ['in a word found elsewhere by its initials', 'upd trk', 'stuck'],
  ])('is seen through %s', (_, query, id) => expect(find(query)[0]).toBe(id));

  it('may be near a word by its sound and near another by its letters', () => {
    expect(find('waran').sort()).toEqual(['night', 'warranty']);
  });
});

describe('other habits', () => {
  it('takes a digit for the numeral of a title', () => {
    expect(find('7天')).toEqual(['seven']);
    expect(find('12点2双')).toEqual(['pair']);
  });

  it('takes a capital at the beginning of Korean on a Latin layout for the small letter', () => {
    expect(find('Qksvna wnth')).toEqual(['place-ko']);
  });
});
