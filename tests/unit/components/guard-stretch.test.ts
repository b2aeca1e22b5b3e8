// What Alt R takes away: a word for a word, a clause for a sentence.
import { describe, expect, it } from 'vitest';
import { isSentence, stretchOf } from '../../../components/guard/stretch.ts';

const at = (draft: string, word: string, instead: string) => {
  const from = draft.indexOf(word);
  return stretchOf({ range: [from, from + word.length], instead }, draft).match;
};

describe('what a replacement takes away', () => {
  it('is the word alone where a word is offered', () => {
    expect(at('这是全网最低的价格，放心', '全网最低', '价格友好')).toBe('全网最低');
    expect(at('it is the best price, really', 'best', 'good')).toBe('best');
  });

  it('is the clause the word stands in where a sentence is offered', () => {
    const say = '为了您的交易保障，我们就在平台里聊';
    expect(at('亲，您加我微信发您尺码表，这边还有', '加我', say)).toBe('您加我微信发您尺码表');
    expect(at('加我微信', '加我', say)).toBe('加我微信');
    expect(at('Yes, all three are in stock, they ship', 'in stock', 'let me check the stock for you')).toBe(
      'all three are in stock',
    );
    expect(at('Hello dear, call me on 555. Thanks', 'call me', 'We can talk here, in the chat.')).toBe(
      'call me on 555',
    );
    expect(at('파손은 죄송합니다. 카톡 주세요!', '카톡', '여기 채팅으로 편하게 말씀해 주세요')).toBe(
      '카톡 주세요',
    );
  });

  it('does not end at a point inside a figure or an address', () => {
    expect(at('pay 3.50 at shop.example now', 'shop.example', 'Please pay here, in the order.')).toBe(
      'pay 3.50 at shop.example now',
    );
  });

  it('tells a sentence from a word by its marks or its length', () => {
    expect(['好的', '价格友好', 'good value', '할인가'].map(isSentence)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(
      ['请您放心在这里聊天说明情况', 'Here, please', '여기서 말씀해 주세요 감사합니다'].map(isSentence),
    ).toEqual([true, true, true]);
  });
});
