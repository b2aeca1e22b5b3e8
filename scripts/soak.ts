// `npm run soak [-- KILLS [SEED]]`: the worker killed two hundred times, or as often as said, while notes are being
// kept; then the journal is held against what was acknowledged. Exit 1 when anything was lost, twice or miscounted.
import { killRun } from '../tests/e2e/kills.ts';
import { build, ensureBrowsers } from './setup.mjs';

const [kills = 200, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('Usage: npm run soak -- [KILLS] [SEED], two whole numbers. Nothing was run.');
  process.exit(2);
}

ensureBrowsers({ firefox: false });
build('chrome', { e2e: true });
console.log(`${kills} kills, seed ${seed}`);
const started = Date.now();
const after = await killRun({
  kills,
  seed,
  onKill(n, kept) {
    if (n % 20 === 0 || n === kills) console.log(`${n} kills, ${kept} notes kept`);
  },
});

const faults = [
  after.stops < kills && `the worker stopped only ${after.stops} times`,
  after.lost.length > 0 && `${after.lost.length} acknowledged notes are not in the journal`,
  after.twice.length > 0 && `${after.twice.length} notes stand twice`,
  after.strange.length > 0 && `${after.strange.length} entries nobody wrote`,
  !after.seqWhole && 'the count of entries has a gap or a repeat',
  after.refused.length > 0 && `${after.refused.length} notes were refused: ${[...new Set(after.refused)]}`,
].filter(Boolean);
console.log(
  `${after.stops} stops, ${after.asked} notes, ${after.acknowledged} acknowledged, ${after.entries} in the journal, ` +
    `${after.pressedAgain} asked again by hand, ${((Date.now() - started) / 1000).toFixed(0)} s`,
);
for (const fault of faults) console.error(`seed ${seed}: ${fault}`);
console.log(faults.length === 0 ? 'Nothing lost, nothing twice.' : 'Not clean.');
process.exit(faults.length === 0 ? 0 : 1);
