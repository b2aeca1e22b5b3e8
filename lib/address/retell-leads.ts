// What stands before a number and is part of it: a box, the hill of a Korean lot, a storey below the ground, 甲 of a house.

const box = /(?:\b|po)(?:box|pob|p\.o\.b\.?|c\.?p\.?|bp|postfach|postbus)\s?#?$/;
const hill = /(?<=[가-힣]\s)산\s?$/u;
const below = /(?:지하|地下|负)\s?(?:b|第)?$|(?<![a-z\d])b$|\bunit b $/u;
/** -1楼 is below the ground, and the dash of 5-1楼 is none. */
const minus = /(?<![\da-z가-힣号栋幢座楼元])-$/u;
const storey = /^\s?(?:楼|层|층|f(?![a-z]))/u;
const stem = /(?:^|[^\u4e00-\u9fff]|[路街道号幢栋元院区])([甲乙丙丁戊附])$/u;

/** `ahead` = the folded text before a number, `behind` = what follows it. */
export function leadOf(ahead: string, behind: string): string {
  const last = ahead.slice(-10);
  if (box.test(last)) return 'box';
  if (hill.test(last)) return '산';
  if (below.test(last) || (minus.test(last) && storey.test(behind))) return 'below';
  return stem.exec(last)?.[1] ?? '';
}
