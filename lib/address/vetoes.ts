// What stands against an agreement, asked of a told message: another town behind the street, a strange word in the middle
// of an address, a contradiction that nothing took back.

import { tenOrMore } from './english-numbers.ts';
import { isMark, speaksAgainst } from './meaning.ts';
import { groupsOf, joint } from './retell-denied.ts';
import type { Letter } from './retell-order.ts';
import type { Part } from './types.ts';
import { filler } from './west-account.ts';
import { talk } from './west-words.ts';

const letters: Record<Letter, Part> = {
  N: 'name',
  P: 'phone',
  R: 'region',
  S: 'street',
  U: 'unit',
  O: 'street',
};
/** The part of an order that a mark speaks of. */
export const partOf = (mark: string): Part | undefined =>
  letters[(/[NPRSUO]/.exec(mark.replace(/^<n/, '<N'))?.[0] ?? '') as Letter];

/** Of what piece a mark speaks; a letter alone is a door's. */
const pieceOf = (mark: string): Part => partOf(mark) ?? (/let/.test(mark) ? 'unit' : 'street');

export const placesIn = (said: readonly string[]) =>
  said.filter((part) => part !== 'name' && part !== 'phone').length;

const within = /^<[RSUO][^>]*>$/;
/** Where the first and the last mark of a place stand. */
export const placed = (tokens: readonly string[]): [first: number, last: number] => [
  tokens.findIndex((token) => within.test(token)),
  tokens.findLastIndex((token) => within.test(token)),
];

/** A bill that goes somewhere else. */
const billed = /세금계산서|计算书|发票|invoice|rechnung|facture|fattura|factura/i;

/** One address and no second word about it: the readers compared it piece by piece. */
export function plain(tokens: readonly string[], said: readonly string[]): boolean {
  const [first, last] = placed(tokens);
  const inside = tokens.slice(first, last + 1);
  const words = inside.filter((token) => !isMark(token) && !joint.test(token)).length;
  return (
    placesIn(said) > 1 &&
    words < 8 &&
    !billed.test(tokens.join('')) &&
    !inside.some((token) => token.startsWith('<-') || /^[!?;。搬迁]$/u.test(token))
  );
}

/** Nothing but an address: the readers took every piece of it apart, and no talk says what is meant by it. */
export function bare(tokens: readonly string[], said: readonly string[], enough: number): boolean {
  // A number in it that was taken for a day or a measure may be a house.
  if (placesIn(said) < enough && !tokens.includes('0')) return false;
  const [first, last] = placed(tokens);
  const outside = [...tokens.slice(0, first), ...tokens.slice(last + 1)];
  return outside.filter((token) => !isMark(token) && token !== '0' && !joint.test(token)).length < 2;
}

/** Whether a message holds nothing of a place but the order's own pieces. */
export const pure = (tokens: readonly string[]): boolean =>
  !strange(tokens) &&
  !tokens.some((token) => isMark(token) && (speaksAgainst(token) || /[?%*≈]|^<#/.test(token)));

/** 科技路48号3幢1101室 beside 科技路**号3幢1101室: two numbers that show are said as they are, the rest fits what is hidden. */
export function fits(tokens: readonly string[]): boolean {
  const marks = tokens.filter((token) => isMark(token) && !/^<[NPn]/.test(token));
  const shown = marks.filter((mark) => /^<[SU]#>$/.test(mark)).length;
  const whose = tokens.some((token) => /^<[NP]=>$/.test(token));
  return (
    shown > (whose ? 0 : 1) &&
    marks.includes('<S>') &&
    marks.some((mark) => /^<\?\d>$/.test(mark)) &&
    !strange(tokens) &&
    marks.every((mark) => /^<(?:[RSUO]=*|[SUR]#|\?\d)>$/.test(mark))
  );
}

/** 1308室 beside 1*08室, and the order's street or two other pieces: what shows of a number fits where it stands, and nothing is hidden whole. */
export function fitsShown(tokens: readonly string[]): boolean {
  const marks = tokens.filter((token) => isMark(token) && !/^<[NPn]/.test(token));
  return (
    new Set(marks.filter((mark) => !mark.includes('*'))).size > (marks.includes('<S>') ? 0 : 1) &&
    marks.some((mark) => /^<[SU]\*>$/.test(mark)) &&
    !strange(tokens) &&
    marks.every((mark) => /^<(?:[RSUO]=*|[SUR]#|[SU]\*)>$/.test(mark))
  );
}

/** The order's street and number beside a district of which there are several. */
export function inDistrict(tokens: readonly string[]): boolean {
  const marks = tokens.filter((token) => isMark(token) && !/^<[NPn]/.test(token));
  return (
    ['<R?>', '<S>'].every((mark) => marks.includes(mark)) &&
    (marks.includes('<S#>') || tokens.some((token) => /^<(?:P[#=]|N=)>$/.test(token))) &&
    !strange(tokens) &&
    marks.every((mark) => /^<(?:[RSUO]=*|[SUR][#*]|R\?)>$/.test(mark))
  );
}

/** What may stand in the middle of an address without being part of it. */
const between =
  /^[에은는이가을를도요로으인데고의저희우리집제네아음맞습니다죠的在是住那个就和我们家咱哈嘛呢哦啊呀对嗯好吧了房、，。()~"'「」]$/u;

/** A line that names no piece of the order may name another one: a few words that are no talk, or a kind of a place. */
const placeLine = /[路街巷弄苑园区村楼栋幢座室号单元镇乡县市]|[동로길호층읍면리구군시](?= |$)|\d/u;
function namesPlace(line: readonly string[]): boolean {
  if (line.some((token) => /^(?:[\u4e00-\u9fff가-힣])$/u.test(token))) return placeLine.test(line.join(' '));
  return line.length < 5;
}

/** Whether in the middle of the address stands what the order does not have: 甲 before its number, another road. */
export function strange(tokens: readonly string[]): boolean {
  const [first, last] = placed(tokens);
  const lines: string[][] = [[]];
  for (const token of tokens.slice(first, last)) {
    if (token === '¶') lines.push([]);
    else lines.at(-1)!.push(token);
  }
  return lines.some(
    (line) =>
      (line.some(isMark) || namesPlace(line)) &&
      line.some(
        (token) =>
          !isMark(token) &&
          !joint.test(token) &&
          !between.test(token) &&
          !filler.has(token) &&
          !talk.has(token),
      ),
  );
}

/** Whether something that is not the order's was said, and nothing of the order's in its place later on. */
export function gainsaid(tokens: readonly string[], one: boolean): boolean {
  const groups = groupsOf(tokens);
  return groups.some((group, g) =>
    group.some((at) => {
      const mark = tokens[at]!;
      // A number the order does not have, in the middle of its address.
      const stray = /^<[#%]\d>$/.test(mark) && group.length > 2;
      if (mark.startsWith('<-') || !(speaksAgainst(mark) || stray)) return false;
      if (one && group.some((i) => within.test(tokens[i]!))) return true;
      const part = pieceOf(mark);
      const later = groups.slice(g + 1).flat();
      const number = /[~x#]/.test(mark);
      // 3号楼7502，是3号楼: the house said again takes no room back.
      const room = /^<[~x]U>$/.test(mark) && tokens[at - 1] === '<U>' && tokens[at + 1] !== '<U>';
      return !later.some((i) => {
        const token = tokens[i]!;
        if (room && token === '<U#>' && tokens[i + 1] === '<U>') return false;
        // Another stair is not mended by the order's door.
        if (/let/.test(mark)) return token === '<U>';
        return partOf(token) === part && !speaksAgainst(token) && (!number || /^<[^-].*#/.test(token));
      });
    }),
  );
}

const hard = /^<(?:[NRSU][!~]|[~x][RSU]|(?:let|dir|type)!)>$/;
const plainly = /^<(?:[RSU]!|[~x]U|let!)>$/;
/**
 * Whether another piece than the order's was said plainly, and nothing of the order's in its place later on: alone (西侧,
 * 일산서구예요), or within the order's address (12D, 418 NE Alder St beside Apt 12B). Where another address beside it is the
 * order's own, that one was left behind.
 */
export function contradicted(tokens: readonly string[]): boolean {
  if (!gainsaid(tokens, false)) return false;
  const own = (at: number) =>
    within.test(tokens[at]!) && !speaksAgainst(tokens[at]!) && !tokens[at]!.includes('?');
  const groups = groupsOf(tokens);
  const clean = groups.filter((group) => group.every((at) => !hard.test(tokens[at]!)));
  // The other address beside a door has a door, too, and the one beside a street a street.
  const whole = (mark: string) =>
    clean.some(
      (group) =>
        group.filter(own).length > 2 &&
        (!/unit|street/.test(pieceOf(mark)) ||
          group.some((at) => own(at) && partOf(tokens[at]!) === pieceOf(mark))),
    );
  if (tokens.some((token) => plainly.test(token) && !whole(token))) return true;
  // 46번길 16, 101동 아니고 110동: a door said anew takes no road back, and a whole address does.
  const anew = (mark: string) =>
    whole(mark) ||
    clean.some((group) =>
      group.some(
        (at) =>
          own(at) &&
          partOf(tokens[at]!) === pieceOf(mark) &&
          (!/[~x]/.test(mark) || tokens[at]!.includes('#')),
      ),
    );
  return groups.some((group) =>
    group.some((at) => {
      const amid = group.filter(own).length > 1 || tokens[at - 1] === '<S>';
      return hard.test(tokens[at]!) && amid && !anew(tokens[at]!);
    }),
  );
}

/** 就在地铁口旁边, 스타벅스 옆 건물, ich bin umgezogen: of a place something was said, and not which. */
export const beside = (tokens: readonly string[]): boolean =>
  /旁边|隔壁|对面|楼上那[家个户]|楼下那[家个户]|옆(?:건물|집(?!말고|아니|에두|에놓|에맡|에가|로가|분|에서|은|이랑|택배|사람)|이에요|이요|입니다|이야)|맞은편|건너편|搬家|이사(?:했|갔)|nextto|behindthe|oppositethe|umgezogen|déménagé/u.test(
    tokens.join(''),
  );

/** A number in words, or a tower that the order does not have. */
const koreanDoor =
  /[일이삼사오육칠팔구십백천]{3,} ?[호동층]|(?<![가-힣>])[일이삼사오육칠팔구십] ?동 ?<U|(?<![가-힣])[가나다라마바사아자차카타파하]동<U/u;

/** Wangsan-ro beside 왕십리로: a road in Latin letters that is none of the order's. */
export const unreadRoad = (tokens: readonly string[]): boolean =>
  tokens.some(
    (token, i) =>
      /^[a-z]{2,}$/i.test(token) && tokens[i + 1] === '-' && /^(?:ro|daero|gil)$/.test(tokens[i + 2] ?? ''),
  );

/** A number in words right before a street or behind a door that was not read as one: which it is, nobody knows. */
export function unreadNumber(tokens: readonly string[]): boolean {
  const spelled = tokens.some(
    (token, i) =>
      tenOrMore.test(token) && (tokens[i + 1]?.startsWith('<S') || /^<U>$|^room$/.test(tokens[i - 1] ?? '')),
  );
  return spelled || koreanDoor.test(tokens.join(''));
}

/** Another receiver was named, and the order's own neither before nor after it. */
export const otherReceiver = (tokens: readonly string[]): boolean =>
  tokens.includes('<N!>') && !tokens.some((token) => /^<-?[Nn]=?>$/.test(token));

const adjoining =
  /旁|隔壁|对面|后面|옆|맞은편|건너|뒤|next|behind|opposite|beside|across|near|neben|gegenüber|hinter|à côté|en face|junto|al lado/u;
/** A street and its door, and only on another line what stands beside them: 6栋1101 / 旁边有个全家. */
export const nearElsewhere = (tokens: readonly string[]): boolean =>
  ['S', 'U'].every((letter) => tokens.some((token) => token.startsWith(`<${letter}#`))) &&
  tokens
    .join(' ')
    .split('¶')
    .every((line) => !/<[RSUO]/.test(line) || !adjoining.test(line.replace(/ (?=[^a-z])/g, '')));

/** 1405호 Jeong Yuna 맞아요, Mai Siqi 女士收: a receiver in Latin letters beside one in others, whom nobody here compares. */
export const foreignName = (tokens: readonly string[]): boolean =>
  tokens.some((token, i) => {
    const [next = '', after = ''] = tokens.slice(i + 1);
    const both = /^[A-Za-z]{2,}$/.test(token) && /^[A-Z][a-z]+$/.test(next);
    const led = /^[호号室]$|^<U#>$/u.test(tokens[i - 1] ?? '');
    return both && (led ? /^(?:[맞입님이예收女先,.]|)$/u.test(after) : /^[收女先님]$/u.test(after));
  });
