// Putting replies in: into the reply box of the buyer they were made for, or onto the clipboard, and the journal's word
// on the prompt that asked for them.
import type { RenderedReply } from '../../../lib/messages/protocol.ts';
import type { Draft } from '../../../lib/model/entries.ts';
import type { PromptView } from '../../../lib/model/prompts.ts';
import type { Hand } from './hand.ts';

export function newAnswering({ overlay, send, data, t, tell, draftOf, orderSubject, append, copy }: Hand) {
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

  return { putReply };
}
