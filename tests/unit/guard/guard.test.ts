// The guard as a shop meets it: each pack with a draft that must speak and near misses that must not.
import { describe, expect, it } from 'vitest';
import { checkPacks } from '../../../lib/guard/check.ts';
import { type Context, createGuard, type GuardOptions } from '../../../lib/guard/guard.ts';
import { PACKS } from '../../../lib/guard/packs/index.ts';

const check = (text: string, options: Partial<GuardOptions> = {}, context: Context = {}) =>
  createGuard(PACKS, { marketplace: 'taobao', ...options }).check(text, context);
const rules = (text: string, options?: Partial<GuardOptions>, context?: Context) =>
  check(text, options, context).hits.map((h) => h.rule);
const verdict = (text: string, options?: Partial<GuardOptions>, context?: Context) =>
  check(text, options, context).verdict;

describe('the packs', () => {
  it('hold to their schema and laws: nothing blocks without a primary text, no entry is named twice', () => {
    expect(checkPacks(PACKS)).toEqual([]);
  });
  it('a pack that blocks on hearsay, is on by recollection, or looks for nothing is refused', () => {
    const pack = structuredClone(PACKS[0]!);
    Object.assign(pack.entries[0]!, { level: 'redline', confidence: 'C' });
    Object.assign(pack.entries[1]!, { level: 'hint', confidence: 'R' });
    pack.entries[2]!.words = ['，'];
    // The classes it names are in the last pack.
    expect(checkPacks([pack, PACKS.at(-1)!]).length).toBe(3);
  });
});

describe('each pack', () => {
  it.each([
    ['offsite-contact', 'taobao', '加我微信聊', '可以用微信支付'],
    ['offsite-contact', 'naver-smartstore', 'ㅋㅏ톡 주세요', '알림톡으로 안내됩니다'],
    ['off-platform-sale', 'jd', '支付宝转我更快', '本店不支持线下交易'],
    ['review-manipulation', 'douyin', '五星好评，送您红包', '使用满意欢迎评价'],
    ['absolute-claims', 'taobao', '全网最低价', '100%棉，最近发货多'],
    ['medical-claims', 'taobao', '可以根治近视', '本品不能治疗疾病'],
    ['promise', 'taobao', '保证明天到', '不一定今天能到'],
    ['private-settlement', 'taobao', '退款转您支付宝', '退款原路退回'],
    ['privacy', 'taobao', '您好{{name}}', '您好，XXXL码有货'],
    ['tone', 'taobao', '你有病吧', '垃圾袋加厚'],
    ['cancel-request', 'shopee', '麻烦您取消订单', 'We will cancel the order for you'],
    ['amazon-messaging', 'amazon', 'Thanks! 😊', 'The lamp takes an E27 bulb.'],
  ])('%s speaks on %s where it must, and not at the near miss', (pack, marketplace, bad, fine) => {
    expect(check(bad, { marketplace }).hits.map((h) => h.pack)).toContain(pack);
    expect(check(fine, { marketplace })).toEqual({ verdict: 'pass', hits: [] });
  });

  it('blocks only where the marketplace itself wrote the rule, and warns elsewhere', () => {
    expect(verdict('Add me on WhatsApp', { marketplace: 'ebay' })).toBe('block');
    expect(verdict('Add me on WhatsApp', { marketplace: 'etsy' })).toBe('warn');
  });
  it('leaves an own shop alone: talking elsewhere is no breach there', () => {
    expect(verdict('Add me on WhatsApp', { marketplace: 'vendure' })).toBe('pass');
  });
  it('takes medical words harder in a shop that sells what people put in their eyes', () => {
    expect(verdict('药到病除')).toBe('warn');
    expect(verdict('药到病除', { shopKind: 'medical-device' })).toBe('block');
  });
  it('shows the word as typed, where it stands, the source and what to say instead', () => {
    const [hit] = check('好的，V 信聊').hits;
    expect(hit).toMatchObject({ match: 'V 信', range: [3, 6], level: 'money', confidence: 'C' });
    expect(hit?.instead).toContain('平台');
    expect(hit?.source).not.toBe('');
  });
});

describe('dodges', () => {
  it.each([
    '微 信',
    '微-信',
    'ＶＸ 聊',
    '薇❤',
    '➕我聊',
    '加🅥',
    '微\u200b信',
    'w h a t s a p p',
    'WeChat',
    '微亻言',
  ])('%s is seen through', (text) => expect(verdict(`您好 ${text} `)).toBe('warn'));
  it.each([
    '１３８１２３４５６７８',
    '①③⑧①②③④⑤⑥⑦⑧',
    '一三八一二三四五六七八',
    '138 1234 5678',
    '1 3 8 1 2 3 4 5 6 7 8',
  ])('a phone written %s is a phone', (text) => expect(rules(`打${text}`)).toContain('offsite-phone'));
  it('a sentence ends a word: 效果很微。信用卡 is no 微信', () => {
    expect(verdict('效果很微。信用卡也可以')).toBe('pass');
  });
  it('a model is not a contact: VX-200, QQ-11, TG500', () => {
    for (const text of ['VX-200型号', 'QQ-11 is discontinued', 'TG500 fits'])
      expect(verdict(text)).toBe('pass');
  });
  it('要不要 asks, so it excuses nothing', () => expect(verdict('要不要加我微信')).toBe('warn'));
});

describe('thoughts rather than phrases', () => {
  it('a frame speaks when all its slots meet in one sentence, in any spelling', () => {
    for (const text of ['写五十字配两张图，私下给您补十块', '先加一下这个薇', '➕v聊', '카ㅌㅗㄱ 주세요'])
      expect(verdict(text, { marketplace: 'pinduoduo' })).toBe('warn');
  });
  it('a refusal, a thank-you, a buyer quoted or a warning of frauds turns it round', () => {
    for (const text of ['不好意思，店里不加微信', '谢谢您的五星，送的小毛巾还好用吗', '让您加微信的都是骗子'])
      expect(verdict(text)).toBe('pass');
    expect(verdict('직거래나 방문수령은 안 되시고요', { marketplace: 'naver-smartstore' })).toBe('pass');
  });
  it('names other marketplaces only: one’s own is no lure', () => {
    expect(verdict('去淘宝拍更便宜', { marketplace: 'jd' })).toBe('warn');
    expect(verdict('去淘宝拍更便宜', { marketplace: 'taobao' })).toBe('pass');
  });
  it('letters dressed as digits are read; a model is not', () => {
    expect(verdict('add me on te1egram', { marketplace: 'etsy' })).toBe('warn');
    expect(verdict('the V3N0 model fits', { marketplace: 'etsy' })).toBe('pass');
  });
  it("a marketplace's page belongs to it: coupang-wing blocks as coupang does", () => {
    expect(verdict('리뷰 지워 주세요', { marketplace: 'coupang-wing' })).toBe('block');
  });
});

describe('the owner', () => {
  it('puts the own after-sales phone on the list, and only that one is fine', () => {
    const options = { allow: ['138-1234-5678'] };
    expect(verdict('售后电话13812345678', options)).toBe('pass');
    expect(verdict('售后电话13812345679', options)).toBe('warn');
  });
  it('adds own words, raises and silences entries', () => {
    expect(verdict('这是清仓货', { ownWords: [{ word: '清仓', level: 'money' }] })).toBe('warn');
    expect(verdict('国家级', { levels: { 'absolute-statute': 'redline' } })).toBe('block');
    expect(verdict('国家级', { levels: { 'absolute-statute': 'off' } })).toBe('pass');
  });
});

describe('the page beside the draft', () => {
  const mine: Context = {
    buyer: { name: '牛**' },
    orders: [{ orderId: '240101-123456789012345', ship: { name: '牛*明', phone: '138****5678' } }],
  };
  it("stops another buyer's order, phone or name", () => {
    for (const text of ['订单240101-999999999999999已发', '收件电话是13900001111', '林*，包裹到了'])
      expect(rules(text, { marketplace: 'pinduoduo' }, mine)).toContain('wrong-buyer');
  });
  it("lets the buyer's own order, its last digits and masked name pass", () => {
    for (const text of ['订单240101-123456789012345已发', '牛*明您好，包裹到了', '订单尾号2345已安排'])
      expect(verdict(text, { marketplace: 'pinduoduo' }, mine)).toBe('pass');
  });
  it('accuses nobody where the page shows no order', () => {
    expect(verdict('订单240101-999999999999999已发', { marketplace: 'pinduoduo' })).toBe('pass');
  });
  it('holds a promise of stock against the count, and keeps quiet without one', () => {
    expect(rules('现货，今天发', {}, { stock: { available: 0 } })).toContain('promise-stock');
    expect(rules('现货，今天发', {}, { stock: { available: 9, ageMinutes: 5000 } })).toContain(
      'promise-stock',
    );
    expect(verdict('现货，今天发', {}, { stock: { available: 9, ageMinutes: 5 } })).toBe('pass');
    expect(verdict('现货，今天发')).toBe('pass');
    expect(verdict('暂无现货', {}, { stock: { available: 0 } })).toBe('pass');
  });
  it("calls a phone with an address a matter of privacy, the shop's own return address not", () => {
    const text = '电话13812345678，浙江省杭州市西湖区文三路138号';
    expect(rules(text)).toEqual(['phone-and-address']);
    expect(rules(`退货地址：${text}`)).toEqual(['offsite-phone']);
  });
  it('holds an offer of money against what the agent may grant, and keeps quiet without a limit', () => {
    const limits = { compensation: 10 };
    for (const text of ['给您补偿20元', '退您二十块', 'I can refund you $20', '5,000원 환불해 드릴게요'])
      expect(rules(text, {}, { limits })).toContain('compensation-limit');
    expect(check('给您补偿20元', {}, { limits }).hits[0]?.params).toEqual({ amount: 20, limit: 10 });
    for (const text of ['补偿您8元', '这件20元', '退款已处理', '满20元包邮，尺码有误可以退'])
      expect(rules(text, {}, { limits })).not.toContain('compensation-limit');
    expect(rules('给您补偿20元')).not.toContain('compensation-limit');
  });
  it('asks for the order id in a message the seller starts', () => {
    const options = { marketplace: 'amazon' };
    expect(rules('Your part is late.', options, { proactive: true })).toEqual(['amazon-order-id']);
    expect(rules('Your part of 123-1234567-1234567 is late.', options, { proactive: true })).toEqual([]);
    expect(rules('Your part is late.', options)).toEqual([]);
  });
  it("knows a marketplace's own links from foreign ones", () => {
    expect(verdict('https://item.taobao.com/item.htm?id=1')).toBe('pass');
    expect(rules('https://nottaobao.com/x')).toEqual(['offsite-url']);
  });
});
