// Long work in slices: the page has its turn in between.

export const SLICE_MS = 4;

/**
 * Runs a generator in slices of at most `SLICE_MS`, giving the page its turn in between; `done` gets what it made. Answers
 * how to stop it.
 */
export function inSlices<T>(
  work: Generator<void, T>,
  done: (made: T) => void,
  budget = SLICE_MS,
): () => void {
  let stopped = false;
  const channel = new MessageChannel();
  const run = () => {
    if (stopped) return;
    const end = performance.now() + budget;
    do {
      const step = work.next();
      if (step.done) {
        channel.port1.close();
        done(step.value);
        return;
      }
    } while (performance.now() < end);
    channel.port2.postMessage(0);
  };
  channel.port1.onmessage = run;
  channel.port2.postMessage(0);
  return () => {
    stopped = true;
    channel.port1.close();
  };
}

/** One piece of work at a time, in slices: a new one takes the place of the one before. */
export class Slices {
  private halt: (() => void) | undefined;

  get busy(): boolean {
    return this.halt !== undefined;
  }
  run(work: Generator<void>, done: () => void): void {
    this.stop();
    this.halt = inSlices(work, () => {
      this.halt = undefined;
      done();
    });
  }
  stop(): void {
    this.halt?.();
    this.halt = undefined;
  }
}
