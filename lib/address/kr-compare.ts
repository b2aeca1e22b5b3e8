// Compares the street and the unit of two Korean addresses. Road against road, lot against lot; a road against a lot
// is unknown, for only a register knows whether they are one house.
import { isUnitKr, type TokenKr, tokensKr } from './kr-detail.ts';
import { compareMasked, oneEdit } from './mask.ts';
import type { Outcome } from './types.ts';
import { compareItems, type Item } from './units.ts';

interface StreetKr {
  eup: string[];
  road: string;
  number: string;
  dong: string[];
  lot: string;
  name: string;
}

const streetOf = (tokens: TokenKr[]): StreetKr => {
  const of = (kind: TokenKr['kind']) => tokens.filter((t) => t.kind === kind).map((t) => t.value);
  return {
    eup: of('eup'),
    road: of('road').join('/'),
    number: of('number').join('/'),
    dong: of('dong'),
    lot: of('lot').join('/'),
    name: of('text').join('').replace(generic, ''),
  };
};
const generic = /아파트|apt\.?|빌딩|오피스텔|건물|주상복합/gu;

export function compareStreetKr(a: string, b: string): Outcome {
  const [x, y] = [streetOf(tokensKr(a)), streetOf(tokensKr(b))];
  const hidden = a.includes('*') || b.includes('*');
  const met: Outcome[] = [];
  if (x.eup.length && y.eup.length) met.push(x.eup[0] === y.eup[0] ? 'agree' : 'differ');
  const byRoad = x.road && y.road;
  const alone = byRoad && onlyRoad(x, y, a, b);
  if (alone) return alone;
  const quarter = onlyDong(x, y);
  if (quarter) return quarter;
  const byLot = x.lot && y.lot && x.dong.length && y.dong.length;
  // A road misspelt and without its number cannot be told.
  const slipped = byRoad && !(x.number && y.number) && oneEdit(x.road, y.road);
  if (slipped) met.push('unknown');
  else if (byRoad) met.push(pair(x.road, y.road), pair(x.number, y.number));
  if (byLot) met.push(dongs(x.dong, y.dong), pair(x.lot, y.lot));
  const firm = met.length > 1 && met.every((o) => o === 'agree');
  if (!byRoad && !byLot) {
    if (x.road || y.road || x.lot || y.lot) met.push('unknown');
    else if (x.dong.length && y.dong.length) met.push(dongs(x.dong, y.dong));
  } else if (byRoad && !byLot && x.dong.length && y.dong.length && dongs(x.dong, y.dong) !== 'agree') {
    // The road is one, the 동 behind it another: an administrative 동 instead of the legal one, or a slip.
    met.push('unknown');
  }
  // 배방 장재리 is 배방읍 장재리.
  const name = names(withoutEup(x.name, y.eup), withoutEup(y.name, x.eup), firm);
  if (name) met.push(name);
  if (met.includes('differ')) return 'differ';
  return hidden || !met.length || met.includes('unknown') ? 'unknown' : 'agree';
}

/** A road without its number, and nothing else beside it, that is the other side's road: it says less. */
function onlyRoad(x: StreetKr, y: StreetKr, a: string, b: string): Outcome | undefined {
  const bare = (s: StreetKr, text: string) => !s.number && !s.lot && !s.name && !text.includes('*');
  const [few] = [[x, a] as const, [y, b] as const].filter(([s, text]) => bare(s, text));
  if (!few || x.road !== y.road || (x.number && y.number)) return undefined;
  return x.eup.length && y.eup.length && x.eup[0] !== y.eup[0] ? 'differ' : 'agree';
}

/** A 동 and nothing else, against one whose lot is hidden: 중문동 and 중문동 ****. */
function onlyDong(x: StreetKr, y: StreetKr): Outcome | undefined {
  const bare = (s: StreetKr) => s.dong.length > 0 && !s.road && !s.lot && !s.name && !s.eup.length;
  const hidden = (s: StreetKr) => s.dong.length > 0 && !s.road && /^\*+(?:-\*+)?$/.test(s.lot);
  return (bare(x) && hidden(y)) || (bare(y) && hidden(x)) ? dongs(x.dong, y.dong) : undefined;
}

const withoutEup = (name: string, eup: string[]) => {
  const stem = eup.map((e) => e.replace(/[읍면]$/u, '')).find((e) => e.length > 1 && name.startsWith(e));
  return stem ? name.slice(stem.length) : name;
};

/** Said on both sides: equal or not. On one side: unknown. On neither: unknown too, for a road alone is no house. */
function pair(a: string, b: string): Outcome {
  if (!a || !b) return 'unknown';
  return compareMasked(a, b);
}

/** 역삼1동 is an administrative 동 of the legal 역삼동. */
function dongs(a: string[], b: string[]): Outcome {
  if (a.some((v) => b.includes(v))) return 'agree';
  const stem = (v: string) => v.replace(/제?\d+(?=동$)/u, '');
  // 수유3동 and 수유4동 are two; one without a number may hold either.
  const numbered = (v: string) => /\d동$/u.test(v);
  return a.some((v) => b.some((w) => stem(v) === stem(w) && !(numbered(v) && numbered(w))))
    ? 'unknown'
    : 'differ';
}

const tellsApart = /\d|[차단지]$|[동서남북신구]|[a-z]/u;

function names(a: string, b: string, firm: boolean): Outcome | undefined {
  if (a.includes('*') || b.includes('*')) return undefined;
  if (a === b) return a ? 'agree' : undefined;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const extra = long.includes(short) ? long.replace(short, '') : undefined;
  if (extra !== undefined) {
    if (!firm) return 'unknown';
    return /\d/.test(extra) && short ? 'unknown' : undefined;
  }
  const [m, n] = [a.replace(/\D/g, ''), b.replace(/\D/g, '')];
  if (firm) return m !== n && m && n ? 'differ' : 'unknown';
  return tellsApart.test(a) || tellsApart.test(b) || m !== n ? 'differ' : 'unknown';
}

/** 타워1 2311호 and 타워2 2311호: where the house is one and its buildings are two, an equal door says nothing. */
export function otherBuilding(a: string, b: string): boolean {
  const [x, y] = [streetOf(tokensKr(a)), streetOf(tokensKr(b))];
  const house = (s: StreetKr) => (s.road ? `${s.road} ${s.number}` : `${s.dong.join()} ${s.lot}`);
  return house(x) === house(y) && names(x.name, y.name, true) === 'differ';
}

export function compareUnitKr(a: string, b: string): Outcome {
  return compareItems(items(tokensKr(a)), items(tokensKr(b)));
}

function items(tokens: TokenKr[]): Item[] {
  const out: Item[] = [];
  for (const t of tokens.filter(isUnitKr)) {
    const values = t.kind === 'building' ? [t.value] : t.value.split('-');
    values.forEach((value, i) => {
      out.push({ kind: i === values.length - 1 ? t.kind : 'bare', value });
    });
  }
  return out;
}

/** A road on one side and a lot on the other: only a register knows whether they are one house. */
export function roadAndLot(a: string, b: string): boolean {
  const [x, y] = [streetOf(tokensKr(a)), streetOf(tokensKr(b))];
  const [road, lot] = x.road ? [x, y] : [y, x];
  return Boolean(road.road && lot.lot && !road.lot && !lot.road);
}
