/** Two who have one computer: both seats on one screen, the other end hidden until it is handed over. */
import type { Page } from '@playwright/test';
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { arrived, Student } from '../people/student.ts';

const SCRIPT = lines(HANDSHAKE);
test.setTimeout(120_000);

const WORDS = {
  en: {
    open: 'Begin',
    client: 'Name of the client',
    server: 'Name of the server',
    hand: 'Hand over to',
    shown: 'is here: show the',
    look: 'Look at',
    over: 'The lesson is over: either end may be looked at.',
    nothing: 'Nothing yet. Play a lesson',
  },
  zh: {
    open: '开始',
    client: '客户端的名字',
    server: '服务器的名字',
    hand: '交给',
    shown: '就位：显示',
    look: '看看',
    over: '本课已结束：两端都可以看了。',
    nothing: '还没有记录。',
  },
} as const;

for (const [device, language] of [
  ['laptop', 'en'],
  ['phone', 'zh'],
] as const)
  test(`two at one computer play a handshake, each behind the other’s back: ${device}, ${language}`, async ({
    browser,
    server,
  }) => {
    const words = WORDS[language];
    const student = await Student.arrive(browser, { language, viewport: SIZES[device] });
    const { page } = student;
    await page.goto(`${server.url}/open`);
    await page.getByRole('link', { name: words.open, exact: true }).click();
    await page.getByLabel(words.client).fill('Ada');
    await page.getByLabel(words.server).fill('Bao');
    await clean(page, 'who the two are');
    await page.getByRole('button', { name: words.open }).press('Enter');
    await expect(page.getByRole('button', { name: words.shown })).toBeFocused();
    await clean(page, 'the curtain');
    await show(page, words);

    // What Ada tries and is told is hers.
    await student.send({ by: 'client', flags: ['SYN', 'FIN'], seq: 0, ack: null, len: 0 });
    await expect(student.verdict()).toContainText(student.words.illegal);
    for (const [i, line] of SCRIPT.entries()) {
      await student.send(line);
      await arrived(student, i + 1);
      if (i + 1 === SCRIPT.length) break;
      await page.getByRole('button', { name: words.hand }).click();
      await expect(page.getByRole('form')).toHaveCount(0);
      await expect(page.getByText('SYN')).toHaveCount(0);
      await show(page, words);
      if (i === 0) {
        await expect(student.story().filter({ hasText: /FIN/ })).toHaveCount(0);
        // At the foot of the page no field is half below the bar with the button.
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await clean(page, 'handed over');
        // A reload stays with whoever sat there, behind the curtain.
        await page.reload();
        await expect(page.getByRole('button', { name: words.shown })).toContainText('Bao');
        await show(page, words);
      }
    }
    await expect(student.debrief()).toBeVisible();
    await expect(page.getByText(words.over)).toBeVisible();
    await page.getByRole('button', { name: words.look }).click();
    await expect(student.debrief()).toBeVisible();
    // It was two who played: nobody's own practice.
    await page.goto(`${server.url}/progress`);
    await expect(page.locator('html[data-ready]')).toBeAttached();
    await expect(page.getByText(words.nothing)).toBeVisible();
  });

async function show(page: Page, words: { readonly shown: string }): Promise<void> {
  await page.getByRole('button', { name: words.shown }).press('Enter');
  await expect(page.getByRole('form').first()).toBeVisible();
}
