// The picker at work: the session, the page as it reads with it, and what is asked of the worker. It draws nothing; `changed`
// is called when there is something new to draw.
import type { Send } from '../../lib/messages/client.ts';
import type { OrderStatus } from '../../lib/model/facts.ts';
import type { Failure } from '../../lib/model/result.ts';
import type { Overlay } from '../../lib/page/frame.ts';
import { pageMatchFor } from '../../lib/picker/index.ts';
import type { PageUrl } from '../../lib/reading/fields.ts';
import { type Ask, KINDS } from './asks.ts';
import { besidesOf } from './besides.ts';
import { digestOf, keysOf } from './digest.ts';
import type { Ground } from './ground.ts';
import { type PageRead, pageOf, readPageParts, siteAt } from './readings.ts';
import { landmarkRepairs } from './rows.ts';
import {
  asksOf,
  type Besides,
  begin,
  choose,
  mean,
  patchOf,
  phaseOf,
  pick,
  type Session,
  siteOf,
  teach,
  undo,
  type Way,
} from './session.ts';
import { slotRepairs } from './slots.ts';
import type { Seen } from './view.ts';
import { moreWays, waysFor } from './ways.ts';

export interface ControlOptions {
  overlay: Pick<Overlay, 'doc' | 'hello'>;
  send: Send;
  signal: AbortSignal;
  changed: () => void;
  failed: (failure: Failure) => void;
}

/** Day as the shop owner's clock has it. */
const today = (): string => {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

export function newControl({ overlay, send, signal, changed, failed }: ControlOptions) {
  const { doc } = overlay;
  const win = doc.defaultView!;
  let session: Session | undefined;
  let read: PageRead | undefined;
  let digest: string | undefined;
  let busy = false;
  /** The page moved since it was read: its rows may be other elements now. */
  let stale = false;

  const url = (): PageUrl => ({ frame: win.location.href, top: overlay.hello?.top || win.location.href });
  const ground = (of: Session = session!): Ground | undefined => {
    const site = siteAt(siteOf(of), url());
    const page = pageOf(site, of.page);
    if (!page) return undefined;
    const now = Date.now();
    return {
      site,
      page,
      read: of === session && read && !stale ? read : readPageParts(site, page, doc, url(), now),
      doc,
      url: url(),
      now,
      taught: of.add !== undefined,
    };
  };

  /** Reads the page anew, as it would be read. */
  async function look(): Promise<void> {
    if (!session) return;
    const of = session;
    read = undefined;
    stale = false;
    const at = ground(of);
    read = at?.read;
    changed();
    if (!at) return;
    const keys = keysOf(at.site, at.page, doc, at.url, at.now);
    const made = await digestOf(keys, `${at.site.id} ${at.page.id}`);
    if (signal.aborted || session !== of) return;
    digest = made;
    changed();
  }
  function set(next: Session): void {
    session = next;
    void look();
  }

  /** What else an element tells, and where marks go now. */
  function besides(before: Session, after: Session, way: Way): Besides {
    const old = pageOf(siteOf(before), before.page);
    const at = ground(after);
    if (!old || !at) return { repairs: [], asks: [] };
    const found = besidesOf(way, asksOf(after), old, at);
    return {
      ...found,
      repairs: [...found.repairs, ...landmarkRepairs(at), ...slotRepairs(at.page, at.read)],
    };
  }
  const NONE: Besides = { repairs: [], asks: [] };

  /** Sends a deed once at a time. */
  async function ask<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy) return undefined;
    busy = true;
    changed();
    try {
      return await work();
    } finally {
      busy = false;
      changed();
    }
  }

  return {
    get busy() {
      return busy;
    },
    /** Nothing is asked for here while undefined. */
    get seen(): Seen | undefined {
      return session && { session, read, phase: phaseOf(session, digest) };
    },
    /** Asks what there is to do. False: nobody asked for a picker in this tab. */
    async begin(): Promise<boolean> {
      const answer = await send({ type: 'picker' });
      if (signal.aborted) return false;
      if (!answer.ok) {
        failed(answer.error);
        return session !== undefined;
      }
      if (!answer.value) return session?.done === true;
      digest = undefined;
      set(begin(answer.value));
      return true;
    },
    look,
    moved(): void {
      stale = true;
    },
    set,
    kind(index: number): void {
      const kind = KINDS[index];
      if (!session || session.page !== undefined || !kind) return;
      const frame = win === win.top ? 'top' : 'child';
      set(teach(session, kind, pageMatchFor(win.location.href, frame)));
    },
    ways(of: Ask, element: Element): Way[] {
      const at = session && ground();
      if (!at) return [];
      read = at.read;
      stale = false;
      if (of.left !== undefined) return moreWays(of, element, at);
      const plain = waysFor(of, element, at);
      if (of.field !== 'from') return plain;
      // Whose message it is, is the person's to say where the page's names do not.
      const said = ['buyer', 'seller'].flatMap((who) => waysFor(of, element, at, who).slice(0, 2));
      const all = [...plain, ...said];
      return all
        .filter((way, i) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(way)) === i)
        .sort((a, b) => b.rows - a.rows)
        .slice(0, 6);
    },
    pick(of: Ask, ways: Way[]): void {
      const [way] = ways;
      if (!session || !way) return;
      const made = pick(session, { ask: of.id, ways, at: 0, besides: NONE });
      const more = besides(session, made, way);
      set(pick(session, { ask: of.id, ways, at: 0, besides: more }));
    },
    way(index: number): void {
      const last = session?.picks.at(-1);
      const way = last?.ways[index];
      if (!session || !way || index === last?.at) return;
      const before = { ...session, picks: session.picks.slice(0, -1) };
      set(choose(session, index, besides(before, choose(session, index, NONE), way)));
    },
    undo(): void {
      if (session) set(undo(session));
    },
    mean(text: string, status: OrderStatus): void {
      if (session) set(mean(session, text, status));
    },
    keep: () =>
      ask(async () => {
        const seen = digest;
        if (!session || seen === undefined) return;
        const of = session;
        const answer = await send({ type: 'picker-keep', patch: patchOf(of, today()), seen });
        if (signal.aborted) return;
        if (!answer.ok) return failed(answer.error);
        if (session === of) set({ ...of, seen });
      }),
    confirm: () =>
      ask(async () => {
        if (!session?.page || digest === undefined) return;
        const of = session;
        const answer = await send({ type: 'picker-confirm', page: of.page!, seen: digest });
        if (signal.aborted) return;
        if (!answer.ok) return failed(answer.error);
        session = { ...of, done: true };
      }),
    /** Takes back what is on trial, and begins anew. */
    throwAway: () =>
      ask(async () => {
        if (!session?.page) return false;
        const answer = await send({ type: 'picker-undo', page: session.page });
        if (signal.aborted) return false;
        if (!answer.ok) {
          failed(answer.error);
          return false;
        }
        const setup = await send({ type: 'picker' });
        if (signal.aborted || !setup.ok || !setup.value) return false;
        digest = undefined;
        set(begin(setup.value));
        return true;
      }),
    close: () => send({ type: 'picker-close' }),
    /** The picker comes back on the page the tab comes to next. */
    another: () =>
      ask(async () => {
        const answer = await send({ type: 'picker-another' });
        if (!answer.ok && !signal.aborted) failed(answer.error);
        return answer.ok;
      }),
  };
}
export type Control = ReturnType<typeof newControl>;
