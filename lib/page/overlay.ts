// The overlay of one frame: reads the page live, tells the worker, draws the marks, types where it is asked to. What it
// draws with and whom it talks to are handed in, so the practice shop starts the very same overlay.
import type { Hello } from '../messages/protocol.ts';
import type { PageUrl } from '../reading/fields.ts';
import { type CompiledPage, compilePage } from '../reading/page.ts';
import { choosePage } from '../reading/read.ts';
import { boxesOf } from './boxes.ts';
import { Due, Pace } from './due.ts';
import type { Overlay, OverlayOptions } from './frame.ts';
import { tellKeys } from './keys.ts';
import { laterBundles } from './later.ts';
import { LivePage } from './live.ts';
import { RowMarks } from './marks.ts';
import { createPort } from './port.ts';
import { answerPush, type PushesOf } from './pushes.ts';
import { Reporter } from './reporting.ts';
import { Retry } from './retry.ts';
import { Slices } from './slices.ts';
import { Viewing } from './viewing.ts';
import { type Watch, watch } from './watch.ts';

/** A hidden tab's thread list is read at most this often. */
const BEHIND_MS = 5_000;

export function startOverlay(options: OverlayOptions): Overlay {
  const { doc, send, onPush, marks: drawing, url, signal } = options;
  const win = doc.defaultView!;
  const frameUrl = url ?? (() => win.location.href);
  let hello: Extract<Hello, { on: true }> | undefined;
  let compiled: CompiledPage | undefined;
  let live: LivePage | undefined;
  let watching: Watch | undefined;
  const slices = new Slices();
  let atUrl = '';
  let again = false;
  const at = { live: () => live, compiled: () => compiled, hello: () => hello };
  const marks = new RowMarks({
    ...at,
    doc,
    drawing,
    slotOf: (row) => (row.kind === 'messages' ? undefined : compiled?.[row.kind]?.slot),
    locale: () => hello?.locale ?? 'en',
    onOpen: (promptId, rowKey) => tell({ kind: 'open', promptId, rowKey }),
  });
  const boxes = boxesOf(
    doc,
    () => (compiled && live ? { compiled, pass: live.pass() } : undefined),
    (insertion) => port.held(insertion),
  );
  const port = createPort({ ...at, doc, css: drawing.css, boxes, marks: () => marks });
  const { tell } = port;
  const viewing = new Viewing({ ...at, doc, send, url: frameUrl, signal });
  const later = laterBundles(win, send, signal);

  const retry = new Retry(signal);
  const reporter = new Reporter({
    send,
    signal,
    live: () => live,
    url: frameUrl,
    boxes: boxes.open,
    judged(rows, whole, again) {
      if (!doc.hidden) due.in(again);
      marks.take(rows, whole);
      // Every drawing costs the page a frame of its whole layout: after a long list's first marks, the others wait for its end.
      if (!slices.busy || marks.count === 0) marks.draw();
      marks.unpointOpened();
      tell({ kind: 'changed' });
    },
  });
  /** Nothing on the page changed, but the clock has: an empty report is judged anew. */
  const due = new Due(() => reporter.report(true), signal);
  /** Time alone may have changed what is said while the tab was hidden. */
  let overdue = false;
  /** In a hidden tab only the thread list goes on: who waits is told to the desks of other tabs. */
  const behind = new Pace(() => {
    if (live && doc.hidden) slices.run(live.workOnThreads(), () => reporter.report());
  }, BEHIND_MS);
  tellKeys(win, options.keys, send, at.hello, port.overlay, signal);

  /** The site's pages this address may be. */
  const pagesHere = () => hello?.site.pages.filter(({ id }) => hello!.pages.includes(id)) ?? [];
  const pageUrl = (): PageUrl => ({ frame: frameUrl(), top: hello?.top || frameUrl() });

  async function begin(): Promise<void> {
    atUrl = frameUrl();
    const answer = await send({ type: 'hello', url: atUrl });
    if (signal.aborted) return;
    // The worker could not be asked: what stands, stands, until it answers.
    if (!answer.ok) return retry.later(() => void begin());
    retry.done();
    if (!answer.value.on || answer.value.paused) {
      quiet();
      hello = answer.value.on ? answer.value : undefined;
      tell({ kind: 'changed' });
      return;
    }
    hello = answer.value;
    open();
    if (hello.told) pushes.besides();
  }

  /** Takes up the page this address and layout call for. */
  function open(): void {
    if (!hello) return;
    const page = choosePage(pagesHere(), doc);
    if (!page) {
      quiet();
      return;
    }
    if (
      compiled?.page.id !== page.id ||
      JSON.stringify(compiled.site) !== JSON.stringify(hello.site) ||
      !live
    ) {
      marks.drop();
      compiled = compilePage(hello.site, page);
      live = new LivePage(compiled, doc, pageUrl, Date.now);
      reporter.anew();
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
    if (doc.hidden && !compiled.threads) watching.stop();
    live.allDirty();
    flush();
  }

  /** Nothing runs: paused, switched off, hidden, or no page of ours. */
  function quiet(): void {
    watching?.stop();
    watching = undefined;
    slices.stop();
    due.drop();
    viewing.drop();
    behind.drop();
    marks.drop();
    live = undefined;
    compiled = undefined;
  }

  function flush(): void {
    if (frameUrl() !== atUrl) {
      slices.stop();
      void begin();
      return;
    }
    if (slices.busy || doc.hidden) {
      again = true;
      if (doc.hidden && compiled?.threads) behind.ask();
      return;
    }
    const page = live;
    if (!page) return;
    again = false;
    const layouts = pagesHere();
    if (layouts.length > 1 && choosePage(layouts, doc)?.id !== compiled?.page.id) {
      open();
      return;
    }
    slices.run(reporter.reading(page), () => {
      reporter.report(overdue);
      overdue = false;
      viewing.read();
      marks.remount();
      marks.draw();
      if (again) flush();
      else {
        if (hello?.isTop) later('need-desk', reporter.sending);
        if (compiled?.page.targets?.reply) later('need-guard', reporter.sending);
      }
    });
  }

  function whole(): void {
    reporter.wholeDue = true;
    reporter.report();
  }

  const pushes: PushesOf = {
    ...at,
    port,
    boxes,
    async anew() {
      reporter.wholeDue = reporter.wholeDue || !live;
      await begin();
      tell({ kind: 'refreshed' });
      if (!live) return;
      reporter.wholeDue = true;
      flush();
    },
    // Nothing on the page changed: an empty report is judged anew. A worker that forgot us asks for the whole.
    judge() {
      overdue = doc.hidden;
      if (live && !doc.hidden) reporter.report(true);
    },
    // A top page that is none of ours shows the desk of its frames.
    besides: () => hello?.isTop && !compiled && later('need-desk', reporter.sending),
    whole,
    quiet,
  };
  const stopPush = onPush((push) => answerPush(push, pushes));

  const shown = () => {
    behind.drop();
    if (doc.hidden) {
      if (!compiled?.threads) watching?.stop();
      slices.stop();
      overdue = due.drop() || overdue;
      viewing.drop();
      marks.point(undefined);
    } else if (hello) {
      watching?.again();
      live?.allDirty();
      flush();
    }
  };
  doc.addEventListener('visibilitychange', shown, { signal });
  // A page that comes back as it was left has to tell of itself again.
  win.addEventListener('pagehide', () => live && void send({ type: 'gone', document: reporter.document }), {
    signal,
  });
  win.addEventListener('pageshow', ({ persisted }) => persisted && whole(), { signal });
  for (const moved of ['popstate', 'hashchange']) win.addEventListener(moved, () => flush(), { signal });
  signal.addEventListener('abort', () => {
    stopPush();
    quiet();
    tell({ kind: 'stopped' });
    port.close();
  });
  void begin();

  return port.overlay;
}
