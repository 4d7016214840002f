import type { Page } from '@playwright/test';
import { clean, SIZES } from '../fixtures/axe.ts';
import type { LabServer } from '../fixtures/server.ts';
import { secondBuild } from '../fixtures/second-build.ts';
import { expect, test } from '../fixtures/test.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { arrived, Student } from '../people/student.ts';

const SCRIPT = lines(HANDSHAKE);
const SW = { serviceWorkers: 'allow' } as const;
const reach = (page: Page) => page.locator('[data-reach]');
/** The whole program comes first; how long a busy machine takes for it is no story's business. */
const LOADED = { timeout: 45_000 };
const KEPT = 'Works without a network from now on, also after a reload.';
const TAB = 'Works without a network as long as this tab stays open.';

/** @returns the name that it is installed under; what stands against installing it, as the browser tells, fails the story */
async function installable(page: Page): Promise<{ name: string }> {
  const devtools = await page.context().newCDPSession(page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A story's browser is a private window, which installs nothing.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { data, errors } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  return { name: (JSON.parse(data ?? '') as { short_name: string }).short_name };
}

/** Plays what this end of the handshake sends, up to segment `to`, from segment `from` on. */
async function playClient(student: Student, from = 1, to: number = SCRIPT.length): Promise<void> {
  for (let no = from; no <= to; no += 1) {
    const line = SCRIPT[no - 1];
    if (no > 1) await arrived(student, no - 1);
    if (line?.by === 'client') await student.send(line);
  }
  await arrived(student, to);
}

/** A rule, and a question, as they are reached from the page of rules. */
async function readAndAsk(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Handshake Lab: start page' }).click();
  await page.getByRole('link', { name: 'All rules, with examples to try' }).click();
  await page
    .getByRole('link', { name: /Ack is the next number that you expect/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ack is the next number');
  await page.getByRole('link', { name: 'Handshake Lab: start page' }).click();
  await page.getByRole('link', { name: 'What happens if …' }).click();
  await page.getByRole('link', { name: 'RST in the window' }).click();
  await expect(page.locator('#answer')).toContainText('Drops it, with a challenge ACK');
}

test('on the own computer: loaded once, it opens again, plays, explains and answers with the server gone', async ({
  browser,
  freshServer,
}) => {
  test.setTimeout(120_000);
  const student = await Student.arrive(browser, SW);
  const { page } = student;
  await page.goto(`${freshServer.url}/practice`);
  await expect(reach(page)).toHaveText(KEPT, LOADED);

  expect((await installable(page)).name).toBe('Handshake Lab');

  await page.context().setOffline(true);
  await freshServer.killHard();
  await page.reload();
  await expect(reach(page)).toHaveText(KEPT, LOADED);
  await page
    .getByRole('link', { name: /handshake, as client/i })
    .first()
    .click();
  await playClient(student);
  await expect(student.debrief()).toBeVisible();

  await readAndAsk(page);
  await puzzlesAndProgress(page);
  // Any address that works offline is also opened as such, not only reached by a link.
  for (const path of [
    '/rules/ALL-ACK-VALUE',
    '/explore',
    '/practice/handshake/server',
    '/puzzles',
    '/progress',
    '/about',
  ]) {
    await page.goto(freshServer.url + path);
    await expect(page.locator('html')).toHaveAttribute('data-ready');
    await expect(page.locator('main, form').first()).toBeVisible();
  }
  // Nothing but the program itself was kept.
  const kept = await page.evaluate(async () => {
    const caching = (globalThis as unknown as { caches: CacheStorage }).caches;
    const paths: string[] = [];
    for (const name of await caching.keys())
      for (const { url } of await (await caching.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
  });
  expect(kept).toContain('/200.html');
  expect(kept.filter((path) => !/^\/_app\/immutable\/|^\/icons\/|^\/[\w.]+$/.test(path))).toEqual([]);
});

test('at the plain address of a classroom: with the network cut from the second page on, all is there in the open tab', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const student = await Student.arrive(browser, SW);
  const { page } = student;
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(server.insecureUrl);
  await page.getByRole('link', { name: /Practise with the bot/ }).click();
  await expect(reach(page)).toHaveText(TAB, LOADED);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.context().setOffline(true);

  await page
    .getByRole('link', { name: /handshake, as client/i })
    .first()
    .click();
  await playClient(student);
  await expect(student.debrief()).toBeVisible();
  await readAndAsk(page);
  await puzzlesAndProgress(page);
  await page.getByRole('link', { name: 'Handshake Lab: start page' }).click();
  await page.getByRole('link', { name: 'About Handshake Lab' }).click();
  await expect(reach(page)).toHaveText(TAB, LOADED);
  expect(asked.filter((url) => url.startsWith('http'))).toEqual([]);
  expect(problems).toEqual([]);
});

test('a device that asks to be spared loads nothing ahead until its owner says so', async ({
  browser,
  server,
}) => {
  const { page } = await Student.arrive(browser, SW);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto(`${server.url}/practice`);
  await expect(reach(page)).toContainText('Not loaded for use without a network yet.');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await clean(page, 'not loaded');
  await page.getByRole('button', { name: 'Load it now' }).click();
  await expect(reach(page)).toHaveText(KEPT, LOADED);
});

/** What else is practised alone, as it is reached from the page of lessons. */
async function puzzlesAndProgress(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Handshake Lab: start page' }).click();
  for (const path of ['/puzzles', '/progress', '/replay']) {
    await page.getByRole('link', { name: /Practise with the bot/ }).click();
    await page.locator(`main a[href="${path}"]`).first().click();
    await page.waitForURL((url) => url.pathname === path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Handshake Lab: start page' }).click();
  }
}

/**
 * Opens the first build, plays two segments, and starts the server anew with the second.
 * @returns errors of its pages, as they come
 */
async function meetsUpdate(student: Student, server: LabServer, webRoot: string) {
  const { page } = student;
  const problems: string[] = [];
  page.context().on('weberror', (error) => problems.push(String(error.error())));
  await page.goto(`${server.url}/practice`);
  await expect(reach(page)).toHaveText(/also after a reload|刷新后也一样/, LOADED);
  await page.locator('a.btn[href^="/practice/handshake/client"]').click();
  await playClient(student, 1, 2);
  await server.killHard();
  await server.restart({ webRoot });
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/'))?.update());
  return problems;
}

const versionsKept = (page: Page) =>
  page.evaluate(async () => (globalThis as unknown as { caches: CacheStorage }).caches.keys());
const isSecond = (page: Page) => page.locator('meta[name=build][content=second]');

test('a new version waits for the table that is open, and takes its turn when it is left', async ({
  browser,
  freshServer,
}) => {
  test.setTimeout(120_000);
  const second = await secondBuild();
  const student = await Student.arrive(browser, SW);
  const { page } = student;
  const problems = await meetsUpdate(student, freshServer, second.webRoot);

  const notice = page.getByRole('complementary', { name: 'New version' });
  await expect(notice).toContainText('It is used once you leave this table.');
  await expect.poll(() => versionsKept(page)).toHaveLength(2);
  await student.sees('Segment 2 reached');
  await playClient(student, 3);
  await expect(student.debrief()).toBeVisible();
  await expect.poll(() => versionsKept(page)).toHaveLength(2);

  await page.getByRole('link', { name: 'Handshake Lab: start page' }).click();
  await expect.poll(() => versionsKept(page)).toHaveLength(1);
  await expect(notice).toBeHidden();
  await page.getByRole('link', { name: 'All rules, with examples to try' }).click();
  await expect(isSecond(page)).toBeAttached();
  await freshServer.killHard();
  await page.goto(`${freshServer.url}/practice`);
  await expect(isSecond(page)).toBeAttached();
  await expect(reach(page)).toHaveText(KEPT, LOADED);
  expect(problems).toEqual([]);
  await second.remove();
});

test('a new version is used at once if the user says so, and a table in another tab goes on', async ({
  browser,
  freshServer,
}) => {
  test.setTimeout(120_000);
  const second = await secondBuild();
  const student = await Student.arrive(browser, SW);
  const problems = await meetsUpdate(student, freshServer, second.webRoot);

  const other = await student.page.context().newPage();
  await other.goto(`${freshServer.url}/rules`);
  const notice = other.getByRole('complementary', { name: 'New version' });
  await expect(notice).toContainText('It is used once no table is open.');
  const reloaded = other.waitForEvent('framenavigated');
  await notice.getByRole('button', { name: 'Use it now' }).click();
  await reloaded;
  await expect(isSecond(other)).toBeAttached();
  await expect(notice).toBeHidden();

  await student.sees('Segment 2 reached');
  await playClient(student, 3);
  await expect(student.debrief()).toBeVisible();
  expect(problems).toEqual([]);
  await second.remove();
});

for (const [device, language] of [
  ['laptop', 'en'],
  ['phone', 'zh'],
] as const)
  test(`axe finds nothing on what is said of network and version: ${device}, ${language}`, async ({
    browser,
    freshServer,
  }) => {
    test.setTimeout(120_000);
    const second = await secondBuild();
    const student = await Student.arrive(browser, { ...SW, language, viewport: SIZES[device] });
    const { page } = student;
    const problems = await meetsUpdate(student, freshServer, second.webRoot);
    await expect(page.locator('aside.update')).toBeVisible();
    await clean(page, 'a table that a new version waits for', 'aside.update');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.locator('aside.update').getByRole('button').last().click();
    await expect(page.locator('aside.update')).toBeHidden();
    await page.goto(`${freshServer.insecureUrl}/practice`);
    await expect(reach(page)).toHaveAttribute('data-reach', 'tab', LOADED);
    await clean(page, 'practice, in the open tab');
    await page.goto(`${freshServer.insecureUrl}/about`);
    await expect(reach(page)).toHaveAttribute('data-reach', 'tab', LOADED);
    await clean(page, 'about');
    expect(problems).toEqual([]);
    await second.remove();
  });

test('in Chinese the app is installed under its Chinese name', async ({ browser, server }) => {
  const { page } = await Student.arrive(browser, { ...SW, language: 'zh' });
  await page.goto(`${server.url}/practice`);
  await expect(reach(page)).toHaveAttribute('data-reach', 'reload', LOADED);
  expect((await installable(page)).name).toBe('握手实验室');
});
