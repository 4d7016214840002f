import { openTable, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

test('a student stands up by keyboard, thinks better of it, and then frees the seat for somebody else', async ({
  browser,
  server,
}) => {
  const wei = await Student.arrive(browser);
  const amara = await Student.arrive(browser);
  const link = await openTable(wei.page, server.url, 'three-way handshake');
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, 'server', 'Amara');

  const button = amara.page.getByRole('button', { name: 'Stand up' });
  const dialog = amara.page.getByRole('dialog', { name: 'Stand up from this seat?' });
  await button.press('Enter');
  await expect(dialog).toBeVisible();
  await amara.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();

  await button.press('Enter');
  await dialog.getByRole('button', { name: 'Stand up' }).press('Enter');
  await expect(amara.page).toHaveURL(`${server.url}/`);
  await expect(wei.page.getByText('Nobody opposite yet.')).toBeVisible();

  const lena = await Student.arrive(browser, { language: 'zh' });
  await lena.sit(link, 'server', 'Lena');
  await expect(lena.page.getByRole('button', { name: '离开座位' })).toBeVisible();
  await expect(wei.page.getByText('Lena').first()).toBeVisible();
  // The key that she gave back opens nothing: she is asked for a name like anybody.
  await amara.page.goto(link);
  await expect(amara.page.getByRole('button', { name: 'Stand up' })).toHaveCount(0);
});
