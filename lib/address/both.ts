// Two addresses in one message, one of them the order's, and no word which one counts: one below the other, two places
// of mine, or one beside the other without a turn. Nothing of either can be told.
import type { Comparison, Outcome, Row } from './types.ts';

/** Something for both of them: it shall not all go where the order says. */
const toEach = /各|都[要寄发]|分开|分别|각각|나눠|씩|\b(?:each|both|split)\b/u;

/** What was said before it is taken back. */
const turned =
  /(?:^|[\n,，。!！~… ])(?:哦|啊|呃|诶|额)?\s?(?:不对|错了|说错|写错|发错|搞错)|那(?:个|是)是?(?:我[^\d\n]{1,6}家|旧|以前|老)|(?:^|\n|\s)(?:아+\s?(?:아니|잘못)|아니다|앗)|전\s?세입자|\b(?:oops|whoops|my bad|wait,? no|scratch that|sorry,? (?:no|wrong|that))\b/iu;

/** The order's own and another, found one after the other. `rival` = what the one that was not taken is to the order. */
export const besideRival = (rival: readonly Outcome[], message: string): boolean =>
  rival.filter((met) => met === 'agree').length > 1 &&
  !rival.includes('differ') &&
  !toEach.test(message) &&
  !turned.test(message);

/** A label or a word about one of them. */
const talks =
  /[:：]|不|改|换|旧|新的|原|错|아니|말고|변경|기존|에서|으로|\b(?:not|from|old|new|to|instead|is|was|moved|ship|send)\b/u;

const places = ({ rows }: Comparison) =>
  rows.filter((row) => row.buyer && /^(?:region|street|unit)$/.test(row.part));

/** A road with its number, a door with its building. */
const full = ({ part, buyer = '' }: Row) =>
  part === 'street' ? /\d/.test(buyer) : part === 'unit' && /\d\D+\d/.test(buyer);

/** One address below the other, the order's and another, and nothing else. `read` = reads a line alone. */
export function besideOwn(message: string, read: (line: string) => Comparison): boolean {
  // 天元公馆3栋502 天元公馆5栋302: the same estate twice.
  const twice = message.length < 240 && /^\s*(([^\s\d,，]{3,})\S+)\s+(\2\S+)\s*$/u.exec(message);
  const lines = twice ? [twice[1]!, twice[3]!] : message.split(/\n|\s\/\s/).filter((line) => line.trim());
  if (lines.length < 2 || lines.length > 4) return false;
  if (lines.some((line) => line.length > 120 || talks.test(line))) return false;
  // A line of its own may hold the receiver and the phone.
  const both = lines
    .filter((line) => /\d/.test(line))
    .map(read)
    .filter((one) => places(one).length > 0);
  if (both.length !== 2) return false;
  // A road with its number on one line and its estate and door on another are one address.
  const [first, second] = [places(both[0]!), places(both[1]!)];
  const again = (a: Row, b: Row) =>
    a.part === b.part && (a.part !== 'street' || /\d/.test(a.buyer!) === /\d/.test(b.buyer!));
  if (!first.some((one) => second.some((other) => again(one, other)))) return false;
  return (
    both.every((one) => places(one).length > 1 || places(one).some(full)) &&
    both.some((one) => one.verdict !== 'differ') &&
    both.some((one) => one.verdict === 'differ')
  );
}

/** Two places of mine, and no word which one counts. */
const twoPlaces =
  /另外?还有一个(?:地址)?\s?[:：]|[两俩2二]个(?:收货|收件)?(?:地址|地方)|(?:주소|배송지)(?:가|는|를)?\s?(?:두|2)\s?(?:개|군데|곳)|집은.{4,60}(?:회사|직장|사무실)는|(?:회사|직장)는.{4,60}집은|(?:家里?|집|\bhome):.{4,60}(?:公司|单位|회사|직장|\b(?:work|office)):|(?:公司|单位|회사|직장|\b(?:work|office)):.{4,60}(?:家里?|집|\bhome):|家里?是.{4,60}(?:公司|单位)是|公司是.{4,60}家里?是|\b(?:two|2) (?:addresses|places|homes|houses|flats)\b|\bhome is\b.{4,60}\b(?:work|office) is\b/iu;
const told =
  /(?:寄|发(?!你)|送|用|以|按)(?!的?哪|[了过]?哪|到哪|出)(?:到|去|给|往)?|为准|第[一二]个|这个|默认|改|换|보내\s?주|바꿔|변경|보내셔|배송해|으로\s?(?:부탁|해)|\b(?:send|ship|use|deliver|first|second|latter|former|instead|please|change)\b(?![^.]*\?)/iu;

/** Two places of mine are named, and no word says which one counts. */
export const namesTwo = (message: string): boolean => twoPlaces.test(message) && !told.test(message);
