// The stock of what is spoken of: the sum in one line, and below it where the figure comes from and how old it is.
import type { Locale } from '../../lib/model/basics.ts';
import { figure } from '../ui/format.ts';
import type { StockLine } from './view.ts';
import { age, type DeskWords, deskWords } from './words.ts';

/** For the folded section: one SKU with its figure, or how many SKUs. */
export function stockSummary(stock: StockLine[], open: boolean, locale: Locale): string {
  const t = deskWords(locale);
  const [first] = stock;
  if (!first) return t('stock.none');
  if (stock.length > 1) return t('stock.skus', { n: stock.length });
  if (open || first.available === undefined) return first.sku;
  return `${first.sku} ${t('stock.available', { n: figure(first.available, locale) })}`;
}

function Sum({ line, t, n }: { line: StockLine; t: DeskWords; n: (value: number) => string }) {
  const { onHand, reserved, held, heldSince, keepBack } = line;
  const less = [
    // What takes nothing off says nothing.
    reserved !== undefined && reserved > 0 && t('stock.reserved', { n: n(reserved) }),
    held !== undefined && t('stock.held', { n: n(held), time: heldSince ?? '' }),
    keepBack !== undefined && keepBack > 0 && t('stock.keepBack', { n: n(keepBack) }),
  ].filter(Boolean);
  return (
    <p class="ch-sum">
      <b class={line.short ? 'ch-short' : ''}>{t('stock.available', { n: n(line.available ?? 0) })}</b>
      {onHand !== undefined && (
        <span>
          <span class="ch-op">=</span>
          <span class="ch-term">{t('stock.onHand', { n: n(onHand) })}</span>
          {less.map((text) => (
            <span key={text} class="ch-term">
              <span class="ch-op">−</span>
              {text}
            </span>
          ))}
        </span>
      )}
    </p>
  );
}

export function StockPart({ stock, locale }: { stock: StockLine[]; locale: Locale }) {
  const t = deskWords(locale);
  const n = (value: number) => figure(value, locale);
  return (
    <div class="ch-stock">
      {stock.map((line) => {
        const source = line.sourceLabel
          ? t('stock.source', { source: line.sourceLabel, age: age(line.ageMinutes ?? 0, t) })
          : '';
        const failed = line.failed ? t('stock.failed') : '';
        const page = line.pageStock === undefined ? '' : t('stock.page', { n: n(line.pageStock) });
        return (
          <div key={line.sku} class="ch-stock-line">
            {stock.length > 1 && <p class="ch-quiet">{line.sku}</p>}
            {line.available === undefined ? <p>{t('stock.unknown')}</p> : <Sum line={line} t={t} n={n} />}
            {(source || page) && <p class="ch-meta">{[source, failed, page].filter(Boolean).join(' • ')}</p>}
          </div>
        );
      })}
    </div>
  );
}
