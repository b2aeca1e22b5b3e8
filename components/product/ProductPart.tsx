// What the product card says of the thing this chat or order is about: the size on top where the buyer named their
// figures, then facts, then questions often asked. One list, one tab stop; Enter or a digit puts the text in.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Locale } from '../../lib/model/basics.ts';
import type { DeskData, ProductItem } from '../../lib/model/desk.ts';
import { Button } from '../ui/Button.tsx';
import { speak } from '../ui/format.ts';
import { chordOf, composing, digitOf, take } from '../ui/hotkeys.ts';
import { ChevronRight } from '../ui/icons.tsx';
import { DEFAULT_KEYS } from '../ui/keys.ts';
import { moveTo } from '../ui/listbox.ts';
import words from './product.i18n.json';

export interface ProductProps {
  product: NonNullable<DeskData['product']>;
  locale: Locale;
  /** What stands against putting in: then everything is copied. */
  limit?: 'no-box' | 'no-buyer' | undefined;
  /** Counts upwards each time the agent asks for this section by its key. */
  wanted: number;
  onPut: (text: string, how: 'insert' | 'copy') => void;
}

interface Row {
  id: string;
  kind: 'size' | 'fact' | 'faq';
  label: string;
  text: string;
  /** Absent: there is nothing to put in. */
  insert?: string | undefined;
}

function rowsOf(item: ProductItem, size: string): Row[] {
  return [
    ...(item.size ? [{ id: 'size', kind: 'size' as const, label: size, ...item.size }] : []),
    ...item.facts.map((fact) => ({ ...fact, kind: 'fact' as const })),
    ...item.faq.map(({ q, a }, i) => ({
      id: `faq-${i}`,
      kind: 'faq' as const,
      label: q,
      text: a,
      insert: a,
    })),
  ];
}

export function ProductPart({ product, locale, limit, wanted, onPut }: ProductProps) {
  const t = speak(words, locale);
  const [card, setCard] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const asked = useRef(0);
  const { items } = product;
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === card),
  );
  const item = items[at]!;
  const rows = rowsOf(item, t('size'));
  const on = Math.max(
    0,
    rows.findIndex((row) => row.id === chosen),
  );
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
  useEffect(() => {
    if (wanted > asked.current) buttons()[on]?.focus();
    asked.current = wanted;
  }, [wanted]);

  const put = (row: Row | undefined, how: 'insert' | 'copy' = limit ? 'copy' : 'insert') => {
    if (row?.insert !== undefined) onPut(row.insert, how);
  };
  const turn = (by: number) => {
    setCard(items[(at + by + items.length) % items.length]!.id);
    setChosen(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (chordOf(event) === DEFAULT_KEYS.copy) {
      take(event);
      return put(rows[on], 'copy');
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = digitOf(event);
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const to =
      event.key === 'Home' ? 0 : event.key === 'End' ? rows.length - 1 : moveTo(event.key, on, rows.length);
    if (digit && digit <= rows.length) put(rows[digit - 1]);
    else if (side && items.length > 1) {
      turn(side);
      requestAnimationFrame(() => buttons()[0]?.focus());
    } else if (to !== undefined && rows[to]) {
      setChosen(rows[to].id);
      buttons()[to]?.focus();
    } else return;
    take(event);
  };

  return (
    <div class="ch-product">
      <div class="ch-product-head">
        <b>{item.title}</b>
        {items.length > 1 && (
          <span class="ch-product-turn">
            <Button kind="bare" label={t('previous')} onClick={() => turn(-1)}>
              <span class="ch-product-back">
                <ChevronRight />
              </span>
            </Button>
            <span class="ch-meta">{t('place', { n: at + 1, of: items.length })}</span>
            <Button kind="bare" label={t('next')} onClick={() => turn(1)}>
              <ChevronRight />
            </Button>
          </span>
        )}
      </div>
      {rows.length === 0 ? (
        <p class="ch-quiet">{t('bare')}</p>
      ) : (
        <>
          <ul class="ch-product-list" aria-label={t('list')} ref={list} onKeyDown={onKeyDown}>
            {rows.map((row, i) => (
              <li key={row.id}>
                {row.kind === 'faq' && rows[i - 1]?.kind !== 'faq' && <p class="ch-meta">{t('faq')}</p>}
                <button
                  type="button"
                  class={`ch-product-row ch-product-${row.kind}`}
                  tabIndex={i === on ? 0 : -1}
                  aria-keyshortcuts={i < 9 ? String(i + 1) : undefined}
                  aria-disabled={row.insert === undefined}
                  onFocus={() => setChosen(row.id)}
                  onClick={() => put(row)}
                >
                  <span class="ch-product-label">{row.label}</span>
                  <span class="ch-product-text">{row.text}</span>
                  {i < 9 && row.insert !== undefined && <kbd class="ch-digit">{i + 1}</kbd>}
                </button>
              </li>
            ))}
          </ul>
          <p class="ch-meta">{limit ? t(limit) : t(items.length > 1 ? 'how.several' : 'how')}</p>
        </>
      )}
    </div>
  );
}
