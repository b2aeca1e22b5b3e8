// The plain moment: a date and a clock time as most tables show them, told sign by sign, for a page has many.

/** `2026-11-20 09:30:11`, digit by digit; `DIGIT` stands for any. */
const SHAPE = [...'0000-00-00 00:00:00'].map((sign) => sign.charCodeAt(0));
const DIGIT = 48;
/** Whether a text is a date and a clock time to the second, as most tables show them; whether there is such a day is not asked. */
export function isPlainMoment(text: string): boolean {
  if (text.length !== SHAPE.length) return false;
  for (let i = 0; i < SHAPE.length; i++) {
    const sign = text.charCodeAt(i);
    const wanted = SHAPE[i]!;
    if (wanted === DIGIT ? sign < 48 || sign > 57 : sign !== wanted) return false;
  }
  return true;
}

/** A number in a text that is known to be digits. */
export function digitsAt(text: string, from: number, count: number): number {
  let number = 0;
  for (let i = from; i < from + count; i++) number = number * 10 + text.charCodeAt(i) - DIGIT;
  return number;
}
