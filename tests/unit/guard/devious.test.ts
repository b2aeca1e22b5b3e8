// Words and numbers written so that they be missed: letters spaced out by marks, digits one by one, in words, in letters
// that look like them, sounds for signs. And what looks like it and is none.
import { expect, it } from 'vitest';
import { createGuard } from '../../../lib/guard/guard.ts';
import { normalise, normaliser, STOP } from '../../../lib/guard/normalise.ts';
import { phones } from '../../../lib/guard/numbers.ts';
import { PACKS } from '../../../lib/guard/packs/index.ts';

const tight = (draft: string) => normalise(draft).tight.text;

it.each([
  ['好 . 评 . 返 . 现', '好评返现'],
  ['카 . 톡 주세요', '카톡주세요'],
  ['加，微，信', '加微信'],
  ['4 1 5 . 5 5 5 . 0 1 8 2', '4155550182'],
])('a mark between letters that stand alone ends nothing: %s', (draft, read) => {
  expect(tight(draft)).toBe(read);
});

it.each([
  '有货。好的',
  '네. 감사합니다',
  '好.. 评',
  '好。\n\n评价',
  'Yes. A new one',
  '안 됩니다. 네 그럼요',
])('a mark between words ends a sentence: %s', (draft) => {
  expect(tight(draft)).toContain(STOP);
});

it('says the same while such a draft is typed as of the whole', () => {
  for (const draft of [
    '好 . 评 . 返 . 现 . 三 块',
    '카 . 톡 주 . 세요',
    'a . b. c 1 . 3 . 8',
    '好 . 评论 . 返。',
  ]) {
    const view = normaliser();
    for (let end = 1; end <= draft.length; end++)
      expect(view(draft.slice(0, end)).tight.text).toBe(tight(draft.slice(0, end)));
    for (let end = draft.length - 1; end > 0; end--)
      expect(view(draft.slice(0, end)).tight.text).toBe(tight(draft.slice(0, end)));
  }
});

it.each([
  ['打这个哈 138 五七一 2 三 四 0 6', '13857123406'],
  ['0 7 7 0 0 9 0 0 4 2 1 - ask for Pete', '07700900421'],
  ['공1공 44육2 삼삼21 로 문자요', '01044623321'],
  ['o1o 3382 99l4', '01033829914'],
  ['O1O-사오팔팔-I27O 로요', '01045881270'],
  ['공일공다시삼이칠칠다시구사공팔', '01032779408'],
  ['boleh 012 384 7756', '0123847756'],
  ['4 1 5 5 5 5 0 1 8 2', '4155550182'],
])('finds the number of %s', (draft, value) => {
  expect(phones(normalise(draft)).map((one) => one.value)).toEqual([value]);
});

it.each([
  '订单号 3391827465520193847',
  '中通单号 78913857123406',
  'Part 0770-0900-42 fits',
  '010-030-0055 부품 번호',
  'sizes 2 3 4 5 6 7 8 9 10 11',
  '1 2 3 4 5 6 7 8 9 10 11 码都齐',
  '尺寸 138x60x75',
  '¥138.00 571 2 件',
  '2026-11-22 13:00 15:00',
  'Lot of 0 7 8 9 gauge wires',
  'oil 10l and 5l',
])('finds no number in %s', (draft) => {
  expect(phones(normalise(draft))).toEqual([]);
});

it.each([
  ['ebay', 'zero 7 seven 0 0 nine 0 0 4 two 1', 'offsite-phone'],
  ['ebay', 'it is oh seven seven, double oh nine, one two three four five', 'offsite-phone'],
  ['shopee', 'kosong satu dua tiga lapan empat tujuh tujuh lima enam', 'offsite-phone'],
  ['taobao', '价格好谈 v:hongyun_8', 'offsite-id'],
  ['taobao', '用完痘痘都zhi愈了', 'medical-cure'],
  ['taobao', '祛ba也灵', 'medical-cure'],
])('on %s, %s is said to be %s', (marketplace, draft, rule) => {
  const { hits } = createGuard(PACKS, { marketplace }).check(draft);
  expect(hits.map((hit) => hit.rule)).toContain(rule);
});

it.each([
  'two 10 mm bolts, three 12 mm nuts and four more',
  'one or two, three at most',
  'packs of five, six or seven',
])('says nothing of %s', (draft) => {
  expect(createGuard(PACKS, { marketplace: 'ebay' }).check(draft).hits).toEqual([]);
});

it.each([
  ['taobao', 'hp返xian哈，写完jt发我'],
  ['taobao', '好 坪 反 馅 还在'],
  ['taobao', '郝苹 泛 仙 找我'],
  ['naver-smartstore', 'ㅋr톡 으로 오세요'],
  ['amazon', 'write to helpdesk (at) lumivo (d0t) c0m'],
])('on %s hears what %s sounds or looks like', (marketplace, draft) => {
  expect(createGuard(PACKS, { marketplace }).check(draft).verdict).toBe('warn');
});

it('letters of digits in full width are no crash', () => {
  const { check } = createGuard(PACKS, { marketplace: 'ebay' });
  expect(
    check('ｃａｌｌ ｚｅｒｏ ７ ｓｅｖｅｎ ０ ０ ｎｉｎｅ ０ ０ ４ ｔｗｏ １').hits.map((h) => h.rule),
  ).toContain('offsite-phone');
  for (const draft of ['𝔬𝔫𝔢 𝔱𝔴𝔬 𝔱𝔥𝔯𝔢𝔢 𝔣𝔬𝔲𝔯 𝔣𝔦𝔳𝔢', 'ＯＮＥ ＴＷＯ １ ＴＷＯ'])
    expect(() => check(draft)).not.toThrow();
});
