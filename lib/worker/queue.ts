// The queue of waiting buyers across the tabs of one database: gathered from the frames' facts, told to the desk that asks,
// and to the other tabs' desks when it changed. After a wake the chat pages are asked once for what they read.
import type { DeskData } from '../model/desk.ts';
import type { RuleSetting } from '../model/records.ts';
import { readParams } from '../rules/define.ts';
import unansweredRule from '../rules/unanswered.ts';
import { getSettings } from '../store/store.ts';
import type { Caller, Context } from './context.ts';
import { type Frame, type Frames, mergeFrames } from './frames.ts';
import { ruleSettings } from './judge.ts';
import { signatureOf, type Written, waitingList } from './waiting.ts';

/** Whether a tab's pages tell of anybody who writes: a list of a thousand orders is not put together to find nobody. */
const tellsOfBuyers = (frames: readonly Frame[]): boolean =>
  frames.some((frame) => frame.rows.threads.size > 0 || frame.conversation !== undefined);

/** How long a desk waits for the chat pages of a worker that just woke up: they answer at once, or come later. */
const PATIENCE_MS = 500;
const ARRIVE_MS = 50;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

interface Side {
  frames: Frames;
  /** Tabs whose desk asked, and the list as it was last told there. */
  told: Map<number, string>;
  /** What each tab last said of those who write. */
  said: Map<number, string>;
  recalled: Promise<void> | undefined;
  /** Every desk heard, since this worker began, that somebody writes. */
  woken: boolean;
}

export type Queue = ReturnType<typeof createQueue>;

export function createQueue(context: Context, frames: { shop: Frames; practice: Frames }) {
  const { outside } = context;
  const side = (of: Frames): Side => ({
    frames: of,
    told: new Map(),
    said: new Map(),
    recalled: undefined,
    woken: false,
  });
  const sides = { shop: side(frames.shop), practice: side(frames.practice) };
  const sideOf = ({ practice }: Caller) => (practice ? sides.practice : sides.shop);

  /** A worker that woke up knows of no tab: every chat page is asked once. */
  const recall = async (of: Side): Promise<void> => {
    // The practice shop is one tab, which asks itself.
    if (of === sides.practice) return;
    of.recalled ??= Promise.race([
      outside.pushAll({ type: 'whole', chats: true }).then(() => wait(ARRIVE_MS)),
      wait(PATIENCE_MS),
    ]);
    await of.recalled;
  };

  /** What the tabs of sites that are switched on tell of those who write. */
  async function gather(of: Side): Promise<Written[]> {
    const practice = of === sides.practice;
    const store = await context.store(practice);
    const settings = await getSettings(store);
    const { locale } = practice ? await getSettings(await context.store(false)) : settings;
    const rules = new Map<string, Record<string, RuleSetting>>();
    const written: Written[] = [];
    for (const tab of of.frames.knownTabs()) {
      const frames = of.frames.of(tab);
      const read = tellsOfBuyers(frames) ? mergeFrames(frames) : undefined;
      if (!read) continue;
      const { site, facts } = read;
      if (!practice && settings.sites[site.id]?.on !== true) continue;
      const shop = await context.shopFor(store, site.id, facts.account);
      const key = `${shop?.id} ${site.id}`;
      const set = rules.get(key) ?? (await ruleSettings(store, shop, site.id));
      rules.set(key, set);
      const { params } = readParams(unansweredRule.params, set[unansweredRule.id]?.params);
      written.push({
        tab,
        marketplace: site.id,
        name: site.name[locale] ?? site.name.en,
        zone: site.zone,
        response: site.policy.response,
        margin: Number(params.margin),
        facts,
      });
    }
    return written;
  }

  /** The other tabs' desks hear of it where their list is another now. */
  async function tell(of: Side, except: number): Promise<void> {
    if (of === sides.practice) return;
    if (!of.woken) {
      of.woken = true;
      await outside.pushAll({ type: 'desk-changed' });
      return;
    }
    if (of.told.size === 0) return;
    const tabs = await gather(of);
    for (const [tab, before] of of.told) {
      if (tab === except) continue;
      const now = signatureOf(waitingList(tabs, tab, outside.now()).rows);
      if (now === before) continue;
      of.told.set(tab, now);
      void outside.push(tab, { type: 'desk-changed' }, 0);
    }
  }

  /** What a tab says of those who write, as one word to compare. */
  function wordOf(of: Side, tab: number): string {
    const frames = of.frames.of(tab);
    const facts = tellsOfBuyers(frames) ? mergeFrames(frames)?.facts : undefined;
    const threads = facts?.threads.filter(({ waitingSince, unread }) => waitingSince || unread) ?? [];
    const chat = facts?.conversation;
    if (threads.length === 0 && !chat) return '';
    return JSON.stringify([
      threads.map(({ buyer, waitingSince, unread }) => [buyer, waitingSince, (unread ?? 0) > 0]),
      chat && [chat.buyer, chat.messages.map(({ from, auto, at }) => [from, auto, at])],
    ]);
  }

  function heard(of: Side, tab: number): Promise<void> {
    const word = wordOf(of, tab);
    if ((of.said.get(tab) ?? '') === word) return Promise.resolve();
    of.said.set(tab, word);
    return tell(of, tab);
  }

  /** A tab was closed: nothing of it is left. */
  async function closed(tab: number): Promise<void> {
    for (const of of [sides.shop, sides.practice]) {
      of.frames.forgetTab(tab);
      of.told.delete(tab);
      await heard(of, tab);
      of.said.delete(tab);
    }
  }

  return {
    /** A frame of the caller's tab told something, or is gone. */
    heard: (caller: Caller): Promise<void> => heard(sideOf(caller), caller.tab),

    closed,

    /**
     * Brings a tab to the front and a row of it into view, ringed with a word. False where the tab is gone, or none whose
     * pages told us something: the agent's own consoles, nothing else of theirs.
     */
    async goTo(caller: Caller, tab: number, key: string | undefined, mark: string): Promise<boolean> {
      const of = sideOf(caller).frames;
      await of.recall(tab, () => outside.push(tab, { type: 'whole' }));
      if (of.of(tab).length === 0) return false;
      try {
        await outside.showTab(tab);
      } catch {
        await closed(tab);
        return false;
      }
      if (key !== undefined) await outside.push(tab, { type: 'show-row', key, mark });
      return true;
    },

    /** Puts the queue into what a desk is told. Who is late counts on the rail, unless a prompt already speaks of them. */
    async into(data: DeskData, caller: Caller): Promise<DeskData> {
      const of = sideOf(caller);
      await recall(of);
      const { rows, wakeAt } = waitingList(await gather(of), caller.tab, outside.now());
      if (caller.frame === 0) of.told.set(caller.tab, signatureOf(rows));
      const spoken = data.prompts.some(({ rule }) => rule === unansweredRule.id);
      const late = rows.filter((row) => row.state === 'late' && !(row.here && spoken)).length;
      if (late > 0) data.counts.clock = (data.counts.clock ?? 0) + late;
      return { ...data, waiting: rows, ...(wakeAt === undefined ? {} : { wakeAt }) };
    },
  };
}
