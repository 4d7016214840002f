import { expect, test } from '../fixtures/test.ts';
import { clean } from '../fixtures/axe.ts';
import { arrived, Student } from '../people/student.ts';

test('a lesson is filled in at first, then less by how it goes, and who wants none of it has none', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const student = await Student.arrive(browser, { viewport: { width: 1366, height: 768 } });
  const { page } = student;
  const main = page.getByRole('main');
  const send = page.getByRole('button', { name: /^Send segment/ });
  const field = (name: RegExp) => page.getByRole('textbox', { name });
  await page.goto(`${server.url}/practice`);
  await clean(page, 'the list of lessons');
  await page.getByRole('link', { name: 'The three-way handshake, as client, watch it done' }).click();

  await expect(main.getByText('Filled in for you.')).toBeVisible();
  await expect(field(/^Sequence Number/)).toHaveValue('0');
  await send.click();
  await arrived(student, 2);
  await expect(field(/^Acknowledgment Number/)).toHaveValue('1');
  await clean(page, 'filled in');
  await send.click();
  await expect(student.debrief()).toContainText('Next time: one field blank.');
  await clean(page, 'what comes next');

  await student.debrief().getByRole('button', { name: 'Go on' }).click();
  await expect(main.getByText('Filled in but for one field: Seq.')).toBeVisible();
  await expect(field(/^Sequence Number/)).toHaveValue('');
  await field(/^Sequence Number/).fill('0');
  await send.click();
  await arrived(student, 2);
  await expect(main.getByText('Filled in but for one field: Ack.')).toBeVisible();
  await field(/^Acknowledgment Number/).fill('1');
  await send.click();
  await expect(student.debrief()).toContainText('Next time: every second segment blank.');

  // Kept, and told in the list; and no more of it for who wants none.
  await page.goto(`${server.url}/practice`);
  await expect(
    page.getByRole('link', { name: 'The three-way handshake, as client, every second segment blank' }),
  ).toBeVisible();
  await page.getByText('Nothing', { exact: true }).click();
  await page.getByRole('link', { name: 'The three-way handshake, as Client', exact: true }).click();
  await expect(field(/^Sequence Number/)).toHaveValue('');
  await expect(main.getByText('Filled in')).toBeHidden();
});
