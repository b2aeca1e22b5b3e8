// The browser's own runtime as pages have it, without the polyfill: Chromium calls it chrome, Firefox browser.

export type Respond = (answer: unknown) => void;
export type Listener = (
  message: unknown,
  sender: { id?: string; tab?: unknown },
  respond: Respond,
) => boolean;
export interface Runtime {
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
}
const world = globalThis as unknown as { browser?: { runtime?: Runtime }; chrome?: { runtime?: Runtime } };
// A page may name an element `browser`: only what has a runtime is the browser's.
export const { runtime } = (world.browser?.runtime?.id ? world.browser : world.chrome) as {
  runtime: Runtime;
};
