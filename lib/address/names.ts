// Receivers' names: what may be one, where a message says one, and when two are the same.
import type { Folded } from './fold.ts';
import { piece } from './fold.ts';
import { meetNames } from './name-compare.ts';
import type { Outcome, Piece } from './types.ts';

const surnames = new Set([
  ...('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤康易乔赖文施洪辛牛樊殷倪庞颜章鲁葛庄聂齐梅焦詹邢左柯俞祝卜骆翟耿单涂童纪游甘包冉尤解柳欧岳柴舒阮宁申鲍翁苗尚路关裴司管房祁景邬谷童项凌蒲' +
    '仝缑晏柏窦奚郎昌苗酆鲍廉岑滕卞伍卜湛禹狄臧戴谈宋茅屈闵席麻娄江刁樊霍虞昝管莫房裘缪解宗宣贲郁杭诸吉钮嵇滑荣荀羊惠甄封芮储靳汲糜松巫乌焦巴弓隗侯宓班仰仲伊宫仇栾甘戎祖武符景束龙叶司韶郜蓟薄印宿怀索籍卓蔺屠蒙池乔胥莘党翟谭姬申堵郦雍璩桑桂濮扈燕冀浦农瞿阎慕茹习宦艾容古易慎廖庾暨居衡耿匡寇广阙殳沃蔚隆巩聂晁勾敖融冷訾阚饶曾毋沙鞠丰巢荆游竺权盖桓公楚晋亓琚撒郏牟辜展温麦芦佟栗冼佘丛苟简戚傅'),
]);
const compound = new Set('欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 端木 夏侯'.split(' '));
const koreanSurnames = new Set([
  ...'김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모국어은편용예봉사부',
]);

/** Seldom ones: only behind a label is such a word a name. */
/** Syllables with which a surname may begin, and more often a word. */
const rareKorean = new Set([
  ...'감견경계국기당독두목묘미범변복봉비빈사삼상섭순승시어연옥온옹요운음점종좌창초탁탄태판팽편평포표피필해형호화',
]);

/** Words that stand where a name may stand and begin like one: alone, or before a word that goes on (周一发, 方便的). */
const noName =
  /^(?:麻烦.?|温(?:馨|度|州|岭|江|水).?|简(?:单|约|直|易|介).?|(?:谢谢|多谢|感谢|辛苦).?|许多|高兴|方便|时间|周[一二三四五六日末]|白天|任何|何时|马上|万一|单位|单独|单号|家里|公司|学校|毛病|安排|安全|严重|易碎|金色|白色|黄色|包装|包邮|包裹|石头|田园|路上|换班|班而已|管理|房号|房间|关于|解决|向你|文件|万分|康复|项目|江苏|江西|云南|湖南|河南|宁波|宁夏|陕西|山东|广东|苏州|常州|杭州|温州|不变|电话|手机|号码|地址|麻烦|姓名|名字|快递|尽快|祝好|于是|成都|高新|白云|黄浦|金山|江北|江宁|武汉|石家|唐山|郑州|梅州|关店|解释)(?:$|[发到的了就会能再前后送寄我你给见吧和是不有市省区县路吗么呢嘛也都在收])/u;
const noKoreanName =
  /^((?:공장|창고|가게|매장|본사|공방|약국|학원).?|(?:엄마|아빠|언니|오빠|누나|형님|동생|친구|이모|고모|삼촌|할머니|할아버지|처제|시누이|매형|형수|처남|남친|여친|부모님|시댁|처가)(?:네|집|댁|꺼|거|껀|건)|원래대로?|그대로|기숙사|사무실.?|작업실|연구실|강의실|교무실|관리실|관리소|고시원|고시텔|신혼집|자취방|하숙집|우체국|주민센터|유치원|도서관|보건소|정류장|주차장|나갈게?|나가.{0,2}|나와.{0,2}|오배송.{0,1}|사장님?|강아지.{0,2}|고양이.{0,2}|손가락.{0,1}|신발.{0,2}|주차.{0,3}|방문.{0,2}|마당.{0,1}|마트.{0,1}|소화전.{0,1}|조용.{0,2}|정문.{0,2}|정말|진짜.{0,1}|임시.{0,2}|심야.{0,1}|천천히|여자.{0,2}|도어락.{0,1}|마지막.{0,1}|선물.{0,2}|위층.{0,1}|편의점.{0,1}|모두|어제.{0,1}|제발|하필|하나도|서랍.{0,1}|고요.{0,2}|구요.{0,2}|오류|반품|고장|정품|문제|배달|이중|표시|조심|주의|하자|변심|전부|전체|한번|송장|성[이은]?|오른쪽|왼쪽|기사.{0,2}|공동현관|현관문?|비번|비밀번호|초인종|[애아]기.{0,2}|경비.{0,2}|택배.{0,2}|문자|우편함|부재시?|반지하|옥탑방?|옥상|.?선생|남편|아내|와이프|엄마|아빠|동생|언니|누나|오빠|부모님?|아들|지번(?:은|으로)?|.{1,2}시고|이따.*|나중.*|[이그저]걸로|이번.{0,2}|저번.{0,2}|지난.{0,2}|도로명.*|오타.*|예전.*|.*주소.*|이렇게|그렇게|이대로|[일이삼사오육칠팔구십백천영공]+(?:호|동|층|번지?)|이에|이에요|예요|이예요|인데요?|이요|이고요?|이구요|이네요|이랑|이라고?요?|맞[가-힣]{1,3}|여기[가-힣]{0,2}|주소|전화|연락처|번호|변경|배송|배송지|수정|주문|주문번호|이름|성함|이걸|이거|저희|우리|안녕|감사|부탁|부탁요|제발|오늘|내일|주세요|해주세요|문의|문앞|경비실|이사|지금|고객|정보|현재|원래|기존|수령|수령인|하나|여기|도로명|상세주소|서울|서울시|부산|부산시|인천|대구|경기|경기도|강원|전북|전남|경남|경북|제주|제주도|세종|기타|공동|현관|서구|남구|강남구|강서구|어머니|사무실|우체국|기사님|선생님|이사.*|..?(?:해서|아서|어서|와서|가서|하고|에서|니다|세요|어요|아요|네요|는데|지만|려고|에게|한테|까지|부터|인데|해요|이요|예요|할게|했어)|이웃집|..에|.{2,3}겠고|이모님|고모님|장모님|장인어|.*(?:번호|전화|연락처|주소))$/;

/** 주말엔, 오전에, 비번은. */
const particle = /(?:에는|엔|[은는이가을를도만에])$/u;

const han = /^[\u4e00-\u9fff*·]+$/u;
const hangul = /^[가-힣*]+$/u;

/** Whether a bare word has the shape of a person's name in that script. */
export function looksLikeName(word: string, country: string): boolean {
  if (country === 'KR') {
    return (
      hangul.test(word) &&
      !/^[일이삼사오육칠팔구십백천]+의?$/u.test(word) &&
      word.length >= 2 &&
      word.length <= 4 &&
      koreanSurnames.has(word[0]!) &&
      !noKoreanName.test(word.replace(particle, ''))
    );
  }
  if (!han.test(word) || noName.test(word) || /[路街市区县镇村号室楼栋幢店栈柜站司的]$/u.test(word))
    return false;
  if (word.includes('·')) return word.length >= 4 && word.length <= 15;
  if (compound.has(word.slice(0, 2))) return word.length >= 3 && word.length <= 4;
  return word.length >= 2 && word.length <= 3 && surnames.has(word[0]!);
}

/** The same for Korea, rare surnames among them. */
export const isKoreanName = (word: string): boolean =>
  looksLikeName(word, 'KR') ||
  (/^[가-힣]{3}$/u.test(word) && rareKorean.has(word[0]!) && !noKoreanName.test(word.replace(particle, '')));

const label = {
  han: /(?:收件人|收件(?=[\u4e00-\u9fff]{2,3}(?:$|[,，。\s]))|人名|收货人|代收人|代收(?=\s*:)|签收人|接收人|联系人|姓名|名字|(?<![\u4e00-\u9fff])名(?=\s?[:是]))(?:的?(?:姓名|名字|名))?\s*(?:也|都|要|想|得)?\s*(?:改成|改为|改|换成|换为|换|变更为|写成|[写填留]的|写|填|的?是|叫|为|:)*\s*(?:我(?:妈妈?|爸爸?|老公|老婆|哥哥?|姐姐?|弟弟?|妹妹?|朋友|同事|室友|对象|儿子|女儿)(?=[\u4e00-\u9fff]{2,3}))?([a-z\u4e00-\u9fff*·]{2,15})/gu,
  given:
    /(?:给|由|让)(?:我?(?:同事|同学|朋友|老婆|老公|妈妈?|爸爸?|哥哥?|姐姐?|弟弟?|妹妹?|室友|邻居|家人|儿子|女儿|对象|[男女]朋友))?([\u4e00-\u9fff]{2,3})(?:收|签收|代收|代签)(?!到|货|拾)|寄给([\u4e00-\u9fff]{2,3})(?![\u4e00-\u9fff])|[我他她]叫([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])|(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})\s?\(?(?:收|签收|亲收)\)?(?![到货\u4e00-\u9fff])/gu,
  later:
    /(?:收件人|收货人|名字|姓名|收件的?)(?:[^\n。]{0,16}?|[^\n。]{0,12}\n\s?)(?:[\s,，:]|是|叫|成|为)\s?((?![我他她叫是]|[这那][个样]|不[是叫对])[\u4e00-\u9fff]{2,3})(?=$|[\s,，。!的收]|其他|其它|别的|谢谢|才对)/gu,
  /** Without a label: 写我妈王样本的名字, 改成林示例收, 老婆叫许示例. */
  putCn:
    /(?<!(?:贺卡|卡片|卡上|留言|落款|抬头|发票)[^,，。]{0,4})(?:写|填|署|用|改成?|改为|换成?|换为)(?:的是)?(?:我?(?:同事|同学|朋友|老婆|老公|妈妈?|爸爸?|哥哥?|姐姐?|弟弟?|妹妹?|室友|邻居|家人|儿子|女儿|对象|[男女]朋友)的?(?:名字)?[,，]?叫?)?([\u4e00-\u9fff]{2,3}?)(?:的名字|的名|收(?![到货])|来?签收|这个名字|就行|就好|就可以|吧|$)|(?:老婆|老公|妈妈?|爸爸?|哥哥?|姐姐?|弟弟?|妹妹?|室友|朋友|同事|同学|名字|[他她我人])[,，]?(?:名字)?叫([\u4e00-\u9fff]{2,3}?)(?=$|[^\u4e00-\u9fff]|收|来|，)|(?:换|让|由)([\u4e00-\u9fff]{2,3})(?:来)?收|的(?:先生|爱人|老公|老婆|太太|妈妈|爸爸|儿子|女儿|朋友|同事)[\s,，]+(?:叫)?([\u4e00-\u9fff]{2,3})(?![\u4e00-\u9fff])/gu,
  hangul:
    /(?:받(?:는|을|으시는|으실)\s?(?:사람|분|이(?=[는가은]|\s?:))|대리\s?수령(?:인|자)?|수령인|수신인|수신자|받을\s?사람|수취인|수령자|수취자|이름|성함|성명)(?:\s?의?\s?(?:이름|성함|성명))?(?:은|는|이|가|을|를|도)?\s*:?\s*(?:변경\s*:?\s*)?(?:(?:제\s?|저희\s?)?(?:아내|남편|와이프|엄마|아빠|어머니|아버지|동생|언니|오빠|누나|형|친구|딸|아들)(?:인|분)?\s+)?([가-힣*]{2,8})/gu,
  hangulGiven:
    /(?<![가-힣])([가-힣]{3})(?:이|가|님이|씨가)\s?(?:대신\s?)?(?:받을|받아(?!보|봤|서)|받습|받기|받게|수령)/gu,
  latin:
    /(?:recipient|receiver|addressee|full name|contact name|ship to name|(?<![a-z]|user |company |brand |product |item |shop |store |file |same )name|attn|c\/o|addressed to)(?:'s name| name)?(?: on (?:the|my) [a-z]+)?[ ]*(?:is spell?ed|spell?ed|is|as|to|should be|[ ]|:|=)*(?:[ ]|(?<=[:=])\s+)((?:[a-z*][a-z*.'-]*)(?: [a-z*][a-z*.'-]*){0,3})/gu,
};
/** 我姓李; 李女士收; 写王先生就行. */
const titled =
  /(?:我|本人|收件人|收货人)?(?<!(?:门卫|保安|前台|骑手|司机|快递员?|小哥|师傅|物业|阿姨|大爷|店主|老板|邻居|[他她]|爱人|老公|老婆|对象|公公|婆婆|岳父|岳母|室友|房东|同事|[男女]友|朋友)[也都]?)姓([\u4e00-\u9fff])(?=$|[^\u4e00-\u9fff名]|的)|(?:写|填|给|由|是|叫|寄给|送给)([\u4e00-\u9fff]{1,2}(?:先生|女士|小姐|太太|老师))|(?:^|[,，。\s])([\u4e00-\u9fff]{1,2}(?:先生|女士|小姐|太太|老师))(?:收|签收|亲收|代收)?(?:就行|就好|就可以|的名字)?(?=$|[,，。!\s])/gu;
/** A surname said alone: of one syllable, or one of those of two. */
const alone = '[가-힣]|남궁|황보|선우|제갈|독고|사공|서문|동방';
/** 윤씨 앞으로; 한가상 앞으로, 한가상으로 보내주세요, 한가상 이름으로. */
const putKr = new RegExp(
  [
    String.raw`(?<![가-힣])성[은이]\s?(${alone})(?:씨)?(?:이에요|예요|에요|입니다|이요|인데|이고)`,
    String.raw`(?<![가-힣])(${alone})\s?씨(?:\s?(?:앞으로|이름으로|성함으로|에게|한테|집|입니다|이에요|예요|이요|요|로|인데|이고|이구|라고|네요)|$)`,
    String.raw`(?<![가-힣])([가-힣*]{2,4}?)(?:씨|님)?\s?(?:이름으로|앞으로|명의로|한테\s?보내|에게\s?보내|께\s?보내|(?:이|가)\s?받는\s?(?:걸|것))`,
    String.raw`(?<![가-힣])([가-힣*]{3})(?:님|씨)?(?:으로|로)\s?(?:좀\s?)?(?:보내|바꿔|변경|수정|해\s?주|적어|기재|부탁)`,
  ].join('|'),
  'gu',
);
export const noPersonKr =
  /(?:[동구시군읍면리로길집역점층색으용]|대로|갈게|기숙사|사무실|작업실|연구실|관리실|고시원|고시텔|신혼집|자취방|어린이집|유치원|도서관|보건소|정류장|주차장|메일|세트|사이즈|아파트|회사|학교|병원|택배|빌라|빌딩|타워|편의점|우체국|퀵|주소)$/u;
const putEn =
  /\b(?:husband|wife|mother|mom|mum|father|dad|sister|brother|son|daughter|friend|partner|roommate|colleague|neighbou?r|boss)(?:'s name| ?'s| called| named)?(?: instead)?[,:]? ?(?:is |called |named )?([A-Z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]*){0,2})(?=$|[.,!?\n]| please| instead| pls| will | can | at )|\b(?:[Uu]nder|in the name of|made? out to|[Ll]abel(?:led|ed)? (?:it )?to|name (?:of|to)|(?:[Pp]ut|[Mm]ark)(?: it| this| that)? (?:under|to)|[Ss]hip to:) (?:the name (?:of )?)?((?:Mrs?\.? |Ms\.? |Miss |Dr\.? )?[A-Z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]*){0,2})|\b(?:[Pp]ut|[Hh]ave|[Aa]dd|[Ll]ist|[Mm]ake|[Uu]se) (?:(?:my|our|the) )?(?:[a-z-]+ )?([A-Z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]*){1,2}) (?:as|down as|for) (?:the )?(?:recipient|receiver|addressee|name)\b|\b(?:to|for|attention) ((?:Mrs?\.? |Ms\.? |Miss |Dr\.? )[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+)?|(?!(?:New|San|Los|Las|St|El|North|South|East|West|Fort|Port|Mount|Salt|Santa|United|Great|The|My|Your|Our)\b)[A-Z][a-z'-]+ (?:[A-Z]\. )?[A-Z][a-z'-]+)(?=$|[.!?,\n]| please| instead| pls| not| tho(?:ugh)?\b| btw| actually)|(?:^|\n)((?:Mrs?|Ms|Miss|Dr)\.? [A-Z][A-Za-z'-]+ [A-Z][A-Za-z'-]+)(?=[,\n])/g;
const nowEn =
  /\b(?:[Ii]t(?:'s| is)|I'm|I am|[Nn]ame(?:'s| is)) ([A-Z][a-z'-]+ (?:[A-Z]\. )?[A-Z][A-Za-z'-]+) now\b/g;
const ofName = /\b(?:names?|surname|married|marriage|divorced?|maiden|recipient|receiver|label)\b/;
export const noPersonEn =
  /^(?:I|The|Please|Thanks|Hi|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b(?:Apt|Unit|Flat|No|House|Villa|Street|St|Road|Rd|Avenue|Ave|Lane|Court|Tower|Park|City|Hills?|Beach|Springs|Falls|Lake|Island|County|Suite|Block|Blk|Jalan|Store|Locker|Packstation)\b/;
const somebody = [
  /(?:给|由|让)我?的?(同事|同学|朋友|老婆|老公|妈妈?|爸爸?|哥哥?|姐姐?|弟弟?|妹妹?|室友|邻居|家人|儿子|女儿|对象|[男女]朋友)(?:来|帮忙?)?(?:收|签收|代收|代签)(?!到|货|拾)/gu,
  /(?<![가-힣])(엄마|아빠|어머니|아버지|남편|아내|와이프|동생|언니|오빠|누나|형|친구|직장\s?동료|동료|가족|부모님|룸메이트|옆집|이웃)(?:님)?(?:이|가|께서)\s?(?:대신\s?)?(?:받을|받아(?!보|봤|서)|받습|받기|받게|수령)/gu,
  /my (neighbou?r|friend|colleague|coworker|roommate|husband|wife|mother|mom|mum|father|dad|sister|brother|son|daughter) (?:will|can|is going to|would) (?:be )?(?:receiv|accept|sign|collect|pick(?:ing)? (?:it|them) up|tak(?:e|ing) (?:it|them))/g,
];
const hanTail =
  /(谢谢|电话|手机|收件|收货|地址|不变|麻烦|号码|寄到|住在|就行|就好|就[对是可成得]|可以|先生|女士|小姐|对[吗吧么嘛不]?|没错|的|了|吧|呢|哈|啊|哦|吗|收|，)[\s\S]*$/u;
const particles =
  /(님|씨)?(으로|로|입니다|이에요|예요|이예요|이고|이구요|이요|에게|께|한테|앞으로|님|씨|으로요|로요)$|(?<=^[가-힣]{3})[고요]$/u;
const latinStop =
  /^(it|yeah|yes|yep|right|correct|ok|as|before|and|please|thanks|thank|phone|tel|mobile|the|address|is|to|at|on|my|with|for|in|instead|not|but|new|of|change|should|has|was|same|stays|street|number)$/;

/** Under a label any two or three characters are a name, but for what says that there is none. */
const noReceiver =
  /[不没变同样我你他她它妈爸的了吗呢么写填错改换是就行好请发寄送]|本人|自己|别人|朋友|老婆|老公|上面|下面|如下|信息|地址|电话|手机|号码|麻烦|谢谢/u;

const keeper =
  /(?:경비|관리|보안|안내|프론트|프런트|로비)[가-힣]{0,3}\s?[가-힣]*$|(?:반장|소장|여사|이모|기사)$/u;

/** Names a message says under a label, with the place where each stands. */
export function labelledNames(f: Folded, country: string): { piece: Piece; start: number; end: number }[] {
  const out: { piece: Piece; start: number; end: number }[] = [];
  const keep = (start: number, name: string, value?: string) => {
    const at = piece(f, start, start + name.length, value);
    if (at) out.push({ piece: at, start, end: start + name.length });
  };
  for (const hit of f.text.matchAll(label.han)) {
    const start = hit.index + hit[0].length - hit[1]!.length;
    // 张三改成李四 is two names: which one is meant is told elsewhere.
    for (const part of hit[1]!.matchAll(/(?:(?!改成|改为|换成|换为|不是|而是)[\s\S])+/gu)) {
      const polite = /^([\u4e00-\u9fff]{1,2})(?:先生|女士|小姐|太太|老师)/u.exec(part[0]);
      if (polite && (surnames.has(polite[1]!) || compound.has(polite[1]!))) {
        keep(start + part.index, polite[0]);
        continue;
      }
      const name = part[0].replace(hanTail, '');
      // 收件人姓马: read below.
      if (/^姓.$/u.test(name)) continue;
      const rare = /^[\u4e00-\u9fff]{2,3}$/u.test(name) && !noReceiver.test(name);
      if (han.test(name) ? looksLikeName(name, 'CN') || name.includes('*') || rare : name.length > 2)
        keep(start + part.index, name);
    }
  }
  // 收件人写我妈吧 郭桂兰; 名字打错一个字，是罗亭亭: the name stands behind some words of its label.
  for (const hit of out.length ? [] : f.text.matchAll(label.later)) {
    const name = hit[1]!;
    if (looksLikeName(name, 'CN') && !noReceiver.test(name))
      keep(hit.index + hit[0].length - name.length, name);
  }
  for (const hit of f.text.matchAll(label.given)) {
    const name = hit[1] ?? hit[2] ?? hit[3] ?? hit[4]!;
    if (looksLikeName(name, 'CN')) keep(hit.index + hit[0].indexOf(name), name);
  }
  for (const hit of f.text.matchAll(label.putCn)) {
    const name = hit[1] ?? hit[2] ?? hit[3] ?? hit[4]!;
    const start = hit.index + hit[0].lastIndexOf(name);
    if (looksLikeName(name, 'CN') && !out.some((o) => o.start < start + name.length && start < o.end))
      keep(start, name);
  }
  // 李女士收, 我姓李: a surname alone, which can contradict and never confirm.
  for (const hit of f.text.matchAll(titled)) {
    const name = hit[1] ?? hit[2] ?? hit[3]!;
    const start = hit.index + hit[0].lastIndexOf(name);
    const surname = name.replace(/(?:先生|女士|小姐|太太|老师)$/u, '');
    if (!surnames.has(surname) && !compound.has(surname)) continue;
    if (!out.some((o) => o.start < start + name.length && start < o.end)) keep(start, name, `${surname}先生`);
  }
  for (const hit of f.text.matchAll(label.hangul)) {
    const name = hit[1]!.replace(particles, '');
    if (isKoreanName(name) || (name.includes('*') && name.length <= 5)) {
      keep(hit.index + hit[0].length - hit[1]!.length, name);
    }
  }
  for (const hit of f.text.matchAll(putKr)) {
    const surname = hit[1] ?? hit[2];
    const name = surname ?? hit[3] ?? hit[4]!;
    const start = hit.index + hit[0].lastIndexOf(name);
    if (out.some((o) => o.start < start + name.length && start < o.end)) continue;
    if (surname && (name.length > 1 || koreanSurnames.has(name))) keep(start, name, `${name}씨`);
    else if (!surname && isKoreanName(name) && !noPersonKr.test(name)) keep(start, name);
  }
  for (const hit of f.text.matchAll(label.hangulGiven)) {
    // 경비실 김반장님이 받아주세요: who keeps it is no receiver.
    if (
      looksLikeName(hit[1]!, 'KR') &&
      !keeper.test(`${f.text.slice(Math.max(0, hit.index - 8), hit.index)}${hit[1]}`)
    )
      keep(hit.index, hit[1]!);
  }
  if (country !== 'KR' && country !== 'CN') {
    for (const hit of [...f.raw.matchAll(putEn), ...(ofName.test(f.text) ? f.raw.matchAll(nowEn) : [])]) {
      const written = hit.slice(1).find(Boolean)!;
      const said = written.replace(/['’]s$|[.'-]+$/, '');
      const start = hit.index + hit[0].lastIndexOf(written);
      // Only where folding moved nothing, the letters' case can be asked.
      if (f.raw.length === f.text.length && !noPersonEn.test(said)) keep(start, said.toLowerCase());
    }
    for (const hit of f.text.matchAll(label.latin)) {
      const words = hit[1]!.split(' ');
      const cut = words.findIndex((w) => latinStop.test(w));
      const name = (cut < 0 ? words : words.slice(0, cut)).join(' ').replace(/[.'-]+$/, '');
      if (name.length > 1) keep(hit.index + hit[0].length - hit[1]!.length, name);
    }
  }
  // Somebody else shall receive it and is not named: a receiver was said, and no name can be compared.
  for (const pattern of out.length ? [] : somebody) {
    for (const hit of f.text.matchAll(pattern)) keep(hit.index + hit[0].indexOf(hit[1]!), hit[1]!, '');
  }
  return out;
}

const around =
  /^(?:我是|本人是?|就是|是|i'm |i am |this is |my name is )|\s?(?:没错|对的|本人|吧|哈|哦|呀|이에요|예요|입니다|맞아요|맞습니다|이요|이고요|라고\s?해요)?[.!~\s]*$/gu;

/**
 * A message that is a name and nothing more: the order's own, one that may be it, or one a slip beside it. Any other
 * word may be anything.
 */
export function bareName(order: string, text: string): Outcome | undefined {
  const name = text.replace(around, '').trim();
  if (name.length < 2 || name.length > 25) return undefined;
  const { met, weak } = meetNames(order, name);
  if (met === 'agree' && !weak) return met;
  const korean = hangul.test(name) && name !== text && name.length === 3 && looksLikeName(name, 'KR');
  if (met === 'differ')
    return korean &&
      ([...name].some((c, i) => i > 0 && c === order[i]) || (order.includes('*') && name[0] === order[0]))
      ? 'differ'
      : undefined;
  const latin = /^[a-z'-]+ [a-z.' -]+$/.test(name) && order.split(/\s/).includes(name.split(' ')[0]!);
  return latin || korean ? 'unknown' : undefined;
}
