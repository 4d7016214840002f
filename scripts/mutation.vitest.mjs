// The tests that are asked about each fault: the protocol's tables and stories. Those that draw by chance or walk a matrix are
// left out: a fault should be caught every time or never, by a case that a reader can follow, and soon.
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/** The one matrix that is needed, for the words that tell of an arrival, is asked last: most faults are known by then. */
class MatrixLast extends BaseSequencer {
  /** @override */
  async sort(/** @type {import('vitest/node').TestSpecification[]} */ files) {
    const sorted = await super.sort(files);
    const isMatrix = (/** @type {import('vitest/node').TestSpecification} */ { moduleId }) =>
      moduleId.endsWith('/steps.test.ts');
    return [...sorted.filter((file) => !isMatrix(file)), ...sorted.filter(isMatrix)];
  }
}

export default defineConfig({
  test: {
    include: ['packages/protocol/src/**/*.test.ts'],
    exclude: ['packages/protocol/src/**/*{propert,matrix,linux}*.test.ts'],
    sequence: { sequencer: MatrixLast },
    // Whether a fault makes a test endless is Stryker's to tell.
    testTimeout: 600_000,
    setupFiles: ['./scripts/chance.setup.ts'],
    provide: { long: 0 },
  },
});
