// A sheet whose rows are cut only when they are read says what a sheet cut at once says, whatever is wrong with it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete, openSheet } from '../../../lib/stock/columns.ts';
import { type Delimiter, parseCsv, parsing } from '../../../lib/stock/csv.ts';
import { openFile } from '../../../lib/stock/intake.ts';
import { readStock } from '../../../lib/stock/read.ts';
import type { Sheet } from '../../../lib/stock/types.ts';

function lazily(text: string) {
  const work = parsing(text, undefined, true);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
const rowsOf = ({ rows, lines, cut }: Sheet) => lines.map((_, i) => rows[i] ?? cut?.(i));

/** Rows of a stock sheet, some of them not as they should be: more than are held from the start. */
const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('A1', 'b-2', '00123', '杭州仓', '3', '12', '1,234', '2026-11-21 09:10'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', '"', '"x', 'x"y', '"a ""b"""', '"two\nlines"', '合计', '\uFFFD'),
  },
  { weight: 1, arbitrary: fc.constantFrom('１２', '-3', '6.92E+12', "'007", '="008"', '\t') },
);
const row = (delimiter: Delimiter) =>
  fc
    .oneof(
      { weight: 8, arbitrary: fc.array(cell, { minLength: 5, maxLength: 5 }) },
      { weight: 1, arbitrary: fc.array(cell, { maxLength: 8 }) },
      { weight: 1, arbitrary: fc.constant(['', ' ', '']) },
    )
    .map((cells) => cells.join(delimiter));
const sheets = fc.constantFrom<Delimiter>(',', ';', '\t').chain((delimiter) =>
  fc.record({
    lines: fc.array(row(delimiter), { maxLength: 40 }),
    // Few lines are drawn at a time; more than are held from the start it must be.
    repeat: fc.constantFrom(1, 100),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    head: fc.constant(['SKU', '名称', '仓库', '库存', '盘点时间'].join(delimiter)),
  }),
);
const textOf = ({
  lines,
  repeat,
  end,
  head,
}: {
  lines: string[];
  repeat: number;
  end: string;
  head: string;
}) => [head, ...Array.from({ length: repeat }, () => lines).flat()].join(end);

describe('rows cut when they are read', () => {
  it('are the rows cut at once, with their lines and what is broken', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const [now, later] = [parseCsv(textOf(sheet)), lazily(textOf(sheet))];
        expect(later.ok).toBe(now.ok);
        if (!now.ok || !later.ok) return expect(later).toEqual(now);
        expect(later.value.delimiter).toBe(now.value.delimiter);
        expect(rowsOf(later.value.sheet)).toEqual(now.value.sheet.rows);
        expect(later.value.sheet.lines).toEqual(now.value.sheet.lines);
        expect(later.value.sheet.broken).toEqual(now.value.sheet.broken);
      }),
      { numRuns: 300 },
    );
  });

  it('are read as the same stock, with the same lines left out', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const text = textOf(sheet);
        const parsed = parseCsv(text);
        const now = parsed.ok ? openSheet(parsed.value.sheet) : parsed;
        const later = openFile(new TextEncoder().encode(text));
        expect(later.ok).toBe(now.ok);
        if (!now.ok || !later.ok) return;
        const { opened } = later.value;
        expect(opened.mapping).toEqual(now.value.mapping);
        const mapping = complete(now.value.mapping, now.value.header);
        if (!mapping.ok) return;
        expect(readStock(opened.sheet, mapping.value, opened.headerRow)).toEqual(
          readStock(now.value.sheet, mapping.value, now.value.headerRow),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are not all held: only the first of a long sheet', () => {
    const parsed = lazily(`SKU,库存\n${'A1,3\n'.repeat(5_000)}`);
    expect(parsed.ok && parsed.value.sheet.lines.length).toBe(5_001);
    expect(parsed.ok && parsed.value.sheet.rows.length).toBeLessThan(1_000);
  });
});
