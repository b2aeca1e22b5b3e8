// The wire of what runs in pages: the few calls it needs, by the browser's own interface. The polyfill stays with the
// worker and our own pages, where nobody waits for its 30 kB to be read before a first mark.
import { createClient, type Send } from '../messages/client.ts';
import type { Push } from '../messages/protocol.ts';
import { type Listener, runtime } from './runtime.ts';

/** Sends requests to the worker. */
export const send: Send = createClient((request) => runtime.sendMessage(request));

/** Listens for what the worker tells this frame. Answers stop the listening. */
export function onPush(handle: (push: Push) => unknown): () => void {
  const listener: Listener = (message, sender, respond) => {
    // Only the worker pushes: messages of other frames and pages carry a tab or another id.
    if (sender.id !== runtime.id || sender.tab !== undefined) return false;
    const push = (message as { push?: Push } | undefined)?.push;
    const answer = push && handle(push);
    // Undefined is no answer: another frame of the tab may have one.
    if (answer === undefined) return false;
    Promise.resolve(answer).then(respond, () => respond(null));
    // The answer comes later: the channel stays open for it.
    return true;
  };
  runtime.onMessage.addListener(listener);
  return () => runtime.onMessage.removeListener(listener);
}
