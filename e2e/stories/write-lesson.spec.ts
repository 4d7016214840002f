import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { clean, SIZES } from '../fixtures/axe.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { arrived, playTogether, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

test('an instructor writes a lesson, mends it, tries it, saves it, and a class plays it to its end', async ({
  browser,
  server,
}) => {
  test.setTimeout(150_000);
  const { page } = await Student.arrive(browser, { viewport: SIZES.laptop });
  await page.goto(`${server.url}/practice`);
  await page.getByRole('link', { name: 'Write a lesson of your own' }).click();
  await page.getByLabel('Copy a lesson').selectOption({ label: 'The three-way handshake' });
  await page.getByRole('button', { name: 'Copy it' }).click();
  await expect(page.getByText(/Two sound ends play it to its end/)).toBeVisible();

  // A mistake in a field, and one in how it goes: each is told where it was made.
  const title = page.getByRole('textbox', { name: 'Title, in English' }).first();
  const chinese = page.getByRole('textbox', { name: 'Title, in Chinese' }).first();
  await title.fill('');
  await chinese.fill('');
  await chinese.press('Tab');
  await expect(title).toHaveAttribute('aria-invalid', 'true');
  await expect(title).toHaveAccessibleDescription(/A text is needed/);
  await title.fill('Hello, server');
  const second = page.getByRole('region', { name: 'Step 2', exact: true });
  await second.getByRole('checkbox', { name: 'ESTABLISHED' }).uncheck();
  await second.getByRole('checkbox', { name: 'FIN-WAIT-2' }).check();
  await expect(second.getByText(/The lesson never ends/)).toBeVisible();
  await clean(page, 'a lesson with a mistake');
  await page.getByRole('button', { name: /Step 2 · The step is over when · The client is in/ }).click();
  await expect(second.getByRole('checkbox').first()).toBeFocused();
  await second.getByRole('checkbox', { name: 'ESTABLISHED' }).check();
  await expect(page.getByText(/Two sound ends play it to its end/)).toBeVisible();

  // It is kept over a reload, and tried at once.
  await page.reload();
  await page.getByRole('link', { name: 'Try it as client' }).click();
  const author = new Student(page);
  await author.send(lines(HANDSHAKE)[0]!);
  await arrived(author, 1);
  await page.getByRole('link', { name: 'Back to writing' }).click();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  const file = await (await download).path();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    lesson: { title: { en: 'Hello, server' } },
  });

  // Elsewhere, from the file; a file that is broken changes nothing.
  const teacher = await Student.arrive(browser);
  await teacher.page.goto(`${server.url}/teach`);
  const picker = teacher.page.getByLabel('Open a lesson file');
  await picker.setInputFiles({
    name: 'new.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"handshake-lab/lesson","v":9}'),
  });
  await expect(teacher.page.getByRole('alert').filter({ hasText: 'newer version' })).toBeVisible();
  await picker.setInputFiles(file);
  await expect(teacher.page.getByRole('radio', { name: /Hello, server/ })).toBeChecked();
  await teacher.page.getByRole('button', { name: 'Open a class', exact: true }).click();
  const join = teacher.page.getByRole('button', { name: /How to join/ });
  await join.waitFor();
  await expect(teacher.page.getByRole('heading', { name: 'Hello, server' })).toBeVisible();
  const code = /[A-Z0-9]{3} [A-Z0-9]{3}$/.exec((await join.innerText()).trim())?.[0].replace(' ', '');

  const ada = await Student.arrive(browser);
  const bao = await Student.arrive(browser);
  await ada.sit(`${server.url}/j/${code}`, null, 'Ada');
  await ada.page.getByRole('form', { name: /TCP/ }).waitFor();
  await bao.sit(`${server.url}/j/${code}`, null, 'Bao');
  await expect(ada.page.getByText('Bao').first()).toBeVisible();
  const adaIsClient = await ada.page.getByText(/Client · your seat/).isVisible();
  await playTogether(
    adaIsClient ? { client: ada, server: bao } : { client: bao, server: ada },
    lines(HANDSHAKE),
  );
  await ada.debrief().waitFor();
  await bao.debrief().waitFor();
});

test('axe finds nothing where a lesson is written: phone, Chinese', async ({ browser, server }) => {
  const { page } = await Student.arrive(browser, { language: 'zh', viewport: SIZES.phone });
  await page.goto(`${server.url}/write`);
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await expect(page.getByText(/两个正确的端点/)).toBeVisible();
  await clean(page, 'a lesson that can be played');
});

const KEYBOARD = [
  {
    language: 'en',
    size: 'laptop',
    copy: 'Copy it',
    title: 'Title, in English',
    name: 'Lost twice',
    step: 'Step 1',
    action: 'Add what happens',
    fault: 'The network drops, holds or copies',
    sound: /Two sound ends play it to its end/,
    tryIt: 'Try it as client',
    back: 'Back to writing',
    save: 'Save as file',
    use: 'Use it in a class',
    open: 'Open a class',
    change: /^Change lesson/,
    now: 'A lesson of your own',
  },
  {
    language: 'zh',
    size: 'phone',
    copy: '复制',
    title: '标题（中文）',
    name: '丢了两次',
    step: '第 1 步',
    action: '添加事件',
    fault: '网络丢弃、扣留或复制',
    sound: /两个正确的端点/,
    tryIt: '以客户端试玩',
    back: '返回编写',
    save: '存为文件',
    use: '在课堂上使用',
    open: '开班',
    change: /^换课/,
    now: '自己的课程',
  },
] as const;
for (const words of KEYBOARD)
  test(`by keyboard alone a lesson is copied, changed, tried, saved, and used in a class: ${words.size}, ${words.language}`, async ({
    browser,
    server,
  }) => {
    test.setTimeout(180_000);
    const { language, size } = words;
    const { page } = await Student.arrive(browser, { language, viewport: SIZES[size] });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.goto(`${server.url}/write`);
    await tabTo(page, button(words.copy));
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.sound)).toBeVisible();
    const title = page.getByRole('textbox', { name: words.title }).first();
    await tabTo(page, title);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(words.name);
    // The SYN is lost once: an event more as the first step begins.
    const step = page.getByRole('region', { name: words.step, exact: true });
    const events = step.getByRole('combobox', { name: words.action });
    await tabTo(page, events);
    for (let n = 0; n < 20 && (await events.inputValue()) !== 'fault'; n += 1)
      await page.keyboard.press('ArrowDown');
    await expect(events).toHaveValue('fault');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // What was added has the focus.
    const part = step.locator('.part', { hasText: words.fault });
    await expect(part.getByRole('combobox').first()).toBeFocused();
    await expect(page.getByText(words.sound)).toBeVisible();
    await clean(page, 'a lesson that was changed');

    await tabTo(page, page.getByRole('link', { name: words.tryIt }));
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: /TCP/ }).waitFor();
    await expect(page.getByRole('heading', { name: words.name }).first()).toBeAttached();
    // Where it will be typed: nothing lies over it there.
    await tabTo(page, page.getByLabel(new Student(page, language).words.len));
    await clean(page, 'the trial of a lesson');
    await tabTo(page, page.getByRole('link', { name: words.back }));
    await page.keyboard.press('Enter');
    const download = page.waitForEvent('download');
    await tabTo(page, button(words.save));
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toContain(words.name.split(' ').pop()?.toLowerCase());

    await tabTo(page, page.getByRole('link', { name: words.use }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: new RegExp(words.name) })).toBeChecked();
    await clean(page, 'a class is opened with a lesson of one’s own');
    await tabTo(page, button(words.open));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: words.name })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: words.change }));
    await page.keyboard.press('Enter');
    const own = page.getByRole('dialog').getByRole('group', { name: words.now, exact: true });
    await expect(own.getByRole('radio', { name: new RegExp(words.name) })).toBeChecked();
    await clean(page, 'the choice of a class that plays a lesson of one’s own');
  });

/** Presses Tab until it is there, as somebody does who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 400; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab doesn’t lead to ${String(target)}`);
}
