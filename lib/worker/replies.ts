// Replies for the palette: the starter set under the shop's own, searched and filled in the worker. The index is built
// on first use and dropped when replies change.
import type { FoundReply, RenderedReply } from '../messages/protocol.ts';
import type { Locale } from '../model/basics.ts';
import type { Buyer, Order } from '../model/facts.ts';
import type { Marketplace } from '../model/marketplace.ts';
import type { Settings } from '../model/settings.ts';
import type { Reply } from '../replies/reply.ts';
import { createIndex, type ReplyIndex } from '../replies/search.ts';
import { starters } from '../replies/starter.ts';
import { parts, renderReply } from '../replies/template.ts';
import { keyOf, type Sources, VARIABLES, type Values, valuesFrom } from '../replies/variables.ts';
import { listReplies } from '../store/replies.ts';
import type { ShopKept, Store } from '../store/store.ts';

interface Shelf {
  replies: Map<string, Reply>;
  index: ReplyIndex;
}

export class ReplyShelves {
  private shelves = new Map<string, Shelf>();

  forget(): void {
    this.shelves.clear();
  }

  /** The replies of a shop in one language: its own over the starter set. */
  async shelf(store: Store, shop: ShopKept | undefined, locale: Locale): Promise<Shelf> {
    const name = `${shop?.id ?? ''}/${locale}`;
    const known = this.shelves.get(name);
    if (known) return known;
    const replies = new Map(starters(locale).map((reply) => [reply.id, reply]));
    for (const row of shop ? await listReplies(store, shop.id) : []) {
      if (row.deleted) replies.delete(row.id);
      else if (row.reply) replies.set(row.id, { ...(row.reply as Reply), uses: row.uses ?? 0 });
      else {
        const starter = replies.get(row.id);
        if (starter) starter.uses = row.uses ?? 0;
      }
    }
    for (const [id, reply] of replies) if (reply.locale !== locale) replies.delete(id);
    const shelf = { replies, index: createIndex([...replies.values()]) };
    this.shelves.set(name, shelf);
    return shelf;
  }
}

/** The language a buyer of this site is written to: the agent's own where the site speaks it, else the site's first. */
export function replyLocale(site: Marketplace | undefined, settings: Settings): Locale {
  const spoken = (site?.languages ?? []).filter((l): l is Locale => ['zh-CN', 'ko', 'en'].includes(l));
  return spoken.length === 0 || spoken.includes(settings.locale) ? settings.locale : spoken[0]!;
}

/** An empty query answers the whole shelf: this step first, then by use. */
export function findReplies(
  shelf: Shelf,
  query: string,
  step: number | undefined,
  limit = 60,
): { total: number; found: FoundReply[] } {
  const view = (reply: Reply, ranges: [number, number][]): FoundReply => ({
    id: reply.id,
    title: reply.title,
    ranges,
    tags: reply.tags,
    uses: reply.uses,
    fitsStep: step !== undefined && reply.step === step,
    ...(reply.folder === undefined ? {} : { folder: reply.folder }),
    ...(reply.step === undefined ? {} : { step: reply.step }),
  });
  const total = shelf.replies.size;
  if (query.trim() === '') {
    const all = [...shelf.replies.values()];
    const near = (reply: Reply) => (step !== undefined && reply.step === step ? 0 : 1);
    all.sort((a, b) => near(a) - near(b) || b.uses - a.uses || (a.step ?? 99) - (b.step ?? 99));
    return { total, found: all.slice(0, limit).map((reply) => view(reply, [])) };
  }
  const hits = shelf.index.search(query, { step, limit });
  return { total, found: hits.map((hit) => view(shelf.replies.get(hit.id)!, hit.ranges)) };
}

export interface ReplyMoment {
  settings: Settings;
  shop: ShopKept | undefined;
  order: Order | undefined;
  buyer: Sources['buyer'];
  /** The buyer of the open conversation, where there is exactly one. */
  talkingTo: Buyer | undefined;
  courier: string | undefined;
  available: number | undefined;
  locale: Locale;
}

/** A reply filled with what is known at this moment; what is missing is named, with choices where there are some. */
export function fillReply(reply: Reply, at: ReplyMoment, fill: Record<string, string>): RenderedReply {
  const values: Values = {
    ...valuesFrom(
      {
        order: at.order,
        buyer: at.buyer,
        shop: at.shop?.name,
        agent: at.settings.agent.name || at.settings.agent.number || undefined,
        cutOff: at.settings.cutOff,
        courier: at.courier ?? at.settings.couriers.find((c) => c.default)?.name,
        available: at.available,
      },
      at.locale,
    ),
  };
  for (const [name, value] of Object.entries(fill)) values[keyOf(name) ?? name] = value;
  const pieces = parts(reply.body, values);
  const names = [
    ...new Set(pieces.flatMap((piece) => (piece.kind === 'missing' && piece.name ? [piece.name] : []))),
  ];
  const missing = names.map((name) => {
    const key = keyOf(name);
    const label = VARIABLES.find((v) => v.key === key)?.label[at.settings.locale] ?? name;
    return { name, label, choices: key === 'courier' ? at.settings.couriers.map((c) => c.name) : [] };
  });
  const rendered = renderReply(reply.body, values);
  return {
    id: reply.id,
    title: reply.title,
    parts: pieces,
    missing,
    ...(at.talkingTo ? { buyer: at.talkingTo } : {}),
    ...(rendered.ok
      ? {
          text: rendered.value.text,
          ...(rendered.value.cursor === undefined ? {} : { cursor: rendered.value.cursor }),
        }
      : { error: rendered.error }),
  };
}

/** The reply a prompt's action asks for by purpose: the most used one of that purpose. */
export function replyFor(shelf: Shelf, tag: string): Reply | undefined {
  const fitting = [...shelf.replies.values()].filter(
    (reply) => reply.purpose === tag || reply.tags.includes(tag),
  );
  return fitting.sort((a, b) => b.uses - a.uses || (a.id < b.id ? -1 : 1))[0];
}
