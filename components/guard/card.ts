// The guard's card: what is wrong with the draft, why, and the one key that mends it. A red line asks for a reason
// before anything of ours goes on; the page's own keys are never waited for. Plain DOM, text only: it changes while
// somebody types, and its bundle goes to every frame that has a reply box.
import type { Locale } from '../../lib/model/basics.ts';
import marksWords from '../marks/marks.i18n.json';
import { rememberFocus } from '../ui/focus.ts';
import { speak } from '../ui/format.ts';
import { composing, digitOf, take } from '../ui/hotkeys.ts';
import { capParts, capText, DEFAULT_KEYS } from '../ui/keys.ts';
import { button, cap, type Make, maker, shape } from './parts.ts';
import { type GuardView, guardWords, REASONS, type Reason } from './view.ts';

export interface GuardDeeds {
  act(): void;
  fold(): void;
  reason(reason: Reason): void;
  lead(name: string): void;
  next(): void;
}
export interface CardOf {
  view: GuardView;
  locale: Locale;
  /** One sentence after a deed. */
  said?: string | undefined;
  /** In our own window it stands in its place instead of above the page. */
  docked: boolean;
  on: GuardDeeds;
}

/** Four reasons on the digits; the way in is said beside them. */
function reasons(make: Make, { locale, on }: CardOf): HTMLElement {
  const t = guardWords(locale);
  const enter = capParts(t('over.enter', { key: capText(DEFAULT_KEYS.nextPrompt) })).map((part, i) =>
    i % 2 ? make('kbd', 'ch-key ch-key-in', {}, part) : part,
  );
  const chips = REASONS.map((reason, i) => {
    const chip = make(
      'button',
      'ch-chip',
      { type: 'button', ...(i === 0 ? { 'data-first': '' } : {}) },
      t(`over.${reason}`),
      make('kbd', 'ch-digit', {}, String(i + 1)),
    );
    chip.addEventListener('click', () => on.reason(reason));
    return chip;
  });
  return make(
    'div',
    'ch-guard-over',
    { role: 'group', 'aria-label': t('over') },
    make('p', 'ch-meta', {}, make('span', '', {}, t('over')), make('span', '', {}, ...enter)),
    make('div', 'ch-chips', {}, ...chips),
  );
}

/** Who of the leads allowed it: a name or number, kept with the rule. */
function lead(make: Make, { locale, on }: CardOf): HTMLElement {
  const t = guardWords(locale);
  const field = make('input', 'ch-input', {
    id: 'ch-lead',
    maxlength: '40',
    autocomplete: 'off',
    'data-first': '',
  });
  const keep = make('button', 'ch-button ch-plain', { type: 'button' }, t('lead.keep'));
  keep.disabled = true;
  const done = () => {
    const name = field.value.trim();
    if (name !== '') on.lead(name);
  };
  field.addEventListener('input', () => {
    keep.disabled = field.value.trim() === '';
  });
  field.addEventListener('keydown', (event) => {
    if (composing(event) || event.key !== 'Enter') return;
    take(event);
    done();
  });
  keep.addEventListener('click', done);
  return make(
    'div',
    'ch-guard-over',
    {},
    make(
      'label',
      'ch-meta',
      { for: 'ch-lead' },
      make('span', '', {}, t('lead')),
      cap(make, DEFAULT_KEYS.nextPrompt),
    ),
    make('div', 'ch-guard-lead', {}, field, keep),
  );
}

function body(doc: Document, of: CardOf): Node[] {
  const { view, locale, said, on } = of;
  const make = maker(doc);
  const t = guardWords(locale);
  const steps = view.steps.map((step) =>
    make(
      'li',
      '',
      {},
      ...capParts(step).map((part, i) => (i % 2 ? make('kbd', 'ch-key ch-key-in', {}, part) : part)),
    ),
  );
  return [
    make(
      'div',
      'ch-guard-body',
      {},
      make(
        'header',
        'ch-card-head',
        {},
        shape(doc, view.level),
        make('b', '', {}, view.mark),
        make('span', 'ch-card-rule', {}, view.name),
      ),
      make('p', 'ch-guard-title', {}, view.title),
      make('p', 'ch-guard-why', {}, view.why),
      steps.length > 0 && make('ol', 'ch-guard-steps', { 'aria-label': t('steps') }, ...steps),
      make(
        'div',
        'ch-guard-acts',
        {},
        view.deed && button(make, 'main', view.deed.label, DEFAULT_KEYS.replace, on.act),
        button(make, 'bare', t('fold'), DEFAULT_KEYS.close, on.fold),
        view.more > 0 && button(make, 'bare', t('more', { n: view.more }), DEFAULT_KEYS.nextPrompt, on.next),
      ),
      view.asks === 'reason' && reasons(make, of),
      view.asks === 'lead' && lead(make, of),
      make('p', 'ch-guard-said', { role: 'status' }, said),
    ),
    make(
      'footer',
      'ch-guard-foot',
      {},
      make('span', '', { title: view.sourceFull }, view.source),
      make('span', '', {}, view.sure),
    ),
  ];
}

export interface Card {
  /** Puts the card into its place, not to be seen yet. */
  ready(): void;
  /** The card as it stands, or nothing. */
  readonly element: HTMLElement | undefined;
  /** Its height as it would be with all the room, px. Asks the page's layout where it was drawn anew. */
  tall(): number;
  readonly focused: boolean;
  /** Takes the focus to where the card asks something; leaving puts the caret back where it was. */
  enter(): void;
  leave(): void;
  show(of: CardOf): void;
  clear(): void;
}

const WAITING = 'ch-sheet ch-waiting';

/** Keeps one card in `root`. The same card drawn again is left alone: a name half typed into it stays. */
export function newCard(root: HTMLElement): Card {
  const doc = root.ownerDocument;
  const element = doc.createElement('section');
  let shown = false;
  let drawn = '';
  let height: number | undefined;
  let giveBack: (() => void) | undefined;
  let now: CardOf | undefined;
  element.addEventListener('keydown', (event) => {
    if (composing(event) || now?.view.asks !== 'reason') return;
    const reason = REASONS[digitOf(event) - 1];
    if (!reason) return;
    take(event);
    now.on.reason(reason);
  });
  // A click on the card leaves the caret in the draft; only a field takes it.
  element.addEventListener('mousedown', (event) => {
    if (!(event.target as Element).closest('input')) event.preventDefault();
  });
  element.className = WAITING;
  return {
    get element() {
      return shown ? element : undefined;
    },
    ready() {
      if (!element.isConnected) root.append(element);
    },
    get focused() {
      const at = element.getRootNode() as Document | ShadowRoot;
      return element.contains(at.activeElement ?? null);
    },
    enter() {
      const first = element.querySelector<HTMLElement>('[data-first]');
      if (!first) return;
      giveBack ??= rememberFocus(() => element);
      first.focus({ preventScroll: true });
    },
    leave() {
      giveBack?.();
      giveBack = undefined;
    },
    show(of) {
      now = of;
      const { view, locale, said, docked } = of;
      const key = JSON.stringify([view, locale, said]);
      if (key === drawn) return;
      drawn = key;
      shown = true;
      height = undefined;
      element.className = `ch-guard ch-${view.level} ${docked ? 'ch-docked' : 'ch-sheet'}`;
      const level = speak(marksWords, locale)(view.level);
      element.setAttribute('aria-label', `${guardWords(locale)('card')}: ${level}`);
      element.replaceChildren(...body(doc, of));
    },
    tall() {
      if (height === undefined && shown) {
        element.style.maxHeight = '';
        height = element.offsetHeight;
      }
      return height ?? 0;
    },
    clear() {
      if (!shown) return;
      shown = false;
      drawn = '';
      element.className = WAITING;
      element.replaceChildren();
    },
  };
}
