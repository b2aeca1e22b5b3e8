// A frame's next instant: one timeout to when time alone changes what is said here. There is no polling: the worker names
// the instant, and each newer answer replaces it.

/** The longest a browser's timeout can be; a later instant is asked about again on the way. */
const LONGEST_MS = 2 ** 31 - 1;
const SHORTEST_MS = 1_000;

export class Due {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly run: () => void,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.drop(), { once: true });
  }

  /** Runs after so many ms; undefined: never. What was set before is dropped. */
  in(ms: number | undefined): void {
    this.drop();
    if (ms === undefined) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        this.run();
      },
      Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ms)),
    );
  }

  /** Answers whether something was set. */
  drop(): boolean {
    const was = this.timer !== undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
    return was;
  }
}

/** Runs at once when asked, then at most once in `everyMs`: what is asked for meanwhile runs once, at its end. */
export class Pace {
  private last = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly run: () => void,
    private readonly everyMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  ask(): void {
    const wait = this.last + this.everyMs - this.now();
    // A browser holds back a hidden tab's timeouts, by a minute at times: whoever asks meanwhile is not kept waiting.
    if (wait <= 0) this.go();
    else this.timer ??= setTimeout(() => this.go(), wait);
  }

  private go(): void {
    this.drop();
    this.last = this.now();
    this.run();
  }

  drop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
