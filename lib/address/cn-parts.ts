// Pieces of a Chinese address that blocks and prose share: where a region begins, where the street ends.
import { isUnit, type Token } from './cn-detail.ts';
import { china, type RegionCn, readRegionCn } from './cn-regions.ts';
import { type Folded, join, piece } from './fold.ts';
import type { Parts } from './types.ts';

/** The first place from which a region reads. In a block the best one counts: written in full, or several names. */
export function regionFrom(text: string, from: number, to: number, best: boolean) {
  let first: { start: number; region: RegionCn } | undefined;
  for (let i = from; i < to; i++) {
    if (!china().mayStart(text[i]!) && text[i] !== '苏') continue;
    const region = readRegionCn(text, i, to);
    if (!region) continue;
    // 丰台南四环: 丰台 is a district, and 台南 no city there.
    if (!best && !region.full && i > 0 && china().read(`${text[i - 1]}${text[i]}区`, 0)?.end === 3) continue;
    // 校区桃园3舍: a short name right behind a place is a part of its name.
    if (
      !best &&
      region.names === 1 &&
      !region.full &&
      /[区学院号路街楼场村庄校]$/u.test(text.slice(0, i).slice(-1))
    )
      continue;
    const found = { start: i, region };
    if (!best || region.names > 1 || region.full) return found;
    first ??= found;
  }
  return first;
}

/** Street up to the first building or room; from there on unit, until a numbered road follows (3号楼501，长江路216号). */
export function detailParts(f: Folded, tokens: Token[]): Parts {
  const solid = tokens.filter((t) => t.kind !== 'gap');
  const cut = solid.findIndex(isUnit);
  const over = (list: Token[]) => (list.length ? piece(f, list[0]!.start, list.at(-1)!.end) : undefined);
  const numbered = solid.findIndex((t, i) => i > cut && t.kind === 'number' && solid[i - 1]?.kind === 'road');
  // 西塔2306，体育东路: a road that is said last, without its number.
  const road = cut >= 0 && numbered < 0 && solid.at(-1)!.kind === 'road' ? solid.length : numbered;
  const back = cut < 0 || road < 0 ? solid.length : roadFrom(solid, road, cut);
  const again = solid.findIndex((t, i) => i > back && isUnit(t));
  const end = again < 0 ? solid.length : again;
  const street = join(over(cut < 0 ? solid : solid.slice(0, cut)), over(solid.slice(back, end)));
  const unit = cut < 0 ? undefined : join(over(solid.slice(cut, back)), over(solid.slice(end)));
  return { ...(street ? { street } : {}), ...(unit ? { unit } : {}) };
}

/** Where the street of a number begins, behind a door: its road, and the town or place before it. */
function roadFrom(solid: Token[], numbered: number, cut: number): number {
  let from = numbered - 1;
  while (from - 1 > cut && /road|town|text/.test(solid[from - 1]!.kind)) from--;
  return from;
}
