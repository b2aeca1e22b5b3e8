// What a sentence denies: 304동 아니에요, 不是502, "not Elm St", X가 아니라 Y. The marks of what was denied say so, for
// another number that is denied speaks for the order, and the order's own against it.

import { asides } from './retell-asides.ts';
import { passedOver } from './retell-passing.ts';

const isMark = (token: string) => token.length > 1 && token.startsWith('<');
/** What may stand between two marks of one address. */
export const joint =
  /^(?:[号楼层阶階道塔栋幢座舍室单元门弄院区期段巷村组的동호층번지길로차단가의路街읍면리,/#.¶-]|room|building|floor|nd|rd|th|in|at|on|the)$/u;
const stop = /^[.!?;。！？~]$/u;

const stopOrComma = /^[.!?;,:。！？、~()]$/u;

const before =
  /(?:(?:이전|기존|예전|원래|옛날?)(?:주소|배송지|집)[은는이가]?|(?:(?<!是)不是[寄发送去][^<,，]{0,12}|(?<!是)不是|(?<!是)不叫|别(?!再?又?[送发寄搞弄]错|用了)|不要|莫|勿|并非|不用(?!了)|不再|不去|不寄|不发|唔系|上次[^<,，。]{0,6}(?:发|送|寄|放|丢)错?(?:到|在|去)了?)[^<¶]{0,6}|(?<!还是[^<]{0,4})(?:原来|原先|以前|之前|(?<![依照仍])旧)[^<]{0,6}|(?<![我人家现])不在|从[^<]{0,2}|(?:^| )(?:last|previous) (?:package|parcel|order|one|time|box)(?: it)? (?:went|came|was (?:sent|delivered)) (?:to|at)(?: [^ <]*){0,2}|(?:^| )(?:not|isnt|arent|instead of|rather than|never|dont|doesnt|no longer|used to|except|nicht|niet|nie|non|ikke|inte|statt|anstatt|pas|nao|lugar de|en vez de|au lieu de)(?: [^ <¶]*){0,5}|(?:^| )(?:(?:my|our|the|his|her|their|an?) (?:old|previous|former)|from|mov(?:ed?|ing) out of)(?: [^ <]*){0,2})$/u;
/** 302호는 이제 저희 집이 아니에요: what may stand between an address and its denial. 착불 말고 denies something else. */
const particles = `[호동층길로번지은는이가을를도에서으라요집주소거기여저희우리그쪽건물제절대살보내인데예말까맞고임관방칸차다했'"()<>~ ]{0,14}?`;
const deniedKr = `(?:아니(?!면|죠|지|[에예]?유?요?\\?)|아닙(?!니까|니꺼)|아님|아녜|아닌(?!가)|말고|(?<!맞지|맞지 )않(?!나|을까|게))`;
const ends = `(?=$|[^\\u4e00-\\u9fff]|[了啦啊哦呀])`;
const deniedCn = `(?:不[要用][寄发送]?${ends}|(?<!是)不是(?:${ends}|(?=[我这那俺咱吧]|的(?!话))))`;
/** 写错了, and neither 莫搞错, 怕写错, 冇得错 nor 错不了. */
const wrongCn = `(?<!(?:上次|上回|昨天|前天|那次)[^<]{0,8}(?:发|送|寄|放|丢|派))(?<!(?:[没别不免勿冇无唔莫怕伐防毋]|[老总常]是?|每次都?|没有|不会|唔会|以免|省得)(?:有|得|会|要|止|系统|自己|我)?(?:再|又|给我)?(?:写|打|填|弄|搞|发|寄|送|输|放|跑|拿|看|记|搬|取|派|读|念|说|唠|选|按|点)?|[,，][^<]{0,8}[发寄送])错(?!过|不了|字)`;
const behind = new RegExp(
  `^(?:(?:${particles}|[,，、]\\s?)${deniedKr}|(?:[^<,，、]*?|[,，、]\\s?)${deniedCn}|[^<]*?(?:${wrongCn}|(?:썼|적었|넣었|입력했|했)다가|안가|안감|빼고|(?:은|는)?다른집(?:이|입|예|인|에|$)|(?<!(?:오늘|내일|모레|주말|지금|아직|당장|아침|낮|밤|저녁|먼저|따로|빨리|평일|새벽)(?:에|까지)?[은는엔]?)보내지마|전화하지마|없앴|안써요|안쓰는|(?<!没)停机了|war(?: die| das| der| mein[a-z]*)?  ?(?:alte|vorige|fr[uü]here)|注销|别打(?!电话|扰)|打不通了|(?:이제|더이상|더는)안살|안살아요|(?:已经|早就|早|现在)不住|不住(?:那|这|了)|(?<!对)不对|是(?:以前|之前|原来|原先|旧|老)的?(?:地址)?(?=$|[^<\\u4e00-\\u9fff])|作废|改成|改为|改到|换成|换到|->|=>|→|⇒|➡|▶|(?:^| )i (?:dont|no longer|do not) live there|(?:^| )(?:wrong(?!  ?(?:chat|person|window|shop|store|group|seller|thread))|incorrect|(?<!(?:,|code|number|gate|buzzer|bell)[^<,]{0,12} )(?:isnt(?! (?:it|lit|open|working|there|safe|far|sure|big|easy|home))|is not)|was a typo|(?:is|was) (?:the |my |our )?(?:old|previous|former)|is a mistake)(?: |$)|ではな|じゃな|でなく|ではありま|じゃありま)|[^<]{0,3}(?:에서|から「?)$|[^<]{0,2}대신|[号栋幢楼室单元门]{0,2}换$)`,
  'u',
);

/** … please, wrong unit earlier; I picked the wrong state: what was said first is the right one. */
const ownSlip =
  /(?:^| )(?:(?:i|we) (?: ?(?:had|must|have|accidentally|mistakenly) )* ?(?:picked|chose|selected|put|entered|typed|wrote|gave|used|had|clicked|saved|mixed)(?: |$)|(?:had|put|gave|typed|entered|wrote|sent)(?: [a-z]+){0,3} wrong|wrong (?:unit|apt|one|number|address|street|state|zip|town|city|door|flat|building|house)(?: number)? (?:earlier|before|last time|first|in|on|at checkout))/u;
/** 对 5门 之前填错了: it is the order that is wrong. */
const formerSlip =
  /(?:之前|当时|原来|原先|上回|下单(?:的?时候?)?|真?是|怪)我?(?:自己)?(?:填|写|选|留|输|弄|搞|记)错|吧[,，¶]?(?:是|我)?(?:记|搞|弄|看)错/u;
const named =
  /^ ?,(?: and)?(?: the| my)? (?:unit|number|apt|apartment|house number|street|zip|postcode|address|suite|building|floor)(?: number)?(?: you have)? (?:was|is) (?:wrong|incorrect)/;
const clause = /^([^<]{0,2}(?:예요|에요|입니다|이요|거든요|인데요?|이고요?))[^<]{3,}말고/u;
const formerly = /[,，。;¶][^<]?(?:老|旧|原来|之前|以前|原先|예전|기존|이전)[^<]*$/u;
const nextOnes = /(?:可别|不是|不要|别|不在|不去)[^<,，]{0,3}$/u;

/** 收货人写成秦玲了吗？应该是秦岭: what was written by mistake, where what it should be follows. */
const slipped = /(?:写|填|打|输|弄|搞)[成作]了?$/u;
const meant = /应该?是|其实是|才对|正确|[?？,，]是$/u;

const takenBack = /不对|不是|错了|口误|아니|sorry|wait|oops|actually/u;
const misread =
  /^[^<]{0,3}[,，。!~¶\s]+(?:刚才?|我|前面|上面)*(?:看|写|打|说|记|发|填|输|按)错了?(?![成作])/u;

/** 不是南城 是东城街道: the denial ahead is of what was said, not of what follows. */
const instead = /(?:不是|不在)[^<¶,，是在]{1,6}[,， ]?(?:而是|是|在|应该是)$/u;

/** Words as one text, so that 아 니 is 아니 and words in Latin letters stay apart. */
function joined(tokens: readonly string[]): string {
  let out = '';
  for (const token of tokens) out += /^[a-z]/i.test(token) ? ` ${token.toLowerCase()} ` : token;
  return out.replace(/ {2}/g, ' ');
}

/** 旧:… 新:…, 기존 … 변경 …, old: … new: …: where both labels stand, what follows the old one is left behind. */
const oldLabel =
  /(?:(?:^|[^<\u4e00-\u9fff])(?:旧|老|原|原来|以前)的?(?:地址)?:|(?:旧|老|原来的?|以前的?)地址是|(?:^|[¶.,(~/] ?)(?:기존|이전|변경전|수정전|예전|옛)(?:주소|배송지)?(?:지)?:?|(?:^|[¶.,(;/] ?)(?:old|previous|former|was)(?: address)? ?:|(?:^|[.,(;/] ?)(?:old|previous|former) address ?|(?:^ ?|[.,(;/] ?)was at )\s*$/u;
const beforeChange = /(?:변경전|수정전|改前|修改前)[^<]{0,3}:?\s*$/u;
const newLabel =
  /(?:^|[^<\u4e00-\u9fff])新的?(?:地址)?:|(?:新|现在的?)地址|(?:변경|신규|새주소|새배송지|수정|바뀐|(?:지금|현재)(?:주소|배송지))(?!전)[^<]{0,4}:?|\bnew(?: address)? ?:|\bnew address\b|\bnow at\b/u;

/** The places of the marks, those of one address together. */
export function groupsOf(tokens: readonly string[]): number[][] {
  const groups: number[][] = [];
  for (let i = 0, free = false; i < tokens.length; i++) {
    if (isMark(tokens[i]!)) {
      if (groups.length && !free) groups.at(-1)!.push(i);
      else groups.push([i]);
      free = false;
    } else if (!joint.test(tokens[i]!)) free = true;
  }
  return groups;
}

/** A number in a message, and the word behind it that says of what: 楼, 单元, 호. */
export interface Said {
  number: string;
  of: string;
}
/** 6号楼 and 6单元 are two things, and a 6 alone may be either. */
const alike = (a: Said, b: Said) => !a.of || !b.of || a.of === b.of;

const isRoad = (mark: string) => /^<\W?[RSO]/.test(mark);
const onlyDoors = (tokens: readonly string[], group: readonly number[] = []): boolean =>
  group.length > 0 && group.every((i) => /^<\W?U/.test(tokens[i]!));

/** The mark at a place as one that was denied. */
function deny(out: string[], i: number): void {
  if (!out[i]!.startsWith('<-')) out[i] = `<-${out[i]!.slice(1)}`;
}

const leads =
  /[我住是在要改换寄发送到应而请麻烦新]|^(?:its?|is|but|use|now|to|ship|send|should|actually|rather|live|im|we|i|please|pls|make|correct|right|want|only)$/u;
/** 别发…路198号中南百货3楼了, …路9号长城万富汇1栋1506是以前的: of one clause all is denied, whatever the names between. */
function spread(tokens: readonly string[], groups: readonly (readonly number[])[], out: string[]): void {
  const linked = (g: number) => {
    const between = tokens.slice(groups[g]!.at(-1)! + 1, groups[g + 1]![0]);
    return (
      between.length < 11 &&
      between.every((token) => /^(?:[\u4e00-\u9fff-]|[a-z]+)$/u.test(token) && !leads.test(token))
    );
  };
  const gone = (g: number) => groups[g]!.every((i) => out[i]!.startsWith('<-'));
  const all = (g: number) => {
    for (const i of groups[g]!) deny(out, i);
  };
  const others = (g: number) => groups[g]!.some((i) => /^<-?(?:[RS]!|[~x]|[#%]\d)/.test(tokens[i]!));
  // instead of 2 Bay Club Dr, Apt 8-W, Bayside, NY 11360
  const swapped = (g: number) =>
    /(?:^| )(?:instead of|rather than)(?: |$)/.test(tokens.slice(0, groups[g]![0]).join(' ')) &&
    tokens
      .slice(groups[g]!.at(-1)! + 1, groups[g + 1]![0])
      .every((token) => /^(?:[A-Z][a-z']*|[,-]|[a-z])$/.test(token));
  for (let g = 0; g + 1 < groups.length; g++)
    if (gone(g) && others(g) && (linked(g) || swapped(g))) all(g + 1);
  for (let g = groups.length - 2; g >= 0; g--) if (gone(g + 1) && others(g) && linked(g)) all(g);
}

/**
 * The tokens with the marks of what was denied as `<-…>`: marks of one address are denied together, and another number than
 * the order's (`values`, by the place of its mark) wherever it was said.
 */
export function denied(tokens: readonly string[], values: readonly Said[] = []): string[] {
  const out = [...tokens];
  const groups = groupsOf(tokens);
  const both = newLabel.test(joined(tokens));
  groups.forEach((group, g) => {
    const [first, last] = [group[0]!, group.at(-1)!];
    const from = g ? groups[g - 1]!.at(-1)! + 1 : 0;
    const to = groups[g + 1]?.[0] ?? tokens.length;
    const ahead = tokens.slice(from, first);
    const open = ahead.findLastIndex((token) => stopOrComma.test(token));
    const after = tokens.slice(last + 1, to);
    const end = after.findIndex((token) => stop.test(token));
    const lead = joined(ahead.slice(open + 1).slice(-15)).trimEnd();
    const said = joined((end < 0 ? after : after.slice(0, end)).slice(0, 14));
    // 是8号楼，不是9号楼: the denial that ends where another begins is that one's.
    const own = groups[g + 1] && end < 0 ? said.replace(nextOnes, '') : said;
    // 2107호예요 경비실 말고: the next clause denies something else.
    const next = clause.exec(own)?.[1] ?? own;
    // 新地址…,老地址沿江路那个作废: what is void is the old one.
    const mine = next.replace(formerly, '');
    // …, the unit was wrong: that of the order.
    const former = !groups[g + 1] && formerSlip.test(own);
    const tail = former || named.test(own) || ownSlip.test(own) ? '' : mine;
    // 不是6号楼,3单元904: what is denied ahead ends at the comma.
    // Ship to … instead of 1234 Elm Street, Apt 5B: to its end.
    const whole = behind.test(tail) || /(?:instead of|rather than)(?: [^ <¶.]*){0,3}$/u.test(lead);
    const comma = whole ? -1 : tokens.findIndex((token, k) => k > first && (token === ',' || token === '¶'));
    const label = joined(ahead.slice(-10));
    const labelled = (both && oldLabel.test(label)) || beforeChange.test(label);
    const mistaken = slipped.test(lead) && groups[g + 1] && meant.test(joined(after));
    // *1631 on a line of its own is what should stand there.
    const mended = tokens[first - 1] === '*' && /^(?:¶|,)?$/.test(tokens[first - 2] ?? '');
    const led = instead.test(lead) ? '' : lead;
    if (mended || !(labelled || mistaken || before.test(led) || behind.test(tail))) return;
    // 802, 哦不对, 是820, 看错了: what was misread is what was taken back already.
    if (g && takenBack.test(joined(ahead)) && /^<-/.test(out[groups[g - 1]!.at(-1)!]!) && misread.test(tail))
      return;
    // 견본로 46, 101동 아니고 110동: the road stays where only its door is said anew.
    const turn = behind.exec(tail)?.[0];
    const rest = turn === undefined ? '' : joined(after).slice(turn.length);
    const keeps = turn !== undefined && rest.length < 5 && onlyDoors(tokens, groups[g + 1]);
    const road = (keeps ? group.findLast((i) => isRoad(tokens[i]!)) : undefined) ?? -1;
    // 비동 302호 / A동 아니에요: a denial takes back what stands on its own line.
    const line = tail && behind.test(tail) ? tokens.lastIndexOf('¶', last) : -1;
    const door = Math.max(road < last ? road : -1, line > first ? line : -1);
    for (const i of group) if (i > door && (comma < 0 || i < comma)) deny(out, i);
  });
  spread(tokens, groups, out);
  const between = (from: number, to: number) => joined(tokens.slice(from, to)).trim();
  for (const i of passedOver(tokens, groups, values, between)) deny(out, i);
  for (const i of asides(tokens, groups, values, between)) deny(out, i);
  // 26号501 打错了 62号501: what is said once more was not taken back.
  values.forEach((value, i) => {
    const again = (one: Said | undefined, k: number) =>
      one !== undefined &&
      k > i &&
      one.number === value.number &&
      alike(one, value) &&
      /^<[SU]#>$/.test(out[k]!);
    if (/^<-[SU]#>$/.test(out[i]!) && values.some(again)) out[i] = `<${out[i]!.slice(2)}`;
  });
  const gone = [...values.keys()].filter((i) => values[i] && /^<-(?:[~x]|let!)/.test(out[i]!));
  values.forEach((value, i) => {
    if (!/^<(?:[~x]|let!)/.test(out[i]!)) return;
    if (gone.some((other) => values[other]!.number === value.number && alike(values[other]!, value)))
      deny(out, i);
  });
  return out;
}
