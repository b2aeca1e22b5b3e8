// The palette's deeds: search as typed, fill the chosen reply, put it in. Late answers of an older query are dropped.
import type { FoundReply, RenderedReply } from '../../../lib/messages/protocol.ts';
import type { Hand } from './hand.ts';
import { EMPTY_PALETTE } from './state.ts';

export function newPalette(
  { state, send, failed, lookAtBoxes }: Hand,
  put: (reply: RenderedReply, how: 'insert' | 'copy', prompt: string | undefined) => Promise<void>,
) {
  const now = () => state.palette.value;
  const change = (part: Partial<NonNullable<ReturnType<typeof now>>>) => {
    const old = now();
    if (old) state.palette.value = { ...old, ...part };
  };
  const step = () => state.data.value?.replies.step;
  let asked = 0;

  async function search(query: string): Promise<void> {
    change({ query });
    const mine = ++asked;
    const at = step();
    const answer = await send({ type: 'find-replies', query, ...(at === undefined ? {} : { step: at }) });
    if (mine !== asked || !now()) return;
    if (!answer.ok) return failed(answer.error);
    const { found, total } = answer.value;
    change({ found, total });
    const stands = found.some((reply: FoundReply) => reply.id === now()?.selected);
    await select(stands ? now()?.selected : found[0]?.id);
  }

  async function select(id: string | undefined): Promise<void> {
    change({ selected: id, fill: id === now()?.selected ? (now()?.fill ?? {}) : {} });
    if (id === undefined) return change({ preview: undefined });
    await render(id);
  }

  async function render(id: string): Promise<RenderedReply | undefined> {
    const orderId = state.data.value?.order?.orderId;
    const answer = await send({
      type: 'render-reply',
      id,
      fill: now()?.fill ?? {},
      ...(orderId === undefined ? {} : { orderId }),
    });
    if (!answer.ok) {
      failed(answer.error);
      return undefined;
    }
    if (now()?.selected === id) change({ preview: answer.value });
    return answer.value;
  }

  return {
    search,
    select,
    /** Opens it empty, or on a reply whose missing values are to be filled. */
    async open(on?: RenderedReply, prompt?: string): Promise<void> {
      lookAtBoxes();
      state.composer.value = undefined;
      state.palette.value = { ...EMPTY_PALETTE, prompt, ...(on ? { selected: on.id, preview: on } : {}) };
      await search('');
      if (on) await select(on.id);
    },
    close(): void {
      state.palette.value = undefined;
    },
    async fill(name: string, value: string): Promise<void> {
      const at = now();
      if (!at?.selected) return;
      change({ fill: { ...at.fill, [name]: value } });
      await render(at.selected);
    },
    async choose(id: string, how: 'insert' | 'copy'): Promise<void> {
      const at = now();
      const reply = at?.preview?.id === id ? at.preview : await render(id);
      if (!at || reply?.text === undefined) return;
      state.palette.value = undefined;
      await put(reply, how, at.prompt);
    },
    /** From the desk's own short list: in at once, or open on what is missing. */
    async pick(id: string): Promise<void> {
      const reply = await render(id);
      if (reply?.text !== undefined) await put(reply, 'insert', undefined);
      else if (reply) await this.open(reply);
    },
  };
}
