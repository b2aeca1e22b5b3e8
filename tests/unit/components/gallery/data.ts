// Invented data for the gallery: no real shop, buyer or order. Three languages, so that every width is seen. Long, for it is
// one place for all of it.
import type { ComposerView } from '../../../../components/composer/view.ts';
import type { CompareRow, DeskView } from '../../../../components/desk/view.ts';
import type { PaletteProps } from '../../../../components/palette/view.ts';
import type { Level, Locale } from '../../../../lib/model/basics.ts';
import type { PromptView } from '../../../../lib/model/prompts.ts';

type L = Record<Locale, string>;
const l = (zh: string, ko: string, en: string): L => ({ 'zh-CN': zh, ko, en });

const prompt = (
  locale: Locale,
  id: string,
  level: Level,
  [rule, mark, title, why, label]: [L, L, L, L, L],
  steps: L[] = [],
): PromptView => ({
  id,
  rule: id,
  ruleName: rule[locale],
  level,
  about: { kind: 'order', id: '311709462285' },
  mark: mark[locale],
  title: title[locale],
  why: why[locale],
  steps: steps.map((step) => step[locale]),
  actions: [{ kind: 'insert-reply', label: label[locale], tag: id }],
});

export const prompts = (locale: Locale): PromptView[] => [
  prompt(locale, 'stock-short', 'money', [
    l('缺货', '품절', 'Stock'),
    l('缺2件', '2개 부족', 'Short 2'),
    l('仓库1件，本单3件', '창고 1개, 주문 3개', '1 in stock, 3 ordered'),
    l(
      '付款后才说没货，退款和差评都算店里的。',
      '결제 뒤 품절 안내는 환불과 나쁜 리뷰로 돌아옵니다.',
      'Late bad news costs a refund and a review.',
    ),
    l('插入缺货方案', '품절 안내 넣기', 'Insert options'),
  ]),
  prompt(
    locale,
    'address-unconfirmed',
    'money',
    [
      l('地址核对', '주소 확인', 'Address check'),
      l('地址待核对', '주소 미확인', 'Address?'),
      l('已付款，收件信息未核对', '결제됨, 배송지 확인 전', 'Paid, not confirmed'),
      l(
        '替朋友买或刚搬家，常忘改地址。',
        '선물이나 이사 때 변경을 자주 잊습니다.',
        'Movers and gift buyers forget to change it.',
      ),
      l('插入核对话术', '확인 문구 넣기', 'Insert question'),
    ],
    [
      l(
        '按 Alt ↵，话术进输入框，不会自动发。',
        'Alt ↵ 누르면 문구가 입력창에 들어갑니다. 자동 전송은 없습니다.',
        'Press Alt ↵: the question goes into the box, unsent.',
      ),
      l(
        '看一遍地址和手机尾号，自己按发送。',
        '주소와 연락처 끝자리를 보고 직접 전송합니다.',
        'Check address and number, then press Send yourself.',
      ),
      l(
        '买家回“对”，按 Alt Y 记下；说要改，就看新旧对比。',
        '맞다고 하면 Alt Y, 바꾼다고 하면 비교표를 봅니다.',
        'If they say yes, Alt Y. If it changes, look at the two side by side.',
      ),
    ],
  ),
  prompt(locale, 'annotation-missing', 'money', [
    l('备注', '메모', 'Remark'),
    l('改了没备注', '메모 누락', 'No remark'),
    l('赠品已改，订单无备注', '변경: 사은품, 메모 없음', 'Gift changed, nothing noted'),
    l('打单同事只看备注，不写就按旧的发。', '출고 담당은 메모만 봅니다.', 'Packers read only the remark.'),
    l('写备注', '메모 쓰기', 'Write remark'),
  ]),
  prompt(locale, 'address-changed', 'money', [
    l('改地址', '주소 변경', 'Address'),
    l('地址不一致', '주소 다름', 'Address differs'),
    l('路号、门牌与订单不同', '주문과 다른 부분: 도로명, 동호수', "Street and unit aren't the order's"),
    l(
      '按旧地址发出，退件运费店里付。',
      '옛 주소로 나가면 반송비는 저희 몫입니다.',
      'Shipping to the old one is our cost.',
    ),
    l('写备注，旧→新已填好', '메모 쓰기, 옛→새 채움', 'Write remark, old → new filled'),
  ]),
  prompt(locale, 'wrong-buyer', 'redline', [
    l('发错人', '다른 고객', 'Wrong buyer'),
    l('发错人？', '다른 고객?', 'Wrong buyer?'),
    l('草稿提到木**子，当前是山**雀', '초안 보리***, 현재 mint***', 'Draft says M***a; chat is E***E'),
    l('发出去就泄露了别人的信息。', '다른 고객의 정보가 새어 나갑니다.', "It leaks another buyer's details."),
    l('复制草稿', '초안 복사', 'Copy draft'),
  ]),
];

export const marks = (locale: Locale, row: number) => {
  const all = prompts(locale);
  const clock = {
    id: 'ship',
    level: 'clock' as const,
    mark: l('12:00前发货', '12:00까지 출고', 'Ship by 12:00')[locale],
  };
  const hint = { id: 'dup', level: 'hint' as const, mark: l('疑似重复', '중복 의심', 'Duplicate?')[locale] };
  return [[...all.slice(0, 4)], all.slice(1, 2), [], [clock, hint], [all[4]!, clock, hint]][row] ?? [];
};
export const confirmed = (locale: Locale) => l('已核对', '확인됨', 'Confirmed')[locale];

export const rows = (locale: Locale): CompareRow[] => {
  const t = (zh: string, ko: string, en: string) => l(zh, ko, en)[locale];
  return [
    { part: 'region', order: t('云溪市桂花区', '나루시 솔빛구', 'Saltmere'), buyer: '', verdict: 'agree' },
    {
      part: 'street',
      order: t('望湖路18号', '호수로 18', '18 Wharf Rd'),
      buyer: t('望湖路81号', '호수로 81', '81 Wharf Rd'),
      verdict: 'differ',
    },
    {
      part: 'unit',
      order: t('3幢502', '3동 502호', 'Unit 3, 502'),
      buyer: t('5幢502', '5동 502호', 'Unit 5, 502'),
      verdict: 'differ',
    },
    { part: 'name', order: t('周**', '보리***', 'R*** M***'), verdict: 'unknown' },
    { part: 'phone', order: '****4417', verdict: 'unknown' },
  ];
};

export function desk(locale: Locale): DeskView {
  const t = (zh: string, ko: string, en: string) => l(zh, ko, en)[locale];
  const all = prompts(locale);
  return {
    state: 'ok',
    queue: { kind: 'orders', place: 1, total: 4 },
    buyer: {
      name: t('是**麦', '보리***', 'R*** M***'),
      orderCount: 3,
      stage: { status: 'paid', address: 'unconfirmed' },
      asked: t('周五前能到吗？', '금요일 전에 받을 수 있나요?', 'Will it come before Friday?'),
      promised: { text: t('送杯刷1个', '컵솔 1개 증정', 'a cup brush'), noted: false },
    },
    prompts: all,
    now: {
      promptId: 'stock-short',
      action: all[0]!.actions[0],
      label: t('复制缺货方案', '품절 안내 복사', 'Copy options'),
      limit: 'no-box',
      waiting: 3,
      showSteps: false,
    },
    order: {
      orderId: '3117 0946 2285',
      lines: [
        {
          title: t('双层玻璃杯', '이중 유리컵', 'Double-wall glass'),
          variant: t('透明350ml', '투명 350ml', 'clear 350 ml'),
          quantity: 3,
        },
      ],
      total: { amount: locale === 'ko' ? '24000' : '117.00', currency: t('CNY', 'KRW', 'GBP') },
      paidAt: '2025-11-21T10:42+08:00',
      ship: {
        address: t('云溪市桂花区****', '나루시 솔빛구 ****', 'Saltmere, ****'),
        phone: '****4417',
        masked: true,
      },
      addressState: 'unconfirmed',
      couriers: [t('云雀速运', '나루택배', 'Swift'), t('青禾快递', '솔길택배', 'Ferry Post')],
      timeline: [],
    },
    stock: [
      {
        sku: 'CUP-350-C',
        available: 1,
        onHand: 6,
        reserved: 3,
        keepBack: 2,
        sourceLabel: t('库存表 11-21早.csv', '재고표 11-21.csv', 'stock-21-nov.csv'),
        ageMinutes: 12,
        pageStock: 5,
        short: true,
      },
    ],
    notes: [
      {
        id: '1',
        about: 'buyer',
        text: t('喜欢顺丰，送过一次贺卡。', '카드 동봉을 좋아합니다.', 'Likes a card in the box.'),
        agent: '12',
        at: '2025-11-02T15:20+08:00',
      },
      {
        id: '2',
        about: 'buyer',
        text: t('周末才方便收件。', '주말에만 받을 수 있습니다.', 'Takes parcels at weekends only.'),
        agent: '07',
        at: '2025-11-20T09:05+08:00',
      },
    ],
    replies: {
      count: 3,
      forStep: t('缺货', '품절', 'stock'),
    },
    shift: [
      {
        id: 's1',
        text: t('山**雀的换货等仓库回话', '교환 건, 창고 답변 대기', 'Exchange waits for the warehouse'),
        agent: '12',
        at: '2025-11-21T08:58+08:00',
      },
      {
        id: 's2',
        text: t('木**子要开发票', '현금영수증 요청', 'Wants an invoice'),
        agent: '12',
        at: '2025-11-21T09:01+08:00',
      },
    ],
    open: { order: true, stock: true },
    health: { worst: 'ok', fields: [] },
    agent: '07',
  };
}

export function palette(locale: Locale): Omit<PaletteProps, `on${string}` | 'open'> {
  const t = (zh: string, ko: string, en: string) => l(zh, ko, en)[locale];
  const items = [
    [
      t('地址核对', '배송지 확인', 'Address check'),
      t('公共/核对', '공용/주문 확인', 'shared/orders'),
      t('发货前', '출고 전', 'before-shipping'),
      12,
    ],
    [
      t('地址可改，发货前', '배송지 변경, 출고 전이면 가능', 'Address change before it ships'),
      t('公共/核对', '공용/주문 확인', 'shared/orders'),
      t('发货前', '출고 전', 'before-shipping'),
      4,
    ],
    [
      t('送礼：地址和卡片', '선물 배송지와 메시지 확인', 'Gift: address and card'),
      t('个人/礼物', '개인/선물', 'own/gifts'),
      t('礼物', '선물', 'gift'),
      2,
    ],
    [
      t('地址超出配送范围', '새벽배송 지역 안내', 'Address out of range'),
      t('公共/配送', '공용/배송', 'shared/delivery'),
      t('说明', '안내', 'notice'),
      1,
    ],
    [
      t('地址错了，道歉', '배송 지연 사과와 예정일', 'Address slip, sorry'),
      t('公共/配送', '공용/배송', 'shared/delivery'),
      t('道歉', '지연', 'sorry'),
      3,
    ],
    [
      t('地址已改，今天发', '배송 준비 중, 오늘 출고', 'Address changed, ships today'),
      t('公共/配送', '공용/배송', 'shared/delivery'),
      t('发货', '출고', 'shipping'),
      7,
    ],
  ].map(([title, folder, tag, uses], i) => {
    const found = String(title).search(t('地址', '배송', 'ddress'));
    const long = String(title).includes('배송지') ? 3 : locale === 'en' ? 7 : 2;
    const from = locale === 'en' ? found - 1 : found;
    return {
      id: `r${i}`,
      title: String(title),
      ranges: [[from, from + long]] as [number, number][],
      folder: String(folder),
      tags: [String(tag)],
      uses: Number(uses),
    };
  });
  const p = (kind: 'text' | 'filled' | 'missing', text: string) => ({ kind, text });
  return {
    locale,
    query: t('dz', 'ㅂㅅㅈ', 'addr'),
    groups: [
      { kind: 'step', name: t('核对信息', '배송지 확인', 'address'), items: items.slice(0, 3) },
      { kind: 'other', items: items.slice(3) },
    ],
    total: 248,
    selected: 'r0',
    preview: {
      title: items[0]!.title,
      buyer: {
        at: '14:12',
        text: t(
          '不知道地址是不是填成公司了',
          '배송지가 회사로 되어 있는지 모르겠네요',
          'Not sure whether it goes to my office',
        ),
      },
      parts: {
        'zh-CN': [
          p('text', '您好，'),
          p('filled', '木**子'),
          p('text', '。您拍的'),
          p('filled', '玻璃杯350ml等2件'),
          p('text', '，收件地址是'),
          p('filled', '云溪市桂花区****'),
          p('text', '，尾号'),
          p('filled', '2290'),
          p('text', '，对吗？'),
          p('filled', '15:00'),
          p('text', '前回我，今天走'),
          p('missing', '快递'),
          p('text', '发出。'),
        ],
        ko: [
          p('text', '안녕하세요, '),
          p('filled', '보리*** 님'),
          p('text', '. 주문하신 '),
          p('filled', '유리컵 350ml 외 1건'),
          p('text', ', 받으실 곳이 '),
          p('filled', '나루시 솔빛구 ****'),
          p('text', ', 연락처 끝자리 '),
          p('filled', '2290'),
          p('text', ' 맞으실까요? '),
          p('filled', '15:00'),
          p('text', ' 전에 확인해 주시면 오늘 '),
          p('missing', '택배사'),
          p('text', '(으)로 출고해 드리겠습니다.'),
        ],
        en: [
          p('text', 'Hello '),
          p('filled', 'R*** M***'),
          p('text', ', your '),
          p('filled', 'Double-wall glass and 1 more'),
          p('text', ' will go to '),
          p('filled', 'Saltmere, ****'),
          p('text', ', number ending '),
          p('filled', '2290'),
          p('text', '. Is that right? If you answer before '),
          p('filled', '15:00'),
          p('text', ' it leaves today with '),
          p('missing', 'courier'),
          p('text', '.'),
        ],
      }[locale],
    },
    missing: [
      {
        name: 'courier',
        label: t('快递', '택배사', 'courier'),
        kind: 'text',
        choices: [t('云雀速运', '나루택배', 'Swift'), t('青禾快递', '솔길택배', 'Ferry Post')],
      },
    ],
    canInsert: true,
  };
}

export function composer(locale: Locale): ComposerView {
  const t = (zh: string, ko: string, en: string) => l(zh, ko, en)[locale];
  const from = t('望湖路18号3幢502', '호수로 18, 3동 502호', '18 Wharf Rd, Unit 3');
  const to = t('望湖路81号5幢502', '호수로 81, 5동 502호', '81 Wharf Rd, Unit 5');
  const gift = t('杯刷×1', '컵솔 ×1', 'cup brush ×1');
  const free = t('多垫点纸', '완충재 넉넉히 넣어 주세요', 'pls pack with extra paper');
  return {
    orderId: '7715-2093-448',
    reasons: ['address', 'variant', 'quantity', 'gift', 'courier', 'stock', 'urgent', 'other'],
    reason: 'address',
    flags: (['none', 'red', 'yellow', 'green', 'blue', 'purple'] as const).map((flag) => ({ flag })),
    flag: 'yellow',
    flagMeaning: t('付款后有改动', '결제 뒤 변경', 'changed after payment'),
    flagWas: 'green',
    from,
    to,
    fromSource: t('订单', '주문', 'The order'),
    toSource: t('买家 14:29', '고객 14:29', 'Buyer, 14:29'),
    agent: '07',
    at: '2025-11-21T14:32+08:00',
    kept: [
      t(
        `[赠品] 无 → ${gift} / 12 / 11-21 10:44`,
        `[사은품] 없음 → ${gift} / 12 / 11.21 10:44`,
        `[Gift] none → ${gift} / #12 / 21 Nov 10:44`,
      ),
      free,
    ],
    line: t(
      `[地址] ${from} → ${to} / 07 / 11-21 14:32`,
      `[주소] ${from} → ${to} / 07 / 11.21 14:32`,
      `[Address] ${from} → ${to} / #07 / 21 Nov 14:32`,
    ),
    mode: 'append',
    size: { used: 151, limit: 1000, unit: 'bytes' },
    timeline: [
      { id: 'd', kind: 'remark', reason: 'address', from, to, flag: 'yellow', agent: '07', draft: true },
      {
        id: 'g',
        kind: 'remark',
        reason: 'gift',
        from: '',
        to: gift,
        flag: 'green',
        agent: '12',
        at: '2025-11-21T10:44+08:00',
      },
      { id: 'f', kind: 'free', text: free },
      { id: 'p', kind: 'event', title: t('付款', '결제', 'Paid'), at: '2025-11-21T10:42+08:00' },
    ],
    canPut: true,
  };
}
