// Cards: a reply with all its languages as one thing to choose. A shop's own reply carries its variants; the starter set
// has one reply a language, and those of one number belong together.
import type { Locale } from '../model/basics.ts';
import type { Purpose, Reply, Step } from './reply.ts';

/** One language of a card. */
export interface Wording {
  /** The reply it is of: uses are counted on it. */
  reply: Reply;
  locale: Locale;
  title: string;
  body: string;
}

export interface Card {
  /** The id of its first reply, whatever language is asked for. */
  id: string;
  wordings: Wording[];
  purpose?: Purpose;
  step?: Step;
  /** Of all its languages. */
  uses: number;
  /** UTC ms. */
  lastUsed?: number;
  until?: string;
}

/** A reply and when it was last put in. */
export interface Shelved {
  reply: Reply;
  lastUsed?: number;
}

const STARTER = /^(starter\..+)\.(?:zh-CN|ko|en)\.(\d+)$/;
const groupOf = (id: string) => {
  const [, purpose, number] = STARTER.exec(id) ?? [];
  return purpose === undefined ? id : `${purpose}.${number}`;
};

const wordingsOf = (reply: Reply): Wording[] => [
  { reply, locale: reply.locale, title: reply.title, body: reply.body },
  ...(reply.variants ?? []).map(({ locale, title, body }) => ({
    reply,
    locale,
    title: title?.trim() ? title : reply.title,
    body,
  })),
];

/** In the order the replies come. */
export function cardsOf(shelved: readonly Shelved[]): Card[] {
  const cards = new Map<string, Card>();
  for (const { reply, lastUsed } of shelved) {
    const group = groupOf(reply.id);
    const card = cards.get(group) ?? { id: reply.id, wordings: [], uses: 0 };
    cards.set(group, card);
    card.wordings.push(...wordingsOf(reply));
    card.uses += reply.uses;
    if (lastUsed !== undefined) card.lastUsed = Math.max(lastUsed, card.lastUsed ?? 0);
    if (reply.purpose) card.purpose ??= reply.purpose;
    if (reply.step) card.step ??= reply.step;
    if (reply.until) card.until ??= reply.until;
  }
  return [...cards.values()];
}

/** The languages a card can be said in, each once. */
export const languagesOf = (card: Card): Locale[] => [...new Set(card.wordings.map(({ locale }) => locale))];

/** What the shop wrote comes before what came along. */
const inLanguage = (card: Card, locale: Locale) => {
  const all = card.wordings.filter((one) => one.locale === locale);
  return all.find(({ reply }) => reply.source === 'own') ?? all[0];
};

/** The wording for the first of the languages there is one in; else the card's first. */
export function wordingFor(card: Card, languages: readonly Locale[]): Wording {
  for (const locale of languages) {
    const found = inLanguage(card, locale);
    if (found) return found;
  }
  return card.wordings[0]!;
}

/** Whether its last day is over. */
export const isOver = ({ until }: Pick<Card, 'until'>, today: string): boolean =>
  until !== undefined && until < today;
