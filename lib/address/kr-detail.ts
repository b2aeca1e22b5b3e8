// The detail of a Korean address, after the region: 읍/면, then a road with its number or a 동/리 with its lot, a
// building's name, and 동, 층, 호. One pass of sticky patterns, each of bounded length.

export type KindKr =
  | 'eup'
  | 'road'
  | 'number'
  | 'dong'
  | 'lot'
  | 'building'
  | 'floor'
  | 'room'
  | 'bare'
  | 'text'
  | 'gap';

export interface TokenKr {
  kind: KindKr;
  value: string;
  start: number;
  end: number;
}

const sticky = (source: string) => new RegExp(source, 'yu');
/** What may stick to a word's end in prose: 502호로, 152입니다, 101동이에요. */
const PARTICLE =
  '(?:으?로요?|입니다|이에요|예요|에요|이예요|이요|이고|이구요|이며|인데요?|으?로만|에서|에|가|이|은|는|을|를|도|요)';
/** A word is at its end, or goes on with a particle or a verb without a space. */
const WORD_END = `(?=$|[\\s,.()!?~*/\\d]|${PARTICLE}|변경|수정|바꿔|부탁|보내|배송|맞)`;

const gap = sticky('[\\s,.()/·:;~"\'“”!?\\[\\]<>]+');
const patterns: [KindKr, RegExp][] = [
  [
    'building',
    sticky(
      '제?\\s?((?:[\\d*]{1,4}|[a-z]\\d{0,2}|[가나다라마바사아자])(?:-\\d)?)\\s?동(?=$|[\\s,.()\\d*제bf지]|으로|이|입|에|가|은|는|을|를|로)',
    ),
  ],
  [
    'room',
    sticky(
      '제?\\s?((?:지하\\s?|비)?[a-z]?[\\d*]{1,5}(?:-\\d{1,3})?[a-z]?)\\s?호(?:\\s?-?([a-z])(?![a-z\\d가-힣]))?(?=$|[\\s,.()\\d*/]|' +
        PARTICLE +
        ')',
    ),
  ],
  ['floor', sticky('제?\\s?((?:지하\\s?|b)?[\\d*]{1,3})\\s?(?:층|f(?![a-z]))')],
  ['eup', sticky(`[가-힣]{1,6}[읍면](?=[\\s,\\d(]|$|[가-힣]{1,8}[로길리])`)],
  ['dong', sticky('(?:[가-힣]{1,5}(?:로|동)?\\s?\\d{1,2}가)(?!길)(?=[\\s,()\\d]|$)')],
  [
    'road',
    sticky(
      '(?:\\d{1,2}[.·]\\d{1,2})?[가-힣][가-힣0-9·]{0,14}?(?:대로|로|길)(?:\\s?[\\d*]{1,4}(?:번안|번|안)?[가-하]?길)?(?=\\s{0,2}(?:지하\\s?)?[\\d*]|[\\s,()]|$|(?<=길)(?:로|이|에|은|가|요|맞)(?=[,.]|\\s+[^\\s\\d]|$)|(?:이에요|예요|입니다|이요|쪽)(?=[,.]|\\s+[^\\s\\d]|$))(?!\\s?\\d{1,2}가(?!길))',
    ),
  ],
  [
    'dong',
    sticky(
      '(?:[가-힣]{1,6}(?:\\d{1,2}(?!동\\s?\\d{1,4}\\s?[호층]))?[동리가](?:\\d{1,2}리)?)(?=[\\s,.()]|$|산?\\d|[*]|(?<=(?<![가-힣])[가-힣]{2,6}동)(?<!(?:자|수|행|활|이|변|연|공|운|노|감|반|작|진|주|가)동)(?:으로|이에요|예요|입니다|이요|쪽))',
    ),
  ],
];
/** Behind a number: 동, 호 or 층 as a word of its own, not the beginning of a name (2130 호려울마을). */
const unitAhead = `(?!\\s?(?:동|호|층|번?길)${WORD_END})`;
const roadNumber = sticky(
  `(?:지하\\s?)?[\\d*]{1,5}(?:(?:-|\\s?의\\s?)[\\d*]{1,4})?(?![\\d-])(?:번지?)?${unitAhead}`,
);
const lotNumber = sticky(
  `(?:산\\s?)?[\\d*]{1,5}(?:(?:-|\\s?의\\s?)[\\d*]{1,4})?(?![\\d-])(?:번지)?(?:외\\d?)?${unitAhead}`,
);
const bare = sticky(
  `[가나다라마바사아자a-z]\\s?-\\s?[\\d*]{1,5}(?!\\d)호?${WORD_END}|[a-z]?[\\d*]{1,5}(?:\\s?-\\s?[a-z]?[\\d*]{1,5}){0,3}(?![가-힣a-z\\d])(?!-\\d)|[a-z]?\\d{1,5}(?:-\\d{1,5}){0,3}(?!\\d)${WORD_END}`,
);
/** Without a blank before its door a name ends where the door's number begins: 두산위브103동2101호. */
const text = sticky('[가-힣]{2,30}(?=\\d{1,4}(?:동\\s?\\d|층|호))|[^\\s,.()/·:;~"“”!?\\[\\]<>]{1,40}');
/** What is counted so is goods, money or time. */
export const counted =
  /^(?:개|장|일|주|월|시|분|원|명|벌|세트|박스|년|번째|kg|cm|ml|g|만|천|켤레|회|차례|cm)/u;

const squeeze = (s: string) => s.replace(/\s+/g, '');
const plain = (s: string) =>
  squeeze(s)
    .replace(/지하(?=b?\d)/g, (_, at: number, all: string) => (all[at + 2] === 'b' ? '' : 'b'))
    .replace(/지하/g, 'b')
    .replace(/(?<=\d)의(?=\d)/gu, '-')
    .replace(/번지?$|외\d?$/u, '')
    .replace(/번지$|(?<=\d)호$/u, '')
    .replace(/\d+/g, (d) => d.replace(/^0+(?=\d)/, ''));

/** Words that only end like a road: 그대로, 주소로, 블랙으로. */
const noRoad =
  /^(?:.*으로|그대로|이대로|제대로|새로|바로|별로|따로|서로|주소지?로|배송지로|번호로|걸로|거로|택배로|회사로|대로|사이즈로|카드로|절대로|멋대로|종류로|추가로|실제로|진짜로|.*\d(?:호|동|층)로)$/u;

export function tokensKr(source: string, from = 0, stop = source.length): TokenKr[] {
  const out: TokenKr[] = [];
  const whole = source.length === stop ? source : source.slice(0, stop);
  let before: TokenKr | undefined;
  for (let at = from; at < stop; ) {
    const token = readAt(whole, at, before);
    if (token.kind !== 'gap') before = token;
    out.push(token);
    at = token.end;
  }
  return out;
}

function readAt(source: string, at: number, before: TokenKr | undefined): TokenKr {
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const space = take(gap);
  if (space) return { kind: 'gap', value: space[0], start: at, end: at + space[0].length };
  if (before?.kind === 'road' || before?.kind === 'dong') {
    const hit = take(before.kind === 'road' ? roadNumber : lotNumber);
    if (hit && !counted.test(source.slice(at + hit[0].length, at + hit[0].length + 3))) {
      const kind = before.kind === 'road' ? 'number' : 'lot';
      return { kind, value: plain(hit[0]), start: at, end: at + hit[0].length };
    }
  }
  for (const [kind, pattern] of patterns) {
    const hit = take(pattern);
    if (!hit || (kind === 'road' && noRoad.test(hit[0]))) continue;
    // 804호 B is another room than 804호.
    const value = plain((hit[1] ?? hit[0]) + (hit[2] ?? ''));
    return { kind, value, start: at, end: at + hit[0].length };
  }
  const digits = take(bare);
  if (digits && !counted.test(source.slice(at + digits[0].length))) {
    return { kind: 'bare', value: plain(digits[0]), start: at, end: at + digits[0].length };
  }
  const word = take(text)?.[0] ?? source[at]!;
  return { kind: 'text', value: word, start: at, end: at + word.length };
}

const unitKinds = new Set<KindKr>(['building', 'floor', 'room', 'bare']);
export const isUnitKr = (token: TokenKr): boolean => unitKinds.has(token.kind);
