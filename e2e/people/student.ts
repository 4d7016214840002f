import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test';
import type { Seat } from '@handshake/lessons';
import type { Line } from './play.ts';

/** What a student reads and presses, in both languages of the product. */
const WORDS = {
  en: {
    flags: 'Flags',
    seq: /^Sequence Number/,
    ack: /^Acknowledgment Number/,
    len: /^Data/,
    send: /^Send segment/,
    name: 'Your name at the table',
    sit: 'Take a seat',
    seats: { client: /^Client/, server: /^Server/ },
    story: 'What has happened, in order',
    illegal: 'Illegal',
    debrief: 'The lesson is over',
    reached: (no: number) => `Segment ${no} reached`,
  },
  zh: {
    flags: '标志位',
    seq: /^Sequence Number/,
    ack: /^Acknowledgment Number/,
    len: /^Data/,
    send: /^发送报文段/,
    name: '你在桌上的名字',
    sit: '入座',
    seats: { client: /^客户端/, server: /^服务器/ },
    story: '按顺序发生的事',
    illegal: '不合法',
    debrief: '本课结束',
    reached: (no: number) => `${no} 号报文段到达`,
  },
} as const;

/** One person with a browser of their own. */
export class Student {
  readonly page: Page;
  readonly words: (typeof WORDS)['en' | 'zh'];

  constructor(page: Page, language: 'en' | 'zh' = 'en') {
    this.page = page;
    this.words = WORDS[language];
  }

  /** A new browser context: no storage shared with anybody. */
  static async arrive(
    browser: Browser,
    options: BrowserContextOptions & { language?: 'en' | 'zh' } = {},
  ): Promise<Student> {
    const { language = 'en', ...rest } = options;
    const context: BrowserContext = await browser.newContext({
      locale: language === 'zh' ? 'zh-CN' : 'en-US',
      ...rest,
    });
    return new Student(await context.newPage(), language);
  }

  /** From the page of a table or class: chooses a seat (where there is a choice), a name, and sits down. */
  async sit(url: string, seat: Seat | null, name: string): Promise<void> {
    const { page, words } = this;
    await page.goto(url);
    await page.getByLabel(words.name).fill(name);
    if (seat) await page.getByRole('radio', { name: words.seats[seat] }).check();
    await page.getByRole('button', { name: words.sit }).click();
  }

  /** Fills the header; what is not named is left as it is, but for the flags, which are set to exactly these. */
  async compose(line: Line): Promise<void> {
    const { page, words } = this;
    const keys = page.getByRole('toolbar', { name: words.flags });
    for (const flag of ['ACK', 'PSH', 'RST', 'SYN', 'FIN', 'URG']) {
      const key = keys.getByRole('button', { name: flag });
      const on = (await key.getAttribute('aria-pressed')) === 'true';
      if (on !== line.flags.includes(flag)) await key.click();
    }
    await page.getByLabel(words.seq).fill(String(line.seq));
    await page.getByLabel(words.ack).fill(line.ack === null ? '' : String(line.ack));
    await page.getByLabel(words.len).fill(String(line.len));
  }

  async send(line: Line): Promise<void> {
    await this.compose(line);
    await this.page.getByRole('button', { name: this.words.send }).click();
  }

  /** The judge's newest answer. */
  verdict() {
    return this.page.getByRole('article').first();
  }

  debrief() {
    return this.page.getByRole('region', { name: this.words.debrief });
  }

  /** Waits until the own ladder's story has a segment like this one. */
  async sees(part: string | RegExp): Promise<void> {
    await expect(this.story().filter({ hasText: part }).first()).toBeAttached();
  }

  /** The ladder as sentences, in order. */
  story() {
    return this.page.getByRole('list', { name: this.words.story }).getByRole('listitem');
  }
}

/** Waits until segment `no` has arrived wherever it was going, as this student's screen tells. */
export const arrived = (student: Student, no: number): Promise<void> =>
  student.sees(student.words.reached(no));

/**
 * Plays a script for two, from segment `from` on: each sends when the one before has arrived.
 * @returns the number of the last segment
 */
export async function playTogether(
  seats: Readonly<Record<Seat, Student>>,
  script: readonly Line[],
  from = 1,
): Promise<number> {
  let no = from - 1;
  for (const line of script) {
    if (no > 0) await arrived(seats[line.by], no);
    await seats[line.by].send(line);
    no += 1;
    await arrived(seats[line.by], no);
  }
  return no;
}

/** Opens a table for this lesson from the start page. @returns the link to hand on */
export async function openTable(page: Page, url: string, lesson: string): Promise<string> {
  await page.goto(url);
  await page.getByRole('link', { name: /Play with a partner/ }).click();
  await page.getByRole('radio', { name: new RegExp(lesson) }).check();
  await page.getByRole('button', { name: 'Open the table' }).click();
  await page.waitForURL(/\/t\//);
  return page.url();
}
