// The tests that are asked about each fault: the protocol's tables and stories. Those that draw by chance or walk a matrix are
// left out: a fault should be caught every time or never, by a case that a reader can follow, and soon.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/protocol/src/**/*.test.ts'],
    exclude: ['packages/protocol/src/**/*{propert,matrix,linux}*.test.ts'],
    provide: { long: 0 },
  },
});
