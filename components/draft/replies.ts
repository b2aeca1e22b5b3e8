// The draft box's palette: replies searched and filled by the worker. An answer to an older question is dropped.
import { signal } from '@preact/signals';
import type { FoundReply, RenderedReply } from '../../lib/messages/protocol.ts';
import type { Failure } from '../../lib/model/basics.ts';
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
  let fill: Record<string, string> = {};
  let asked = 0;
  let rendered = 0;

  async function render(): Promise<void> {
    const id = selected.value;
    const turn = ++rendered;
    if (id === undefined) {
      shown.value = undefined;
      return;
    }
    const answer = await door.send({ type: 'render-reply', id, fill });
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
    if (id !== selected.value) fill = {};
    selected.value = id;
    return render();
  }

  async function search(text: string): Promise<void> {
    query.value = text;
    const turn = ++asked;
    const answer = await door.send({ type: 'find-replies', query: text });
    if (turn !== asked) return;
    if (!answer.ok) {
      failure.value = answer.error;
      return;
    }
    failure.value = undefined;
    found.value = answer.value.found;
    total.value = answer.value.total;
    const still = found.value.some((reply) => reply.id === selected.value);
    if (!still) await select(found.value[0]?.id);
  }

  return {
    open,
    query,
    found,
    total,
    selected,
    shown,
    failure,
    search,
    select,
    fill(name: string, value: string): Promise<void> {
      fill = { ...fill, [name]: value };
      return render();
    },
    show(): Promise<void> {
      open.value = true;
      fill = {};
      return search('');
    },
    hide(): void {
      open.value = false;
    },
  };
}
