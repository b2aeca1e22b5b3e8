// What a country's reader does: take an order's block apart, sight addresses in prose, compare two addresses.
import type { Cues, Sighted } from './cues.ts';
import type { Folded } from './fold.ts';
import type { Phone } from './phones.ts';
import type { Parts, Places } from './types.ts';

export interface Texts {
  order: string;
  buyer: string;
}

export interface Reader {
  /** `any` = Latin letters in whatever language, read by tokens alone. */
  script: 'han' | 'hangul' | 'latin' | 'any';
  /** An address block as shown; all of it is name, phone, address or labels. Without `named`, a name may lead it. */
  block(f: Folded, phones: Phone[], named: boolean): Parts;
  /** Every address in prose, in order. Talk is left out; what is not surely an address is not sighted. */
  sight(f: Folded, phones: Phone[]): Sighted[];
  /** A bare name beside a phone or an address. */
  nameBeside(f: Folded, spots: [start: number, end: number][]): Parts['name'];
  /** What was sighted, completed by words of the order's own. */
  anchored?(f: Folded, phones: Phone[], sighted: Sighted[], order: Folded, region: string): Sighted[];
  cues: Cues;
  /** `texts` = the whole of both addresses as written, where the pieces may have left something out. */
  compare(order: Parts, buyer: Parts, texts?: Texts): Places;
}

/** Blanks what was read already, so that offsets stay and nothing is read twice. */
export function blank(text: string, spots: { start: number; end: number }[], filler = '\n'): string {
  let out = text;
  for (const { start, end } of spots) out = out.slice(0, start) + filler.repeat(end - start) + out.slice(end);
  return out;
}

/** An order's block without its name and phone. */
export function withoutPieces(text: string, order: Parts): string {
  let out = text;
  for (const part of ['name', 'phone'] as const) {
    const span = order[part]?.span;
    if (span) out = out.slice(0, span[0]) + ','.repeat(span[1] - span[0]) + out.slice(span[1]);
  }
  return out;
}

/**
 * The next find from a place on. Finds are kept until the place has passed them, so that a long text is searched once
 * and not once for every address in it.
 */
export class Ahead<T extends { start: number }> {
  private next: T | undefined;
  private searched = -1;
  private readonly find: (from: number) => T | undefined;

  constructor(find: (from: number) => T | undefined) {
    this.find = find;
  }

  from(at: number, stop: number): T | undefined {
    if (this.searched < 0 || (this.next && this.next.start < at)) {
      this.next = this.find(at);
      this.searched = at;
    }
    return this.next && this.next.start < stop ? this.next : undefined;
  }
}

/** The next match of a global pattern. */
export const aheadOf = (text: string, pattern: RegExp): Ahead<{ start: number; end: number }> =>
  new Ahead((from) => {
    pattern.lastIndex = from;
    const hit = pattern.exec(text);
    return hit ? { start: hit.index, end: hit.index + hit[0].length } : undefined;
  });
