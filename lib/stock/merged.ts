// Merged cells. A SKU, a name or a warehouse merged over several lines is said of each of them; a count is not: who could
// tell which line its units are of? So text is filled down, and a merged count is read only where the lines are one SKU.
import type { Merge, Sheet } from './types.ts';

/** Cells filled at most: merges may overlap, and a file may hold any number of them. */
const MAX_FILLED = 2_000_000;

/** The first row at or below a line. */
function rowAt({ lines }: Sheet, line: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes what merged cells say into each line they stand for, down their first column. */
export function fillMerged(sheet: Sheet): Sheet {
  let filled = 0;
  for (const { top, bottom, left } of sheet.merges ?? []) {
    const first = rowAt(sheet, top);
    const text = sheet.lines[first] === top ? (sheet.rows[first]?.[left] ?? '') : '';
    if (text === '') continue;
    for (let i = first + 1; i < sheet.rows.length && (sheet.lines[i] as number) <= bottom; i++) {
      const row = sheet.rows[i] as string[];
      while (row.length < left) row.push('');
      row[left] ||= text;
      if (++filled > MAX_FILLED) return sheet;
    }
  }
  return sheet;
}

/**
 * For a count's column and a line: the line where the merge begins, if the count there is not to be read as this
 * line's. Nothing for a cell of its own, and for the first line of a merge over one SKU alone.
 */
export type MergedCounts = (column: number, line: number) => number | undefined;

export function mergedCounts(
  sheet: Sheet,
  counts: readonly number[],
  keyOf: (row: string[]) => string,
): MergedCounts {
  const tall = (sheet.merges ?? []).filter(({ top, bottom, left }) => bottom > top && counts.includes(left));
  if (tall.length === 0) return () => undefined;
  const byColumn = new Map<number, Merge[]>();
  for (const merge of tall.sort((a, b) => a.top - b.top))
    byColumn.set(merge.left, [...(byColumn.get(merge.left) ?? []), merge]);
  const oneSku = new Map<Merge, boolean>();
  const isOneSku = (merge: Merge): boolean => {
    let known = oneSku.get(merge);
    if (known === undefined) {
      const from = rowAt(sheet, merge.top);
      const rows = sheet.rows.slice(from, rowAt(sheet, merge.bottom + 1));
      known = rows.every((row) => keyOf(row) === keyOf(rows[0] as string[]));
      oneSku.set(merge, known);
    }
    return known;
  };
  return (column, line) => {
    const merge = byColumn.get(column)?.findLast((one) => one.top <= line);
    if (!merge || line > merge.bottom) return undefined;
    return line === merge.top && isOneSku(merge) ? undefined : merge.top;
  };
}

/**
 * Two rows of headings: the upper one's groups (库存 over 杭州 and 广州) in front of the lower one's names. Nothing where
 * no heading is merged down from the first to the second.
 */
export function twoRowHeader(sheet: Sheet, row: number): string[] | undefined {
  const [upper, lower] = [sheet.rows[row], sheet.rows[row + 1]];
  const [line = 0, below = 0] = [sheet.lines[row], sheet.lines[row + 1]];
  const merges = (sheet.merges ?? []).filter(({ top, bottom }) => top <= line && bottom >= line);
  const isTwo = upper && lower && below === line + 1 && merges.some(({ bottom }) => bottom === below);
  if (!isTwo) return undefined;
  const group = [...upper];
  for (const { left, right, bottom } of merges)
    if (bottom === line)
      for (let column = left + 1; column <= Math.min(right, lower.length - 1); column++)
        group[column] ||= upper[left] ?? '';
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, column) => {
    const [over, under] = [(group[column] ?? '').trim(), (lower[column] ?? '').trim()];
    return over === under || under === '' ? over : `${over} ${under}`.trim();
  });
}
