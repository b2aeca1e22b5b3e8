// The practice shop's page: the invented console, its own database, and the very same overlay as on a real site.
// `?lang=` chooses the language, `?theme=light|dark` the ground, `?still=1` stops every timer.
import { render } from 'preact';
import { startDesk } from '../../components/desk/app/start.tsx';
import { startSheets } from '../../components/desk/sheets/start.tsx';
import { postOf } from '../../components/guard/control.ts';
import { startGuard } from '../../components/guard/start.ts';
import { marks } from '../../components/marks/marks.ts';
import { Console } from '../../components/practice/Console.tsx';
import { localeOf } from '../../components/practice/locales.ts';
import { forgetRounds, seedPractice } from '../../components/practice/seed.ts';
import { Shop } from '../../components/practice/shop.ts';
import '../../components/practice/practice.css';
import type { Locale } from '../../lib/model/basics.ts';
import { startOverlay } from '../../lib/page/overlay.ts';
import { onPush, send } from '../../lib/platform/browser.ts';
import { firstLanguage, getSettings, openStore, PRACTICE_DATABASE } from '../../lib/store/store.ts';

const query = new URLSearchParams(location.search);
const still = query.has('still');

/** The interface language, where the address names none. */
async function chosenLocale(): Promise<Locale> {
  const named = localeOf(query.get('lang'));
  if (named) return named;
  try {
    const store = await openStore();
    // Most often the first page of ours anybody sees.
    await firstLanguage(store, navigator.language);
    const { locale } = await getSettings(store);
    store.db.close();
    return locale;
  } catch {
    return localeOf(navigator.language) ?? 'en';
  }
}

/** Every opening is a round of its own, with order ids nobody has written on yet; a still page is always the first. */
function nextRound(): string {
  const first = 260101;
  if (still) return String(first);
  try {
    const round = Number(localStorage.getItem('practice-round')) || first;
    localStorage.setItem('practice-round', String(round + 1));
    return String(round);
  } catch {
    return String(first);
  }
}

const locale = await chosenLocale();
document.documentElement.lang = locale;
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;

const go = (hash: string) => {
  location.hash = hash;
};
const shop = new Shop({ locale, now: Date.now, still, round: nextRound(), go });
if (!location.hash) history.replaceState(null, '', '#/orders');
shop.arrive(location.hash);
addEventListener('hashchange', () => shop.arrive(location.hash));
render(
  <Console
    shop={shop}
    onAgain={() => {
      // Order ids are another round's: an address that names one would lead nowhere.
      history.replaceState(null, '', '#/orders');
      location.reload();
    }}
    onLocale={(lang) => {
      query.set('lang', lang);
      location.search = query.toString();
    }}
  />,
  document.querySelector('#console')!,
);

try {
  const store = await openStore(PRACTICE_DATABASE);
  await forgetRounds(store);
  await seedPractice(store, { locale });
  store.db.close();
  await send({ type: 'changed', what: 'stock' });
} catch {
  shop.noStock.value = true;
}

const gone = new AbortController();
// A page kept for the way back comes up as it was.
addEventListener('pagehide', (event) => event.persisted || gone.abort());
const overlay = startOverlay({
  doc: document,
  send,
  onPush,
  marks,
  url: () => `https://practice.invalid/practice.html${location.search}${location.hash}`,
  signal: gone.signal,
});
startSheets(startDesk(overlay, send, gone.signal).sheets);
startGuard(overlay, postOf(send), gone.signal);
