// Letters that name a tower, a wing, a stair or a door: A동, B栋, 2층 D호, scala B, Flat C. Beside the order's letter of the same
// kind another one is another door, wherever the readers put it.
import type { OrderText } from './retell-order.ts';

/** What stands behind such a letter, by kind. */
const behindKinds = [
  /^\s?(?:동|棟|栋|幢|座|塔|号楼)(?![가-힣]{2}(?<!으로|이[에요]|이고|입니|인데|맞[아나는습]|말고|아[니닌]))/u,
  /^\s?(?:호|号室|室|号房|户)/u,
  /^\s?(?:单元|门|라인)/u,
  /^\s?(?:区|블[록럭])/u,
];
/** What stands before it: the kind is the word. */
const aheadKind =
  /(?<![a-z])(scala|stiege|escalera|esc|bloco|bloque|torre|tower|wing|building|bldg|block|entrance|aufgang|eingang|portal|portone|interno|b[aâ]timent|b[aâ]t|escalier|stair|staircase|trapp(?:a|e)|opgang|klatka|lokal)\.? $|((?:\d|[一二三四五六七八九十])\s?[楼层阶階층])\s?$/u;

const spellings: Record<string, string> = {
  bldg: 'building',
  staircase: 'stair',
  bat: 'batiment',
  bât: 'batiment',
  bâtiment: 'batiment',
  esc: 'stair',
  escalera: 'stair',
  escalier: 'stair',
  scala: 'stair',
};
const kindAhead = (text: string): string | undefined => {
  const [, word, floor] = aheadKind.exec(text) ?? [];
  return floor ? 'floor' : word && (spellings[word] ?? word);
};
const kindsBehind = (text: string): number => behindKinds.findIndex((shape) => shape.test(text));

/** Whether the order has another letter where this one (`text[at]`) stands: B behind scala, D before 호. */
export function otherLetterThere(text: string, at: number, order: OrderText): boolean {
  const said = text[at]!;
  // A-604 beside Flat 604, B Wing.
  const wing = /^-\d{2,4}(?!\d)/.test(text.slice(at + 1))
    ? /(?<![a-z])([a-z])[ -](?:wing|block|tower)\b/.exec(order.text)?.[1]
    : undefined;
  if (wing) return wing !== said;
  const ahead = kindAhead(text.slice(Math.max(0, at - 16), at));
  const behind = kindsBehind(text.slice(at + 1, at + 8));
  if (!ahead && behind < 0) return false;
  const own = [...order.text.matchAll(/(?<![a-z])[a-z](?![a-z\d])/g)].filter(
    ({ index }) => !/[NP]/.test(order.letters[index]!),
  );
  const same = own.filter(
    ({ index }) =>
      (behind >= 0 && kindsBehind(order.text.slice(index + 1, index + 8)) === behind) ||
      (ahead && kindAhead(order.text.slice(Math.max(0, index - 16), index)) === ahead),
  );
  return same.length > 0 && same.every(([letter]) => letter !== said);
}
