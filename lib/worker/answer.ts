// The body of an answer from the network, read no further than anybody needs and no longer than was asked for.

/**
 * All bytes of `answer`; undefined when there are more than `most`. Throws when the network ends it, and when `signal`
 * does: listened to here as well, for where a request nobody holds any more is swept from memory, fetch no longer hears
 * its signal (seen in Node 20 while the bytes were still coming).
 */
export async function readBytes(
  answer: Response,
  most: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = answer.body?.getReader();
  if (!reader) return new Uint8Array();
  const stop = () => void reader.cancel().catch(() => undefined);
  if (Number(answer.headers.get('content-length')) > most) {
    stop();
    return undefined;
  }
  signal.addEventListener('abort', stop);
  try {
    const parts: Uint8Array[] = [];
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > most) {
        stop();
        return undefined;
      }
      parts.push(part.value);
    }
    signal.throwIfAborted();
    const body = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      body.set(part, at);
      at += part.length;
    }
    return body;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
