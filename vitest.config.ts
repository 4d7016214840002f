import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The browser project stands in apps/web, whose modules only its own plugins understand.
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/**/*.test.ts', 'apps/{server,cli}/**/*.test.ts', 'scripts/**/*.test.ts'],
        },
      },
    ],
  },
});
