import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser, quietArgs } from './scripts/lib/browser.mjs';

const executablePath = await findBrowser();
const component = '**/*.svelte.test.ts';

/** A test that hangs ends; how long a busy machine takes for one that doesn't is no test's business. ms */
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

/** Whether tests run long: HANDSHAKE_LONG as a number. */
const provide = { long: Number(process.env.HANDSHAKE_LONG ?? 0) || 0 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          ...patience,
          include: [
            'packages/**/*.test.ts',
            'apps/{server,cli}/**/*.test.ts',
            '{bench,scripts}/**/*.test.ts',
          ],
          setupFiles: ['./scripts/chance.setup.ts'],
          provide,
        },
      },
      {
        extends: './apps/web/vite.config.ts',
        root: './apps/web',
        test: {
          name: 'web',
          ...patience,
          include: ['src/**/*.test.ts'],
          exclude: [component],
        },
      },
      {
        extends: './apps/web/vite.config.ts',
        root: './apps/web',
        test: {
          name: 'browser',
          ...patience,
          include: [`src/${component}`],
          provide,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({
              launchOptions: { args: quietArgs, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1366, height: 768 } }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
});
