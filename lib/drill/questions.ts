// The quiz on a shop's own goods and ways: questions made from what the shop knows, with answers to choose from. Pure:
// the dice are handed in, so that a seed gives the same quiz everywhere. Nothing of it is kept.
import type { Purpose } from '../replies/reply.ts';
import { type CardFacts, ofCards } from './cards.ts';
import { asked, CHOICES, type Dice, fold, type Maker, shuffled } from './dice.ts';

export type { CardFacts } from './cards.ts';
export { type Dice, seeded } from './dice.ts';

/** A row of the stock sheet, in SKU order. */
export interface Good {
  sku: string;
  name?: string | undefined;
  /** Units that may be sold. */
  free: number;
}

export interface ShopData {
  goods: readonly Good[];
  cards?: readonly CardFacts[] | undefined;
  couriers: readonly { name: string; regions: readonly string[]; default: boolean }[];
  /** HH:MM */
  cutOff?: string | undefined;
  /** In one language. */
  replies: readonly { title: string; purpose?: Purpose | undefined }[];
  /** Words the shop forbids itself, and what it says instead. */
  banned: readonly { word: string; instead?: string | undefined }[];
}

export const KINDS = [
  'what',
  'which',
  'sell',
  'courier',
  'region',
  'cutOff',
  'reply',
  'banned',
  'material',
  'care',
  'cautions',
  'mate',
] as const;
export interface Question {
  kind: (typeof KINDS)[number];
  /** What is asked about: a SKU, a name, a region, a purpose; empty where the kind says it all. */
  about: string;
  /** Two to four, no two alike. */
  answers: string[];
  right: number;
}

/** What a quiz on goods cannot be made without. */
export type Missing = 'rows' | 'names';
export interface Drill {
  questions: Question[];
  missing?: Missing;
}

/** Goods that stand beside it in SKU order come first among the wrong answers: they are what is mistaken for it. */
function beside<T>(all: readonly T[], at: number, dice: Dice): T[] {
  const near = all.filter((_, i) => i !== at && Math.abs(i - at) <= CHOICES);
  const far = all.filter((_, i) => Math.abs(i - at) > CHOICES);
  return [...shuffled(near, dice), ...shuffled(far, dice)];
}

function ofGoods(goods: readonly Good[], dice: Dice): Record<'what' | 'which' | 'sell', Maker[]> {
  const named = goods.filter((good) => fold(good.name ?? '') !== '');
  const order = shuffled([...named.keys()], dice);
  const others = (at: number) =>
    // A product of the same name would be a second right answer.
    beside(named, at, dice).filter((good) => fold(good.name!) !== fold(named[at]!.name!));
  return {
    what: order.map((at) => () => {
      const { sku, name } = named[at]!;
      return asked(
        'what',
        sku,
        name!,
        others(at).map((good) => good.name!),
        dice,
      );
    }),
    which: order.toReversed().map((at) => () => {
      const { sku, name } = named[at]!;
      if (named.some((good, i) => i !== at && fold(good.name!) === fold(name!))) return undefined;
      return asked(
        'which',
        name!,
        sku,
        others(at).map((good) => good.sku),
        dice,
      );
    }),
    sell: shuffled(order, dice).map((at) => () => {
      const { name, free } = named[at]!;
      if (named.some((good, i) => i !== at && fold(good.name!) === fold(name!))) return undefined;
      const near = shuffled([0, free + 2, Math.max(0, free - 3), free * 2 + 5], dice);
      return asked('sell', name!, String(free), near.map(String), dice);
    }),
  };
}

function ofCouriers({ couriers }: ShopData, dice: Dice): Record<'courier' | 'region', Maker[]> {
  const names = couriers.map(({ name }) => name);
  const usual = couriers.filter((one) => one.default);
  const regions = new Set(couriers.flatMap((one) => one.regions));
  return {
    courier:
      usual.length === 1 ? [() => asked('courier', '', usual[0]!.name, shuffled(names, dice), dice)] : [],
    region: shuffled([...regions], dice).map((region) => () => {
      // A courier without regions serves every one of them.
      const serving = couriers.filter((one) => one.regions.length === 0 || one.regions.includes(region));
      return serving.length === 1
        ? asked('region', region, serving[0]!.name, shuffled(names, dice), dice)
        : undefined;
    }),
  };
}

/** Half hours and hours around it, within the day. */
function timesAround(time: string): string[] {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return [-60, 60, -30, 30, -120, 120].flatMap((by) => {
    const at = hours * 60 + minutes + by;
    if (at < 0 || at >= 1440) return [];
    return [`${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`];
  });
}

function ofWays(shop: ShopData, dice: Dice): Record<'cutOff' | 'reply' | 'banned', Maker[]> {
  const { cutOff, replies, banned } = shop;
  const words = banned.map(({ word }) => fold(word)).filter(Boolean);
  const harmless = [
    ...shuffled(
      banned.flatMap(({ instead }) => instead ?? []),
      dice,
    ),
    ...shuffled(
      replies.map(({ title }) => title),
      dice,
    ),
  ].filter((text) => !words.some((word) => fold(text).includes(word)));
  return {
    cutOff: cutOff ? [() => asked('cutOff', '', cutOff, shuffled(timesAround(cutOff), dice), dice)] : [],
    reply: shuffled(replies, dice).map(({ title, purpose }) => () => {
      const others = replies.filter((one) => one.purpose !== undefined && one.purpose !== purpose);
      // Where two replies of one purpose are called alike, either name is right; of two purposes, neither.
      if (!purpose || others.some((one) => fold(one.title) === fold(title))) return undefined;
      return asked(
        'reply',
        purpose,
        title,
        shuffled(
          others.map((one) => one.title),
          dice,
        ),
        dice,
      );
    }),
    banned: shuffled(banned, dice).map(
      ({ word }) =>
        () =>
          asked('banned', '', word, harmless, dice),
    ),
  };
}

/** How many of each kind a quiz begins with; goods fill what the others leave. */
const SHARE: Record<Question['kind'], number> = {
  what: 2,
  which: 2,
  sell: 2,
  courier: 1,
  region: 1,
  cutOff: 1,
  reply: 1,
  banned: 1,
  material: 1,
  care: 1,
  cautions: 1,
  mate: 1,
};
const FILLING = ['which', 'sell', 'what', 'reply', 'material', 'care', 'cautions', 'mate'] as const;

/** A quiz of `count` questions, fewer where the shop's data gives no more, or what is missing to make one. */
export function makeDrill(shop: ShopData, dice: Dice, count = 10): Drill {
  const { cards = [] } = shop;
  const names = new Set(shop.goods.map((good) => fold(good.name ?? '')).filter(Boolean));
  const lacks = shop.goods.length < CHOICES ? 'rows' : names.size < CHOICES ? 'names' : undefined;
  // Cards alone are enough to ask about.
  if (lacks && cards.length < CHOICES) return { questions: [], missing: lacks };
  const goods = lacks ? [] : shop.goods;
  const makers = {
    ...ofGoods(goods, dice),
    ...ofCouriers(shop, dice),
    ...ofWays(shop, dice),
    ...ofCards(cards, dice),
  };
  const questions: Question[] = [];
  const draw = (kind: Question['kind']): boolean => {
    for (let make = makers[kind].shift(); make; make = makers[kind].shift()) {
      const question = make();
      if (!question) continue;
      // Two products may be spelt alike: what was asked is not asked again.
      if (questions.some((one) => one.kind === kind && one.about === question.about)) continue;
      questions.push(question);
      return true;
    }
    return false;
  };
  // The rarest first, so that a full quiz has something of each.
  for (const kind of KINDS.toReversed())
    for (let i = 0; i < SHARE[kind] && questions.length < count; i++) draw(kind);
  for (let more = true; more && questions.length < count; )
    more = FILLING.map((kind) => questions.length < count && draw(kind)).some(Boolean);
  return { questions: shuffled(questions, dice) };
}
