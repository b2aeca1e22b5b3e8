// What every benchmark answers: paired runs, ours over the yardstick, the median of the ratios.

export interface Measure {
  /** The row of the table of goals. */
  row: number;
  what: string;
  /** Medians, in `unit`. */
  ours: number;
  yardstick?: number;
  unit: string;
  /** The median of the paired ratios, or of what the goal speaks of. */
  ratio?: number;
  goal: string;
  /** Undefined where it is only a note. */
  met?: boolean;
  note?: string;
  runs: number;
}

export interface BenchOptions {
  runs: number;
  /** A tenth or less of the rows, for a quick look. */
  small: boolean;
  say: (line: string) => void;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}

/** The median of ours over the yardstick, run by run. */
export const medianRatio = (pairs: readonly { ours: number; yardstick: number }[]): number =>
  median(pairs.map(({ ours, yardstick }) => ours / yardstick));

const short = (n: number | undefined): string =>
  n === undefined ? '–' : Math.abs(n) >= 100 ? n.toFixed(0) : Math.abs(n) >= 10 ? n.toFixed(1) : n.toFixed(2);

/** The table as it is printed. */
export function table(measures: readonly Measure[]): string {
  const lines = [
    ['row', 'what', 'ours', 'yardstick', 'unit', 'ratio', 'goal', 'met', 'runs'],
    ...measures.map((m) => [
      String(m.row),
      m.what,
      short(m.ours),
      short(m.yardstick),
      m.unit,
      short(m.ratio),
      m.goal,
      m.met === undefined ? 'note' : m.met ? 'yes' : 'NO',
      String(m.runs),
    ]),
  ];
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  const out = lines.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
  out.splice(1, 0, widths.map((w) => '-'.repeat(w)).join('  '));
  return out.join('\n');
}
