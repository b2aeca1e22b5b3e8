// Steps of a Korean address in words, where the order has them in digits: 칠단지 is 7단지, 남현삼길 is 남현3길; and
// 1433번지 12호, which is the lot 1433-12 where the order has that lot.

const digits = '영일이삼사오육칠팔구';
/** 1 to 99 in words. */
function inWords(value: number): string {
  const [ten, one] = [Math.floor(value / 10), value % 10];
  return `${ten ? `${ten > 1 ? digits[ten] : ''}십` : ''}${one ? digits[one] : ''}`;
}

/** `text` is a message, `shown` its order, both folded. */
export function koreanSteps(text: string, shown: string): string {
  if (!/[가-힣]/u.test(text)) return text;
  let out = text;
  for (const [, head, value, kind] of shown.matchAll(
    /([가-힣]+)\s?(\d{1,2})(단지|번?길|가(?![가-힣])|로|차|동)/gu,
  )) {
    const last = head!.at(-1)!;
    const said = new RegExp(`(${last}\\s?)${inWords(Number(value))}(?=${kind})`, 'gu');
    out = out.replace(said, `$1${value}`);
  }
  return out.replace(/(\d{1,4})번지의?\s?(\d{1,3})호/gu, (whole, lot: string, branch: string) =>
    new RegExp(`(?<!\\d)${lot}-${branch}(?!\\d)`).test(shown) ? `${lot}-${branch}` : whole,
  );
}
