// The small deeds at the desk: promises made and kept, the agreed total, what is left for the next shift, why a buyer
// did not buy, a word for the lead. Each is one entry of the journal and one sentence to the agent.
import type { AddressState, Draft, Promised, Unbought } from '../../../lib/model/entries.ts';
import type { Action, PromptView } from '../../../lib/model/prompts.ts';
import { copyText } from '../../../lib/page/insert.ts';
import { wallClock } from '../../ui/format.ts';
import type { Writing } from '../writing.ts';
import type { Hand } from './hand.ts';
import { leavingAbout, parts } from './lines.ts';

/** An amount as a person types it, as the journal has it: `¥1,288.00` is `1288.00`. Undefined where it is not one. */
export function amountOf(typed: string): string | undefined {
  const bare = typed.normalize('NFKC').replace(/[\p{Sc}\s元원]/gu, '');
  // A comma parts thousands or nothing: elsewhere it might be a decimal sign.
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  return /^\d{1,12}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}

export function newSmallDeeds({
  overlay,
  data,
  t,
  tell,
  draftOf,
  orderSubject,
  buyerSubject,
  followed,
  append,
}: Hand) {
  /** The order or the buyer in focus, else the shift: its day, where the shop is. */
  function subjectOf(about = data() && leavingAbout(data()!)): Draft['subject'] {
    const d = data();
    if (about && about.kind !== 'shift' && d?.page)
      return { kind: about.kind, marketplace: d.page.marketplace, id: about.id };
    return { kind: 'shift', id: wallClock(Date.now(), d?.page?.zone ?? 'UTC').slice(0, 10) };
  }
  const leave = (text: string): Draft => draftOf('followup.left', subjectOf(), { text: '' }, text);

  const note = (subject: Draft['subject'], text: string) =>
    append([draftOf('note.added', subject, { text: '' }, text)], 'kept.note');

  const deeds = {
    /** What the agent wrote in one of the desk's fields. Answers whether it was kept. */
    async keep(about: Writing, text: string, what: Promised = 'other'): Promise<boolean> {
      const buyer = buyerSubject();
      const orderId = data()?.order?.orderId;
      if (text === '') return false;
      if (about === 'shift') return deeds.leave(text);
      if (about === 'buyer') return buyer !== undefined && note(buyer, text);
      if (orderId !== undefined) {
        if (about === 'promise') return deeds.keepPromise(orderId, what, text);
        return about === 'agreed' ? deeds.agree(orderId, text) : note(orderSubject(orderId), text);
      }
      tell(t('no-order'));
      return false;
    },

    async address(orderId: string, to: AddressState): Promise<void> {
      // However it was confirmed, by card, chip or key, the prompt that asked for it was followed.
      const asks = (one: Action) => one.kind === 'confirm-address' && one.orderId === orderId;
      const asking = to === 'confirmed' ? data()?.prompts.find((p) => p.actions.some(asks)) : undefined;
      await append(
        [
          draftOf('address.set', orderSubject(orderId), { state: to }),
          ...followed(asking, 'confirm-address'),
        ],
        'kept.state',
      );
    },

    /** A prompt whose action leaves nothing else in the journal. */
    async followed(prompt: PromptView | undefined, action: string): Promise<void> {
      if (prompt && data()?.shop) await append(followed(prompt, action));
    },

    keepPromise(orderId: string, what: Promised, text: string, prompt?: PromptView): Promise<boolean> {
      const d = data();
      const here = d?.order?.orderId === orderId ? d.record?.promises : undefined;
      // Kept by the prompt and once more by hand, it would be owed twice.
      const stands = here?.some((one) => !one.done && one.text === text);
      const made = stands ? [] : [draftOf('promise.made', orderSubject(orderId), { what, text: '' }, text)];
      return append([...made, ...followed(prompt, 'keep-promise')], 'kept.promise');
    },

    promiseDone: (orderId: string, promise: string, prompt?: PromptView): Promise<boolean> =>
      append(
        [draftOf('promise.done', orderSubject(orderId), { promise }), ...followed(prompt, 'promise-done')],
        'kept.done',
      ),

    async agree(orderId: string, typed: string): Promise<boolean> {
      const amount = amountOf(typed);
      if (amount !== undefined)
        return append([draftOf('price.agreed', orderSubject(orderId), { amount })], 'kept.state');
      tell(t('amount.odd'));
      return false;
    },

    leave: (text: string): Promise<boolean> => append([leave(text)], 'kept.left'),

    followedUp(id: string): void {
      const { about } = data()?.followUps.find((one) => one.id === id) ?? {};
      const subject: Draft['subject'] = about ? { ...about } : subjectOf({ kind: 'shift', id: '' });
      void append([draftOf('followup.done', subject, { followup: id })], 'kept.done');
    },

    async unbought(reason: Unbought, prompt: PromptView | undefined): Promise<boolean> {
      const subject = buyerSubject();
      if (subject)
        return append(
          [draftOf('buyer.unbought', subject, { reason }), ...followed(prompt, 'say-unbought')],
          'kept.state',
        );
      tell(t('no-buyer'));
      return false;
    },

    /**
     * The facts in one line on the clipboard, and a line for whoever comes next. That line says the rule and the order
     * alone: it lies where every colleague reads it, and the buyer's words have no place there.
     */
    async askLead(prompt: PromptView | undefined, acted: boolean): Promise<void> {
      const d = data();
      const order = d?.order && t('lead.order', { order: d.order.orderId });
      const buyer = d?.buyer?.name ?? d?.buyer?.id;
      if (!d || (!order && !buyer && !prompt)) return tell(t('lead.nothing'));
      const facts = [
        order,
        buyer && t('lead.buyer', { buyer }),
        prompt && parts(prompt.mark, prompt.title),
        d.agent && t('lead.agent', { agent: d.agent }),
      ];
      // First of all: the clipboard asks for the key press itself.
      const copied = await copyText(
        overlay.doc,
        t('lead', { facts: facts.filter(Boolean).join(t('comma')) }),
      );
      const said = copied ? t(d.shop ? 'lead.copied' : 'copied') : t('not-copied');
      const text = t('lead.left', { what: [prompt?.ruleName, order].filter(Boolean).join(t('comma')) });
      const known = d.followUps.some((one) => one.text === text);
      const drafts = [
        ...(d.shop && !known ? [leave(text)] : []),
        ...(d.shop && acted ? followed(prompt, 'ask-lead') : []),
      ];
      if (drafts.length === 0 || (await append(drafts))) tell(said);
    },
  };
  return deeds;
}
