import { expect, type Page } from '@playwright/test';
import { lines, WHOLE_CONNECTION, type Line } from '../people/play.ts';
import { Student } from '../people/student.ts';
import { test } from '../fixtures/test.ts';

/** Presses Tab until what has the focus is called like this. @throws when it can't be reached in 80 steps */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    const called = await page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return '';
      const labels =
        at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((label) => label.innerText) : [];
      return [at.getAttribute('aria-label') ?? '', ...labels, at.innerText].join(' ').trim();
    });
    if (typeof name === 'string' ? called.includes(name) : name.test(called)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach «${name}»`);
}

/** Types into the field that has the focus, in place of what is there. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+A');
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(text);
}

/** Flags by their letters while the focus is in the header, but not in a field. */
async function send(page: Page, line: Line): Promise<void> {
  const KEYS: Record<string, string> = { SYN: 's', ACK: 'a', FIN: 'f', PSH: 'p' };
  await tabTo(page, /^(CWR|ECE|URG|ACK|PSH|RST|SYN|FIN)/);
  for (const [flag, key] of Object.entries(KEYS)) {
    const on = await page.getByRole('button', { name: flag, exact: true }).getAttribute('aria-pressed');
    if ((on === 'true') !== line.flags.includes(flag)) await page.keyboard.press(key);
  }
  await tabTo(page, /^Sequence Number/, 'Shift+Tab');
  await type(page, String(line.seq));
  await tabTo(page, /^Acknowledgment Number/);
  await type(page, line.ack === null ? '' : String(line.ack));
  await tabTo(page, /^Data/);
  await type(page, String(line.len));
  await page.keyboard.press('Enter');
}

test('a pair plays a whole connection by keyboard alone, in Chinese', async ({ browser, server }) => {
  test.setTimeout(180_000);
  const wei = await Student.arrive(browser, { language: 'zh' });
  const amara = await Student.arrive(browser, { language: 'zh' });

  await wei.page.goto(server.url);
  await expect(wei.page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await tabTo(wei.page, '和同伴一起玩');
  await wei.page.keyboard.press('Enter');
  await wei.page.waitForURL(/\/open/);
  await tabTo(wei.page, /三次握手/);
  for (let step = 0; step < 12; step += 1) {
    if (await wei.page.getByRole('radio', { name: /一条完整的连接/ }).isChecked()) break;
    await wei.page.keyboard.press('ArrowDown');
  }
  await wei.page.keyboard.press('Enter');
  await wei.page.waitForURL(/\/t\//);
  const link = wei.page.url();

  for (const [student, name, seat] of [
    [wei, '小伟', 'client'],
    [amara, '小美', 'server'],
  ] as const) {
    const { page } = student;
    await page.goto(link);
    await tabTo(page, student.words.name);
    await type(page, name);
    if (seat === 'client') {
      await tabTo(page, student.words.seats.client);
      await page.keyboard.press('Space');
    }
    await tabTo(page, student.words.sit);
    await page.keyboard.press('Enter');
  }

  const seats = { client: wei, server: amara };
  let no = 0;
  for (const line of lines(WHOLE_CONNECTION)) {
    const student = seats[line.by];
    if (no > 0) await student.sees(student.words.reached(no));
    await send(student.page, line);
    no += 1;
    await student.sees(student.words.reached(no));
  }
  await tabTo(wei.page, /跳过/);
  await wei.page.keyboard.press('Enter');
  for (const student of [wei, amara]) await expect(student.debrief()).toBeVisible();
});
