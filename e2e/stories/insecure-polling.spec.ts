import { HANDSHAKE, lines } from '../people/play.ts';
import { openTable, playTogether, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

test('a pair on an insecure origin, with WebSocket blocked, plays a lesson by long-polling', async ({
  browser,
  server,
}) => {
  const students = [];
  for (const name of ['Wei', 'Amara']) {
    const student = await Student.arrive(browser);
    // As a firewall does: nothing that asks for an upgrade comes through.
    await student.page.routeWebSocket(/.*/, (socket) => socket.close());
    students.push({ name, student });
  }
  const [wei, amara] = students.map((one) => one.student) as [Student, Student];
  const upgrades: string[] = [];
  for (const { student } of students)
    student.page.on('response', (response) => response.status() === 101 && upgrades.push(response.url()));

  const link = await openTable(wei.page, server.insecureUrl, 'three-way handshake');
  expect(await wei.page.evaluate(() => globalThis.isSecureContext)).toBe(false);
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, 'server', 'Amara');
  await playTogether({ client: wei, server: amara }, lines(HANDSHAKE));
  for (const { student } of students) await expect(student.debrief()).toBeVisible();
  expect(upgrades).toEqual([]);
});
