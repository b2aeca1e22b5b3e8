// Ended: which replies had their last day yesterday, for the one line that says so when a shift starts.
import type { Locale } from '../model/basics.ts';
import { type Card, wordingFor } from './cards.ts';

/** The day before, both as `YYYY-MM-DD`. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The titles, in the agent's language where there is one. */
export function endedYesterday(cards: readonly Card[], today: string, agent: Locale): string[] {
  const yesterday = dayBefore(today);
  return cards.filter(({ until }) => until === yesterday).map((card) => wordingFor(card, [agent]).title);
}
