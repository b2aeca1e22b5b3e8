// The draft box's palette: replies searched and filled by the worker. An answer to an older question is dropped.
import { signal } from '@preact/signals';
import type { FoundReply, RenderedReply } from '../../lib/messages/protocol.ts';
import type { Failure, Locale } from '../../lib/model/basics.ts';
import { copyPicture } from '../../lib/page/picture.ts';
import type { Door } from '../options/core/door.ts';

export type Palettes = ReturnType<typeof createReplies>;

export function createReplies(door: Door) {
  const open = signal(false);
  const query = signal('');
  const found = signal<FoundReply[]>([]);
  const total = signal(0);
  const selected = signal<string | undefined>(undefined);
  const shown = signal<RenderedReply | undefined>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  /** In the order they were filled in. */
  const fill = signal<Record<string, string>>({});
  /** The language the agent switched to. */
  const locale = signal<Locale | undefined>(undefined);
  /** So many were put in since it was opened. */
  const put = signal(0);
  /** The focus is the box's for a moment. */
  const lent = signal(false);
  const said = signal<'picture.copied' | 'picture.refused' | undefined>(undefined);
  const spoken = () => (locale.value === undefined ? {} : { locale: locale.value });
  let asked = 0;
  let rendered = 0;
  /** What was last searched or filled, until its answer is there. */
  let under: Promise<unknown> = Promise.resolve();
  const awaited = <T>(work: Promise<T>): Promise<T> => {
    under = work;
    return work;
  };

  async function render(): Promise<void> {
    const id = selected.value;
    const turn = ++rendered;
    if (id === undefined) {
      shown.value = undefined;
      return;
    }
    const answer = await door.send({ type: 'render-reply', id, fill: fill.value, ...spoken() });
    if (turn !== rendered) return;
    // A missing value is asked for in the palette; only what cannot be filled at all is a failure.
    failure.value = !answer.ok
      ? answer.error
      : answer.value.missing.length === 0
        ? answer.value.error
        : undefined;
    shown.value = answer.ok ? answer.value : undefined;
  }

  function select(id: string | undefined): Promise<void> {
    // What was filled in for one reply is not the next one's.
    if (id !== selected.value) fill.value = {};
    said.value = undefined;
    selected.value = id;
    return render();
  }

  async function search(text: string): Promise<void> {
    query.value = text;
    const turn = ++asked;
    const answer = await door.send({ type: 'find-replies', query: text, ...spoken() });
    if (turn !== asked) return;
    if (!answer.ok) {
      failure.value = answer.error;
      return;
    }
    failure.value = undefined;
    found.value = answer.value.found;
    total.value = answer.value.total;
    const still = found.value.some((reply) => reply.id === selected.value);
    // The chosen one is filled anew all the same: the language may be another.
    await select(still ? selected.value : found.value[0]?.id);
  }

  return {
    open,
    query,
    found,
    total,
    selected,
    shown,
    failure,
    put,
    lent,
    said,
    search: (text: string): Promise<void> => awaited(search(text)),
    select: (id: string | undefined): Promise<void> => awaited(select(id)),
    /** The chosen reply as it stands once every question asked so far is answered. */
    async settled(): Promise<RenderedReply | undefined> {
      for (let last: unknown; last !== under; ) {
        last = under;
        await under;
      }
      return shown.value?.card === selected.value ? shown.value : undefined;
    },
    filled: fill,
    fill(name: string, value: string): Promise<void> {
      const { [name]: _, ...before } = fill.value;
      fill.value = { ...before, [name]: value };
      return awaited(render());
    },
    /** Takes back what was filled in last. */
    back(): Promise<void> {
      fill.value = Object.fromEntries(Object.entries(fill.value).slice(0, -1));
      return awaited(render());
    },
    /** The next of the languages the chosen reply can be had in. */
    async variant(): Promise<void> {
      const { languages = [], locale: now } = shown.value ?? {};
      const next = now && languages[(languages.indexOf(now) + 1) % languages.length];
      if (!next || next === now) return;
      locale.value = next;
      await awaited(search(query.value));
    },
    async picture(): Promise<void> {
      const picture = shown.value?.picture;
      if (picture !== undefined)
        said.value = (await copyPicture(document, picture)) ? 'picture.copied' : 'picture.refused';
    },
    /** One is in, and the palette stands for the next. */
    next(): Promise<void> {
      put.value++;
      fill.value = {};
      selected.value = undefined;
      return awaited(search(''));
    },
    show(): Promise<void> {
      open.value = true;
      fill.value = {};
      locale.value = undefined;
      put.value = 0;
      lent.value = false;
      return awaited(search(''));
    },
    hide(): void {
      open.value = false;
    },
  };
}
