// Chinese numerals in addresses: 九百九十九 = 999, 二〇一 = 201, 十二 = 12, 一百五 = 150.
// Both sides of a comparison are spelled through here, so a road called 文三路 meets 文3路 as itself.

export const NUMERAL = '零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟幺廿卅';

const digit = new Map([...'零〇一二三四五六七八九'].map((c, i) => [c, i === 0 ? 0 : i - 1]));
for (const [c, n] of Object.entries({
  两: 2,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  幺: 1,
})) {
  digit.set(c, n);
}
const power = new Map(Object.entries({ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }));

const run = new RegExp(`[${NUMERAL}]+`, 'gu');

/** Every run of numerals as digits. Runs that are no number (千百) stay as they are. */
export const spellNumbers = (text: string): string =>
  text.replace(run, (found) => {
    const value = number(found);
    return value === undefined ? found : String(value);
  });

function number(written: string): string | undefined {
  const plain = written.replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (![...plain].some((c) => power.has(c))) return [...plain].map((c) => digit.get(c)).join('');
  let total = 0;
  let pending: number | undefined;
  let last = 0;
  let zero = false;
  for (const c of plain) {
    const p = power.get(c);
    if (p === undefined) {
      const d = digit.get(c)!;
      if (pending !== undefined && pending !== 0) return undefined;
      zero ||= d === 0;
      pending = d;
      continue;
    }
    if (last && p >= last) return undefined;
    if (pending === undefined && (last || p !== 10)) return undefined;
    total += (pending ?? 1) * p;
    last = p;
    pending = undefined;
    zero = false;
  }
  // 一百五 is spoken for 150; 一百零五 is 105.
  if (pending) total += pending * (zero || last === 10 ? 1 : last / 10);
  return String(total);
}

/** Digits of a number without leading zeros; letters stay, and so does what stands behind a star. `012a` -> `12a`. */
export const bare = (written: string): string => written.replace(/(?<![\d*])0+(?=\d)/g, '');
