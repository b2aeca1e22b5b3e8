// Where a reply is looked for and filled: the shelf of the tab's shop, the languages to answer in, and the moment, from
// the frames' own facts. Asked at every key of the palette, so nothing is judged for a search.
import type { Locale } from '../model/basics.ts';
import type { DeskData } from '../model/desk.ts';
import type { Conversation } from '../model/facts.ts';
import type { Settings } from '../model/settings.ts';
import { languagesFor } from '../replies/language.ts';
import { askedFor } from '../replies/moment.ts';
import { sinceAnswer } from '../rules/helpers/heat.ts';
import { getShops } from '../store/store.ts';
import type { Caller, Context } from './context.ts';
import type { ReplyMoment } from './filling.ts';
import { type Frames, mergeFrames, type TabFacts } from './frames.ts';
import type { Leaning, ReplyShelves, Shelf } from './replies.ts';
import type { Judgement } from './room.ts';

/** So many of the buyer's last messages tell which language they write. */
const LATEST = 3;

const wordsOf = (messages: Conversation['messages']) =>
  messages.flatMap(({ from, auto, text }) => (from === 'buyer' && auto !== true && text ? [text] : []));

/** The languages to answer in here: the buyer's where their messages tell, the site's, the agent's. */
export const languagesAt = (tab: TabFacts | undefined, agent: Locale): Locale[] =>
  languagesFor(wordsOf(tab?.facts.conversation?.messages ?? []).slice(-LATEST), tab?.site.languages, agent);

/** `YYYY-MM-DD` where the shop is. */
export const dayAt = (now: number, zone: string | undefined): string =>
  new Date(now).toLocaleDateString('sv-SE', zone === undefined ? {} : { timeZone: zone });

/** Of the room it works in. */
interface Around {
  recall(caller: Caller): Promise<unknown>;
  framesOf(caller: Caller): Frames;
  shelvesOf(caller: Caller): ReplyShelves;
  judge(caller: Caller): Promise<Judgement | undefined>;
  personal(): Promise<Settings>;
  deskOf(
    judgement: Judgement,
    caller: Caller,
    focus: string | undefined,
    settings: Settings,
  ): Promise<DeskData>;
}

export function createReplying(context: Context, room: Around) {
  const { outside } = context;
  const { recall, framesOf, shelvesOf, judge, personal, deskOf } = room;

  /** The replies at hand in a tab, and what they are looked for by. */
  async function shelfAt(
    caller: Caller,
    step: number | undefined,
    chosen: Locale | undefined,
  ): Promise<{ shelf: Shelf; at: Leaning }> {
    await recall(caller);
    const tab = mergeFrames(framesOf(caller).of(caller.tab));
    const store = await context.store(caller.practice);
    const shop = tab
      ? await context.shopFor(store, tab.site.id, tab.facts.account)
      : (await getShops(store))[0];
    const { locale } = await personal();
    const chat = tab?.facts.conversation;
    const now = outside.now();
    return {
      shelf: await shelvesOf(caller).shelf(store, shop),
      at: {
        languages: languagesAt(tab, locale),
        agent: locale,
        chosen,
        today: dayAt(now, tab?.site.zone),
        moment: {
          asked: chat ? askedFor(wordsOf(sinceAnswer(chat))) : [],
          step,
          kinds: tab?.kinds ?? [],
          now,
        },
      },
    };
  }

  /** The same, with all that is known to fill a reply with. */
  async function moment(
    caller: Caller,
    orderId: string | undefined,
  ): Promise<{ shelf: Shelf; at: ReplyMoment; chat: Conversation | undefined }> {
    const judgement = await judge(caller);
    const store = judgement?.store ?? (await context.store(caller.practice));
    const settings: Settings = await personal();
    const data = judgement && (await deskOf(judgement, caller, orderId, settings));
    const shop = judgement?.knowledge.shop ?? (await getShops(store))[0];
    const order =
      orderId === undefined
        ? data?.order
        : (judgement?.tab.facts.orders.find((o) => o.orderId === orderId) ?? data?.order);
    const tab = judgement?.tab;
    return {
      shelf: await shelvesOf(caller).shelf(store, shop),
      chat: tab?.facts.conversation,
      at: {
        settings: judgement
          ? { ...judgement.settings, locale: settings.locale, agent: settings.agent }
          : settings,
        shop,
        order,
        buyer: data?.buyer ?? order?.buyer,
        talkingTo: tab?.facts.conversation?.buyer,
        courier: data?.record?.courier?.value.courier,
        available: data?.stock[0]?.available,
        languages: languagesAt(tab, settings.locale),
        kinds: tab?.kinds ?? [],
        today: dayAt(outside.now(), tab?.site.zone),
      },
    };
  }

  return { shelfAt, moment };
}
