// Money: sums and comparisons of decimal strings, exact. A float would find a difference of a thousandth of a cent.

const decimals = (amount: string) => amount.split('.')[1]?.length ?? 0;

/** The amounts as whole numbers of one common small unit, in their order. */
export function whole(...amounts: string[]): bigint[] {
  const places = Math.max(0, ...amounts.map(decimals));
  return amounts.map((amount) => {
    const [units = '0', rest = ''] = amount.split('.');
    return BigInt(units + rest.padEnd(places, '0'));
  });
}

/** Whether two amounts are the same, however many zeros they end in. */
export function same(a: string, b: string): boolean {
  const [x, y] = whole(a, b);
  return x === y;
}
