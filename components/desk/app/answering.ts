// Putting replies in: into the reply box of the buyer they were made for, or onto the clipboard, and the journal's word
// on the prompt that asked for them. The last one put in can be taken back.
import type { RenderedReply } from '../../../lib/messages/protocol.ts';
import type { Draft } from '../../../lib/model/entries.ts';
import type { PromptView } from '../../../lib/model/prompts.ts';
import type { Failure } from '../../../lib/model/result.ts';
import type { Hand } from './hand.ts';

/** The guard holds it: on the clipboard it would be sent all the same. */
const waits = ({ code }: Failure): boolean => code === 'insert.held' || code === 'insert.red-line';

/** Another chat than its own is open. */
const elsewhere = ({ code }: Failure): boolean => code === 'insert.other-buyer' || code === 'insert.no-buyer';

/** How it is put in: `after` one put in just before; `quiet` where the palette itself says that it is in. */
export interface Way {
  after?: boolean;
  quiet?: boolean;
}
export type Used = 'inserted' | 'copied' | undefined;
export type Putting = ReturnType<typeof newAnswering>;

export function newAnswering({
  overlay,
  send,
  data,
  t,
  tell,
  failed,
  draftOf,
  orderSubject,
  followed,
  append,
  copy,
}: Hand) {
  /** How many of ours may stand in the page's boxes: as long as none does, the key is the page's. */
  let standing = 0;

  /** Into the reply box of the buyer it was made for; where that cannot be made sure of, onto the clipboard. */
  async function place(
    text: string,
    reply: Pick<RenderedReply, 'buyer' | 'cursor'>,
    how: 'insert' | 'copy',
    { after = false, quiet = false }: Way = {},
  ): Promise<Used> {
    const d = data();
    if (!d) return undefined;
    let used: Used;
    if (how === 'insert' && d.targets.reply) {
      const insertion = {
        target: 'reply' as const,
        text,
        ...(after ? { after } : {}),
        ...(reply.buyer ? { buyer: reply.buyer } : {}),
        ...(reply.cursor === undefined ? {} : { cursor: reply.cursor }),
      };
      const here = overlay.insert(insertion);
      const answer =
        !here.ok && here.error.code === 'insert.no-box' ? await send({ type: 'insert', insertion }) : here;
      if (answer.ok) {
        used = 'inserted';
        standing++;
        if (!quiet) tell(t('inserted'));
      } else if (waits(answer.error)) failed(answer.error);
      else if (await copy(text, answer.error)) used = 'copied';
    } else if (await copy(text)) used = 'copied';
    return used;
  }

  async function putReply(
    reply: RenderedReply,
    how: 'insert' | 'copy',
    prompt: string | undefined,
    way?: Way,
  ): Promise<Used> {
    const d = data();
    if (!d || reply.text === undefined) return undefined;
    const used = await place(reply.text, reply, how, way);
    if (used && d.shop) {
      const drafts = [draftOf('reply.used', { kind: 'reply', id: reply.id }, { reply: reply.id, how: used })];
      const from = d.prompts.find((p) => p.id === prompt);
      if (from) drafts.push(...answered(from, used));
      await append(drafts);
    }
    return used;
  }

  const takeBack = {
    may: () => standing > 0,
    async run(): Promise<boolean> {
      const answer = overlay.takeBack() ?? (await send({ type: 'take-back' }));
      // In another buyer's chat nothing is taken back, and nothing is lost.
      if (answer.ok) standing--;
      else if (!elsewhere(answer.error)) standing = 0;
      if (answer.ok) tell(t('taken-back'));
      else failed(answer.error);
      return answer.ok;
    },
  };

  /** The prompt was acted on; an address question that was put in is asked. */
  function answered(prompt: PromptView, how: 'inserted' | 'copied'): Draft[] {
    const drafts = followed(prompt, 'insert-reply');
    const id = prompt.about.kind === 'order' ? prompt.about.id : undefined;
    const asks = prompt.actions.some((a) => a.kind === 'insert-reply' && a.tag === 'verify-details');
    const d = data();
    if (id && asks && how === 'inserted' && d?.addressState === 'unconfirmed' && d.order?.orderId === id)
      drafts.push(draftOf('address.set', orderSubject(id), { state: 'asked' }));
    return drafts;
  }

  return {
    putReply,
    takeBack,
    /** Another text for a buyer, kept for that one as a reply is: a fact of a product card. */
    putText: async (text: string, buyer: RenderedReply['buyer'], how: 'insert' | 'copy'): Promise<void> =>
      void (await place(text, buyer ? { buyer } : {}, how)),
  };
}
