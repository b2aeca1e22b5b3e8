// Plan: what an import would do to the cards a shop has. A dry run: what is new, changed and the same, and what was left
// out and why; writing is the caller's.
import { fail, ok, type Result } from '../model/basics.ts';
import { FACTS, ProductCard } from '../model/products.ts';
import { codesOf, faultOf, idFor, lookups, sameCard, tidyCard, tidyLine, titleCode } from './cards.ts';
import type { CardDraft, Drafts, LeftOut } from './sheet.ts';

export const MOST_CARDS = 20_000;

export interface CardChange {
  card: ProductCard;
  /** The card as it stands; absent for a new one. */
  was?: ProductCard;
}
export interface CardPlan {
  added: number;
  updated: number;
  same: number;
  skipped: LeftOut[];
  /** The cards to write. */
  changes: CardChange[];
}

/** The card a draft makes: what it says, and for the rest what was there. */
function made(draft: CardDraft, was: ProductCard | undefined, id: string): ProductCard {
  const facts = Object.fromEntries(
    FACTS.flatMap((field) => {
      const text = draft.facts[field] ?? was?.[field];
      return text ? [[field, text]] : [];
    }),
  );
  // A file that does not name the card itself need not know all of its codes: it adds to them.
  const kept = draft.id === undefined ? was : undefined;
  const sizes = draft.sizes === undefined ? was?.sizes : (draft.sizes ?? undefined);
  return tidyCard({
    id,
    title: draft.title ?? was?.title ?? '',
    skus: draft.skus ? [...(kept?.skus ?? []), ...draft.skus] : (was?.skus ?? []),
    listings: draft.listings ? [...(kept?.listings ?? []), ...draft.listings] : (was?.listings ?? []),
    ...facts,
    goesWith: draft.goesWith ?? was?.goesWith ?? [],
    faq: draft.faq ?? was?.faq ?? [],
    ...(sizes ? { sizes } : {}),
  });
}

const isEmpty = ({ facts, goesWith, faq, sizes }: CardDraft): boolean =>
  Object.values(facts).every((text) => !text) && !goesWith?.length && !faq?.length && !sizes;

export function planCards({ drafts, skipped }: Drafts, existing: readonly ProductCard[]): Result<CardPlan> {
  if (drafts.length === 0 && skipped.length === 0) return fail('products.empty');
  if (drafts.length > MOST_CARDS) return fail('products.too-many', { n: drafts.length, limit: MOST_CARDS });
  const byId = new Map(existing.map((card) => [card.id, card]));
  const byCode = new Map<string, ProductCard[]>();
  for (const card of existing)
    for (const code of codesOf(card)) byCode.set(code, [...(byCode.get(code) ?? []), card]);
  const plan: CardPlan = { added: 0, updated: 0, same: 0, skipped: [...skipped], changes: [] };
  const taken = new Set(byId.keys());
  const lines = new Map<string, number>();
  for (const draft of drafts) {
    const skip = (code: string, params: LeftOut['params'] = {}) =>
      void plan.skipped.push({ line: draft.line, code, params });
    const called = {
      title: tidyLine(draft.title ?? ''),
      skus: draft.skus ?? [],
      listings: draft.listings ?? [],
    };
    const owners = new Set(
      [
        ...called.skus.flatMap((sku) => lookups({ sku }, '')),
        ...called.listings.flatMap(({ listingId, marketplace = '' }) => lookups({ listingId }, marketplace)),
      ].flatMap((code) => byCode.get(code) ?? []),
    );
    const own = draft.id === undefined ? undefined : byId.get(draft.id);
    if (!own && draft.id === undefined && owners.size > 1) {
      skip('products.two-cards', { a: [...owners][0]!.title, b: [...owners][1]!.title });
      continue;
    }
    const titled = called.title ? (byCode.get(titleCode(called.title)) ?? []) : [];
    const was =
      own ??
      (draft.id === undefined
        ? ([...owners][0] ?? (titled.length === 1 ? titled[0] : undefined))
        : undefined);
    if (!was && called.title === '') {
      skip(isEmpty({ ...draft, sizes: undefined }) ? 'products.no-card' : 'products.no-title', {
        name: called.skus[0] ?? called.listings[0]?.listingId ?? draft.id ?? '',
      });
      continue;
    }
    const wanted = draft.id !== undefined && /^[\w.:-]{1,80}$/.test(draft.id) ? draft.id : idFor(called);
    let id = was?.id ?? wanted;
    for (let n = 2; !was && taken.has(id); n++) id = `${wanted}.${n}`;
    const first = was && lines.get(was.id);
    if (first !== undefined) {
      skip('products.repeated', { first });
      continue;
    }
    taken.add(id);
    lines.set(id, draft.line);
    const card = made(draft, was, id);
    const fault = faultOf(card);
    if (fault || !ProductCard.safeParse(card).success) {
      skip(fault ? `products.${fault.code}` : 'products.odd', {
        title: card.title,
        field: fault?.field ?? '',
      });
      continue;
    }
    if (was && sameCard(was, card)) plan.same++;
    else {
      plan[was ? 'updated' : 'added']++;
      plan.changes.push({ card, ...(was ? { was } : {}) });
    }
  }
  plan.skipped.sort((a, b) => a.line - b.line);
  return ok(plan);
}

/** The fields in which a change differs from what stands. */
export const changedFields = ({ card, was }: CardChange): string[] =>
  was
    ? ['title', 'skus', 'listings', ...FACTS, 'goesWith', 'faq', 'sizes'].filter(
        (field) =>
          JSON.stringify(card[field as keyof ProductCard]) !==
          JSON.stringify(was[field as keyof ProductCard]),
      )
    : [];
