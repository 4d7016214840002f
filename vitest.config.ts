import { defineConfig } from 'vitest/config';
export default defineConfig({
  test: {
    projects: [{ test: { name: 'node', include: ['{packages,apps/server,apps/cli,scripts}/**/*.test.ts'] } }],
  },
});
