// Making a reply of the agent's own words: what stands in the reply box, or what was sent last. The worker takes out what
// is the buyer's; here it is looked at, given a title, and kept.
import words from '../../palette/palette.i18n.json';
import { speak } from '../../ui/format.ts';
import type { Hand } from '../app/hand.ts';

export function savingDeeds({ state, send, data, tell, failed }: Hand) {
  const t = (key: keyof typeof words & string, params?: Record<string, string>) =>
    speak(words, data()?.locale ?? 'en')(key, params);
  const orderId = () => {
    const id = data()?.order?.orderId;
    return id === undefined ? {} : { orderId: id };
  };

  async function take(from: 'draft' | 'sent'): Promise<void> {
    const answer = await send({ type: 'reply-from', from, ...orderId() });
    if (!state.saving.value) return;
    state.saving.value = answer.ok ? { draft: answer.value, title: answer.value.title } : undefined;
    if (!answer.ok) failed(answer.error);
  }

  return {
    /** The sheet was just opened. */
    begin: (): Promise<void> => take('draft'),
    /** The other words there are. */
    async other(): Promise<void> {
      const { draft } = state.saving.value ?? {};
      if (draft?.both) await take(draft.from === 'draft' ? 'sent' : 'draft');
    },
    title(title: string): void {
      const at = state.saving.value;
      if (at) state.saving.value = { ...at, title };
    },
    close(): void {
      state.saving.value = undefined;
    },
    async keep(): Promise<void> {
      const { draft, title = '' } = state.saving.value ?? {};
      if (!draft || !title.trim()) return;
      const answer = await send({
        type: 'keep-reply',
        title: title.trim(),
        body: draft.body,
        ...orderId(),
      });
      if (!answer.ok) return failed(answer.error);
      state.saving.value = undefined;
      tell(t('save.kept', { title: title.trim() }));
    },
  };
}
