// What the desk says in small lines: what was promised and agreed, what is left for the next shift, and how a new hire
// is led. From the worker's words to the view; pure over its arguments.
import type { DeskData } from '../../../lib/model/desk.ts';
import type { PromptView } from '../../../lib/model/prompts.ts';
import { isNoted } from '../../../lib/records/promises.ts';
import { say } from '../../../lib/words/say.ts';
import { wallClock } from '../../ui/format.ts';
import type { DeskView, NowView, OrderView } from '../view.ts';
import type { FollowAbout, FollowUpView, PromiseView, Writing } from '../writing.ts';
import words from './app.i18n.json';

/** What is being written, and of what: drafts are kept by it. Undefined where there is nothing to write of. */
export function draftKey(about: Writing, data: DeskData): string | undefined {
  const id = about === 'shift' ? '' : about === 'buyer' ? data.buyer?.id : data.order?.orderId;
  return id === undefined ? undefined : `${about}:${id}`;
}
const WRITTEN: readonly Writing[] = ['order', 'buyer', 'promise', 'agreed', 'shift'];

/** Under this name the first day's list is put away: until midnight where the agent sits. */
export const awayKey = (now: number): string => `away:${new Date(now).toDateString()}`;

/** What a line for the next shift would be about: the order or the buyer in focus, else the shift. */
export function leavingAbout({ order, buyer }: DeskData): FollowAbout {
  if (order) return { kind: 'order', id: order.orderId };
  return buyer?.id === undefined ? { kind: 'shift', id: '' } : { kind: 'buyer', id: buyer.id };
}

/** Two short words as one, where they are two. */
export const parts = (...words: (string | undefined)[]): string =>
  [...new Set(words.filter(Boolean))].join(' • ');

/** What was promised on the order in focus and is not kept yet, the newest last. */
export const promisesOf = ({ record, order, locale }: DeskData): PromiseView[] =>
  (record?.promises ?? [])
    .filter((one) => !one.done)
    .map((one) => ({
      id: one.id,
      what: one.what,
      text: one.text ?? say(words, locale, 'note.erased'),
      noted: isNoted(one, order, record),
    }));

/** The promises of the order in focus, and the total that was agreed on, in the order's own currency. */
export function agreementsOf(data: DeskData): Pick<OrderView, 'promises' | 'agreed'> {
  const amount = data.record?.agreed?.value;
  const currency = data.order?.total?.currency;
  return {
    promises: promisesOf(data),
    ...(amount === undefined ? {} : { agreed: { amount, ...(currency ? { currency } : {}) } }),
  };
}

/** What earlier shifts left, as the desk lists it. */
export const followUpsOf = ({ followUps, locale, page }: DeskData): FollowUpView[] =>
  followUps.map(({ id, text, agent, at, about }) => ({
    id,
    text: text ?? say(words, locale, 'note.erased'),
    agent,
    at: wallClock(at, page?.zone ?? 'UTC'),
    ...(about && about.kind !== 'shift' ? { about: { kind: about.kind, id: about.id } } : {}),
  }));

/** Of everything begun, what belongs to who is in focus. */
export const draftsOf = (data: DeskData, drafts: Record<string, string>): DeskView['drafts'] =>
  Object.fromEntries(
    WRITTEN.flatMap((about) => {
      const text = drafts[draftKey(about, data) ?? ''];
      return text === undefined ? [] : [[about, text]];
    }),
  );

/** After so many times the runs that fold the steps, the why folds too. */
const PRACTISED = 2;

/** Whether a prompt's steps stand open, or wait behind a word. */
export function stepsOf(data: DeskData, prompt: PromptView): Pick<NowView, 'showSteps' | 'coach' | 'folds'> {
  const coach = data.newHire ? data.coaching[prompt.rule] : undefined;
  if (!coach || coach.done < coach.of) return { showSteps: data.newHire, ...(coach ? { coach } : {}) };
  return { showSteps: false, folds: { why: coach.done >= PRACTISED * coach.of } };
}

/** Strip or list, never both: the list waits while a prompt stands or a buyer asks. */
export function learningOf(
  data: DeskData,
  prompted: boolean,
  now: number,
): Pick<DeskView, 'firstDay' | 'strip'> {
  if (!data.newHire) return {};
  const left = data.firstDay.some((one) => !one.done) && !data.layout.sections[awayKey(now)];
  if (left && !prompted && !data.buyer?.asked) return { firstDay: data.firstDay };
  const { step } = data.replies;
  return step === undefined ? {} : { strip: { at: step - 1, half: true } };
}
