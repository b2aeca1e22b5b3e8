// What the agent does at the desk: each deed asks the worker, types through the overlay or copies, and says in one
// sentence how it went. Nothing is let go before it was kept.
import type { Send } from '../../../lib/messages/client.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { Promised, RemarkReason } from '../../../lib/model/entries.ts';
import type { Action } from '../../../lib/model/prompts.ts';
import type { Failure } from '../../../lib/model/result.ts';
import type { Overlay } from '../../../lib/page/frame.ts';
import type { DeskDeeds, SectionId } from '../view.ts';
import type { Writing } from '../writing.ts';
import { newAnswering, type Putting } from './answering.ts';
import { newComposing } from './composing.ts';
import { newGoing } from './going.ts';
import { type Hand, newHand } from './hand.ts';
import { awayKey, draftKey } from './lines.ts';
import { newPalette } from './palette.ts';
import { actionOf, promptsHere } from './shape.ts';
import { newSmallDeeds } from './small.ts';
import type { DeskState } from './state.ts';
import { idOf, steps } from './waiting.ts';

export interface Desk {
  deeds: DeskDeeds;
  palette: ReturnType<typeof newPalette>;
  composer: ReturnType<typeof newComposing>;
  /** For the bundle that draws the sheets. */
  hand: Hand;
  putting: Putting;
  refresh(): Promise<void>;
  /** Unfolds the product card; says so where there is none. */
  showProduct(): boolean;
  /** Says in one sentence why a deed was not done. */
  failed(failure: Failure): void;
  /** `keep` false while the pointer still drags: shown, not yet remembered. */
  setLayout(part: Partial<DeskData['layout']>, keep?: boolean): void;
  step(by: 1 | -1): void;
  stepPrompt(by: 1 | -1): void;
  actNow(): void;
  confirmAddress(): void;
  writeNote(): void;
  pause(): void;
}

export function createDesk(overlay: Overlay, send: Send, state: DeskState): Desk {
  const hand = newHand(overlay, send, state);
  const { data, t, tell, failed, refresh, ring, draftOf, orderSubject, buyerSubject, subjectOf, append } =
    hand;
  const putting = newAnswering(hand);
  const composer = newComposing(hand);
  const palette = newPalette(hand, putting);
  const { go, goHere } = newGoing(hand);
  const small = newSmallDeeds(hand);

  async function act(promptId: string, action: Action): Promise<void> {
    const d = data();
    if (!d) return;
    const prompt = d.prompts.find((one) => one.id === promptId);
    switch (action.kind) {
      case 'insert-reply': {
        const orderId = action.orderId ?? d.order?.orderId;
        const answer = await send({
          type: 'reply-for',
          tag: action.tag,
          ...(orderId === undefined ? {} : { orderId }),
        });
        if (!answer.ok) return failed(answer.error);
        if (answer.value.text !== undefined)
          return void putting.putReply(answer.value, d.targets.reply ? 'insert' : 'copy', promptId);
        return palette.open(answer.value, promptId);
      }
      case 'write-remark':
        return composer.open(
          action.orderId,
          {
            reason: action.reason as RemarkReason,
            ...(action.from === undefined ? {} : { from: action.from }),
            ...(action.to === undefined ? {} : { to: action.to }),
          },
          promptId,
        );
      case 'confirm-address':
        return small.address(action.orderId, 'confirmed');
      case 'keep-promise':
        return void small.keepPromise(action.orderId, action.what, action.text, prompt);
      case 'promise-done':
        return void small.promiseDone(action.orderId, action.promise, prompt);
      case 'say-unbought':
        if (!buyerSubject()) return tell(t('no-buyer'));
        state.prompt.value = promptId;
        state.writing.value = 'unbought';
        return;
      case 'show-followups':
        return unfold('shift', 'followups');
      case 'go-buyer':
        return goHere();
      case 'ask-lead':
        return small.askLead(prompt, true);
      case 'open-office':
        await send({ type: 'open-office', section: action.section });
        return void small.followed(prompt, action.kind);
      case 'compare-address':
        state.nowFolded.value = false;
    }
  }

  function move(list: readonly string[], current: string | undefined, by: 1 | -1): string | undefined {
    if (list.length === 0) return undefined;
    const at = current === undefined ? -1 : list.indexOf(current);
    return list[(at + by + list.length) % list.length] ?? list[0];
  }
  function step(by: 1 | -1): void {
    const d = data();
    if (!d) return;
    if (steps(d) === 'buyers') return void go(move(d.waiting.map(idOf), state.waiting.value, by));
    state.focus.value = (by > 0 ? d.queue.next : d.queue.previous) ?? state.focus.value;
    state.prompt.value = undefined;
    state.writing.value = undefined;
    void refresh().then(() => ring(true));
  }
  function stepPrompt(by: 1 | -1): void {
    const d = data();
    if (!d) return;
    const ids = promptsHere(d).map((p) => p.id);
    state.prompt.value = move(ids, state.prompt.value ?? ids[0], by);
    ring();
  }
  const nowPrompt = () => {
    const here = data() ? promptsHere(data()!) : [];
    return here.find((p) => p.id === state.prompt.value) ?? here[0];
  };
  const keepDraft = (key: string, text: string | undefined) => {
    const { [key]: _, ...rest } = state.drafts.value;
    state.drafts.value = text === undefined ? rest : { ...rest, [key]: text };
  };
  const keyOf = (about: Writing) => (data() && draftKey(about, data()!)) ?? '';

  function setLayout(part: Partial<DeskData['layout']>, keep = true): void {
    const d = data();
    if (d) {
      state.layout.value = { ...d.layout, ...part };
      state.data.value = { ...d, layout: state.layout.value };
    }
    if (keep) void send({ type: 'desk-set', desk: part });
    ring();
  }

  /** As they are folded; without what was put away on an earlier day. */
  const sections = (today = false) =>
    Object.fromEntries(
      Object.entries(data()?.layout.sections ?? {}).filter(([name]) => !today || !name.startsWith('away:')),
    );
  function unfold(section: SectionId, field: Writing): void {
    setLayout({ open: true, sections: { ...sections(), [section]: true } });
    state.writing.value = field;
  }

  const deeds: DeskDeeds = {
    next: () => step(1),
    go: (id) => void go(id),
    tuck: () => setLayout({ open: false }),
    act: (id, action) => void act(id, action),
    nextPrompt: () => stepPrompt(1),
    foldNow: (folded) => {
      state.nowFolded.value = folded;
    },
    override: (id, reason) => {
      const prompt = data()?.prompts.find((p) => p.id === id);
      if (prompt)
        void append(
          [draftOf('prompt.overridden', subjectOf(prompt), { rule: prompt.rule, reason })],
          'kept.state',
        );
    },
    fold: (section, open) => {
      setLayout({ sections: { ...sections(), [section]: open } });
    },
    writing: (about) => {
      state.writing.value = about;
    },
    draft: (about, text) => keepDraft(keyOf(about), text),
    keepNote: (about, text, what) => void keep(about, text.trim(), what),
    promiseDone: (id) => {
      const orderId = data()?.order?.orderId;
      if (orderId !== undefined) void small.promiseDone(orderId, id);
    },
    unbought: (reason) => {
      state.writing.value = undefined;
      void small.unbought(reason, nowPrompt());
    },
    address: (orderId, to) => void small.address(orderId, to),
    courier: (orderId, courier) =>
      void append([draftOf('courier.chosen', orderSubject(orderId), { courier, by: 'buyer' })], 'kept.state'),
    remark: (orderId) => void composer.open(orderId),
    palette: () => palette.open(),
    followedUp: small.followedUp,
    learn: (section) => void send({ type: 'open-office', section }),
    putAway: () => setLayout({ sections: { ...sections(true), [awayKey(Date.now())]: true } }),
    askLead: () => void small.askLead(nowPrompt(), false),
    showBefore: () => void send({ type: 'show-before' }),
    wayOn: (at) => {
      if (at === 'paused') void send({ type: 'pause', paused: false });
      else
        void send({
          type: 'open-office',
          section:
            at === 'no-data'
              ? `stock${data()?.stockUnread ? '/live' : ''}`
              : `marketplaces/${data()?.page?.marketplace ?? ''}`,
        });
    },
  };

  async function keep(about: Writing, text: string, what?: Promised): Promise<void> {
    const key = keyOf(about);
    if (!(await small.keep(about, text, what))) return;
    keepDraft(key, undefined);
    state.writing.value = undefined;
  }

  return {
    deeds,
    palette,
    showProduct() {
      const there = data()?.product !== undefined;
      if (there) setLayout({ open: true, sections: { ...sections(), product: true } });
      else tell(t('no-card'));
      return there;
    },
    refresh,
    failed,
    setLayout,
    step,
    stepPrompt,
    composer,
    hand,
    putting,
    actNow() {
      const prompt = nowPrompt();
      const action = prompt && actionOf(prompt);
      if (prompt && action) void act(prompt.id, action);
    },
    confirmAddress() {
      const id = data()?.order?.orderId;
      if (id === undefined) tell(t('no-order'));
      else void small.address(id, 'confirmed');
    },
    writeNote: () => unfold('order', 'order'),
    pause: () => void send({ type: 'pause', paused: !(data()?.paused ?? false) }),
  };
}
