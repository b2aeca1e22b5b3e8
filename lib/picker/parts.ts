// What a field of each part is read as, and the words a page calls it by. One table: a file's field has no other parser.
import type { FieldProposal, Part } from './types.ts';

type Parsers = readonly FieldProposal['parse'][];

const BY_FIELD: Record<string, Parsers> = {
  orderId: ['order-id', 'id'],
  href: ['text'],
  'buyer.name': ['name'],
  'buyer.id': ['id'],
  status: ['status'],
  placedAt: ['date', 'epoch-ms'],
  paidAt: ['date', 'epoch-ms'],
  shipBy: ['date', 'epoch-ms'],
  at: ['date', 'epoch-ms'],
  deadline: ['date', 'epoch-ms'],
  waitingSince: ['elapsed', 'date', 'epoch-ms'],
  'logistics.at': ['date', 'epoch-ms'],
  total: ['money'],
  price: ['money'],
  payment: ['payment'],
  'ship.name': ['name'],
  'ship.phone': ['phone'],
  'ship.address': ['address'],
  courier: ['name'],
  trackingNo: ['id'],
  'logistics.text': ['text'],
  'remark.text': ['text'],
  'remark.flag': ['flag'],
  buyerNote: ['text'],
  title: ['text'],
  variant: ['text'],
  sku: ['id'],
  parentSku: ['id'],
  listingId: ['id'],
  quantity: ['quantity'],
  stock: ['quantity'],
  unread: ['quantity'],
  statusText: ['word'],
  id: ['id'],
  name: ['name'],
  from: ['word'],
  kind: ['word'],
  auto: ['yes'],
  active: ['yes'],
  replied: ['yes'],
  text: ['text'],
  preview: ['text'],
  rating: ['rating'],
  caseId: ['id'],
  reason: ['text'],
};

/** The parsers a field may have, the likeliest first; none for a field nobody knows. */
export const parsersOf = (part: Part, field: string): Parsers =>
  part === 'aftersales' && field === 'status' ? ['word'] : (BY_FIELD[field] ?? []);

/** The page's own words for a field, folded to lower case: what stands beside the value. */
const WORDS: Record<string, RegExp> = {
  orderId: /订单(?:编)?号|订单id|주문\s?번호|order\s?(?:no|number|id|#|code)|^order$|주문id/i,
  placedAt:
    /下单|创建时间|订单创建|成交时间|拍下|주문\s?일|주문일시|placed|ordered|order\s?date|created|date/i,
  paidAt: /支付时间|付款|결제\s?일|결제완료|paid|payment\s?(?:date|time)/i,
  shipBy:
    /发货(?:截止|剩余|时限)|最晚发货|承诺发货|须发货|발송\s?기한|발송\s?예정|ship\s?by|dispatch|deadline/i,
  at: /时间|时|일시|날짜|시간|date|time|at/i,
  sku: /商家编码|货号|规格编码|sku|编码|판매자\s?(?:상품)?\s?코드|옵션\s?코드|custom\s?label|item\s?code/i,
  parentSku: /父|货号|款号|parent/i,
  listingId:
    /商品\s?id|宝贝\s?id|商品编号|상품\s?번호|상품\s?id|listing|asin|product\s?id|item\s?(?:id|no|number)|^id$/i,
  quantity: /数量|件数|수량|qty|quantity/i,
  stock: /库存|재고|stock|on\s?hand|available|有货|inventory/i,
  price: /单价|价格|售价|가격|단가|price|amount/i,
  total: /合计|总(?:价|额|计)|实收|实付|应收|金额|결제\s?금액|총|합계|total|amount|paid/i,
  status: /状态|상태|status|state/i,
  variant: /规格|規格|款式|옵션|variation|variant|variação|option/i,
  title: /商品(?:名称|标题)?|宝贝|상품명|product|title|item/i,
  courier: /快递|物流(?:公司)?|택배사?|courier|carrier|shipping\s?(?:method|company)/i,
  trackingNo: /运单|快递单|物流单|송장|운송장|tracking/i,
  'buyer.name': /买家|昵称|구매자|주문자|고객|buyer|customer|user/i,
  'buyer.id': /买家id|会员|구매자\s?id|buyer\s?id|customer\s?id|user\s?id/i,
  'ship.name': /收货人|收件人|姓名|수취인|받는\s?(?:분|사람)|recipient|ship\s?to|name|consignee/i,
  'ship.phone': /电话|手机|联系(?:电话|方式)|전화|연락처|휴대폰|phone|tel|mobile/i,
  'ship.address': /地址|주소|배송지|address/i,
  payment: /付款方式|支付方式|결제\s?(?:수단|방법)|payment/i,
  'remark.text': /备注|메모|note|remark|memo/i,
  'remark.flag': /旗|标记|깃발|flag/i,
  buyerNote: /留言|买家备注|배송\s?메(?:시지|모)|요청\s?사항|note|message/i,
  unread: /未读|읽지|unread|new/i,
  waitingSince: /等待|대기|waiting|elapsed/i,
  rating: /评分|星|별점|평점|rating|stars?/i,
  reason: /原因|사유|reason/i,
  caseId: /售后(?:编)?号|退款编号|반품\s?번호|접수\s?번호|case|return\s?(?:id|no)|request/i,
  deadline: /截止|剩余|기한|deadline|due|by/i,
  'logistics.text': /物流|배송|tracking|logistics/i,
  id: /id|编号|번호|no/i,
  name: /店铺|名称|昵称|상점|스토어|이름|name|shop|store/i,
};
/** Whether a page's words are what this field is called by. */
export const calledSo = (field: string, words: string): boolean => WORDS[field]?.test(words) ?? false;
/** Whether they are that and hardly anything else: no name stands beside them. */
export function calledExactly(field: string, words: string): boolean {
  const sign = WORDS[field];
  if (!sign?.test(words)) return false;
  return words.replace(sign, '').replace(/[\s:：#.()]/g, '').length < 3;
}
/** Whether any field is called so: then the words are the page's, not a person's. */
export const interfaceWords = (words: string): boolean =>
  words.length <= 30 && Object.values(WORDS).some((sign) => sign.test(words));

/** Ids: where one says the same in every row it is not the row's. */
export const isId = (field: string): boolean =>
  /^(?:orderId|listingId|sku|buyer\.id|id|caseId|trackingNo|parentSku)$/.test(field);
/** Read from a class, an attribute or the presence of something. */
export const isSign = (field: string): boolean =>
  /^(?:from|kind|auto|active|replied|remark\.flag)$/.test(field);
/** What an image or icon tells in its label, and an ellipsis hides from the text. */
export const isProse = (field: string): boolean =>
  /^(?:text|preview|title|buyerNote|remark\.text|reason|logistics\.text|ship\.address|variant)$/.test(field);

/** Attribute names that carry a field's value, as developers call it. */
const ATTRIBUTE_NAMES: Record<string, RegExp> = {
  orderId: /order|trade|oid|bill/i,
  listingId: /listing|item|goods|product|spu|asin|inventory/i,
  sku: /sku/i,
  'buyer.id': /buyer|user|customer|member|uid|uin/i,
  id: /(?:^|-)(?:id|key|msg|message|account|shop|mid)/i,
  caseId: /case|return|refund|dispute/i,
  trackingNo: /track|waybill|mail/i,
};
/** Whether an attribute is named after the field. */
export const namedSo = (field: string, attribute: string): boolean =>
  ATTRIBUTE_NAMES[field]?.test(attribute.replace(/^data-/, '')) ?? false;
