// Measures: what a buyer's words say of a body — height, weight, and for shoes and tops foot, chest and waist. Only
// what is plainly said is read: a weight without its unit is said to be unclear, an order number is nobody's height.
import { MEASURES, type Measure, type WeightUnit } from '../model/products.ts';
import { CM_PER_INCH, type Figure, figuresIn, NUM, plain, UNIT, unitOf, whoIn } from './figures.ts';

/** As said: both ends alike but for "105-110". Lengths in centimetres, a weight in its own unit. */
export interface Said {
  from: number;
  to: number;
  unit: 'cm' | WeightUnit;
}
export type Body = Partial<Record<Measure, Said>>;
export interface Heard {
  body: Body;
  /** Said, but not so that it can be used: no unit, or two people's figures at once. */
  unclear: Partial<Record<Measure, 'unit' | 'several'>>;
}

const KG: Record<WeightUnit, number> = { kg: 1, jin: 0.5, lb: 0.45359237 };
export const toKg = (value: number, unit: WeightUnit): number => value * KG[unit];
/** No person measures less or more (cm, kg). */
const PLAUSIBLE: Record<Measure, readonly [number, number]> = {
  height: [45, 230],
  weight: [2, 250],
  chest: [30, 180],
  waist: [25, 180],
  foot: [8, 36],
};

const isWeight = (unit: Figure['unit']): unit is WeightUnit =>
  unit === 'kg' || unit === 'jin' || unit === 'lb';

/** A figure as a measure, if it may be one. */
function saidOf(measure: Measure, { from, to, unit }: Figure, fallback?: WeightUnit): Said | undefined {
  if (measure === 'weight') {
    const of = isWeight(unit) ? unit : fallback;
    return of && within(measure, toKg(from, of), toKg(to, of)) ? { from, to, unit: of } : undefined;
  }
  if (isWeight(unit)) return undefined;
  // A foot's length is said in millimetres in Korea and China alike: 250.
  const mm = unit === 'mm' || (measure === 'foot' && unit === undefined && from > 100);
  const times = mm ? 0.1 : unit === 'in' ? CM_PER_INCH : 1;
  const cm = (value: number) => Math.round(value * times * 10) / 10;
  return within(measure, cm(from), cm(to)) ? { from: cm(from), to: cm(to), unit: 'cm' } : undefined;
}
const within = (measure: Measure, from: number, to: number): boolean => {
  const [least, most] = PLAUSIBLE[measure];
  return from <= to && from >= least && to <= most;
};

const joins = (between: string): boolean =>
  /^[\s,.;:/、，。에과와및&+|-]*(?:个子|and|体重|몸무게|체중)?\s*$/.test(between);

/**
 * What one message says of a body. A bare figure is a height only beside a weight, and a bare weight only beside a
 * height: `165 110斤`, `170/62`. Where Hangul is written a weight without a unit is in kilograms; elsewhere it is unclear.
 */
export function readMeasures(message: string): Heard {
  const text = plain(message);
  const figures = figuresIn(text);
  const kilograms: WeightUnit | undefined = /\p{Script=Hangul}/u.test(text) ? 'kg' : undefined;
  const found = new Map<Measure, Said[]>();
  const unclear: Heard['unclear'] = {};
  const take = (measure: Measure, said: Said | undefined) => {
    if (said) found.set(measure, [...(found.get(measure) ?? []), said]);
    return said !== undefined;
  };
  const left: Figure[] = [];
  for (const figure of figures) {
    if (figure.named === undefined) left.push(figure);
    else if (figure.named !== 'weight') take(figure.named, saidOf(figure.named, figure));
    else if (!take('weight', saidOf('weight', figure, kilograms)) && figure.unit === undefined)
      unclear.weight = 'unit';
  }
  left.forEach((figure, i) => {
    const { unit } = figure;
    if (unit === 'cm' && figure.from >= 100) {
      take('height', saidOf('height', figure));
      return;
    }
    const next = left[i + 1];
    // `165 110斤`, `165/55`: a height and what stands right behind it.
    if (unit !== undefined || !next || figure.from !== figure.to || figure.from < 100) return;
    if (!joins(text.slice(figure.end, next.at))) return;
    if (isWeight(next.unit) || (next.unit === undefined && next.from < 200))
      take('height', saidOf('height', figure));
  });
  const tall = found.has('height');
  left.forEach((figure, i) => {
    if (isWeight(figure.unit)) {
      if (tall) take('weight', saidOf('weight', figure));
      return;
    }
    const before = left[i - 1] ?? figures.find((one) => one.named === 'height' && one.end <= figure.at);
    if (figure.unit !== undefined || !tall || !before || found.has('weight')) return;
    if (
      !joins(text.slice(before.end, figure.at)) ||
      !found.get('height')!.some((h) => h.from === before.from)
    )
      return;
    if (!take('weight', saidOf('weight', figure, kilograms)) && kilograms === undefined)
      unclear.weight = 'unit';
  });
  const body: Body = {};
  for (const [measure, all] of found) {
    const [first] = all;
    if (all.every((one) => one.from === first!.from && one.to === first!.to && one.unit === first!.unit))
      body[measure] = first!;
    else unclear[measure] = 'several';
  }
  if (body.weight) delete unclear.weight;
  return { body, unclear };
}

/** A weight alone, as the answer to a question: `110斤`, `62키로요`. */
const ALONE = new RegExp(`^\\D{0,6}(?<![\\d.])(${NUM})\\s?(${UNIT})\\D{0,6}$`);
function weightAlone(message: string): Said | undefined {
  const [, from = '', unit = ''] = ALONE.exec(plain(message).trim()) ?? [];
  const of = unitOf(unit);
  const kg = isWeight(of) ? toKg(Number(from), of) : 0;
  // A child's clothes are asked for by height; a few jin are more likely goods than a body.
  return isWeight(of) && kg >= 20 && kg <= 250
    ? { from: Number(from), to: Number(from), unit: of }
    : undefined;
}

/** How many of the buyer's newest messages are looked at. */
const NEWEST = 12;

/**
 * What the buyer's messages (oldest first) say together: the newest word on each measure, of one person only — what is
 * said of a husband does not mix with what is said of oneself.
 */
export function measuresOf(messages: readonly string[]): Heard {
  const heard: Heard = { body: {}, unclear: {} };
  let who: string | undefined;
  let alone: Said | undefined;
  for (const message of messages.slice(-NEWEST).reverse()) {
    const one = readMeasures(message);
    const says = Object.keys(one.body).length + Object.keys(one.unclear).length > 0;
    if (!says) {
      if (who === undefined || who === whoIn(message)) alone ??= weightAlone(message);
      continue;
    }
    who ??= whoIn(message);
    if (who !== whoIn(message)) continue;
    for (const measure of MEASURES) {
      if (heard.body[measure] || heard.unclear[measure]) continue;
      const said = one.body[measure];
      const doubt = one.unclear[measure];
      if (said) heard.body[measure] = said;
      else if (doubt) heard.unclear[measure] = doubt;
    }
  }
  if (alone && heard.body.height && !heard.body.weight && heard.unclear.weight !== 'several') {
    heard.body.weight = alone;
    delete heard.unclear.weight;
  }
  return heard;
}
