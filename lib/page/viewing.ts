// Views: once a page is read and has come to rest, the worker is told how well each field is read. Field names and states
// only. A view is this document at one address; it is told once, and again, under the same name, when it grows worse.
import type { Send } from '../messages/client.ts';
import type { Hello, PageView } from '../messages/protocol.ts';
import type { Health, PageState } from '../model/facts.ts';
import type { Page } from '../model/marketplace.ts';
import { type CompiledPage, compilePage, worse } from '../reading/page.ts';
import { usingOf } from '../reading/using.ts';
import { Due } from './due.ts';
import { LivePage } from './live.ts';
import { Slices } from './slices.ts';

/** So long without news a page that was read has come to rest. */
const REST_MS = 1_000;
/** A page that is seen for so long and not ready does not load as we know it. */
const READY_MS = 10_000;
/** So often a view is told at the most. */
const WORDS = 3;

export interface ViewingOf {
  doc: Document;
  send: Send;
  url: () => string;
  live: () => LivePage | undefined;
  compiled: () => CompiledPage | undefined;
  hello: () => Extract<Hello, { on: true }> | undefined;
  signal: AbortSignal;
}

type Told = Pick<PageView, 'state' | 'health'>;

/** Whether something is known now that was not told, or is read worse than was told. */
const isNews = (told: Health, now: Health): boolean =>
  Object.entries(now).some(([field, state]) => worse(told[field], state) !== told[field]);

const isReady = (state: PageState): boolean => state !== 'not-ready';

export class Viewing {
  private id = '';
  private at: string | undefined;
  private page: CompiledPage | undefined;
  private told: Told | undefined;
  private words = 0;
  /** What the timeout under way waits to tell. */
  private waits = '';
  /** Made, and not told yet: the page is being read once more. */
  private ready: PageView | undefined;
  private readonly due: Due;
  private readonly slices = new Slices();

  constructor(private readonly of: ViewingOf) {
    this.due = new Due(() => this.tell(), of.signal);
    of.signal.addEventListener('abort', () => this.drop(), { once: true });
  }

  /** The page was read just now: whoever has nothing else to tell than before lets the timeout run. */
  read(): void {
    const { live, compiled, url } = this.of;
    const page = live();
    if (!page) return;
    if (this.at !== url() || this.page !== compiled()) this.begin();
    const waits = this.news(page);
    if (waits === this.waits) return;
    this.waits = waits;
    this.due.in(waits === '' ? undefined : isReady(page.state) ? REST_MS : READY_MS);
  }

  /** Hidden, paused, left: nothing runs. The next reading begins to wait anew. */
  drop(): void {
    this.waits = '';
    this.due.drop();
    this.slices.stop();
    this.send();
  }

  /** What is to be told if it stands for a while; '': nothing. */
  private news({ state, states }: LivePage): string {
    const { told } = this;
    if (this.words >= WORDS) return '';
    // A page that was read and is loading again was told of already.
    if (!isReady(state)) return told ? '' : state;
    if (told && isReady(told.state) && !isNews(told.health, states)) return '';
    return JSON.stringify([state, states]);
  }

  private begin(): void {
    this.drop();
    this.at = this.of.url();
    this.page = this.of.compiled();
    this.id = crypto.randomUUID();
    this.told = undefined;
    this.words = 0;
  }

  private tell(): void {
    const live = this.of.live();
    const compiled = this.of.compiled();
    const { defaultView: win, hidden } = this.of.doc;
    // A frame without a size is shown to nobody, and may never load.
    if (!live || !compiled || hidden || !win?.innerHeight) return;
    const { state } = live;
    const health = isReady(state) ? live.states : {};
    this.waits = '';
    this.told = { state, health };
    this.words++;
    const view: PageView = {
      id: this.id,
      page: compiled.page.id,
      state,
      health,
      using: isReady(state) ? usingOf(compiled, health, live.pass()) : {},
    };
    const bare = this.of.hello()?.bare?.find(({ id }) => id === view.page);
    this.ready = view;
    if (bare && isReady(state)) this.without(compiled, bare, view);
    else this.send();
  }

  private send(): void {
    const view = this.ready;
    this.ready = undefined;
    if (view && !this.of.signal.aborted) void this.of.send({ type: 'view', view });
  }

  /** Reads the page once more, as the file alone has it. */
  private without({ site }: CompiledPage, page: Page, view: PageView): void {
    const url = this.of.url();
    const top = this.of.hello()?.top || url;
    const alone = new LivePage(compilePage(site, page), this.of.doc, () => ({ frame: url, top }), Date.now);
    this.slices.run(alone.work(), () => {
      // What is not ready without the patch says nothing of its fields.
      if (isReady(alone.state)) view.without = alone.states;
      this.send();
    });
  }
}
