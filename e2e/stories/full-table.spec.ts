import { openTable, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

test('a third person finds the table full, and both seats as they were', async ({ browser, server }) => {
  const wei = await Student.arrive(browser);
  const amara = await Student.arrive(browser);
  const link = await openTable(wei.page, server.url, 'three-way handshake');
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, 'server', 'Amara');
  await expect(amara.page.getByRole('form', { name: 'TCP header' })).toBeVisible();

  const third = await Student.arrive(browser);
  await third.page.goto(link);
  await expect(third.page.getByText('Both seats at this table are taken.')).toBeVisible();
  await expect(third.page.getByRole('link', { name: 'Practise with the bot' })).toBeVisible();
});

test('looking at a link takes no seat; a seat just taken is refused in words, and the name is kept', async ({
  browser,
  request,
  server,
}) => {
  const wei = await Student.arrive(browser);
  const amara = await Student.arrive(browser);
  const link = await openTable(wei.page, server.url, 'three-way handshake');
  for (let scan = 0; scan < 5; scan += 1) expect((await request.get(link)).ok()).toBe(true);

  // Both look at two free seats; both choose the client's.
  await amara.page.goto(link);
  await amara.page.getByLabel(amara.words.name).fill('Amara');
  await amara.page.getByRole('radio', { name: amara.words.seats.client }).check();
  await wei.sit(link, 'client', 'Wei');
  await expect(wei.page.getByRole('heading', { name: 'Invite your partner' })).toBeVisible();
  await amara.page.getByRole('button', { name: amara.words.sit }).click();
  await expect(amara.page.getByText('Somebody just took this seat. Choose the other one.')).toBeVisible();
  await expect(amara.page.getByLabel(amara.words.name)).toHaveValue('Amara');
  await amara.page.getByRole('button', { name: amara.words.sit }).click();
  await expect(amara.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
});
