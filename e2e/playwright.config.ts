import { defineConfig, devices } from '@playwright/test';
import { findBrowser, quietArgs } from '../scripts/lib/browser.mjs';

const executablePath = await findBrowser();

export default defineConfig({
  testDir: '.',
  outputDir: './test-results',
  // A story shows its fault the first time or has none.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
  use: {
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    // What a story sees comes from the server; stories about the service worker allow theirs.
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // lab.test is a host name that is not secure to the browser, as a school's 192.168.x.x is not.
      args: [...quietArgs, '--host-resolver-rules=MAP lab.test 127.0.0.1'],
    },
  },
  projects: [
    { name: 'chromium', use: { ...devices['Desktop Chrome'], viewport: { width: 1366, height: 768 } } },
  ],
});
