// What the agent does at the desk: each deed asks the worker, types through the overlay or copies, and says in one
// sentence how it went. Nothing is let go before it was kept.
import type { Send } from '../../../lib/messages/client.ts';
import type { RenderedReply } from '../../../lib/messages/protocol.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { AddressState, Draft, RemarkReason } from '../../../lib/model/entries.ts';
import type { Flag } from '../../../lib/model/facts.ts';
import { newId } from '../../../lib/model/ids.ts';
import type { Action, PromptView } from '../../../lib/model/prompts.ts';
import type { Failure } from '../../../lib/model/result.ts';
import { copyText } from '../../../lib/page/insert.ts';
import type { Overlay } from '../../../lib/page/overlay.ts';
import { say } from '../../../lib/words/say.ts';
import { failureText } from '../../ui/failures.ts';
import type { DeskDeeds, NoteAbout } from '../view.ts';
import words from './app.i18n.json';
import { newPalette } from './palette.ts';
import { remarkLine, remarkSize } from './remark.ts';
import { actionOf, promptsHere } from './shape.ts';
import type { DeskState } from './state.ts';

type Key = keyof typeof words & string;

export interface Desk {
  deeds: DeskDeeds;
  palette: ReturnType<typeof newPalette>;
  refresh(): Promise<void>;
  setOpen(open: boolean): void;
  step(by: 1 | -1): void;
  stepPrompt(by: 1 | -1): void;
  actNow(): void;
  confirmAddress(): void;
  openComposer(orderId?: string, with_?: { reason?: RemarkReason; from?: string; to?: string }): void;
  putRemark(how: 'put-in' | 'copied'): Promise<void>;
  copyLate(): Promise<void>;
  writeNote(): void;
  toggleFlag(flag: Flag): void;
  pause(): void;
}

export function createDesk(overlay: Overlay, send: Send, state: DeskState): Desk {
  const data = (): DeskData | undefined => state.data.value;
  const locale = () => data()?.locale ?? overlay.hello?.locale ?? 'en';
  const t = (key: Key, params?: Record<string, string | number>) => say(words, locale(), key, params);
  const tell = (text: string) => {
    state.toast.value = text;
  };
  const failed = (failure: Failure) => tell(failureText(locale(), failure));

  async function refresh(): Promise<void> {
    const focus = state.focus.value;
    const answer = await send(focus === undefined ? { type: 'desk' } : { type: 'desk', focus });
    if (!answer.ok) return;
    state.data.value = answer.value;
    // The order the agent chose is gone from the page: the desk goes where the worker says.
    if (focus !== undefined && answer.value.order?.orderId !== focus) state.focus.value = undefined;
    ring();
  }

  function ring(scroll = false): void {
    const d = data();
    if (!d?.open) {
      overlay.focus(undefined);
      return;
    }
    const here = promptsHere(d);
    const prompt = here.find((p) => p.id === state.prompt.value) ?? here[0];
    overlay.focus(prompt?.id, d.order ? `orders:${d.order.orderId}` : undefined, scroll);
  }

  const draftOf = (
    kind: Draft['kind'],
    subject: Draft['subject'],
    body: Record<string, unknown>,
    text?: string,
  ): Draft => ({
    id: newId(),
    kind,
    subject,
    body,
    ...(text === undefined ? {} : { text }),
  });
  const orderSubject = (id: string): Draft['subject'] => ({
    kind: 'order',
    marketplace: data()?.page?.marketplace ?? '',
    id,
  });

  async function append(drafts: Draft[], said?: Key): Promise<boolean> {
    const answer = await send({ type: 'append', drafts });
    if (!answer.ok) {
      failed(answer.error);
      return false;
    }
    if (said) tell(t(said));
    await refresh();
    return true;
  }

  async function copy(text: string, because?: Failure): Promise<boolean> {
    const done = await copyText(overlay.doc, text);
    tell(
      done
        ? because
          ? t('copied.because', { why: failureText(locale(), because) })
          : t('copied')
        : t('not-copied'),
    );
    return done;
  }

  /** Into the reply box of the buyer it was made for; where that cannot be made sure of, onto the clipboard. */
  async function putReply(
    reply: RenderedReply,
    how: 'insert' | 'copy',
    prompt: string | undefined,
  ): Promise<void> {
    const d = data();
    const text = reply.text;
    if (!d || text === undefined) return;
    let used: 'inserted' | 'copied' | undefined;
    if (how === 'insert' && d.targets.reply) {
      const buyer = d.buyer && {
        ...(d.buyer.id === undefined ? {} : { id: d.buyer.id }),
        ...(d.buyer.name === undefined ? {} : { name: d.buyer.name }),
      };
      const insertion = {
        target: 'reply' as const,
        text,
        ...(buyer ? { buyer } : {}),
        ...(reply.cursor === undefined ? {} : { cursor: reply.cursor }),
      };
      const here = overlay.insert(insertion);
      const answer =
        !here.ok && here.error.code === 'insert.no-box' ? await send({ type: 'insert', insertion }) : here;
      if (answer.ok) {
        used = 'inserted';
        tell(t('inserted'));
      } else if (await copy(text, answer.error)) used = 'copied';
    } else if (await copy(text)) used = 'copied';
    if (used && d.shop) {
      const drafts = [draftOf('reply.used', { kind: 'reply', id: reply.id }, { reply: reply.id, how: used })];
      const from = d.prompts.find((p) => p.id === prompt);
      if (from) drafts.push(...followed(from, 'insert-reply', used));
      await append(drafts);
    }
  }

  /** The journal's word on a prompt that was acted on; an address question that was put in is asked. */
  function followed(prompt: PromptView, action: string, how: 'inserted' | 'copied'): Draft[] {
    const id = prompt.about.kind === 'order' ? prompt.about.id : undefined;
    if (id === undefined) return [];
    const drafts = [draftOf('prompt.followed', orderSubject(id), { rule: prompt.rule, action })];
    const asks = prompt.actions.some((a) => a.kind === 'insert-reply' && a.tag === 'verify-details');
    if (asks && how === 'inserted' && data()?.addressState === 'unconfirmed' && data()?.order?.orderId === id)
      drafts.push(draftOf('address.set', orderSubject(id), { state: 'asked' }));
    return drafts;
  }

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
        return openComposer(action.orderId, {
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

  function openComposer(
    orderId = data()?.order?.orderId,
    given: { reason?: RemarkReason; from?: string; to?: string } = {},
  ): void {
    const d = data();
    if (!d || orderId === undefined) return;
    const check =
      d.compare?.rows.filter(
        (row) => row.verdict === 'differ' && row.part !== 'name' && row.part !== 'phone',
      ) ?? [];
    const compared = given.reason === 'address' && check.length > 0;
    const join = (side: 'order' | 'buyer') =>
      check
        .map((row) => row[side] ?? '')
        .filter(Boolean)
        .join(' ');
    state.palette.value = undefined;
    state.composer.value = {
      orderId,
      reason: given.reason ?? 'address',
      flag: undefined,
      from: given.from ?? (compared ? join('order') : ''),
      to: given.to ?? (compared ? join('buyer') : ''),
      at: Date.now(),
    };
  }

  async function putRemark(how: 'put-in' | 'copied'): Promise<void> {
    const d = data();
    const c = state.composer.value;
    if (!d || !c) return;
    const line = remarkLine(c, d);
    const size = remarkSize(c, d);
    if (size.limit !== undefined && size.used > size.limit) return tell(t('remark.over'));
    let done: 'put-in' | 'copied' | undefined;
    if (how === 'put-in' && d.targets.remark) {
      const insertion = { target: 'remark' as const, text: line, orderId: c.orderId };
      const here = overlay.insert(insertion);
      const answer =
        !here.ok && here.error.code === 'insert.no-box' ? await send({ type: 'insert', insertion }) : here;
      if (answer.ok) {
        done = 'put-in';
        tell(t('remark.put'));
      } else if (await copy(line, answer.error)) done = 'copied';
    } else if (await copy(line)) done = 'copied';
    if (!done) return;
    const said = state.toast.value;
    const drafts = [
      draftOf(
        'remark.written',
        orderSubject(c.orderId),
        { reason: c.reason, how: done, ...(c.flag ? { flag: c.flag } : {}) },
        line,
      ),
    ];
    if (c.reason === 'address' && c.to)
      drafts.push(draftOf('address.set', orderSubject(c.orderId), { state: 'changed' }));
    if (await append(drafts)) {
      state.composer.value = undefined;
      tell(said);
    }
  }

  const palette = newPalette(state, send, putReply, failed);

  function move(list: readonly string[], current: string | undefined, by: 1 | -1): string | undefined {
    if (list.length === 0) return undefined;
    const at = current === undefined ? -1 : list.indexOf(current);
    return list[(at + by + list.length) % list.length] ?? list[0];
  }
  function step(by: 1 | -1): void {
    const d = data();
    if (!d) return;
    state.focus.value = move(d.queue, d.order?.orderId, by) ?? state.focus.value;
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

  function setOpen(open: boolean): void {
    const d = data();
    if (d) state.data.value = { ...d, open };
    void send({ type: 'desk-open', open });
    ring();
  }

  const deeds: DeskDeeds = {
    next: () => step(1),
    tuck: () => setOpen(false),
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
      state.folded.value = { ...state.folded.value, [section]: open };
    },
    writing: (about) => {
      state.writing.value = about;
    },
    draft: (about, text) => keepDraft(noteKey(about), text),
    keepNote: (about, text) => void keepNote(about, text),
    address: (orderId, to) => void setAddress(orderId, to),
    courier: (orderId, courier) =>
      void append([draftOf('courier.chosen', orderSubject(orderId), { courier, by: 'buyer' })], 'kept.state'),
    remark: (orderId) => openComposer(orderId),
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
    setOpen,
    step,
    stepPrompt,
    openComposer,
    putRemark,
    actNow() {
      const prompt = nowPrompt();
      const action = prompt && actionOf(prompt);
      if (prompt && action) void act(prompt.id, action);
    },
    confirmAddress() {
      const id = data()?.order?.orderId;
      if (id !== undefined) void setAddress(id, 'confirmed');
    },
    async copyLate() {
      const d = data();
      const c = state.composer.value;
      if (d?.order && c)
        await copy(
          t('late.line', { order: c.orderId, no: d.order.trackingNo ?? '', line: remarkLine(c, d) }),
        );
    },
    writeNote() {
      state.folded.value = { ...state.folded.value, order: true };
      state.writing.value = 'order';
    },
    toggleFlag(flag) {
      const c = state.composer.value;
      if (c) state.composer.value = { ...c, flag: c.flag === flag ? undefined : flag };
    },
    pause: () => void send({ type: 'pause', paused: !(data()?.paused ?? false) }),
  };
}
