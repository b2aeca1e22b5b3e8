// The numbers of a message beside the order's: its own, another where the order has one of that kind, one slip beside
// one of its own, one that its mask may hide, or one that means nothing to it.
import { compareMasked } from './mask.ts';
import { kindOf, near } from './number-kinds.ts';
import { type OrderNumber, plain } from './order-numbers.ts';
import { besideRoad, goesOtherwise, otherStem, visible } from './retell-beside.ts';
import { countsElse, measures, storeyOfShop } from './retell-counts.ts';
import { leadOf } from './retell-leads.ts';
import type { OrderText } from './retell-order.ts';
import { endsOther, phoneMark, tailMark } from './retell-phones.ts';
import { slipOf } from './settled.ts';

/** The word for a number that says nothing of a place. */
const COUNT = '0';

const doorWord = /(?:\b(?:flat|apt|apartment|unit|suite|ste|room|rm)\.?\s?#?|(?:^|[\s,])#)$/;

/** 17楼1706 beside *706: the floor that the room behind it says again, and that may lie under the mask. */
const repeated = (storey: string, masked: string, behind: string): boolean =>
  new RegExp(`^\\s?[楼层층f],?\\s?${storey}\\d\\d(?!\\d)`, 'u').test(behind) &&
  compareMasked(masked.slice(0, storey.length), storey) !== 'differ';

/** The mark of the number at a place, and where it ends. `after` = which of the order's it goes on from behind a dash. */
export function sizeUp(
  text: string,
  at: number,
  found: string,
  order: OrderText,
  after?: number,
): { mark: string; end: number; index: number } {
  const end = at + found.length + (/^(?:st|nd|rd|th)\b/.exec(text.slice(at + found.length))?.[0].length ?? 0);
  const own = order.numbers.filter((n) => n.letter !== 'P');
  // 2F is the second floor, where no door is called so.
  const likewise = (n: OrderNumber) =>
    n.letter === 'U' && /[a-z]$/.test(n.value) && n.value.slice(0, -1) === plain(found.slice(0, -1));
  const storeyed = /^\d+f$/.test(found) && !own.some((n) => n.value === plain(found) || likewise(n));
  const named = storeyed ? 'floor' : kindOf(text.slice(end, end + 8), text.slice(0, at), order.country);
  // 0120 alone is the end of a phone, and no suite 120.
  const value = !named && /^0\d{3}$/.test(found) ? found : plain(storeyed ? found.slice(0, -1) : found);
  const kind = named === 'floor' && Number(value) > 99 ? 'tower' : named;
  const heads = /(?:^|\n)\s?$/.test(text.slice(0, at)) && /^\d{3}(?:\d{2,3})?$/.test(found);
  if (heads && /^\s?[\u4e00-\u9fff]{2,3}[省市县]/u.test(text.slice(end)))
    return { mark: COUNT, end, index: -1 };
  // 12G beside 12C is a door, whatever else is counted so; 603,602 beside 602 no thousands.
  const listed = /^,(\d{3})(?!\d)/.exec(text.slice(end))?.[1];
  const stem = /^(\d+)[a-z]$/.exec(value)?.[1];
  const lettered = stem && new RegExp(`^${stem}[a-z]$`);
  const sibling = own.some(
    (n) => n.value === listed || (lettered && n.letter === 'U' && lettered.test(n.value)),
  );
  // 24/48 Banksia Road beside 2*/48: a flat and its house.
  const house = /^\/(\d+)/.exec(text.slice(end))?.[1];
  const doorOf = house !== undefined && own.some((n) => n.value === house && n.letter === 'S');
  if (kind === 'floor' && storeyOfShop(text.slice(end, end + 24)) && !own.some((n) => n.value === value))
    return { mark: COUNT, end, index: -1 };
  if ((!sibling && !doorOf && countsElse(text, at, end)) || endsOther(text, at))
    return { mark: COUNT, end, index: -1 };
  const phone = phoneMark(text, at, end, found, order);
  if (phone) return { ...phone, index: -1 };
  const ward = /(?:lyon|paris|marseille) $/.test(text.slice(0, at)) ? /^\d{1,2}(?=e?$)/ : /^\d{1,2}(?=e$)/;
  const quarter = order.country === 'FR' ? ward.exec(found)?.[0].padStart(3, '0') : undefined;
  if (quarter && own.some((n) => n.letter === 'R' && n.value.length === 5 && n.value.endsWith(quarter)))
    return { mark: '<R#>', end, index: -1 };
  // 42 a is 42A.
  const apart = /^[\s-]([a-z])(?![a-z'])/.exec(text.slice(end))?.[1];
  const whole = apart && !own.some((n) => n.value === value) && own.find((n) => n.value === value + apart);
  if (whole) return { mark: `<${whole.letter}#>`, end: end + 2, index: order.numbers.indexOf(whole) };
  // 73A Glebe Avenue is 73 Glebe Ave, Apt A.
  const flat = lettered && own.find((n) => n.value === stem && n.letter === 'S');
  if (flat && order.words.words.get(value.slice(-1)) === 'U' && !own.some((n) => n.value === value))
    return { mark: '<S#>', end, index: order.numbers.indexOf(flat) };
  const same = own.filter((n) => n.value === value);
  const ahead = after === undefined ? undefined : order.numbers[after]?.letter;
  const beside = same.filter((n) => n.letter === ahead && near(n.kind, kind));
  // 4樓之二 beside 4樓之3, 7-4-1204 beside 四段7栋1单元1204: what goes on otherwise.
  const on = after === undefined ? undefined : order.numbers[after + 1];
  if (
    on &&
    ahead === 'U' &&
    on.letter === 'U' &&
    !beside.length &&
    (/[-之]$/u.test(order.text.slice(0, on.at)) || (same.length > 0 && /^(?:stair|room)$/.test(on.kind)))
  )
    return { mark: '<xU>', end, index: -1 };
  // B906 beside B座906: no storey has three digits.
  const tower = /(?<![a-z\d])b$/.test(text.slice(0, at)) && value.length > 2 && /b[座栋塔]/u.test(order.text);
  const lead = tower ? '' : leadOf(text.slice(0, at), text.slice(end, end + 8));
  const led = (n: OrderNumber) => (n.lead ?? '') === lead;
  const best =
    beside.find((n) => order.numbers.indexOf(n) > after!) ??
    beside[0] ??
    same.find((n) => n.kind === kind && led(n)) ??
    same.find((n) => near(n.kind, kind) && led(n)) ??
    same.find((n) => near(n.kind, kind)) ??
    same[0];
  if (best) {
    const index = order.numbers.indexOf(best);
    const less =
      best.more &&
      !/^\s?(?:-|의|号?之|(?:번지)?의|다시|slash|dash|\/|番地?|丁目|bis|ter|quater)/u.test(text.slice(end));
    // Flat 14, 2 Mill Road beside Flat 2, 14 Mill Road.
    const doored =
      best.letter === 'S' &&
      doorWord.test(text.slice(Math.max(0, at - 12), at)) &&
      !/floor flat\s$/.test(text.slice(0, at));
    if (doored && own.some((n) => n.letter === 'U')) return { mark: '<S#room>', end, index: -1 };
    // 1180 Box Road beside PO Box 1180, 12-3 beside 산 12-3: what stands before the number is part of it.
    if (!led(best) || otherStem(text.slice(end, end + 8), best, order))
      return { mark: `<x${best.letter}>`, end, index: -1 };
    if (
      goesOtherwise(
        text.slice(end),
        same.map((n) => [n.letter, order.text.slice(n.at + found.length)]),
      )
    )
      return { mark: `<x${best.letter}>`, end, index: -1 };
    const inside = /[SR]/.test(best.letter) && !best.kind && /^(?:floor|room|tower|stair|phase)$/.test(kind);
    const odd =
      inside || !near(best.kind, kind) || (kind === 'road' && best.kind !== 'road' && order.country !== 'JP');
    // 불당25길 beside 불당25로.
    const way = /^(?:번?길|로)/u.exec(text.slice(end))?.[0];
    if (way && best.way && way !== best.way) return { mark: '<S!>', end, index: -1 };
    const lost = best.kind === 'road' && !kind && /[가-힣]/u.test(order.text) ? '-road' : '';
    return {
      mark: `<${best.letter}#${odd ? kind.replace('lane', 'road') : less ? 'part' : lost}>`,
      end,
      index,
    };
  }
  // 21楼06 is 2106, 12楼B is 12B, 3-1702 may stand as 31702.
  const next = /^\s?(?:楼|层|층|f|-|#)?\s?(\d+)|^[楼层층]([a-z])(?![a-z])/u.exec(text.slice(end));
  const behind = next && (next[1] ?? next[2]!);
  const joined =
    behind && own.find((n) => n.value === value + behind || n.value === value + behind.padStart(2, '0'));
  if (joined)
    return { mark: `<${joined.letter}#>`, end: end + next[0].length, index: order.numbers.indexOf(joined) };
  // 9820 is 98-20.
  const pair = order.numbers.findIndex(
    (n, i) => n.more && n.value + (order.numbers[i + 1]?.value ?? '') === value,
  );
  if (pair >= 0 && value.length > 3) return { mark: `<${order.numbers[pair]!.letter}#>`, end, index: pair };
  // 22楼05室 is 2205 on its floor.
  const floor = /(?<!\d)(\d{1,2})[楼层]\s?$/u.exec(text.slice(Math.max(0, at - 5), at))?.[1];
  const upon = floor && own.find((n) => n.letter === 'U' && n.value === floor + value.padStart(2, '0'));
  if (upon) return { mark: '<U#>', end, index: order.numbers.indexOf(upon) };
  if (value.length <= 2) {
    const storey = own.find(
      (n) =>
        n.letter === 'U' &&
        n.value.length === value.length + 2 &&
        (n.value.startsWith(value) || (n.value.includes('*') && repeated(value, n.value, text.slice(end)))),
    );
    if (kind === 'floor' && storey && !/^-\d/.test(text.slice(end))) return { mark: '<U#f>', end, index: -1 };
  }
  // 신림로111 is a house, A座1201 a door, whatever phone ends so.
  const housed = /[로길동층路街道巷弄号栋幢座楼层元院]\s?$/u.test(text.slice(0, at));
  if (found.length >= 4 && !kind && !housed && order.phone.endsWith(found))
    return { mark: '<P#>', end, index: -1 };
  const digits = tailMark(text, at, found, order);
  if (digits) return { mark: digits, end, index: -1 };
  // 231 behind the order's own road, where the order shows 1**.
  const there = besideRoad(text, at, end, order);
  if (there && compareMasked(there.value, value) === 'differ')
    return { mark: `<${slipOf(there.value, value) ? '~' : 'x'}${there.letter}>`, end, index: -1 };
  if (!sibling && !doorOf && measures(text, at, end)) return { mark: COUNT, end, index: -1 };
  const masked = own.filter((n) => n.value.includes('*'));
  // 16栋301 beside 3**号…1*栋*02室: behind a tower stands a room, and no house.
  const inTower = /[栋幢座元] ?$/u.test(text.slice(0, at)) && value.length > 2;
  const rooms = inTower ? masked.filter((n) => n.kind === 'room' && n.value.length === value.length) : [];
  if (rooms.length && rooms.every((n) => compareMasked(n.value, value) === 'differ'))
    return { mark: '<xU>', end, index: -1 };
  // 102동 does not lie under 1**호.
  const fits = masked.find(
    (n) =>
      n.value.length === value.length && near(n.kind, kind) && compareMasked(n.value, value) !== 'differ',
  );
  if (fits) return { mark: `<${fits.letter}*>`, end, index: order.numbers.indexOf(fits) };
  const other = visible(value, [text.slice(0, at), text.slice(end)], own, order);
  if (other) return { mark: `<${slipOf(other.value, value) ? '~' : 'x'}${other.letter}>`, end, index: -1 };
  const rival = kind && kind !== 'house' ? own.find((n) => n.kind === kind) : undefined;
  const slip =
    order.wholly && (value.length < 3 || order.wide)
      ? undefined
      : own.find((n) => n.letter !== 'O' && near(n.kind, kind) && slipOf(n.value, value));
  if (rival) return { mark: `<${slip ? '~' : 'x'}${rival.letter}>`, end, index: -1 };
  if (slip) return { mark: `<~${slip.letter}>`, end, index: -1 };
  const door = kind === 'house' ? own.find((n) => n.kind === 'house') : undefined;
  if (door) return { mark: `<x${door.letter}>`, end, index: -1 };
  const size = Math.min(6, found.length);
  return {
    mark: `<${masked.length && !order.wholly ? '%' : order.hidden ? '?' : '#'}${/[a-z]$/.test(found) ? 'a' : ''}${size}>`,
    end,
    index: -1,
  };
}
