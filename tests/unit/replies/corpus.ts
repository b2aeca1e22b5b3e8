// A made-up library of a busy shop: as many replies as asked for, in three languages, the same every time.
import type { Reply } from '../../../lib/replies/reply.ts';

/** A small seeded generator, so that a failing run can be run again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const ZH = {
  join: '',
  who: ['新客', '老客', '会员', '批发客户', '学生', '海外买家', '退换买家', '预售买家', '直播间', '拼单'],
  what: [
    '发货时间',
    '运费险',
    '退货地址',
    '改地址',
    '催付',
    '缺货说明',
    '换货流程',
    '尺码建议',
    '开发票',
    '优惠券用法',
    '物流停滞',
    '签收没收到',
    '重新发货',
    '银行到账',
    '调货进度',
    '朝阳区配送',
    '长款连衣裙',
    '音乐盒调音',
    '破损补发',
    '差价说明',
    '保修期限',
    '安装步骤',
    '洗涤保养',
    '颜色色差',
    '赠品说明',
    '货到付款',
    '定制周期',
    '乐器保养',
    '行李箱密码',
    '大件送货上楼',
  ],
  how: [
    '怎么说',
    '安抚',
    '第一次问',
    '再次询问',
    '周末',
    '节假日',
    '雨雪天',
    '大促期间',
    '简短版',
    '详细版',
    '语音转文字',
    '晚班',
    '早班',
  ],
  text: [
    '您好，感谢您的耐心等待',
    '我马上帮您核实订单信息',
    '麻烦您看一下收件信息对不对',
    '具体到达时间以物流信息为准',
    '商品出库前会再检查一遍',
    '如果包装有破损请先拍照',
    '我们会按平台的售后规则处理',
    '这款目前正在调货',
    '有进展我在这里回复您',
    '运费由谁承担要看退货原因',
    '优惠以商品页显示为准',
    '您可以在订单详情里申请',
    '仓库已经在安排',
    '颜色会因显示器略有差别',
  ],
};
const KO = {
  join: ' ',
  who: ['신규 고객', '단골', '도매', '해외 고객', '선물 주문', '예약 주문', '교환 고객', '라이브 방송'],
  what: [
    '배송지 확인',
    '배송 지연',
    '배송비 안내',
    '교환 절차',
    '반품 주소',
    '환불 일정',
    '재입고 문의',
    '사이즈 추천',
    '결제 확인',
    '송장 번호',
    '파손 사진 요청',
    '누락 상품',
    '색상 차이',
    '보증 기간',
    '설치 방법',
    '세탁 방법',
    '쿠폰 사용',
    '영수증 발급',
    '새벽배송 지역',
    '부분 취소',
  ],
  how: ['안내', '사과', '첫 문의', '재문의', '주말', '명절', '짧게', '자세히', '야간', '오전'],
  text: [
    '안녕하세요, 문의 감사합니다',
    '바로 확인해 드리겠습니다',
    '받으실 곳이 맞는지 봐 주시겠어요',
    '도착일은 택배사 사정에 따라 달라질 수 있습니다',
    '출고 전에 한 번 더 살펴봅니다',
    '사진을 보내 주시면 빠르게 도와드릴게요',
    '진행되는 대로 여기에 답변드리겠습니다',
    '상품 페이지의 안내를 기준으로 합니다',
    '창고에 전달해 두었습니다',
  ],
};
const EN = {
  join: ' ',
  who: ['New buyer', 'Regular', 'Wholesale', 'Gift order', 'Overseas', 'Preorder', 'Member', 'Live stream'],
  what: [
    'shipping address',
    'tracking number',
    'refund status',
    'return label',
    'exchange steps',
    'damaged parcel',
    'missing item',
    'size advice',
    'payment reminder',
    'invoice request',
    'delivery delay',
    'customs fee',
    'warranty period',
    'washing care',
    'colour difference',
    'discount code',
    'restock date',
    'assembly guide',
    'gift wrapping',
    'bulk price',
  ],
  how: [
    'question',
    'apology',
    'first reply',
    'second reply',
    'weekend',
    'holiday',
    'short',
    'detailed',
    'night shift',
    'morning',
  ],
  text: [
    'Hello, and thank you for your patience',
    'Let me check the order with the warehouse',
    'Could you look over the address below',
    'The arrival date depends on the carrier',
    'We look over every parcel before it leaves',
    'A photo of the outer box would help us',
    'I will write to you here as soon as there is news',
    'The listing shows the current price',
    'The warehouse has your note',
  ],
};
const FOLDERS = ['售前', '售后', '物流', '배송', '클레임', 'Before sale', 'After sale', 'Parcels'];
const TAGS = ['发货前', '急', '안내', '출고 전', 'gift', 'vip', '节日', 'carrier'];

/** `count` replies: half Chinese, a quarter Korean, a quarter English. */
export function library(count: number, seed = 7): Reply[] {
  const roll = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const [locale, words] =
      i % 2 === 0 ? (['zh-CN', ZH] as const) : i % 4 === 1 ? (['ko', KO] as const) : (['en', EN] as const);
    const body = Array.from({ length: 4 + roll(4) }, () => pick(words.text)).join(
      locale === 'zh-CN' ? '，' : '. ',
    );
    return {
      id: `r${i}`,
      title:
        [pick(words.who), pick(words.what), pick(words.how)].join(words.join) +
        (roll(3) ? '' : ` ${roll(99)}`),
      body: roll(3) ? body : `${body} {{ orderId }}`,
      locale,
      folder: pick(FOLDERS),
      tags: roll(2) ? [pick(TAGS)] : [],
      ...(roll(2) ? { step: (1 + roll(10)) as Reply['step'] } : {}),
      scope: 'shared',
      uses: Math.floor(2 ** (roll(700) / 100)) - 1,
      source: 'own',
    } as Reply;
  });
}
