// Another thing where the order's own would stand, asked of a told message: another town behind the street, another kind of
// door or road by the order's name, another receiver by its label.
import { everyday } from './idle-lines.ts';
import { filler } from './west-account.ts';
import { talk } from './west-words.ts';

const named = /^<R/;
/**
 * 14 Victoria Road, Sheffield; 22 Queen St East in Hastings; #2304 Burnaby: behind the street, `behind` a comma, a word or nothing,
 * stands a name, and nothing of the order's town but perhaps its postcode.
 */
export function endsElsewhere(tokens: readonly string[], behind: ',' | 'in' | ''): boolean {
  const end = tokens.findLastIndex((token) => /^<[SUO]/.test(token)) + 1;
  const town = tokens[behind ? end + 1 : end] ?? '';
  return (
    (!behind || tokens[end] === behind) &&
    /^[A-Z][a-z]{2,}/.test(town) &&
    !filler.has(town.toLowerCase()) &&
    !tokens.some((token) => named.test(token) && token !== '<R#>')
  );
}

/** mass ave, boston. The same in small letters, where nothing but a full stop follows. */
export function endsInSmall(tokens: readonly string[]): boolean {
  const [comma, town = '', stop = ''] = tokens.slice(
    tokens.findLastIndex((token) => /^<[SU]/.test(token)) + 1,
  );
  return (
    comma === ',' &&
    /^[a-z]{4,}$/.test(town) &&
    /^[.!?]?$/.test(stop) &&
    !talk.has(town) &&
    !filler.has(town) &&
    !tokens.some((token) => named.test(token))
  );
}

/** A word that may be a town's: no word of chat. */
const strangeWord = (word: string): boolean =>
  /^[a-z]{4,}$/i.test(word) && ![filler, talk, everyday].some((known) => known.has(word.toLowerCase()));
/**
 * Orlando, FL on the line above the street: `differ`, for the state says what it is. A single word there (Cambridge), or a
 * name behind the door (#2304 Burnaby), while nothing of the order's town was said: `unknown`.
 */
export function townAhead(tokens: readonly string[]): 'differ' | 'unknown' | undefined {
  const lines = tokens.join(' ').split(' ¶ ');
  const stated = lines.some((line) => {
    const [, town] = /^([a-z]{4,}) , <R>(?: |$)/i.exec(line) ?? [];
    return town !== undefined && strangeWord(town) && !/<R[#=]/.test(line);
  });
  if (stated && lines.length > 1) return 'differ';
  if (tokens.some((token) => named.test(token)) || lines.length < 2) return undefined;
  const alone = lines.some((line, i) => strangeWord(line) && /^<[SU]/.test(lines[i + 1] ?? ''));
  const behind = lines.some((line, i) => {
    const [, town] = /<[SU]#?> ([A-Z][a-z]{3,})$/.exec(line) ?? [];
    return i < lines.length - 1 && town !== undefined && strangeWord(town);
  });
  return alone || behind ? 'unknown' : undefined;
}

const wordOfRoad = /^(?:[路街巷弄里]|大道)$/u;
/** Kinds of streets that are plain words too: 9 Orchard Park beside 9 Orchard Pl. */
const plainKind = /^(?:park|mall|arcade|gate|green|yard|market)$/i;
/**
 * The order's own number or name as another kind of thing: 2单元1806 beside 2号楼1806, 402동 beside 402호, 205호 1101호 beside
 * 205동 1101호, 红旗路 beside 红旗街.
 */
export const otherKind = (tokens: readonly string[]): boolean =>
  tokens.some((token, i) => {
    const [behind = '', next = '', last = ''] = tokens.slice(i + 1);
    // Behind a number that is not the order's stands the rest of another address.
    if (/^<-?(?:[~x]|#\d)/.test(tokens.slice(0, i).findLast((one) => /^<.*[#~x]/.test(one)) ?? ''))
      return false;
    if (token === '<S>' && tokens[i - 1] === '<S#>' && plainKind.test(behind))
      return /^(?:[,.¶]?|<dir!?>|<R.*)$/.test(next);
    if (token === '<S>') return wordOfRoad.test(behind) || (behind === '大' && next === '道');
    // 12号楼2单元301 beside 12#2-301: the order does not say which of them is the stair.
    if (token === '<U#stair>')
      return behind === '单' && !tokens.slice(Math.max(0, i - 3), i).includes('<U#>');
    if (token === '<U#tower>')
      return behind === '동' && !tokens.some((own, k) => k > i && own === '<U#>' && tokens[k + 1] === '동');
    return token === '<U#room>' && behind === '호' && next === '<U#>' && last === '호';
  });

/** Phoenix, CO 80202 beside Denver, CO 80202: another town where the order's would stand, before its state. */
export function otherTown(tokens: readonly string[]): boolean {
  const state = tokens.indexOf('<R>');
  const at = tokens[state - 1] === ',' ? state - 2 : state - 1;
  const town = tokens[at] ?? '';
  const ahead = tokens[at - 1];
  return (
    /^[A-Za-z]{3,}$/.test(town) &&
    (/^[A-Z]/.test(town) ? ahead !== undefined : !ahead || ahead === '¶') &&
    (!ahead || /^(?:[,¶]|<[SUN].*)$/.test(ahead)) &&
    /^<R#>$/.test(tokens[state + 1] ?? '') &&
    !filler.has(town.toLowerCase()) &&
    !talk.has(town.toLowerCase())
  );
}

const label = /(?:名字|姓名|收[件货]人|이름|성함|받는(?:사람|분)|수령인)(?:就?[是叫写为]|[은는이가])?:?$/u;
/** Whether a receiver one letter off the order's, or another one under a label, was named, and the order's own nowhere behind. */
export const misnamed = (tokens: readonly string[]): boolean =>
  tokens.some((token, i) => {
    const named =
      token === '<N~>' ||
      (token === '<N!>' && tokens[i + 1] === '<N>') ||
      (token === '<N!>' && label.test(tokens.slice(Math.max(0, i - 6), i).join('')));
    return named && !tokens.slice(i + 2).some((later) => /^<N=?>$/.test(later));
  });
