import { HANDSHAKE, lines } from '../people/play.ts';
import { arrived, openTable, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

test('a second tab and a refresh are the same seat, in step with the first', async ({ browser, server }) => {
  const wei = await Student.arrive(browser);
  const amara = await Student.arrive(browser);
  const link = await openTable(wei.page, server.url, 'three-way handshake');
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, 'server', 'Amara');
  const [syn, synAck, ack] = lines(HANDSHAKE);

  const tab = new Student(await wei.page.context().newPage());
  await tab.page.goto(link);
  await expect(tab.page.getByRole('form', { name: 'TCP header' })).toBeVisible();

  await wei.send(syn!);
  await arrived(tab, 1);
  await amara.page.reload();
  await arrived(amara, 1);
  await amara.send(synAck!);
  await arrived(tab, 2);
  await tab.send(ack!);
  for (const student of [wei, tab, amara]) await expect(student.debrief()).toBeVisible();
  await expect(amara.page.getByText('Wei').first()).toBeVisible();
});
