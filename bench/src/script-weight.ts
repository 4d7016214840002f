/** How much script, compressed, a browser loads until a student can play: counted by a real one on the real server. */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page, Response } from 'playwright-core';
import { LESSON } from './script.ts';
import { startLab } from './servers.ts';
import { Wire } from './wire.ts';

export interface ScriptWeight {
  /** Bytes over the wire of all scripts together. */
  readonly bytes: number;
  /** The heaviest first. */
  readonly scripts: readonly { readonly path: string; readonly bytes: number }[];
}

/** How long a page may take, ms. */
const PATIENCE = 20_000;
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** By link to a table, a name, a seat, to the first move that could be made. Null where there is no browser. */
export async function weighScripts(): Promise<ScriptWeight | null> {
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
    const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
    page.setDefaultTimeout(PATIENCE);
    const loaded: Response[] = [];
    page.on('response', (response) => loaded.push(response));
    await sitDown(page, `http://127.0.0.1:${lab.port}/j/${code}`);
    const scripts = await weigh(loaded.slice());
    wire.close();
    return { bytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0), scripts };
  } finally {
    await browser.close();
    await lab.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Resolves when the flags of the header can be pressed. */
async function sitDown(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('form input:not([type=radio])').first().fill('Bench');
  await page.locator('form button[type=submit]').click();
  await page.getByRole('button', { name: 'SYN' }).first().waitFor();
}

async function weigh(responses: readonly Response[]): Promise<{ path: string; bytes: number }[]> {
  const weights = new Map<string, number>();
  for (const response of responses) {
    if (response.request().resourceType() !== 'script' || !response.ok()) continue;
    await response.finished();
    const { responseBodySize } = await response.request().sizes();
    weights.set(new URL(response.url()).pathname, responseBodySize);
  }
  return [...weights].map(([path, bytes]) => ({ path, bytes })).sort((a, b) => b.bytes - a.bytes);
}

function findBrowser(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((dir) => NAMES.map((name) => join(dir, name)));
  return [process.env['CHROMIUM_PATH'] ?? '', chromium.executablePath(), ...onPath].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return path !== '';
    } catch {
      return false;
    }
  });
}
