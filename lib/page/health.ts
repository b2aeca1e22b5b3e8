// Counts how rows went, so that the page's health is known without walking them. Rows that went alike share one object of
// states: there are few of those, however long the list.
import type { Health } from '../model/facts.ts';
import { mergeStates, type States } from '../reading/page.ts';

export class HealthCount {
  private counts = new Map<Readonly<States>, number>();

  /** A row's states come (1) or go (-1). Those that never came cannot go. */
  add(states: Readonly<States>, sign: 1 | -1): void {
    const count = (this.counts.get(states) ?? 0) + sign;
    if (count > 0) this.counts.set(states, count);
    else this.counts.delete(states);
  }

  worst(): Health {
    const health: Health = {};
    for (const states of this.counts.keys()) mergeStates(health, states);
    return health;
  }
}
