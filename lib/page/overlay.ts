// The overlay of one frame: reads the page live, tells the worker, draws the marks, types where it is asked to. What it
// draws with and whom it talks to are handed in, so the practice shop starts the very same overlay.
import type { Hello } from '../messages/protocol.ts';
import type { PageUrl } from '../reading/fields.ts';
import { type CompiledPage, compilePage } from '../reading/page.ts';
import { choosePage } from '../reading/read.ts';
import { boxesOf } from './boxes.ts';
import type { Overlay, OverlayOptions } from './frame.ts';
import { laterBundles } from './later.ts';
import { LivePage } from './live.ts';
import { RowMarks } from './marks.ts';
import { createPort } from './port.ts';
import { Reporter } from './reporting.ts';
import { Retry } from './retry.ts';
import { inSlices, type Watch, watch } from './watch.ts';

/** Enough rows to be worth the first message while a long list is still being read; each later one tells of twice as many. */
const CHUNK = 500;

export function startOverlay({ doc, send, onPush, marks: drawing, url, signal }: OverlayOptions): Overlay {
  const win = doc.defaultView!;
  const frameUrl = url ?? (() => win.location.href);
  let hello: Extract<Hello, { on: true }> | undefined;
  let compiled: CompiledPage | undefined;
  let live: LivePage | undefined;
  let watching: Watch | undefined;
  let stopSlices: (() => void) | undefined;
  let atUrl = '';
  let again = false;
  const marks = new RowMarks({
    doc,
    drawing,
    live: () => live,
    slotOf: (row) => (row.kind === 'messages' ? undefined : compiled?.[row.kind]?.slot),
    locale: () => hello?.locale ?? 'en',
    onOpen: (promptId, rowKey) => tell({ kind: 'open', promptId, rowKey }),
  });
  const boxes = boxesOf(
    doc,
    () => (compiled && live ? { compiled, pass: live.pass() } : undefined),
    (insertion) => port.held(insertion),
  );
  const port = createPort({
    doc,
    css: drawing.css,
    boxes,
    marks: () => marks,
    live: () => live,
    hello: () => hello,
  });
  const { tell } = port;
  const later = laterBundles(win, send, signal);

  const retry = new Retry(signal);
  const reporter = new Reporter({
    send,
    signal,
    live: () => live,
    url: frameUrl,
    boxes: boxes.open,
    judged(rows, whole) {
      marks.take(rows, whole);
      // Every drawing costs the page a frame of its whole layout: after a long list's first marks, the others wait for its end.
      if (!stopSlices || marks.count === 0) marks.draw();
      tell({ kind: 'changed' });
    },
  });

  /** The site's pages this address may be. */
  const pagesHere = () => hello?.site.pages.filter((page) => hello!.pages.includes(page.id)) ?? [];
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
  }

  function stopWork(): void {
    stopSlices?.();
    stopSlices = undefined;
  }

  /** Takes up the page this address and layout call for. */
  function open(): void {
    if (!hello) return;
    const page = choosePage(pagesHere(), doc);
    if (!page) {
      quiet();
      return;
    }
    if (compiled?.page.id !== page.id || compiled.site.revision !== hello.site.revision || !live) {
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
    live.allDirty();
    flush();
  }

  /** Nothing runs: paused, switched off, hidden, or no page of ours. */
  function quiet(): void {
    watching?.stop();
    watching = undefined;
    stopWork();
    marks.drop();
    live = undefined;
    compiled = undefined;
  }

  function flush(): void {
    if (frameUrl() !== atUrl) {
      stopWork();
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
    const layouts = pagesHere();
    if (layouts.length > 1 && choosePage(layouts, doc)?.id !== compiled?.page.id) {
      open();
      return;
    }
    let enough = CHUNK;
    function* work() {
      for (const _ of page!.work()) {
        if (page!.waiting >= enough) {
          // The worker judges all it knows at every message: few long ones cost it less than many short ones.
          enough *= 2;
          reporter.report();
        }
        yield;
      }
    }
    stopSlices = inSlices(work(), () => {
      stopSlices = undefined;
      reporter.report();
      marks.remount();
      marks.draw();
      if (again) flush();
      else {
        if (hello?.isTop) later('need-desk', reporter.sending);
        if (compiled?.page.targets?.reply) later('need-guard', reporter.sending);
      }
    });
  }

  const stopPush = onPush((push) => {
    switch (push.type) {
      case 'refresh':
        reporter.wholeDue = reporter.wholeDue || !live;
        void begin().then(() => {
          tell({ kind: 'refreshed' });
          if (live) {
            reporter.wholeDue = true;
            flush();
          }
        });
        return null;
      case 'judge':
        // Nothing on the page changed: an empty report is judged anew. A worker that forgot us asks for the whole.
        if (live && !doc.hidden) reporter.report(true);
        return null;
      case 'desk-changed':
        tell({ kind: 'changed' });
        return null;
      case 'whole':
        if (!live) return undefined;
        reporter.wholeDue = true;
        reporter.report();
        return true;
      case 'guard':
        tell({ kind: 'context', context: push.context });
        return null;
      case 'insert':
        return boxes.insert(push.insertion);
      case 'show-row':
        live?.row(push.key)?.elements[0]?.scrollIntoView({ block: 'nearest' });
        return null;
      case 'stop':
        quiet();
        tell({ kind: 'stopped' });
        return null;
    }
    return null;
  });

  const shown = () => {
    if (doc.hidden) {
      watching?.stop();
      stopWork();
    } else if (hello) {
      watching?.again();
      live?.allDirty();
      flush();
    }
  };
  doc.addEventListener('visibilitychange', shown, { signal });
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
