// Detectors: what no list of words can hold. Each is named by an entry of a pack, which carries its level, its reason
// and, where it needs one, the words that must stand near.

import { foreignSites, mailIn } from './addresses.ts';
import { compensation } from './compensation.ts';
import type { Context } from './context.ts';
import { promisedStock, wrongBuyer } from './context.ts';
import { type Normal, origin, STOP } from './normalise.ts';
import { bareNumbers, phones } from './numbers.ts';
import type { Detector } from './pack.ts';
import { inView, type Spot } from './spot.ts';

export interface Input {
  draft: string;
  normal: Normal;
  context: Context;
  /** The marketplace's own hosts. */
  hosts: readonly string[];
  /** Digits the owner allows: the shop's own after-sales phone. */
  ownNumbers: ReadonlySet<string>;
  /** Whether one of the entry's context words stands within `reach` tight characters of the stretch, in its sentence. */
  near(start: number, end: number, reach: number): boolean;
  /** Where the entry's context words stand, in the tight view. */
  contextAt(): readonly { start: number; end: number }[];
}
type Detect = (input: Input) => Spot[];

const inTight = ({ normal }: Input, start: number, end: number): Spot => ({
  range: origin(normal.tight, start, end),
});
const CN_ADDRESS =
  /(?:省|市|自治区).{0,14}?(?:区|县|镇|乡|市|街道).{0,24}?(?:路|街|道|巷|弄|号|村|小区|花园|栋|幢|室)|[\u4e00-\u9fff]{2,6}(?:路|街|大道|巷|弄)\d{1,5}(?:号|弄)/;
const KR_ADDRESS = /[가-힣]{1,5}(?:시|도|군|구).{0,16}?(?:로|길|동|읍|면|리)\d{0,4}(?:번길)?\d/;
const EN_ADDRESS =
  /\b\d{1,5}\s+(?:[a-z]+\s+){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|way|close|terrace)\b/;
/** Where the shop's own address is meant, as it is told to whoever returns a parcel. */
const OWN_ADDRESS =
  /退货地址|退回地址|寄回|退换货?地址|仓库地址|반품(?:지|주소)|회수지|returnaddress|returnto|sendbackto|shipitback/;

export const holdsAddress = (n: Normal): boolean =>
  (CN_ADDRESS.test(n.tight.text) || KR_ADDRESS.test(n.tight.text) || EN_ADDRESS.test(n.plain.text)) &&
  !OWN_ADDRESS.test(n.tight.text);

/** Two detectors ask for the same draft's phones. */
const lastPhones = new WeakMap<Normal, ReturnType<typeof phones>>();
function phonesOf(normal: Normal): ReturnType<typeof phones> {
  const found = lastPhones.get(normal) ?? phones(normal);
  lastPhones.set(normal, found);
  return found;
}

const SPOKEN_DIGIT =
  'zero|oh|o|nought|one|two|three|four|fives?|six|seven|eight|nine|kosong|satu|dua|tiga|empat|lima|enam|tujuh|lapan|sembilan|double|triple|hundred';
/** Digits in words, alone or among figures. */
const SAID = new RegExp(
  `(?<![a-z\\d])(?:(?:${SPOKEN_DIGIT}|\\d{1,4})[\\s,.-]+(?:(?:then|and|followed by)\\s+)?){3,}(?:${SPOKEN_DIGIT}|\\d{1,4})(?![a-z\\d])`,
  'g',
);
const IS_SAID = new RegExp(
  `(?:${SPOKEN_DIGIT})[\\s,.-]+(?:(?:then|and|followed by)\\s+)?(?:${SPOKEN_DIGIT}|\\d)`,
);
const TIMES: Record<string, number> = { double: 1, triple: 2, hundred: 2 };

/** Whether there are as many digits as a phone has, and enough of them in words that no measure or price is meant. */
function isSaid(said: string): boolean {
  const words = (said.match(/[a-z]+/g) ?? []).filter((word) => !/^(?:then|and|followed|by)$/.test(word));
  const digits = words.reduce((sum, word) => sum + (TIMES[word] ?? 1), said.replace(/\D/g, '').length);
  if (words.length >= 7 && !/\d/.test(said)) return true;
  return words.length >= 3 && digits >= 9 && digits <= 13;
}

/** Short numbers: those kept for examples need no word beside them. */
const SHORT = /(?<![\d-])\d{3}-\d{4}(?![\d-])/g;
/** The number of a thing, not of somebody. */
const GOODS =
  /(?:part|model|serial|item|order|sku|batch|lot|ref(?:erence)?|no)s?[ .:#]*(?:number|no)?[ .:#]*$/;
const CALLED = /(?:call|ring|phone|dial|text|reach|tel)[^.!?\d]{0,30}$/;

function saidPhones({ draft, normal: { plain } }: Input): Spot[] {
  const said = IS_SAID.test(plain.text)
    ? inView(plain, SAID).filter(({ range: [from, to] }) =>
        isSaid(draft.slice(from, to).normalize('NFKC').toLowerCase()),
      )
    : [];
  SHORT.lastIndex = 0;
  for (let hit = SHORT.exec(plain.text); hit; hit = SHORT.exec(plain.text)) {
    const { index } = hit;
    if (GOODS.test(plain.text.slice(Math.max(0, index - 24), index))) continue;
    if (hit[0].startsWith('555') || CALLED.test(plain.text.slice(Math.max(0, index - 40), index)))
      said.push({ range: origin(plain, index, SHORT.lastIndex) });
  }
  return said.sort((a, b) => a.range[0] - b.range[0]);
}
/** A carrier's hotline is no way to call the shop. */
const CARRIER =
  /usps|fedex|dhl|royalmail|evri|carrier|courier|postoffice|택배|대한통운|우체국|快递客服|物流客服/;
const HOTLINE = /^1?8(?:00|88|77|66|55|44|33)\d{7}$/;

const foreignPhones = ({ normal, ownNumbers }: Input) =>
  phonesOf(normal).filter(({ value, start }) => {
    if (ownNumbers.has(value)) return false;
    const sentence = normal.tight.text
      .slice(Math.max(0, start - 60), start)
      .split(STOP)
      .at(-1)!;
    return !(HOTLINE.test(value) && CARRIER.test(sentence));
  });

const PLACEHOLDER = [
  /\{\{[^{}]{0,60}\}\}|\{\{|\}\}/g,
  /\{[\p{L}_ .]{1,30}\}|\$\{[^}]{0,40}\}/gu,
  /[【[[〔]\s*[】\]］〕]/g,
  /[【[[〔<]\s*(?:姓名|昵称|称呼|客户名|买家(?:姓名|昵称)?|订单号?|订单编号|单号|快递(?:公司|单号)?|运单号|日期|时间|金额|商品名?|商品名称|地址|电话|待填|请?填写.{0,6}|고객명|이름|주문번호|송장번호|날짜|금액|상품명|택배사|(?:your |customer |buyer )?name|order(?: (?:number|no\.?|id))?|date|tracking(?: (?:number|no\.?|id))?|insert [^\]>]{1,30}|item|product|amount|address)\s*[】\]］〕>]/g,
  // Not before a size's L, nor a word that makes sizes of them.
  /(?<![a-z0-9])x{3,}(?![a-z0-9]|\s?(?:码|号码|사이즈|size))/g,
  /%[\p{L}_ ]{1,14}%|%s(?![a-z])|\$[a-z_]{3,20}\$/gu,
  /[【[(（「<《{][^【[(（「」)）\]】<>{}\n]{0,10}(?:입력|填写|待填|insert|fill in|기입|기재)[^)）\]】」>}\n]{0,4}[】\])）」>》}]/g,
  /[【[〔「<《][^【[〔「」\]】<>\n]{0,6}(?:姓名|名称|昵称|单号|编号|日期|时间|金额|公司|原因|地址|电话|型号|链接|尺码|颜色|이름|번호|날짜|금액|상품명|사유|링크)[】\]〕」>》]/g,
  /(?<![a-z0-9*])x{2,}\s?(?=元|月|日|天|点|号|件|快递|先生|女士|小时|公司|원|월|일|님)/g,
  /[×✕]{2,}|某某/g,
  /#[^#\n]{0,6}(?:时间|单号|公司|姓名|名称|日期|金额|昵称|订单|商品|地址|电话|快递|이름|번호|상품)[^#\n]{0,4}#/g,
  /<<[^<>\n]{1,30}>>|[（(【[]\s*(?:待(?:补充|填|填写|完善)|略|상호명|고객명|성함|상품명|이름|날짜|주문번호|송장번호|택배사)\s*[)）】\]]/g,
  /(?<![\p{L}\p{N}*])\*{2,}\s?(?=고객|님|先生|女士|亲)|_{2,}\s?(?=[월일시원月日元号点])|(?<![a-z0-9*])x{2}(?=亲|的[\p{Script=Han}])/gu,
  /(?<![a-z0-9_])(?:customer|buyer|client|first|last|full|order|product|item|shop|store|tracking|courier|carrier)_(?:name|id|number|no|date|title|link|code)(?![a-z0-9_])|(?<![a-z0-9])[a-z]{2,12}_here(?![a-z])|(?:tracking|number|date|order|courier|name)(?:\s(?:is|no\.?|number|id))?\s?:?\s?tb[dac](?![a-z0-9]|[ #-]?\d)/g,
  /_{3,}|[○◯〇]{2,}|(?<![a-z0-9])o{2,}(?=\s?(?:님|고객|씨))|(?<![0-9])0{2,}(?=\s?(?:님|고객님))/g,
];

/** The buyer's own phone and address, as the page shows them, in one draft. */
function ownData({ normal, context }: Input): Spot[] {
  const { text } = normal.plain;
  for (const { ship } of context.orders ?? []) {
    const { phone = '', address = '' } = ship ?? {};
    const part = address.toLowerCase().split(/[,，]/)[0]!.trim();
    const at = phone.length >= 7 && part.length >= 5 && text.includes(part) ? text.indexOf(phone) : -1;
    if (at >= 0) return [{ range: origin(normal.plain, at, at + phone.length) }];
  }
  return [];
}

/**
 * Account names: announced by a word of search, by an id or an account's label, or by an at sign; an underscore, a dot or
 * a digit in them, since a word without is a word.
 */
const HANDLE = new RegExp(
  [
    /(?:搜(?:一下|索|下|到|个)?|加(?:一下|下)?|找|输入?|查找?|添加|검색|추가|add|find|search|look up|follow|under|i['’]m|name is|gram is)[^\p{L}\p{N}]{0,4}([a-z][a-z0-9.]*_[a-z0-9_.]{1,20})/u,
    /(?:(?:微信|(?<!您的|你的|游戏|登录|会员|充值)账|小|客服|工作|个人|私人|我的?|联系|[❤💚]|vx?|薇|微|扣|q|绿)号|아이디|계정|(?<![a-z])id(?<!(?:order|item|product|tracking|transaction|case|return|apple|listing|user|member|asset|ticket|seller|buyer|game)\s?id))\s?(?:码|是|为|는|은|가|叫)?\s?[:：]?\s{0,2}([a-z][a-z0-9]{1,18}[._-][a-z0-9._-]{2,20}|[a-z]{1,12}\d[a-z0-9]{2,14})(?![a-z0-9@])/u,
    /(?<![a-z0-9._%-])(@[a-z][a-z0-9._]{3,24})(?![a-z0-9]|\s?[@])/,
    /(?<=[💚❤🐧💬]\s?[+:：]?\s?)([a-z][a-z0-9._-]{4,24})/u,
    /(?<![a-z0-9])(?:vx?|wx|薇|微)\s?[:：]\s?([a-z][a-z0-9.-]{2,18}[0-9_-][a-z0-9_]{0,12})(?![a-z0-9])/u,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'gu',
);
/** What each of them needs. */
const IS_HANDLE = /[_@💚❤🐧💬]|(?:号|아이디|계정|id)[\s\S]{0,6}[a-z]|[vx薇微]\s?[:：]/u;
/** Somebody's account at a bank: a long number in groups, near the bank's name or the word for an account. */
const ACCOUNT = /(?<![\d-])\d{2,6}(?:[- ]\d{1,7}){2,4}(?![\d-])|(?<![\d-])\d{10,19}(?![\d-])/g;
const OTHER_NUMBER = /订单|单号|运单|税号|流水|주문|송장|사업자|승인|order|tracking|invoice|reference|tax/;
/** 2024-11-21, 20241121. */
const DATE = /^20\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])$/;
/** How far the words may stand from it. */
const BANK_REACH = 18;

export const DETECT: Record<Detector, Detect> = {
  phone: (input) => {
    const found = foreignPhones(input);
    // With an address beside it, it is a receiver's data rather than a way to call; that is privacy's to say.
    if (found.length > 0 && holdsAddress(input.normal)) return [];
    return [...found.map((p) => inTight(input, p.start, p.end)), ...saidPhones(input)];
  },
  email: ({ normal }) => mailIn(normal.plain),
  'foreign-url': ({ normal, hosts }) => foreignSites(normal.plain, hosts),
  'contact-id': (input) => {
    const { normal, ownNumbers } = input;
    const handles = IS_HANDLE.test(normal.plain.text) ? inView(normal.plain, HANDLE) : [];
    const { tight } = normal;
    const numbers = bareNumbers(normal).filter(({ value }) => !ownNumbers.has(value) && !DATE.test(value));
    if (numbers.length === 0 && !/[a-z]\d/.test(tight.text)) return handles;
    const contextAt = input.contextAt();
    if (contextAt.length === 0) return handles;
    const found = numbers
      .filter(({ start, end }) => input.near(start, end, 8))
      .map(({ start, end }) => inTight(input, start, end));
    // A name with digits in it, shortly behind the word that announces it.
    for (const { end } of contextAt) {
      const behind = tight.text.slice(end, end + 30).split(STOP)[0]!;
      const named = /^(?:[^a-z0-9]{0,6})([a-z][a-z0-9]{4,19})(?![a-z0-9])/.exec(behind);
      if (!named || !/\d/.test(named[1]!)) continue;
      const start = end + named[0].length - named[1]!.length;
      found.push(inTight(input, start, end + named[0].length));
    }
    return [...handles, ...found];
  },
  account: ({ normal: { plain, tight }, contextAt }) => {
    if (!/\d[\d -]{5}/.test(plain.text)) return [];
    const at = contextAt().map(({ start, end }) => origin(tight, start, end));
    if (at.length === 0) return [];
    return [...plain.text.matchAll(ACCOUNT)]
      .filter(({ index }) => !OTHER_NUMBER.test(plain.text.slice(Math.max(0, index - 14), index)))
      .map(({ 0: number, index }): Spot => ({ range: origin(plain, index, index + number.length) }))
      .filter(({ range: [from, to] }) =>
        at.some(([start, end]) => Math.max(from - end, start - to) <= BANK_REACH),
      );
  },
  emoji: ({ draft }) =>
    [...draft.matchAll(/(?![©®™#*0-9])\p{Extended_Pictographic}/gu)].map((hit) => ({
      range: [hit.index, hit.index + hit[0].length],
    })),
  'blank-lines': ({ draft }) =>
    [...draft.matchAll(/\n[ \t\r]*\n[ \t\r]*\n[ \t\r\n]*/g)].map((hit) => ({
      range: [hit.index, hit.index + hit[0].length],
    })),
  'order-id-absent': ({ normal, context, draft }) =>
    context.proactive && draft.trim() !== '' && !/(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)/.test(normal.plain.text)
      ? [{ range: [0, draft.length] }]
      : [],
  'phone-and-address': (input) => {
    const found = foreignPhones(input);
    if (found.length === 0) return ownData(input);
    if (found.length === 0 || !holdsAddress(input.normal)) return [];
    return found.map((p) => inTight(input, p.start, p.end));
  },
  'wrong-buyer': ({ normal, context }) => wrongBuyer(normal, context),
  placeholder: ({ normal }) => PLACEHOLDER.flatMap((pattern) => inView(normal.plain, pattern)),
  'promise-stock': (input) =>
    promisedStock(input.context, input.contextAt()).map(({ start, end, params }) => ({
      ...inTight(input, start, end),
      params,
    })),
  compensation,
  // Weighed when all else was said: see guard.ts.
  likeness: () => [],
};
