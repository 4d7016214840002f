/** A learner's record: from wrong moves at a table to a review days later, in the browser and as a file. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Student } from '../people/student.ts';

const MONDAY = new Date('2026-11-23T09:00:00');
const days = (n: number): Date => new Date(MONDAY.getTime() + n * 86_400_000);

/** Somebody who opens the handshake as the client: first with ACK set on the SYN, then right. */
async function practises(student: Student, url: string): Promise<void> {
  const { page } = student;
  await page.goto(`${url}/practice`);
  // Before the program runs a link loads a page anew, and what a tab alone remembers would be gone.
  await page.locator('html[data-ready]').waitFor();
  // What is filled in shows nothing of a learner.
  await page.getByText(/^(Nothing|什么都不填)$/).click();
  await page
    .getByRole('link', { name: /The three-way handshake, as client|三次握手/i })
    .first()
    .click();
  await student.send({ by: 'client', flags: ['SYN', 'ACK'], seq: 0, ack: 0, len: 0 });
  await expect(student.verdict()).toContainText(student.words.illegal);
  await student.send({ by: 'client', flags: ['SYN'], seq: 0, ack: null, len: 0 });
  await student.sees(/SYN-SENT|SYN/);
}
/** Back to the list, and on to the own progress, without a reload. */
async function looksAtProgress(page: Page): Promise<void> {
  await page.goBack();
  await page.getByRole('link', { name: /Your progress|学习进度/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Your progress|学习进度/ })).toBeVisible();
}
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const IDEA = 'The first SYN carries an ACK';

async function learner(browser: Browser, url: string): Promise<Page> {
  const student = await Student.arrive(browser);
  await student.page.clock.setFixedTime(MONDAY);
  await practises(student, url);
  await looksAtProgress(student.page);
  return student.page;
}

test('what went wrong comes back days later with new numbers, and is mended', async ({ browser, server }) => {
  const page = await learner(browser, server.url);
  await expect(row(page, IDEA)).toContainText('shaky');
  await expect(row(page, IDEA)).toContainText('0 of 1');
  await expect(row(page, IDEA)).toContainText('tomorrow');
  await expect(row(page, 'An ISN is 0 or 1')).toContainText('1 of 1');
  await expect(page.getByText('Nothing is due today.')).toBeVisible();

  await page.clock.setFixedTime(days(5));
  await page.reload();
  await expect(page.getByText('3 ideas are due.')).toBeVisible();
  await expect(row(page, IDEA)).toContainText('due today');
  await page.getByRole('link', { name: 'Review now' }).click();

  // What went wrong is asked first; to send nothing is wrong as well, and the answer may be looked at.
  const student = new Student(page);
  await expect(page.getByText('1 of 3')).toBeVisible();
  await page.getByRole('button', { name: 'Nothing to send' }).click();
  await expect(page.getByRole('article')).toContainText('Something is due');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByRole('button', { name: student.words.send }).click();
  await expect(page.getByText('This was about')).toBeVisible();
  await expect(page.getByText(IDEA)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
  await page.keyboard.press('Enter');

  for (const no of [2, 3]) {
    await expect(page.getByText(`${no} of 3`)).toBeVisible();
    await page.getByText('Relative', { exact: true }).click();
    await student.send({ by: 'client', flags: ['SYN'], seq: 0, ack: null, len: 0 });
    await expect(page.getByRole('article')).toContainText('Legal');
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('2 of 3 right at the first try.')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Your progress' }).click();
  await expect(row(page, IDEA)).toContainText('0 of 2');
  await expect(row(page, IDEA)).toContainText('tomorrow');
  await expect(row(page, 'An ISN is 0 or 1')).toContainText('2 of 2');
  await expect(page.getByText('Nothing is due today.')).toBeVisible();
});

test('a record is exported, erased and imported, and nothing counts twice', async ({ browser, server }) => {
  const page = await learner(browser, server.url);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as a file' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const name = 'record.json';
  const take = (buffer: string) =>
    page
      .getByLabel('Import a file')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(buffer) });

  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Nothing yet.')).toBeVisible();

  for (const [broken, why] of [
    [text.slice(0, -20), 'This file is broken'],
    ['{"log":[]}', 'another kind of file'],
    [text.replace('"v":1', '"v":9'), 'a newer version'],
    [text.replace('"ok":false', '"ok":"maybe"'), 'Entry 1 is not as it should be, at “ok”.'],
  ] as const) {
    await take(broken);
    await expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
  }

  await take(text);
  await expect(page.getByText('Imported: 3 new, 0 were here already.').last()).toBeVisible();
  await expect(row(page, IDEA)).toContainText('0 of 1');
  await take(text);
  await expect(page.getByText('Imported: 0 new, 3 were here already.').last()).toBeVisible();
  await page.reload();
  await expect(row(page, IDEA)).toContainText('0 of 1');
});

test('two tabs add to one record, and neither overwrites the other', async ({ browser, server }) => {
  const page = await learner(browser, server.url);
  const other = new Student(await page.context().newPage());
  await practises(other, server.url);
  // The first tab has not been touched, and knows.
  await expect(row(page, IDEA)).toContainText('0 of 2');
  await page.reload();
  await expect(row(page, IDEA)).toContainText('0 of 2');
  await expect(row(page, 'An ISN is 0 or 1')).toContainText('2 of 2');
});

for (const [what, spoil, says] of [
  [
    'full',
    () =>
      (IDBObjectStore.prototype.put = () => {
        throw new DOMException('', 'QuotaExceededError');
      }),
    'storage is full',
  ],
  [
    'forbidden',
    () =>
      (IDBFactory.prototype.open = () => {
        throw new DOMException('', 'SecurityError');
      }),
    'keeps nothing for us',
  ],
] as const)
  test(`with the browser’s storage ${what}, practice goes on, and the page says that it isn’t kept`, async ({
    browser,
    server,
  }) => {
    const student = await Student.arrive(browser);
    await student.page.addInitScript(spoil);
    await practises(student, server.url);
    await looksAtProgress(student.page);
    await expect(student.page.getByText(says)).toBeVisible();
    await expect(row(student.page, IDEA)).toContainText('0 of 1');
    await expect(student.page.getByRole('button', { name: 'Export as a file' })).toBeEnabled();
  });

for (const [device, viewport] of Object.entries(SIZES))
  for (const language of device === 'laptop' ? (['en'] as const) : (['zh'] as const))
    test(`axe finds nothing: ${device}, ${language}`, async ({ browser, server }) => {
      test.setTimeout(180_000);
      const student = await Student.arrive(browser, { language, viewport, reducedMotion: 'reduce' });
      const { page } = student;
      const fits = async (where: string) => {
        await clean(page, where);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), where).toBe(
          true,
        );
      };
      await page.clock.setFixedTime(MONDAY);
      await page.goto(`${server.url}/progress`);
      await page.getByText(/Nothing yet|还没有记录/).waitFor();
      await fits('nothing yet');
      await practises(student, server.url);
      await page.clock.setFixedTime(days(5));
      await looksAtProgress(page);
      await page.getByRole('link', { name: /Review now|现在复习/ }).waitFor();
      await fits('progress');
      await page.getByRole('button', { name: /Erase everything|全部清除/ }).click();
      await fits('erase');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: /Review now|现在复习/ }).click();
      await page.getByRole('button', { name: /Nothing to send|什么都不发/ }).click();
      await expect(page.getByRole('article')).toBeVisible();
      await fits('a wrong answer');
      await page.getByRole('button', { name: /Show the answer|看答案/ }).click();
      await page.getByRole('button', { name: student.words.send }).click();
      await page.getByRole('button', { name: /Next|下一项/ }).waitFor();
      await fits('a right answer');
    });
