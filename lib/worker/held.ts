// What failed three views of a page in a row, as the worker remembers it between judgements: rules that rest on it say
// nothing until a view reads it, also where a later row happens to read.
import type { FieldHealth, Health } from '../model/facts.ts';
import { type Held, heldBy, viewsNow } from '../records/views.ts';
import type { Store } from '../store/store.ts';
import { viewsOf } from '../store/views.ts';
import type { Frame } from './frames.ts';

export class HeldFields {
  private known = new Map<string, Promise<Held>>();

  /** Of the pages a tab's frames show. */
  async of(store: Store, frames: readonly Frame[]): Promise<Held> {
    const fields = new Map<string, number>();
    let strange = 0;
    for (const { site, page } of frames) {
      if (!page) continue;
      const key = `${site.id}:${page.id}:${site.revision}`;
      let held = this.known.get(key);
      if (!held) {
        held = viewsOf(store, site.id, page.id).then((views) => heldBy(viewsNow(views, site.revision), page));
        held.catch(() => this.known.delete(key));
        this.known.set(key, held);
      }
      const here = await held;
      strange = Math.max(strange, here.strange);
      for (const [field, views] of here.fields) fields.set(field, Math.max(views, fields.get(field) ?? 0));
    }
    return { fields, strange };
  }

  /** Views were kept: they are read again. */
  forget(): void {
    this.known.clear();
  }
}

/** Nothing failed: the practice shop's pages keep no views. */
export const NOTHING_HELD: Held = { fields: new Map(), strange: 0 };

/** A tab's health as the rules are to take it. */
export function withHeld(health: Health, { fields }: Held): Health {
  if (fields.size === 0) return health;
  const taken: Record<string, FieldHealth> = { ...health };
  for (const field of fields.keys()) {
    const now = taken[field];
    if (now === undefined || now === 'ok' || now === 'degraded') taken[field] = 'missing';
  }
  return taken;
}
