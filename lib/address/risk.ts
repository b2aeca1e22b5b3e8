// Signs that a buyer's note asks for another receiver, phone or address: the note is all the packer may ever see of it.
// Signs only: whether the address really differs is for the comparison, and for the agent.
import { fold } from './fold.ts';

export type RiskSign = 'address' | 'receiver' | 'phone';

const signs: [RiskSign, RegExp][] = [
  [
    'address',
    /(?:改|换|变更|修改|更改|更新)[^\s,，。]{0,6}(?:地址|收货信息|收件信息)|地址[^\s,，。不没无]{0,4}(?:改|换|变|错|有误)|(?:请|麻烦|帮忙|务必|直接|都)?(?:寄|发|送|邮|快递)(?:到|往|去|至)(?!付|货|了|没|时|之?后)|新地址|搬家了|填错了?地址|写错了?地址|地址(?:不对|不是)|转寄|代收点/u,
  ],
  [
    'receiver',
    /(?:收件人|收货人|签收人)[^\s,，。不没]{0,6}(?:改|换|变|写|填|错|是|为)|(?:改|换|变更|修改)[^\s,，。]{0,4}(?:收件人|收货人|名字|姓名)/u,
  ],
  [
    'phone',
    /(?:电话|手机号?|号码|联系方式)[^\s,，。不没]{0,6}(?:改|换|变更|错)|(?:改|换|变更|修改)[^\s,，。]{0,4}(?:电话|手机|号码|联系方式)/u,
  ],
  [
    'address',
    /(?:배송지|배송\s?주소|주소지?|수령지|받는\s?곳)[를을가이은는]?\s?(?:좀\s?|를\s?)?(?:변경|수정|바꿔|바꾸|바뀌|고쳐|잘못|틀렸|틀려|다르)|(?:새|다른|바뀐|변경된|변경할)\s?(?:배송지|주소)|이사(?:를\s)?(?:했|갔|하)|(?:으?로|에)\s?(?:보내|배송해|발송해)\s?(?:주|줘|달)/u,
  ],
  [
    'receiver',
    /(?:받는\s?(?:사람|분)|수령인|수취인)[를을이가은는]?\s?(?:이름[을를이]?\s?)?(?:변경|수정|바꿔|바꾸|다른|달라|잘못)/u,
  ],
  [
    'phone',
    /(?:연락처|전화번호|휴대폰|핸드폰|번호)[를을이가은는]?\s?(?:변경|수정|바꿔|바꾸|바뀌|잘못|틀렸)/u,
  ],
  [
    'address',
    /\b(?:chang|updat|correct|edit|fix|amend)(?:e|ed|ing|es|s)?\b[^.\n]{0,30}\b(?:address|postcode|zip)\b|\b(?:ship|send|deliver|mail|forward)\b[^.\n]{0,20}\bto\b|\b(?:wrong|new|different|another|old|incorrect) (?:shipping |delivery |mailing )?address\b|\bmoved\b|\baddress (?:is|was|has) (?:wrong|incorrect|changed)\b/u,
  ],
  [
    'receiver',
    /\b(?:chang|updat|correct)(?:e|ed|ing)?\b[^.\n]{0,20}\b(?:recipient|receiver|name)\b|\b(?:recipient|receiver)(?:'s name)? (?:is|should be)\b/u,
  ],
  [
    'phone',
    /\b(?:chang|updat|correct)(?:e|ed|ing)?\b[^.\n]{0,20}\b(?:phone|mobile|number)\b|\bnew (?:phone|mobile)\b|\bwrong (?:phone|mobile|number)\b/u,
  ],
];

/** What a free text seems to ask for, without doubles. Empty = nothing of the kind. */
export function riskSigns(text: string): RiskSign[] {
  // A note is short; of a long one the beginning is enough, and the time stays bounded.
  const note = fold(text.slice(0, 4000)).text;
  return [...new Set(signs.filter(([, pattern]) => pattern.test(note)).map(([sign]) => sign))];
}
