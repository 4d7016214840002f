/** An old laptop shows a page long before its program runs: what is done in between happens once it does. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { Instructor } from '../people/instructor.ts';
import { Student } from '../people/student.ts';

/** Holds the program back. @returns what to call to let it come */
async function heldBack(page: Page): Promise<() => void> {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await until;
    await route.continue();
  });
  return release;
}

test('code, name and “Take a seat” before the program runs: the seat is taken once it does', async ({
  browser,
  server,
}) => {
  const teacher = await Instructor.open(browser, server.url);
  const code = await teacher.code();
  const student = await Student.arrive(browser);
  const { page, words } = student;
  const release = await heldBack(page);
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.getByLabel(/Code of the class/).fill(code.toLowerCase());
  const sit = page.getByRole('button', { name: words.sit });
  await sit.click();
  await page.getByLabel(words.name).fill('Ada');
  await sit.click();
  await sit.click();
  await expect(page.getByLabel(words.name)).toHaveValue('Ada');
  expect(await page.locator('html').getAttribute('data-ready')).toBeNull();
  release();
  await expect(page.getByText(/Ada/).first()).toBeVisible();
  await expect(page.getByRole('form', { name: 'TCP header' })).toBeVisible();
});

test('a way to play chosen before the program runs is the way that is played', async ({
  browser,
  server,
}) => {
  const { page } = await Student.arrive(browser);
  const release = await heldBack(page);
  await page.goto(`${server.url}/practice`, { waitUntil: 'commit' });
  await page.getByRole('radio', { name: /^Live/ }).check();
  await page.getByRole('checkbox', { name: /^Predict/ }).check();
  expect(await page.locator('html').getAttribute('data-ready')).toBeNull();
  release();
  await page.locator('html[data-ready]').waitFor();
  await expect(page.getByRole('radio', { name: /^Live/ })).toBeChecked();
  // Kept as a choice, not only shown as one.
  await page.reload();
  await expect(page.getByRole('radio', { name: /^Live/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^Predict/ })).toBeChecked();
});
