// Starts the guard beside an overlay, or in our own draft box: watches the one reply box, draws the strokes and the
// card, and binds the keys. Everything of it goes at once when the box does.
import { caretIn, type DraftText, readDraft, replaceIn, selectIn } from '../../lib/page/draft.ts';
import { watchBox } from '../../lib/page/guarding.ts';
import { copyText } from '../../lib/page/insert.ts';
import { makeMount, themeOf } from '../../lib/page/mount.ts';
import baseCss from '../ui/base.css?inline';
import { seal } from '../ui/seal.ts';
import { type GuardDeeds, newCard } from './card.ts';
import { newControl, type Post, type Seat } from './control.ts';
import guardCss from './guard.css?inline';
import { bindGuardKeys } from './keys.ts';
import { placeCard } from './place.ts';
import { isWhole } from './session.ts';
import { stretchOf } from './stretch.ts';
import { newStrokes } from './strokes.ts';
import { asksOf, guardWords, viewOf } from './view.ts';

export interface GuardOptions {
  /** Where the card stands in a window of ours; absent, it stands above the box. */
  dock?: HTMLElement;
  /** Test seam: scripts cannot make trusted events. */
  trusted?: (event: Event) => boolean;
}

export function startGuard(
  seat: Seat,
  post: Post,
  signal: AbortSignal,
  { dock, trusted }: GuardOptions = {},
): { stop(): void } {
  const { doc } = seat;
  const win = doc.defaultView!;
  const ended = new AbortController();
  signal.addEventListener('abort', () => stop(), { once: true });
  const css = seat.css + baseCss + guardCss;
  const mount = dock ? undefined : makeMount(doc, 'guard', css);
  const root = dock ?? mount!.body;
  if (mount) {
    seal(mount.root, ended.signal);
    mount.body.className = 'ch-root';
    // Above the desk; what it holds stands in the top layer.
    mount.host.style.cssText =
      'all: initial; position: fixed; inset: 0 auto auto 0; width: 0; height: 0; z-index: 2147483001;';
  }
  let draft: DraftText = { text: '', pieces: [] };
  const card = newCard(root);
  let said: string | undefined;

  const control = newControl({ seat, post, signal: ended.signal, changed: () => draw() });
  const { session } = control;
  const strokes = newStrokes(doc, css, () => place());
  const watch = watchBox({
    doc,
    replyBox: () => seat.replyBox(),
    signal: ended.signal,
    ...(trusted ? { trusted } : {}),
    told(news) {
      if (news.kind === 'text') {
        draft = news.draft;
        said = undefined;
        control.read(draft.text, news.composing);
      } else if (news.kind === 'gone') {
        draft = { text: '', pieces: [] };
        control.gone();
      } else if (news.kind === 'pointed') pointed(news.box);
    },
  });

  /** The agent pointed into an underlined word: its card, also where it was folded. */
  function pointed(box: HTMLElement): void {
    const caret = caretIn(box, readDraft(box));
    if (caret === undefined) return;
    const hit = session.hits.find(({ range }) => range[0] <= caret && caret <= range[1]);
    if (!hit || hit === session.current) return;
    session.ask(hit);
    draw();
  }

  function step(by: 1 | -1): void {
    const within = card.focused;
    const other = session.beside(by);
    if (!other) {
      card.leave();
      return;
    }
    session.ask(other);
    draw();
    if (within && asksOf(other)) card.enter();
    else if (within) card.leave();
  }
  /** Whether there is anything to walk to from where the caret stands. */
  seat.walks = () => {
    if (session.hits.length === 0 || !(watch.focused || card.focused)) return false;
    return !session.current || asksOf(session.current) !== undefined || session.hits.length > 1;
  };
  const walk = (by: 1 | -1) => {
    if (!seat.walks()) return false;
    // Into the card first, where it asks something.
    if (by > 0 && session.current && asksOf(session.current) && !card.focused) card.enter();
    else step(by);
    return undefined;
  };

  function act(): false | undefined {
    const hit = session.current;
    const box = watch.box;
    const { setup } = control;
    const kind = hit && setup && viewOf(hit, setup, 0).deed?.kind;
    if (!hit || !box || !setup || !kind) return false;
    const t = guardWords(setup.locale);
    card.leave();
    if (kind === 'copy') {
      void copyText(doc, draft.text).then((done) => {
        said = t(done ? 'copied' : 'not-copied');
        if (done) control.followed(hit, 'copy');
        draw();
      });
    } else if (kind === 'fill') {
      if (selectIn(box, readDraft(box), hit.range)) control.followed(hit, 'fill');
    } else {
      const { text } = readDraft(box);
      const { range, match } = stretchOf(hit, text);
      // Only while the word itself still stands where it was found.
      const stands = text.slice(...hit.range) === hit.match;
      if (stands && replaceIn(box, range, match, hit.instead ?? '').ok) control.followed(hit, 'replace');
      else {
        said = t('not-taken');
        draw();
      }
    }
    return undefined;
  }

  const deeds: GuardDeeds = {
    act: () => void act(),
    fold() {
      card.leave();
      session.fold();
      draw();
    },
    reason(reason) {
      const hit = session.current;
      card.leave();
      if (hit) control.settle(hit, reason);
    },
    lead(name) {
      const hit = session.current;
      card.leave();
      if (hit) control.settle(hit, 'platform-allows', name);
    },
    next: () => step(1),
  };

  function draw(): void {
    if (ended.signal.aborted) return;
    const { setup } = control;
    const hits = setup ? session.hits : [];
    const hit = setup && session.current;
    // Every look at the layout after a writing costs the page one: so look, write, look once more, write.
    if (watch.box && hits.length > 0 && strokes.look(watch.box) && mount)
      mount.body.dataset.theme = themeOf(doc);
    if (setup && watch.box) open();
    if (hit && setup) {
      root.lang = setup.locale;
      card.show({
        view: viewOf(hit, setup, hits.length - 1),
        locale: setup.locale,
        said,
        docked: dock !== undefined,
        on: deeds,
      });
    } else clear();
    strokes.draw(
      watch.box,
      draft,
      hits.filter((one) => !isWhole(one, session.text)),
      () => card.tall(),
    );
    place();
    seat.standing = hit?.level;
  }
  function place(): void {
    const hit = session.current;
    const box = watch.box;
    if (!card.element || !hit || !mount || !box) return;
    const at = strokes.at(hit) ?? { word: undefined, box: box.getBoundingClientRect() };
    placeCard(card.element, card.tall(), at, win);
  }
  function clear(): void {
    card.leave();
    card.clear();
    if (!control.setup || !watch.box) close();
  }
  /** What is there from the start, and empty most of the time. */
  function open(): void {
    strokes.ready();
    card.ready();
    if (mount && !mount.host.isConnected) doc.documentElement.append(mount.host);
  }
  function close(): void {
    mount?.host.remove();
    strokes.end();
  }

  bindGuardKeys(
    win,
    { signal: ended.signal, ...(trusted ? { trusted } : {}) },
    {
      act,
      walk,
      escape(event) {
        if (!card.element) return false;
        if (card.focused) card.leave();
        // The page's own Escape, elsewhere, is the page's.
        else if (watch.box && event.composedPath().includes(watch.box)) deeds.fold();
        else return false;
        return undefined;
      },
    },
  );

  const unlisten = seat.on((event) => {
    if (event.kind === 'stopped') return stop();
    if (event.kind === 'standing') return;
    if (event.kind === 'refreshed') control.ask();
    watch.look();
    if (event.kind === 'context') control.again(event.context);
    else {
      control.again();
      if (!control.setup && !control.making && watch.box) control.ask();
    }
  });

  function stop(): void {
    if (ended.signal.aborted) return;
    ended.abort();
    unlisten();
    seat.walks = () => false;
    seat.standing = undefined;
    card.leave();
    card.clear();
    close();
  }

  watch.look();
  control.ask();
  return { stop };
}
