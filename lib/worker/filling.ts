// Filling a reply: what is known at this moment and what was filled in, what is still missing, the picture that goes with it.
import type { Asked, RenderedReply } from '../messages/protocol.ts';
import type { Locale } from '../model/basics.ts';
import type { Buyer, Order, PageKind } from '../model/facts.ts';
import { type Failure, fail } from '../model/result.ts';
import type { Settings } from '../model/settings.ts';
import { type Card, isOver, languagesOf, wordingFor } from '../replies/cards.ts';
import { fieldId, isFieldId, shownName } from '../replies/forms.ts';
import { isOnPage } from '../replies/pages.ts';
import words from '../replies/replies.i18n.json';
import type { Reply } from '../replies/reply.ts';
import { fieldsOf, parts, renderReply, waitsFor } from '../replies/template.ts';
import { keyOf, type Sources, VARIABLES, type Values, valuesFrom } from '../replies/variables.ts';
import type { ShopKept } from '../store/store.ts';
import { type Catalogue, say } from '../words/say.ts';

export interface ReplyMoment {
  settings: Settings;
  shop: ShopKept | undefined;
  order: Order | undefined;
  buyer: Sources['buyer'];
  /** The buyer of the open conversation, where there is exactly one. */
  talkingTo: Buyer | undefined;
  courier: string | undefined;
  available: number | undefined;
  /** To answer in, the best first. */
  languages: readonly Locale[];
  /** What pages the tab shows. */
  kinds: readonly PageKind[];
  /** `YYYY-MM-DD` where the shop is. */
  today: string;
}

/** What can be filled in just now, in a language. */
export const valuesAt = (at: ReplyMoment, locale: Locale): Values =>
  valuesFrom(
    {
      order: at.order,
      buyer: at.buyer,
      shop: at.shop?.name,
      agent: at.settings.agent.name || at.settings.agent.number || undefined,
      cutOff: at.settings.cutOff,
      courier: at.courier ?? at.settings.couriers.find((c) => c.default)?.name,
      available: at.available,
    },
    locale,
  );

/** The picture's address as a line of its own; nothing but https is ever put before a buyer. */
function linkOf({ image }: Reply): string | undefined {
  if (!image || !('link' in image)) return undefined;
  return /^https:\/\/[^\s<>"]{4,2000}$/i.test(image.link.trim()) ? image.link.trim() : undefined;
}

const PICTURE = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/;
/** Characters of a data URL: some 3 MB of picture. */
const LARGEST_PICTURE = 4_000_000;
const pictureOf = ({ image }: Reply): string | undefined =>
  image && 'data' in image && image.data.length <= LARGEST_PICTURE && PICTURE.test(image.data)
    ? image.data
    : undefined;

const wrongIn = ({ code, params }: Failure, locale: Locale): string =>
  say(words as Catalogue, locale, code, params);

/** A reply filled with what is known at this moment; what is missing is named, with choices where there are some. */
export function fillReply(
  card: Card,
  at: ReplyMoment,
  fill: Record<string, string>,
  chosen?: Locale,
): RenderedReply {
  const { reply, locale, title, body } = wordingFor(card, chosen ? [chosen, ...at.languages] : at.languages);
  const values = valuesAt(at, locale);
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(fill))
    if (isFieldId(name)) given[name] = value;
    else values[keyOf(name) ?? name] = value;
  const form = { given, locale, today: at.today };
  const waits = waitsFor(body, values, form);
  const fields = new Map(fieldsOf(body).map((field) => [fieldId(field.name), field]));
  const asked = (name: string): Asked => {
    const field = fields.get(name);
    if (field)
      return {
        ...field,
        name,
        label: shownName(name),
        choices: field.kind === 'choice' ? [...field.choices] : [],
        ...(field.kind === 'date' ? { today: at.today } : {}),
      };
    const key = keyOf(name);
    const label = VARIABLES.find((v) => v.key === key)?.label[at.settings.locale] ?? name;
    const choices = key === 'courier' ? at.settings.couriers.map((c) => c.name) : [];
    const elsewhere = key !== undefined && !isOnPage(key, at.kinds);
    return { name, label, kind: 'text', choices, ...(elsewhere ? { elsewhere } : {}) };
  };
  const rendered = isOver(card, at.today)
    ? fail('reply.over', { day: card.until! })
    : renderReply(body, values, form);
  const link = linkOf(reply);
  const picture = pictureOf(reply);
  const line = link === undefined ? '' : `\n${link}`;
  return {
    id: reply.id,
    card: card.id,
    locale,
    languages: languagesOf(card),
    title,
    parts: [...parts(body, values, form), ...(line ? [{ text: line, kind: 'text' as const }] : [])],
    missing: waits.missing.map(asked),
    optional: waits.optional.map(asked),
    ...(picture === undefined ? {} : { picture }),
    ...(at.talkingTo ? { buyer: at.talkingTo } : {}),
    ...(rendered.ok
      ? {
          text: rendered.value.text + line,
          ...(rendered.value.cursor === undefined ? {} : { cursor: rendered.value.cursor }),
        }
      : {
          error: rendered.error,
          ...(waits.missing.length > 0 ? {} : { wrong: wrongIn(rendered.error, at.settings.locale) }),
        }),
  };
}
