// What a message takes back, asked of a told message: the order's own piece denied or refused, another one put in its place,
// or another one denied beside the order's own.
import { isMark, speaksAgainst } from './meaning.ts';
import { groupsOf } from './retell-denied.ts';
import { gainsaid, partOf, placed } from './vetoes.ts';

/** 108동이에요! 180동 아니에요: the order's own number, and beside it nothing but what was denied. */
export function righted(tokens: readonly string[]): boolean {
  const marks = tokens.filter(isMark);
  const said = marks.filter((mark) => !mark.startsWith('<-'));
  return (
    said.some((mark) => /^<[SU]#>$/.test(mark)) &&
    said.every((mark) => /^<[RSUO]=*(?:#f?)?>$/.test(mark)) &&
    marks.some((mark) => /^<-[~x]/.test(mark)) &&
    marks.every((mark) => !mark.startsWith('<-') || !speaksAgainst(mark))
  );
}

/** Whether of a place or a phone nothing was said but the order's own, and that was denied: 地址不是翠湖北路2号啊. */
export function onlyDenied(tokens: readonly string[]): boolean {
  const marks = tokens.filter((token) => isMark(token) && partOf(token));
  const places = marks.filter((mark) => !/^<-?[NPn]/.test(mark));
  const own = (mark: string) => mark.startsWith('<-') && speaksAgainst(mark);
  return places.length > 1
    ? places.every(own)
    : marks.length > 0 && marks.every((mark) => /^<-P[=#]>$/.test(mark));
}

const refused =
  /거기(?:로|에|는|로는)?(?:절대)?(?:보내지|배송하지|오지)(?:마|말)|그(?:쪽|리|주소)(?:으?로|로는|는)?(?:보내지|배송하지)(?:마|말)|(?:거기|그쪽|여기|친정|시댁|본가|전집|옛집)(?:으?로|에)?(?:는|도)?(?:절대)?(?:보내시?면|가면|오면)안(?:돼|되|된)|전세입자(?!분?들?(?:택배|우편|한테|이름|께|가|도|은))|(?:아니고|이젠|이제|지금은)?(?:구|옛날?|예전|전)주소(?:예요|에요|입니다|이에요|임)|[别勿](?:再|给我)?(?:往|寄到?|发到?|送到?|寄去|送去)(?:那|这)|不要(?:再)?(?:往|寄到?|发到?|送到?)(?:那|这)|(?:前|上个|上一个)(?:租客|房客|住户)的(?=地址|房|家|$|[,，。!~]|不|别|了)|(?:dont|donot|never)(?:send|ship|deliver)(?:it|anything)?(?:to)?(?:there|thatone)|previous(?:tenant|owner)s?(?!still|get|keep|also|always|use|name|mail|was)|(?:dont|donot|nolonger|never|didnt)liv(?:e|ed)there|movedout(?:of)?there|(?:im|iam|were|weare)outofthere|scratchthat$|scratchthat[,.¶]?i(?:dont|nolonger)|そこ(?:に|へ)?は?送らない|(?:前|以前|昔|旧)の?住所(?:です|だ)|(?:ahi|alli)nolo(?:mand|envi)|inquilinoanterior|dawohne?n?(?:ich|wir)nichtmehr|thatwasmy(?:room|flat|house)mates?/u;
/** 109동 1005호는 전 세입자 주소예요, 거기로 보내지 마세요: nothing but the order's own was said, and it was refused. */
export function sentAway(tokens: readonly string[]): boolean {
  const said = (part: readonly string[]) =>
    refused.test(
      part
        .filter((token) => token !== '¶')
        .join('')
        .toLowerCase(),
    );
  return (
    (groupsOf(tokens).length === 1 ||
      !tokens.some((token) => isMark(token) && partOf(token) && speaksAgainst(token))) &&
    said(tokens.slice(placed(tokens)[1] + 1))
  );
}

/** unit 12, 45. I mean 54: the order's own number was taken back for another one. */
export const tookPlace = (tokens: readonly string[]): boolean =>
  // 일산서구요 일산동구 아니에요.
  (tokens.includes('<R!>') && tokens.some((token) => /^<-R=*>$/.test(token))) ||
  tokens.some((token, i) => {
    const letter = /^<-([SU])#/.exec(token)?.[1];
    const other = letter
      ? tokens.findIndex((mark, k) => k > i && /^<[~x]/.test(mark) && mark[2] === letter)
      : -1;
    return (
      other > 0 &&
      !tokens.slice(i + 1, other).some((mark) => mark.startsWith(`<${letter}#`)) &&
      !tokens.slice(other + 1).some((mark) => mark.startsWith(`<${letter}#`) || mark.startsWith('<-'))
    );
  });

/** Whether a piece of the order's own was denied: 北沢ではなく代沢2丁目. */
export const disowned = (tokens: readonly string[]): boolean =>
  tokens.some((token) => token.startsWith('<-') && isMark(token) && speaksAgainst(token));

/** Another door, street or receiver than the order's was said, and nothing took it back. */
export const saidOtherwise = (tokens: readonly string[]): boolean =>
  disowned(tokens) ||
  (tokens.some((token) => /^<(?:[~x][SU]|let!|N!)>$/.test(token)) && gainsaid(tokens, false));
