// The colours keep their contrast on every ground they stand on, in light and dark: text 4.5, shapes 3.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(resolve('components', path), 'utf8');
const css = read('ui/tokens.css');
type Pair = [light: string, dark: string];
const tokens = new Map<string, Pair>();
for (const [, name, light, dark] of css.matchAll(/--ch-([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)) {
  tokens.set(name!, [light!, dark!]);
}
for (const [, name, both] of css.matchAll(/--ch-([\w-]+): (#\w{6});/g)) tokens.set(name!, [both!, both!]);

const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const luminance = (hex: string) => {
  const [r, g, b] = rgb(hex).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string) => {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright! + 0.05) / (dim! + 0.05);
};
/** `part` of one colour over another. */
const mix = (over: string, under: string, part: number) => {
  const [a, b] = [rgb(over), rgb(under)];
  return `#${a
    .map((value, i) =>
      Math.round(value * part + b[i]! * (1 - part))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};
const of = (name: string, scheme: 0 | 1) => {
  const pair = tokens.get(name);
  if (!pair) throw new Error(`no token ${name}`);
  return pair[scheme];
};

const GROUNDS = ['ground', 'surface', 'raised', 'well'];
const LEVELS = ['red', 'amber', 'blue', 'grey'];

describe.each([0, 1] as const)('colours, scheme %i (0 light, 1 dark)', (scheme) => {
  const wash = (level: string, under: string) => mix(of(`${level}-tint`, scheme), of(under, scheme), 0.55);
  const least = (name: string, grounds: string[]) =>
    Math.min(...grounds.map((ground) => contrast(of(name, scheme), ground)));
  const plain = GROUNDS.map((ground) => of(ground, scheme));
  const washes = LEVELS.flatMap((level) => [wash(level, 'surface'), wash(level, 'raised')]);

  it.each(['ink', 'ink-2'])('%s is read on every ground, wash and tint', (name) => {
    const tints = [...LEVELS.map((level) => of(`${level}-tint`, scheme)), of('accent-tint', scheme)];
    expect(least(name, [...plain, ...washes, ...tints])).toBeGreaterThanOrEqual(4.5);
  });
  it('ink-3 is read on every ground and wash', () => {
    expect(least('ink-3', [...plain, ...washes])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(['accent', 'accent-hover'])('%s is read as text and seen as a ring', (name) => {
    expect(least(name, [...plain, of('accent-tint', scheme)])).toBeGreaterThanOrEqual(4.5);
  });
  it('the action is read, also under the pointer', () => {
    expect(contrast(of('on-accent', scheme), of('accent', scheme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('on-accent', scheme), of('accent-hover', scheme))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(LEVELS)('%s: its words on its mark, its card and plain ground; its shape too', (level) => {
    const grounds = [...plain, wash(level, 'surface'), wash(level, 'raised'), of(`${level}-tint`, scheme)];
    expect(least(level, grounds)).toBeGreaterThanOrEqual(4.5);
    expect(least(`${level}-shape`, grounds)).toBeGreaterThanOrEqual(3);
  });
  it('an edge one can act on is seen', () => {
    expect(least('edge', plain)).toBeGreaterThanOrEqual(3);
  });
  it.each([...tokens.keys()].filter((name) => /^flag-.*-edge$/.test(name)))('%s is seen', (name) => {
    expect(least(name, [of('surface', scheme), of('raised', scheme)])).toBeGreaterThanOrEqual(3);
  });
});

it('names every colour the style sheets use', () => {
  const sheets = ['ui/kit', 'marks/marks', 'desk/desk', 'palette/palette', 'composer/composer', 'ui/tokens'];
  const defined = new Set([...css.matchAll(/--ch-[\w-]+(?=:)/g)].map(([name]) => name));
  const missing = sheets.flatMap((sheet) => {
    const text = read(`${sheet}.css`);
    return [...text.matchAll(/var\((--ch-[\w-]+)\)/g)]
      .map(([, name]) => name!)
      .filter((name) => !defined.has(name));
  });
  expect(missing).toEqual([]);
});
