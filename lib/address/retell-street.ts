// Whether a message says all of the order's street: in Latin letters a word left out of a road's name leaves no mark.
import { fold } from './fold.ts';
import { type OrderText, spelled, unaccented } from './retell-order.ts';
import { bareWord } from './retell-other.ts';
import { inside, isDirection, isSuffix, units } from './west-words.ts';

/** Vietnam's words for a number, a street, a ward: left out as they please. */
const left = new Set(['so', 'duong', 'phuong', 'quan']);

/** Whether every word of the order's street was said, its direction, too; what kind of street it is may be left out. */
export function namesStreet(order: OrderText, message: string): boolean {
  const said = new Set(
    [...unaccented(spelled(fold(message).text, order.country)).matchAll(/[a-z]+(?:'[a-z]+)?/g)].map((hit) =>
      bareWord(hit[0]),
    ),
  );
  const own = [...order.words.words].filter(
    ([word, part]) =>
      part === 'S' &&
      !inside.has(word) &&
      !left.has(word) &&
      (isDirection(word) || !isSuffix(word)) &&
      !units.has(word),
  );
  return own.length > 0 && own.every(([word]) => said.has(word));
}
