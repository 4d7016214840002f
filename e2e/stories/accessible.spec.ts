import { clean, SIZES } from '../fixtures/axe.ts';
import { Instructor } from '../people/instructor.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { openTable, playTogether, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

const PAGES = ['/', '/open', '/practice', '/teach', '/about', '/t/ZZZZZZ', '/j/ZZZZZZ', '/nowhere'];

for (const [device, viewport] of Object.entries(SIZES)) {
  for (const language of device === 'laptop' ? (['en'] as const) : (['zh'] as const)) {
    for (const path of PAGES)
      test(`axe finds nothing on ${path}: ${device}, ${language}`, async ({ browser, server }) => {
        const wei = await Student.arrive(browser, { language, viewport });
        await wei.page.goto(server.url + path);
        await wei.page.getByRole('heading', { level: 1 }).first().waitFor();
        await clean(wei.page, path);
      });

    test(`axe finds nothing at a table: ${device}, ${language}`, async ({ browser, server }) => {
      const wei = await Student.arrive(browser, { language, viewport });
      await wei.page.goto(`${server.url}/practice/lost-synack/client`);
      await wei.page.getByRole('form', { name: /TCP/ }).waitFor();
      await clean(wei.page, 'a fresh table');
      await wei.send({ by: 'client', flags: ['SYN', 'ACK'], seq: 0, ack: 0, len: 0 });
      await wei.verdict().waitFor();
      await clean(wei.page, 'a table with a verdict');
    });
  }
}

test('axe finds nothing where two sit down, play and are done', async ({ browser, server }) => {
  test.setTimeout(120_000);
  const host = await Student.arrive(browser);
  const link = await openTable(host.page, server.url, 'three-way handshake');
  const amara = await Student.arrive(browser);
  await clean(host.page, 'choosing a seat');
  await host.sit(link, 'client', 'Wei');
  await host.page.getByRole('heading', { name: 'Invite your partner' }).waitFor();
  await clean(host.page, 'waiting for a partner');
  await amara.sit(link, 'server', 'Amara');
  await playTogether({ client: host, server: amara }, lines(HANDSHAKE));
  await host.debrief().waitFor();
  await clean(host.page, 'the end');
});

test('axe finds nothing on the board and on the projector', async ({ browser, server }) => {
  test.setTimeout(120_000);
  const teacher = await Instructor.open(browser, server.url);
  await clean(teacher.page, 'an empty board');
  const code = await teacher.code();
  for (const name of ['Ada', 'Bao', 'Cleo']) {
    const student = await Student.arrive(browser);
    await student.sit(`${server.url}/j/${code}`, null, name);
    await student.page.getByRole('form', { name: /TCP/ }).waitFor();
  }
  await expect(teacher.tiles()).toHaveCount(2);
  await teacher.tiles().first().click();
  await teacher.page.getByRole('complementary').waitFor();
  await clean(teacher.page, 'a board with a table open');
  await teacher.page.goto(`${server.url}/class?view=projector&code=${code}`);
  await teacher.page.getByRole('heading', { level: 1 }).waitFor();
  await clean(teacher.page, 'the projector');
});
