// What a reading says of people: the originals a page case must not hold, in the order they get their stand-ins.
// Shown names come before masked ones, so that a mask follows the name it hides.
import { looksLikeName } from '../../lib/address/names.ts';
import type { Facts } from '../../lib/model/facts.ts';
import { scriptOf } from './fakes-lists.ts';
import { compact, type Kind } from './scrub-patterns.ts';

/** A name of a person's shape, or one somebody gave themselves. */
function kindOfName(text: string): Kind {
  const script = scriptOf(text);
  if (script === 'zh') return text.includes('*') || looksLikeName(text, 'CN') ? 'person' : 'nickname';
  if (script === 'ko') return text.includes('*') || looksLikeName(text, 'KR') ? 'person' : 'nickname';
  return /^\p{Lu}[\p{L}\p{M}.'’*-]*(?:[\s,&]+[\p{L}\p{M}.'’*&-]+)*$/u.test(text) ? 'person' : 'nickname';
}

/** Buyers' ids are numbers, or names of accounts: the latter have a word in them. */
export const kindOfId = (id: string): Kind =>
  /\p{L}{3}/u.test(id) && !/^[A-Z0-9-]+$/.test(id) && id.replace(/\D/g, '').length < 6 ? 'nickname' : 'id';

/** Everything a reading says of people, each with its kind. `prose` and addresses may stand in pieces on the page. */
export function personalFacts(facts: Facts, host: string): { kind: Kind; value: string }[] {
  const found: { kind: Kind; value: string }[] = [];
  const add = (kind: Kind, value: string | undefined) => {
    if (value !== undefined && value !== '') found.push({ kind, value });
  };
  const name = (value: string | undefined) => value !== undefined && add(kindOfName(value), value);
  const buyer = ({ name: shown, id }: { name?: string | undefined; id?: string | undefined }) => {
    name(shown);
    if (id !== undefined) add(kindOfId(id), id);
  };
  const { account, conversation } = facts;
  add('shop', account?.name);
  if (account?.id !== undefined && !host.endsWith(account.id)) add(kindOfId(account.id), account.id);
  for (const order of facts.orders) {
    add('id', order.orderId);
    buyer(order.buyer);
    if (order.ship?.name !== undefined) add(kindOfName(order.ship.name), order.ship.name);
    add('phone', order.ship?.phone);
    add('address', order.ship?.address);
    for (const one of [order, ...(order.packages ?? [])]) add('id', one.trackingNo);
    for (const one of order.packages ?? []) add('id', one.packageId);
    for (const text of [order.remark?.text, order.buyerNote, order.logistics?.text]) add('sentence', text);
  }
  for (const thread of facts.threads) {
    buyer(thread.buyer);
    add('sentence', thread.preview);
  }
  if (conversation) {
    buyer(conversation.buyer);
    for (const { from, text } of conversation.messages) if (from !== 'system') add('sentence', text);
    for (const { orderId } of conversation.orders) add('id', orderId);
  }
  for (const review of facts.reviews) {
    add('id', review.orderId);
    buyer(review.buyer);
    add('sentence', review.text);
  }
  for (const { caseId, orderId, reason } of facts.aftersales) {
    add('id', caseId);
    add('id', orderId);
    // Most reasons are a site's own words; a long one was written by the buyer.
    if (reason !== undefined && compact(reason).length > 12) add('sentence', reason);
  }
  const masked = ({ value }: { value: string }) => /[*＊]/.test(value);
  // A sign that stands for a picture is the site's word.
  const said = found.filter(
    ({ kind, value }) => kind !== 'sentence' || !/^[[【(].{1,8}[\])】]$/u.test(value),
  );
  return [...said.filter((one) => !masked(one)), ...said.filter(masked)];
}
