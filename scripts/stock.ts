// `npm run -s stock -- --sheet FILE`: reads a stock sheet as the extension would, and says what it would take.
// One JSON object on stdout: {rows, skipped: [{line, why}], columns}; errors on stderr with a non-zero exit.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Failure } from '../lib/model/basics.ts';
import { complete, openSheet } from '../lib/stock/columns.ts';
import { parseCsv } from '../lib/stock/csv.ts';
import { decodeSheet } from '../lib/stock/decode.ts';
import { readStock } from '../lib/stock/read.ts';
import words from '../lib/stock/stock.i18n.json';
import type { Mapping } from '../lib/stock/types.ts';
import { say } from '../lib/words/say.ts';

const USAGE = `npm run -s stock -- --sheet FILE [--sku HEADING] [--on-hand HEADING] [--lines]
  --sku, --on-hand   the columns, where their headings do not say
  --lines            also print what was read, as "lines"`;

const textOf = ({ code, params }: Failure) => say(words, 'en', code as keyof typeof words, params);

class Refused extends Error {}
const refuse = (error: Failure): never => {
  throw new Refused(`${textOf(error)} (${error.code})`);
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sheet: { type: 'string' },
      sku: { type: 'string' },
      'on-hand': { type: 'string' },
      lines: { type: 'boolean', default: false },
    },
  });
  if (!values.sheet) throw new Refused(USAGE);
  const bytes = await readFile(values.sheet).catch((error: Error) => {
    throw new Refused(error.message);
  });
  const decoded = decodeSheet(bytes);
  if (!decoded.ok) return refuse(decoded.error);
  const parsed = parseCsv(decoded.value.text);
  if (!parsed.ok) return refuse(parsed.error);
  const opened = openSheet(parsed.value.sheet);
  if (!opened.ok) return refuse(opened.error);

  const { sheet, header, headerRow } = opened.value;
  const mapping: Mapping = { ...opened.value.mapping };
  for (const [meaning, heading] of [
    ['sku', values.sku],
    ['onHand', values['on-hand']],
  ] as const) {
    if (heading === undefined) continue;
    const column = header.indexOf(heading.trim());
    if (column < 0)
      throw new Refused(`No column is headed ${JSON.stringify(heading)}. Found: ${header.join(', ')}`);
    mapping[meaning] = column;
  }
  const full = complete(mapping, header);
  if (!full.ok) return refuse(full.error);

  const { lines, skipped } = readStock(sheet, full.value, headerRow);
  const columns = Object.fromEntries(
    Object.entries(full.value).map(([meaning, column]) => [meaning, header[column] || `#${column + 1}`]),
  );
  const answer = {
    rows: lines.length,
    skipped: skipped.map(({ line, code, params }) => ({ line, why: textOf({ code, params }), code })),
    columns,
    ...(values.lines && { lines }),
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

main().catch((error: unknown) => {
  const usage = error instanceof Refused || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${usage ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
