// npm run guard:learn: learns from the labelled drafts how a breach reads, and writes what was learned into its pack. With
// `-- --test FILE` it writes nothing, learns from all but that file (several are possible), and says how it does on it by
// several thresholds.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGuard, type Guard } from '../lib/guard/guard.ts';
import { checkOf, type Learned, PROBES, pack, slotOf } from '../lib/guard/likeness.ts';
import type { Pack } from '../lib/guard/pack.ts';
import { PACKS } from '../lib/guard/packs/index.ts';
import { gather, rowsOf, solve, type Task } from './lib/logistic.ts';

const { values } = parseArgs({ options: { test: { type: 'string', multiple: true, default: [] } } });

const BITS = 17;
/** A feature of fewer drafts is chance. */
const LEAST_DRAFTS = 2;
/** So many features are kept, those that tell most. */
const KEPT = 100_000;
/** How much a large weight costs: larger keeps weights smaller. */
const COST = 0.005;
/** A draft written without sight of the packs reads like the next one will: it counts so many times. */
const STRANGER = 4;
/** Chosen on drafts nobody had learned from: see `--test`. */
const FROM = 0.96;
const BELOW = 0.45;

interface Labelled {
  marketplace: string;
  shopKind?: string;
  text: string;
  context?: unknown;
  expect: string;
  stranger?: boolean;
}
const GUARD = fileURLToPath(new URL('../tests/unit/guard/', import.meta.url));
const PACK = new URL('../lib/guard/packs/likeness.json', import.meta.url);
const read = (file: string): Labelled[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled)
    // What is known around a draft is not in its words.
    .filter(({ context }) => context === undefined);
const isBreach = ({ expect }: Labelled) => expect !== 'pass';
/** Drafts of the same letters are one draft. */
const kin = ({ text }: Labelled) => text.replace(/[\P{L}]/gu, '').toLowerCase() || text;

function learn(drafts: readonly Labelled[]): Learned {
  const gathered = gather(drafts.map(({ text }) => text));
  const task: Task = {
    labels: Uint8Array.from(drafts, (draft) => Number(isBreach(draft))),
    counts: Float64Array.from(drafts, ({ stranger }) => (stranger ? STRANGER : 1)),
    cost: COST,
  };
  const { hashes, inHowMany } = gathered;
  const rareness = (n: number) => Math.log((1 + drafts.length) / (1 + inHowMany[n]!)) + 1;
  const several = [...hashes.keys()].filter((n) => inHowMany[n]! >= LEAST_DRAFTS);
  const first = solve(rowsOf(gathered, several, Float64Array.from(several, rareness)), several.length, task);
  const telling = new Map(
    several.map((n, i) => [n, Math.abs(first.weights[i]!) * Math.sqrt(inHowMany[n]!)] as const),
  );
  const best = several.sort((a, b) => telling.get(b)! - telling.get(a)! || a - b).slice(0, KEPT);

  const rareStep = rareness(best.reduce((a, b) => (inHowMany[a]! < inHowMany[b]! ? a : b))) / 15;
  const rarities = best.map((n) => Math.round(rareness(n) / rareStep));
  const { weights, bias } = solve(
    rowsOf(
      gathered,
      best,
      Float64Array.from(rarities, (r) => r * rareStep),
    ),
    best.length,
    task,
  );
  const sizes = Float64Array.from(weights, Math.abs).sort();
  const step = sizes[Math.floor(sizes.length * 0.999)]! / 7;
  const table = new Uint8Array(2 ** (BITS + 1));
  best.forEach((n, i) => {
    const weight = Math.max(-7, Math.min(7, Math.round(weights[i]! / step)));
    for (let probe = 0, slot = slotOf(hashes[n]!, BITS); probe < PROBES; probe++, slot++) {
      const at = 2 * (slot & (2 ** BITS - 1));
      // One that has the same slot and check tells more.
      if (table[at] === checkOf(hashes[n]!)) return;
      if (table[at] !== 0) continue;
      table[at] = checkOf(hashes[n]!);
      table[at + 1] = pack(weight, rarities[i]!);
      return;
    }
  });
  return {
    bits: BITS,
    step: Number(step.toPrecision(6)),
    rareStep: Number(rareStep.toPrecision(6)),
    bias: Number(bias.toPrecision(6)),
    from: FROM,
    below: BELOW,
    drafts: drafts.length,
    table: Buffer.from(table).toString('base64'),
  };
}

/** How guards with and without what was learned judge drafts, by the two thresholds. */
function judge(learned: Learned, drafts: readonly Labelled[]): void {
  const say = (name: string, packs: Pack[]) => {
    const guards = new Map<string, Guard>();
    const judged = drafts.map((draft) => {
      const { marketplace, shopKind, text } = draft;
      const key = `${marketplace} ${shopKind}`;
      const guard = guards.get(key) ?? createGuard(packs, { marketplace, shopKind });
      guards.set(key, guard);
      return { breach: isBreach(draft), hit: guard.check(text).verdict !== 'pass' };
    });
    const share = (breach: boolean) => {
      const some = judged.filter((one) => one.breach === breach);
      const hit = some.filter((one) => one.hit).length;
      return `${hit}/${some.length} (${((100 * hit) / some.length).toFixed(2)} %)`;
    };
    console.log(`${name}: caught ${share(true)}, touched ${share(false)}`);
  };
  say(
    'packs alone',
    PACKS.filter(({ id }) => id !== 'likeness'),
  );
  for (const below of [0.3, 0.45])
    for (const from of [0.9, 0.93, 0.96])
      say(
        `below ${below} from ${from}`,
        PACKS.map((one) => (one.id === 'likeness' ? { ...one, learned: { ...learned, below, from } } : one)),
      );
}

const strangers = readdirSync(`${GUARD}strangers`).filter((file) => file.endsWith('.jsonl'));
const unseen = values.test.map((file) => basename(file));
const tested = values.test.flatMap(read);
const apart = new Set(tested.map(kin));
const drafts = [
  ...read(`${GUARD}drafts.jsonl`),
  ...strangers
    .filter((file) => !unseen.includes(file))
    .sort()
    .flatMap((file) => read(`${GUARD}strangers/${file}`))
    .map((draft) => ({ ...draft, stranger: true })),
].filter((draft) => !apart.has(kin(draft)));
const learned = learn(drafts);
if (tested.length > 0) judge(learned, tested);
else {
  const likeness = JSON.parse(readFileSync(PACK, 'utf8')) as Pack;
  // Short lists stand on one line, as the formatter has them.
  const json = JSON.stringify({ ...likeness, learned }, null, 2).replace(
    /\[\n\s+((?:"[^"]*",?\s*)+)\]/g,
    (_, list: string) => `[${list.trim().split(/,\s+/).join(', ')}]`,
  );
  // Three letters X by chance would read as a mark of work undone; base64 may hold blanks.
  writeFileSync(PACK, `${json.replaceAll('XXX', 'XX X')}\n`);
  console.log(`learned from ${learned.drafts} drafts`);
}
