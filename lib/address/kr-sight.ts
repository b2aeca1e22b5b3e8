// Addresses in a Korean buyer's prose: one begins at a division, a numbered road or lot, or a door, and ends where talk
// begins. Also the pieces that blocks and prose share: where a region begins, what is street and what is door.
import type { Sighted } from './cues.ts';
import { type Folded, join, piece } from './fold.ts';
import { counted, isUnitKr, type KindKr, type TokenKr, tokensKr } from './kr-detail.ts';
import { korea, readRegionKr } from './kr-regions.ts';
import { labelledNames } from './names.ts';
import { Ahead, aheadOf, blank } from './reader.ts';
import type { Parts } from './types.ts';

interface Spot {
  start: number;
  end: number;
}

/** The first place from which a region reads. */
export function regionFrom(text: string, from: number, to: number) {
  for (let i = from; i < to; i++) {
    if (!korea().mayStart(text[i]!) || /[가-힣]/u.test(text[i - 1] ?? '')) continue;
    const found = readRegionKr(text, i, to);
    if (found) return { start: i, ...found };
  }
  return undefined;
}

/** Units from the first 동/층/호 on; a legal 동 and a building's name in brackets behind them are street again. */
export function partsOf(f: Folded, tokens: TokenKr[]): Parts {
  const solid = tokens.filter((t) => t.kind !== 'gap');
  const cut = solid.findIndex(isUnitKr);
  const lastUnit = solid.findLastIndex(isUnitKr);
  const street = cut < 0 ? solid : solid.slice(0, cut);
  const behind = cut < 0 ? [] : solid.slice(lastUnit + 1);
  const over = (list: TokenKr[]) => (list.length ? piece(f, list[0]!.start, list.at(-1)!.end) : undefined);
  const parts: Parts = {};
  const streetPiece = join(over(street), over(behind));
  const unitPiece = cut < 0 ? undefined : over(solid.slice(cut, lastUnit + 1));
  if (streetPiece) parts.street = streetPiece;
  if (unitPiece) parts.unit = unitPiece;
  return parts;
}

const strong =
  /(?<![가-힣0-9])(?:\d{1,2}[.·]\d{1,2})?[가-힣][가-힣0-9·]{0,14}?(?:대로|로|길)(?:\s?\d{1,4}(?:번안|번|안)?[가-하]?길)?\s{0,2}(?:지하\s?)?\d{1,5}(?![\d]|\s?(?:개|장|일|주|월|시|분|원|명|벌|세트|박스|년|번째|만|천|켤레|회|kg|cm))|(?<![가-힣0-9])[가-힣]{1,6}\d{0,2}[동리가]\s?(?:산\s?)?\d{1,5}(?:-\d{1,4}|번지)|(?:\d{1,4}|[a-z])\s?동\s?(?:\d{1,2}\s?층\s?)?\d{1,5}\s?호?|\d{1,5}\s?호(?!선|점|기|차)|(?<!\d)\d{2,4}\s?동(?![가-힣])|(?<!\d)\d{2,4}\s?동(?=이에요|예요|이요|입니다|이고|으로|인데|말고|아니)|(?<![\d-])\d{2,4}-\d{3,4}(?![\d-])/gu;
/** A name that ends so is a building. */
const placeEnding =
  /(?:아파트|apt|빌라|빌딩|타워|오피스텔|맨션|주택|하우스|센터|상가|캐슬|자이|래미안|푸르지오|힐스테이트|아이파크|e?편한세상|더샵|단지|차|관|원룸|고시원|기숙사|학교|병원|회사|마을|타운|팰리스|파크|스퀘어|프라자|플라자|몰|호텔|공장|마트|교회|백화점|연립|빌|뷰|시티|층)/gu;
const talk =
  /(?:변경|수정|바꿔|바꾸|부탁|주세요|해줘|보내|배송|주문|감사|안녕|연락처|전화|번호|이름|수령|받는|받을|그리고|그런데|아니|말고|대신|원래|기존|현재|지금|으로요|입니다|이에요|예요|인데|는데|주소|되나|될까|가능|언제|얼마|있나|있어|했는데|했어|잘못|택배|상품|제가|저희|문앞|경비)/u;
const changeCue =
  /여야|변경|수정|바꿔|바꾸|바뀌|아니|잘못|주소|배송지|호수|동호|말고|틀렸|틀려|보내|맞나|맞아|맞죠|이사/u;
const attempts = 300;

/** Every address in prose, in order. */
export function sightKr(f: Folded, phones: Spot[]): Sighted[] {
  const text = blank(f.text, [...phones, ...labelledNames(f, 'KR')]);
  const out: Sighted[] = [];
  const regions = new Ahead((from) => regionFrom(text, from, text.length));
  const marks = aheadOf(text, strong);
  let left = attempts;
  for (const line of text.matchAll(/[^\n!?。→⇒➡▶>]+/gu)) {
    const stop = line.index + line[0].length;
    for (let at = line.index; at < stop && left-- > 0; ) {
      const region = regions.from(at, stop);
      const mark = marks.from(at, stop);
      const markAt = mark?.start ?? Infinity;
      if (!region && !mark) break;
      const usesRegion = region !== undefined && region.start <= markAt;
      const named = usesRegion ? undefined : nameBefore(text, at, markAt);
      const start = named?.start ?? region!.start;
      const detail = usesRegion ? Math.min(region.end, stop) : named!.detail;
      const item = consume(f, text, start, detail, stop, usesRegion ? region : undefined, line[0], markAt);
      if (item) out.push(item);
      at = Math.max(item?.end ?? 0, detail, usesRegion ? 0 : (mark?.end ?? 0), start + 1);
    }
  }
  return out;
}

/** 백현동 래미안아파트 101동 502호: the names of the 동 and the building belong to what follows them. */
function nameBefore(text: string, from: number, mark: number): { start: number; detail: number } {
  let start = mark;
  for (let n = 0; n < 3; n++) {
    const low = Math.max(from, start - 18);
    const before = /(?:^|[\s,])([가-힣a-z0-9]{2,16})[\s,]?$/u.exec(text.slice(low, start));
    const word = before?.[1] ?? '';
    const place = word.slice(-5).search(placeEnding) >= 0 || /^[가-힣]{2,5}[동리읍면]$/u.test(word);
    if (before && /^[가-힣]{2,5}[시군구]$/u.test(word) && !talk.test(word)) {
      // A ward nobody knows: said, but not to be compared.
      return { start: low + before.index + before[0].indexOf(word), detail: start };
    }
    if (!before || talk.test(word) || isTail(word) || assent.test(word)) break;
    // A word right before a door, without a particle, is the name of its building, whatever it is.
    if (
      !place &&
      (n > 0 ||
        !/^[가-힣]{2,10}$/u.test(word) ||
        /(?:[은는이가을를도에로요데]|니다|해서|어서)$|[가-힣]{1,3}집$/u.test(word))
    )
      break;
    start = low + before.index + before[0].indexOf(word);
  }
  return { start, detail: start };
}

function consume(
  f: Folded,
  text: string,
  start: number,
  detail: number,
  stop: number,
  region: { names: number; full: boolean; end: number } | undefined,
  line: string,
  mark: number,
): Sighted | undefined {
  const kept: TokenKr[] = [];
  let pending: TokenKr[] = [];
  for (const t of tokensKr(text, detail, Math.min(stop, detail + 150))) {
    if (t.kind === 'gap') continue;
    if (t.kind === 'text') {
      const word = text.slice(t.start, t.end);
      const placed = [...word.matchAll(placeEnding)].at(-1);
      if (assent.test(word) && !kept.length) continue;
      const said = talk.exec(word);
      if (placed && (!said || placed.index < said.index)) {
        // 타워2: the number behind the name tells two of them apart.
        const numbered =
          /^\d{1,2}(?=$|\s|차|단지)/u.exec(word.slice(placed.index + placed[0].length))?.[0] ?? '';
        const end = t.start + placed.index + placed[0].length + numbered.length;
        kept.push(...pending, { ...t, end });
        pending = [];
        if (said) break;
        continue;
      }
      if (said || pending.length >= 2 || (isTail(word) && kept.length)) break;
      pending.push(t);
      continue;
    }
    if (t.kind === 'bare' && !kept.length && !pending.length && !/[-]/.test(t.value)) break;
    kept.push(...(kept.length || region || t.start <= mark ? pending : []), t);
    pending = [];
  }
  // 103호 색상: the number of a colour or a model.
  if (!region && goods.test(text.slice(kept.at(-1)?.end ?? detail, (kept.at(-1)?.end ?? detail) + 6)))
    return undefined;
  if (!believable(kept, region, line, text, start)) return undefined;
  const parts = partsOf(f, kept);
  if (detail > start) parts.region = piece(f, start, detail)!;
  const end = kept.at(-1)?.end ?? detail;
  const behind = /^\s?[^\s,.!?~()]{0,8}?\d+(.{0,2})/u.exec(text.slice(end, Math.min(stop, end + 16)));
  // 804호 B: a letter that nobody asked for may be a part of the door.
  const letter = /^(?:\s?-?[a-z]|(?:\s-?|-)[가나다라마바사아자])(?![a-z가-힣\d])/u.test(
    text.slice(end, Math.min(stop, end + 4)),
  );
  return { parts, start, end, loose: letter || Boolean(behind && !counted.test(behind[1]!)) };
}

const doorAhead = /^\s*\d{2,4}-\d{3,4}(?:이?요|이에요|예요|입니다|으?로|호)?(?=[\s,.!~]|$)/u;
const goods = /^\s?(?:색|사이즈|컬러|상품|제품|옵션|타입|모델)/u;
const isTail = (word: string) =>
  /^(?:으?로요?|입니다|이에요|예요|에요|이요|이고|에서|에|가|이|은|는|을|를|도|요)$/u.test(word);

/** 맞아요 before a door says yes, and names nothing. */
const assent = /^(?:맞[가-힣]{1,3}|[네넵예]|정확[가-힣]{1,3}|동[·/]?호수[는가]?|호수[는가]?)$/u;

function believable(
  kept: TokenKr[],
  region: { names: number; full: boolean; end: number } | undefined,
  line: string,
  text: string,
  start: number,
): boolean {
  const has = (...kinds: KindKr[]) => kinds.every((kind) => kept.some((t) => t.kind === kind));
  if (has('road', 'number') || has('dong', 'lot')) return true;
  const named = kept.some((t) => t.kind === 'text' && t.value.search(placeEnding) >= 0);
  if (region) {
    if (has('building') || has('room') || (has('dong') && region.names > 1) || named) return true;
    if (has('road') && region.names > 1) return true;
    if (has('dong') && changeCue.test(line)) return true;
    // 서울특별시 강남구 on a line of its own.
    if (
      region.names > 1 &&
      !line.replace(text.slice(start, region.end), '').replace(/[\s:,]|주소|배송지/gu, '')
    )
      return true;
    return region.names > 1 && changeCue.test(line) && !/얼마|며칠|배송비|되나|언제/u.test(line);
  }
  if (has('building', 'room') || (named && (has('room') || has('bare') || has('building') || has('floor'))))
    return true;
  if (has('building', 'bare')) return true;
  // 205동이에요 월배로 188: a building beside its road.
  if (has('building') && /[가-힣](?:대로|로|길)\s?\d/u.test(line)) return true;
  // 105-1502요: a door at the head of a line.
  if (kept.length === 1 && has('bare') && doorAhead.test(line)) return true;
  return (has('room') || has('building') || has('bare')) && changeCue.test(line);
}
