// Spans: a cell of a size table ("155-160", "80~95斤", "180以上", "5'2\"-5'5\"") as from and to, and back as text. A cell
// that is not plainly a range says why; a weight without a unit anywhere is nobody's weight.
import type { Measure, Span, WeightUnit } from '../model/products.ts';

export type Unit = WeightUnit | 'cm' | 'mm' | 'm' | 'in';
export type SpanRead =
  | { span: Span; unit?: Unit }
  | { why: 'blank' | 'unreadable' | 'reversed' | 'wrong-unit' };

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ['kg', /kgs?(?![a-z])|公斤|千克|킬로(?:그램)?|키로|kilos?(?![a-z])/g],
  ['jin', /市?斤|\bjin\b/g],
  ['lb', /lbs?(?![a-z])|pounds?|磅|파운드/g],
  ['cm', /cm(?![a-z])|厘米|公分|센치|센티(?:미터)?/g],
  ['mm', /mm(?![a-z])|毫米|밀리(?:미터)?/g],
  ['in', /inch(?:es)?|\bin\b|英寸|인치|"/g],
  ['m', /(?<=[\d\s(/])m(?![a-z])|(?<!厘|毫)米|(?<!센티|밀리)미터/g],
];
const WEIGHTS: readonly Unit[] = ['kg', 'jin', 'lb'];

const plain = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘′`]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/[‐-―−~〜～]/g, '-')
    .trim();

/** The one unit a text names; undefined for none, or several. */
export function unitIn(text: string): Unit | undefined {
  let rest = plain(text);
  const found = UNITS.filter(([, words]) => {
    const next = rest.replace(words, ' ');
    const there = next !== rest;
    rest = next;
    return there;
  });
  return found.length === 1 ? found[0]![0] : undefined;
}

const FEET = /([3-7])\s?'\s?(\d{1,2}(?:\.\d)?)?\s?"?/g;
const N = '(\\d+(?:\\.\\d+)?)';
const BETWEEN = new RegExp(`^${N}\\s*(?:-|至|到|에서|to)\\s*${N}$`);
const UP_TO = new RegExp(
  `^(?:(?:≤|<=?|不到|低于|小于|under|below|up to)\\s*${N}|${N}\\s*(?:及?以下|以内|이하|미만|or less|or under))$`,
);
const FROM = new RegExp(
  `^(?:(?:≥|>=?|超过|高于|大于|over|above)\\s*${N}|${N}\\s*(?:及?以上|이상|초과|\\+|or more|and up|or over))$`,
);
const ONE = new RegExp(`^${N}$`);

const round = (value: number): number => Math.round(value * 100) / 100;

/** Reads a cell. Lengths come out in centimetres; a weight stays in its unit, which is the cell's own, where it has one. */
export function readSpan(cell: string, measure: Measure, headed?: Unit): SpanRead {
  let text = plain(cell);
  if (text === '' || /^[-/—]$/.test(text)) return { why: 'blank' };
  if (measure === 'height')
    text = text.replace(
      FEET,
      (_all, feet: string, inches = '0') => `${round((Number(feet) * 12 + Number(inches)) * 2.54)}cm`,
    );
  const own = unitIn(text);
  for (const [, words] of UNITS) text = text.replace(words, ' ');
  text = text.replace(/\s+/g, ' ').trim();
  const unit = own ?? headed;
  const [from, to] = ends(text);
  if (from === undefined && to === undefined) return { why: 'unreadable' };
  if (unit !== undefined && WEIGHTS.includes(unit) !== (measure === 'weight')) return { why: 'wrong-unit' };
  const times = measure === 'weight' ? 1 : scaleOf(unit, measure, from ?? to!);
  const span: Span = {
    ...(from === undefined ? {} : { from: round(from * times) }),
    ...(to === undefined ? {} : { to: round(to * times) }),
  };
  if ((span.from ?? 0) > (span.to ?? 999)) return { why: 'reversed' };
  if ((span.from ?? span.to!) > 999 || (span.to ?? 0) > 999) return { why: 'unreadable' };
  return unit === undefined ? { span } : { span, unit };
}

function ends(text: string): [number | undefined, number | undefined] {
  const number = (match: RegExpExecArray | null) => match && Number(match[1] ?? match[2]);
  const both = BETWEEN.exec(text);
  if (both) return [Number(both[1]), Number(both[2])];
  const to = number(UP_TO.exec(text));
  if (to !== null) return [undefined, to];
  const from = number(FROM.exec(text));
  if (from !== null) return [from, undefined];
  const one = number(ONE.exec(text));
  return one === null ? [undefined, undefined] : [one, one];
}

/** To centimetres. A foot of 250 is in millimetres: that is how shoes are sold. */
function scaleOf(unit: Unit | undefined, measure: Measure, value: number): number {
  if (unit === 'mm' || (unit === undefined && measure === 'foot' && value > 100)) return 0.1;
  if (unit === 'm' || (unit === undefined && measure === 'height' && value > 0 && value < 3)) return 100;
  return unit === 'in' ? 2.54 : 1;
}

const SHOWN: Record<WeightUnit, string> = { kg: 'kg', jin: '斤', lb: 'lb' };

/** A span as `readSpan` reads it back, and as a person reads it: `155-160`, `≤95斤`, `≥180`. */
export function spanText({ from, to }: Span, unit?: WeightUnit): string {
  const behind = unit ? SHOWN[unit] : '';
  if (from === undefined) return `≤${to}${behind}`;
  if (to === undefined) return `≥${from}${behind}`;
  return from === to ? `${from}${behind}` : `${from}-${to}${behind}`;
}
