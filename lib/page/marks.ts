// The marks of one frame's rows: drawn where the worker says something of a row, put back when the page re-renders it,
// given up where the page keeps throwing them out.
import type { Judged } from '../messages/protocol.ts';
import type { Locale } from '../model/basics.ts';
import type { Slot } from '../model/marketplace.ts';
import type { PromptView } from '../model/prompts.ts';
import type { LivePage, LiveRow } from './live.ts';
import { findSlot, type Mount, makeMount, putInSlot, themeOf, warGuard } from './mount.ts';
import { takeOut } from './watch.ts';

export interface MarkDrawing {
  css: string;
  draw(
    host: HTMLElement,
    prompts: readonly PromptView[],
    opts: { locale: Locale; focusId?: string; fine?: string; onOpen: (promptId: string) => void },
  ): void;
}

type Row = Judged['rows'][number];
interface Marked {
  mount: Mount;
  row: Row;
}
export interface MarksOf {
  doc: Document;
  drawing: MarkDrawing;
  live: () => LivePage | undefined;
  slotOf: (row: LiveRow) => Slot | undefined;
  locale: () => Locale;
  onOpen: (promptId: string, rowKey: string) => void;
}

const isEmpty = (row: Row): boolean => row.prompts.length === 0 && row.fine === undefined;

/** The mark that shows the agent the row they came for. */
const HERE = 'here';

export class RowMarks {
  private marked = new Map<string, Marked>();
  /** What the worker said of rows and is not drawn yet. */
  private judged = new Map<string, Row>();
  private mayMount = warGuard();
  private focusId: string | undefined;
  private pointed: string | undefined;

  constructor(private readonly of: MarksOf) {}

  get count(): number {
    return this.marked.size;
  }

  /** Takes the worker's word. An answer to the whole names every row it has something to say of. */
  take(rows: readonly Row[], whole: boolean): void {
    if (whole) {
      this.judged.clear();
      for (const key of this.marked.keys())
        if (key !== this.pointed) this.judged.set(key, { key, prompts: [] });
    }
    for (const row of rows) this.judged.set(row.key, row);
  }

  /** Draws what was taken. */
  draw(): void {
    if (this.judged.size === 0) return;
    const rows = [...this.judged.values()];
    this.judged.clear();
    this.drawRows(rows);
  }

  private drawRows(rows: readonly Row[]): void {
    const { live, slotOf, doc } = this.of;
    // Looking first, writing after: the page's layout is asked once, not once a row.
    const plan = rows.map((row) => {
      const on = live()?.row(row.key);
      const stands = isEmpty(row) || !on || this.marked.get(row.key)?.mount.host.isConnected;
      const slot = on && slotOf(on);
      return { row, slot, at: stands || !slot ? undefined : findSlot(on.elements, slot) };
    });
    const theme = themeOf(doc);
    for (const { row, slot, at } of plan) {
      const old = this.marked.get(row.key);
      if (isEmpty(row)) {
        if (old) takeOut(old.mount.host);
        this.marked.delete(row.key);
        continue;
      }
      if (old?.mount.host.isConnected) old.row = row;
      else {
        if (at && !this.mayMount(row.key, Date.now())) continue;
        const mount = old?.mount ?? this.newMount(theme);
        if (at) putInSlot(at, slot!.place, mount.host);
        this.marked.set(row.key, { mount, row });
      }
      this.drawOne(row.key);
    }
  }

  private newMount(theme: 'light' | 'dark'): Mount {
    const mount = makeMount(this.of.doc, 'marks', this.of.drawing.css);
    mount.body.dataset.theme = theme;
    return mount;
  }

  private drawOne(key: string): void {
    const { drawing, locale, onOpen } = this.of;
    const { mount, row } = this.marked.get(key)!;
    const focusId = key === this.pointed ? HERE : this.focusId;
    drawing.draw(mount.body, row.prompts, {
      locale: locale(),
      ...(focusId === undefined ? {} : { focusId }),
      ...(row.fine === undefined ? {} : { fine: row.fine }),
      onOpen: (promptId) => onOpen(promptId, key),
    });
  }

  /** After a re-render of the page: marks whose row stands but whose mount was thrown out are put back. */
  remount(): void {
    const live = this.of.live();
    const lost: Row[] = [];
    for (const key of live?.takeTouched() ?? this.marked.keys()) {
      const marked = this.marked.get(key);
      if (!marked) continue;
      const { host } = marked.mount;
      const row = live?.row(key);
      if (!row) {
        takeOut(host);
        this.marked.delete(key);
      } else if (!host.isConnected || !row.elements.some((el) => el.contains(host))) lost.push(marked.row);
    }
    if (lost.length > 0) this.drawRows(lost);
  }

  drop(): void {
    for (const { mount } of this.marked.values()) takeOut(mount.host);
    this.marked.clear();
    this.judged.clear();
  }

  /** The mark of this prompt wears the ring. */
  focus(promptId: string | undefined): void {
    const before = this.focusId;
    if (before === promptId) return;
    this.focusId = promptId;
    for (const [key, { row }] of this.marked)
      if (row.prompts.some((p) => p.id === before || p.id === promptId)) this.drawOne(key);
  }

  /** A ringed word on the row the agent came for, where the page has a place for it; on no row: undefined. */
  point(key: string | undefined, mark = ''): void {
    const before = this.pointed;
    this.pointed = key;
    if (before !== undefined && before !== key) this.drawRows([{ key: before, prompts: [] }]);
    if (key === undefined) return;
    const about = { kind: 'page' as const };
    const here = { id: HERE, rule: HERE, ruleName: '', about, title: mark, why: '', steps: [], actions: [] };
    this.drawRows([{ key, prompts: [{ ...here, level: 'clock', mark }] }]);
  }

  /** The row pointed at was opened: it needs no pointing any more. */
  unpointOpened(): void {
    const row = this.pointed === undefined ? undefined : this.of.live()?.row(this.pointed);
    if (this.pointed !== undefined && (!row || (row.fact as { active?: boolean })?.active))
      this.point(undefined);
  }
}
