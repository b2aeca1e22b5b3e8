// npm run address:score: the comparer against the labelled pairs. Prints what it got right by country and by verdict,
// names each miss, and counts the worst kind: `agree` where the two differ. Exit code 1 when there is one of those, or
// when fewer than 97 % of the verdicts are right.
import './lib/learned.ts';
import { compareAddress } from '../lib/address/index.ts';
import { OWN, pairsIn } from './lib/pairs.ts';

const NEEDED = 0.97;
const pairs = pairsIn(process.argv[2] ?? OWN);

const tallies = new Map<string, { all: number; right: number }>();
function count(key: string, right: boolean) {
  const row = tallies.get(key) ?? { all: 0, right: 0 };
  tallies.set(key, row);
  row.all++;
  if (right) row.right++;
}

const alarms: string[] = [];
const guessed: string[] = [];
const wrong: string[] = [];
const times: number[] = [];
for (const { id, country, order, message, want, wantParts = {}, about = '' } of pairs) {
  const start = performance.now();
  const { verdict, parts } = compareAddress({ order, message, country });
  times.push(performance.now() - start);
  const asked = Object.entries(wantParts) as [keyof typeof parts, string][];
  const missed = asked.filter(([part, outcome]) => parts[part] !== outcome);
  count('all', verdict === want);
  count(country, verdict === want);
  count(want, verdict === want);
  for (const [part, outcome] of asked) count('parts', parts[part] === outcome);
  const blind = asked.some(([part, outcome]) => outcome === 'differ' && parts[part] === 'agree');
  if ((want === 'differ' && verdict === 'agree') || blind) alarms.push(id);
  if (want === 'unknown' && verdict === 'agree') guessed.push(id);
  if (verdict === want && !missed.length) continue;
  if (verdict !== want) wrong.push(id);
  const why = missed.map(([part, outcome]) => `${part} ${outcome} -> ${parts[part]}`).join(', ');
  console.log(`${id} [${country}] ${want} -> ${verdict}${why ? ` (${why})` : ''}: ${about}`);
  console.log(`    ${JSON.stringify(order)}\n    ${JSON.stringify(message)}`);
}

const percent = (n: number, of: number) => `${n}/${of} (${((100 * n) / of).toFixed(1)} %)`;
for (const [key, { all, right }] of tallies) console.log(`${key}: right ${percent(right, all)}`);
console.log(`wrong verdicts: ${wrong.join(' ') || 'none'}`);
console.log(`agree where they differ: ${alarms.length}${alarms.length ? ` (${alarms.join(' ')})` : ''}`);
console.log(
  `agree where nobody can tell: ${guessed.length}${guessed.length ? ` (${guessed.join(' ')})` : ''}`,
);
times.sort((a, b) => a - b);
console.log(`p99 ${(times[Math.floor(times.length * 0.99)] ?? 0).toFixed(2)} ms a pair`);
const total = tallies.get('all');
if (!total || alarms.length || total.right / total.all < NEEDED) process.exitCode = 1;
