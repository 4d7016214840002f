/** What a student practises alone is kept with their class too: judged again there, once, and brought along. */
import { clean } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Instructor } from '../people/instructor.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { arrived, Student } from '../people/student.ts';

const SCRIPT = lines(HANDSHAKE);
const IDEA = 'The first SYN carries an ACK';

/** The handshake as the client, to its end: first with ACK set on the SYN, then right. */
async function practises(student: Student, url: string, again = false): Promise<void> {
  await student.page.goto(`${url}/practice/handshake/client`);
  // This tab still has the table that was played last.
  if (again) await student.debrief().getByRole('button', { name: 'Once more as now' }).click();
  await student.send({ by: 'client', flags: ['SYN', 'ACK'], seq: 0, ack: 0, len: 0 });
  await expect(student.verdict()).toContainText(student.words.illegal);
  for (const [i, line] of SCRIPT.entries()) {
    if (i > 0) await arrived(student, i);
    if (line.by === 'client') await student.send(line);
  }
  await expect(student.debrief()).toBeVisible();
}

test('practice is kept with the class, comes along, and a log that was changed is refused', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const teacher = await Instructor.open(browser, server.url);
  const code = await teacher.code();
  const student = await Student.arrive(browser);
  const { page } = student;
  const row = page.getByRole('row').filter({ hasText: IDEA });
  await page.goto(`${server.url}/progress`);
  await expect(page.getByText('In this browser, and nowhere else.')).toBeVisible();
  await expect(page.getByText('Also kept with your class')).toHaveCount(0);

  await student.sit(`${server.url}/j/${code}`, null, 'Ada');
  await expect(page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  await practises(student, server.url);
  await page.goto(`${server.url}/progress`);
  await expect(page.getByText('Also kept with your class')).toBeVisible();
  const there = page.getByText(/^\d+ entries are with your class/);
  await expect(there).toBeVisible();
  await expect(row).toContainText('0 of 1');
  await clean(page, 'kept with the class');
  const said = (await there.textContent()) ?? '';

  // The same seat in another browser, which has practised nothing.
  const elsewhere = await Student.arrive(browser);
  const seat = await page.evaluate((key) => localStorage.getItem(key), `hl:seat:${code}`);
  await elsewhere.page.addInitScript(([key, value]) => localStorage.setItem(key, value), [
    `hl:seat:${code}`,
    seat ?? '',
  ] as const);
  await elsewhere.page.goto(`${server.url}/progress`);
  await expect(elsewhere.page.getByText(said)).toBeVisible();
  await expect(elsewhere.page.getByRole('row').filter({ hasText: IDEA })).toContainText('0 of 1');

  // With the server out of reach a run waits; changed meanwhile, it does not count, and the move is named.
  await page.route('**/socket.io/**', (route) => route.abort());
  await practises(student, server.url, true);
  await page.goto(`${server.url}/progress`);
  await expect(page.getByText(/One run waits here, and is sent when it can\./)).toBeVisible();
  await expect(row).toContainText('0 of 2');
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((one) => one.startsWith('hl:run:')) ?? '';
    const run = JSON.parse(localStorage.getItem(key) ?? '') as { moves: { outcome?: object }[] };
    const [first] = run.moves;
    if (first?.outcome) Object.assign(first.outcome, { verdict: 'legal', findings: [], misconception: null });
    localStorage.setItem(key, JSON.stringify(run));
  });
  await page.unroute('**/socket.io/**');
  await page.reload();
  await expect(
    page.getByRole('alert').filter({ hasText: 'Its server judges move 1 otherwise than this log says.' }),
  ).toBeVisible();
  await expect(page.getByText(said)).toBeVisible();
  await clean(page, 'a run that was not taken');
  await page.reload();
  await expect(page.getByText(said)).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'does not count' })).toHaveCount(0);
});
