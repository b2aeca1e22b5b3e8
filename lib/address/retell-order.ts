// An order as a retelling needs it: its text in one spelling, and of every letter, number and word the part it stands in.

import { ordinalWords } from './english-numbers.ts';
import { orderBlock, parseBlock } from './find.ts';
import { fold } from './fold.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { NUMERAL, spellNumbers } from './numerals.ts';
import { numbersOf, type OrderNumber } from './order-numbers.ts';
import { lettersSpoken, respell } from './spoken.ts';
import { PARTS, type Part, type ShipTo } from './types.ts';
import { shortenStates } from './west-words.ts';

/** N receiver, P phone, R region, S street, U unit, O elsewhere in the order. */
export type Letter = 'N' | 'P' | 'R' | 'S' | 'U' | 'O';
const letters: Record<Part, Letter> = { name: 'N', phone: 'P', region: 'R', street: 'S', unit: 'U' };

/** How a mark says what a piece is to the order's. */
export const sign = { agree: '=', differ: '!', unknown: '?' };

export interface OrderText {
  text: string;
  /** By folded character, which part it belongs to. */
  letters: Letter[];
  numbers: OrderNumber[];
  words: Lexicon;
  /** Its address hides something; any part of it does. */
  hidden: boolean;
  /** A number of its address may be hidden whole: one beside it is no slip of another. */
  wholly: boolean;
  /** So may one of three digits and more. */
  wide: boolean;
  masked: boolean;
  country: string;
  name: string;
  phone: string;
  region: string;
}

const eastern = /^(?:CN|TW|HK|MO|JP|SG|MY)$/;

/** Numerals that count a house, a floor, a road: not those of 一下, 一样, 第一次. */
const numeral = new RegExp(
  `(?!二七区|二道区|三元区|五一路|五四路|八一路|七一路)(?:[${NUMERAL}]{2,}(?![个次天遍趟份单样])|(?<=之)[${NUMERAL}](?![\\u4e00-\\u9fff])|(?<=[0-9号栋幢座元楼层-])[${NUMERAL}]+(?![个次天遍趟份单样下起点])|[${NUMERAL}](?=号|楼|层|单元|室|栋|幢|座|路|街|段|弄|巷|期|区|门|组|队|经|纬|马路|环|道|里|院|排|村|丁目))`,
  'gu',
);
const behindOf = new RegExp(`之([${NUMERAL}])(?=\\d)`, 'gu');
export const spelled = (text: string, country: string) =>
  eastern.test(country)
    ? (country === 'JP' ? lettersJp(text) : text)
        // 207号之二504室: two numbers, not one.
        .replace(behindOf, (_, run: string) => `之${spellNumbers(run)} `)
        .replace(numeral, (run) => spellNumbers(run))
    : country === 'KR'
      ? lettersSpoken(text)
      : shortenStates(country, pauses(national(country, text)));
/** エー棟 is A棟: a letter by its name, before what it names. */
const letterJp = /(?<![\u3041-\u30fe])(?:[エえ]|ビ|び|シ|し|ディ|でぃ|イ|い)-(?=栋|棟|号|馆|館)/gu;
const letterOf = new Map([...'エaえaビbびbシcしcデdでdイeいe'].map((c, i, all) => [c, all[i + 1]!]));
const lettersJp = (text: string) => text.replace(letterJp, (name) => letterOf.get(name[0]!) ?? name);
const namesEs = ['primero', 'segundo', 'tercero', 'cuarto', 'quinto', 'sexto', 'septimo', 'octavo'];
/** Tercero B is 3º B. */
const stepsEs = new RegExp(
  `\\b(?:${namesEs.join('|')})(?= (?:[a-z]|izq|izda|izquierda|der|dcha|derecha)\\b)`,
  'g',
);
const namesFr = [
  'premier',
  'deuxieme',
  'troisieme',
  'quatrieme',
  'cinquieme',
  'sixieme',
  'septieme',
  'huitieme',
];
/** Deuxième étage is 2e étage. */
const stepsFr = /\b(?:premi|deuxi|troisi|quatri|cinqui|sixi|septi|huiti)[eè](?:r|me)(?= [eé]tage\b)/g;
const stepFr = (word: string): number => namesFr.indexOf(unaccented(word)) + 1;
/** St. Louis and Saint Louis are a town, and no kind of street. */
const saints =
  /\b(?:saint|st\.?) ?(?=(?:louis|paul|petersburg|augustine|charles|george|joseph|cloud|clair|albans|helens)\b)/g;
/** What one country writes in several ways. */
function national(country: string, written: string): string {
  let text = written;
  if (country === 'US') return countyRoads(text).replace(saints, 'saint');
  if (country === 'CA')
    return text
      .replace(/\bouest\b|(?<=[a-z]{3} )o(?=[,.]|\s(?:app?|apt|bureau)\b|\s*$)/g, 'west')
      .replace(/(?<=[a-z] )est(?=,|\s*$|\s(?:app?|apt|bureau|suite|#|\d))/g, 'east');
  if (/^(?:BR|PT)$/.test(country))
    return text
      .replace(/(?<![a-z])r\.? (?=d[aeo]s? |[a-z]{4})/g, 'rua ')
      .replace(/(?<![a-z])bl\.? ?(?=[a-z\d](?![a-z\d]))/g, 'bloco ');
  if (/^(?:ES|MX)$/.test(country))
    return text
      .replace(/(?<![a-z])c\/\s?/g, 'calle ')
      .replace(stepsEs, (word) => String(namesEs.indexOf(word) + 1));
  if (/^(?:FR|BE|LU|CH|IT)$/.test(country))
    text = text.replace(/(?<![a-z])(l|d|dell|all)'(?=[a-zà-ÿ])/g, (_, article: string) =>
      article === 'd' ? 'de ' : 'la ',
    );
  if (country === 'FR')
    return text
      .replace(/(?<=\d[,.]? |\d ?bis |, )r\.(?= )/g, 'rue')
      .replace(/(?<=\d) ?[eè]me\b/g, 'e')
      .replace(stepsFr, (word) => `${stepFr(word)}e`);
  // D2 is Dublin 2, and the D02 of an Eircode (D02 X285) is no quarter.
  if (country === 'IE')
    return text.replace(/\bd(?=\d{1,2}\b)(?!\d\d\s?(?=[a-z]*\d)[a-z][a-z\d]{3}\b)/g, 'dublin ');
  if (country === 'VN')
    return text
      .replace(/(?<![\p{L}\d])q(?:\. ?|(?= ?\d))/gu, 'quận ')
      .replace(/(?<![\p{L}\d])p(?:\. ?|(?= ?\d))/gu, 'phường ');
  return text;
}
/** A dash between words is a pause, N.E. is NE, forty-second is 42nd. */
const pauses = (text: string) =>
  ordinalWords(text)
    .replace(/\bb4(?= (?:u|you|it|i|we|they|the|coming|delivery|noon|dropping)\b)/g, 'before')
    .replace(/\bp\.? ?o\.? ?(?=box\b)/g, 'po ')
    .replace(/(?<=[a-z\d.]) -+ (?=[a-z\d])/g, ', ')
    .replace(/\b([ns])\.\s?([ew])\.(?= )/g, '$1$2');
/** CR 18 and Co Rd 18 are County Road 18. */
const countyRoads = (text: string) =>
  text.replace(/\bcr(?= \d)/g, 'county road').replace(/\bco\.?(?= r(?:oa)?d\b)/g, 'county');
/** é is e; a letter stays one letter, so that places stay what they are. */
export const unaccented = (text: string) =>
  text.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (c) => plainLetters[c] ?? c.normalize('NFD')[0]!);
const plainLetters: Record<string, string> = { ß: 's', đ: 'd', ł: 'l', ø: 'o', ı: 'i', æ: 'a', œ: 'o' };

/** What a retelling needs of an order, read once. */
export function orderText(order: string | ShipTo, country: string): OrderText {
  const block = typeof order === 'string' ? order : orderBlock(order);
  const parts = parseBlock(order, country);
  const f = respell(fold(block.slice(0, 2_000)));
  const of = Array.from({ length: f.text.length }, (_, i): Letter => {
    const at = f.from[i]!;
    // A door may stand within the span of its street.
    const within = PARTS.filter((p) => parts[p] && at >= parts[p].span[0] && at < parts[p].span[1]);
    const long = (p: Part) => parts[p]!.span[1] - parts[p]!.span[0];
    const part = within.sort((a, b) => long(a) - long(b))[0];
    return part ? letters[part] : 'O';
  });
  // Numerals become digits piece by piece, so that each keeps the part it stood in.
  let text = '';
  const kept: Letter[] = [];
  for (let i = 0; i < f.text.length; ) {
    let end = i + 1;
    while (end < f.text.length && of[end] === of[i]) end++;
    const piece = spelled(f.text.slice(i, end), country);
    text += unaccented(piece);
    for (let k = 0; k < piece.length; k++) kept.push(of[i]!);
    i = end;
  }
  const bare = [...text].map((c, i) => (kept[i] === 'N' || kept[i] === 'P' ? ' ' : c)).join('');
  return {
    text,
    letters: kept,
    numbers: numbersOf(text, kept, country),
    words: lexiconOf(text, kept),
    hidden: /\*/.test(bare),
    wholly: /(?<![\da-z*])\*+(?![\da-z*])/.test(bare),
    wide: /(?<![\da-z*])\*{3,}(?![\da-z*])/.test(bare),
    masked: /\*/.test(text),
    country,
    name: parts.name?.value ?? '',
    phone: parts.phone?.value ?? hiddenPhone(text),
    region: parts.region?.value ?? '',
  };
}

/** A phone so masked that no country's shape fits it. */
const hiddenPhone = (text: string) =>
  [...text.matchAll(/(?<![\d*])[+\d*(][\d*() -]{5,}[\d*]/g)]
    .map((hit) => hit[0].replace(/[^\d*]/g, ''))
    .find((digits) => digits.length >= 7 && digits.length <= 13 && /\*/.test(digits) && /\d/.test(digits)) ??
  '';
