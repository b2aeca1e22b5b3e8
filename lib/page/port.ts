// An overlay as the bundles that come later see it: what they may ask and do, and what they are told of.
import type { Hello, Insertion } from '../messages/protocol.ts';
import type { Level } from '../model/basics.ts';
import type { boxesOf } from './boxes.ts';
import type { Hold, Overlay, OverlayEvent } from './frame.ts';
import type { LivePage } from './live.ts';
import type { RowMarks } from './marks.ts';

export interface PortOf {
  doc: Document;
  css: string;
  boxes: ReturnType<typeof boxesOf>;
  marks: () => RowMarks;
  live: () => LivePage | undefined;
  hello: () => Extract<Hello, { on: true }> | undefined;
}

export function createPort({ doc, css, boxes, marks, live, hello }: PortOf) {
  const listeners = new Set<(event: OverlayEvent) => void>();
  const tell = (event: OverlayEvent) => {
    for (const listener of listeners) listener(event);
  };
  let held: Hold | undefined;
  let standing: Level | undefined;
  const overlay: Overlay = {
    doc,
    css,
    get hello() {
      return hello();
    },
    insert: boxes.insert,
    takeBack: boxes.takeBack,
    targets: boxes.open,
    remarkOrder: boxes.remarkOrder,
    draft: boxes.draft,
    replyBox: boxes.replyBox,
    replyRect: boxes.replyRect,
    get buyer() {
      return live()?.conversation?.buyer;
    },
    hold(check) {
      held = check;
    },
    get standing() {
      return standing;
    },
    set standing(level) {
      if (level === standing) return;
      standing = level;
      tell({ kind: 'standing' });
    },
    walks: () => false,
    focus(promptId, rowKey, scroll) {
      marks().focus(promptId);
      if (scroll && rowKey) live()?.row(rowKey)?.elements[0]?.scrollIntoView({ block: 'nearest' });
    },
    show(key, mark) {
      const box = key === 'conversation' ? boxes.replyBox() : undefined;
      box?.focus();
      if (box) return true;
      const row = live()?.row(key);
      if (!row) return false;
      row.elements[0]?.scrollIntoView({ block: 'nearest' });
      marks().point(key, mark);
      return true;
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    overlay,
    tell,
    /** Why an insertion has to wait, by whoever holds it. */
    held: (insertion: Insertion) => held?.(insertion),
    /** Whether anybody stands beside this overlay to be told. */
    heard: () => listeners.size > 0,
    close: () => listeners.clear(),
  };
}
