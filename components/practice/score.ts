// The score of a round of practice: what each buyer needed, what was done about it and what was missed, from the shop as
// it stands. Pure, and kept nowhere: it is worked out again whenever it is looked at.
import type { Locale } from '../../lib/model/basics.ts';
import type { Chat, ShopOrder } from './data.ts';
import { type Check, type Slip, saysOneOf } from './script.ts';

/** The worst first. */
export const MARKS = ['missed', 'open', 'done'] as const;
export type Mark = (typeof MARKS)[number];

export interface CheckScore {
  check: Check;
  mark: Mark;
  /** Missed by leaving it out, and not too late yet. */
  mend: boolean;
  /** The conversation went another way: open, and will stay so. */
  passed?: boolean;
}
export interface BuyerScore {
  buyer: string;
  name: string;
  /** The buyer's order, where there is one. */
  order?: string;
  /** The worst of the checks. */
  mark: Mark;
  checks: CheckScore[];
}
export interface Score {
  /** What went wrong first, then what is open; within each as the shop tells its buyers. */
  buyers: BuyerScore[];
  done: number;
  total: number;
}

/** The shop as the score sees it. */
export interface Played {
  locale: Locale;
  chats: readonly Chat[];
  orders: readonly ShopOrder[];
}

const worstOf = (marks: readonly Mark[]): Mark => MARKS.find((mark) => marks.includes(mark)) ?? 'done';

const endOf = ({ script, state }: Chat): string | undefined => (script.ends[state] ? state : undefined);
/** A buyer who never writes first: there the agent has to think of it. */
const isQuiet = ({ script }: Chat): boolean => script.opening.length === 0;

export function scoreOf({ locale, chats, orders }: Played): Score {
  const scored = chats.filter(({ script }) => script.checks);
  const served = scored.every((chat) => isQuiet(chat) || endOf(chat) !== undefined);
  const buyers = scored
    .map((chat): BuyerScore => {
      const order = orders.find(({ buyer }) => buyer === chat.buyer);
      const checks = chat.script.checks!.map((check) => scoreCheck(check, chat, order, served, locale));
      return {
        buyer: chat.buyer,
        name: chat.name,
        ...(order ? { order: order.id } : {}),
        mark: worstOf(checks.map(({ mark }) => mark)),
        checks,
      };
    })
    .sort((a, b) => MARKS.indexOf(a.mark) - MARKS.indexOf(b.mark));
  const all = buyers.flatMap(({ checks }) => checks);
  return { buyers, done: all.filter(({ mark }) => mark === 'done').length, total: all.length };
}

/** `served`: everybody who wrote has been dealt with, so nothing is left but what was forgotten. */
function scoreCheck(
  check: Check,
  chat: Chat,
  order: ShopOrder | undefined,
  served: boolean,
  locale: Locale,
): CheckScore {
  const sent = chat.messages
    .filter(({ from, auto }) => from === 'seller' && !auto)
    .map(({ text = '' }) => text);
  const end = endOf(chat);
  const slipped = ({ ends, says, remark, lacks, contact }: Slip): boolean =>
    (end !== undefined && ends?.includes(end) === true) ||
    (says !== undefined && sent.some((text) => saysOneOf(text, locale, says, lacks))) ||
    (remark !== undefined && order?.remark !== undefined && saysOneOf(order.remark, locale, remark, lacks)) ||
    (contact === true && sent.some(givesContact));
  if (check.slips?.some(slipped)) return { check, mark: 'missed', mend: false };

  const over = end !== undefined || (isQuiet(chat) && served);
  // Where the conversation went another way, nobody asks for what would have come next.
  if (check.after && !(end && check.after.includes(end)))
    return { check, mark: 'open', mend: false, passed: end !== undefined };
  if (check.remark) {
    const written = order?.remark !== undefined && saysOneOf(order.remark, locale, check.remark.has);
    return written
      ? { check, mark: 'done', mend: false }
      : { check, mark: over ? 'missed' : 'open', mend: over };
  }
  if (end !== undefined && (!check.ends || check.ends.includes(end)))
    return { check, mark: 'done', mend: false };
  return { check, mark: over ? 'missed' : 'open', mend: over && end === undefined };
}

const CONTACTS: readonly RegExp[] = [
  /\d(?:[\s-]?\d){6,}/,
  /[零〇一二三四五六七八九幺]{7,}/,
  /[\w.]@[\w-]/,
  /https?:|www\.|[a-z0-9]\.(?:com|cn|net|kr|me|shop|link)\b/,
  // A name of somebody's holds a figure, or is said to be one: to speak of such a service is no contact.
  /(?:微信|(?<![a-z])(?:wechat|wx|vx|qq|kakao|line|telegram|whatsapp)|카카오톡|카톡)[^a-z0-9]{0,4}(?:id)?[^a-z0-9]{0,3}[a-z_-]*\d[a-z0-9_-]{3,}/,
  /(?:微信号|账号|아이디|\bid)\s*(?:[:是]|is\b|는)\s*[a-z][\w-]{3,}/,
];
/** Whether a message tells where else to be found. The shop's own pages need no such thing. */
const givesContact = (message: string): boolean => {
  const text = message.normalize('NFKC').toLowerCase();
  return CONTACTS.some((shape) => shape.test(text));
};
