/** How much script, compressed, a browser loads until a page is of use: counted by a real one on the real server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findBrowser, QUIET } from './chromium.ts';
import { LESSON } from './script.ts';
import { startLab } from './servers.ts';
import { Wire } from './wire.ts';

/** The pages that are weighed; a seat in a class and one by a link are the same page. */
export type WeighedPage = 'landing' | 'table' | 'practice' | 'board';

/** Bodies of all scripts together, bytes over the wire. */
interface Weight {
  readonly gzip: number;
  readonly brotli: number;
}
export interface PageWeight extends Weight {
  readonly page: WeighedPage;
  /** The heaviest first. */
  readonly scripts: readonly (Weight & { readonly path: string })[];
}

/** How long a page may take, ms. */
const PATIENCE = 20_000;

/** Each page opened by its own address in a browser that has nothing yet. Null where there is no browser. */
export async function weighScripts(): Promise<readonly PageWeight[] | null> {
  const executablePath = findBrowser();
  if (!executablePath) return null;
  const dir = mkdtempSync(join(tmpdir(), 'handshake-bench-'));
  const lab = await startLab(join(dir, 'data'));
  const browser = await chromium.launch({ executablePath, args: QUIET });
  try {
    const wire = await Wire.open(lab.port);
    const wish = { lesson: LESSON, profile: 'strict', locale: 'en' };
    const { code } = await wire.ask<{ code: string }>('table.open', wish);
    // Somebody sits opposite already: the table is shown as soon as one has sat down.
    await wire.ask('seat.take', { code, seat: 'server', name: 'Partner', locale: 'en' });
    const cls = await wire.ask<{ code: string; key: string }>('class.open', {
      plan: [{ lesson: LESSON, profile: 'strict' }],
      locale: 'en',
    });
    const base = `http://127.0.0.1:${lab.port}`;
    const board = `/class?code=${cls.code}#${cls.key}`;
    const weights = [
      await weigh(browser, base, 'landing', '/', (page) => page.locator('html[data-ready] h1').waitFor()),
      await weigh(browser, base, 'table', `/t/${code}`, async (page) => {
        await page.locator('form input:not([type=radio])').first().fill('Bench');
        await page.locator('form button[type=submit]').click();
        await playable(page);
      }),
      await weigh(browser, base, 'practice', `/practice/${LESSON}/client`, playable),
      await weigh(browser, base, 'board', board, (page) => page.locator('h1').waitFor()),
    ];
    wire.close();
    return weights;
  } finally {
    await browser.close();
    await lab.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Resolves when the flags of the header can be pressed. */
const playable = (page: Page): Promise<void> => page.getByRole('button', { name: 'SYN' }).first().waitFor();

/** What is fetched ahead for other pages, or for later, waits for the browser to be idle: this one never is. */
async function weigh(
  browser: Browser,
  base: string,
  name: WeighedPage,
  path: string,
  reach: (page: Page) => Promise<void>,
): Promise<PageWeight> {
  const context = await browser.newContext({ locale: 'en-US', serviceWorkers: 'block' });
  await context.addInitScript(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }));
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const asked = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.add(new URL(request.url()).pathname);
  });
  await page.goto(base + path);
  await reach(page);
  const paths = [...asked];
  await context.close();
  const scripts: (Weight & { path: string })[] = [];
  for (const one of paths) {
    const gzip = await bytesOf(base + one, 'gzip');
    scripts.push({ path: one, gzip, brotli: await bytesOf(base + one, 'br') });
  }
  const sum = (coding: keyof Weight) => scripts.reduce((bytes, script) => bytes + script[coding], 0);
  return {
    page: name,
    gzip: sum('gzip'),
    brotli: sum('brotli'),
    scripts: scripts.sort((a, b) => b.gzip - a.gzip),
  };
}

/** @throws Error where there is no such file */
function bytesOf(url: string, coding: 'gzip' | 'br'): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': coding } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url}: ${response.statusCode}`));
      });
    });
    request.on('error', reject);
  });
}
