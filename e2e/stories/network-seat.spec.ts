import type { Page } from '@playwright/test';
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Student } from '../people/student.ts';

/** Goes to a button by Tab, from where the focus is, and presses it. @throws when it can't be reached in 40 steps */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await expect(button).toBeVisible();
  for (let step = 0; step < 40; step += 1) {
    if (await button.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach «${name}»`);
}

test('a student is the network by keyboard: loses the SYN, brings the answer twice, and sees what the ends do', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const { page } = await Student.arrive(browser, { viewport: SIZES.laptop });
  await page.goto(`${server.url}/practice`);
  await page.getByRole('link', { name: 'The three-way handshake, as Network' }).click();
  const goal = page.getByRole('listitem').filter({ hasText: 'Lose a SYN, and see who repeats it' });
  await expect(goal).toContainText('not yet');

  await press(page, 'Drop segment 1');
  await press(page, 'Deliver segment 2');
  await expect(goal).toContainText('Its retransmission timer fires');
  await press(page, 'Duplicate segment 3');
  await clean(page, 'segments under way');
  await press(page, 'Deliver segment 3');
  await press(page, 'Deliver segment 4');
  const twice = page.getByRole('listitem').filter({ hasText: 'Deliver a SYN twice' });
  await expect(twice).toContainText('The second one changes nothing');

  // The ends go on until both are connected; what is left arrives.
  const over = page.getByRole('heading', { name: 'The lesson is over' });
  const deliver = page.getByRole('button', { name: /^Deliver segment/ }).first();
  await expect(over.or(deliver)).toBeVisible();
  while (!(await over.isVisible())) {
    await deliver.press('Enter');
    await expect(over.or(deliver)).toBeVisible();
  }
  await expect(page.getByRole('region', { name: 'The lesson is over' })).toContainText('Dropped 1');
  await clean(page, 'the end');

  // It can be looked back at, as the network saw it, and gone on with from any move.
  await page
    .getByRole('region', { name: 'The lesson is over' })
    .getByRole('link', { name: 'Replay' })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /The three-way handshake/ })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.said')).toContainText('The client');
  await clean(page, 'the replay');
  await page.getByRole('link', { name: 'Back to the table' }).click();
  await expect(over).toBeVisible();

  await page.goto(`${server.url}/progress`);
  const kept = page.getByRole('region', { name: 'As the network' });
  await expect(kept.getByRole('listitem')).toHaveCount(2);
  await expect(kept).toContainText('Lose a SYN, and see who repeats it');
  await clean(page, 'the progress');
  await page.goto(`${server.url}/practice`);
  await expect(
    page
      .getByRole('link', { name: 'The three-way handshake, as Network' })
      .getByRole('img', { name: 'played to the end' }),
  ).toBeVisible();
});

test('on a phone, in Chinese, an old segment comes back to an end that is done', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const { page } = await Student.arrive(browser, { language: 'zh', viewport: SIZES.phone });
  await page.goto(`${server.url}/practice/close-client/network`);
  const deliver = page.getByRole('button', { name: /^送达/ }).first();
  const pass = page.getByRole('button', { name: '让 2MSL 过去' });
  await expect(deliver).toBeVisible();
  await clean(page, 'on the phone');
  for (;;) {
    await expect(deliver.or(pass)).toBeVisible();
    if (await pass.isVisible()) break;
    await deliver.press('Enter');
  }
  await page.getByText('让旧报文段重现').click();
  await page.getByRole('button', { name: /^重放/ }).last().press('Enter');
  await deliver.press('Enter');
  await expect(page.getByRole('main').getByText('TIME-WAIT 正是为此而设')).toBeVisible();
  await clean(page, 'a goal reached, on the phone');
  await page.goto(`${server.url}/progress`);
  await expect(page.getByRole('region', { name: '当网络' }).getByRole('listitem')).toHaveCount(1);

  // Where the network has nothing to try, it says so, and how to go on.
  await page.goto(`${server.url}/practice/predictable-isn/network`);
  await expect(page.getByRole('heading', { level: 1, name: '这一课没有网络这个座位' })).toBeVisible();
  await clean(page, 'no such seat');
  await page.getByRole('link', { name: /客户端/ }).click();
  await expect(page.getByRole('form')).toBeVisible();
});
