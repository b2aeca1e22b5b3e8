// From what the worker said to what the desk shows. Pure over its arguments.
import type { DeskData } from '../../../lib/model/desk.ts';
import type { FieldHealth } from '../../../lib/model/facts.ts';
import type { Action, PromptView } from '../../../lib/model/prompts.ts';
import { parseRemark } from '../../../lib/records/remark.ts';
import { say } from '../../../lib/words/say.ts';
import { wallClock } from '../../ui/format.ts';
import type { TimelineItem } from '../../ui/Timeline.tsx';
import type { DeskView, Limit, NoteAbout, NoteView, OrderView, DeskState as Shown } from '../view.ts';
import type { Writing } from '../writing.ts';
import words from './app.i18n.json';
import {
  agreementsOf,
  draftsOf,
  followUpsOf,
  learningOf,
  leavingAbout,
  promisesOf,
  stepsOf,
} from './lines.ts';
import { stockLines } from './stock.ts';
import { clockOf, hereWaits, steps, waitingView } from './waiting.ts';

export interface Open {
  waiting?: string | undefined;
  prompt: string | undefined;
  nowFolded: boolean;
  writing: Writing | undefined;
  drafts: Record<string, string>;
  sheetOpen: boolean;
  now: number;
}

/** The prompts the Now card walks through: of the order in focus, then of the page as a whole. */
export function promptsHere(data: DeskData): PromptView[] {
  const about = (prompt: PromptView) =>
    prompt.about.kind !== 'order' || prompt.about.id === data.order?.orderId;
  return data.prompts.filter(about);
}

const RANK: FieldHealth[] = ['ok', 'degraded', 'unparsed', 'ambiguous', 'missing'];

export function stateOf(data: DeskData): Shown {
  if (data.paused) return 'paused';
  if (!data.page) return 'empty';
  switch (data.page.state) {
    case 'not-ready':
      return data.page.strange ? 'broken' : 'loading';
    case 'logged-out':
      return 'logged-out';
    case 'empty':
    case 'not-selected':
      return 'empty';
    default:
      if (data.pausedRules.length > 0) return 'broken';
      if (!data.stockSource && data.shop) return 'no-data';
      return Object.keys(data.counts).length === 0 ? 'empty' : 'ok';
  }
}

/** The order's remarks: what stands on the page, then what was written here and is not there yet. Newest first. */
export function timelineOf(data: DeskData): TimelineItem[] {
  const shown = data.order?.remark?.text ?? '';
  const zone = data.page?.zone ?? 'UTC';
  const page = parseRemark(shown).map((line, i): TimelineItem => {
    const id = `page-${i}`;
    if (line.kind === 'free') return { id, kind: 'free', text: line.text };
    return {
      id,
      kind: 'remark',
      reason: line.reason,
      ...(line.from === undefined ? {} : { from: line.from }),
      ...(line.to === undefined ? {} : { to: line.to }),
      ...(line.note === undefined ? {} : { text: line.note }),
      agent: line.agent,
      time: line.time,
    };
  });
  const ours = (data.record?.remarks ?? [])
    .filter((remark) => remark.text !== undefined && !shown.includes(remark.text))
    .map((remark): TimelineItem => {
      const [line] = parseRemark(remark.text!);
      const read = line?.kind === 'line' ? line : undefined;
      return {
        id: remark.id,
        kind: 'remark',
        reason: remark.reason,
        ...(read?.from === undefined ? {} : { from: read.from }),
        ...(read?.to === undefined ? {} : { to: read.to }),
        ...(read?.note === undefined ? {} : { text: read.note }),
        ...(remark.flag === undefined ? {} : { flag: remark.flag }),
        agent: remark.agent,
        at: wallClock(remark.at, zone),
      };
    });
  return [...ours.reverse(), ...page.reverse()];
}

function orderView(data: DeskData): OrderView | undefined {
  const { order } = data;
  if (!order) return undefined;
  const { orderId, lines, paidAt, ship, courier, trackingNo, total } = order;
  return {
    orderId,
    lines,
    ...(paidAt === undefined ? {} : { paidAt }),
    ...(ship === undefined ? {} : { ship }),
    ...(courier === undefined ? {} : { courier }),
    ...(trackingNo === undefined ? {} : { trackingNo }),
    ...(total === undefined ? {} : { total }),
    ...agreementsOf(data),
    ...(data.addressState === undefined ? {} : { addressState: data.addressState }),
    couriers: data.couriers,
    ...(data.record?.courier ? { chosenCourier: data.record.courier.value.courier } : {}),
    timeline: timelineOf(data),
  };
}

function notesOf(data: DeskData): NoteView[] {
  const zone = data.page?.zone ?? 'UTC';
  const gone = say(words, data.locale, 'note.erased');
  const as = (about: NoteAbout) => (note: { id: string; text?: string; agent: string; at: number }) => ({
    id: note.id,
    about,
    text: note.text ?? gone,
    agent: note.agent,
    at: wallClock(note.at, zone),
  });
  return [...(data.record?.notes ?? []).map(as('order')), ...data.buyerNotes.map(as('buyer'))];
}

/** The action the Now card offers: the prompt's first, unless its words are already side by side. */
export const actionOf = (prompt: PromptView): Action | undefined =>
  prompt.actions.find((action) => action.kind !== 'compare-address') ?? prompt.actions[0];

/** These have a key or a place of their own at the desk. */
const ELSEWHERE: readonly Action['kind'][] = ['compare-address', 'confirm-address'];
const othersOf = (prompt: PromptView): Action[] =>
  prompt.actions.filter((one) => one !== actionOf(prompt) && !ELSEWHERE.includes(one.kind));

function limitOf(data: DeskData, action: Action | undefined): Limit | undefined {
  if (data.order?.trackingNo && action?.kind === 'write-remark') return 'too-late';
  if (action?.kind === 'insert-reply') {
    if (!data.targets.reply) return 'no-box';
    if (!data.buyer || data.buyerAmbiguous) return 'no-buyer';
  }
  return undefined;
}

export function deskView(data: DeskData, open: Open): DeskView {
  const here = promptsHere(data);
  const at = Math.max(
    0,
    here.findIndex((prompt) => prompt.id === open.prompt),
  );
  const prompt = here[at];
  const state = stateOf(data);
  const fields = Object.entries(data.health).map(([field, health]) => ({ field, state: health }));
  const worst = fields.reduce<FieldHealth>(
    (w, f) => (RANK.indexOf(f.state) > RANK.indexOf(w) ? f.state : w),
    'ok',
  );
  const order = orderView(data);
  const view: DeskView = {
    state,
    prompts: here,
    stock: stockLines(data, open.now),
    notes: notesOf(data),
    // Who waits is seen until somebody folds it.
    open: { waiting: true, ...data.layout.sections },
    health: { worst: data.page ? worst : 'off', fields },
    drafts: draftsOf(data, open.drafts),
    leaving: leavingAbout(data),
    shift: followUpsOf(data),
  };
  const [card] = data.product?.items ?? [];
  if (card) view.product = card.size && !card.size.waiting ? card.size.text : card.title;
  const { place, total } = data.queue;
  if (steps(data) === 'buyers') view.queue = { kind: 'buyers', waiting: data.waiting.length };
  else if (place !== undefined) view.queue = { kind: 'orders', place, total };
  if (data.waiting.length > 0) view.waiting = waitingView(data.waiting, open.waiting, open.now);
  if (state === 'broken') {
    const field = data.pausedRules[0]?.fields[0] ?? '';
    const key = `field.${field}`;
    view.broken = {
      field: key in words ? say(words, data.locale, key as keyof typeof words & string) : field,
      rules: data.pausedRules.length,
      views: Math.max(data.page?.strange ?? 0, ...data.pausedRules.map(({ views = 0 }) => views)),
    };
  }
  if (data.buyer) {
    const waits = hereWaits(data);
    const clock = waits && clockOf(waits, open.now);
    view.buyer = {
      ...(clock ? { clock } : {}),
      ...(data.buyer.name === undefined ? {} : { name: data.buyer.name }),
      ...(data.buyer.orders > 0 ? { orderCount: data.buyer.orders } : {}),
      ...(data.order
        ? {
            stage: {
              status: data.order.status,
              ...(data.addressState ? { address: data.addressState } : {}),
            },
          }
        : {}),
      ...(data.buyer.asked === undefined ? {} : { asked: data.buyer.asked }),
    };
    const promised = promisesOf(data).at(-1);
    if (promised) view.buyer.promised = { text: promised.text, noted: promised.noted };
  }
  Object.assign(view, learningOf(data, prompt !== undefined, open.now));
  if (prompt) {
    const action = actionOf(prompt);
    const limit = limitOf(data, action);
    view.now = {
      promptId: prompt.id,
      waiting: here.length - 1,
      ...stepsOf(data, prompt),
      folded: open.nowFolded,
      outline: open.sheetOpen,
      reasons: prompt.level === 'redline',
      ...(action ? { action } : {}),
      others: othersOf(prompt),
      ...(limit ? { limit } : {}),
      ...(action && limit === 'no-box' ? { label: say(words, data.locale, 'copy-instead') } : {}),
      ...(data.compare && prompt.actions.some((a) => a.kind === 'compare-address')
        ? { compare: { ...data.compare, ...(data.compare.at ? { at: data.compare.at.slice(11, 16) } : {}) } }
        : {}),
    };
  }
  if (order) view.order = order;
  // A question that was asked of one prompt is not asked of the next one, nor of the next buyer.
  if (open.writing && (open.writing !== 'unbought' || prompt?.id === open.prompt))
    view.writing = open.writing;
  if (data.agent) view.agent = data.agent;
  if (data.unknownSkus > 0) view.unknownSkus = data.unknownSkus;
  if (data.before > 0) view.before = data.before;
  const source = data.stockSource;
  if (source && (source.stale || source.failed)) view.staleMinutes = (open.now - source.at) / 60_000;
  if (source?.failed !== undefined || data.stockUnread) view.stockFailed = true;
  view.replies = { count: data.replies.count };
  if (data.replies.ended) view.endedReplies = data.replies.ended;
  return view;
}
