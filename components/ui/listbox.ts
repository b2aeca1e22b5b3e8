// Listbox: the logic of a list whose focus stays in the search box (aria-activedescendant). Pure but for `reveal`.

/** Where a key leads, or undefined when the key is not the list's. Ends do not wrap: nothing jumps under the hand. */
export function moveTo(key: string, index: number, count: number, page = 6): number | undefined {
  if (!count) return undefined;
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
  const step = steps[key];
  if (step === undefined) return undefined;
  if (index < 0) return step > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, index + step));
}

/** Where an arrow leads inside a row of choices (roving focus); these do wrap. */
export function rove(key: string, index: number, count: number): number | undefined {
  if (!count) return undefined;
  if (key === 'ArrowRight' || key === 'ArrowDown') return (index + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/** The id of an option's element. Same shadow root as the box: ids do not cross roots. */
export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** Brings the chosen option into view without moving anything else. */
export function reveal(list: HTMLElement | null, index: number): void {
  list?.querySelectorAll<HTMLElement>('[role=option]')[index]?.scrollIntoView?.({ block: 'nearest' });
}
