// What the agent does at the desk: each deed asks the worker, types through the overlay or copies, and says in one
// sentence how it went. Nothing is let go before it was kept.
import type { Send } from '../../../lib/messages/client.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { AddressState, RemarkReason } from '../../../lib/model/entries.ts';
import type { Action } from '../../../lib/model/prompts.ts';
import type { Overlay } from '../../../lib/page/frame.ts';
import { copyText } from '../../../lib/page/insert.ts';
import type { DeskDeeds, NoteAbout } from '../view.ts';
import { newAnswering } from './answering.ts';
import { newComposing } from './composing.ts';
import { newHand } from './hand.ts';
import { newPalette } from './palette.ts';
import { actionOf, promptsHere } from './shape.ts';
import type { DeskState } from './state.ts';

export interface Desk {
  deeds: DeskDeeds;
  palette: ReturnType<typeof newPalette>;
  composer: ReturnType<typeof newComposing>;
  refresh(): Promise<void>;
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
  const { data, t, tell, failed, refresh, ring, draftOf, orderSubject, append } = hand;
  const { putReply } = newAnswering(hand);
  const composer = newComposing(hand);
  const palette = newPalette(hand, putReply);

  async function act(promptId: string, action: Action): Promise<void> {
    const d = data();
    if (!d) return;
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
          return putReply(answer.value, d.targets.reply ? 'insert' : 'copy', promptId);
        return palette.open(answer.value, promptId);
      }
      case 'write-remark':
        return composer.open(action.orderId, {
          reason: action.reason as RemarkReason,
          ...(action.from === undefined ? {} : { from: action.from }),
          ...(action.to === undefined ? {} : { to: action.to }),
        });
      case 'confirm-address':
        return setAddress(action.orderId, 'confirmed');
      case 'open-office':
        await send({ type: 'open-office', section: action.section });
        return;
      case 'compare-address':
        state.nowFolded.value = false;
    }
  }

  const setAddress = async (orderId: string, to: AddressState): Promise<void> =>
    void (await append([draftOf('address.set', orderSubject(orderId), { state: to })], 'kept.state'));

  function move(list: readonly string[], current: string | undefined, by: 1 | -1): string | undefined {
    if (list.length === 0) return undefined;
    const at = current === undefined ? -1 : list.indexOf(current);
    return list[(at + by + list.length) % list.length] ?? list[0];
  }
  function step(by: 1 | -1): void {
    const d = data();
    if (!d) return;
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
  const noteKey = (about: NoteAbout) =>
    about === 'order' ? `order:${data()?.order?.orderId}` : `buyer:${data()?.buyer?.id}`;

  function setLayout(part: Partial<DeskData['layout']>, keep = true): void {
    const d = data();
    if (d) {
      state.layout.value = { ...d.layout, ...part };
      state.data.value = { ...d, layout: state.layout.value };
    }
    if (keep) void send({ type: 'desk-set', desk: part });
    ring();
  }

  const deeds: DeskDeeds = {
    next: () => step(1),
    tuck: () => setLayout({ open: false }),
    act: (id, action) => void act(id, action),
    nextPrompt: () => stepPrompt(1),
    foldNow: (folded) => {
      state.nowFolded.value = folded;
    },
    override: (id, reason) => {
      const prompt = data()?.prompts.find((p) => p.id === id);
      const about = prompt?.about.id ?? data()?.order?.orderId;
      if (prompt && about)
        void append(
          [draftOf('prompt.overridden', orderSubject(about), { rule: prompt.rule, reason })],
          'kept.state',
        );
    },
    fold: (section, open) => {
      setLayout({ sections: { ...data()?.layout.sections, [section]: open } });
    },
    writing: (about) => {
      state.writing.value = about;
    },
    draft: (about, text) => keepDraft(noteKey(about), text),
    keepNote: (about, text) => void keepNote(about, text),
    address: (orderId, to) => void setAddress(orderId, to),
    courier: (orderId, courier) =>
      void append([draftOf('courier.chosen', orderSubject(orderId), { courier, by: 'buyer' })], 'kept.state'),
    remark: (orderId) => void composer.open(orderId),
    palette: () => void palette.open(),
    reply: (id) => void palette.pick(id),
    followedUp: () => undefined,
    askLead: () => void askLead(),
    wayOn: (at) => {
      if (at === 'paused') void send({ type: 'pause', paused: false });
      else void send({ type: 'open-office', section: at === 'no-data' ? 'stock' : 'marketplaces' });
    },
  };

  async function keepNote(about: NoteAbout, text: string): Promise<void> {
    const d = data();
    const id = about === 'order' ? d?.order?.orderId : d?.buyer?.id;
    if (!d?.page || id === undefined || text.trim() === '') return;
    const key = noteKey(about);
    const kept = await append(
      [
        draftOf(
          'note.added',
          { kind: about, marketplace: d.page.marketplace, id },
          { text: '' },
          text.trim(),
        ),
      ],
      'kept.note',
    );
    if (!kept) return;
    keepDraft(key, undefined);
    state.writing.value = undefined;
  }

  async function askLead(): Promise<void> {
    const d = data();
    if (!d?.order) return;
    const line = t('lead', { order: d.order.orderId, what: nowPrompt()?.title ?? '' });
    tell((await copyText(overlay.doc, line)) ? t('lead.copied') : t('not-copied'));
  }

  return {
    deeds,
    palette,
    refresh,
    setLayout,
    step,
    stepPrompt,
    composer,
    actNow() {
      const prompt = nowPrompt();
      const action = prompt && actionOf(prompt);
      if (prompt && action) void act(prompt.id, action);
    },
    confirmAddress() {
      const id = data()?.order?.orderId;
      if (id === undefined) tell(t('no-order'));
      else void setAddress(id, 'confirmed');
    },
    writeNote() {
      setLayout({ open: true, sections: { ...data()?.layout.sections, order: true } });
      state.writing.value = 'order';
    },
    pause: () => void send({ type: 'pause', paused: !(data()?.paused ?? false) }),
  };
}
