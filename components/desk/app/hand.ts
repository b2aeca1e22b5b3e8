// What every deed at the desk needs: the data at hand, a sentence for the agent, the journal, the clipboard, and the
// mark that wears the ring.
import type { Send } from '../../../lib/messages/client.ts';
import type { DeskData } from '../../../lib/model/desk.ts';
import type { Draft } from '../../../lib/model/entries.ts';
import { newId } from '../../../lib/model/ids.ts';
import type { PromptView } from '../../../lib/model/prompts.ts';
import type { Failure } from '../../../lib/model/result.ts';
import type { Overlay } from '../../../lib/page/frame.ts';
import { copyText } from '../../../lib/page/insert.ts';
import { say } from '../../../lib/words/say.ts';
import { failureText } from '../../ui/failures.ts';
import words from './app.i18n.json';
import { promptsHere } from './shape.ts';
import type { DeskState } from './state.ts';

export type Key = keyof typeof words & string;
export type Hand = ReturnType<typeof newHand>;

export function newHand(overlay: Overlay, send: Send, state: DeskState) {
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
    state.data.value = { ...answer.value, layout: state.layout.value ?? answer.value.layout };
    lookAtBoxes();
    // The order the agent chose is gone from the page: the desk goes where the worker says.
    if (focus !== undefined && answer.value.order?.orderId !== focus) state.focus.value = undefined;
    ring();
  }

  /** A dialog may have opened since the worker last heard: this frame's own boxes are looked at afresh. */
  function lookAtBoxes(): void {
    const d = data();
    if (d) state.data.value = { ...d, targets: { ...d.targets, ...overlay.targets() } };
  }

  function ring(scroll = false): void {
    const d = data();
    if (!d?.layout.open) {
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

  const buyerSubject = (): Draft['subject'] | undefined => {
    const d = data();
    return d?.page && d.buyer?.id !== undefined
      ? { kind: 'buyer', marketplace: d.page.marketplace, id: d.buyer.id }
      : undefined;
  };
  /** What a prompt speaks of, as the journal names it: the order, the chat's buyer, or else the rule alone. */
  const subjectOf = ({ about, rule }: PromptView): Draft['subject'] =>
    (about.kind === 'order' && about.id !== undefined && orderSubject(about.id)) ||
    (about.kind === 'conversation' && buyerSubject()) || { kind: 'rule', id: rule };
  /** The journal's word on a prompt that was acted on. */
  const followed = (prompt: PromptView | undefined, action: string): Draft[] =>
    prompt ? [draftOf('prompt.followed', subjectOf(prompt), { rule: prompt.rule, action })] : [];

  /** Ids of drafts whose answer was lost, by content: asked again under the same id, they cannot stand twice. */
  const unanswered = new Map<string, string>();
  const contentOf = ({ id: _, ...content }: Draft) => JSON.stringify(content);

  async function append(made: Draft[], said?: Key): Promise<boolean> {
    const drafts = made.map((draft) => ({ ...draft, id: unanswered.get(contentOf(draft)) ?? draft.id }));
    const answer = await send({ type: 'append', drafts });
    const lost = !answer.ok && answer.error.code === 'worker.gone';
    for (const draft of drafts)
      if (lost) unanswered.set(contentOf(draft), draft.id);
      else unanswered.delete(contentOf(draft));
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

  return {
    lookAtBoxes,
    overlay,
    send,
    state,
    data,
    t,
    tell,
    failed,
    refresh,
    ring,
    draftOf,
    orderSubject,
    buyerSubject,
    subjectOf,
    followed,
    append,
    copy,
  };
}
