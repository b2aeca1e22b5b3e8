// Lines held as figures: each SKU is known again, whatever its hash, and stands apart in each of its warehouses.
import { describe, expect, it } from 'vitest';
import { foldSku } from '../../../lib/stock/cells.ts';
import { Lines } from '../../../lib/stock/lines.ts';
import { hashOf } from '../../../lib/stock/skuHash.ts';
import type { StockLine } from '../../../lib/stock/types.ts';

describe('lines', () => {
  const line = (i: number, sku: string, warehouse?: string): StockLine => ({
    sku,
    key: foldSku(sku),
    onHand: i,
    line: i + 2,
    ...(warehouse !== undefined && { warehouse }),
  });

  it('know each SKU again however many there are, and the first of each stands', () => {
    const lines = new Lines();
    for (let i = 0; i < 20_000; i++) expect(lines.add(line(i, `S-${i}`))).toBeUndefined();
    for (let i = 0; i < 20_000; i += 7) {
      expect(lines.has(`s-${i}`)).toBe(true);
      expect(lines.add(line(30_000, `s-${i}`))).toMatchObject({
        code: 'stock.duplicate',
        params: { first: i + 2 },
      });
    }
    expect(lines.has('s-20000')).toBe(false);
    expect(lines.has('')).toBe(false);
    expect([lines.size, lines.skus]).toEqual([20_000, 20_000]);
    expect([...lines].map(({ onHand }) => onHand)).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
  });

  it('are of the SKU they say, though two have one hash', () => {
    const byHash = new Map<number, string>();
    const pairs: string[][] = [];
    for (let i = 0; pairs.length < 3; i++) {
      const [key, other] = [`s-${i}`, byHash.get(hashOf(`s-${i}`))];
      if (other === undefined) byHash.set(hashOf(key), key);
      else pairs.push([other, key]);
    }
    for (const keys of pairs) {
      const lines = new Lines();
      expect(keys.map((key, i) => lines.add(line(i, key)))).toEqual([undefined, undefined]);
      expect(keys.map((key) => lines.has(key))).toEqual([true, true]);
      expect(lines.skus).toBe(2);
    }
  });

  it('are apart where they are of different warehouses, whichever way those are written', () => {
    const lines = new Lines();
    expect(lines.add(line(1, 'A', 'North'))).toBeUndefined();
    expect(lines.add(line(2, 'a', 'South'))).toBeUndefined();
    expect(lines.add(line(3, 'A'))).toBeUndefined();
    expect(lines.add(line(4, 'a', 'ｎｏｒｔｈ'))).toMatchObject({ params: { first: 3 } });
    expect(lines.add(line(5, 'A', ''))).toMatchObject({ params: { first: 5 } });
    expect(lines.skus).toBe(1);
    expect(lines.from(0).map(({ onHand }) => onHand)).toEqual([1, 2, 3]);
    expect(lines.unitsFrom(0)).toEqual({ onHand: 6 });
  });
});
