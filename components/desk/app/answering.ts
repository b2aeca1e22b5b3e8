// Putting replies in: into the reply box of the buyer they were made for, or onto the clipboard, and the journal's word
// on the prompt that asked for them.
import type { RenderedReply } from '../../../lib/messages/protocol.ts';
import type { Draft } from '../../../lib/model/entries.ts';
import type { PromptView } from '../../../lib/model/prompts.ts';
import type { Failure } from '../../../lib/model/result.ts';
import type { Hand } from './hand.ts';

/** The guard holds it: on the clipboard it would be sent all the same. */
const waits = ({ code }: Failure): boolean => code === 'insert.held' || code === 'insert.red-line';

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
      const insertion = {
        target: 'reply' as const,
        text,
        ...(reply.buyer ? { buyer: reply.buyer } : {}),
        ...(reply.cursor === undefined ? {} : { cursor: reply.cursor }),
      };
      const here = overlay.insert(insertion);
      const answer =
        !here.ok && here.error.code === 'insert.no-box' ? await send({ type: 'insert', insertion }) : here;
      if (answer.ok) {
        used = 'inserted';
        tell(t('inserted'));
      } else if (waits(answer.error)) failed(answer.error);
      else if (await copy(text, answer.error)) used = 'copied';
    } else if (await copy(text)) used = 'copied';
    if (used && d.shop) {
      const drafts = [draftOf('reply.used', { kind: 'reply', id: reply.id }, { reply: reply.id, how: used })];
      const from = d.prompts.find((p) => p.id === prompt);
      if (from) drafts.push(...answered(from, used));
      await append(drafts);
    }
  }

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

  return { putReply };
}
