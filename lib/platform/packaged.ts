// Files of the extension's own that are read when they are needed, so that a waking worker need not read them first.
import { browser } from './browser.ts';

/** A packaged JSON file. It is ours, and of the shape we packed. */
export async function packaged<T>(path: string): Promise<T> {
  const answer = await fetch(browser.runtime.getURL(path as never));
  if (!answer.ok) throw new Error(`${path} is not in this extension: ${answer.status}`);
  return (await answer.json()) as T;
}
