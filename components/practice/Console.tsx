// The practice console: its head, and the view the address names. Built as a real single-page console is, with its own
// look: what stands beside it must manage here as it does anywhere.
import { useEffect } from 'preact/hooks';
import type { Locale } from '../../lib/model/basics.ts';
import { Aftersales } from './Aftersales.tsx';
import { Chats } from './Chats.tsx';
import { Listings } from './Listings.tsx';
import { LOCALE_NAMES, LOCALES } from './locales.ts';
import { Orders } from './Orders.tsx';
import { Reviews } from './Reviews.tsx';
import { Score } from './Score.tsx';
import { type Shop, VIEWS } from './shop.ts';
import { word } from './show.ts';

export interface ConsoleProps {
  shop: Shop;
  onLocale: (locale: Locale) => void;
  onAgain: () => void;
}

export function Console({ shop, onLocale, onAgain }: ConsoleProps) {
  const { locale } = shop;
  const { view } = shop.route.value;
  useEffect(() => {
    document.title = `${word(locale, view)} - ${word(locale, 'shop')}`;
  }, [locale, view]);
  return (
    <>
      <header class="p-top">
        <span class="p-logo" aria-hidden="true" />
        <b class="p-console">{word(locale, 'console')}</b>
        <nav class="p-nav" aria-label={word(locale, 'console')}>
          {VIEWS.map((name) => (
            <a key={name} href={`#/${name}`} aria-current={name === view ? 'page' : undefined}>
              {word(locale, name)}
              {name === 'chat' && shop.unread.value > 0 && <span class="p-badge">{shop.unread}</span>}
            </a>
          ))}
        </nav>
        <span class="p-practice" title={word(locale, 'practice')}>
          {word(locale, 'practice.short')}
        </span>
        <button type="button" class="p-link" onClick={onAgain}>
          {word(locale, 'again')}
        </button>
        <select
          class="p-language"
          aria-label={word(locale, 'language')}
          value={locale}
          onChange={(event) => onLocale(event.currentTarget.value as Locale)}
        >
          {LOCALES.map((name) => (
            <option key={name} value={name}>
              {LOCALE_NAMES[name]}
            </option>
          ))}
        </select>
        <span data-account="practice-1">{word(locale, 'shop')}</span>
      </header>
      {shop.noStock.value && <p class="p-notice">{word(locale, 'no-stock')}</p>}
      {view === 'orders' && <Orders key="orders" shop={shop} />}
      {view === 'listings' && <Listings key="listings" shop={shop} />}
      {view === 'chat' && <Chats key="chat" shop={shop} />}
      {view === 'reviews' && <Reviews key="reviews" shop={shop} />}
      {view === 'aftersales' && <Aftersales key="aftersales" shop={shop} />}
      {view === 'score' && <Score key="score" shop={shop} onAgain={onAgain} />}
    </>
  );
}
