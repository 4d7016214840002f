/** A first move that is made before all of the table's program is here: it counts, and its words follow. */
import type { Page } from '@playwright/test';
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Student } from '../people/student.ts';

// Axe looks at each in both themes, which takes its time on a slow machine.
test.setTimeout(120_000);

/** A browser that never has a quiet moment, so that nothing is fetched before it is wanted. */
const busy = (page: Page) =>
  page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });

/** From now on the program's files wait. @returns how many were asked for, and what to call to let them come */
async function heldBack(page: Page): Promise<{ asked: () => number; release: () => void }> {
  let asked = 0;
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    asked += 1;
    await until;
    await route.continue();
  });
  return { asked: () => asked, release };
}

test('what is held back shows at once; why follows as soon as its words are here', async ({
  browser,
  server,
}) => {
  const student = await Student.arrive(browser, { viewport: SIZES.laptop });
  const { page } = student;
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await busy(page);
  await page.goto(`${server.url}/practice/handshake/client`);
  await expect(page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  const { asked, release } = await heldBack(page);

  await student.send({ by: 'client', flags: ['SYN', 'ACK'], seq: 0, ack: 7, len: 0 });
  await student.sees(/^Your segment was held back: SYN,ACK/);
  expect(asked()).toBeGreaterThan(0);
  await expect(page.getByRole('article')).toHaveCount(0);
  await clean(page, 'before the words');
  // One can go on: the right one travels, and is answered.
  await student.send({ by: 'client', flags: ['SYN'], seq: 0, ack: null, len: 0 });
  await student.sees(/^Your partner sent segment 2: SYN,ACK/);
  await expect(page.getByRole('article')).toHaveCount(0);

  release();
  await expect(student.verdict()).toContainText('Legal');
  await expect(page.getByText('Step 1 is done: what to keep')).toBeVisible();
  expect(errors).toEqual([]);
});

test('on a phone, in Chinese: where the words can’t be had, the lesson goes on, and they come with the next move', async ({
  browser,
  server,
}) => {
  const student = await Student.arrive(browser, { language: 'zh', viewport: SIZES.phone });
  const { page } = student;
  await busy(page);
  await page.goto(`${server.url}/practice/handshake/client`);
  await expect(page.getByRole('form')).toBeVisible();
  await page.route('**/_app/immutable/**/*.js', (route) => route.abort());

  await student.send({ by: 'client', flags: ['SYN', 'ACK'], seq: 0, ack: 7, len: 0 });
  await expect(page.getByRole('article')).toHaveCount(0);
  await clean(page, 'without the words, on the phone');
  await page.unroute('**/_app/immutable/**/*.js');
  await student.send({ by: 'client', flags: ['SYN', 'ACK'], seq: 0, ack: 7, len: 0 });
  await expect(student.verdict()).toContainText('不合法');
});
