// A wish without an address: to my other address, to the office, to my parents', to the hotel by the station. Where it
// shall go cannot be told, but that it shall not simply go where the order says was said. Where it shall be left at the
// door (门口, 驿站, front desk) is no such wish, nor is a question how, where or until when it can be changed.
import { fold } from './fold.ts';
import type { Little } from './little.ts';

const otherCn = '(?:另外?一个|另外的?|别的|其他的?|第二个|备用的?)(?:收货|收件)?地址';
const homeCn =
  '(?:新家|新房子?|公司|单位|学校|宿舍|办公室|工地|店里|医院|老家|娘家|婆家|家里?(?!门|的门)|(?:我?(?:爸妈?|妈妈?|父母|奶奶|爷爷|外婆|姥姥|丈母娘|岳父|公婆|朋友|同学|同事|对象|男朋友|女朋友|男友|女友|闺蜜|哥哥?|姐姐?|弟弟?|妹妹?|儿子|女儿|亲戚|邻居))(?:的?家里?|的?公司|的?单位|那儿?里?|那边|的?宿舍)|酒店|宾馆|民宿|旅馆|对面楼?|隔壁楼?|旁边(?:那栋)?楼|出租屋|租的房子)';
const homeKr =
  '(?:본가|친정|시댁|처가|시골(?:\\s?집)?|고향(?:\\s?집)?|(?:부모님?|어머니|아버지|엄마|아빠|할머니|할아버지|외할머니|이모|고모|삼촌|언니|누나|오빠|형|동생|친구|남자친구|여자친구|남친|여친|장모님|시어머니|친척)(?:네|님)?\\s?(?:댁|집|네|회사|사무실)|회사|직장|사무실|학교|기숙사|자취방|집|숙소|호텔|펜션|모텔|가게|매장|병원|다른\\s?(?:주소|배송지|곳|데)|두\\s?번째\\s?(?:주소|배송지)|앞\\s?(?:건물|동)|옆\\s?(?:건물|동))(?:\\s?(?:주소|배송지))?';
const kin =
  "(?:parents?|mom|mum|mother|dad|father|brother|sister|friend|girlfriend|boyfriend|partner|wife|husband|neighbou?r|aunt|uncle|grandma|grandmother|nan|in-laws|son|daughter|cousin|gf|bf)(?:'s?|s)?";
const homeEn = `(?:(?:my|our) (?:other |new |old |second |usual )?(?:office|work(?:place)?(?: address)?|job|home(?: address)?|house|place|school|dorm|college|uni|hotel|airbnb|shop|store|studio|gym|cabin|(?:other|second|alternate|billing|business) address|${kin}(?: (?:house|place|home|address|office|work))?)|(?:the|a|this|that) (?:office|hotel|hostel|airbnb|motel|building (?:opposite|across|next door))|(?:the|my) other (?:address|one on file)|a different address|another address)`;

/** Shapes of such a wish; where one is found the place it names is its first group or all of it. */
const wishes: RegExp[] = [
  new RegExp(`[寄发送邮改换用](?:我|到|去|往|给|成|回|至|我的){0,2}${otherCn}`, 'u'),
  new RegExp(
    `(?:[寄送邮]|(?<!开)发(?!货|现|票|给你)|改|换)(?:快递)?(?:到|去|往|回|至|成|给)(?:我|我们|我的|俺)?(?:[\\u4e00-\\u9fff]{0,8}(?:旁边|附近|对面|边上)(?:的|那个|那家)?)?${homeCn}`,
    'u',
  ),
  new RegExp(
    `(?:[寄邮]|改[寄发送])(?:到|去|往|回)?(?:我|我们|我的)?${homeCn.replace('|家里?(?!门|的门)', '')}`,
    'u',
  ),
  /放(?:公司|单位|学校|宿舍|家里|办公室)也?(?:行|可以)/u,
  new RegExp(`(?:别|不要|先别|甭|莫)(?:再)?(?:寄|发|送|邮)(?:到|去|往)?${homeCn}`, 'u'),
  new RegExp(
    `(?<![가-힣])${homeKr}(?:으?로|에|에다|쪽으로|로다가)(?:만)?\\s?(?:좀\\s?|다시\\s?|대신\\s?|꼭\\s?)?(?:보내|배송|발송|부쳐|바꿔|바꿀|바꾸|변경|수정|부탁|받을|받고|받아|주문|해\\s?주|가야|가게|와야)`,
    'u',
  ),
  /(?<![가-힣])[가-힣]{1,8}(?:대로|로|길)로\s?(?:좀\s?)?(?:보내|배송|부탁|해\s?주|바꿔|변경)/u,
  new RegExp(
    `\\b(?:ship|send|deliver|pop|bring|get|drop|mail|forward|redirect|reroute|switch|change|go|post)(?:ed|ing|es|s)?\\b(?: (?:it|this|that|them|these|the (?:order|parcel|package|address|delivery)|my (?:order|parcel|package)|everything|over|there))* (?:to|at|over to) ${homeEn}`,
  ),
  new RegExp(`\\b(?:use|prefer|(?:have|get|receive|take) (?:it|them|this) (?:at|to)) ${homeEn}`),
  /(?:会社|职场|実家|实家|ホテル|学校|勤务先|别の住所|他の住所|友人の?家|事务所)(?:の方)?(?:に|へ|宛に)(?:送|届|配送|变更|変更|お愿|お願|転送|转送)/u,
  /\b(?:ins büro|zur arbeit|an meine arbeit|ins hotel|zu meinen eltern|zu meiner (?:mutter|schwester|freundin)|an (?:eine|meine) andere adresse|an die andere adresse|nach hause)\b/,
  /\b(?:à mon (?:bureau|travail)|chez (?:mes parents|ma mère|mon père|moi)|à l'hôtel|à (?:mon|une) autre adresse)\b/,
];
/** The address shall be another, asked or told, and which one is not said. */
const change: RegExp[] = [
  /(?:(?<!不)想(?!问)|需要|得|帮我?|麻烦|请|要(?!不)|打算)(?:你们?|您|把|再|给我|重新)*(?:改|换|修改|变更|更换|更改)(?:一?下|个|掉|了)?(?:我的?|收货|收件|下|这个|订单的?|配送|快递)*地址|地址[^,，。不没]{0,4}(?<![没不])(?:写|填|选|弄|搞|输)错(?:了(?!吗|么|没)|啦|,|，)/u,
  /(?:배송지|주소)(?:를|을|가|지)?\s?(?:좀\s?|다시\s?|다른\s?(?:데|곳|걸)로\s?)*\s?(?:(?:변경|수정)(?:을|를)?\s?(?:좀\s?)?(?:하고\s?싶|부탁|해야\s?(?:할|돼|되|하)|좀\s?해|해\s?주)|바꾸고\s?싶|바꿔야|바꿔\s?(?:주|줄)|고치고\s?싶|고쳐\s?주)|(?:배송지|주소)(?:를|을|가)?\s?(?:잘못|틀리게)\s?(?:입력|적|썼|쓴|넣|선택|골|등록|기재)(?!.{0,6}(?:면|나요))/u,
  /(?:changer|modifier) l'adresse|cambiar? (?:la|mi) direcci[oó]n|cambiare (?:l')?indirizzo|(?:mudar|alterar|trocar) (?:o |meu )*endere[cç]o|đổi (?:lại )?địa chỉ|(?:liefer)?adresse (?:noch )?(?:ändern|andern)|住所(?:を|の)[^。]{0,4}(?:変更|变更|変え)/,
  /\b(?:want(?:ed)? to|(?:can|could|would) you(?: please)?(?: still)?|need to|would like to|i'd like to|have to|gotta|please|pls|let me|wanna)\s(?:change|update|correct|fix|edit|modify|switch|amend)\b[^.!?\d]{0,24}\b(?:address|shipping info|delivery details)\b|\baddress\b[^.!?\d]{0,14}\b(?:is wrong|was wrong|is incorrect|needs? (?:changing|to be changed|updating|to change))|\b(?:put|entered|gave|used|typed|chose|selected|picked)\b[^.!?\d]{0,14}\b(?:wrong|incorrect|old) (?:shipping |delivery )?address\b/,
];
/** Whether it can be changed: so asks who wishes it, and not who asks how, where, until when or for how much. */
const mayChange: RegExp[] = [
  /(?:能(?:不能)?|可(?:不可)?以|来得及|行不行)(?:帮我|给我|再|重新)*(?:改|换|修改|更改|变更)(?:一?下|个|掉)?(?:我的?|收货|收件|这单的?|订单的?|配送)*(?:地址|地方)|(?:地址|收货地)[^,，。]{0,4}(?:能(?:不能)?|可(?:不可)?以|来得及)(?:再|帮我)*(?:改|换|修改|更改)|换个地址(?:发货?|寄|收)?(?:行|可以|好)/u,
  /(?:배송지|주소|받는\s?곳|수령지)(?:를|을|도|지)?\s?(?:좀\s?|아직\s?|지금\s?)*(?:변경|수정)(?:이|을|도|하는\s?(?:거|것))?\s?(?:아직\s?|지금\s?|도\s?)*(?:가능|되나|될까|돼|되죠|되는지|할\s?수\s?있)|(?:배송지|주소)(?:를|을)?\s?(?:좀\s?|지금\s?)*(?:바꿀|고칠)\s?수\s?있/u,
  /\b(?:can|could|may) (?:i|we) (?:still |please )?(?:change|update|edit|modify|switch|get) (?:the|my|our|it) ?(?:(?:shipping |delivery )?address|(?:delivered|sent|shipped) to (?:a different|another) address)|\bis it (?:possible|too late|ok(?:ay)? if i) (?:to )?(?:change|update|edit|switch|use) (?:the|my|an|our|a different|another) (?:shipping |delivery )?address/,
  /^[^\d]{0,12}(?:楼号|门牌号?|房号|单元号?|房间号|收[货件]人|电话|手机号?)(?:写|填|输|打|选)?错了?[^\d改]{0,8}$/u,
  /^[^\d]{0,8}이사(?:를|을)?\s?(?:했|갔|왔)(?:어요|습니다|는데요?|거든요)[.!~\s]*$/u,
];
/** How, where, until when, for how much. */
const how =
  "怎么|咋|如何|哪里|在哪|什么时候|啥时候|几时|几点|最晚|多久|多长时间|截止|要钱|收费|手续费|어떻게|어디서|언제까지|몇\\s?시|수수료|비용|\\bhow (?:do|can|would|long|late|much|soon)\\b|until when|by when|when is the (?:latest|last)|\\b(?:deadline|cut-?off|fee|charge|cost)\\b|what the process is|what(?:'s| is) the (?:process|procedure|way)|comment |jusqu'à quand|hasta cu[aá]ndo|até quando|bis wann|wie (?:kann|ändere)|いつまで|どうやって|の方法|要补|补(?:运费|差价|邮费)|\\bcome (?:si|posso|faccio|devo)\\b|\\bc[oó]mo (?:puedo|posso|faço|hago|se|cambi)|\\b(?:once|after|when) (?:it|the order|my order)(?:'s| is| has| was) (?:been )?(?:shipped|dispatched|sent|out|gone)\\b";
const askedHow = new RegExp(`${how}|几次|自己|어디|언제|며칠|시간|\\b(?:how|where|when|what)\\b`, 'u');
/**
 * How, where, until when or for how much it can be changed, and neither that it shall be nor that it is wrong; or which
 * address the order has.
 */
export const asksHow = (message: string): boolean => {
  const { text } = fold(message);
  const how = (toChange.test(text) && onlyHow.test(text)) || which.test(text);
  return message.length < 120 && how && !shall.test(text) && !either.test(text) && !/\d/.test(text);
};
/** Of two places it is one or the other. */
const either =
  /\b(?:old|new|other) (?:place|address|house|home|flat|apartment|apt|one)\b[^.]{0,24}\bor\b|还是(?:我|新|旧|老|以前|现在)|(?:예전|옛|이전|새)\s?(?:집|주소)[^.]{0,12}(?:인지|아니면)/u;
const which =
  /(?:어떤|무슨|어느)\s?(?:주소|배송지)로\s?(?:받았|보냈|갔|주문했|시켰|가나|오나)|(?:忘|不记得|想不起)[^,，。]{0,14}(?:哪|什么|啥)[^,，。]{0,4}(?:地址|地方)|(?:填|写|留|寄)的?是?(?:哪|什么|啥)[^,，。]{0,3}(?:地址|地方)|どこ(?:宛|に注文|に送|に届|になって)|\b(?:where is it (?:going|headed|being sent)|where did i (?:send|ship|have) it|(?:forget|forgot|cant remember|can't remember|don't remember) (?:where|which|what))\b|qu[eé] direcci[oó]n|quelle adresse|che indirizzo|qual endere[cç]o|welche adresse|(?:어떤|무슨|어느) (?:주소|배송지)로 (?:되어|돼|등록|적혀|들어)|어디로\s?(?:되어\s?있|돼\s?있|시켰|등록돼|적혀\s?있)|(?:주소|배송지)(?:를|을)?\s?어디로\s?(?:넣었|적었|썼|했|해놨|해\s?뒀)|(?:주소|배송지)(?:가|는|를)?\s?(?:뭐|뭘|어떻게|어디)(?:로|라고)?\s?(?:되어|돼|등록|적혀|적었|넣었|썼)|\b(?:which|what) address (?:do you have|is (?:on|it|this)|did i)|(?:地址)(?:现在)?(?:填|写|留|登记)?的?是(?:哪|什么)|[填写留]的是?(?:哪个|什么)地址/u;
const toChange =
  /(?:改|换|变更|更改)[^,，。]{0,8}地址|地址[^,，。]{0,6}(?:改|换|变更|更改)|(?:如果|要是|万一)地址[^。!]{0,20}(?:改|换)|(?:주소|배송지)[^.]{0,8}(?:변경|수정|바꾸|바꿔|바꿀)|\b(?:change|update|edit|modify)\b[^.]{0,20}\baddress\b|changer?\b.{0,8}adresse|adresse.{0,20}ändern|(?:住所|届け先|送り先|配送先).{0,6}[変变]更|cambi[a-z]* .{0,14}(?:indirizzo|direcci[oó]n)|(?:mudar|alterar|trocar) .{0,10}endere[cç]o|đổi địa chỉ/u;
const onlyHow = new RegExp(how, 'u');
const shall =
  /(?<!(?:如果|要是|万一)[^,，。]{0,8})错|搬|别的|另|换个地|想(?!问|知道)|(?<!需)要改|싶|부탁|해\s?주|帮[我忙](?!看|查|瞅|瞧|确认)|麻烦(?!看|查|帮我?看|帮我?查)|잘못|틀렸|틀리|이사|다른|바뀌|\b(?:wrong|incorrect|moved|moving|different|another|mistake|(?<!\bif (?:i|we) )(?:want|need)|not right|help|please)\b|faux|fausse|déménag|falsch|umgezogen|間違/u;
const changePerson: [RegExp, 'phone' | 'name'][] = [
  [
    /(?:手机号?|电话|号码)(?:换了|变了|改了|停机了|(?<![没不])(?:写|填|留)错了)[^\d]*$|(?:改|换|更新)(?:一?下|个)?(?:手机号|电话|号码)[^\d]*$|^[^\d]*(?:手机号?|电话|号码)(?:要|得|想|也要|帮我|麻烦)(?:改|换)(?:一?下|掉|个)?[^\d改换成为]*$|(?:연락처|(?:(?:전화|핸드폰|휴대폰|폰)\s?)?번호)(?:만|를|을|가|도)?\s?(?:좀\s?)?(?:(?:수정|변경|바꿔|수정해|변경해)\s?(?:되나|될까|가능|주|부탁)|바뀌었|바뀌어|바뀜|바꾸고\s?싶|변경하고\s?싶|변경됐|잘못\s?(?:적|입력|썼))[^\d]*$|\b(?:my (?:phone )?number (?:has )?changed|(?:change|update) (?:the|my) (?:phone(?: number)?|contact number))\b[^\d]*$/u,
    'phone',
  ],
  [
    /(?:改|换)(?:一?下|个)?(?:收件人|收货人)(?:名字|姓名)?(?:行吗|可以吗|吗|吧|$)|(?:收件人|收货人)(?:名字|姓名)?(?:帮我|麻烦|给我|要|想|得|也)?(?:改|换)(?:一?下|掉)?(?:行吗|可以吗|吗|吧|呗|$)|(?:받는\s?(?:사람|분)|수령인|수취인)(?:만|을|를|도)?\s?(?:좀\s?)?(?:(?:바꾸고|변경하고)\s?싶|(?:바꿔|변경해|수정해|변경|수정)\s?(?:주|부탁|가능|되나))|(?:收件人|收货人|姓名)(?:名字|姓名)?(?:写|填|留)错了?[,，!！。]?(?:帮我|麻烦|能)?(?:改|换)?(?:改|一?下)?(?:吗|吧|$)|\b(?:change|update|correct) the (?:recipient(?:'s)?(?: name)?|name on (?:the|my) (?:order|package|label))(?: please)?\s?[.?!]?$/u,
    'name',
  ],
];
const keeps =
  /\b(?:don't|do not|no need to|didn't|did you|already|email|billing|card)\b|이메일|카드|发票|邮箱|发货地址|退货地址|반품/u;

/** Whether it can be done was asked, and nothing wished yet; or all shall stay as it was. */
const onlyAsks =
  /能不能|可不可以|可以.{0,8}吗|能.{0,10}吗|\b(?:can|could|may) i\b|is it possible|is there (?:a|any) way|possible to|어떻게|不知道能不能/u;
const keeper =
  /앞|경비|문에|현관|택배함|门口|驿站|前台|门卫|物业|front (?:desk|door)|porch|doorman|reception/u;

/** The wish in a message in which no address was read. */
export function intended(message: string): (Little & { wish?: true }) | undefined {
  if (message.length > 200) return undefined;
  const { text } = fold(message);
  const hit = keeps.test(text) ? null : (change.map((wish) => wish.exec(text)).find(Boolean) ?? null);
  if (hit)
    return { part: 'street', met: 'unknown', wish: true, start: hit.index, end: hit.index + hit[0].length };
  const may =
    keeps.test(text) || askedHow.test(text) ? null : mayChange.map((wish) => wish.exec(text)).find(Boolean);
  if (may)
    return { part: 'street', met: 'unknown', wish: true, start: may.index, end: may.index + may[0].length };
  for (const [shape, part] of changePerson) {
    const one = shape.exec(text);
    if (one) return { part, met: 'unknown', wish: true, start: one.index, end: one.index + one[0].length };
  }
  if (onlyAsks.test(text)) return undefined;
  for (const wish of wishes) {
    const hit = wish.exec(text);
    if (!hit || keeper.test(text.slice(hit.index, hit.index + hit[0].length + 4))) continue;
    return { part: 'street', met: 'unknown', start: hit.index, end: hit.index + hit[0].length };
  }
  return undefined;
}

const shopCn =
  '(?:超市|便利店|小卖部|银行|学校|小学|中学|幼儿园|医院|药店|菜市场|市场|加油站|地铁口|地铁站|公交站|邮局|邮政局|教堂|公园|派出所|麦当劳|肯德基|星巴克|理发店|饭店|酒店|网吧|广场|村委会|祠堂|庙)';
const shopKr =
  '(?:우체국|은행|약국|학교|초등학교|중학교|고등학교|유치원|병원|교회|성당|마트|시장|카페|스타벅스|역|공원|주민센터|파출소|경찰서|세탁소|미용실|식당|빵집|정류장|주유소)';
const shopEn =
  '(?:shop|store|school|church|bank|pub|station|park|post office|library|pharmacy|chippy|garage|hospital|supermarket|mall|cafe|bakery|temple|mosque|bus stop|gas station|school gates?|market|gym|starbucks)';
const landmarks = [
  new RegExp(
    `^[^\\d,，。]{0,8}${shopCn}的?(?:正|斜)?(?:旁边|对面|隔壁|对过|后[面头边]|边上|楼上|旁边那[栋幢个家]?)[^\\d放柜]{0,12}$`,
    'u',
  ),
  new RegExp(
    `^[^\\d]{0,8}${shopKr}\\s?(?:바로\\s?)?(?:옆|근처|맞은편|건너편|뒤|뒷집|앞|있는)(?:에|쪽)?\\s?(?:있는\\s?)?(?:집|건물|빌딩|골목|아파트)?\\s?(?:이에요|예요|이요|요|입니다|인데요)?[.!~ㅎㅋ\\s]*$`,
    'u',
  ),
  new RegExp(
    `^[^\\d?]{0,24}\\b(?:next to|opposite|across from|behind|beside|by|above) the (?:[a-z]+ ){0,3}${shopEn}\\b[^\\d?]{0,10}$`,
    'u',
  ),
];
const left =
  /\b(?:leave|left|put|drop|park|bought|parcel|package|courier|driver)\b|快递|放|取|자리|놔|두|놓|맡/u;
/** 邮局后面那栋: of a place nothing but what stands beside it. */
export const landmark = (message: string): boolean => {
  const text = fold(message).text.trim();
  return text.length < 50 && !left.test(text) && landmarks.some((shape) => shape.test(text));
};

/** Good evening is no town. */
export const greeting =
  /^\s*(?:guten (?:tag|morgen|abend)|good (?:morning|afternoon|evening)|bon(?:jour|soir)|buen(?:os|as)? (?:d[ií]as?|tardes|noches)|boa (?:tarde|noite)|bom dia|hallo|hello|hola|ol[aá]|dzień dobry)(?![\p{L}])/iu;
