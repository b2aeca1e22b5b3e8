// Trying again where the worker could not answer: after a second, then after twice as long each time, half a minute at
// the most.

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

export class Retry {
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => clearTimeout(this.timer));
  }

  later(work: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures++));
  }

  /** It went well: the next failure begins at the shortest wait. */
  done(): void {
    this.failures = 0;
    clearTimeout(this.timer);
  }
}
