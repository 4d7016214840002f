// The tests that are asked about each fault: those of the protocol that are tables and stories. The ones led by chance
// are left out, so that a fault is caught every time or never.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/protocol/src/**/*.test.ts'],
    exclude: ['packages/protocol/src/*propert*.test.ts'],
  },
});
