// Figures of rules as our own pages show them, read from what was shown and from the journal: what this browser saw, and
// nothing else.
import {
  type Figure,
  firstDays,
  foldFigures,
  type RuleFigures,
  sumOf,
} from '../../../lib/records/figures.ts';
import { dayOf, firedSince } from '../../../lib/store/fired.ts';
import { entriesOfKind } from '../../../lib/store/journal.ts';
import { deviceId, type ShopKept, type Store } from '../../../lib/store/store.ts';

export interface Figures {
  /** By rule; one nothing is known of is left out. */
  rules: Record<string, RuleFigures>;
  /** What the agent at this browser did in 7 days: their own, shown to them alone. */
  mine: Figure;
}

export const noFigures: Figures = { rules: {}, mine: sumOf([]) };

export async function figuresOf(store: Store, shop: ShopKept, agent: string, now: number): Promise<Figures> {
  const device = await deviceId(store).catch(() => undefined);
  const [fired, followed, overridden] = await Promise.all([
    firedSince(store, shop.id, firstDays(now, dayOf).month),
    entriesOfKind(store, shop, 'prompt.followed'),
    entriesOfKind(store, shop, 'prompt.overridden'),
  ]);
  const seen = { fired, entries: [...followed, ...overridden], device, dayOf, now };
  const own = foldFigures({ ...seen, agent });
  return { rules: foldFigures(seen), mine: sumOf(Object.values(own).map(({ week }) => week)) };
}
