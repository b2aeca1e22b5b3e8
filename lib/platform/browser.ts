// The only door to the browser's extension interface. Everything else takes what it needs from lib/platform.
import browser from 'webextension-polyfill';
import { createClient, type Send } from '../messages/client.ts';
import type { Push } from '../messages/protocol.ts';

export { browser };

/** Sends requests to the worker. */
export const send: Send = createClient((request) => browser.runtime.sendMessage(request));

/** Listens for what the worker tells this frame. Answers stop the listening. */
export function onPush(handle: (push: Push) => unknown): () => void {
  const listener = (message: unknown, sender: { id?: string; tab?: unknown }) => {
    // Only the worker pushes: messages of other frames and pages carry a tab or another id.
    if (sender.id !== browser.runtime.id || sender.tab !== undefined) return undefined;
    const push = (message as { push?: Push })?.push;
    const answer = push && handle(push);
    // Undefined is no answer: another frame of the tab may have one.
    return answer === undefined ? undefined : Promise.resolve(answer);
  };
  browser.runtime.onMessage.addListener(listener as never);
  return () => browser.runtime.onMessage.removeListener(listener as never);
}
