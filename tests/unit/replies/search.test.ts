// The palette's search: however an agent types it, the reply is found, and the likelier one stands first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Alphabet, Needle } from '../../../lib/replies/needle.ts';
import { createIndex, type Searchable } from '../../../lib/replies/search.ts';
import { Collector, Texts } from '../../../lib/replies/texts.ts';
import { library } from './corpus.ts';

const shop: Searchable[] = [
  { id: 'ship-time', title: '发货时间', tags: ['物流'] },
  { id: 'reship', title: '重新发货说明' },
  { id: 'insurance', title: '运费险怎么用' },
  { id: 'bank', title: '银行到账要多久' },
  { id: 'transfer', title: '调货进度' },
  { id: 'chaoyang', title: '朝阳区配送' },
  { id: 'green', title: '绿色和女款' },
  { id: 'address-ko', title: '배송지 확인', tags: ['출고 전'] },
  { id: 'delay-ko', title: '배송 지연 사과' },
  { id: 'refund-ko', title: '환불 일정' },
  { id: 'refund', title: 'Refund status' },
  { id: 'address', title: 'Shipping address question', folder: 'Before sale' },
  { id: 'tracking', title: 'Tracking number' },
  { id: 'body-only', title: '您好', body: '这款的保质期写在包装上，{{ 商品 }}请放阴凉处' },
  { id: 'discount', title: '七折优惠', uses: 2 },
];
const index = createIndex(shop);
const find = (query: string, step?: number) => index.search(query, { step }).map((hit) => hit.id);
const shown = (query: string, id: string) => {
  const title = shop.find((reply) => reply.id === id)!.title;
  return index
    .search(query)
    .find((hit) => hit.id === id)!
    .ranges.map(([from, to]) => title.slice(from, to));
};

describe('an agent looks for a reply', () => {
  it.each([
    ['text', '费险', 'insurance'],
    ['full pinyin', 'fahuoshijian', 'ship-time'],
    ['pinyin from the middle of a title', 'shijian', 'ship-time'],
    ['initials', 'fhsj', 'ship-time'],
    ['initials from the middle', 'fxzm', 'insurance'],
    ['pinyin and initials mixed', 'yunfx', 'insurance'],
    ['text and pinyin mixed', '运fei', 'insurance'],
    ['a syllable half typed', 'yunfe', 'insurance'],
    ['sh, ch and zh as one', 'shj', 'ship-time'],
    ['重 read chong', 'chongxin', 'reship'],
    ['重 read zhong', 'zhongxin', 'reship'],
    ['行 read hang', 'yinhang', 'bank'],
    ['调 read diao', 'diaohuo', 'transfer'],
    ['朝 read chao', 'cyq', 'chaoyang'],
    ['ü typed v', 'lvse', 'green'],
    ['ü typed u', 'nukuan', 'green'],
    ['full-width letters', 'ＦＨＳＪ', 'ship-time'],
    ['chosung', 'ㅂㅅㅈ', 'address-ko'],
    ['chosung the input method ran together', 'ㅂㅄ', undefined],
    ['chosung and a syllable', '배ㅅㅈ', 'address-ko'],
    ['a syllable half typed in Korean', '배소', 'address-ko'],
    ['the next initial still below the syllable', '뱃', 'address-ko'],
    ['decomposed Korean', '배송지'.normalize('NFD'), 'address-ko'],
    ['Korean on a Latin layout', 'qothdwl', 'address-ko'],
    ['Korean on a Latin layout, half typed', 'qoth', 'address-ko'],
    ['chosung on a Latin layout', 'qtw', 'address-ko'],
    ['Korean on a Latin layout with the shift lock', 'GHKSQNF', 'refund-ko'],
    ['Latin with the Korean layout on', 'ㄱㄷ려ㅜㅇ', 'refund'],
    ['words in another order', 'address ship', 'address'],
    ['words of Chinese in another order', '时间 发货', 'ship-time'],
    ['pinyin with blanks', 'yin hang', 'bank'],
    ['a word and a tag', '배송 출고', 'address-ko'],
    ['a letter left out', 'refnd', 'refund'],
    ['two letters swapped', 'reufnd', 'refund'],
    ['typos in two words', 'shiping adress', 'address'],
    ['a typo not yet typed to the end', 'addrses', 'address'],
    ['a typo in pinyin', 'fauho', 'ship-time'],
    ['a wrong vowel in Korean', '베송지', 'address-ko'],
    ['a short form', 'trk num', 'tracking'],
    ['only the body', '保质期', 'body-only'],
    ['pinyin of the body', 'baozhiqi', 'body-only'],
    ['initials of the body, where no title has them', 'bzq', 'body-only'],
  ])('by %s', (_, query, id) => {
    if (id) expect(find(query)[0]).toBe(id);
    else expect(find(query)).toEqual([]);
  });

  it('finds nothing rather than something that was not meant', () => {
    for (const query of ['zzqqx', 'xyz wvu', '没有这条', '뷁뷁']) expect(find(query)).toEqual([]);
  });

  it('does not take the name of a variable for a word of the reply', () => {
    expect(find('商品')).toEqual([]);
  });

  it('sees all replies before typing, the current step and the most used first', () => {
    const replies: Searchable[] = [
      { id: 'a', title: '甲', uses: 1 },
      { id: 'b', title: '乙', uses: 9 },
      { id: 'c', title: '丙', step: 6 },
    ];
    expect(
      createIndex(replies)
        .search('', { step: 6 })
        .map((hit) => hit.id),
    ).toEqual(['c', 'b', 'a']);
  });

  it('narrows by a tag with # and by a folder with /', () => {
    expect(find('#物流')).toEqual(['ship-time']);
    expect(find('#cg')).toEqual([]);
    expect(find('#ㅊㄱ')).toEqual(['address-ko']);
    expect(find('/before')).toEqual(['address']);
    expect(find('#出货')).toEqual([]);
    expect(find('/').length).toBe(shop.length);
  });

  it('finds a sign on its own', () => {
    expect(createIndex([{ id: 'sale', title: '50% off' }]).search('%')[0]?.id).toBe('sale');
  });

  it('never breaks, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        for (const { ranges, id } of index.search(query)) {
          const { length } = shop.find((reply) => reply.id === id)!.title;
          for (const [from, to] of ranges) expect(0 <= from && from < to && to <= length).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what it has found while the same word is typed on', () => {
    for (const [whole, id] of [
      ['fahuoshijian', 'ship-time'],
      ['yunfeixian', 'insurance'],
      ['qothdwl', 'address-ko'],
      ['tracking', 'tracking'],
    ] as const)
      for (let end = 1; end <= whole.length; end++)
        if (!(whole === 'qothdwl' && [1, 5, 6].includes(end)))
          expect(find(whole.slice(0, end)), whole.slice(0, end)).toContain(id);
  });
});

describe('what is shown as matched', () => {
  it('is the stretch of the title, across a blank where the match goes across it', () => {
    expect(shown('fhsj', 'ship-time')).toEqual(['发货时间']);
    expect(shown('ㅂㅅㅈ', 'delay-ko')).toEqual(['배송 지']);
    expect(shown('address ship', 'address')).toEqual(['Ship', 'address']);
    expect(shown('shiping adress', 'address')).toEqual(['Shipping', 'address']);
    expect(shown('出货 출고'.slice(3), 'address-ko')).toEqual([]);
  });

  it('is counted in the title as written, not as folded', () => {
    const [hit] = createIndex([{ id: 'x', title: '㎏ 운송비' }]).search('운송');
    expect(hit?.ranges).toEqual([[2, 4]]);
  });
});

describe('the index of pairs', () => {
  const unit = fc.constantFrom(...'发货重新行调运费fhcxyaunqt배송지ㅂㅅ가각ㅏ -，1');
  const text = fc.string({ unit, maxLength: 12 });

  it('finds exactly what reading every text from every place finds', () => {
    const query = fc.string({
      unit: fc.constantFrom(...'发货重fahuochngxinyqt배송ㅂㅅㅈ가1'),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), query, fc.boolean(), (texts, token, initials) => {
        const alphabet = new Alphabet();
        const indexed = new Texts(alphabet, texts);
        const needle = new Needle(alphabet, token, initials);
        const found = new Collector(texts.length);
        found.clear();
        indexed.find(needle, found);
        const read = texts
          .map((_, i) => i)
          .filter((i) => {
            for (let at = indexed.at[i]!; at < indexed.at[i + 1]!; at++)
              if (needle.from(indexed.numbers, at, indexed.at[i + 1]!) >= 0) return true;
            return false;
          });
        expect([...found.items.slice(0, found.count)].sort((a, b) => a - b)).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a library of ten thousand replies', () => {
  it('answers every kind of query with replies that fit it', () => {
    const replies = library(10_000);
    const big = createIndex(replies);
    for (const [query, pattern] of [
      ['fhsj', /发货时间/],
      ['chongxinfahuo', /重新发货/],
      ['ㅂㅅㅈ', /배송 ?지/],
      ['ghksqnf', /환불/],
      ['refnd', /refund/],
      ['shiping adress', /shipping address/],
      ['退货地址 周末', /退货地址.*周末/],
    ] as const) {
      const titles = big
        .search(query, { limit: 5 })
        .map((hit) => replies.find(({ id }) => id === hit.id)!.title);
      expect(titles.length).toBe(5);
      for (const title of titles) expect(title).toMatch(pattern);
    }
  });
});
