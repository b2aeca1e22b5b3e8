// npm run address:learn: learns from the labelled pairs what a message means for its order, and writes what was learned. With
// `-- --test FILE` (several are possible) it writes nothing, learns from all but those files, and says how it does on them;
// `--misses` names what it got wrong. Learning is PyTorch's (`apt install python3-torch`), a few minutes for each network.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { compareAddress, readingOf } from '../lib/address/compare.ts';
import { countryCode } from '../lib/address/countries.ts';
import {
  type Case,
  hashOf,
  idsOf,
  isMark,
  type Learned,
  readMeaning,
  SPECIAL,
  sideOf,
  speaksAgainst,
  unknownKind,
  VERDICTS,
  wordOf,
} from '../lib/address/meaning.ts';
import type { PackedNet } from '../lib/address/net.ts';
import { readPair } from '../lib/address/read-pair.ts';
import { receiverIn, retell } from '../lib/address/retell.ts';
import { orderText } from '../lib/address/retell-order.ts';
import { type Labelled, OWN, pairsIn, STRANGERS } from './lib/pairs.ts';
import { varied } from './lib/varied.ts';

const { values } = parseArgs({
  options: { test: { type: 'string', multiple: true, default: [] }, misses: { type: 'boolean' } },
});

/** Debian's own, which has Debian's packages. */
const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';
/** So many networks, each begun differently. */
const SEEDS = [1, 2, 3];
/** A word of fewer pairs is chance. */
const LEAST_PAIRS = 3;
/** Our own pairs, by which the readers were made, count less, and what the readers say of them nothing. */
const OWN_COUNTS = 0.3;

/** Sets that were written to test what is promised (JSON Lines) are nearer to what shops will see than pairs of one trick. */
const TESTS_COUNT = 2;

/** What was told by rule of a pair counts less than the pair. */
const VARIED_COUNTS = 0.5;

interface Known extends Labelled {
  of: Case;
  counts: number;
}

function told(pair: Labelled, own: boolean, counts: number): Known {
  const country = countryCode(pair.country);
  const order = orderText(pair.order, country);
  const read = readPair(pair);
  const of: Case = { tokens: retell(order, pair.message, receiverIn(read)), hidden: order.masked, country };
  return { ...pair, counts, of: own ? of : { ...of, reading: readingOf(read) } };
}

const run = promisify(execFile);
async function learn(pairs: readonly Known[]): Promise<Learned> {
  const inPairs = new Map<string, number>();
  for (const { of } of pairs)
    for (const word of new Set(of.tokens.map(wordOf))) inPairs.set(word, (inPairs.get(word) ?? 0) + 1);
  const words = [...inPairs]
    .filter(([, n]) => n >= LEAST_PAIRS)
    .map(([word]) => word)
    .sort((a, b) => hashOf(a) - hashOf(b));
  const at = new Map(words.map((word, i) => [word, i]));
  const kinds = new Map<string, number>();
  const numbered = (piece: string) => kinds.get(piece) ?? kinds.set(piece, kinds.size).size - 1;
  const specials = Array.from({ length: SPECIAL.all }, (_, i) => i);
  const cases = {
    size: SPECIAL.all + words.length,
    // A mark is always known.
    blanks: [...specials, ...words.map((word, i) => (isMark(word) ? SPECIAL.all + i : unknownKind(word)))],
    pieces: [...specials.map(() => []), ...words.map((word) => piecesOf(word).map(numbered))],
    rows: pairs.map(({ of, want, counts }) => ({
      ids: idsOf(of.tokens, (word) => at.get(word)),
      side: [...sideOf(of)],
      want: VERDICTS.indexOf(want),
      weight: counts,
    })),
  };
  const folder = mkdtempSync(join(tmpdir(), 'address-'));
  try {
    const source = join(folder, 'cases.json');
    writeFileSync(source, JSON.stringify(cases));
    const script = fileURLToPath(new URL('./address-net.py', import.meta.url));
    const nets = await Promise.all(
      SEEDS.map(async (seed) => {
        const target = join(folder, `${seed}.json`);
        await run(PYTHON, [script, source, String(seed), target]);
        return JSON.parse(readFileSync(target, 'utf8')) as PackedNet;
      }),
    );
    const hashes = Uint32Array.from(words.map(hashOf));
    return {
      words: Buffer.from(hashes.buffer).toString('base64'),
      nets,
      pairs: pairs.filter(({ id }) => !id.includes('~')).length,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The signs of a mark: its part, what it is to the order's, whether it was denied. */
function piecesOf(word: string): string[] {
  if (!isMark(word)) return [];
  const denied = word.startsWith('<-') && word.length > 3;
  const body = word.slice(denied ? 2 : 1, -1);
  const part = /[NPRSUOn]/.exec(body)?.[0];
  const signs = [...'!~x?+*≈%#'].filter((sign) => body.includes(sign));
  const named = 'let dir type ord again part road pre house tower stair floor room phase'.split(' ');
  return [
    ...(denied ? ['denied'] : []),
    ...(part ? [part.toUpperCase()] : []),
    ...(body.includes('=') || /^[NPRSUO]#?$/.test(body) ? ['same'] : []),
    ...(body.endsWith('-') ? ['less'] : []),
    ...signs,
    ...named.filter((name) => body.includes(name)),
  ];
}

const files = [OWN, ...readdirSync(STRANGERS).map((name) => `${STRANGERS}${name}`)];
const tested = new Set(values.test.map((file) => basename(file)));
const known = files
  .filter((file) => !tested.has(basename(file)))
  .flatMap((file) => {
    const counts = file === OWN ? OWN_COUNTS : file.endsWith('.jsonl') ? TESTS_COUNT : 1;
    return pairsIn(file).map((pair) => told(pair, file === OWN, counts));
  });
const strange = files.filter((file) => file !== OWN && !tested.has(basename(file))).flatMap(pairsIn);
// Another name that no mark shows teaches nothing but that its letters differ.
const shows = ({ id, of }: Known) =>
  !/~[np]$/.test(id) || of.tokens.some((token) => isMark(token) && speaksAgainst(token));
known.push(
  ...varied(strange)
    .map((pair) => told(pair, false, VARIED_COUNTS))
    .filter(shows),
);
const started = performance.now();
const learned = await learn(known);
console.log(`${known.length} pairs, learned in ${((performance.now() - started) / 1000).toFixed(0)} s`);
if (values.test.length === 0)
  writeFileSync(
    new URL('../public/address-meaning.generated.json', import.meta.url),
    // Three letters X by chance would read as a mark of work undone; base64 may hold blanks.
    `${JSON.stringify(learned, null, 2).replaceAll('XXX', 'XX X')}\n`,
  );
const meaning = readMeaning(learned);
for (const file of values.test) {
  const rows = pairsIn(file).map((pair) => {
    const { of } = told(pair, false, 1);
    const { verdict, chances } = meaning(of);
    return {
      ...pair,
      of,
      chances,
      said: { readers: of.reading!.verdict, learned: verdict, all: compareAddress(pair, meaning).verdict },
    };
  });
  const scored = (by: 'readers' | 'learned' | 'all') => {
    const count = (keep: (want: string, said: string) => boolean) =>
      rows.filter((row) => keep(row.want, row.said[by])).length;
    const right = count((want, said) => want === said);
    const blind = count((want, said) => want === 'differ' && said === 'agree');
    const guessed = count((want, said) => want === 'unknown' && said === 'agree');
    return `${right} of ${rows.length} (${((100 * right) / rows.length).toFixed(1)} %), agree where they differ ${blind}, where nobody can tell ${guessed}`;
  };
  console.log(`${basename(file)}: by the readers alone ${scored('readers')}`);
  console.log(`  by what was learned ${scored('learned')}`);
  console.log(`  as decided ${scored('all')}`);
  if (values.misses)
    for (const { id, want, said, chances, message, of } of rows.filter((row) => row.said.all !== row.want)) {
      const likely = VERDICTS.map((v) => `${v} ${chances[v].toFixed(2)}`).join(' ');
      console.log(
        `${id} ${want} -> ${said.all}, readers ${said.readers}, ${likely}: ${message}\n    ${of.tokens.join(' ')}`,
      );
    }
}
