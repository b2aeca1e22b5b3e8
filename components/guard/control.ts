// The guard's mind: holds what the worker said, checks the draft as it changes, says whether our own insertions wait,
// and journals what the agent decided. It draws nothing and hears no key.
import type { Context, Hit } from '../../lib/guard/guard.ts';
import type { Send } from '../../lib/messages/client.ts';
import type { GuardContext, GuardSetup, Insertion } from '../../lib/messages/protocol.ts';
import type { Draft } from '../../lib/model/entries.ts';
import type { Buyer } from '../../lib/model/facts.ts';
import { newId } from '../../lib/model/ids.ts';
import type { Failure } from '../../lib/model/result.ts';
import { readDraft } from '../../lib/page/draft.ts';
import type { Overlay } from '../../lib/page/frame.ts';
import { inSlices } from '../../lib/page/slices.ts';
import { type Checker, PIECE } from './checker.ts';
import { newMaking } from './making.ts';
import { newSession } from './session.ts';
import { type Reason, ruleOf, short } from './view.ts';

/** Where a guard sits: the overlay of a frame, or our own draft box. */
export type Seat = Pick<Overlay, 'doc' | 'css' | 'replyBox' | 'buyer' | 'hold' | 'standing' | 'walks' | 'on'>;
/** Whom it asks and tells. */
export interface Post {
  /** Undefined where nobody could be asked; null where there is nothing to guard. */
  ask(): Promise<GuardSetup | null | undefined>;
  /** Whether it is kept, or never will be. */
  append(drafts: Draft[]): Promise<boolean>;
}

/** The worker at the other end of a frame's wire. */
export const postOf = (send: Send): Post => ({
  async ask() {
    const answer = await send({ type: 'guard' });
    return answer.ok ? answer.value : undefined;
  },
  async append(drafts) {
    const answer = await send({ type: 'append', drafts });
    return answer.ok || answer.error.code !== 'worker.gone';
  },
});

/** From the last key in a long draft to its check. */
const PAUSE_MS = 120;
/** From the last key in a sentence that has no end yet until it is said how it reads. */
const REST_MS = 700;
/** Whether it is said of a sentence that may still go on. */
const isHalf = ({ reading, range }: Hit, text: string): boolean =>
  reading === true && range[1] >= text.trimEnd().length && !/[。！？!?.…]$/.test(text.trimEnd());

/** Another buyer for sure. Masked names that read the same may be one: the worker tells when they are not. */
const another = (a: Buyer, b: Buyer): boolean =>
  a.id !== undefined && b.id !== undefined ? a.id !== b.id : a.name !== b.name;

export type Control = ReturnType<typeof newControl>;

export function newControl({
  seat,
  post,
  signal,
  changed,
  now = Date.now,
}: {
  seat: Seat;
  post: Post;
  signal: AbortSignal;
  /** What is to be shown is another thing. */
  changed: () => void;
  now?: () => number;
}) {
  const win = seat.doc.defaultView!;
  const session = newSession();
  let setup: GuardSetup | undefined;
  let checker: Checker | undefined;
  let buyer: Buyer | undefined;
  let asking: 'no' | 'yes' | 'again' = 'no';
  let stopSlices: (() => void) | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const unsent: Draft[] = [];

  /** What is true of the buyer whose conversation is open now: of another's orders and stock, nothing is. */
  function context(): Context {
    const known: GuardContext = setup?.context ?? {};
    const here = seat.buyer;
    const limits = known.limits ? { limits: known.limits } : {};
    if (!here || !known.buyer || another(here, known.buyer))
      return here ? { buyer: here, ...limits } : limits;
    const { stockAt, stock, ...rest } = known;
    if (!stock) return rest;
    const ageMinutes = stockAt === undefined ? undefined : Math.max(0, (now() - stockAt) / 60_000);
    const rows = (Array.isArray(stock) ? stock : [stock]).map((row) => ({ ageMinutes, ...row }));
    return { ...rest, stock: rows };
  }

  function stopCheck(): void {
    clearTimeout(pause);
    stopSlices?.();
    stopSlices = undefined;
  }

  /** Checks the text at hand; a long one in slices, once the typing pauses. How half a sentence reads is said then, too. */
  function check(): void {
    stopCheck();
    const { text } = session;
    if (!checker || text.trim() === '') {
      session.take([]);
      return;
    }
    if (text.length <= PIECE) {
      const found = checker.check(text, context());
      const said = session.hits;
      const waits = (hit: Hit) =>
        isHalf(hit, text) && !said.some((one) => one.reading && one.range[0] === hit.range[0]);
      session.take(found.filter((hit) => !waits(hit)));
      if (found.some(waits))
        pause = setTimeout(() => {
          session.take(found);
          changed();
        }, REST_MS);
      return;
    }
    const pieces = checker.inPieces(text, context());
    pause = setTimeout(() => {
      stopSlices = inSlices(pieces, (found) => {
        stopSlices = undefined;
        session.take(found);
        changed();
      });
    }, PAUSE_MS);
  }

  function know(): void {
    const here = seat.buyer;
    const moved = here && buyer ? another(here, buyer) : here !== buyer;
    buyer = here;
    if (moved) session.anew();
  }

  async function ask(): Promise<void> {
    if (asking !== 'no') {
      asking = 'again';
      return;
    }
    asking = 'yes';
    const answer = await post.ask();
    const again = asking as string;
    asking = 'no';
    if (signal.aborted || again === 'again') return signal.aborted ? undefined : ask();
    if (answer === undefined) return;
    making.stop();
    if (answer) making.start(answer);
    else begin();
  }

  /** Until a checker is made, all stays as it is. */
  const making = newMaking(win, begin);
  function begin(next?: GuardSetup, made?: Checker): void {
    [setup, checker] = [next, made];
    know();
    check();
    changed();
  }

  async function journal(drafts: Draft[]): Promise<void> {
    unsent.push(...drafts);
    const sending = [...unsent];
    if (sending.length === 0 || !(await post.append(sending))) return;
    for (const sent of sending) unsent.splice(unsent.indexOf(sent), 1);
  }
  const entry = (hit: Hit, kind: Draft['kind'], body: object): Draft[] => {
    const rule = ruleOf(hit, setup?.rules ?? {});
    return [{ id: newId(), kind, subject: { kind: 'rule', id: rule }, body: { rule, ...body } }];
  };

  /** Why something of ours waits. What stands in the box is read afresh: a key may be on its way. */
  function hold({ target, text }: Insertion): Failure | undefined {
    if (target !== 'reply' || !checker) return undefined;
    const box = seat.replyBox();
    const standing = box ? readDraft(box).text : '';
    if (standing !== session.text || stopSlices) {
      stopCheck();
      session.move(standing);
      session.take(checker.check(standing, context()));
      changed();
    }
    if (session.held) return { code: 'insert.held' };
    const red = checker.check(text, context()).find((hit) => hit.level === 'redline');
    return red && { code: 'insert.red-line', params: { word: short(red.match) } };
  }
  seat.hold(hold);
  signal.addEventListener('abort', () => {
    stopCheck();
    making.stop();
    seat.hold(undefined);
  });

  return {
    session,
    get setup() {
      return setup;
    },
    get making() {
      return making.busy;
    },
    ask: () => void ask(),
    /** The text is another one; while a word is composed, what was found only moves along. */
    read(text: string, composing: boolean): void {
      session.move(text);
      if (!composing) check();
      changed();
    },
    /** The page or what is known around it may be another. */
    again(context?: GuardContext): void {
      if (context && setup) setup = { ...setup, context };
      if (context) making.again(context);
      const before = buyer;
      know();
      if (unsent.length > 0) void journal([]);
      if (!context && buyer === before) return;
      check();
      changed();
    },
    gone(): void {
      stopCheck();
      session.move('');
      session.take([]);
      changed();
    },
    followed: (hit: Hit, action: string) => void journal(entry(hit, 'prompt.followed', { action })),
    settle(hit: Hit, reason: Reason, lead?: string): void {
      session.settle(hit);
      void journal(entry(hit, 'prompt.overridden', { reason, ...(lead === undefined ? {} : { lead }) }));
      changed();
    },
  };
}
