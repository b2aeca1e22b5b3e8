// From the element that was pointed at to ways of reading it: the engine's proposals as repairs of a patch. Nothing is kept here.
import type { EnumCase, Reading } from '../../lib/model/marketplace.ts';
import type { Part, Repair } from '../../lib/model/patch.ts';
import {
  chosenSign,
  type Part as EnginePart,
  fieldProposals,
  targetProposals,
} from '../../lib/picker/index.ts';
import type { RowElements } from '../../lib/reading/fields.ts';
import { newPass } from '../../lib/reading/pass.ts';
import { type Ask, partOf } from './asks.ts';
import { type Ground, rowAround } from './ground.ts';
import { type PageRead, readField } from './readings.ts';
import { lineWays, rowWays } from './rows.ts';
import type { Way } from './session.ts';

const enginePart = (part: Part): EnginePart => (part === 'conversation.messages' ? 'messages' : part);

/** Other ways shown beside the first. */
const MOST = 6;

export function waysFor(ask: Ask, element: Element, ground: Ground, means?: string): Way[] {
  const ways =
    ask.what === 'rows'
      ? ask.part === 'orders.lines'
        ? lineWays(element, ground)
        : rowWays(ask, element, ground)
      : ask.what === 'reply'
        ? replyWays(element, ground)
        : fieldWays(ask, element, ground, means);
  return ways.slice(0, MOST);
}

function replyWays(element: Element, { doc }: Ground): Way[] {
  return targetProposals(element, doc)
    .filter(({ count }) => count === 1)
    .map(({ target }) => ({
      repairs: [{ what: 'target', target: 'reply', to: target }],
      rows: 1,
      of: 1,
    }));
}

function fieldWays(ask: Ask, element: Element, ground: Ground, means: string | undefined): Way[] {
  const { site, page, read, doc, url, now } = ground;
  const name = ask.field!;
  const whole: RowElements = [doc.documentElement];
  const rows = ask.rows ? (read.parts[ask.part]?.rows ?? []) : (partRows(ask.part, read) ?? [whole]);
  const row = rowAround(element, rows);
  if (!row) return [];
  const known = partOf(page, ask.part)?.fields[name] ?? undefined;
  return fieldProposals({
    site,
    part: enginePart(ask.part),
    field: name,
    element,
    row,
    rows,
    root: doc,
    url,
    now,
    ...(known ? { known } : {}),
    ...(means === undefined ? {} : { means }),
  })
    .filter(({ parse }) => !known || parse === known.parse)
    .map(({ reading, parse, by, value, shown, parsed, of, witness }) => ({
      repairs: [
        {
          what: 'field',
          part: ask.part,
          field: name,
          from: reading,
          ...(witness ? { witness } : {}),
          ...(known ? {} : { parse, when: parsed === of ? 'always' : 'sometimes' }),
        },
        ...chosen(ask, element, ground),
        ...chosenRow(ask, reading, ground),
      ],
      value: value ?? shown,
      by,
      rows: parsed,
      of,
    }));
}

/** A page of one order, or lines of it: its rows as they are read. */
const partRows = (part: Part, read: PageRead): RowElements[] | undefined =>
  part === 'conversation' || part === 'account' ? undefined : read.parts[part]?.rows;

/** Where the buyer's name stands a buyer is chosen. */
function chosen(ask: Ask, element: Element, { page, read, taught, doc }: Ground): Repair[] {
  if (ask.part !== 'conversation' || !(taught || read.state === 'not-selected')) return [];
  if (page.threads?.fields.active) return [];
  const [sign] = chosenSign(element, doc);
  return sign ? [{ what: 'selected', at: sign.selector }] : [];
}

/**
 * A heading stands above a room that is no buyer's as well: once the open one among the chats was pointed out, a buyer is
 * chosen where one of them is open.
 */
function chosenRow(ask: Ask, { at, read }: Reading, { page, taught }: Ground): Repair[] {
  const group = page.threads?.group;
  if (!taught || ask.part !== 'threads' || ask.field !== 'active' || group?.mode !== 'element') return [];
  const [sign] = typeof read === 'object' && 'enum' in read ? read.enum : [];
  const open = at === undefined ? (sign?.is ?? (sign?.has && `:has(${sign.has})`)) : `:has(${at})`;
  if (!open || /,|>>>/.test(group.each + open)) return [];
  return [{ what: 'selected', at: `${group.each}${open}` }];
}

/** Who may have written a message. */
const WHO = ['seller', 'buyer', 'system'];

/** Who wrote a message of a kind that is not read yet: its sign beside those that were found before. */
export function moreWays(ask: Ask, element: Element, ground: Ground): Way[] {
  const { site, page, read, doc, url, now } = ground;
  const field = partOf(page, ask.part)?.fields[ask.field!];
  const before = field?.from[0];
  const rows = read.parts[ask.part]?.rows ?? [];
  if (!field || !before || 'join' in before) return [];
  const cases = casesOf(before);
  if (cases.length === 0) return [];
  const pass = newPass(doc, url, now);
  // What the sign means is the person's to say; what nobody writes yet comes first.
  const signs = waysFor(ask, element, ground, WHO[0]).flatMap(({ repairs: [made] }) =>
    made?.what === 'field' && !('join' in made.from)
      ? casesOf(made.from).filter(({ value }) => value === WHO[0])
      : [],
  );
  const known = (who: string) => Number(cases.some(({ value }) => value === who));
  return [...WHO]
    .sort((a, b) => known(a) - known(b))
    .flatMap((who) =>
      signs.slice(0, 2).map((sign) => {
        const from: Reading = { ...before, read: { enum: [...cases, { ...sign, value: who }] } };
        const { parsed, of } = readField({ ...field, from: [from] }, rows, site, pass);
        const repair: Repair = { what: 'field', part: ask.part, field: ask.field!, from };
        return { repairs: [repair], value: who, rows: parsed, of };
      }),
    );
}
const casesOf = ({ read }: Reading): EnumCase[] =>
  typeof read === 'object' && 'enum' in read ? read.enum : [];
