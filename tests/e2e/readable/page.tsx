// A page of desks, one prompt each, as the real shadow root and styles show them. The test turns its pages and measures.
import { render } from 'preact';
import { Desk } from '../../../components/desk/Desk.tsx';
import deskCss from '../../../components/desk/desk.css?inline';
import type { DeskDeeds, DeskView } from '../../../components/desk/view.ts';
import { type GuardDeeds, newCard } from '../../../components/guard/card.ts';
import guardCss from '../../../components/guard/guard.css?inline';
import { drawMarks } from '../../../components/marks/draw.ts';
import marksCss from '../../../components/marks/marks.css?inline';
import kitCss from '../../../components/ui/kit.css?inline';
import tokensCss from '../../../components/ui/tokens.css?inline';
import type { Locale } from '../../../lib/model/basics.ts';
import { desk } from '../../unit/components/gallery/data.ts';
import { type Card, cards } from './cards.ts';
import { guardCards } from './drafts.ts';

const css = [tokensCss, marksCss, kitCss, deskCss, guardCss].join('\n');
const deeds = new Proxy({} as DeskDeeds, { get: () => () => undefined });

function mount(locale: Locale, theme: string, style: string): HTMLElement {
  const host = document.createElement('div');
  document.body.append(host);
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = document.createElement('style');
  sheet.textContent = css;
  const root = document.createElement('div');
  root.className = 'ch-root';
  root.lang = locale;
  root.dataset.theme = theme;
  root.style.cssText = style;
  shadow.append(sheet, root);
  return root;
}

/** What cannot be read: letters outside their box, a hole nobody filled, an action below the window's edge. */
function troubles(root: HTMLElement): string[] {
  const found: string[] = [];
  const text = root.textContent ?? '';
  if (/\{\w+\}|⟦|undefined|NaN/.test(text))
    found.push(`unfilled: ${/\S*(?:\{\w+\}|⟦|undefined|NaN)\S*/.exec(text)}`);
  for (const element of root.querySelectorAll<HTMLElement>('.ch-now *, .ch-mark, .ch-mark *, .ch-guard *')) {
    const clips = getComputedStyle(element).overflowX !== 'visible';
    const cut = element.scrollWidth > element.clientWidth + 1 && clips && element.clientWidth > 0;
    if (cut && !element.matches('.ch-sr')) found.push(`cut: ${element.className} ${element.textContent}`);
  }
  const card = root.querySelector('.ch-now')?.getBoundingClientRect();
  const act = root.querySelector('.ch-act')?.getBoundingClientRect();
  if (card && card.right > innerWidth) found.push('card beyond the window');
  if (act && act.bottom > 720) found.push(`action below the window: ${Math.round(act.bottom)}`);
  return found;
}

/** A row's slot gives a mark about so many px. */
const MARK_ROOM = 160;

/** Shows every prompt in turn; answers what cannot be read, by prompt. */
function walk(
  locale: Locale,
  theme: string,
  newHire: boolean,
  all: Card[] = cards(locale),
): { shown: number; found: string[] } {
  document.documentElement.lang = locale;
  document.body.replaceChildren();
  document.body.style.background = theme === 'dark' ? '#1b1b1b' : '#fff';
  const root = mount(locale, theme, '--ch-desk-width: 340px');
  const found: string[] = [];
  for (const { name, view } of all) {
    const shown: DeskView = {
      ...desk(locale),
      prompts: [view],
      now: {
        promptId: view.id,
        waiting: 2,
        showSteps: newHire,
        reasons: view.level === 'redline',
        ...(view.actions[0] ? { action: view.actions[0] } : {}),
      },
    };
    render(<Desk view={shown} locale={locale} on={deeds} />, root);
    found.push(...troubles(root).map((trouble) => `${name}: ${trouble}`));
  }
  const slot = mount(locale, theme, `position: fixed; top: 8px; left: 8px; width: ${MARK_ROOM}px`);
  for (const { name, view } of all) {
    drawMarks(slot, [view], { locale, fine: undefined, focusId: undefined, onOpen: () => undefined });
    const mark = slot.querySelector('.ch-mark');
    const box = mark?.getBoundingClientRect();
    if (box && (box.height > 24 || box.right > 8 + MARK_ROOM)) found.push(`${name}: mark too long`);
    found.push(...troubles(slot).map((trouble) => `${name}: ${trouble}`));
  }
  return { shown: all.length, found };
}

/** All prompts below each other, for whoever looks the page over at once. */
function sheet(locale: Locale, theme: string): void {
  document.documentElement.lang = locale;
  document.title = 'prompts';
  document.body.replaceChildren();
  document.body.style.background = theme === 'dark' ? '#1b1b1b' : '#fff';
  const main = document.createElement('main');
  for (const { view } of cards(locale)) {
    const root = mount(
      locale,
      theme,
      'position: relative; display: block; width: 340px; height: 720px; transform: translate(0)',
    );
    const shown: DeskView = {
      ...desk(locale),
      prompts: [view],
      now: {
        promptId: view.id,
        waiting: 1,
        showSteps: true,
        ...(view.actions[0] ? { action: view.actions[0] } : {}),
      },
      open: {},
    };
    render(<Desk view={shown} locale={locale} on={deeds} />, root);
    main.append((root.getRootNode() as ShadowRoot).host);
  }
  document.body.append(main);
}

const quiet: GuardDeeds = {
  act: () => undefined,
  fold: () => undefined,
  reason: () => undefined,
  lead: () => undefined,
  next: () => undefined,
};

/** Shows every card of the guard in turn, each also as a red line with its reasons. */
function guard(locale: Locale, theme: string): { shown: number; found: string[] } {
  document.documentElement.lang = locale;
  document.body.replaceChildren();
  const root = mount(locale, theme, 'position: fixed; top: 8px; left: 8px');
  const card = newCard(root);
  card.ready();
  const all = [...guardCards(locale), ...guardCards(locale, 'redline')];
  const found: string[] = [];
  for (const { name, view } of all) {
    card.show({ view, locale, docked: false, on: quiet });
    found.push(...troubles(root).map((trouble) => `${name}: ${trouble}`));
    // Above a reply box of the usual height there is this much room at 720.
    if (card.tall() > 500) found.push(`${name}: ${Math.round(card.tall())} px tall`);
  }
  return { shown: all.length, found };
}

/** All cards of the guard below each other. */
function guardSheet(locale: Locale, theme: string): void {
  document.documentElement.lang = locale;
  document.title = 'guard';
  document.body.replaceChildren();
  document.body.style.background = theme === 'dark' ? '#1b1b1b' : '#fff';
  const main = document.createElement('main');
  for (const { view } of guardCards(locale, 'redline')) {
    const root = mount(locale, theme, 'position: relative; display: block');
    const card = newCard(root);
    card.ready();
    card.show({ view, locale, docked: true, on: quiet });
    main.append((root.getRootNode() as ShadowRoot).host);
  }
  document.body.append(main);
}

/** A prompt nobody could read: what measures must find it. */
function unreadable(): string[] {
  const card = cards('en').find(({ view }) => view.actions.length > 0);
  const view = {
    ...card!.view,
    title: 'A {hole}',
    why: 'So '.repeat(900),
    mark: 'Much too long for a row, '.repeat(3),
  };
  return walk('en', 'light', true, [{ name: 'bad', view }]).found;
}

Object.assign(window, { readable: { walk, sheet, unreadable, guard, guardSheet } });
