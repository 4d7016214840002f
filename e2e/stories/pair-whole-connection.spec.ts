import { HANDSHAKE, lines, WHOLE_CONNECTION } from '../people/play.ts';
import { arrived, openTable, playTogether, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

test('a pair plays a whole connection, with three wrong moves on the way, and both ladders end alike', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const wei = await Student.arrive(browser);
  const amara = await Student.arrive(browser);
  const link = await openTable(wei.page, server.url, 'A whole connection');
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, 'server', 'Amara');

  const seats = { client: wei, server: amara };
  const script = lines(WHOLE_CONNECTION);
  await playTogether(seats, script.slice(0, 1));

  // The server acknowledges the SYN's own number instead of the next one.
  await amara.send({ by: 'server', flags: ['SYN', 'ACK'], seq: 0, ack: 0, len: 0 });
  await expect(amara.verdict()).toContainText('Illegal');
  await expect(amara.verdict()).toContainText('HS-SYN-ACK-NUM');
  await playTogether(seats, script.slice(1, 4), 2);

  // The server names the last byte that it holds: 118 bytes from 1 end at 118.
  await amara.send({ by: 'server', flags: ['PSH', 'ACK'], seq: 1, ack: 118, len: 220 });
  await expect(amara.verdict()).toContainText('ALL-ACK-VALUE');
  await expect(amara.verdict()).toContainText('119');
  await playTogether(seats, script.slice(4, 6), 5);

  // The client closes with its numbers exchanged.
  await wei.send({ by: 'client', flags: ['FIN', 'ACK'], seq: 221, ack: 119, len: 0 });
  await expect(wei.verdict()).toContainText('Illegal');
  await playTogether(seats, script.slice(6), 7);

  await wei.page.getByRole('button', { name: /Skip the wait/ }).click();
  for (const student of [wei, amara]) await expect(student.debrief()).toBeVisible();
  await expect(amara.debrief()).toContainText(/2/);

  // Both saw the same segments reach the same ends, in the same order.
  const wire = async (student: Student) =>
    (await student.story().allInnerTexts())
      .map((text) => /Segment (\d+) reached (you|your partner): (.*?)\.(?: |$)/.exec(text))
      .filter((match) => match !== null)
      .map(([, no, , what]) => `${no}: ${what}`);
  const seen = await wire(wei);
  expect(seen).toHaveLength(script.length);
  expect(await wire(amara)).toEqual(seen);

  // Once more, with the roles swapped: the same two, the other ends.
  await wei.page.getByRole('button', { name: /roles swapped/ }).click();
  await playTogether({ client: amara, server: wei }, lines(HANDSHAKE));
  await arrived(wei, 3);
});
