// What a frame may ask about replies: to find one, to fill it, to put it in or take it back in whichever frame owns the
// box, and to keep the agent's own words as one.
import type { PageHandlers } from '../messages/serve.ts';
import { newId } from '../model/ids.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { languageOf } from '../replies/language.ts';
import type { Reply } from '../replies/reply.ts';
import { lint } from '../replies/template.ts';
import { byPerson } from '../rules/helpers/heat.ts';
import { putReplies } from '../store/replies.ts';
import type { Caller, Context } from './context.ts';
import { fillReply, valuesAt } from './filling.ts';
import { findReplies, replyFor } from './replies.ts';
import type { Room } from './room.ts';
import { replyOf } from './saving.ts';

/** Its share of what a page's frame may ask. */
export type Answering =
  | 'find-replies'
  | 'render-reply'
  | 'reply-for'
  | 'reply-from'
  | 'keep-reply'
  | 'insert'
  | 'take-back';

/** The agent's own words: variables and blanks are named in the agent's language, whatever the words are in. */
const wordsIn = (template: string): string =>
  template.replace(/\{\{[^}]*\}\}|\{%[^%]*%\}|[[【][^\]】]*[\]】]/g, ' ');

export function createReplyHandlers(context: Context, room: Room): Pick<PageHandlers<Caller>, Answering> {
  const { outside } = context;
  const { recall, framesOf, shelvesOf, replying, judge } = room;

  /** What stands in the reply box, in whichever frame it is. */
  async function draftAt(caller: Caller): Promise<string> {
    await recall(caller);
    const owner = framesOf(caller)
      .of(caller.tab)
      .find((frame) => frame.targets.reply);
    const answer = owner && (await outside.push(caller.tab, { type: 'draft' }, owner.frame));
    const text = (answer as { text?: unknown } | undefined)?.text;
    return typeof text === 'string' ? text.trim() : '';
  }

  return {
    async 'find-replies'({ query, step, locale }, caller) {
      const { shelf, at } = await replying.shelfAt(caller, step, locale);
      return ok(findReplies(shelf, query, at));
    },

    async 'render-reply'({ id, orderId, fill, locale }, caller) {
      const { shelf, at } = await replying.moment(caller, orderId);
      const card = shelf.byId.get(id);
      return card ? ok(fillReply(card, at, fill, locale)) : fail('reply.gone');
    },

    async 'reply-for'({ tag, orderId }, caller) {
      const { shelf, at } = await replying.moment(caller, orderId);
      const card = replyFor(shelf, tag, at.languages, at.today);
      return card ? ok(fillReply(card, at, {})) : fail('reply.none-for', { tag });
    },

    async 'reply-from'({ from, orderId }, caller) {
      const draft = await draftAt(caller);
      const { at, chat } = await replying.moment(caller, orderId);
      const sent = chat?.messages.findLast((one) => byPerson(one) && one.text?.trim())?.text ?? '';
      const words = { draft, sent };
      const taken = words[from] ? from : from === 'draft' ? 'sent' : 'draft';
      if (!words[taken]) return fail('reply.nothing-written');
      const { locale } = at.settings;
      return ok({
        ...replyOf(words[taken], valuesAt(at, locale), at.order?.ship, locale),
        from: taken,
        both: draft !== '' && sent !== '',
      });
    },

    async 'keep-reply'({ title, body, orderId }, caller) {
      const judgement = await judge(caller);
      const shop = judgement?.knowledge.shop;
      if (!judgement || !shop) return fail('shop.unbound');
      const { at } = await replying.moment(caller, orderId);
      const { locale } = at.settings;
      const clean = (text: string) => replyOf(text, valuesAt(at, locale), at.order?.ship, locale, true);
      const made = clean(body).body;
      const wrong = lint(made);
      if (wrong && !wrong.ok) return wrong;
      const reply: Reply = {
        id: `own.${newId()}`,
        // A title is no template.
        title: clean(title)
          .parts.map(({ text }) => text)
          .join(''),
        body: made,
        // An agent answers in the buyer's language, not always in their own.
        locale: languageOf(wordsIn(made)) ?? locale,
        tags: [],
        scope: 'private',
        uses: 0,
        source: 'own',
      };
      await putReplies(judgement.store, shop.id, [reply]);
      shelvesOf(caller).forget();
      return ok({ id: reply.id });
    },

    async insert({ insertion }, caller) {
      await recall(caller);
      const owner = framesOf(caller)
        .of(caller.tab)
        .find((frame) => frame.targets[insertion.target]);
      if (!owner) return fail('insert.no-box');
      const answer = await outside.push(caller.tab, { type: 'insert', insertion }, owner.frame);
      return (answer as Result<{ how: 'inserted' }> | undefined) ?? fail('insert.no-box');
    },

    async 'take-back'(_request, caller) {
      const frames = framesOf(caller)
        .of(caller.tab)
        .filter((frame) => frame.targets.reply);
      for (const { frame } of frames) {
        const answer = await outside.push(caller.tab, { type: 'take-back' }, frame);
        if (answer) return answer as Result<{ how: 'inserted' }>;
      }
      return fail('insert.nothing-back');
    },
  };
}
