// Second opinion on Latin letters: every word of a message is accounted for. Where each is a word of the order or plain
// talk, and each number is the order's and stands for the same thing, the two are one address, however its pieces were
// read; a postcode or a state that the order does not have is another place. Anything else says nothing.
import type { Parts } from './types.ts';
import { common, stated } from './west-compare.ts';
import { buildings } from './west-parse.ts';
import { type Word, wordsOf } from './west-tokens.ts';
import { directions, inside, isSuffix, isTypeBefore, postcodes, stateOf, talk, units } from './west-words.ts';

/** Words of chat that are no part of an address and set nothing right. */
export const filler = new Set(
  `driver drivers find finds usually through a about all alright already also always am an and any anyway are at attn awesome babe back be bell believe between big bit both box bro btw bud buzz
buzzer by bye can careful check cheers city code come confirm confirmed confirming correct cool could country couple courier currently cuz delivered delivering delivery did do does doing
done dont door double drop dude easy either else em ending ends enough etc ever every everyone everything exactly excited expecting eye fab fine finally first for found from front g gate
general get getting going gonna good got gotta great guess guys ha haha happy has have having hello help here hey hi him hiya hope house how i id idk if im in is it its
just keep kind kinda know knows label last leave left let like listed little live living lol look looks looking lot love lovely lt luv ma'am made make many
mate matches may maybe me mean might mine more much mum my name name's named neat need never new nice no not nothing now number of ok okay okey on one only onto open or
ordered orders our out over own packages parcel pass people perfect perfectly person phone place please pls plz post posted postman probably put quick quickly
read ready really reads receive received recipient remember right ring s safe said same saved say says see seen sees send sending sent ship shipped shipping should show shows sir so some
someone soon sorry still street's sure ta take tell thank thanks thats that the their them then there these they thing think this those thru thx till to today told
too top town try twice two u up ur us use used very via wait wanna want wanted was way we well went were weve what when where which who whole will with wondering work
working works would wow oops whoops hmm allo coucou salut ciao oi ola moin hej hei hoi namaste dictating x xo xx y ya yall yeah yep yes yet you your yours yup zip zipcode postcode postal eircode address addr tel mobile cell usa uk america england australia canada deutschland germany
hallo guten tag morgen abend bitte danke passt so und das ist die der mein meine adresse richtig stimmt ja genau lieferung lieferadresse hinterlegt bei klingel name frau herr im in nach an
certo correto isso obrigado obrigada giusto grazie prego citofono campanello portineria interfono sonnette vale verdad bonjour merci oui bien est mon adresse exact c'est svp confirme hola gracias direccion correcta si es la mi`
    .split(/\s+/)
    .filter(Boolean),
);
/** Where one of these is said, something is set right or stands elsewhere, and nothing can be taken as it is. */
export const turned =
  /\b(?:not|instead|wrong|old|previous|moved|moving|changed?|update[d]?|different|other|another|new|next|behind|opposite|across|rear|upstairs|downstairs|or|actually|should|was|were|but|except|corner|near|nicht|statt|sondern|falsch|neue?|pas|plutot)\b|[<>→]|&/g;

interface Id {
  text: string;
  /** What its label calls it (room, floor, building), the house of its street, or bare. */
  role: string;
}

const isId = (w: Word, next: Word | undefined, before: Word | undefined) =>
  /[\d*]/.test(w.raw) ||
  (/^[a-z]$/.test(w.raw) &&
    !directions.has(w.w) &&
    Boolean(before && units.has(before.raw)) &&
    !next?.raw.startsWith("'"));

/** The numbers of a text and what each of them is. */
function idsOf(words: Word[], street: Set<string>): Id[] {
  const out: Id[] = [];
  words.forEach((w, i) => {
    const [before, next] = [words[i - 1], words[i + 1]];
    if (!isId(w, next, before)) return;
    // A code for the door is no part of the place.
    if (before && /^(?:buzz|buzzer|code|gate|pin|bell)$/.test(before.raw)) return;
    const label =
      (before && units.get(before.raw)) ||
      (flats.has(w) ? 'room' : '') ||
      (units.get(next?.raw ?? '') === 'floor' && /^\d+(?:st|nd|rd|th)$/.test(w.w) ? 'floor' : '');
    const text = w.w
      .replace(/^#/, '')
      .replace(/^0+(?=\d)/, '')
      .replace(/^(\d+)(?:st|nd|rd|th)$/, '$1');
    const house = (next && !next.brk && street.has(next.w)) || before?.raw === 'box';
    const room = label || (w.raw.startsWith('#') && !house ? 'room' : '');
    out.push({ text, role: room || (house ? 'house' : 'bare') });
  });
  return out;
}

/** Did the apt number come through? 210: the order's one door under its word, and nothing else but talk. */
function doorAlone(words: Word[], ids: Id[], own: Id[], said: Account['said']): Account | undefined {
  const [door, ...more] = own.filter((o) => /room|floor|building/.test(o.role));
  const [id, ...others] = ids;
  if (
    !door ||
    more.length ||
    !id ||
    others.length ||
    said.size ||
    door.role !== 'room' ||
    id.text !== door.text
  )
    return undefined;
  const labelled = words.some(
    (w, i) =>
      /^(?:apt|apartment|unit|flat|suite|ste|room|rm)$/.test(w.raw) &&
      /^(?:number|num|no)$/.test(words[i + 1]?.raw ?? ''),
  );
  return labelled ? { said: new Set(['unit']), weight: 1 } : undefined;
}

export interface Account {
  /** Parts of the order that the message said, all of it the order's. */
  said: Set<'region' | 'street' | 'unit'>;
  weight: number;
}

/** Whether everything a message says is the order's. `text` is folded and holds no phone and no name any more. */
export function account(text: string, shown: string, order: Parts, country: string): Account | undefined {
  const turns = (text.match(turned) ?? []).some((word) => !shown.includes(word));
  if (text.length > 300 || turns || /[^\P{L}\p{Script=Latin}]/u.test(text)) return undefined;
  const [own, words] = [shown, text].map((t) => split(wordsOf(joinedPost(t, country)), country, order)) as [
    Word[],
    Word[],
  ];
  if (!words.length || words.length > 60 || own.length > 60) return undefined;
  const of = (part: 'region' | 'street' | 'unit') => new Set(wordsOf(low(order[part]?.raw)).map((w) => w.w));
  const [street, region] = [of('street'), of('region')];
  const before = buildingOf(own, order);
  const known = new Set([...own, ...wordsOf(low(order.name?.value))].map((w) => w.w));
  const state = (order.region?.value ?? '').split('|')[1] ?? '';
  const ids = idsOf(words, street);
  const ownIds = idsOf(own, street);
  // Each of the order's for itself: its house may have the number of its building.
  const met = new Set<Id>();
  for (const id of ids) {
    const alike = ownIds.filter((o) => o.text === id.text || shownOf(o.text, id.text));
    const fits = alike.find((o) => o.role === id.role) ?? alike[0];
    if (!fits || (fits.role !== id.role && fits.role !== 'bare' && id.role !== 'bare')) return undefined;
    met.add(fits);
  }
  if (new Set(ids.map((i) => i.text)).size !== ids.length) return undefined;
  const said: Account['said'] = new Set();
  let named = 0;
  let stateSaid = false;
  const has = new Set(words.map((w) => w.w));
  words.forEach((w, i) => {
    if (isId(w, words[i + 1], words[i - 1])) return;
    if (street.has(w.w) && !talk.has(w.raw)) {
      said.add('street');
      if (!isSuffix(w.w) && w.w.length > 2 && !directions.has(w.w)) named++;
    } else if (region.has(w.w) || (state && stateOf(country, w.raw) === state)) {
      said.add('region');
      stateSaid ||= Boolean(state) && stateOf(country, w.raw) === state;
    } else if (before.has(w.w) && !talk.has(w.raw)) {
      // Albion House: a building's name before its street.
      said.add('street');
      if (!filler.has(w.raw) && w.w.length > 2) named++;
    } else if (!known.has(w.w) && !filler.has(w.raw) && !talk.has(w.raw) && !units.has(w.raw)) named = -100;
    else if (!known.has(w.w) && (isSuffix(w.w) || directions.has(w.w)) && !filler.has(w.raw)) named = -100;
    // Elliott Way beside Elliott Ave: the word that is talk elsewhere is the kind of a street here.
    else if (
      !known.has(w.w) &&
      isSuffix(w.w) &&
      !w.brk &&
      i > 0 &&
      street.has(words[i - 1]!.w) &&
      !isSuffix(words[i - 1]!.w)
    )
      named = -100;
  });
  const house = ids.some((id) => id.role === 'house');
  if (named < 0) return undefined;
  const maskedStreet = /\*/.test(order.street?.value ?? '');
  if (!named && !house && !(maskedStreet && said.has('region') && !said.has('street')))
    return doorAlone(words, ids, ownIds, said);
  const zip = [...met].some(
    ({ text }) => postcode(order) !== '' && postcode(order).includes(text.replace(/\W/g, '')),
  );
  if (zip) said.add('region');
  // Springfield without its state is not told, however its house is.
  const town = (order.region?.value ?? '').split('|')[0]!.replace(/ /g, '');
  if (said.has('region') && !zip && !stateSaid && stated.has(country) && common.has(town)) return undefined;
  const isDoor = (id: Id) => /room|floor|building/.test(id.role);
  const room = ids.some(isDoor);
  if (room) said.add('unit');
  // Less than the order's door or house is not all of it: 12 for 12 1/2, Apt 4 for Bldg 3 Apt 4, 15th Ct for NE 15th Ct.
  const least = ownIds.filter(
    (o) => !isDoor(o) && o.text !== postcode(order).replace(/^0+/, '') && !o.text.includes('*'),
  );
  if (house && least.some((o) => !met.has(o))) return undefined;
  if (room && ownIds.some((o) => isDoor(o) && !met.has(o))) return undefined;
  const left = wordsOf(low(order.street?.raw)).filter(
    (w) => !has.has(w.w) && !/[\d*]/.test(w.w) && !inside.has(w.raw),
  );
  // In Saint-Denis the saint is no kind of street.
  const kindSaid = wordsOf(low(order.street?.raw)).some(
    (w) => isSuffix(w.w) && w.raw !== 'saint' && w.raw !== 'sainte' && has.has(w.w),
  );
  const kinds = left.filter((w) => isSuffix(w.w) || isTypeBefore(w.raw));
  // The kind of a street may be left out, all of it: Main St is not Main St Ext.
  const silent = !said.has('street') && !house;
  // A building's whole name stands for its street.
  const byName =
    !house &&
    [...before].some((w) => buildings.test(w)) &&
    [...before].every((w) => has.has(w)) &&
    ![...street].some((w) => has.has(w));
  const partly = left.length > 1 || left.length > kinds.length || (left.length && kindSaid);
  if (partly && !silent && !byName) return undefined;
  const noNumber = !/\d/.test(order.street?.value ?? '');
  const hidden = /\*/.test(order.street?.value ?? '');
  const whole = !left.length || byName;
  const base = (house || noNumber || byName) && whole && !hidden ? 1 : said.has('street') || house ? 0.5 : 0;
  return { said, weight: base + (zip ? 0.5 : 0) + (said.has('region') ? 0.25 : 0) };
}

/** The words of an order before its house's number: a building's name. */
function buildingOf(own: Word[], order: Parts): Set<string> {
  const number = (order.street?.value ?? '').split('|')[0] ?? '';
  const at = number ? own.findIndex((w) => w.w === number) : -1;
  return new Set(
    own.slice(0, Math.max(at, 0)).flatMap((w) => (/[\d*]/.test(w.raw) || units.has(w.raw) ? [] : [w.w])),
  );
}

/** Flats that stand before or behind their house's number: 5/62 Chapel St, 1205-1288 W Georgia St, Edinburgh's 14/6. */
const flats = new WeakSet<Word>();
const scottish = /^(?:eh|g\d|ab|dd|ky|fk|pa|ml|ka|iv|ph)/;

function split(words: Word[], country: string, order: Parts): Word[] {
  return words.flatMap((w) => {
    const [, first, second] =
      (country === 'CA' ? /^(\d+[a-z]?)[-/](\d+[a-z]?)$/ : /^(\d+[a-z]?)\/(\d+[a-z]?)$/).exec(w.raw) ?? [];
    if (!first || !second || first === '1' || country === 'MY') return [w];
    const [a, b] = [
      { ...w, w: first, raw: first },
      { ...w, w: second, raw: second, brk: false },
    ];
    if (country !== 'GB') {
      flats.add(a);
      return [a, b];
    }
    if (!scottish.test(postcode(order))) return [w];
    flats.add(b);
    return [b, { ...a, brk: false }];
  });
}

export const low = (s: string | undefined) => (s ?? '').toLowerCase();
const postcode = (order: Parts) => (order.region?.value ?? '').split('|')[2] ?? '';

/** 752** shows enough of 75219. */
const shownOf = (own: string, said: string) =>
  /^\w{3,}\*+$/.test(own) && own.length === said.length && said.startsWith(own.replace(/\*+$/, ''));

/** A postcode in two words is one number. */
const joinedPost = (text: string, country: string) => {
  const shape = postcodes[country];
  const plain = country === 'SG' ? text.replace(/\bs(?=\d{6}\b)/g, '') : text;
  return shape ? plain.replace(shape, (found) => found.replace(/\s/g, '')) : plain;
};
