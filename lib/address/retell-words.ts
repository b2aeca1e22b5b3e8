// Words in Latin letters beside the order's: its own, spelt its way or nearly so, a direction or a kind of street it
// does not have, a letter of another door; all else stays a word.
import { slip } from './mask.ts';
import { otherLetterThere } from './retell-letters.ts';
import { misspeltName } from './retell-names.ts';
import { sizeUp } from './retell-numbers.ts';
import type { OrderText } from './retell-order.ts';
import {
  bareWord,
  common,
  hiddenBehind,
  hiddenWord,
  neighbour,
  otherKind,
  otherLetter,
  otherTown,
  renamed,
  replaced,
} from './retell-other.ts';
import { filler } from './west-account.ts';
import {
  isDirection,
  isGrown,
  isSuffix,
  isSureSuffix,
  isTypeBefore,
  stateOf,
  talk,
  units,
} from './west-words.ts';

/** Words that are never the first letters of others. */
const little =
  /^(?:is|it|to|at|on|or|so|my|me|we|us|as|an|am|no|of|in|if|by|do|go|he|hi|ok|the|and|not|was|has|but|can|you|its|for|are|all|any|how|who|why|pls|one|two)$/;
const doorAhead =
  /(?:[\d#]|\b(?:block|blk|bldg|building|tower|bloco|bloque|torre|unit|apt|flat|room|door|entrance|wing|stair|scala|stiege|escalera|ste|suite|座|栋))\s{0,2}$/;
const doorBehind = /^\s?(?:座|栋|幢|区|楼|室|单元|동|棟|馆|门)/u;

/** What stands between names, and in any sentence. */
const particle = /^(?:de|do|da|dos|das|di|del|della|du|des|von|van|der|den)$/;

const isEnglish = /^(?:US|CA|GB|IE|AU|NZ)$/;

/** U12 and L3 are a unit and a level there; S238000 is Singapore's postcode. */
function gluedTo(letter: string, behind: string, { country }: OrderText): string | undefined {
  if (/^(?:AU|NZ)$/.test(country) && letter === 'u') return 'room';
  if (/^(?:AU|NZ|SG|HK)$/.test(country) && letter === 'l' && /^\d{1,2}(?!\d)/.test(behind)) return 'floor';
  return country === 'SG' && letter === 's' && /^\d{6}(?!\d)/.test(behind) ? 'singapore' : undefined;
}

/** The word as it is, or the mark of what it is to the order. */
export function wordMark(written: string, text: string, at: number, order: OrderText): string {
  const word = bareWord(written);
  const { words, initials, ...has } = order.words;
  const letter = words.get(word);
  const behind = text.slice(at + written.length, at + written.length + 24);
  const ahead = text.slice(Math.max(0, at - 24), at);
  if (/^\d+$/.test(word) && !letter) return sizeUp(`${word}${behind}`, 0, word, order).mark;
  const next = /^[ .]{1,2}([a-z']+)/.exec(behind)?.[1];
  if (/^(?:first|last)$/.test(written) && next === 'name') return written;
  if (written === 'plz' && !words.has('plz') && !words.has(word)) return 'please';
  // Italy's n. 84.
  if (written === 'n' && !isEnglish.test(order.country) && /^[.º°]?\s?\d/.test(behind)) return 'no';
  // Spain's c/ Alcalá.
  if (written === 'c' && /^\//.test(behind)) return '<road>';
  // In Quebec Ste-Catherine O is Sainte-Catherine Ouest.
  if (order.country === 'CA' && written === 'o' && (words.has('oust') || words.has('w'))) return '<S>';
  if (/^(?:CA|FR)$/.test(order.country) && written === 'ste' && /^[ -][a-z]/.test(behind) && words.has('st'))
    return '<S>';
  // St-Dominique beside rue Saint-Denis.
  const saint = /^-([a-z]{3,})/.exec(behind)?.[1];
  if (/^(?:st|ste|saint|sainte)$/.test(written) && saint && letter === 'S' && !words.has(bareWord(saint)))
    return '<S!>';
  // Plaza de la Constitución beside Avenida de la Constitución.
  const kinds = isTypeBefore(written) ? [...words.keys()].filter((own) => isTypeBefore(own)) : [];
  if (kinds.length > 0 && !letter && !kinds.includes(word) && /^ [a-z]/.test(behind)) return '<type!>';
  const glued = /^\d/.test(behind) ? gluedTo(written, behind, order) : undefined;
  if (glued !== undefined) return glued;
  if (written.length === 1) {
    if (otherLetterThere(text, at, order)) return '<let!>';
    const door =
      doorAhead.test(ahead) ||
      doorBehind.test(behind) ||
      /^-?\d/.test(behind) ||
      (next !== undefined && isSureSuffix(bareWord(next)));
    // B栋 beside B1栋.
    const alone = new RegExp(`(?<![a-z])${written}(?![a-z\\d])`).test(order.text);
    if (letter === 'U' && doorBehind.test(behind) && !alone && !/\d/.test(ahead.slice(-1))) return '<let!>';
    if (
      letter &&
      (!/^[aismdt]$/.test(written) || door || (isDirection(word) && next && words.has(bareWord(next))))
    )
      return `<${letter}>`;
    const numbered = order.numbers.find((n) => n.value === /^[ .]{1,2}(\d+)/.exec(behind)?.[1]);
    const kind = /([a-z]+)\.? $/.exec(ahead)?.[1];
    const behindStreet = kind !== undefined && isSuffix(bareWord(kind)) && words.get(bareWord(kind)) === 'S';
    if (
      isDirection(word) &&
      ((next && words.has(bareWord(next))) || numbered || /\d\s$/.test(ahead) || behindStreet) &&
      !door
    )
      return letter && behindStreet ? `<${letter}>` : has.directions ? '<dir!>' : '<dir>';
    if (door) return has.letters ? '<let!>' : '<let>';
    return written;
  }
  // Mass Ave is a street of that name, not the state.
  const named =
    next && letter !== 'S' && isSureSuffix(bareWord(next)) ? stateOf(order.country, written) : undefined;
  if (named) {
    const own = [...words].some(
      ([other, part]) =>
        part === 'S' && (stateOf(order.country, other) === named || other.startsWith(written)),
    );
    return own ? '<S>' : '<S!>';
  }
  const part = letter ? undefined : hiddenWord(written, order);
  if (part) return `<${part}*>`;
  if (letter === 'R' && otherTown(word, next, order.text)) return '<R!>';
  // Chapel Street, St Kilda: a town behind the street.
  if (written === 'st' && /,\s$/.test(ahead) && next && !words.has(bareWord(next)) && next.length > 3)
    return '<R!>';
  // Makati City beside Quezon City.
  if (letter === 'R' && /^(?:city|town|county|beach|park)$/.test(word)) {
    const town = /([a-z']{3,})\s$/.exec(ahead)?.[1];
    if (town && !words.has(bareWord(town)) && !filler.has(town) && !talk.has(town) && !common.has(town))
      return '<R!>';
  }
  const kindAhead = /([a-z']{3,}) $/.exec(ahead)?.[1];
  if (
    isSureSuffix(word) &&
    kindAhead &&
    words.get(bareWord(kindAhead)) === 'S' &&
    otherKind(word, kindAhead, order) &&
    !hiddenBehind(kindAhead, order.text)
  )
    return '<type!>';
  // De of prazo de entrega is none of Rua do Catete and Rio de Janeiro.
  const around = [/([a-z']+)[ .]+$/.exec(ahead)?.[1], next];
  if (letter && particle.test(written) && !around.some((other) => other && words.has(bareWord(other))))
    return written;
  if (letter) return `<${letter}>`;
  // Co. Kerry beside Co. Waterford.
  if (order.country === 'IE' && /\bco\.? $/.test(ahead) && /\bco\.? [a-z]/.test(order.text)) return '<R!>';
  if (
    isDirection(word) &&
    written.length > 2 &&
    next &&
    words.get(bareWord(next)) === 'R' &&
    !words.has(word)
  )
    return '<R!>';
  if (isDirection(word) && written !== 'se') return has.directions ? '<dir!>' : '<dir>';
  const before = /(?:^|[\s,])([^\s,]+)\s$/.exec(ahead)?.[1];
  const own =
    before !== undefined &&
    words.has(bareWord(before)) &&
    !(written === 'place' && isSuffix(bareWord(before)));
  if (isSuffix(word) && before && (own || /^\d+(?:st|nd|rd|th)?$/.test(before)))
    return has.suffixes && !hiddenBehind(before, order.text) ? '<type!>' : '<type>';
  const acronym = initials.get(written);
  if (acronym && written.length <= 3 && !little.test(written)) return `<${acronym}>`;
  const state = stateOf(order.country, written) ?? neighbour(order.country, written);
  const states = [...words].flatMap(([own, part]) => (part === 'R' && stateOf(order.country, own)) || []);
  // Superior WI, 86 N Tamarack Way.
  const heads = /^,\s?\d/.test(behind) && /(?:^|\n)(?:[a-z]+ ){1,2}$/.test(ahead) && !little.test(written);
  const stately =
    written.length > 2 || heads || (/,\s?$/.test(ahead) && /^(?:\s?[.,!;\n]|\s*$|\s\d{4,5})/.test(behind));
  // Milwaukee WI beside Milwaukee, Wisconsin; Springfield IL beside Springfield, MO.
  const ends = /^(?:\s?[.,!;\n]|\s*$|\s\d{5})/.test(behind) && !filler.has(written) && !talk.has(written);
  const behindTown =
    state !== undefined &&
    (states.includes(state) || ends) &&
    before !== undefined &&
    words.get(bareWord(before)) === 'R';
  if (state && (stately || behindTown))
    return states.includes(state) || words.has(written) ? '<R>' : states.length ? '<R!>' : '<R?>';
  const withName = [before, next].some((other) => other && words.get(bareWord(other)) === 'N');
  const misspelt = misspeltName(word, withName, words);
  if (misspelt) return misspelt;
  if (word.length >= 4) {
    for (const [own, part] of words) {
      if (own.length < 4 || own[0] !== word[0]) continue;
      const cut = own.slice(0, 4) === word.slice(0, 4) && own.length - word.length > 2;
      if (slip(own, word)) return /[SOU]/.test(part) && otherLetter(own, word) ? `<${part}~>` : `<${part}≈>`;
      if (cut && (own.startsWith(word) || part === 'R')) return `<${part}≈>`;
    }
  }
  if (before && renamed(word, before, behind, order)) return '<S!>';
  // Goethestraße beside Schillerstraße.
  if (isGrown(word) && [...words].some(([own, part]) => part === 'S' && isGrown(own))) return '<S!>';
  // Side entrance off the lane.
  const anyRoad = /\b(?:the|a|this|busy|back|side|our|my|your) $/.test(ahead);
  if (isSureSuffix(word) && written !== 'st' && !anyRoad) return '<road>';
  // Noble St beside another street of the order.
  const street =
    next &&
    isSuffix(bareWord(next)) &&
    written.length > 2 &&
    !isSuffix(word) &&
    !isTypeBefore(written) &&
    !isTypeBefore(next);
  if (street && has.suffixes && !filler.has(written) && !talk.has(written) && !common.has(written))
    return '<S!>';
  if (
    next &&
    written.length > 3 &&
    replaced(word, next, order) &&
    !filler.has(written) &&
    !talk.has(written) &&
    !common.has(written)
  )
    return '<S!>';
  const unit = /^no$|^number$/.test(written) ? undefined : units.get(word);
  if (unit && /^\.?\s?#?\d|^ [a-z](?![a-z'])/.test(behind)) return unit;
  return written.replace(/'/g, '');
}
