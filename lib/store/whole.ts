// One transaction, whole or not at all: a write that fails, or code that throws between writes, takes the rest back.

interface Transaction {
  done: Promise<void>;
  abort(): void;
}
/** Hands a write over to be waited for; its failure fails the transaction. */
export type Write = (request: Promise<unknown>) => void;

/** Runs `work` on an open transaction and answers when it is committed; on any error it is rolled back. */
export async function whole<T>(tx: Transaction, work: (write: Write) => T | Promise<T>): Promise<T> {
  const requests: Promise<unknown>[] = [tx.done];
  const quiet = () => undefined;
  tx.done.catch(quiet);
  try {
    const result = await work((request) => {
      // Every write of an aborted transaction rejects; the first error is the one told.
      request.catch(quiet);
      requests.push(request);
    });
    await Promise.all(requests);
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It was aborted already by the failing write.
    }
    throw error;
  }
}
