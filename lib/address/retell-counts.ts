// Numbers that count something else than a place: a price, a size, a day, an hour, an order's own number. They say nothing of
// the address, whatever doors of the order they happen to be equal to.

const ahead =
  /(?:订单号?|单号|编号|货号|型号|税号|尺码|身高|体重|腰围|密码|门禁|(?<!\bon (?:the|my) )\border(?:ed)?(?: ref| no\.?| number|er| #)?|tracking|invoice|(?<!zip |post |postal |area )\bcode|\bpin|\bsku|\bmodel|\bsize|주문\s?번?호?|송장|사업자\s?번호|사이즈|비번|비밀번호|옵션|모델)[^\d\n가-힣\u4e00-\u9fff]{0,6}$|色号\s?[a-z]?$|(?:订单|快递|物流|运单|单)(?:尾号|后四位)(?:是|为)?\s?$|(?:订单|单号|编号|주문번호|송장번호|사업자번호)(?:是|为|는|은|이|가)?\s?$|[$€£¥₩]\s?$|\d[.:]$|(?:키|身高|体重)\s?$/u;
const behind =
  /^\s?(?:(?:-\d{1,2}\s?)?(?:之前能?发|以前能?发|号?前能?发|出[货库]|출고|입고|발송\s?예정|도착\s?예정)|[.:]\d|%|,\d{3}(?!\d)|(?:[元块件个天点岁码斤克年月周次分双套盒箱包瓶米寸瓦色升版折颗枚条支只人袋张片台把杯斋]|毫升|公斤|厘米|公分|小时|多块|块钱)|号?颜?色|那?款|平(?:米|方|[^\u4e00-\u9fff]|$)|평(?![가-힣]{2}(?<!이[에고인]|인데|짜리|정도))|㎡|[日号](?=能|前|之前|到|左右|发|下午|上午|要|就|可以|收|飞|开|晚|早|摘|截)|만\s?원|천\s?원|원|개(?![나포봉운화금])|일(?!동)|시(?![가-힣])|시(?=에|까지|부터|쯤|이후|전)|분(?![가-힣])|명(?![동륜])|세트|박스|년|월|주(?!공|택)|번째|호선|팩|봉|장(?![가-힣]{2})|병|캔|벌|켤레|킬로|키로|그램|사이즈|센치|색상|번\s?(?:옵션|색)|(?:cm|mm|ml|kg|kilos?|grams?|litres?|liters?|miles?|blocks away|lbs?|oz|inch(?:es)?|am|pm|days?|weeks?|wks?|months?|hours?|hrs?|mins?|minutes|years?|yrs?|pcs|pieces|items|boxes|packs?|units of|stars?|percent|dollars?|bucks|quid|usd|times|pairs?|gb|tb|o'clock)\b)/u;
/** Units of a single letter are doors as well, where the order has one of that name. */
const short = /^(?:g|l|m|w|v|x)(?![a-z\d])/;

/** 2 batteries, 3 shirts, 2 aa: things. */
const things =
  /^ (?:of (?:us|them|you)|aaa?|batteries|t?-?shirts|bottles|books|orders|packages|parcels|kids|dogs|cats|cards|mugs|candles|rings|socks|shoes|prints|posters|stickers|pillows|chairs|lamps|cables|chargers|filters|sets|copies|options|sizes|colou?rs|photos|pics|messages|emails|calls|people)(?![a-z])/;

/** 주문번호 2024-0210-903: the rest of an order's own number. */
const chained =
  /(?:订单号?|单号|주문\s?번호|송장\s?번호|\border(?: no\.?| number|:| #)?)[^\d\n里上中改写填寄]{0,6}[\da-z]+-(?:[\da-z]+-)*$/u;

/** Doorman til 11, the gate code is 1640, in several languages. */
const hour =
  /\b(?:til|till|until|after|before|past|around|hasta las|de las|a las|jusqu'[aà]|bis|nach|fino alle|até as|le)\s?$/;
const alone = /^(?=\s*(?:$|[,.!?\n);]|ish\b|or\b|so\b|and\b|pls\b|please\b|thx\b|thanks\b|on\b|uhr\b|h\b))/;
const secret =
  /(?<!\b(?:zip|post|postal|area|country|city) ?)\b(?:code|kod|codice|c[oó]digo|pin|keypad|buzzer|digicode|t[uü]rcode)\b[^\d\n,.;]{0,20}$|(?:オートロック|暗証番号|インターホン|ドアコード|공동\s?현관\s?(?:비번|번호|문)?|현관\s?(?:비번|비밀번호)|출입문|공동문|1층\s?문|门禁密码|비번)(?:[은는이가]|이?라고)?[^가-힣a-z\n\u4e00-\u9fff]{0,12}$/;

export const countsElse = (text: string, at: number, end: number): boolean =>
  (Number(text.slice(at, end)) < 25 &&
    hour.test(text.slice(Math.max(0, at - 16), at)) &&
    alone.test(text.slice(end, end + 10))) ||
  secret.test(text.slice(Math.max(0, at - 32), at)) ||
  chained.test(text.slice(Math.max(0, at - 40), at)) ||
  things.test(text.slice(end, end + 14)) ||
  behind.test(text.slice(end, end + 12).replace(/\n.*/su, '')) ||
  ahead.test(text.slice(Math.max(0, at - 18), at));

/** A weight or a length that is no number of the order: 600g, 3m. A day of a month: 12/20. */
export function measures(text: string, at: number, end: number): boolean {
  const [said, left, right] = [text.slice(at, end), text.slice(Math.max(0, at - 24), at), text.slice(end)];
  const day = /^\/\d{1,2}(?!\d)/.test(right) || /(?<!\d)\d{1,2}\/$/.test(left);
  const weight = /\d[gmlwvx]$/.test(said) && !/^[a-z]/.test(right);
  return short.test(right) || ((day || weight) && !doorAhead.test(left));
}
/** Flat 3/1, unit 2g. */
const doorAhead =
  /\b(?:unit|apt|apartment|flat|suite|room|door|number)(?: is| number| no)?[ #]*(?:\d{1,2}\/)?$/;

const shop =
  /^층(?:에|엔)?\s?(?:[가-힣]{1,6}\s)?(?:미용실|편의점|카페|식당|약국|상가(?!로)|가게(?!로)|마트(?!로)|세탁소|경비실|로비|현관|공동|우편|무인|택배|음식점|치킨|빵집|부동산|학원|[가-힣]{1,8}\s?있)/u;
/** 1층에 편의점 있는 건물: the floor, told from what is behind its number, is where something else is. */
export const storeyOfShop = (behind: string): boolean => shop.test(behind);
