// The moment: which replies lie near just now. What the buyer's last message asks for, told by a few words in three
// languages, then the step of the reception, the page, and what was used lately. Pure; nothing of the message is kept.
import type { PageKind } from '../model/facts.ts';
import { fold } from './fold.ts';
import type { Purpose } from './reply.ts';

/** Words that ask for a purpose. Chinese and Korean are looked for with blanks taken out, English at word borders. */
const CUES: Partial<Record<Purpose, readonly string[]>> = {
  negotiate: [
    ...['便宜', '优惠', '打折', '折扣', '最低价', '少点', '让点', '包邮吗', '送点'],
    ...['깎아', '할인', '네고', '싸게', '최저가', '에누리'],
    ...['discount', 'cheaper', 'best price', 'lower price', 'coupon', 'better price'],
  ],
  'guide-order': [
    ...['怎么下单', '怎么买', '怎么拍', '在哪拍', '哪里下单'],
    ...['주문방법', '어떻게주문', '어떻게사', '주문은어떻게'],
    ...['how to order', 'how do i order', 'how do i buy', 'how can i buy'],
  ],
  'guide-payment': [
    ...['怎么付', '付款', '付不了', '支付不了', '怎么支付'],
    ...['결제방법', '결제가안', '결제는', '결제어떻게', '입금'],
    ...['how to pay', 'how do i pay', 'payment failed', 'pay with', 'payment method'],
  ],
  'verify-details': [
    ...['地址', '改收货', '收件人', '电话写错', '填错', '拍错'],
    ...['주소', '배송지', '받는사람', '잘못적', '잘못주문'],
    ...['address', 'wrong size ordered', 'change my order'],
  ],
  courier: [
    ...['什么快递', '哪个快递', '哪家快递', '发什么快', '指定快递', '用什么快递'],
    ...['택배사', '어느택배', '무슨택배', '어떤택배'],
    ...['which carrier', 'which courier', 'what carrier', 'what courier'],
  ],
  'shipping-notice': [
    ...[
      '什么时候发',
      '发货',
      '几天到',
      '多久到',
      '几时到',
      '到哪了',
      '物流',
      '快递单号',
      '什么时候到',
      '没收到',
    ],
    ...[
      '언제출고',
      '언제배송',
      '배송언제',
      '언제발송',
      '언제와',
      '언제도착',
      '언제받',
      '송장',
      '출고',
      '안와요',
      '배송조회',
    ],
    ...[
      'when will it ship',
      'ship it',
      'shipped',
      'tracking',
      'when will it arrive',
      'delivery time',
      'not arrived',
    ],
  ],
  'out-of-stock': [
    ...['有货吗', '有货', '缺货', '现货', '还有吗', '有没有', '补货', '断货'],
    ...['재고', '품절', '입고', '남아있', '남았'],
    ...['in stock', 'out of stock', 'sold out', 'still available', 'restock', 'available in'],
  ],
  damaged: [
    ...['破了', '碎了', '坏了', '破损', '裂了', '裂开', '压坏', '摔坏'],
    ...['깨졌', '깨진', '깨져', '파손', '부서', '찌그러', '찢어'],
    ...['broken', 'damaged', 'cracked', 'shattered', 'torn'],
  ],
  missing: [
    ...['少发', '漏发', '少了', '缺了', '没发全', '少一'],
    ...['누락', '빠졌', '빠져', '안들어', '덜왔', '하나없'],
    ...['missing', 'not in the box', 'only received', 'incomplete'],
  ],
  faulty: [
    ...['不能用', '用不了', '没反应', '故障', '不好用', '打不开', '不工作'],
    ...['작동', '고장', '안돼', '안되', '안켜', '불량'],
    ...['not working', "doesn't work", 'does not work', 'faulty', 'defective', 'stopped working'],
  ],
  'how-to': [
    ...['怎么用', '怎么洗', '怎么装', '安装', '说明书', '怎么使用', '如何使用'],
    ...['사용법', '사용방법', '어떻게써', '어떻게사용', '설치', '세탁', '설명서'],
    ...['how to use', 'how do i use', 'instructions', 'manual', 'how to wash', 'set it up'],
  ],
  'cod-explain': [
    ...['货到付款', '到付'],
    ...['후불', '착불', '대금상환'],
    ...['cash on delivery', 'pay on delivery'],
  ],
  calm: [
    ...['投诉', '差评', '骗子', '太慢', '太差', '生气', '什么态度', '失望', '垃圾'],
    ...['화나', '짜증', '최악', '실망', '너무하', '어이없', '열받'],
    ...['angry', 'terrible', 'worst', 'disappointed', 'unacceptable', 'complaint', 'ridiculous'],
  ],
  introduce: [
    ...['材质', '尺寸', '多大', '什么颜色', '推荐', '哪款', '区别', '多重', '尺码'],
    ...['소재', '사이즈', '추천', '차이', '재질', '무게', '치수'],
    ...['material', 'what size', 'recommend', 'difference between', 'how big', 'dimensions'],
  ],
};
/** A greeting asks for nothing else; with anything beside it, that is meant. */
const GREETING =
  /^(?:在吗|在么|在不在|你好|您好|亲|有人吗|哈喽|안녕하세요|안녕|계세요|계신가요|hello|hi|hey|hithere|anyonethere)+$/;

const LATIN = /^[a-z' ]+$/;
interface Cue {
  purpose: Purpose;
  dense?: string;
  word?: RegExp;
}
const cues: Cue[] = Object.entries(CUES).flatMap(([purpose, list]) =>
  list.map(
    (text): Cue => ({
      purpose: purpose as Purpose,
      ...(LATIN.test(text) ? { word: new RegExp(`\\b${text}\\b`) } : { dense: text }),
    }),
  ),
);
/** Longer messages are read as far as this. */
const READ = 600;

/** What a buyer's messages ask for, what most of their words speak of first. */
export function askedFor(messages: readonly string[]): Purpose[] {
  const found = new Map<Purpose, number>();
  for (const message of messages) {
    const text = fold(message.slice(0, READ)).replace(/[‘’]/g, "'");
    const dense = text.replace(/\s/g, '');
    for (const { purpose, dense: part, word } of cues)
      if (part === undefined ? word!.test(text) : dense.includes(part))
        found.set(purpose, (found.get(purpose) ?? 0) + 1);
  }
  if (found.size > 0) return [...found].sort((a, b) => b[1] - a[1]).map(([purpose]) => purpose);
  const last = fold(messages.at(-1) ?? '').replace(/[^\p{L}]/gu, '');
  return GREETING.test(last) ? ['welcome'] : [];
}

/** What a page is about, where no buyer says it. */
const ON_PAGE: Partial<Record<PageKind, readonly Purpose[]>> = {
  orders: ['verify-details', 'courier', 'annotate', 'shipping-notice'],
  order: ['verify-details', 'courier', 'annotate', 'shipping-notice'],
  listings: ['out-of-stock', 'introduce'],
  reviews: ['bad-review'],
  aftersales: ['damaged', 'missing', 'faulty', 'calm'],
};

export interface Moment {
  /** What the buyer's unanswered messages ask for. */
  asked: readonly Purpose[];
  step?: number | undefined;
  kinds: readonly PageKind[];
  /** UTC ms. */
  now: number;
}
export interface Weighed {
  purpose?: Purpose | undefined;
  step?: number | undefined;
  uses: number;
  lastUsed?: number | undefined;
}

export const isAsked = ({ purpose }: Weighed, { asked }: Moment): boolean =>
  purpose !== undefined && asked.includes(purpose);
export const fitsStep = ({ step }: Weighed, moment: Moment): boolean =>
  step !== undefined && step === moment.step;

const DAY_MS = 86_400_000;
const ASKED = 40;
const STEP = 20;
const PAGE = 6;
const LATELY = 8;
const MOST_USED = 10;

/** How near a reply lies just now, from 0 to 84: among equals it decides, and alone where nothing is searched for. */
export function nearness(reply: Weighed, moment: Moment): number {
  const { purpose, uses, lastUsed } = reply;
  const place = purpose === undefined ? -1 : moment.asked.indexOf(purpose);
  const days = lastUsed === undefined ? Infinity : Math.max(0, moment.now - lastUsed) / DAY_MS;
  return (
    (place < 0 ? 0 : ASKED - Math.min(place, 5)) +
    (fitsStep(reply, moment) ? STEP : 0) +
    (purpose !== undefined && moment.kinds.some((kind) => ON_PAGE[kind]?.includes(purpose)) ? PAGE : 0) +
    LATELY * 0.5 ** (days / 3) +
    Math.min(MOST_USED, 1.5 * Math.log2(1 + Math.max(0, uses)))
  );
}
