// A small recurrent network that reads a sequence from both ends. Weights are signed bytes with one scale a row;
// `scripts/address-net.py` makes them, and this computes what PyTorch computed there.

/** Rows of signed bytes in base64, and in base64 of 32-bit floats what one step of each row is worth. */
export interface Packed {
  columns: number;
  bytes: string;
  steps: string;
}

/** Every matrix but `embed` holds its bias as its last column. */
export interface PackedNet {
  embed: Packed;
  /** The gates of each direction. */
  forth: { input: Packed; state: Packed };
  back: { input: Packed; state: Packed };
  attend: Packed;
  side: Packed;
  hidden: Packed;
  out: Packed;
}

interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

interface Gates {
  input: Matrix;
  state: Matrix;
}

export interface Net {
  embed: Matrix;
  forth: Gates;
  back: Gates;
  attend: Matrix;
  side: Matrix;
  hidden: Matrix;
  out: Matrix;
}

export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function unpack({ columns, bytes, steps }: Packed): Matrix {
  const signed = new Int8Array(bytesOf(bytes).buffer);
  const scales = new Float32Array(bytesOf(steps).buffer);
  const values = new Float32Array(signed.length);
  for (let row = 0, at = 0; row < scales.length; row++)
    for (let end = at + columns; at < end; at++) values[at] = signed[at]! * scales[row]!;
  return { rows: scales.length, columns, values };
}

const gates = (packed: PackedNet['forth']): Gates => ({
  input: unpack(packed.input),
  state: unpack(packed.state),
});

export const unpackNet = (packed: PackedNet): Net => ({
  embed: unpack(packed.embed),
  forth: gates(packed.forth),
  back: gates(packed.back),
  attend: unpack(packed.attend),
  side: unpack(packed.side),
  hidden: unpack(packed.hidden),
  out: unpack(packed.out),
});

/** The product with a vector, the bias added. */
function times({ rows, columns, values }: Matrix, vector: Float32Array): Float32Array {
  const out = new Float32Array(rows);
  for (let row = 0, at = 0; row < rows; row++, at += columns) {
    let sum = values[at + columns - 1]!;
    for (let c = 0; c < columns - 1; c++) sum += values[at + c]! * vector[c]!;
    out[row] = sum;
  }
  return out;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const positive = (vector: Float32Array) => vector.map((x) => Math.max(0, x));

/** Gated recurrent units (Cho et al. 2014), their gates in PyTorch's order: reset, update, new. One state a step. */
function recur(inputs: Float32Array[], { input, state }: Gates, backwards: boolean): Float32Array[] {
  const size = state.rows / 3;
  const out: Float32Array[] = [];
  let held: Float32Array = new Float32Array(size);
  for (let step = 0; step < inputs.length; step++) {
    const at = backwards ? inputs.length - 1 - step : step;
    const [x, h] = [times(input, inputs[at]!), times(state, held)];
    const next = new Float32Array(size);
    for (let i = 0; i < size; i++) {
      const reset = sigmoid(x[i]! + h[i]!);
      const update = sigmoid(x[size + i]! + h[size + i]!);
      const fresh = Math.tanh(x[2 * size + i]! + reset * h[2 * size + i]!);
      next[i] = (1 - update) * fresh + update * held[i]!;
    }
    out[at] = next;
    held = next;
  }
  return out;
}

/** The scores of what `ids` (rows of `embed`) and what stands beside them come to; the largest is the likeliest. */
export function scores(net: Net, ids: readonly number[], side: Float32Array): Float32Array {
  const { columns, values } = net.embed;
  const inputs = ids.map((id) => values.subarray(id * columns, (id + 1) * columns));
  const [forth, back] = [recur(inputs, net.forth, false), recur(inputs, net.back, true)];
  const size = net.forth.state.rows / 3;
  const states = ids.map((_, t) => {
    const both = new Float32Array(2 * size);
    both.set(forth[t]!);
    both.set(back[t]!, size);
    return both;
  });
  // Two weighted means, the largest and the mean of every unit.
  const heads = net.attend.rows;
  const pooled = new Float32Array((heads + 2) * 2 * size + net.side.rows);
  const attention = states.map((state) => times(net.attend, state));
  for (let head = 0; head < heads; head++) {
    const top = Math.max(...attention.map((a) => a[head]!));
    const shares = attention.map((a) => Math.exp(a[head]! - top));
    const all = shares.reduce((a, b) => a + b, 0);
    for (const [t, state] of states.entries())
      for (let i = 0; i < 2 * size; i++) pooled[head * 2 * size + i]! += (shares[t]! / all) * state[i]!;
  }
  for (let i = 0; i < 2 * size; i++) {
    let [top, sum] = [-Infinity, 0];
    for (const state of states) {
      top = Math.max(top, state[i]!);
      sum += state[i]!;
    }
    pooled[heads * 2 * size + i] = top;
    pooled[(heads + 1) * 2 * size + i] = sum / states.length;
  }
  pooled.set(positive(times(net.side, side)), (heads + 2) * 2 * size);
  return times(net.out, positive(times(net.hidden, pooled)));
}
