// A count over time as one small line of steps: a count stands until it changes. What it shows stands beside it as a table.

export interface Point {
  /** UTC ms. */
  at: number;
  value: number;
}

const WIDTH = 240;
const HEIGHT = 40;
const PAD = 3;

/** The steps as an SVG path, inside `WIDTH` x `HEIGHT`; 0 is always at the bottom. */
export function stepsPath(values: readonly Point[]): string {
  const [first] = values;
  const last = values.at(-1);
  if (!first || !last) return '';
  const span = Math.max(1, last.at - first.at);
  const most = Math.max(1, ...values.map(({ value }) => value));
  const x = (at: number) => (PAD + ((at - first.at) / span) * (WIDTH - 2 * PAD)).toFixed(1);
  const y = (value: number) => (HEIGHT - PAD - (value / most) * (HEIGHT - 2 * PAD)).toFixed(1);
  if (values.length === 1) return `M${PAD} ${y(first.value)}H${WIDTH - PAD}`;
  return values
    .map(({ at, value }, i) => (i === 0 ? `M${x(at)} ${y(value)}` : `H${x(at)}V${y(value)}`))
    .join('');
}

export function Sparkline({ values, label }: { values: readonly Point[]; label: string }) {
  return (
    <svg
      class="ch-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <path
        d={stepsPath(values)}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linejoin="round"
      />
    </svg>
  );
}
