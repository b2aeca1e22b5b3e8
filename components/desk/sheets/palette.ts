// What is done in the palette: search as typed, fill the chosen reply, put it in, and the next one after it. Late answers
// of an older query are dropped.
import type { FoundReply, RenderedReply } from '../../../lib/messages/protocol.ts';
import type { Buyer } from '../../../lib/model/facts.ts';
import { copyPicture } from '../../../lib/page/picture.ts';
import type { Choosing } from '../../palette/view.ts';
import type { Putting } from '../app/answering.ts';
import type { Hand } from '../app/hand.ts';

const same = (a: Buyer | undefined, b: Buyer | undefined) => a?.id === b?.id && a?.name === b?.name;

export function paletteDeeds({ state, send, tell, failed, overlay }: Hand, { putReply }: Putting) {
  const now = () => state.palette.value;
  const change = (part: Partial<NonNullable<ReturnType<typeof now>>>) => {
    const old = now();
    if (old) state.palette.value = { ...old, ...part };
  };
  const step = () => state.data.value?.replies.step;
  const spoken = () => (now()?.locale === undefined ? {} : { locale: now()!.locale! });
  let asked = 0;
  let rendered = 0;
  /** The last question that the preview answers. */
  let shown = 0;
  let searching: Promise<void> | undefined;

  function search(query: string): Promise<void> {
    const mine = find(query).finally(() => {
      if (searching === mine) searching = undefined;
    });
    searching = mine;
    return mine;
  }

  async function find(query: string): Promise<void> {
    change({ query, said: undefined });
    const mine = ++asked;
    const at = step();
    const answer = await send({
      type: 'find-replies',
      query,
      ...(at === undefined ? {} : { step: at }),
      ...spoken(),
    });
    if (mine !== asked || !now()) return;
    if (!answer.ok) return failed(answer.error);
    const { found, total } = answer.value;
    change({ found, total });
    const stands = found.some((reply: FoundReply) => reply.id === now()?.selected);
    await select(stands ? now()?.selected : found[0]?.id);
  }

  async function select(id: string | undefined): Promise<void> {
    change({ selected: id, said: undefined, fill: id === now()?.selected ? (now()?.fill ?? {}) : {} });
    if (id === undefined) return change({ preview: undefined });
    await render(id);
  }

  async function render(id: string): Promise<RenderedReply | undefined> {
    const orderId = state.data.value?.order?.orderId;
    const mine = ++rendered;
    const answer = await send({
      type: 'render-reply',
      id,
      fill: now()?.fill ?? {},
      ...(orderId === undefined ? {} : { orderId }),
      ...spoken(),
    });
    if (!answer.ok) {
      failed(answer.error);
      return undefined;
    }
    if (now()?.selected === id && mine === rendered) {
      shown = mine;
      change({ preview: answer.value });
    }
    return answer.value;
  }

  /** The focus goes to the page while something is put in there, and the palette stands. */
  async function lending<T>(run: () => Promise<T>): Promise<T> {
    change({ lent: true });
    try {
      return await run();
    } finally {
      change({ lent: false });
    }
  }

  return {
    search,
    select,
    /** It was just opened, empty or on a reply; what was typed before this bundle came is its query. */
    async begin(): Promise<void> {
      const { query = '', selected } = now() ?? {};
      await search(query);
      if (query === '' && selected !== undefined && now()?.selected !== selected) await select(selected);
    },
    async fill(name: string, value: string): Promise<void> {
      const at = now();
      if (!at?.selected) return;
      const { [name]: _, ...before } = at.fill;
      change({ fill: { ...before, [name]: value } });
      await render(at.selected);
    },
    /** Takes back what was filled in last. */
    async back(): Promise<void> {
      const at = now();
      const last = Object.keys(at?.fill ?? {}).at(-1);
      if (!at?.selected || last === undefined) return;
      const { [last]: _, ...before } = at.fill;
      change({ fill: before });
      await render(at.selected);
    },
    /** The next of the languages the chosen reply can be had in; from then on the others come in it, too. */
    async variant(): Promise<void> {
      const { preview, query } = now() ?? {};
      if (!preview) return;
      const at = preview.languages.indexOf(preview.locale);
      const next = preview.languages[(at + 1) % preview.languages.length];
      if (next === undefined || next === preview.locale) return;
      change({ locale: next });
      await search(query ?? '');
    },
    /** First of all the copying: the clipboard asks for the key press itself. */
    async picture(): Promise<void> {
      const picture = now()?.preview?.picture;
      if (picture === undefined) return;
      const done = await copyPicture(overlay.doc, picture);
      change({ said: done ? 'picture.copied' : 'picture.refused' });
    },
    async choose(standing: string, how: Choosing): Promise<void> {
      const typed = searching !== undefined;
      while (searching) await searching;
      // Enter right behind the last key is for what that key finds, not for what stood there before.
      const id = typed ? now()?.selected : standing;
      if (id === undefined || now()?.lent) return;
      const preview = now()?.preview;
      const reply = preview?.card === id && shown === rendered ? preview : await render(id);
      const at = now();
      if (!at || !reply) return;
      if (reply.text === undefined) {
        if (reply.wrong) tell(reply.wrong);
        return;
      }
      // It was opened for one buyer: what follows is for nobody else.
      if (at.put > 0 && how !== 'copy' && !same(at.putFor, reply.buyer))
        return failed({ code: 'insert.other-buyer' });
      const after = at.put > 0;
      if (how !== 'more') {
        state.palette.value = undefined;
        await putReply(reply, how, at.prompt, { after });
        return;
      }
      const { cursor: _, ...plain } = reply;
      const done = await lending(() => putReply(plain, 'insert', at.prompt, { after, quiet: true }));
      if (done !== 'inserted') return;
      change({ put: at.put + 1, putFor: reply.buyer, prompt: undefined, selected: undefined, fill: {} });
      await search('');
    },
  };
}
