import { readFileSync } from 'node:fs';
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
  await expect(title).toHaveAttribute('aria-invalid', 'true');
  await expect(title).toHaveAccessibleDescription(/A text is needed/);
  await title.fill('Hello, server');
  const second = page.getByRole('region', { name: 'Step 2', exact: true });
  await second.getByRole('checkbox', { name: 'ESTABLISHED' }).uncheck();
  await second.getByRole('checkbox', { name: 'FIN-WAIT-2' }).check();
  await expect(second.getByText(/The lesson never ends/)).toBeVisible();
  await clean(page, 'a lesson with a mistake');
  await page.getByRole('button', { name: /Step 2 · The step is over when · client/ }).click();
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
