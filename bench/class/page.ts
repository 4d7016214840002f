/** The board as a browser shows it while the class plays: frames, long tasks, and how it answers a key. */
import { chromium } from 'playwright-core';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { findBrowser, QUIET } from '../src/chromium.ts';

export interface PageFigures {
  readonly tiles: number;
  /** Frames a second while it was looked at. */
  readonly framesPerSecond: number;
  /** Tasks of 50 ms and more, a minute; and the longest, ms. */
  readonly longTasksPerMinute: number;
  readonly longestTask: number;
  /** From pressing Tab until the focus has moved and a frame was drawn, ms: median and worst. */
  readonly key: { readonly p50: number; readonly worst: number };
  /** The page's own CPU time, ms a second: whatever else the machine does. */
  readonly cpu: {
    readonly script: number;
    readonly style: number;
    readonly layout: number;
    readonly all: number;
  };
}

/** What the page counts about itself. */
interface Counted {
  readonly tiles: number;
  readonly seconds: number;
  readonly frames: number;
  readonly long: readonly number[];
}
/** Run in the page: begins to count, and tells what was counted. */
const COUNT = `
  globalThis.counted = { frames: 0, long: [], since: performance.now() };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) counted.long.push(duration);
  }).observe({ type: 'longtask' });
  const frame = () => {
    counted.frames += 1;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);`;
const TELL = `({
  tiles: document.querySelectorAll('[data-table]').length,
  seconds: (performance.now() - counted.since) / 1000,
  frames: counted.frames,
  long: counted.long,
})`;

/** A projector's screen. */
const VIEWPORT = { width: 1920, height: 1080 };

export class BoardPage {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #cdp: CDPSession;
  readonly #keys: number[] = [];
  #before: Map<string, number> = new Map();

  private constructor(browser: Browser, page: Page, cdp: CDPSession) {
    this.#browser = browser;
    this.#page = page;
    this.#cdp = cdp;
  }

  /** Null where there is no browser. */
  static async open(url: string, code: string, key: string): Promise<BoardPage | null> {
    const executablePath = findBrowser();
    if (!executablePath) return null;
    const browser = await chromium.launch({ executablePath, args: QUIET });
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.goto(`${url}/class?code=${code}#${key}`);
    await page.locator('html[data-ready] main').waitFor();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const board = new BoardPage(browser, page, cdp);
    await page.evaluate(COUNT);
    board.#before = await board.#metrics();
    return board;
  }

  /** What the page has used so far, s. */
  async #metrics(): Promise<Map<string, number>> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }

  /** Presses a key, as somebody does who walks over the tiles. */
  async press(): Promise<void> {
    const begun = performance.now();
    await this.#page.keyboard.press('Tab');
    await this.#page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
    this.#keys.push(performance.now() - begun);
  }

  async figures(): Promise<PageFigures> {
    const { tiles, seconds, frames, long } = await this.#page.evaluate<Counted>(TELL);
    const keys = this.#keys.sort((a, b) => a - b);
    const now = await this.#metrics();
    const used = (name: string) => (((now.get(name) ?? 0) - (this.#before.get(name) ?? 0)) * 1000) / seconds;
    return {
      tiles,
      framesPerSecond: frames / seconds,
      longTasksPerMinute: (long.length / seconds) * 60,
      longestTask: Math.max(0, ...long),
      key: { p50: keys[Math.floor(keys.length / 2)] ?? 0, worst: keys.at(-1) ?? 0 },
      cpu: {
        script: used('ScriptDuration'),
        style: used('RecalcStyleDuration'),
        layout: used('LayoutDuration'),
        all: used('TaskDuration'),
      },
    };
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}
