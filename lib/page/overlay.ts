// The overlay of one frame: reads the page live, tells the worker, draws the marks, types where it is asked to. What it
// draws with and whom it talks to are handed in, so the practice shop starts the very same overlay.
import type { Send } from '../messages/client.ts';
import type { FactsDelta, Hello, Insertion, Push } from '../messages/protocol.ts';
import type { Locale } from '../model/basics.ts';
import type { PromptView } from '../model/prompts.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { PageUrl } from '../reading/fields.ts';
import { type CompiledPage, compilePage } from '../reading/page.ts';
import { choosePage } from '../reading/read.ts';
import { findBox, insertInto, textIn } from './insert.ts';
import { LivePage, type LiveRow } from './live.ts';
import { findSlot, type Mount, makeMount, putInSlot, themeOf, warGuard } from './mount.ts';
import { inSlices, type Watch, watch } from './watch.ts';

export interface MarkDrawing {
  css: string;
  draw(
    host: HTMLElement,
    prompts: readonly PromptView[],
    opts: { locale: Locale; focusId?: string; onOpen: (promptId: string) => void },
  ): void;
}

export interface OverlayOptions {
  doc: Document;
  send: Send;
  onPush: (handle: (push: Push) => unknown) => () => void;
  marks: MarkDrawing;
  /** This frame's address; the practice shop gives the address its marketplace file speaks of. */
  url?: () => string;
  signal: AbortSignal;
}

/** What the desk, loaded later into the same frame, finds here. */
export interface Overlay {
  readonly doc: Document;
  /** The tokens and the marks' own styles, which came with the first bundle and need not come twice. */
  readonly css: string;
  readonly hello: Extract<Hello, { on: true }> | undefined;
  /** Types into a box of this frame. */
  insert(insertion: Insertion): Result<{ how: 'inserted' }>;
  /** Which boxes this frame's page has open just now; absent where the page has none of that kind. */
  targets(): { reply?: boolean; remark?: boolean };
  /** The order the open remark box says it belongs to. */
  remarkOrder(): string | undefined;
  /** What stands in the reply box, when there is exactly one. */
  draft(): { text: string; focused: boolean } | undefined;
  /** Where the reply box stands in the window, when there is exactly one. */
  replyRect(): DOMRect | undefined;
  /** The mark that wears the ring; brings its row into view when asked. */
  focus(promptId: string | undefined, rowKey?: string, scroll?: boolean): void;
  /** Called when the worker's view of this tab changed, a mark was opened, or the overlay started or stopped. */
  on(listener: (event: OverlayEvent) => void): () => void;
}
export type OverlayEvent =
  | { kind: 'changed' }
  | { kind: 'open'; promptId: string; rowKey: string }
  | { kind: 'stopped' };

interface Marked {
  mount: Mount;
  prompts: PromptView[];
}

/** Enough rows to be worth the first message while a long list is still being read; each later one tells of twice as many. */
const CHUNK = 500;

export function startOverlay({ doc, send, onPush, marks, url, signal }: OverlayOptions): Overlay {
  const win = doc.defaultView!;
  const documentId = crypto.randomUUID();
  const frameUrl = url ?? (() => win.location.href);
  const listeners = new Set<(event: OverlayEvent) => void>();
  const tell = (event: OverlayEvent) => {
    for (const listener of listeners) listener(event);
  };
  let hello: Extract<Hello, { on: true }> | undefined;
  let compiled: CompiledPage | undefined;
  let live: LivePage | undefined;
  let watching: Watch | undefined;
  let stopSlices: (() => void) | undefined;
  let revision = 0;
  let atUrl = '';
  let wholeDue = true;
  let again = false;
  let boxesSaid = '';
  let boxesFound: { reply?: boolean; remark?: boolean } = {};
  let roundsSeen = 0;
  let deskAsked = false;
  let sending: Promise<void> = Promise.resolve();
  let focusId: string | undefined;
  const marked = new Map<string, Marked>();
  /** What the worker said of rows and is not drawn yet. */
  const judged = new Map<string, PromptView[]>();
  const mayMount = warGuard();

  const pageUrl = (): PageUrl => ({ frame: frameUrl(), top: hello?.top || frameUrl() });

  async function begin(): Promise<void> {
    atUrl = frameUrl();
    const answer = await send({ type: 'hello', url: atUrl });
    if (signal.aborted) return;
    // The worker could not be asked: what stands, stands.
    if (!answer.ok) return;
    if (!answer.value.on || answer.value.paused) {
      quiet();
      hello = answer.value.on ? answer.value : undefined;
      tell({ kind: 'changed' });
      return;
    }
    hello = answer.value;
    open();
  }

  /** Takes up the page this address and layout call for. */
  function open(): void {
    if (!hello) return;
    const pages = hello.site.pages.filter((page) => hello!.pages.includes(page.id));
    const page = choosePage(pages, doc);
    if (!page) {
      quiet();
      return;
    }
    if (compiled?.page.id !== page.id || compiled.site.revision !== hello.site.revision || !live) {
      dropMarks();
      compiled = compilePage(hello.site, page);
      live = new LivePage(compiled, doc, pageUrl, Date.now);
      roundsSeen = 0;
      wholeDue = true;
    }
    watching?.stop();
    watching = watch(
      doc,
      page.watch.roots,
      page.watch.attributes,
      (records) => {
        live?.mutated(records);
        flush();
      },
      () => {
        live?.allDirty();
        flush();
      },
    );
    live.allDirty();
    flush();
  }

  /** Nothing runs: paused, switched off, hidden, or no page of ours. */
  function quiet(): void {
    watching?.stop();
    watching = undefined;
    stopSlices?.();
    stopSlices = undefined;
    dropMarks();
    live = undefined;
    compiled = undefined;
  }

  function flush(): void {
    if (frameUrl() !== atUrl) {
      stopSlices?.();
      stopSlices = undefined;
      void begin();
      return;
    }
    if (stopSlices || doc.hidden) {
      again = true;
      return;
    }
    const page = live;
    if (!page) return;
    again = false;
    const layout = hello?.site.pages.filter((p) => hello!.pages.includes(p.id)) ?? [];
    if (layout.length > 1 && choosePage(layout, doc)?.id !== compiled?.page.id) {
      open();
      return;
    }
    let enough = CHUNK;
    function* work() {
      for (const _ of page!.work()) {
        if (page!.waiting >= enough) {
          // The worker judges all it knows at every message: few long ones cost it less than many short ones.
          enough *= 2;
          report();
        }
        yield;
      }
    }
    stopSlices = inSlices(work(), () => {
      stopSlices = undefined;
      report();
      remount();
      drawJudged();
      if (again) flush();
      else if (!deskAsked && hello?.isTop) {
        deskAsked = true;
        void sending.then(askDesk);
      }
    });
  }

  function report(): void {
    if (!live) return;
    const whole = wholeDue;
    if (live.rounds !== roundsSeen) {
      // Looked for with the page's other surroundings: a search of the whole page is not for every changed word.
      roundsSeen = live.rounds;
      boxesFound = targets();
    }
    const boxes = JSON.stringify(boxesFound);
    const part = live.take(whole, boxes !== boxesSaid);
    if (!part) return;
    boxesSaid = boxes;
    wholeDue = false;
    const delta = {
      ...part,
      document: documentId,
      revision: ++revision,
      url: frameUrl(),
      targets: { reply: false, remark: false, ...boxesFound },
    };
    // One after the other: a delta builds on the one before.
    sending = sending.then(() => deliver(delta));
  }

  async function deliver(delta: FactsDelta): Promise<void> {
    const answer = await send({ type: 'facts', delta });
    if (signal.aborted || !live) return;
    if (!answer.ok) {
      // The worker could not be reached: the next report carries everything.
      wholeDue = true;
      return;
    }
    if (answer.value.resend) {
      if (!delta.whole) {
        wholeDue = true;
        report();
      }
      return;
    }
    const { rows } = answer.value;
    if (delta.whole) {
      judged.clear();
      // The answer to the whole names every row that has prompts: the others have none any more.
      const named = new Set(rows.map((row) => row.key));
      for (const key of marked.keys()) if (!named.has(key)) rows.push({ key, prompts: [] });
    }
    for (const row of rows) judged.set(row.key, row.prompts);
    // Every drawing costs the page a frame of its whole layout: after a long list's first marks, the others wait for its end.
    if (!stopSlices || marked.size === 0) drawJudged();
    tell({ kind: 'changed' });
  }

  function drawJudged(): void {
    if (judged.size === 0) return;
    const rows = Array.from(judged, ([key, prompts]) => ({ key, prompts }));
    judged.clear();
    drawRows(rows);
  }

  /** The desk comes after the first marks, once they are on the screen and the page has nothing else to do. */
  function askDesk(): void {
    win.requestIdleCallback(() => signal.aborted || void send({ type: 'need-desk' }), { timeout: 2_000 });
  }

  function targets(): { reply?: boolean; remark?: boolean } {
    const of = compiled?.page.targets;
    return {
      ...(of?.reply ? { reply: findBox(doc, of.reply).ok } : {}),
      ...(of?.remark ? { remark: findBox(doc, of.remark).ok } : {}),
    };
  }

  function drawRows(rows: { key: string; prompts: PromptView[] }[]): void {
    const plan: { key: string; prompts: PromptView[]; at?: Element }[] = [];
    // Looking first, writing after: the page's layout is asked once, not once a row.
    for (const { key, prompts } of rows) {
      const row = live?.row(key);
      if (prompts.length === 0 || !row || marked.get(key)?.mount.host.isConnected)
        plan.push({ key, prompts });
      else plan.push({ key, prompts, at: slotIn(row) });
    }
    const theme = themeOf(doc);
    for (const { key, prompts, at } of plan) {
      const old = marked.get(key);
      if (prompts.length === 0) {
        old?.mount.host.remove();
        marked.delete(key);
        continue;
      }
      if (old?.mount.host.isConnected) old.prompts = prompts;
      else if (at) {
        if (!mayMount(key, Date.now())) continue;
        const mount = old?.mount ?? newMark(theme);
        putInSlot(at, slotOf(live?.row(key))!.place, mount.host);
        marked.set(key, { mount, prompts });
      } else {
        marked.set(key, { mount: old?.mount ?? newMark(theme), prompts });
      }
      draw(key);
    }
  }

  const slotOf = (row: LiveRow | undefined) =>
    row && row.kind !== 'messages' ? compiled?.[row.kind]?.slot : undefined;
  function slotIn(row: LiveRow): Element | undefined {
    const slot = slotOf(row);
    return slot && findSlot(row.elements, slot);
  }

  const newMark = (theme: 'light' | 'dark'): Mount => {
    const mount = makeMount(doc, 'marks', marks.css);
    mount.body.dataset.theme = theme;
    return mount;
  };

  function draw(key: string): void {
    const of = marked.get(key);
    if (!of || !hello) return;
    marks.draw(of.mount.body, of.prompts, {
      locale: hello.locale,
      ...(focusId ? { focusId } : {}),
      onOpen: (promptId) => tell({ kind: 'open', promptId, rowKey: key }),
    });
  }

  /** After a re-render of the page: marks whose row stands but whose mount was thrown out are put back. */
  function remount(): void {
    const lost: { key: string; prompts: PromptView[] }[] = [];
    for (const key of live?.takeTouched() ?? marked.keys()) {
      const of = marked.get(key);
      if (!of) continue;
      const row = live?.row(key);
      if (!row) {
        of.mount.host.remove();
        marked.delete(key);
      } else if (!of.mount.host.isConnected || !row.elements.some((el) => el.contains(of.mount.host)))
        lost.push({ key, prompts: of.prompts });
    }
    if (lost.length > 0) drawRows(lost);
  }

  function dropMarks(): void {
    for (const { mount } of marked.values()) mount.host.remove();
    marked.clear();
    judged.clear();
  }

  function insert(insertion: Insertion): Result<{ how: 'inserted' }> {
    const target = compiled?.page.targets?.[insertion.target];
    if (!compiled || !live || !target) return fail('insert.no-box');
    const box = findBox(doc, target);
    if (!box.ok) return box;
    const pass = live.pass();
    if (insertion.target === 'reply') {
      const chat = compiled.conversation;
      if (!chat) return fail('insert.cannot-check');
      if (!chat.selected(pass)) return fail('insert.no-buyer');
      const { buyer } = chat.buyer(pass);
      const known = insertion.buyer;
      if (!known || (buyer.id === undefined && buyer.name === undefined)) return fail('insert.no-buyer');
      const same =
        known.id !== undefined && buyer.id !== undefined ? known.id === buyer.id : known.name === buyer.name;
      if (!same) return fail('insert.other-buyer');
    } else {
      const said = compiled.remarkOrder(pass);
      if (said !== undefined && said !== insertion.orderId) return fail('insert.other-order');
    }
    const typed = insertInto(box.value, insertion.text, {
      onNewLine: insertion.target === 'remark',
      ...(insertion.cursor === undefined ? {} : { cursor: insertion.cursor }),
    });
    return typed.ok ? ok({ how: 'inserted' }) : typed;
  }

  const stopPush = onPush((push) => {
    switch (push.type) {
      case 'refresh':
        wholeDue = wholeDue || !live;
        void begin().then(() => {
          if (live) {
            wholeDue = true;
            flush();
          }
        });
        return null;
      case 'desk-changed':
        tell({ kind: 'changed' });
        return null;
      case 'whole':
        if (!live) return undefined;
        wholeDue = true;
        report();
        return true;
      case 'insert':
        return insert(push.insertion);
      case 'stop':
        quiet();
        tell({ kind: 'stopped' });
        return null;
      default:
        return null;
    }
  });

  const shown = () => {
    if (doc.hidden) {
      watching?.stop();
      stopSlices?.();
      stopSlices = undefined;
    } else if (hello) {
      watching?.again();
      live?.allDirty();
      flush();
    }
  };
  doc.addEventListener('visibilitychange', shown, { signal });
  const moved = () => flush();
  win.addEventListener('popstate', moved, { signal });
  win.addEventListener('hashchange', moved, { signal });
  signal.addEventListener('abort', () => {
    stopPush();
    quiet();
    tell({ kind: 'stopped' });
    listeners.clear();
  });
  void begin();

  return {
    doc,
    css: marks.css,
    get hello() {
      return hello;
    },
    insert,
    targets,
    remarkOrder: () => (live && targets().remark ? compiled?.remarkOrder(live.pass()) : undefined),
    draft() {
      const target = compiled?.page.targets?.reply;
      const box = target && findBox(doc, target);
      return box?.ok ? { text: textIn(box.value), focused: doc.activeElement === box.value } : undefined;
    },
    replyRect() {
      const target = compiled?.page.targets?.reply;
      const box = target && findBox(doc, target);
      return box?.ok ? box.value.getBoundingClientRect() : undefined;
    },
    focus(promptId, rowKey, scroll) {
      const before = focusId;
      focusId = promptId;
      for (const [key, of] of marked)
        if (of.prompts.some((p) => p.id === before || p.id === promptId)) draw(key);
      if (scroll && rowKey) live?.row(rowKey)?.elements[0]?.scrollIntoView({ block: 'nearest' });
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
