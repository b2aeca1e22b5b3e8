// What else a pick mends: fields the file reads in the same place as the one that was pointed at.
import type { Page, Reading } from '../../lib/model/marketplace.ts';
import type { Repair } from '../../lib/model/patch.ts';
import { newPass } from '../../lib/reading/pass.ts';
import { type Ask, isBroken, partOf } from './asks.ts';
import type { Ground } from './ground.ts';
import { askState, readField } from './readings.ts';
import type { Way } from './session.ts';

/** A reading of the file moved the way another one was: both are said to stand in the same place. */
export function moved(old: Reading, now: Reading, other: Reading): Reading | undefined {
  const { cell, at, scope } = now;
  const place = {
    ...(cell ? { cell } : {}),
    ...(at === undefined ? {} : { at }),
    ...(scope ? { scope } : {}),
  };
  const { cell: otherCell, at: otherAt, scope: _scope, ...rest } = other;
  const sameCell = JSON.stringify(old.cell) === JSON.stringify(otherCell);
  if (sameCell && old.scope === other.scope && old.at !== undefined && otherAt !== undefined) {
    if (otherAt === old.at) return { ...rest, ...place };
    const beyond = otherAt.startsWith(old.at) ? otherAt.slice(old.at.length) : '';
    if (at !== undefined && /^\s*[\s>+~]/.test(beyond)) return { ...rest, ...place, at: `${at}${beyond}` };
  }
  if (sameCell && old.cell && old.at === undefined && otherAt === undefined) return { ...rest, ...place };
  // Another column of the same table.
  if (old.cell && cell && otherCell && 'under' in old.cell && 'under' in cell && 'under' in otherCell) {
    if (old.cell.header !== otherCell.header) return undefined;
    // The heads moved for all columns; the cells for those that were found the same way.
    const cells = old.cell.cells === otherCell.cells ? cell.cells : otherCell.cells;
    const there = { ...otherCell, header: cell.header, cells };
    return { ...rest, cell: there, ...(otherAt === undefined ? {} : { at: otherAt }) };
  }
  return undefined;
}

/** Other broken fields the file reads in the place that was pointed at. `page`: as it was before the pick. */
export function besidesOf(
  way: Way,
  asks: readonly Ask[],
  before: Page,
  { site, page, read, doc, url, now }: Ground,
): { repairs: Repair[]; asks: string[] } {
  const out = { repairs: [] as Repair[], asks: [] as string[] };
  const pass = newPass(doc, url, now);
  for (const made of way.repairs) {
    if (made.what !== 'field' || 'join' in made.from) continue;
    const olds = before && partOf(before, made.part)?.fields[made.field]?.from;
    for (const ask of asks) {
      if (ask.what !== 'field' || (ask.part === made.part && ask.field === made.field)) continue;
      // A place in one part's rows says nothing of another's; a table's heads stand above both.
      if (ask.part !== made.part && !made.from.cell) continue;
      const rows = read.parts[ask.part]?.rows ?? [];
      if (!isBroken(askState(ask, read))) continue;
      const field = partOf(page, ask.part)?.fields[ask.field!];
      if (!field || !olds) continue;
      const tries = olds.flatMap((old) =>
        'join' in old
          ? []
          : field.from.flatMap((from) =>
              'join' in from || (ask.part !== made.part && !from.cell)
                ? []
                : (moved(old, made.from as Reading, from) ?? []),
            ),
      );
      const fits = tries.find((from) => {
        const { agree: _a, either: _e, ...rest } = field;
        const tried = readField({ ...rest, from: [from, ...field.from] }, rows, site, pass);
        return tried.parsed > 0 && !isBroken(tried.state);
      });
      if (!fits) continue;
      out.repairs.push({ what: 'field', part: ask.part, field: ask.field!, from: fits });
      out.asks.push(ask.id);
    }
  }
  return out;
}
