import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They take longest, and come first: the last file to end is nobody's to wait for. */
const LONG = [
  'pages.test.ts',
  'sites.test.ts',
  'readable.test.ts',
  'clocks.test.ts',
  'source-long.test.ts',
  'laws.test.ts',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(`/${name}`));
    return (await super.sort(files)).sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

/** They measure milliseconds, or move a hundred thousand rows: nothing else runs beside one of them. */
const ALONE = ['guard', 'picking', 'sheets', 'sheets-firefox'].map((name) => `tests/e2e/${name}.test.ts`);

const browserRuns = { environment: 'node', testTimeout: 60_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    reporters: ['default'],
    sequence: { sequencer: LongFirst },
    // Left alone it keeps one core free.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture.test.ts'],
          // What needs a page says so in its first line: `@vitest-environment happy-dom`.
          environment: 'node',
          testTimeout: 20_000,
          setupFiles: ['tests/unit/setup.ts'],
        },
      },
      { test: { name: 'pages', include: ['tests/pages.test.ts', 'tests/capture.test.ts'], ...browserRuns } },
      // Each file has a browser, a profile and servers of its own, so two may run at once.
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], exclude: ALONE, ...browserRuns } },
      { test: { name: 'e2e-alone', include: ALONE, ...browserRuns, fileParallelism: false } },
      {
        test: {
          name: 'consoles',
          include: ['tests/consoles/*.test.ts'],
          ...browserRuns,
          fileParallelism: false,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
