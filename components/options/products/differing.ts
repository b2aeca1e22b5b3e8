// The fields in which two versions of one product card differ, as a person reads them.
import type { Locale } from '../../../lib/model/basics.ts';
import type { ProductCard } from '../../../lib/model/products.ts';
import { listingText, tidyCard } from '../../../lib/products/cards.ts';
import { tableText } from '../../../lib/products/facts.ts';
import { changedFields } from '../../../lib/products/plan.ts';
import productWords from '../../../lib/products/products.i18n.json';
import { type Catalogue, say } from '../../../lib/words/say.ts';
import type { Differs } from '../parts/Meanwhile.tsx';

function textOf(card: ProductCard, field: string, locale: Locale): string {
  if (field === 'listings') return card.listings.map(listingText).join(', ');
  if (field === 'faq') return card.faq.map(({ q, a }) => `${q}\n${a}`).join('\n\n');
  if (field === 'sizes') return card.sizes ? tableText(card.sizes, locale) : '';
  const value = card[field as 'title' | 'skus' | 'material'];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}

export const differing = (mine: ProductCard, theirs: ProductCard, locale: Locale): Differs[] =>
  changedFields({ card: tidyCard(mine), was: tidyCard(theirs) }).map((field) => ({
    label: say(productWords as Catalogue, locale, `field.${field}`),
    mine: textOf(mine, field, locale),
    theirs: textOf(theirs, field, locale),
  }));
