// Reporting: a frame tells the worker what changed, one message after the other, each building on the one before; the
// whole again where the worker has forgotten, or could not be reached.
import type { Send } from '../messages/client.ts';
import type { FactsDelta, Judged } from '../messages/protocol.ts';
import type { OpenBoxes } from './boxes.ts';
import type { LivePage } from './live.ts';
import { Retry } from './retry.ts';

/** Enough rows to be worth the first message while a long list is still being read; each later one tells of twice as many. */
const CHUNK = 500;

export interface Reporting {
  send: Send;
  signal: AbortSignal;
  live: () => LivePage | undefined;
  url: () => string;
  boxes: () => OpenBoxes;
  /** The worker's word on the rows of a report, and in how many ms time alone will change it. */
  judged: (rows: Judged['rows'], whole: boolean, again?: number) => void;
}

export class Reporter {
  /** The next report tells everything. */
  wholeDue = true;
  /** Settled when what was reported so far has been answered. */
  sending: Promise<void> = Promise.resolve();
  /** Names this document to the worker. */
  readonly document = crypto.randomUUID();
  private revision = 0;
  private boxesSaid = '';
  private boxesFound: OpenBoxes = {};
  private roundsSeen = 0;
  private readonly again: Retry;

  constructor(private readonly of: Reporting) {
    this.again = new Retry(of.signal);
  }

  /** Another page is read from now on. */
  anew(): void {
    this.roundsSeen = 0;
    this.wholeDue = true;
  }

  /** Reads what is to be read, and reports on the way once enough has gathered. */
  *reading(live: LivePage): Generator<void> {
    let enough = CHUNK;
    for (const _ of live.work()) {
      if (live.waiting >= enough) {
        // The worker judges all it knows at every message: few long ones cost it less than many short ones.
        enough *= 2;
        this.report();
      }
      yield;
    }
  }

  /** Reports what changed; nothing, unless `anyway`, where nothing did. */
  report(anyway = false): void {
    const live = this.of.live();
    if (!live) return;
    const whole = this.wholeDue;
    if (live.rounds !== this.roundsSeen) {
      // Looked for with the page's other surroundings: a search of the whole page is not for every changed word.
      this.roundsSeen = live.rounds;
      this.boxesFound = this.of.boxes();
    }
    const found = JSON.stringify(this.boxesFound);
    const part = live.take(whole, anyway || found !== this.boxesSaid);
    if (!part) return;
    this.boxesSaid = found;
    this.wholeDue = false;
    const delta: FactsDelta = {
      ...part,
      document: this.document,
      revision: ++this.revision,
      url: this.of.url(),
      targets: { reply: false, remark: false, ...this.boxesFound },
    };
    this.sending = this.sending.then(() => this.deliver(delta));
  }

  private async deliver(delta: FactsDelta): Promise<void> {
    const answer = await this.of.send({ type: 'facts', delta });
    if (this.of.signal.aborted || !this.of.live()) return;
    if (!answer.ok) {
      this.wholeDue = true;
      this.again.later(() => this.report());
      return;
    }
    this.again.done();
    if (!answer.value.resend) {
      this.of.judged(answer.value.rows, delta.whole, answer.value.again);
      return;
    }
    // A whole that is not known either was overtaken by a newer document's: there is nothing to tell any more.
    if (delta.whole) return;
    this.wholeDue = true;
    this.report();
  }
}
