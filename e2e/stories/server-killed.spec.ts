import { HANDSHAKE, lines } from '../people/play.ts';
import { arrived, openTable, playTogether, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

test('the server is killed between two moves, and the lesson goes on in the same seats', async ({
  browser,
  freshServer,
}) => {
  const wei = await Student.arrive(browser);
  const amara = await Student.arrive(browser);
  const link = await openTable(wei.page, freshServer.url, 'three-way handshake');
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, 'server', 'Amara');
  const seats = { client: wei, server: amara };
  const script = lines(HANDSHAKE);
  await playTogether(seats, script.slice(0, 1));

  await freshServer.killHard();
  await expect(wei.page.getByText(/Connecting again/)).toBeVisible();
  // What is sent meanwhile waits in the browser, even over a reload of the page once the server is back.
  await amara.send(script[1]!);
  await expect(amara.page.getByText('One move is waiting here to be sent.')).toBeVisible();

  await freshServer.restart();
  await arrived(amara, 2);
  await expect(wei.page.getByText(/Connecting again/)).toBeHidden();
  await playTogether(seats, script.slice(2), 3);
  for (const student of [wei, amara]) await expect(student.debrief()).toBeVisible();
});

test('a segment that was flying when the server was killed still arrives, once', async ({
  browser,
  freshServer,
}) => {
  const wei = await Student.arrive(browser);
  const amara = await Student.arrive(browser);
  const link = await openTable(wei.page, freshServer.url, 'three-way handshake');
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, 'server', 'Amara');

  await wei.send(lines(HANDSHAKE)[0]!);
  await amara.sees('Your partner sent segment 1');
  await freshServer.killHard();
  await freshServer.restart();

  await arrived(amara, 1);
  await arrived(wei, 1);
  await expect(wei.story().filter({ hasText: 'Segment 1 reached' })).toHaveCount(1);
});
