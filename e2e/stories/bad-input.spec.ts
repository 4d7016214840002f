import { Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

test('numbers as people paste them are taken where the meaning is plain, and refused in words where it is not', async ({
  browser,
  server,
}) => {
  const student = await Student.arrive(browser);
  await student.page.goto(`${server.url}/practice/handshake/client`);
  const seq = student.page.getByLabel(student.words.seq);
  const send = student.page.getByRole('button', { name: student.words.send });
  const complaint = student.page.getByRole('form', { name: 'TCP header' });

  for (const [typed, told] of [
    ['4294967296', 'the field holds 0 to 4294967295'],
    ['-1', 'the field holds 0 to 4294967295'],
    ['1.5', 'not a whole number'],
    ['twelve', 'this is not a number'],
    ['', 'is empty'],
  ] as const) {
    await seq.fill(typed);
    await send.click();
    await expect(complaint).toContainText(told);
    // What was typed is not lost, and nothing went anywhere.
    await expect(seq).toHaveValue(typed);
    await expect(seq).toBeFocused();
    await expect(student.story().filter({ hasText: 'You sent segment' })).toHaveCount(0);
  }
  for (const typed of ['1,234', '1 234', ' 1234 ', '１２３４', '1_234']) {
    await seq.fill(typed);
    await expect(student.page.getByText(/Reads.*Seq 1234/s).first()).toBeVisible();
  }
});

test('a code that cannot be, and one that is not, are told apart; names are refused for a reason', async ({
  browser,
  server,
}) => {
  const student = await Student.arrive(browser);
  await student.page.goto(`${server.url}/t/AB0`);
  await expect(student.page.getByText(/A code has six letters and digits/)).toBeVisible();
  await student.page.goto(`${server.url}/t/zzz-zzz`);
  await expect(student.page.getByText(/There is no class or table with this code/)).toBeVisible();

  await student.page.goto(`${server.url}/open`);
  await student.page.getByRole('button', { name: 'Open the table' }).click();
  await student.page.waitForURL(/\/t\//);
  const name = student.page.getByLabel(student.words.name);
  for (const [typed, told] of [
    ['   ', 'Type a name, or spin one.'],
    ['x'.repeat(60), 'At most 24 characters, please.'],
    ['a\u202Eb', 'This name has characters that cannot be shown.'],
    ['<b>Wei</b>', 'This name has characters that cannot be shown.'],
    ['fuck', 'Please choose another name.'],
  ] as const) {
    await name.fill(typed);
    await student.page.getByRole('button', { name: student.words.sit }).click();
    await expect(student.page.getByText(told)).toBeVisible();
    await expect(name).toHaveValue(typed);
  }
  await name.fill('Wei &amp; {Co}');
  await student.page.getByRole('button', { name: student.words.sit }).click();
  await expect(student.page.getByText('Wei &amp; {Co}').first()).toBeVisible();
});
