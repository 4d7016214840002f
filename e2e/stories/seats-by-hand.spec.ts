/** An instructor seats a class by hand: by keyboard, by drag, in Chinese on a phone; renames, takes out, locks. */
import { clean } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Instructor } from '../people/instructor.ts';
import { Student } from '../people/student.ts';
import type { Browser, Page } from '@playwright/test';

const PHONE = { width: 390, height: 844 };

async function join(browser: Browser, url: string, code: string, name: string): Promise<Student> {
  const student = await Student.arrive(browser);
  await student.sit(`${url}/t/${code}`, null, name);
  await expect(student.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  return student;
}
const slot = (page: Page, table: number, seat: string) =>
  page
    .getByRole('dialog')
    .getByRole('group', { name: `Table ${table}` })
    .getByRole('button', { name: seat });

test('students are seated by keyboard and by drag, renamed, and taken out', async ({ browser, server }) => {
  test.setTimeout(180_000);
  const teacher = await Instructor.open(browser, server.url);
  const { page } = teacher;
  const code = await teacher.code();
  const students: Record<string, Student> = {};
  for (const name of ['Ada', 'Bao', 'Cleo', 'Dan'])
    students[name] = await join(browser, server.url, code, name);
  await expect(teacher.tile('Ada', 'Bao')).toBeVisible();
  await expect(teacher.tile('Cleo', 'Dan')).toBeVisible();

  // By keyboard alone: Bao and whoever is at table 2, server, change places.
  await page.getByRole('button', { name: 'Seats' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Who sits where' });
  const bao = dialog.getByRole('button', { name: 'Bao' });
  const to = (await slot(page, 2, 'Server:').innerText()).split('\n').at(-1)!.trim();
  await bao.press('Enter');
  await expect(bao).toHaveAttribute('aria-pressed', 'true');
  await clean(page, 'the seats');
  await slot(page, 2, 'Server:').press('Enter');
  await expect(slot(page, 2, 'Server: Bao')).toBeVisible();
  await expect(dialog.getByText('2 tables begin anew.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Seat them so' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(teacher.tile('Ada', to)).toBeVisible();
  await expect(students['Bao']!.page.getByText(/Server · your seat/)).toBeVisible();

  // By drag: Ada takes the place of table 2's server, and back to where she came from goes Bao.
  await page.getByRole('button', { name: 'Seats' }).click();
  const adas = dialog.getByRole('button', { name: 'Ada' });
  await adas.dragTo(slot(page, 2, 'Server: Bao'));
  await expect(slot(page, 2, 'Server: Ada')).toBeVisible();
  await dialog.getByRole('button', { name: 'Seat them so' }).click();
  await expect(teacher.tile('Bao', to)).toBeVisible();

  // Another name, and out.
  await page.getByRole('button', { name: 'Seats' }).click();
  await dialog.getByRole('button', { name: 'Dan' }).click();
  await dialog.getByRole('button', { name: 'Change name' }).click();
  await dialog.getByLabel('Name').fill('Ada');
  await dialog.getByRole('button', { name: 'Save name' }).click();
  await expect(dialog.getByText(/has this name already/)).toBeVisible();
  await dialog.getByLabel('Name').fill('Daniel');
  await dialog.getByLabel('Name').press('Enter');
  await expect(dialog.getByRole('button', { name: /: Daniel/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Take out of the class' }).click();
  await clean(page, 'the seats');
  await dialog.getByRole('button', { name: 'Take out', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Daniel' })).toHaveCount(0);
  const dan = students['Dan']!.page;
  await expect(dan.getByText(/Your instructor has taken you out of this class/)).toBeVisible();
  await clean(dan, 'the page');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  // Locked: Dan doesn't get in again.
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('checkbox', { name: /Lock the class/ }).check();
  await page.getByRole('radio', { name: /The bot plays for them/ }).check();
  await clean(page, 'the settings');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/locked/).first()).toBeVisible();
  await students['Dan']!.page.getByRole('button', { name: students['Dan']!.words.sit }).click();
  await expect(dan.getByText(/not taking anyone new/)).toBeVisible();
});

test('在手机上用中文安排座位', async ({ browser, server }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ locale: 'zh-CN', viewport: PHONE, colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(`${server.url}/teach`);
  await page.getByRole('radio', { name: /扮演某一桌的网络/ }).check();
  await clean(page, 'the page');
  await page.getByRole('button', { name: '开班', exact: true }).click();
  const code = ((await page.getByRole('button', { name: /加入方式/ }).innerText()).match(
    /[A-Z0-9]{3} [A-Z0-9]{3}/,
  ) ?? [''])[0].replace(' ', '');
  const students = [];
  for (const name of ['Ada', 'Bao']) students.push(await join(browser, server.url, code, name));
  await page.getByRole('button', { name: '座位' }).click();
  const dialog = page.getByRole('dialog', { name: '谁坐在哪里' });
  await dialog.getByRole('button', { name: 'Ada' }).click();
  await expect(dialog.getByText('Ada：请选座位，或者')).toBeVisible();
  const opposite = dialog.getByRole('button', { name: 'Bao' });
  const was = await opposite.getAttribute('data-slot');
  await opposite.click();
  await clean(page, 'the seats');
  await expect(dialog.locator(`[data-slot="${was}"]`)).toContainText('Ada');
  await dialog.getByRole('button', { name: '就这样安排' }).click();
  await expect(dialog).toBeHidden();
  const seat = was === '1 client' ? /Client · your seat/ : /Server · your seat/;
  await expect(students[0]!.page.getByText(seat)).toBeVisible();
});
