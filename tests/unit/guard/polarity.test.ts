// Which way a sentence points: what refuses, warns, quotes the buyer or merely names is innocent, and an offer that
// follows is not.
import { describe, expect, it } from 'vitest';
import { createGuard } from '../../../lib/guard/guard.ts';
import { normalise } from '../../../lib/guard/normalise.ts';
import { PACKS } from '../../../lib/guard/packs/index.ts';
import { blanks, quotes } from '../../../lib/guard/polarity.ts';

const verdict = (text: string, marketplace = 'taobao') =>
  createGuard(PACKS, { marketplace }).check(text).verdict;

describe('a sentence turned round', () => {
  it.each([
    ['taobao', '好多人问我要薇信号，真给不了哈'],
    ['taobao', '我们不会要求您加微信，也不会让您走支付宝转账'],
    ['taobao', '您说在微信上刷到我们的笔记，那是朋友转的'],
    ['naver-smartstore', '카카오톡으로 상담 요청 주셨는데 저희는 톡톡으로만 안내하고 있어요'],
    ['naver-smartstore', '카톡이 편하다고 하신 말씀은 알지만 아이디는 알려드릴 수 없습니다'],
    ['ebay', 'I know you’d like to pay by bank transfer, but both are against eBay policy'],
    ['ebay', 'We have no WhatsApp group, and any group with our logo isn’t ours'],
    ['shopee', 'Someone pretending to be our shop asks buyers on Telegram for a deposit. Please report it.'],
  ])('%s: %s', (marketplace, text) => expect(verdict(text, marketplace)).toBe('pass'));
});

describe('an offer stays an offer', () => {
  it.each([
    ['taobao', '平台上不能加微信，不过您可以加我vx聊'],
    ['taobao', '这里不让发联系方式，您加我微信'],
    ['taobao', '微信我们是不能加的，不过您自己搜到 cloud_bed 我也拦不住'],
    ['taobao', '差评能不能给删了，删了给您免单'],
    ['taobao', '虽然平台不允许，微信聊也方便'],
    ['naver-smartstore', '여기서는 사진을 보낼 수 없으니 카톡 주세요'],
    ['etsy', 'We can’t give discounts here, but text me and we will sort it'],
    ['etsy', 'If you’d rather skip the middleman I take Zelle'],
  ])('%s: %s', (marketplace, text) => expect(verdict(text, marketplace)).not.toBe('pass'));
});

describe('a name is no claim', () => {
  it('in quotation marks beside a word that names, in the title of a book, right before a thing', () => {
    for (const text of [
      '新颜色是“顶峰蓝”',
      '《微信背后的故事》是平装',
      '企鹅微信图案的贴纸',
      '名叫极品飞车的游戏',
    ])
      expect(verdict(text)).toBe('pass');
    expect(verdict('디스코드 모양 조명입니다', 'naver-smartstore')).toBe('pass');
  });
  it('bare or quoted without such a word it stays what it says', () => {
    for (const text of ['这是“顶级”品质', '搜“微信”加我']) expect(verdict(text)).not.toBe('pass');
  });
  it('apostrophes quote nothing; a quotation is short', () => {
    expect(quotes(normalise("it's Ann's"))).toEqual([]);
    expect(quotes(normalise("the 'red fox' mug"))).toEqual([{ start: 3, end: 9, title: false }]);
    expect(quotes(normalise(`“${'长'.repeat(40)}”`))).toEqual([]);
  });
});

describe('numbers and addresses, however spelled', () => {
  it.each([
    ['taobao', '1️⃣3️⃣8️⃣0️⃣2️⃣2️⃣7️⃣5️⃣5️⃣1️⃣9️⃣ 是我'],
    ['taobao', '尾款打这个户头 6228480000001234567 农行'],
    ['taobao', '账号k7788k8，您去搜'],
    ['naver-smartstore', '하나은행 000-000000-00000 으로 보내 주세요'],
    ['naver-smartstore', 'kkt id : bom_nal88 입니다'],
    ['coupang-wing', '공.일.공 - 영영영영 - 육육칠칠'],
    ['ebay', 'My mail is tobias [at] cranegoods [dot] example'],
    ['etsy', 'write me at willow (at) kilnmail (dot) example'],
    ['tiktok-shop', 'Ring our office at 555-0161'],
  ])('%s: %s', (marketplace, text) => expect(verdict(text, marketplace)).not.toBe('pass'));
  it.each([
    ['taobao', '追踪号LMY0048821736，预计三天'],
    ['taobao', '钢材牌号Q235和Q345价格不同'],
    ['shopify', 'USPS can look into this at 1-800-275-8777 with the tracking number'],
    ['naver-smartstore', '제품 뒷면의 제조번호를 알려주시면 확인하겠습니다'],
  ])('not so %s: %s', (marketplace, text) => expect(verdict(text, marketplace)).toBe('pass'));
  it.each(['发货时间#发货时间#由#快递公司#承运', '您要的(待补充)到了', 'Hello <<BUYER>>', '***고객님'])(
    'a blank left: %s',
    (text) => expect(verdict(text)).toBe('warn'),
  );
});

describe('a word that excuses', () => {
  it('is whole: noted and noticed refuse nothing', () => {
    for (const text of ['Noted, WhatsApp me on the side', 'You will have noticed: text me on WhatsApp'])
      expect(verdict(text, 'ebay')).toBe('block');
  });
  it('is no half of a question or of a proposal', () => {
    for (const text of [
      '您可不可以加我微信',
      '微信能不能加一个，图发您',
      '要不加我微信聊',
      '差评能不能收回，给您退二十',
      '您要不要加我微信拿个券',
    ])
      expect(verdict(text)).toBe('warn');
    for (const text of ['我们不可以加您微信', '不用加好友，这里留言就行']) expect(verdict(text)).toBe('pass');
  });
  it('in quotation marks allows only what is quoted', () => {
    const { check } = createGuard(PACKS, { marketplace: 'taobao', allow: ['“五星”'] });
    expect(check('写五星好评返5元').verdict).toBe('warn');
    const word = createGuard(PACKS, { marketplace: 'taobao', allow: ['“顶级”'] });
    expect(word.check('店名叫做“顶级”').verdict).toBe('pass');
    expect(word.check('这是“顶级”品质').verdict).toBe('pass');
    expect(word.check('这是顶级品质').verdict).not.toBe('pass');
  });
});

describe('hits of one pack', () => {
  const matches = (text: string, marketplace = 'taobao') =>
    createGuard(PACKS, { marketplace })
      .check(text)
      .hits.map((hit) => hit.match);
  it('that overlap or stand side by side are one, as long as all of them', () => {
    expect(matches('加我微信')).toEqual(['加我微信']);
    expect(matches('加我微信发您')).toEqual(['加我微信发您']);
    expect(matches('Pay me by Zelle', 'ebay')).toEqual(['Pay me by Zelle']);
  });
  it('that stand apart stay two', () => {
    expect(matches('加我微信吧。这件衣服是棉的，洗的时候翻过来。电话13800138000').length).toBe(2);
  });
});

describe('ids of parcels', () => {
  it('are no blank of a template', () => {
    expect(verdict('Your tracking id TBA123456789 is on its way', 'amazon')).toBe('pass');
    expect(verdict('Your tracking number: TBA', 'shopee')).toBe('warn');
  });
});

describe('a shop’s own pages', () => {
  it('are not foreign where the marketplace starts with a digit', () => {
    expect(verdict('细节图在 https://some-bags.1688.com 的相册里', '1688')).toBe('pass');
    expect(verdict('细节图在 https://some-bags.example.com 的相册里', '1688')).toBe('warn');
  });
});

it.each([
  ['taobao', '平台不能改价 微信转我差价就行'],
  ['taobao', '这里发不了视频加我微信发您'],
  ['naver-smartstore', '여기는 사진이 안 올라가서요 카톡으로 보내주세요'],
  ['ebay', "I can't send videos on here so just WhatsApp me on the number below"],
])('a refusal of one thing leaves the offer behind it as it is: on %s, %s', (marketplace, draft) => {
  expect(createGuard(PACKS, { marketplace }).check(draft).verdict).not.toBe('pass');
});

it.each([
  ['taobao', '不能转支付宝 请拍链接'],
  ['taobao', '没办法保证百分百不掉色 建议单独洗'],
  ['naver-smartstore', '계좌로는 안 받으니 스토어에서 결제해 주세요'],
  ['naver-smartstore', '절대 고장 안 난다고는 말씀드릴 수 없지만 1년 무상 AS가 됩니다.'],
  ['ebay', "I can't take Venmo, a cheque or a bank transfer"],
  ['etsy', "Let's keep chatting here, rather than on Instagram or by email"],
])('a refusal turns round the whole of what it names: on %s, %s', (marketplace, draft) => {
  expect(createGuard(PACKS, { marketplace }).check(draft).hits).toEqual([]);
});

// Each pair is the same matter told twice: an offer a refusal stands beside, and the refusal of that offer.
describe('where a clause ends that no mark ends', () => {
  it.each([
    ['taobao', '您加下我微信 这边发不了大图', '我们没有微信 就在这里说'],
    ['taobao', '这边发不了大图 您加下我微信', '微信 我们是不加的哦'],
    [
      'naver-smartstore',
      '카톡 친추 주세요 여기서는 어려워요',
      '카톡 상담은 하지 않아요 톡톡으로 말씀 주세요',
    ],
    [
      'naver-smartstore',
      '현금결제 하시면 할인해 드려요 네이버에는 말씀 안 하셔도 돼요',
      '현금결제는 불가합니다 결제창에서 해 주세요',
    ],
    ['naver-smartstore', '그 가격은 안되고 현금결제 하시면 맞춰드립니다', '현금결제 할인은 안 됩니다'],
  ])('on %s it is heard in “%s”, and not in “%s”', (marketplace, offer, refusal) => {
    expect(verdict(offer, marketplace)).not.toBe('pass');
    expect(verdict(refusal, marketplace)).toBe('pass');
  });
  it('places both languages’ blanks, and no other', () => {
    expect(blanks(normalise('加我微信 这边发不了图'))).toEqual([4]);
    expect(blanks(normalise('톡 주세요 여기선 안 돼요'))).toEqual([4]);
    expect(blanks(normalise('필요 없는 데요 하나'))).toEqual([]);
    expect(blanks(normalise('微 信 号 和 q q 号'))).toEqual([]);
  });
});

it.each([
  [
    'ebay',
    'Text me on WhatsApp, photos are not allowed here',
    'You asked about WhatsApp, that’s not allowed here',
  ],
  [
    'amazon',
    'If you don’t take down that 1 star we will not process your warranty claim',
    'We will process your warranty claim even if you leave 1 star',
  ],
  [
    'lazada',
    'Skip Lazada, bank transfer to me is cheaper',
    'You can choose bank transfer or card at Lazada checkout',
  ],
  ['taobao', '您要是给我们差评，那售后我们就不管了', '不管您给好评还是差评，售后我们都管'],
  [
    'taobao',
    '线下交易更划算，您放心，这款是今年的新款，颜色有黑白灰三种，尺码从小到大都齐全，运费险也送的，首页搜索店名能看到全部款式',
    '线下门店更划算的说法是假的',
  ],
])(
  'what refuses or excuses speaks of what stands near it: on %s, “%s” and “%s”',
  (marketplace, breach, innocent) => {
    expect(verdict(breach, marketplace)).not.toBe('pass');
    expect(verdict(innocent, marketplace)).toBe('pass');
  },
);
