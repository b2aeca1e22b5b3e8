// The list of replies as a window of rows of one height: ten thousand are as quick to scroll as ten. Arrows, Page, Home
// and End move over the rows, Enter opens one.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { figure } from '../../ui/format.ts';
import { composing, take } from '../../ui/hotkeys.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { hasEnded, isAskedAgain } from './choosing.ts';
import words from './repliesPage.i18n.json';
import type { Shelved } from './shelf.ts';

export const ROW = 32;
const SPARE = 12;
/** Before the list was measured. */
const FIRST_HEIGHT = 1000;

interface Props {
  rows: readonly Shelved[];
  open: string | undefined;
  today: string;
  onOpen: (reply: Shelved) => void;
}

export function Rows({ rows, open, today, onOpen }: Props) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  /** The row that takes the focus once it is there. */
  const [wanted, setWanted] = useState<number>();
  const height = box.current?.clientHeight || FIRST_HEIGHT;
  const last = Math.max(0, rows.length - 1);
  const from = Math.min(Math.max(0, Math.floor(top / ROW) - SPARE), last);
  const to = Math.min(rows.length, Math.ceil((top + height) / ROW) + SPARE);
  const shown = rows.slice(from, to);
  const tabStop = Math.max(
    0,
    shown.findIndex(({ id }) => id === open),
  );

  // Another list begins at its top.
  useLayoutEffect(() => {
    setTop(0);
    if (box.current) box.current.scrollTop = 0;
  }, [rows]);
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    box.current?.querySelector<HTMLElement>(`[data-row="${wanted}"]`)?.focus({ preventScroll: true });
    setWanted(undefined);
  }, [wanted]);

  const move = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).dataset.row;
    if (row === undefined || composing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const here = Number(row);
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const steps: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    take(event);
    const at = Math.min(last, Math.max(0, next));
    const scroll = box.current?.scrollTop ?? 0;
    const visible = Math.min(Math.max(scroll, (at + 1) * ROW - height), at * ROW);
    if (box.current) box.current.scrollTop = visible;
    setTop(visible);
    setWanted(at);
  };
  return (
    <div class="ch-reply-list">
      <div class="ch-reply-head" aria-hidden="true">
        <span>{t('col.title')}</span>
        <span>{t('col.folder')}</span>
        <span>{t('col.uses')}</span>
      </div>
      <div
        ref={box}
        class="ch-reply-rows"
        role="listbox"
        aria-label={t('replies')}
        tabIndex={-1}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={move}
      >
        <div role="presentation" style={{ height: rows.length * ROW, paddingTop: from * ROW }}>
          {shown.map((reply, i) => (
            <button
              key={reply.id}
              type="button"
              role="option"
              class="ch-row-open ch-reply-row"
              data-row={from + i}
              tabIndex={i === tabStop ? 0 : -1}
              aria-selected={open === reply.id}
              aria-posinset={from + i + 1}
              aria-setsize={rows.length}
              onClick={() => onOpen(reply)}
            >
              <span class="ch-reply-name ch-clip">{reply.title}</span>
              {hasEnded(reply, today) && <span class="ch-reply-mark">{t('row.ended')}</span>}
              {isAskedAgain(reply) && <span class="ch-reply-mark">{t('row.again')}</span>}
              <span class="ch-reply-where ch-clip ch-meta">{reply.folder?.split('/').join(' › ')}</span>
              <span class="ch-reply-uses ch-figure">{reply.uses > 0 && figure(reply.uses, locale)}</span>
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}
