// Variables: what a reply can be filled with, by which names, and where the values come from. A variable has an English
// key and a Chinese and a Korean name; all three work in any template, whatever the interface language.
import type { Locale, LocalText, Money } from '../model/basics.ts';
import type { Buyer, Order } from '../model/facts.ts';
import { slips } from './typo.ts';

export interface Variable {
  key: string;
  names: { 'zh-CN': string; ko: string };
  /** For the list of variables in the interface. */
  label: LocalText;
  /** For a preview without an order. */
  example: LocalText;
}

const three = (zh: string, ko: string, en: string): LocalText => ({ 'zh-CN': zh, ko, en });
const variable = <K extends string>(
  key: K,
  zh: string,
  ko: string,
  label: LocalText,
  example: LocalText,
) => ({
  key,
  names: { 'zh-CN': zh, ko },
  label,
  example,
});
const same = (text: string) => three(text, text, text);

export const VARIABLES = [
  variable(
    'buyer',
    '买家',
    '고객',
    three('买家名称', '고객 이름', "Buyer's name"),
    three('青禾', '보리', 'Robin'),
  ),
  variable(
    'orderId',
    '订单号',
    '주문번호',
    three('订单号', '주문번호', 'Order number'),
    same('8804-1127-390'),
  ),
  variable(
    'item',
    '商品',
    '상품',
    three('商品（多件只写第一件）', '상품(여러 개면 첫 상품)', 'Item (the first of several)'),
    three('玻璃杯350ml', '유리컵 350ml', 'Glass cup 350 ml'),
  ),
  variable('quantity', '数量', '수량', three('总件数', '총수량', 'Quantity in all'), same('3')),
  variable(
    'items',
    '商品清单',
    '주문상품',
    three('全部商品和数量', '전체 상품과 수량', 'All items with quantities'),
    three(
      '玻璃杯350ml ×2、软木杯垫 ×1',
      '유리컵 350ml ×2, 코르크 받침 ×1',
      'Glass cup 350 ml ×2, cork coaster ×1',
    ),
  ),
  variable(
    'courier',
    '快递',
    '택배사',
    three('快递公司', '택배사', 'Carrier'),
    three('松果快递', '솔길택배', 'Pinecone Express'),
  ),
  variable(
    'trackingNo',
    '快递单号',
    '운송장',
    three('快递单号', '운송장 번호', 'Tracking number'),
    same('6060-2211-0457'),
  ),
  variable(
    'cutOff',
    '截单时间',
    '마감시간',
    three('当天截单时间', '당일 주문 마감시간', "Today's cut-off"),
    same('15:00'),
  ),
  variable(
    'shipBy',
    '发货截止',
    '발송기한',
    three('发货时限', '발송 기한', 'To be shipped by'),
    three('11月23日18:00', '11월 23일 18:00', 'Nov 23, 18:00'),
  ),
  variable(
    'total',
    '实收',
    '결제금액',
    three('实收金额', '결제 금액', 'Amount to pay'),
    three('89.90元', '35,000원', '$35.00'),
  ),
  variable(
    'address',
    '收货地址',
    '배송지',
    three('收货地址（按页面显示）', '배송지(화면에 보이는 대로)', 'Address, as the page shows it'),
    three('云栖市松林区****', '나루시 솔빛구 ****', '12 M*** Street, Oakham'),
  ),
  variable(
    'phoneTail',
    '手机尾号',
    '끝자리',
    three('手机尾号', '연락처 끝자리', 'Last digits of the phone'),
    same('2290'),
  ),
  variable(
    'shop',
    '店铺',
    '상점',
    three('店铺名称', '상점 이름', 'Shop'),
    three('针林手作', '바늘숲 공방', 'Needlewood'),
  ),
  variable('agent', '工号', '상담사', three('客服工号', '상담사', 'Agent'), three('小禾', '하늘', 'Sam')),
  variable('stock', '可用库存', '가용재고', three('可用库存', '가용 재고', 'Available stock'), same('12')),
] as const satisfies readonly Variable[];

export type VariableKey = (typeof VARIABLES)[number]['key'];
export type Values = Partial<Record<VariableKey, string>> & Record<string, string | undefined>;

/** Where the caret is left after insertion; no value, and not in the list of variables. */
export const CURSOR_NAMES: readonly string[] = ['cursor', '光标', '커서'];

const byName = new Map<string, VariableKey>();
for (const { key, names } of VARIABLES)
  for (const name of [key, names['zh-CN'], names.ko]) byName.set(name, key);

/** The key a name in a template stands for, in whichever of the three languages it is written. */
export const keyOf = (name: string): VariableKey | undefined => byName.get(name.normalize('NFC'));

/** The name to write into a template in this language. */
export function nameOf(key: VariableKey, locale: Locale): string {
  return locale === 'en' ? key : VARIABLES.find((one) => one.key === key)!.names[locale];
}

/** The name an unknown one was probably meant to be, for the sentence that says it is unknown. */
export function suggest(name: string): string | undefined {
  const near = [...byName.keys()]
    .map((known) => ({ known, far: slips(name.toLowerCase(), known.toLowerCase(), 2) }))
    .sort((a, b) => a.far - b.far)[0];
  return near && near.far <= (name.length < 4 ? 1 : 2) && near.far < name.length ? near.known : undefined;
}

/** Example values, for a preview where no order is at hand. */
export const examples = (locale: Locale): Values =>
  Object.fromEntries(VARIABLES.map(({ key, example }) => [key, example[locale]]));

export interface Sources {
  order?: Order | undefined;
  buyer?: Buyer | undefined;
  shop?: string | undefined;
  agent?: string | undefined;
  /** Wall-clock time as the shop set it: `15:00`. */
  cutOff?: string | undefined;
  /** The carrier the agent or the shop chose, where the order does not name one yet. */
  courier?: string | undefined;
  /** Units free to sell, after what other orders have reserved. */
  available?: number | undefined;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Day and time as the shop's own zone has them, read off the text: no clock and no zone of this machine comes in. */
function moment(iso: string, locale: Locale): string | undefined {
  const [, month, day, time] = /^\d{4}-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(iso) ?? [];
  if (!month || !day || !time) return undefined;
  const [m, d] = [Number(month), Number(day)];
  if (locale === 'zh-CN') return `${m}月${d}日${time}`;
  return locale === 'ko' ? `${m}월 ${d}일 ${time}` : `${MONTHS[m - 1]} ${d}, ${time}`;
}

function money({ amount, currency }: Money, locale: Locale): string {
  if (!currency) return amount;
  if (currency === 'CNY' && locale === 'zh-CN') return `${amount}元`;
  if (currency === 'KRW' && locale === 'ko') return `${new Intl.NumberFormat('ko').format(Number(amount))}원`;
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount));
  } catch {
    // Three letters that are no currency: shown as they came.
    return `${amount} ${currency}`;
  }
}

/**
 * The last four digits of a phone as shown; absent where they are masked, and for a number with an extension: that is
 * the marketplace's relay number, which the buyer does not know.
 */
function tailOf(phone: string): string | undefined {
  if (/\[\d+\]\s*$/.test(phone) || /1[\d*]{10}\s*[-转,]\s*\d{1,6}\s*$/.test(phone)) return undefined;
  return /^.*\d{4}$/.exec(phone.replace(/[\s()-]/g, ''))?.[0].slice(-4);
}

/** What can be filled in right now. What is not known is absent; a masked text stays masked. */
export function valuesFrom(from: Sources, locale: Locale): Values {
  const { order } = from;
  const lines = order?.lines ?? [];
  const [comma, first] = [locale === 'zh-CN' ? '、' : ', ', lines.find((line) => line.title)?.title];
  const others = lines.length - 1;
  const more = { 'zh-CN': `等${lines.length}款`, ko: ` 외 ${others}건`, en: ` and ${others} more` }[locale];
  const packages = order?.packages ?? [];
  const each = (pick: (one: (typeof packages)[number]) => string | undefined) =>
    [...new Set(packages.map(pick).filter(Boolean))].join(comma);
  const whole = (values: (string | undefined)[]) => (values.every(Boolean) ? values.join(comma) : undefined);
  const known: Values = {
    buyer: from.buyer?.name ?? order?.buyer.name,
    orderId: order?.orderId,
    item: first && others > 0 ? first + more : first,
    // A sum or a list with a hole in it would be wrong, so it is absent.
    quantity: lines.every((line) => line.quantity !== undefined)
      ? String(lines.reduce((sum, line) => sum + line.quantity!, 0) || '')
      : undefined,
    items: whole(
      lines.map(({ title, variant, quantity }) =>
        title && quantity !== undefined
          ? `${[title, variant].filter(Boolean).join(' ')} ×${quantity}`
          : undefined,
      ),
    ),
    courier: order?.courier ?? (each((one) => one.courier) || from.courier),
    trackingNo: order?.trackingNo ?? each((one) => one.trackingNo),
    cutOff: from.cutOff,
    shipBy: order?.shipBy && moment(order.shipBy, locale),
    total: order?.total && money(order.total, locale),
    address: order?.ship?.address,
    phoneTail: order?.ship?.phone && tailOf(order.ship.phone),
    shop: from.shop,
    agent: from.agent,
    stock: from.available === undefined ? undefined : String(from.available),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value?.trim()));
}
