import type { Page } from '@playwright/test';
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Student } from '../people/student.ts';

/** A page of the rules, ready to be used. */
async function read(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();
}
const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });

for (const [device, viewport] of Object.entries(SIZES))
  for (const language of device === 'laptop' ? (['en'] as const) : (['zh'] as const))
    for (const path of ['/rules', '/rules/ALL-ACK-SET', '/rules/RX-LISTEN', '/rules/states'])
      test(`axe finds nothing on ${path}, and nothing is wider than the page: ${device}, ${language}`, async ({
        browser,
        server,
      }) => {
        const { page } = await Student.arrive(browser, { language, viewport });
        await read(page, server.url + path);
        await clean(page, path);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });

test('a verdict leads to its rule over the table, without a network; its page is a tab of its own', async ({
  browser,
  server,
}) => {
  const wei = await Student.arrive(browser);
  // The plain address of a classroom: nothing but what this tab has loaded.
  await wei.page.goto(`${server.insecureUrl}/practice`);
  await expect(wei.page.locator('[data-reach]')).toHaveAttribute('data-reach', 'tab', { timeout: 60_000 });
  await wei.page.context().setOffline(true);
  await wei.page.getByRole('link', { name: /^The three-way handshake, as client/i }).click();
  await wei.send({ by: 'client', flags: ['SYN', 'ACK'], seq: 0, ack: 0, len: 0 });
  const card = wei.page.getByRole('article');
  await card.getByText('HS-SYN-FLAGS').click();
  const more = card.getByRole('link', { name: 'This rule and an example' });
  await more.focus();
  await wei.page.keyboard.press('Enter');
  const glance = wei.page.getByRole('dialog', { name: 'A connection opens with SYN alone' });
  await expect(glance).toBeVisible();
  await expect(glance.getByRole('article')).toContainText('Illegal');
  await glance.getByRole('button', { name: /^Right/ }).click();
  await expect(glance.getByRole('article')).toContainText('Legal');
  await wei.page.keyboard.press('Escape');
  await expect(glance).toBeHidden();
  await expect(more).toBeFocused();

  await wei.page.context().setOffline(false);
  await wei.page.keyboard.press('Enter');
  const opened = wei.page.waitForEvent('popup');
  await glance.getByRole('link', { name: /^Open as a page/ }).click();
  const rule = await opened;
  await expect(rule).toHaveURL(/\/rules\/HS-SYN-FLAGS$/);
  await expect(rule.getByRole('heading', { level: 1 })).toHaveText('A connection opens with SYN alone');
  await expect(wei.page.getByRole('button', { name: 'SYN', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

for (const [device, viewport] of Object.entries(SIZES)) {
  const language = device === 'phone' ? 'zh' : 'en';
  test(`axe finds nothing on a rule over the table: ${device}, ${language}`, async ({ browser, server }) => {
    const student = await Student.arrive(browser, { language, viewport });
    const { page } = student;
    await page.goto(`${server.url}/practice/handshake/client`);
    await student.send({ by: 'client', flags: ['SYN', 'ACK'], seq: 0, ack: 0, len: 0 });
    const card = page.getByRole('article');
    await card.getByText('HS-SYN-FLAGS').click();
    await card.locator('a[aria-haspopup=dialog]').click();
    const glance = page.getByRole('dialog');
    await expect(glance.getByRole('article')).toBeVisible();
    await clean(page, 'a rule over the table', 'dialog');
    expect(await glance.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  });
}

test('a rule is tried on the spot: wrong, mended field by field, right, and by the textbook', async ({
  browser,
  server,
}) => {
  const { page } = await Student.arrive(browser);
  await read(page, `${server.url}/rules/ALL-ACK-VALUE`);
  const answer = page.getByRole('article');
  await expect(answer.getByText('Illegal')).toBeVisible();
  await expect(answer.getByRole('img', { name: 'Next is 221; your Ack 220.' })).toBeVisible();
  await answer.getByRole('button', { name: 'Edit Ack' }).click();
  await expect(field(page, /^Acknowledgment Number/)).toBeFocused();
  await page.keyboard.type('221');
  await expect(answer.getByText('Legal', { exact: true })).toBeVisible();
  await expect(page.getByRole('list', { name: 'What has happened, in order' })).toContainText(
    'Segment 7 reached the server: ACK with Seq 101, Ack 221.',
  );
  await field(page, /^Acknowledgment Number/).fill('22x');
  await expect(answer).toBeHidden();
  await page.getByRole('button', { name: 'Back to the example' }).click();
  await expect(answer.getByText('Illegal')).toBeVisible();
  await page.getByRole('button', { name: 'Show it: Seq and Ack are swapped' }).click();
  await expect(answer.getByRole('heading')).toHaveText('Seq is yours, Ack is theirs');

  await page.goto(`${server.url}/rules/ALL-ACK-SET`);
  await expect(answer.getByText('Ignored')).toBeVisible();
  await page.getByRole('radio', { name: /By the textbook/ }).check({ force: true });
  await expect(answer.getByText('Legal', { exact: true })).toBeVisible();
});

test('what arrives can be changed, and the endpoint answers: reply, state, and the rule that decides', async ({
  browser,
  server,
}) => {
  const { page } = await Student.arrive(browser);
  await read(page, `${server.url}/rules/RX-LISTEN`);
  const answer = page.getByRole('article');
  await expect(answer.getByRole('heading')).toHaveText('Takes it in');
  await expect(answer).toContainText('SYN,ACK');
  await expect(answer).toContainText('SYN-RECEIVED');
  await page.getByRole('button', { name: 'RST', exact: true }).first().click();
  await expect(answer.getByRole('heading')).toHaveText('Drops it, and says nothing');
  await read(page, `${server.url}/rules/RX-RST-INWIN`);
  await expect(answer.getByRole('heading')).toHaveText('Drops it, and asks back');
  await expect(page.getByRole('link', { name: 'This moment with other variables' })).toHaveAttribute(
    'href',
    /^\/explore\?state=ESTABLISHED&/,
  );
  await field(page, /^Sequence Number/).fill('1');
  await expect(answer.getByRole('heading')).toHaveText('Gives the connection up');
  await answer.getByRole('link', { name: 'RX-RST-EXACT' }).click();
  await expect(page).toHaveURL(/\/rules\/RX-RST-EXACT$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reset');
});

for (const { path, rule } of [
  { path: 'RX-RST-INWIN', rule: 'RX-RST-INWIN' },
  { path: 'FIN-ACK-REQUIRED', rule: 'FIN-ACK-REQUIRED' },
])
  test(`the moment of ${path} goes on in “What happens if …”, and is answered by the same rule`, async ({
    browser,
    server,
  }) => {
    const { page } = await Student.arrive(browser);
    await read(page, `${server.url}/rules/${path}`);
    await page.getByRole('link', { name: 'This moment with other variables' }).click();
    await expect(page).toHaveURL(/\/explore\?/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What happens if …');
    await expect(page.getByRole('link', { name: `All about ${rule}` }).first()).toBeVisible();
  });

test('by keyboard alone and without the network: a rule is found, read, and the next one too', async ({
  browser,
  server,
}) => {
  // A host name that is no secure context, as a laptop in a classroom has it.
  const { page } = await Student.arrive(browser, { language: 'zh' });
  await read(page, `${server.insecureUrl}/rules`);
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page.getByRole('searchbox', { name: '查找规则' }).focus();
  await page.keyboard.type('TIME-WAIT');
  await expect(page.getByRole('link', { name: /TW-SEND/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /HS-SYN-FLAGS/ })).toBeHidden();
  await page.getByRole('link', { name: /TW-SEND/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/rules\/TW-SEND$/);
  await expect(page.getByRole('article').getByText('不合法')).toBeVisible();
  await page.getByRole('button', { name: '正确' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').getByText('合法', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: /^下一条/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/rules\/RX-CLOSED$/);
});

test('the state diagram: a line shows its row, a row its line, and the resets come and go', async ({
  browser,
  server,
}) => {
  const { page } = await Student.arrive(browser);
  await read(page, `${server.url}/rules/states`);
  const chosen = page.getByRole('region', { name: 'The chosen transition' });
  const picture = page.getByRole('group', { name: 'State diagram' });
  await picture.getByRole('button', { name: /FIN-WAIT-1 → CLOSING/ }).click();
  await expect(chosen).toContainText('The peer’s FIN arrives in order.');
  await expect(chosen.getByRole('link', { name: /RX-FIN/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^FIN-WAIT-1.*CLOSING$/ }).getByRole('button')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page
    .getByRole('row', { name: /^LAST-ACK.*CLOSED$/ })
    .getByRole('button')
    .press('Enter');
  await expect(picture.getByRole('button', { name: /LAST-ACK → CLOSED/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const rows = page.getByRole('table').getByRole('row');
  const before = await rows.count();
  await page.getByRole('checkbox', { name: 'Resets and aborts too' }).check();
  expect(await rows.count()).toBeGreaterThan(before);
  await picture.getByRole('button', { name: '+2: more ways out of CLOSING' }).click();
  await expect(chosen).toContainText('An acceptable RST arrives.');
  await page.getByRole('checkbox', { name: 'Resets and aborts too' }).uncheck();
  await expect(rows).toHaveCount(before);
  await expect(chosen).toContainText('Nothing is chosen.');
});

test('a rule that there is not is told so', async ({ browser, server }) => {
  const { page } = await Student.arrive(browser);
  await page.goto(`${server.url}/rules/NO-SUCH-RULE`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(0);
  await read(page, `${server.url}/rules/fin-seq`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The FIN stands after all data');
});
