// Checks a draft with the packs in force. A pack that does not parse, or makes the guard throw, is left out alone. It is
// made in slices, and a long draft is checked in pieces, so that neither the page nor a key press waits for the whole.
import type { GuardOptions } from '../../lib/guard/active.ts';
import { atOnce, type Context, type Guard, guardInSlices, type Hit } from '../../lib/guard/guard.ts';
import type { Pack } from '../../lib/guard/pack.ts';

/** Letters that are checked in one go: some tenths of a millisecond's work. */
export const PIECE = 1_000;
const GRAVITY = { redline: 0, money: 1, clock: 2, hint: 3 } as const;
/** Nobody reads more of them, and each costs a stroke in the box. */
const MOST = 60;

/** They wake every kind of check once: letters, figures, an address, an order. Each for itself, for the first time costs most. */
const SAMPLES = [
  '',
  '加',
  '加我微信 주문번호',
  'wx: abc123, a@b.com',
  'Order 250101-123456789012345, www.example.com 010-1234-5678 【】',
];

export interface Checker {
  /** Ids of the packs that could not be used. */
  readonly left: readonly string[];
  /** Worst first. */
  check(draft: string, context: Context): Hit[];
  /** The same, a piece at each step, for drafts longer than one piece. */
  inPieces(draft: string, context: Context): Generator<void, Hit[]>;
}

const isPack = (pack: Pack | undefined): pack is Pack =>
  typeof pack?.id === 'string' && Array.isArray(pack.entries);

type Slices<T> = Generator<void, T>;

function* build(
  packs: readonly Pack[],
  options: GuardOptions,
  drafts: readonly string[],
): Slices<Guard | undefined> {
  try {
    const guard = yield* guardInSlices(packs, options);
    for (const draft of drafts) {
      guard.check(draft, {});
      yield;
    }
    return guard;
  } catch {
    return undefined;
  }
}

/** The guard of as many packs as work together. They may need each other's lists of words, hence the second round. */
function* sound(
  packs: readonly Pack[],
  options: GuardOptions,
  drafts: readonly string[],
): Slices<{ guard: Guard; kept: readonly Pack[] }> {
  const whole = yield* build(packs, options, drafts);
  if (whole) return { guard: whole, kept: packs };
  let kept: Pack[] = [];
  let guard =
    (yield* build([], options, drafts)) ?? (yield* build([], { marketplace: options.marketplace }, drafts))!;
  for (let round = 0; round < 2; round++)
    for (const pack of packs) {
      if (kept.includes(pack)) continue;
      const more = yield* build([...kept, pack], options, drafts);
      if (!more) continue;
      kept = [...kept, pack];
      guard = more;
    }
  return { guard, kept };
}

/** Parts a draft after a line's or a sentence's end where there is one, so that no word lies on both sides. */
export function pieces(draft: string): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  while (draft.length - from > PIECE) {
    const most = draft.slice(from, from + PIECE);
    const line = most.lastIndexOf('\n');
    const end =
      line > PIECE / 2 ? line : Math.max(...[...'。！？!?；;，,. '].map((c) => most.lastIndexOf(c)));
    // Never between the halves of one character.
    const high = /[\uD800-\uDBFF]$/.test(most) ? PIECE - 1 : PIECE;
    const to = from + (end > PIECE / 2 ? end + 1 : high);
    found.push([from, to]);
    from = to;
  }
  found.push([from, draft.length]);
  return found;
}

/** Makes the checker in slices; it comes last. */
export function* createChecker(packs: readonly Pack[], options: GuardOptions): Slices<Checker> {
  let made = yield* sound(packs.filter(isPack), options, SAMPLES);
  const check = (draft: string, context: Context): Hit[] => {
    try {
      return made.guard.check(draft, context).hits;
    } catch {
      made = atOnce(sound(made.kept, options, [...SAMPLES, draft]));
      try {
        return made.guard.check(draft, context).hits;
      } catch {
        // What throws is the context's doing then; the words alone are still worth saying.
        return made.guard.check(draft, {}).hits;
      }
    }
  };
  return {
    get left() {
      return packs.filter((pack) => !made.kept.includes(pack)).map((pack) => String(pack?.id));
    },
    check: (draft, context) => check(draft, context).slice(0, MOST),
    *inPieces(draft, context) {
      const hits: Hit[] = [];
      for (const [from, to] of pieces(draft)) {
        // What is required but absent is a question to the whole, never to a piece.
        for (const hit of check(draft.slice(from, to), { ...context, proactive: undefined }))
          hits.push({ ...hit, range: [hit.range[0] + from, hit.range[1] + from] });
        yield;
      }
      return hits
        .sort((a, b) => GRAVITY[a.level] - GRAVITY[b.level] || a.range[0] - b.range[0])
        .slice(0, MOST);
    },
  };
}
