// One draft's hits while it is written: which the card speaks of, which the agent folded or has given a reason for. A
// change of the text carries what it did not touch along, and forgets what it did.
import type { Hit } from '../../lib/guard/guard.ts';

interface Spot {
  rule: string;
  range: [number, number];
}
const isOne = (a: Spot, b: Spot): boolean =>
  a.rule === b.rule && a.range[0] === b.range[0] && a.range[1] === b.range[1];
const spotOf = ({ rule, range }: Hit): Spot => ({ rule, range });

/** Said of the draft as a whole (something is absent), so no word of it is at fault. */
export const isWhole = ({ range }: { range: readonly [number, number] }, text: string): boolean =>
  text.length > 20 && range[0] === 0 && range[1] === text.length;

export type Session = ReturnType<typeof newSession>;

/** Where a stretch of `before` stands in `after`; undefined where the change touched it. */
export function carrier(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const by = after.length - before.length;
  return <S extends { range: [number, number] }>(spot: S): S | undefined => {
    const [from, to] = spot.range;
    if (to <= head) return spot;
    return from >= before.length - tail ? { ...spot, range: [from + by, to + by] } : undefined;
  };
}

export function newSession() {
  let text = '';
  let hits: readonly Hit[] = [];
  let settled: readonly Spot[] = [];
  let folded: readonly Spot[] = [];
  let asked: Spot | undefined;
  const open = () => hits.filter((hit) => !settled.some((spot) => isOne(spot, hit)));

  const current = (): Hit | undefined => {
    const list = open();
    const wanted = asked && list.find((hit) => isOne(hit, asked!));
    // A hint never comes by itself: it is only underlined.
    return wanted ?? list.find((hit) => hit.level !== 'hint' && !folded.some((spot) => isOne(spot, hit)));
  };

  return {
    get text() {
      return text;
    },
    /** What is still said of the draft, worst first. */
    get hits() {
      return open();
    },
    /** What the card shows. */
    get current() {
      return current();
    },
    /** A red line nobody has given a reason for. */
    get held() {
      return open().find((hit) => hit.level === 'redline');
    },
    /** The text is another one; what was found in the old one moves along until it is checked. */
    move(next: string): void {
      if (next === text) return;
      const carry = carrier(text, next);
      const all = <S extends { range: [number, number] }>(spots: readonly S[]) =>
        spots.flatMap((spot) => carry(spot) ?? []);
      hits = all(hits);
      settled = all(settled);
      folded = all(folded);
      asked = undefined;
      text = next;
    },
    /** Of what overlaps only the worst is kept: one card a word. What is said of the whole draft overlaps nothing. */
    take(found: readonly Hit[]): void {
      const kept: Hit[] = [];
      for (const hit of found) {
        const over = (one: Hit) =>
          !isWhole(one, text) && one.range[0] < hit.range[1] && hit.range[0] < one.range[1];
        if (isWhole(hit, text) || !kept.some(over)) kept.push(hit);
      }
      hits = kept;
    },
    /** The agent goes on over it. */
    settle(hit: Hit): void {
      settled = [...settled, spotOf(hit)];
      asked = undefined;
    },
    /** Everything found so far is let be; what comes new speaks again. */
    fold(): void {
      folded = open().map(spotOf);
      asked = undefined;
    },
    ask(hit: Hit | undefined): void {
      asked = hit && spotOf(hit);
    },
    /** The next or previous hit; undefined where there is no other. */
    beside(by: 1 | -1): Hit | undefined {
      const list = open();
      const now = current();
      if (!now) return list.at(by > 0 ? 0 : -1);
      const at = list.findIndex((hit) => isOne(hit, now));
      return list.length > 1 ? list[(at + by + list.length) % list.length] : undefined;
    },
    /** Another conversation: what was said of the last one counts no longer. */
    anew(): void {
      settled = [];
      folded = [];
      asked = undefined;
    },
  };
}
