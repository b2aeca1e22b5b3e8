// What the hand-written readers share: the few lines anybody would write first.

let careful = false;
/** Whether the readers ask of each element they take text from whether a person sees it, as the engine has to. */
export const beCareful = (on: boolean): void => {
  careful = on;
};
const SEEN = { visibilityProperty: true };
const isSeen = (el: Element): boolean => el.checkVisibility(SEEN);

export function all(root: ParentNode, selector: string): Element[] {
  const found = [...root.querySelectorAll(selector)];
  return careful ? found.filter(isSeen) : found;
}
export function text(root: ParentNode | null | undefined, selector?: string): string | undefined {
  const el = selector === undefined ? (root as Element | null | undefined) : root?.querySelector(selector);
  if (careful && el && !isSeen(el)) return undefined;
  return el?.textContent?.trim() || undefined;
}
/** What follows a label. */
export const after = (line: string | undefined, label: string): string | undefined => {
  const at = line?.indexOf(label) ?? -1;
  return at < 0
    ? undefined
    : line!
        .slice(at + label.length)
        .replace(/^[:：\s]+/, '')
        .trim() || undefined;
};
export const number = (line: string | undefined): number | undefined =>
  line === undefined ? undefined : Number(line);
export const money = (line: string | undefined) => {
  const found = /[\d,]+(?:\.\d+)?/.exec(line ?? '');
  return found ? { amount: found[0].replaceAll(',', ''), currency: 'CNY' } : undefined;
};
export const iso = (line: string | undefined): string | undefined => {
  const found = /(\d{4}-\d\d-\d\d) (\d\d:\d\d)(:\d\d)?/.exec(line ?? '');
  return found ? `${found[1]}T${found[2]}${found[3] ?? ':00'}+08:00` : undefined;
};
export const shanghai = (ms: number): string =>
  `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
/** The first text node of an element: its words without the links beside them. */
export const firstWords = (el: Element | null | undefined): string | undefined =>
  careful && el && !isSeen(el) ? undefined : (el?.firstChild as Text | null)?.data?.trim() || undefined;
export const masked = (...parts: (string | undefined)[]): boolean =>
  parts.some((part) => part?.includes('**') || part?.endsWith('*'));

export type Facts = Record<string, unknown>;
export const facts = (some: Facts): Facts => ({
  orders: [],
  listings: [],
  threads: [],
  reviews: [],
  aftersales: [],
  ...some,
});
