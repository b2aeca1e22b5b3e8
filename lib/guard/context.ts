// What the page says around the draft: whose chat it is, which orders are theirs, what the warehouse holds. A draft is
// held against it only where it is known; what is unknown accuses nobody.
import { type Normal, origin } from './normalise.ts';
import { phones } from './numbers.ts';

/** Pushed by the worker before anybody types, so that a key press costs no message. Everything may be missing. */
export interface Context {
  buyer?: { name?: string | undefined; id?: string | undefined } | undefined;
  /** The current buyer's orders. */
  orders?:
    | {
        orderId?: string | undefined;
        ship?:
          | { name?: string | undefined; phone?: string | undefined; address?: string | undefined }
          | undefined;
      }[]
    | undefined;
  /** Of what this buyer asks about or ordered. */
  stock?: Stock | Stock[] | undefined;
  /** The message starts a talk rather than answers one. */
  proactive?: boolean | undefined;
  /** What an agent may grant alone, in the shop's currency. */
  limits?: { compensation?: number | undefined } | undefined;
}
interface Stock {
  available?: number | undefined;
  /** Units asked for. */
  wanted?: number | undefined;
  ageMinutes?: number | undefined;
  /** The count is too old to promise by; by itself so after a day. */
  stale?: boolean | undefined;
}

const DAY = 24 * 60;
const ORDER_IDS = [
  /(?:订单号?|订单编号|单号|order(?:\s?(?:number|no\.?|id))?|주문\s?(?:번호)?)\s?(?:是|为|[:：#])?\s?([a-z]{0,4}\d[\d-]{6,30}\d)/g,
  /(?<![\d-])(\d{3}-\d{7}-\d{7})(?![\d-])/g,
  /(?<![\d-])(\d{6}-\d{12,18})(?![\d-])/g,
  /(?<![\d-])(\d{16,20})(?![\d-])/g,
];
/** Numbers of parcels share the orders' lengths; their label tells them apart. */
const PARCEL =
  /(?:快递|快運|运单|物流|顺丰|圆通|中通|韵达|申通|极兔|德邦|百世|安能|跨越|邮政|송장|운송장|택배|대한통운|한진|(?<![a-z])(?:ems|sf|tracking|track|awb|consignment|waybill|courier|parcel|ups|usps|fedex|dhl|royal mail|sku|model|serial|part)(?![a-z])|型号|货号|款号|条码|(?<!订单)编号|품번|모델)(?:(?!order)[^\n]){0,14}$/;
/** What may be an id or a number: letters, digits and hyphens in one piece, perhaps behind a #. */
const PIECE = /#?[a-z0-9][a-z0-9-]{2,38}[a-z0-9]/g;
const shape = (id: string): string => id.toLowerCase().replace(/[a-z]/g, 'a').replace(/\d/g, '9');
/** A masked name. Chinese sets no blank behind a name, so a letter behind the stars counts only where the text ends or
 * breaks there; sizes (长*宽) are none. */
const NAME =
  /((?![长宽高厚深])[\p{Script=Han}가-힣])\*{1,4}(?![\d*])(?:([\p{Script=Han}가-힣])(?!\p{L}))?|(?<![a-z])[a-z]\*{2,6}[a-z](?![a-z])/gu;
const RECEIVER =
  /收件|收货|电话|手机|拨打|받는|수령|연락처|배송지|전화(?:드|를 드|했|를 했|주|를 안)|recipient|receiver|phone|deliver|(?:called|rang|tried) you/;

const digits = (written: string): string => written.replace(/\D/g, '');

/** Whether two names, masked or not, may be one: what both show must meet at both ends. */
function mayBeOne(a: string, b: string): boolean {
  const [x, y] = [a.trim().toLowerCase(), b.trim().toLowerCase()];
  if (x === '' || y === '') return true;
  const ends = [x[0] === y[0] || x[0] === '*' || y[0] === '*'];
  const [p, q] = [x.at(-1)!, y.at(-1)!];
  ends.push(p === q || p === '*' || q === '*');
  return ends.every(Boolean);
}

/** Whether a phone, masked or not, may be this number. */
function mayBePhone(shown: string, number: string): boolean {
  // A virtual number carries its extension behind a whole one.
  const whole = shown.replace(/[^\d*-]/g, '').replace(/^(\d{11})-\d{1,4}$/, '$1');
  const known = whole.replace(/-/g, '');
  const a = known.slice(-11);
  const b = number.slice(-11);
  if (a.length !== b.length) return known.endsWith(b) || b.endsWith(known);
  return [...a].every((char, i) => char === '*' || char === b[i]);
}

interface Slip {
  range: [number, number];
  params: Record<string, string>;
}

const TITLED = /(欧阳|司马|上官|诸葛|皇甫|令狐|[\u4e00-\u9fff])(?:先生|女士|小姐|太太)/g;
const NOT_NAMES = '小的位老大这那各每请为本该一们新';
const GREETED =
  /^(?:hi|hello|dear|hey|good (?:morning|afternoon|evening))[ ,]+([a-z]{3,14})(?=[,!. ])(?! [a-z]+ ?@)/;
const NOBODY =
  /^(?:there|all|again|dear|friend|sir|madam|everyone|team|customer|buyer|valued|thank|thanks|from|and|mate|buddy|folks|guys|lovely|hun|hon|babe|bro|sis|boss|just|for|yes|the|our|your|you|this|that|we|it|in|to|happy|sorry|miss|mrs|ms|mr|ma|love|darling|sweetie|neighbor|ladies|gents|please|good|morning|afternoon|evening)$/;

/** Names with a title, or greeted, that nobody here bears. Where no name is known nobody is accused. */
function titled(
  plain: Normal['plain'],
  buyer: Context['buyer'],
  orders: NonNullable<Context['orders']>,
  here: string,
): Slip[] {
  const known = [buyer?.name, buyer?.id, ...orders.map((o) => o.ship?.name)].join(' ').toLowerCase();
  const found: Slip[] = [];
  const put = (start: number, name: string, all = name) =>
    found.push({ range: origin(plain, start, start + all.length), params: { x: name, y: here } });
  const real = orders.map((o) => o.ship?.name ?? '').join('');
  if (/[\u4e00-\u9fff]/.test(real) && !/^\*/.test(real))
    for (const hit of plain.text.matchAll(TITLED))
      if (!known.includes(hit[1]!) && !NOT_NAMES.includes(hit[1]!)) put(hit.index, hit[1]!, hit[0]);
  const greeted = GREETED.exec(plain.text);
  if (greeted && /^[a-z]+ [a-z. ]+$/i.test(buyer?.name ?? '') && !NOBODY.test(greeted[1]!))
    if (!known.includes(greeted[1]!)) put(greeted[0].length - greeted[1]!.length, greeted[1]!);
  return found;
}

/** Pieces of the draft that look just like this buyer's orders or phones and are none of them. */
function alike(
  plain: Normal['plain'],
  orders: readonly string[],
  phonesHere: readonly string[],
  seen: ReadonlySet<number>,
  here: string,
): Slip[] {
  const known = [...orders, ...phonesHere].map((one) => one.toLowerCase());
  // Short plain numbers are counts and sizes as often as ids.
  const shapes = new Set(known.filter((one) => one.startsWith('#') || one.length >= 8).map(shape));
  if (shapes.size === 0) return [];
  const lengths = new Set([...shapes].map((one) => one.length));
  const found: Slip[] = [];
  for (const { 0: piece, index } of plain.text.matchAll(PIECE)) {
    if (!lengths.has(piece.length)) continue;
    const before = plain.text.slice(Math.max(0, index - 24), index);
    if (!shapes.has(shape(piece)) || known.includes(piece) || seen.has(index)) continue;
    const isPhone = phonesHere.some((one) => shape(one) === shape(piece));
    if (/[a-z0-9#-]$/.test(before) || (!isPhone && PARCEL.test(before))) continue;
    found.push({ range: origin(plain, index, index + piece.length), params: { x: piece, y: here } });
  }
  return found;
}

/** Order ids, phones and masked names in the draft that are not this buyer's. */
export function wrongBuyer({ plain, tight }: Normal, { buyer, orders = [] }: Context): Slip[] {
  const found: Slip[] = [];
  const known = orders.map((o) => o.orderId).filter((id) => id !== undefined && id !== '') as string[];
  const here = buyer?.name ?? buyer?.id ?? known[0] ?? '';
  const seen = new Set<number>();
  if (known.length > 0)
    for (const pattern of ORDER_IDS)
      for (const hit of plain.text.matchAll(pattern)) {
        const start = hit.index + hit[0].length - hit[1]!.length;
        const id = digits(hit[1]!);
        if (seen.has(start) || id.length < 8) continue;
        if (PARCEL.test(plain.text.slice(Math.max(0, start - 24), start))) continue;
        seen.add(start);
        // The last digits of an order are how people say which one they mean.
        if (known.some((one) => digits(one).endsWith(id) || digits(one).startsWith(id))) continue;
        found.push({ range: origin(plain, start, start + hit[1]!.length), params: { x: hit[1]!, y: here } });
      }
  const phonesHere = orders.map((o) => o.ship?.phone ?? '').filter((p) => /^[\d+ -]{7,}$/.test(p));
  found.push(...alike(plain, known, phonesHere, seen, here));
  const shipPhones = orders.map((o) => o.ship?.phone).filter((p): p is string => Boolean(p));
  if (shipPhones.length > 0 && RECEIVER.test(plain.text))
    for (const { start, end, value } of phones({ plain, tight }))
      if (!shipPhones.some((p) => mayBePhone(p, value)))
        found.push({ range: origin(tight, start, end), params: { x: value, y: here } });
  found.push(...titled(plain, buyer, orders, here));
  const names = [buyer?.name, ...orders.map((o) => o.ship?.name)].filter((n): n is string => Boolean(n));
  if (names.length > 0)
    for (const hit of plain.text.matchAll(NAME))
      if (!names.some((name) => mayBeOne(name, hit[0])))
        found.push({
          range: origin(plain, hit.index, hit.index + hit[0].length),
          params: { x: hit[0], y: here },
        });
  return found;
}

/** Promises of stock that the count does not bear out. Without a count nothing is said. */
export function promisedStock(
  { stock }: Context,
  promises: readonly { start: number; end: number }[],
): { start: number; end: number; params: Record<string, string | number> }[] {
  const rows = stock === undefined ? [] : Array.isArray(stock) ? stock : [stock];
  const bad = rows.find(
    (row) =>
      row.stale === true ||
      (row.ageMinutes ?? 0) > DAY ||
      (row.available !== undefined && row.available < (row.wanted ?? 1)),
  );
  if (!bad) return [];
  return promises.map((at) => ({
    ...at,
    params: { a: bad.available ?? '?', age: bad.ageMinutes ?? 0 },
  }));
}
