// Pieces of a Chinese address that blocks and prose share: where a region begins, where the street ends.
import { isUnit, type Token } from './cn-detail.ts';
import { china, type RegionCn, readRegionCn } from './cn-regions.ts';
import { type Folded, piece } from './fold.ts';
import type { Parts } from './types.ts';

/** The first place from which a region reads. In a block the best one counts: written in full, or several names. */
export function regionFrom(text: string, from: number, to: number, best: boolean) {
  let first: { start: number; region: RegionCn } | undefined;
  for (let i = from; i < to; i++) {
    if (!china().mayStart(text[i]!) && text[i] !== '苏') continue;
    const region = readRegionCn(text, i, to);
    if (!region) continue;
    const found = { start: i, region };
    if (!best || region.names > 1 || region.full) return found;
    first ??= found;
  }
  return first;
}

/** Street up to the first building or room; from there on, unit. */
export function detailParts(f: Folded, tokens: Token[]): Parts {
  const parts: Parts = {};
  const solid = tokens.filter((t) => t.kind !== 'gap');
  const cut = solid.findIndex(isUnit);
  const street = cut < 0 ? solid : solid.slice(0, cut);
  const unit = cut < 0 ? [] : solid.slice(cut);
  const streetPiece = street.length ? piece(f, street[0]!.start, street.at(-1)!.end) : undefined;
  const unitPiece = unit.length ? piece(f, unit[0]!.start, unit.at(-1)!.end) : undefined;
  if (streetPiece) parts.street = streetPiece;
  if (unitPiece) parts.unit = unitPiece;
  return parts;
}
