import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = { laptop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };

const answer = (page: Page) => page.locator('#answer');
const step = (page: Page, name: string) =>
  page
    .getByRole('region', { name: /Step by step|逐步检查/ })
    .getByRole('listitem')
    .filter({ hasText: name });

/** Axe, in the theme given, and nothing that has to be scrolled to from side to side. */
async function clean(page: Page, theme: 'light' | 'dark' | 'projector', where: string): Promise<void> {
  await page.evaluate((to) => {
    document.documentElement.dataset['theme'] = to;
  }, theme);
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(found, `${where}, ${theme}`).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), where).toBe(true);
}

/** So high that the phone's line at the bottom covers nothing. */
const TALL = 3200;
const LOOKS = [
  ['light', '?try=past-fin'],
  ['dark', '?state=FIN-WAIT-1&flags=FA&una=x&max=1'],
  ['projector', '?state=ESTABLISHED&flags=A&ack=0&as=sender'],
  ['light', '?try=closed-port'],
] as const;
for (const [device, { width }] of Object.entries(SIZES))
  for (const language of device === 'laptop' ? (['en'] as const) : (['zh'] as const))
    for (const [theme, query] of LOOKS)
      test(`axe finds nothing at ${query}: ${device}, ${language}, ${theme}`, async ({ browser, server }) => {
        const viewport = { width, height: TALL };
        const wei = await Student.arrive(browser, { language, viewport, reducedMotion: 'reduce' });
        await wei.page.goto(`${server.url}/explore${query}`);
        await answer(wei.page).waitFor();
        await clean(wei.page, theme, query);
      });

test('a student asks what a RST in the window does, mends it, and hands the address on', async ({
  browser,
  server,
}) => {
  const { page } = await Student.arrive(browser);
  await page.goto(server.url);
  await page.getByRole('link', { name: 'What happens if …' }).click();
  await page.getByRole('link', { name: 'RST in the window' }).click();

  await expect(answer(page)).toContainText('Drops it, with a challenge ACK');
  await expect(
    answer(page).getByRole('img', { name: /RST Seq 621. Reply: ACK Seq 301 Ack 501/ }),
  ).toBeVisible();
  await expect(step(page, 'Sequence number')).toContainText('621 is in [501, 1501): acceptable.');
  await expect(step(page, 'RST')).toContainText('decided');
  await expect(step(page, 'FIN')).toContainText('not reached');
  await expect(answer(page).getByRole('link', { name: 'All about RX-RST-INWIN' })).toHaveAttribute(
    'href',
    '/rules/RX-RST-INWIN',
  );
  await expect(answer(page)).toContainText('Does the same.');

  // The number that it should have had: the answer is there at once, and is told to whoever listens.
  await page.getByLabel(/^Sequence Number/).fill('501');
  await expect(answer(page)).toContainText('Ends the connection');
  await expect(page.getByTestId('live-polite')).toContainText(
    'Ends the connection. No reply. From ESTABLISHED to CLOSED.',
  );

  await expect(page).toHaveURL(/state=ESTABLISHED&flags=R/);
  const other = await Student.arrive(browser, { language: 'zh' });
  await other.page.goto(page.url());
  await expect(answer(other.page)).toContainText('结束连接');
  await expect(answer(other.page)).toContainText('连接被复位');
});

test('what Linux does otherwise stands beside what the RFC says', async ({ browser, server }) => {
  const { page } = await Student.arrive(browser);
  await page.goto(`${server.url}/explore?try=past-fin`);
  await expect(answer(page)).toContainText('Drops it');
  const linux = answer(page).getByRole('region', { name: 'Linux 6.18' });
  await expect(linux).toContainText('it sends a RST, and the connection is gone');
  await expect(linux).toContainText('RST Seq 301');
  await expect(linux).toContainText('CLOSED');
});

test('with the keyboard alone: a state, its variables, a segment, the other question', async ({
  browser,
  server,
}) => {
  const { page } = await Student.arrive(browser);
  await page.goto(`${server.url}/explore?state=ESTABLISHED&flags=FA`);
  await page.getByRole('radio', { name: 'ESTABLISHED' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'FIN-WAIT-1' })).toBeChecked();
  await expect(answer(page).getByRole('img', { name: /From FIN-WAIT-1 to CLOSING/ })).toBeVisible();

  // All is acknowledged but the FIN: what contradicts that is said at the variable, and stays as typed.
  const una = page.getByLabel('SND.UNA', { exact: true });
  await una.fill('302');
  await expect(una).toHaveAccessibleDescription(/own FIN is not acknowledged yet: SND.UNA is at most 301/);
  await expect(answer(page)).toContainText('Its variables contradict one another');
  await una.fill('4294967296');
  await expect(una).toHaveAccessibleDescription('SND.UNA holds 0 to 4294967295, no less and no more.');
  await expect(una).toHaveValue('4294967296');
  await una.fill('301');

  const ack = page.getByLabel(/^Acknowledgment Number/);
  // Emptied to type anew: nobody is interrupted for that; left empty, it is said.
  await ack.fill('');
  await expect(page.getByRole('alert').filter({ hasText: 'empty' })).toHaveCount(0);
  await ack.blur();
  await expect(page.getByRole('alert').filter({ hasText: 'Ack is empty' })).toBeVisible();
  await ack.fill('twelve');
  await expect(page.getByRole('alert').filter({ hasText: 'not a number' })).toBeVisible();
  await ack.fill('302');
  await expect(answer(page).getByRole('img', { name: /From FIN-WAIT-1 to TIME-WAIT/ })).toBeVisible();
  // Letters are flags, in a number's field too.
  await ack.press('r');
  await expect(answer(page)).toContainText('Ends the connection');

  // Back in ESTABLISHED, and again here: what was typed for each state is still there.
  await una.fill('211');
  await page.getByRole('radio', { name: 'ESTABLISHED' }).check();
  await expect(una).toHaveValue('201');
  await page.getByRole('radio', { name: 'FIN-WAIT-1' }).check();
  await expect(una).toHaveValue('211');

  await page.getByRole('radio', { name: 'This arrives' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(answer(page).getByRole('article')).toContainText(/Legal|Illegal|Unusual/);
  await page.getByLabel(/^Sequence Number/).fill('400');
  await expect(answer(page).getByRole('article')).toContainText('Illegal');
});

test('an address that is broken is answered calmly', async ({ browser, server }) => {
  const { page } = await Student.arrive(browser);
  await page.goto(`${server.url}/explore?state=OPEN&flags=A&seq=12e3`);
  await expect(page.getByText('The address names a state that TCP does not have, “OPEN”.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'ESTABLISHED' })).toBeChecked();
  await expect(page.getByLabel(/^Sequence Number/)).toHaveValue('12e3');
  await expect(answer(page)).toContainText('The segment can’t be read yet');
  await page.goto(`${server.url}/explore?try=perpetual-motion`);
  await expect(page.getByText('There is no example called “perpetual-motion”.')).toBeVisible();
  await expect(answer(page)).toContainText('Accepts it');
});

test('once loaded it needs no network, on a plain classroom address', async ({ browser, server }) => {
  const { page } = await Student.arrive(browser, { viewport: SIZES.phone });
  await page.goto(`${server.insecureUrl}/explore`);
  await answer(page).waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Wrap-around' }).click();
  await expect(answer(page)).toContainText('Data has come');
  await page.getByRole('radio', { name: 'May it send this?' }).check();
  await expect(answer(page).getByRole('article')).toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('如果……会怎样');
  // The answer in one line, wherever one is on the page.
  await expect(page.locator('.line')).toBeInViewport();
});
