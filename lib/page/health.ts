// Counts field states over rows, so that the page's health is known without walking them.
import type { FieldHealth, Health } from '../model/facts.ts';
import type { States } from '../reading/page.ts';

const WORST_FIRST = ['missing', 'ambiguous', 'unparsed', 'degraded', 'ok'] as const;

export class HealthCount {
  private counts = new Map<string, Map<FieldHealth, number>>();

  /** A row's states come (1) or go (-1). */
  add(states: States, sign: 1 | -1): void {
    for (const [field, state] of Object.entries(states)) {
      let of = this.counts.get(field);
      if (!of) {
        of = new Map();
        this.counts.set(field, of);
      }
      of.set(state, (of.get(state) ?? 0) + sign);
    }
  }

  worst(): Health {
    const health: Health = {};
    for (const [field, of] of this.counts) {
      const state = WORST_FIRST.find((one) => (of.get(one) ?? 0) > 0);
      if (state) health[field] = state;
    }
    return health;
  }
}
