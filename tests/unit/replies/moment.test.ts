// The moment: the language a buyer writes, what they ask for, and which replies lie near.
import { describe, expect, it } from 'vitest';
import { cardsOf, isOver, languagesOf, wordingFor } from '../../../lib/replies/cards.ts';
import { buyerLanguage, languageOf, languagesFor } from '../../../lib/replies/language.ts';
import { askedFor, type Moment, nearness } from '../../../lib/replies/moment.ts';
import type { Reply } from '../../../lib/replies/reply.ts';
import { starters } from '../../../lib/replies/starter.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T03:00:00Z');
const moment = (part: Partial<Moment> = {}): Moment => ({ asked: [], kinds: ['chat'], now: NOW, ...part });

describe('a buyer is answered in the language they write', () => {
  it('where the script says it', () => {
    expect(languageOf('有蓝色的吗 XL')).toBe('zh-CN');
    expect(languageOf('파란색 있나요? ok')).toBe('ko');
    expect(languageOf('Do you ship to Oakham?')).toBe('en');
  });
  it('and not where everybody writes so, or it is none of ours', () => {
    for (const text of [
      'ok',
      'OK thanks',
      'XL-2034 A-12 black',
      '👍👍',
      '123 456',
      'これはいくらですか',
      'Wann kommt das Paket für mich',
    ])
      expect(languageOf(text), text).toBeUndefined();
  });
  it('by the latest message that tells', () => {
    expect(buyerLanguage(['안녕하세요', 'ok'])).toBe('ko');
    expect(buyerLanguage(['안녕하세요', '我会说中文'])).toBe('zh-CN');
  });
  it('then as the site speaks, then as the agent does', () => {
    expect(languagesFor([], ['ko'], 'zh-CN')).toEqual(['ko', 'zh-CN']);
    expect(languagesFor([], ['en', 'zh-CN', 'zh-TW'], 'zh-CN')).toEqual(['zh-CN']);
    expect(languagesFor(['Do you ship abroad too?'], ['zh-CN'], 'zh-CN')).toEqual(['en', 'zh-CN']);
    expect(languagesFor([], undefined, 'ko')).toEqual(['ko']);
  });
});

describe('what the buyer asks for', () => {
  it.each([
    ['什么时候发货呀', 'shipping-notice'],
    ['能便宜点吗', 'negotiate'],
    ['杯子碎了！！', 'damaged'],
    ['배송 언제 되나요', 'shipping-notice'],
    ['유리컵이 깨졌어요', 'damaged'],
    ['재고 있나요', 'out-of-stock'],
    ['사용 방법 알려주세요', 'how-to'],
    ['When will it arrive?', 'shipping-notice'],
    ["the lamp doesn't work", 'faulty'],
    ['The lamp doesn’t work', 'faulty'],
    ['是货到付款吗', 'cod-explain'],
    ['在吗', 'welcome'],
    ['안녕하세요~', 'welcome'],
  ])('%s: %s', (text, purpose) => {
    expect(askedFor([text])[0]).toBe(purpose);
  });
  it('is nothing where nothing of the kind is said', () => {
    for (const text of ['好的，谢谢', '네 감사합니다', 'thanks', 'unbroken', ''])
      expect(askedFor([text]), text).toEqual([]);
    expect(askedFor([])).toEqual([]);
  });
  it('is more than the greeting before it', () => {
    expect(askedFor(['你好', '什么时候发货'])).toEqual(['shipping-notice']);
  });
});

describe('which reply lies near', () => {
  it('what was asked for comes before the step, the step before use, use before the page', () => {
    const asked = nearness({ purpose: 'damaged', uses: 0 }, moment({ asked: ['damaged'], step: 5 }));
    const step = nearness(
      { purpose: 'guide-payment', step: 5, uses: 0 },
      moment({ asked: ['damaged'], step: 5 }),
    );
    const used = nearness({ uses: 500, lastUsed: NOW - DAY / 24 }, moment());
    const page = nearness({ purpose: 'bad-review', uses: 0 }, moment({ kinds: ['reviews'] }));
    expect([asked, step, used, page]).toEqual([asked, step, used, page].sort((a, b) => b - a));
    expect(new Set([asked, step, used, page]).size).toBe(4);
  });
  it('of two used as often the one used lately', () => {
    const lately = nearness({ uses: 5, lastUsed: NOW - DAY }, moment());
    expect(lately).toBeGreaterThan(nearness({ uses: 5, lastUsed: NOW - 30 * DAY }, moment()));
    expect(nearness({ uses: 5 }, moment())).toBeLessThan(lately);
  });
  it('a clock that was put back lifts nothing without end', () => {
    expect(nearness({ uses: 1, lastUsed: NOW + 30 * DAY }, moment())).toBeLessThan(20);
  });
});

describe('a card', () => {
  const own = (part: Partial<Reply> = {}): Reply => ({
    id: 'own.1',
    title: '开发票',
    body: '发票随货寄出。',
    locale: 'zh-CN',
    tags: [],
    scope: 'private',
    uses: 2,
    source: 'own',
    ...part,
  });
  it('holds a reply with its other languages, which keep its title where they have none', () => {
    const [card] = cardsOf([
      {
        reply: own({
          variants: [
            { locale: 'ko', title: '영수증', body: '영수증은 함께 보내 드립니다.' },
            { locale: 'en', body: 'The invoice comes with the parcel.' },
          ],
        }),
      },
    ]);
    expect(languagesOf(card!)).toEqual(['zh-CN', 'ko', 'en']);
    expect(wordingFor(card!, ['ko']).title).toBe('영수증');
    expect(wordingFor(card!, ['en'])).toMatchObject({ title: '开发票', locale: 'en' });
  });
  it('has the starter set once, in three languages, with the uses of all', () => {
    const all = starters().map((reply) => ({ reply: { ...reply, uses: 1 } }));
    const cards = cardsOf(all);
    expect(cards).toHaveLength(all.length / 3);
    for (const card of cards) {
      expect(languagesOf(card).toSorted()).toEqual(['en', 'ko', 'zh-CN']);
      expect(card.uses).toBe(3);
    }
  });
  it('speaks as the shop wrote it where a starter is there too', () => {
    const ko = starters('ko').find(({ id }) => id === 'starter.welcome.ko.1')!;
    const zh = own({ id: 'starter.welcome.zh-CN.1', variants: [{ locale: 'ko', body: '어서 오세요.' }] });
    const [card] = cardsOf([{ reply: ko }, { reply: zh }]);
    expect(wordingFor(card!, ['ko']).body).toBe('어서 오세요.');
  });
  it('falls back on what there is, rather than be silent', () => {
    const [card] = cardsOf([{ reply: own() }]);
    expect(wordingFor(card!, ['ko', 'en']).locale).toBe('zh-CN');
  });
  it('is over when its last day has passed, not before', () => {
    expect(isOver({ until: '2026-11-22' }, '2026-11-22')).toBe(false);
    expect(isOver({ until: '2026-11-22' }, '2026-11-23')).toBe(true);
    expect(isOver({}, '2026-11-23')).toBe(false);
  });
});
