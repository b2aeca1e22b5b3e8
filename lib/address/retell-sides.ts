// Doors that are told apart by a word instead of a number: 본관 and 별관, 东楼 and 西楼, the ground and the top floor, the
// east and the west wing. Where the order has another of the same kind, the mark says so, as it does of another number.
import type { OrderText } from './retell-order.ts';
import { spellWord } from './west-words.ts';

/** Words of which an order has one or none; what a group catches is the word, what follows it tells the kind. */
const kinds: RegExp[] = [
  /(?<![가-힣])(본관|별관|신관|구관|동관|서관|남관|북관|본채|별채|안채|사랑채|바깥채|행랑채|상가(?=\s?\d))(?![가-힣]{2}(?<!으로|이에|이요|입니|인데))/gu,
  /(?<![가-힣])(반지하|지하|옥탑방?|지상)(?=\s?(?:\d|[은는이가을를으로에요예입]|[\s,.]|$))/gu,
  /([东西南北中前后左右])(?:[边侧]的?)?(?=单元|楼(?![梯上下道])|院|座|塔(?!楼)|厢|栋|幢)/gu,
  /([东西南北左右])(?=侧|边(?!上))/gu,
  /([主副附裙辅配])(?=楼(?![梯道]))/gu,
  /([内外])(?=侧)/gu,
  /(?<=浦)([东西])/gu,
  /(?<![가-힣])(상가|별관|본관|신관|구관|오피스|주거)(?=동(?![가-힣]))/gu,
  /([南北])(?=[\d一二三四五六七八九十]{1,2}(?:条|线))/gu,
  /([东西])(?=[\d一二三四五六七八九十]{1,2}(?:丁目|线))/gu,
  /(?<=大道)([东西南北中])(?=\d)/gu,
  /([东西南北前后左右])(?=户|门(?![口卫外面市诊边店头旁]))/gu,
  /(?<![가-힣])(좌측|우측|왼쪽|오른쪽)/gu,
  /\b(lower ground|upper ground|ground|basement|garden|attic|top|main|upper|lower|first|second|third|fourth|fifth|[1-9](?:st|nd|rd|th))(?= (?:floor|fl|flat|level|apartment|apt|unit)\b)/g,
  /\b(east|west|north|south|front|rear|back|left|right)(?=(?: hand)? (?:wing|tower|block|building|bldg|entrance|house|flat|unit|cottage|cabin|studio|suite|side door)\b)/g,
  /(?<=(?:(?:\b(?:unit|apt|apartment|flat|floor|suite)|#) ?\w{1,4}|\b(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|ground|top) (?:floor|fl|flat)),? )(front|rear|left|right|upper|lower)\b/g,
  /(?<=^|[,\n/] ?)(basement|upper|lower|main|attic|garden|ground|top|front|rear|back|coach house|carriage house)(?=(?: unit| flat| floor| apt| apartment| suite| level)?\s?(?:[,.!\n/]|$))/g,
  /\b(vorderhaus|hinterhaus|seitenfl[üu]gel|quergeb[äa]ude)\b/g,
  /\b(links|rechts)\b/g,
  /\b(izquierda|izda|izq|derecha|dcha|der|centro)\b(?=[.,;!?]|\s*$|\s[,.]|\s\d)/g,
  /\b(gauche|droite)\b/g,
  // Denmark's 2. th and 2. sal til venstre.
  /(?<=\b\d{1,2}\. ?(?:sal,? )?(?:til )?)(venstre|hojre|tv|th|mf)\b/g,
];
const sides = new Map([
  ['attic', 'top'],
  ['옥탑방', '옥탑'],
  ['반지하', '지하'],
  ['venstre', 'tv'],
  ['hojre', 'th'],
  ['왼쪽', '좌측'],
  ['오른쪽', '우측'],
  ['der', 'derecha'],
]);
const plain = (word: string) => spellWord(sides.get(word) ?? word);

/** Where one is asked for at one place alone. */
const here = kinds.map((kind) => [new RegExp(kind.source, 'uy'), kind] as const);

/** A floor between two others: the order that does not name it does not mean it. */
const between = /夹层|中二阶|\bmezzanine\b|\bammezzato\b|\bentresuelo\b|\bentresol\b/uy;

const at = (shape: RegExp, text: string, place: number) => {
  shape.lastIndex = place;
  return shape.exec(text);
};

/** Where such a word ends of which the order has another instead; -1 = there is none here. */
export function otherSide(text: string, place: number, order: OrderText): number {
  const floor = at(between, text, place)?.[0];
  if (floor && order.numbers.some((n) => n.letter === 'U') && !order.text.includes(floor))
    return place + floor.length;
  for (const [shape, kind] of here) {
    const said = at(shape, text, place);
    if (!said) continue;
    const own = [...order.text.matchAll(kind)].map((hit) => plain(hit[1]!));
    if (own.length > 0) return own.includes(plain(said[1]!)) ? -1 : place + said[0].length;
  }
  return -1;
}
