// Questions from product cards: what a thing is made of, how it is cared for, what its buyer must be told, what goes with
// it. Pure.
import { asked, type Dice, fold, type Maker, shuffled } from './dice.ts';

/** What a product card says, where it says it in a few words. */
export interface CardFacts {
  title: string;
  material?: string | undefined;
  care?: string | undefined;
  cautions?: string | undefined;
  /** What goes well with it, by name. */
  mates: readonly string[];
}

const FACT_KINDS = ['material', 'care', 'cautions'] as const;
/** Answers are read at a glance; a longer text is no choice of four. */
const SHORT = 80;

/** By kind, in an order of the dice's. */
export function ofCards(
  cards: readonly CardFacts[],
  dice: Dice,
): Record<(typeof FACT_KINDS)[number] | 'mate', Maker[]> {
  // Two cards of one title would be two right answers.
  const known = cards.filter(
    ({ title }) => cards.filter((other) => fold(other.title) === fold(title)).length === 1,
  );
  const short = (text: string | undefined) => (text && text.length <= SHORT ? [text] : []);
  const ofFact = (kind: (typeof FACT_KINDS)[number]): Maker[] =>
    shuffled(known, dice).flatMap((card) =>
      short(card[kind]).map((right) => () => {
        const others = known.flatMap((other) => (other === card ? [] : short(other[kind])));
        return asked(kind, card.title, right, shuffled(others, dice), dice);
      }),
    );
  const mates = shuffled(known, dice).map((card) => () => {
    const [right] = shuffled(card.mates, dice);
    const own = new Set([card.title, ...card.mates].map(fold));
    const others = known
      .flatMap(({ title, mates: more }) => [title, ...more])
      .filter((name) => !own.has(fold(name)));
    return right === undefined ? undefined : asked('mate', card.title, right, shuffled(others, dice), dice);
  });
  return {
    material: ofFact('material'),
    care: ofFact('care'),
    cautions: ofFact('cautions'),
    mate: mates,
  };
}
