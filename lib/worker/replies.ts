// Replies for the palette: the starter set under the shop's own, as cards with all their languages, searched in the
// worker. The index is built on first use and dropped when replies change.
import type { FoundReply } from '../messages/protocol.ts';
import type { Locale } from '../model/basics.ts';
import { type Card, cardsOf, isOver, languagesOf, type Shelved, wordingFor } from '../replies/cards.ts';
import { fitsStep, isAsked, type Moment, nearness } from '../replies/moment.ts';
import type { Reply } from '../replies/reply.ts';
import { createIndex, type ReplyIndex } from '../replies/search.ts';
import { starters } from '../replies/starter.ts';
import { listReplies } from '../store/replies.ts';
import type { ShopKept, Store } from '../store/store.ts';

export interface Shelf {
  cards: Card[];
  /** By the id of any of a card's replies. */
  byId: ReadonlyMap<string, Card>;
  /** One entry a language of a card, named as `entryId` does. */
  index: ReplyIndex;
}

const entryId = (card: Card, locale: Locale) => `${locale} ${card.id}`;
const entryOf = (id: string): [Locale, string] => {
  const at = id.indexOf(' ');
  return [id.slice(0, at) as Locale, id.slice(at + 1)];
};

export function shelve(shelved: readonly Shelved[]): Shelf {
  const cards = cardsOf(shelved);
  const byId = new Map(cards.flatMap((card) => card.wordings.map(({ reply }) => [reply.id, card] as const)));
  const entries = cards.flatMap((card) =>
    languagesOf(card).map((locale) => {
      const { reply, title, body } = wordingFor(card, [locale]);
      return { ...reply, id: entryId(card, locale), title, body, uses: card.uses };
    }),
  );
  return { cards, byId, index: createIndex(entries) };
}

export class ReplyShelves {
  private shelves = new Map<string, Promise<Shelf>>();

  forget(): void {
    this.shelves.clear();
  }

  /** The replies of a shop in all their languages: its own over the starter set. */
  shelf(store: Store, shop: ShopKept | undefined): Promise<Shelf> {
    const name = shop?.id ?? '';
    const known = this.shelves.get(name);
    if (known) return known;
    const made = gather(store, shop).then(shelve);
    made.catch(() => this.shelves.delete(name));
    this.shelves.set(name, made);
    return made;
  }

  /** Counted where it lies: the index is not worth building anew for one use. */
  async used(shop: string, id: string, at: number): Promise<void> {
    const card = (await this.shelves.get(shop))?.byId.get(id);
    if (!card) return;
    card.uses++;
    card.lastUsed = at;
  }
}

async function gather(store: Store, shop: ShopKept | undefined): Promise<Shelved[]> {
  const replies = new Map<string, Shelved>(starters().map((reply) => [reply.id, { reply }]));
  for (const row of shop ? await listReplies(store, shop.id) : []) {
    const reply = (row.reply as Reply | undefined) ?? replies.get(row.id)?.reply;
    if (row.deleted) replies.delete(row.id);
    else if (reply)
      replies.set(row.id, {
        reply: { ...reply, uses: row.uses ?? 0 },
        ...(row.lastUsed === undefined ? {} : { lastUsed: row.lastUsed }),
      });
  }
  return [...replies.values()];
}

/** For whom and when replies are looked for. */
export interface Leaning {
  /** To answer in, the best first; the agent's own is among them. */
  languages: readonly Locale[];
  /** The agent's. */
  agent: Locale;
  /** The language the agent switched to, if any. */
  chosen?: Locale | undefined;
  /** `YYYY-MM-DD` where the shop is. */
  today: string;
  moment: Moment;
}

/** What came along speaks only the languages of the place; what the shop wrote is there in any. */
const isHeard = ({ reply, locale }: Card['wordings'][number], languages: readonly Locale[]) =>
  reply.source === 'own' || languages.includes(locale);
/** Asked of the index for each shown: a card may be found in several languages, and a near one lie behind. */
const SPARE = 2;

/** An empty query answers the whole shelf: what the buyer asks for first, then this step, then what lies near. */
export function findReplies(
  shelf: Shelf,
  query: string,
  at: Leaning,
  limit = 60,
): { total: number; found: FoundReply[] } {
  const { moment, agent } = at;
  const languages = at.chosen ? [at.chosen, ...at.languages] : at.languages;
  const here = shelf.cards.filter(
    (card) => !isOver(card, at.today) && card.wordings.some((one) => isHeard(one, languages)),
  );
  const view = (card: Card, ranges: [number, number][], found?: Locale): FoundReply => {
    const { title, reply } = wordingFor(card, found ? [found] : [agent, ...languages]);
    const { locale } = wordingFor(card, languages);
    return {
      id: card.id,
      title,
      ranges,
      tags: reply.tags,
      uses: card.uses,
      fitsStep: !isOver(card, at.today) && fitsStep(card, moment),
      ...(isAsked(card, moment) && !isOver(card, at.today) ? { asked: true } : {}),
      ...(isOver(card, at.today) ? { ended: card.until! } : {}),
      ...(reply.folder === undefined ? {} : { folder: reply.folder }),
      ...(card.step === undefined ? {} : { step: card.step }),
      ...(locale === agent ? {} : { locale }),
    };
  };
  const total = here.length;
  if (query.trim() === '') {
    // Worked out once a card, not at every comparison.
    const placed = here.map((card) => ({
      card,
      place: isAsked(card, moment) ? 0 : fitsStep(card, moment) ? 1 : 2,
      silent: Number(wordingFor(card, languages).locale !== languages[0]),
      near: nearness(card, moment),
    }));
    placed.sort(
      (a, b) =>
        a.place - b.place ||
        a.silent - b.silent ||
        b.near - a.near ||
        (a.card.step ?? 99) - (b.card.step ?? 99),
    );
    return { total, found: placed.slice(0, limit).map(({ card }) => view(card, [])) };
  }
  const hits = shelf.index.search(query, { step: moment.step, limit: SPARE * limit });
  const best = new Map<Card, { locale: Locale; score: number; ranges: [number, number][] }>();
  for (const { id, score, ranges } of hits) {
    const [locale, card] = entryOf(id);
    const found = shelf.byId.get(card);
    if (!found || best.has(found)) continue;
    if (!isHeard(wordingFor(found, [locale]), languages)) continue;
    best.set(found, { locale, score: score + nearness(found, { ...moment, step: undefined }), ranges });
  }
  // Who looks for what has ended finds it, below all that may be said.
  const over = (card: Card) => Number(isOver(card, at.today));
  const sorted = [...best].sort(([a, one], [b, other]) => over(a) - over(b) || other.score - one.score);
  return {
    total,
    found: sorted.slice(0, limit).map(([card, { locale, ranges }]) => view(card, ranges, locale)),
  };
}

/** The reply a prompt's action asks for by purpose: the most used one of that purpose. */
export function replyFor(
  shelf: Shelf,
  tag: string,
  languages: readonly Locale[],
  today: string,
): Card | undefined {
  const fitting = shelf.cards.filter(
    (card) =>
      !isOver(card, today) &&
      card.wordings.some((one) => isHeard(one, languages)) &&
      (card.purpose === tag || card.wordings.some(({ reply }) => reply.tags.includes(tag))),
  );
  return fitting.sort((a, b) => b.uses - a.uses || (a.id < b.id ? -1 : 1))[0];
}
