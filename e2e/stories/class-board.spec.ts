import type { Browser } from '@playwright/test';
import { Instructor } from '../people/instructor.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { arrived, playTogether, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';

/** Types the class's code on the start page, a name, and takes the seat that the pairing gives. */
async function join(browser: Browser, url: string, code: string, name: string): Promise<Student> {
  const student = await Student.arrive(browser);
  await student.page.goto(url);
  await student.page.getByLabel(/Code of the class/).fill(code.toLowerCase());
  const named = student.page.getByLabel(student.words.name);
  await named.fill(name);
  await student.page.getByRole('button', { name: student.words.sit }).click();
  await expect(student.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  return student;
}

const script = lines(HANDSHAKE);

test('an instructor sees three tables live, opens one, and comes back after a refresh', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000);
  const teacher = await Instructor.open(browser, server.url);
  const code = await teacher.code();
  const names = ['Ada', 'Bao', 'Cleo', 'Dan', 'Elif', 'Femi'] as const;
  const class_: Record<string, Student> = {};
  for (const name of names) class_[name] = await join(browser, server.url, code, name);
  await expect(teacher.tiles()).toHaveCount(3);

  // Whoever came first of a pair is the client or the server, as the pairing says: the page tells.
  const seated = async (a: string, b: string) => {
    const first = class_[a]!;
    const second = class_[b]!;
    const isClient = await first.page.getByText(/Client · your seat/).isVisible();
    return isClient ? { client: first, server: second } : { client: second, server: first };
  };
  const one = await seated('Ada', 'Bao');
  const two = await seated('Cleo', 'Dan');
  const three = await seated('Elif', 'Femi');

  await playTogether(one, script);
  await expect(teacher.tile('Ada', 'Bao')).toHaveAccessibleName(/done/);
  await playTogether(two, script.slice(0, 1));
  await expect(teacher.tile('Cleo', 'Dan')).toContainText('SYN-SENT');
  await expect(teacher.tile('Cleo', 'Dan')).toContainText('SYN-RECEIVED');
  await playTogether(three, script.slice(0, 1));
  await three.server.send({ by: 'server', flags: ['SYN', 'ACK'], seq: 0, ack: 0, len: 0 });
  await expect(teacher.tile('Elif', 'Femi')).toContainText('ack-is-last');

  await teacher.tile('Elif', 'Femi').click();
  const drawer = teacher.page.getByRole('complementary');
  // The rule opens over the board; Escape closes it, and what lies below stays open.
  await drawer.getByRole('link', { name: 'HS-SYN-ACK-NUM' }).click();
  const rule = teacher.page.getByRole('dialog');
  await expect(rule.getByText('HS-SYN-ACK-NUM').first()).toBeVisible();
  await teacher.page.keyboard.press('Escape');
  await expect(rule).toBeHidden();
  await expect(drawer).toBeVisible();

  await teacher.page.reload();
  await expect(teacher.tiles()).toHaveCount(3);
  await expect(teacher.tile('Ada', 'Bao')).toHaveAccessibleName(/done/);
  await playTogether(two, script.slice(1), 2);
  await expect(teacher.tile('Cleo', 'Dan')).toHaveAccessibleName(/done/);
});

test('the odd one plays with the bot until somebody comes; new pairs start anew', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const teacher = await Instructor.open(browser, server.url);
  const code = await teacher.code();
  const ada = await join(browser, server.url, code, 'Ada');
  await expect(teacher.tile('Ada', 'Bot')).toBeVisible();
  // The bot opens or answers by itself: either way the first segment is on the ladder soon.
  if (await ada.page.getByText(/Client · your seat/).isVisible()) await ada.send(script[0]!);
  await arrived(ada, 1);

  await join(browser, server.url, code, 'Bao');
  await expect(teacher.tile('Ada', 'Bao')).toBeVisible();
  await expect(teacher.tiles()).toHaveCount(1);
  await expect(ada.page.getByText('Bao').first()).toBeVisible();
  await expect(ada.story().filter({ hasText: 'Segment 1 reached' })).toHaveCount(0);

  const client = await ada.page.getByText(/Client · your seat/).isVisible();
  await teacher.page.getByRole('button', { name: 'Swap roles' }).click();
  await teacher.page.getByRole('dialog').getByRole('button', { name: 'Swap roles' }).click();
  await expect(ada.page.getByText(client ? /Server · your seat/ : /Client · your seat/)).toBeVisible();
});

test('a stranger without the key sees no board', async ({ browser, server }) => {
  const stranger = await Student.arrive(browser);
  await stranger.page.goto(`${server.url}/class#${'A'.repeat(43)}`);
  await expect(stranger.page.getByText('This private link belongs to no class here.')).toBeVisible();
});
