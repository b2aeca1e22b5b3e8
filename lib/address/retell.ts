// A message told in its order's terms: what the order has stands as a mark for the part it belongs to, what the order
// contradicts as that contradiction, and only the talk between keeps its words. 不是502，是602 and "not 14, it's 41"
// become one sentence, so that what buyers mean by such sentences can be learned.

import { type Folded, fold } from './fold.ts';
import { type Kind, kindOf } from './number-kinds.ts';
import { europeanNumbers } from './number-words.ts';
import { otherPlace } from './other-place.ts';
import { cjk, lettered, shared } from './retell-cjk.ts';
import { postcode } from './retell-codes.ts';
import { denied, type Said } from './retell-denied.ts';
import { capitals, otherFirst } from './retell-names.ts';
import { sizeUp } from './retell-numbers.ts';
import { type OrderText, spelled, unaccented } from './retell-order.ts';
import { whoIn } from './retell-people.ts';
import { regionAt } from './retell-regions.ts';
import { otherSide } from './retell-sides.ts';
import { koreanSteps, spokenNumbers } from './retell-steps.ts';
import { wordMark } from './retell-words.ts';
import { inHangul } from './romanised.ts';
import { respell } from './spoken.ts';
import type { Comparison, Hint } from './types.ts';
import { filler } from './west-account.ts';
import { talk, units } from './west-words.ts';

/** Longer messages are read no further: what they ask for stands in what was read, or is not told here. */
export const longest = 1_500;

/** What the readers took for the receiver, as the buyer wrote it; a wish for another one names none. */
export const receiverIn = ({ rows, hint }: Comparison & { hint?: Hint | undefined }): string | undefined =>
  hint === 'wish' ? undefined : rows.find((row) => row.part === 'name')?.buyer;

/**
 * The message as marks (`<U#>` the order's own number of its unit, `<xU>` another one …) and words. `receiver` = what the
 * readers took for one beside an address or a phone, as it was written.
 */
export function retell(order: OrderText, message: string, receiver?: string): string[] {
  const f = onlyOnce(respell(fold(message.slice(0, longest))));
  const spots = whoIn(f, order, message, receiver);
  spots.sort((a, b) => a.start - b.start);
  const out: string[] = [];
  const values: Said[] = [];
  let from = 0;
  for (const spot of [...spots, { start: f.text.length, end: f.text.length, mark: '' }]) {
    if (spot.start < from) continue;
    tell(
      unaccented(
        spelled(f.text.slice(from, spot.start).replace(/(?<!\p{L})à(?!\p{L})/gu, 'to'), order.country),
      ),
      order,
      out,
      values,
      capitals(f, from, spot.start),
    );
    if (spot.mark) put(out, spot.mark);
    from = spot.end;
  }
  return denied(out, values);
}

/** 5座2401,5座2401 says one thing. */
const onlyOnce = (f: Folded): Folded => ({
  ...f,
  text: f.text.replace(
    /((?=\S*\d)(?=\S*\p{L})\S{4,30}?)([,，.。!！~\s]{1,3})\1(?![\d-])/gu,
    (_, said: string, gap: string) => said + gap + ' '.repeat(said.length),
  ),
});

/** Marks that follow one another and say the same are one. */
function put(out: string[], mark: string): void {
  if (out.at(-1) !== mark) out.push(mark);
}

/** Where a line ends. */
const LINE = '¶';
const token =
  /\d+[a-z]?(?![a-z\d])|\d+|[a-z]+(?:'[a-z]+)?|[가-힣]|[\u4e00-\u9fff]|\*+|\n|(?:[^\P{L}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}]\p{M}*)+|[^\s]/gu;

/** Behind these a number goes on where the one before it stopped. */
const goesOn = /(?:[-之]|\d(?:丁目|番地?の?))$/u;
const ofWhat = /^\s?(?:号\s?)?(单元|楼|栋|幢|座|室|层|路|弄|동|호|층|길)/u;
/** Tells a stretch of the message to `out`; to `values`, at the same place, the number behind a mark. */
function tell(written: string, order: OrderText, out: string[], values: Said[], proper: Set<string>): void {
  const korean = order.country === 'KR' ? inHangul(written, order.text) : written;
  const said = europeanNumbers(koreanSteps(korean, order.text), order);
  const text = spokenNumbers(said, order.numbers, order.text);
  let last: { index: number; letter: string; at: number } | undefined;
  const counted = new Map<string, Mention>();
  let from = 0;
  token.lastIndex = 0;
  for (let hit = token.exec(text); hit; hit = token.exec(text)) {
    const [found] = hit;
    const at = hit.index;
    let end = at + found.length;
    const code = postcode(text, at, order);
    const side = otherSide(text, at, order);
    const other = otherPlace(text, at, order, /^<R/.test(out.at(-1) ?? ''));
    if (code) {
      put(out, code.mark);
      end = code.end;
    } else if (side > 0) {
      put(out, '<xU>');
      end = side;
    } else if (/^\d/.test(found)) {
      // 5th Avenue beside Fifth Avenue.
      const word = /^(?:st|nd|rd|th)\b/.test(text.slice(at + found.length))
        ? order.words.words.get(found)
        : undefined;
      const storey = /^.. (?:floor|fl|flr|level|storey)\b/.test(text.slice(at + found.length));
      const nth = storey && word === 'S' ? undefined : word;
      const sized = nth
        ? { mark: `<${nth}>`, end: at + found.length + 2, index: -1 }
        : sizeUp(text, at, found, order, goesOn.test(text.slice(0, at)) ? last?.index : undefined);
      // 비101호 beside 101호.
      const before = /(?:^|[^가-힣\u4e00-\u9fff]|[路街道号幢栋元])([甲乙丙丁戊附가나다라마바사비])-?$/u.exec(
        text.slice(0, at),
      )?.[1];
      if (before && sized.index >= 0 && !new RegExp(`${before}(?:동\\s?|-)?${found}`).test(order.text))
        put(out, '<xU>');
      // 101 Main St, Apt 101 beside 100 Main St, Apt 101: said twice, and the order has it once.
      if (sized.index >= 0) {
        const { value } = order.numbers[sized.index]!;
        const mine = text.slice(Math.max(0, from), at);
        // 14B. 14B!! is one door said twice.
        if (
          last &&
          value.length > 1 &&
          /[\n.!?]/.test(mine) &&
          /^[\s.!?,~]*(?:\d*[a-z]?[\s.!?,~]+)?(?:(?:apt|unit|flat|suite|#)\.?\s?)?$/.test(mine)
        )
          counted.delete(value);
        if (/[^\d\s\-号楼层栋幢座室单元门弄院区동호층번지길로의,#/a-z.之]/u.test(mine)) counted.clear();
        from = end;
        const now = mention(text, at, end, order);
        const before = counted.get(value);
        const times = before && !saidOver(before, now, text.slice(before.at, at)) ? before.times + 1 : 1;
        counted.set(value, { ...now, times, kinds: [...(before?.kinds ?? []), now.kind] });
        const there = order.numbers.filter((n) => n.value === value).length;
        if (times > there)
          sized.mark = sized.mark.endsWith('*>')
            ? `<x${sized.mark[1]}>`
            : sized.mark.replace(/#.*/, '#again>');
      }
      // 1-11-1702 beside 11-1-1702, 12 County Road 14 beside 14 County Road 12.
      if (sized.index >= 0) {
        const letter = sized.mark[1]!;
        const between = last && text.slice(last.at, at);
        const near = last?.letter === letter && /^[^,，。;\n]{0,15}$/u.test(between!);
        // 21/4 Beaumont St is unit 21 of number 4 there.
        const slashed =
          last?.letter === 'S' &&
          letter === 'U' &&
          (/^(?:AU|NZ)$/.test(order.country)
            ? /^\d+[a-z]?\/$/.test(between!)
            : order.country === 'CA' && /^\d+[a-z]?-$/.test(between!));
        // 903호 402동, Block 3 Flat 8: each says what it is.
        const { kind } = mention(text, at, sized.end, order);
        const called = /#>$/.test(sized.mark) && kind !== '' && kind === order.numbers[sized.index]!.kind;
        if ((near && sized.index < last!.index && !called) || slashed) put(out, '<ord>');
        last = { index: sized.index, letter, at };
      }
      put(out, sized.mark);
      values[out.length - 1] ??= { number: found, of: ofWhat.exec(text.slice(sized.end))?.[1] ?? '' };
      end = sized.end;
    } else if (/^[a-z]/.test(found)) {
      const said = wordMark(found, text, at, order);
      const named = proper.has(said) && !units.has(found);
      // Gloria Stern beside Gloria Stein: another surname behind the order's first name.
      const surname =
        named && out.at(-1) === '<N>' && !filler.has(said) && !talk.has(said) && said.length > 2;
      // Callum Rigby beside T***** Rigby.
      if (said === '<N>' && otherFirst(out.at(-1) ?? '', order.name)) out[out.length - 1] = '<N!>';
      if (surname) out.push('<N!>');
      else out.push(...onlyNew(out, named ? said[0]!.toUpperCase() + said.slice(1) : said));
      if (said === '<let!>')
        values[out.length - 1] ??= { number: found, of: ofWhat.exec(text.slice(end))?.[1] ?? '' };
    } else if (lettered(text, at, order)) {
      out.push('<let!>');
    } else if (other > 0) {
      put(out, '<S!>');
      end = other;
    } else if (/[甲乙丙丁附]/u.test(found) && mine(text.slice(at), order.text)) {
      // 甲11号楼 as the order has it: the number behind says so.
    } else if (cjk(found)) {
      const region = regionAt(text, at, order);
      const run = shared(text, at, order);
      // 6楼东户 beside 6楼西户, where the order has 3号楼东单元, too.
      for (let k = at + 1; k < run.end; k++) if (otherSide(text, k, order) > 0) run.end = k;
      // 西区 is a district of some city, and here the order's own court.
      const own = region?.mark === '<R!>' && run.end >= region.end;
      if (region && region.end >= run.end && !own) {
        put(out, region.mark);
        end = region.end;
      } else if (run.end - at >= 2) {
        put(out, region?.mark === '<R==>' && run.mark === '<R>' ? region.mark : run.mark);
        end = run.end;
      } else out.push(found);
    } else if (found !== '\n') out.push(found);
    else if (out.length && out.at(-1) !== LINE) out.push(LINE);
    token.lastIndex = end;
  }
}

/** A number of the order's as it was said last: at which place, how often, and as what. */
interface Mention {
  at: number;
  times: number;
  kind: Kind;
  kinds: Kind[];
  /** The word behind it, in Latin letters. */
  next: string;
}
function mention(text: string, at: number, end: number, order: OrderText): Mention {
  const next = /^\s?([a-z]{3,})/.exec(text.slice(end))?.[1] ?? '';
  return {
    at,
    times: 1,
    kind: kindOf(text.slice(end, end + 8), text.slice(0, at), order.country),
    kinds: [],
    next: filler.has(next) || talk.has(next) ? '' : next,
  };
}

/** Whether a number on a later line is the same thing once more: 604호 ¶ 813동 604호, 5 jacaranda crt ¶ five jacaranda court. */
function saidOver(before: Mention, now: Mention, between: string): boolean {
  if (!between.includes('\n')) return false;
  if (now.kind === 'floor' || (now.kind && before.kinds.includes(now.kind))) return true;
  const bare = before.kinds.includes('');
  if (bare && !now.kind) return before.next === now.next;
  // 112-1903 ¶ 112동 1903호.
  return (bare || !now.kind) && !/[a-z]/.test(between) && /^\d{3}/.test(between);
}

const onlyNew = (out: string[], said: string) => (said.startsWith('<') && out.at(-1) === said ? [] : [said]);

const mine = (said: string, own: string): boolean => {
  const number = /^.\d+/u.exec(said)?.[0];
  return number !== undefined && new RegExp(`${number}(?!\\d)`, 'u').test(own);
};
