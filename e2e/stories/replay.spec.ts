import { readFile, writeFile } from 'node:fs/promises';
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { arrived, openTable, playTogether, Student } from '../people/student.ts';

const [SYN, , ACK] = lines(HANDSHAKE);
if (!SYN || !ACK) throw new Error('a handshake has three segments');

/** Plays the client of the handshake against the bot, with one wrong ACK on the way. */
async function playWrongly(student: Student): Promise<void> {
  await student.send(SYN!);
  await arrived(student, 2);
  await student.send({ ...ACK!, ack: 5 });
  await student.verdict().waitFor();
  await student.send(ACK!);
  await student.debrief().waitFor({ timeout: 30_000 });
}

test('a student alone finds the own mistake by keyboard and does it right from there, with the network cut', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const student = await Student.arrive(browser);
  const { page } = student;
  await page.goto(`${server.insecureUrl}/practice`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // All of it is in this tab, and nothing is left to be fetched.
  await expect(page.locator('[data-reach]')).toHaveAttribute('data-reach', 'tab', { timeout: 45_000 });
  await page.context().setOffline(true);
  await page
    .getByRole('link', { name: /three-way handshake, as client/i })
    .first()
    .click();
  await playWrongly(student);

  await student.debrief().getByRole('link', { name: 'Replay' }).press('Enter');
  const slider = page.getByRole('slider', { name: 'Moment' });
  await expect(slider).toBeFocused();
  await expect(slider).toHaveAttribute('aria-valuetext', /Before the first move|application called/);
  await page.keyboard.press('m');
  const moment = page.getByRole('complementary', { name: 'This moment' });
  await expect(moment).toContainText('Mistake: held back');
  await expect(moment.getByRole('article')).toContainText('Illegal');
  await expect(page).toHaveURL(/#\d+$/);
  // Nothing of what came after is on the ladder yet; the last moment has it all.
  await expect(student.story().filter({ hasText: 'The lesson is over' })).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(moment).toContainText('The lesson is over');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(moment).toContainText('You sent segment 1');
  await page.keyboard.press('m');
  await expect(moment).toContainText('Mistake: held back');

  await page.getByRole('button', { name: 'What if … from here' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What if … from here' });
  await expect(dialog.getByRole('radio', { name: /Client/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Go on from here' }).press('Enter');
  await expect(page.getByRole('complementary', { name: 'What if …' })).toContainText(
    /What if … after moment \d+ of/,
  );
  await student.send(ACK!);
  await expect(student.debrief()).toBeVisible({ timeout: 30_000 });
  await expect(student.debrief()).toContainText('Nothing was held back.');
  await page.getByRole('link', { name: 'Back to the replay' }).press('Enter');
  await expect(slider).toBeFocused();
});

test('a replay is still there after a reload, and as a file elsewhere; a broken file is refused', async ({
  browser,
  server,
}, info) => {
  test.setTimeout(120_000);
  const student = await Student.arrive(browser);
  const { page } = student;
  await page.goto(`${server.url}/practice/handshake/client`);
  await playWrongly(student);
  await student.debrief().getByRole('link', { name: 'What if …' }).first().click();
  await page.getByRole('dialog', { name: 'What if … from here' }).waitFor();
  await page.keyboard.press('Escape');
  const moment = page.getByRole('complementary', { name: 'This moment' });
  await expect(moment).toContainText('Mistake: held back');
  await page.getByRole('radio', { name: 'Server' }).check({ force: true });
  await expect(page).not.toHaveURL(/&if/);
  await page.reload();
  await expect(moment).toContainText('Mistake: held back');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  const path = info.outputPath('replay.json');
  await (await download).saveAs(path);
  const other = await Student.arrive(browser);
  await other.page.goto(`${server.url}/replay`);
  const input = other.page.getByLabel('Open a file');
  const broken = info.outputPath('broken.json');
  const text = await readFile(path, 'utf8');
  await writeFile(broken, text.slice(0, text.length / 2));
  await input.setInputFiles(broken);
  await expect(other.page.getByRole('main').getByRole('alert')).toContainText('can’t be read');
  await writeFile(broken, text.replace('"v":1', '"v":9'));
  await input.setInputFiles(broken);
  await expect(other.page.getByRole('main').getByRole('alert')).toContainText('newer');
  await writeFile(broken, text.replace('"seat":"client"', '"seat":"nobody"'));
  await input.setInputFiles(broken);
  await expect(other.page.getByRole('main').getByRole('alert')).toContainText('damaged, at seat');
  await input.setInputFiles(path);
  await expect(other.page.getByRole('slider', { name: 'Moment' })).toBeFocused();
});

test('while the table runs, its replay is one step away, and so is the way back', async ({
  browser,
  server,
}) => {
  const student = await Student.arrive(browser);
  const { page } = student;
  await page.goto(`${server.url}/practice/handshake/client`);
  await student.send(SYN!);
  await arrived(student, 2);
  await page.getByRole('link', { name: 'Replay' }).click();
  await page.getByRole('slider', { name: 'Moment' }).waitFor();
  await page.getByRole('radio', { name: 'Server' }).check({ force: true });
  // The server's ISN is not told before its SYN.
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Which end' })).toContainText('unknown');
  await page.getByRole('link', { name: 'Back to the table' }).click();
  await student.send(ACK!);
  await expect(student.debrief()).toBeVisible({ timeout: 30_000 });
});

test('two at one table look back each from the own end; what one tries differently stays the own', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const wei = await Student.arrive(browser);
  const amara = await Student.arrive(browser);
  const link = await openTable(wei.page, server.insecureUrl, 'The three-way handshake');
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, 'server', 'Amara');
  const script = lines(HANDSHAKE);
  await playTogether({ client: wei, server: amara }, script.slice(0, 2));
  await arrived(wei, 2);
  await wei.send({ ...ACK, ack: 5 });
  await expect(wei.verdict()).toContainText('Illegal');
  await playTogether({ client: wei, server: amara }, script.slice(2), 3);

  for (const student of [wei, amara]) await student.debrief().getByRole('link', { name: 'Replay' }).click();
  const moment = (student: Student) => student.page.getByRole('complementary', { name: 'This moment' });
  for (const student of [wei, amara]) await student.page.getByRole('slider', { name: 'Moment' }).waitFor();
  await wei.page.keyboard.press('m');
  await expect(moment(wei)).toContainText('Mistake: held back');
  // What the partner was held back with is not shown: it never reached this end.
  await expect(amara.page.getByText('No mistakes')).toBeVisible();
  await amara.page.keyboard.press('End');
  await expect(moment(amara)).toContainText('The lesson is over');

  await wei.page.getByRole('button', { name: 'What if … from here' }).click();
  await wei.page.getByRole('button', { name: 'Go on from here' }).click();
  await wei.send(ACK);
  await expect(wei.debrief()).toContainText('Nothing was held back.', { timeout: 30_000 });
  await wei.page.getByRole('link', { name: 'Back to the replay' }).click();
  // Back where one branched off: right before the mistake. A reload asks for the table as it was played.
  await expect(moment(wei)).toContainText('Moment 5 of 8');
  await wei.page.reload();
  await expect(moment(wei)).toContainText('Moment 5 of 8');
  await wei.page.getByRole('button', { name: 'Next mistake' }).click();
  await expect(moment(wei)).toContainText('Mistake: held back');
});

for (const [device, viewport] of Object.entries(SIZES))
  for (const language of ['en', 'zh'] as const)
    test(`axe finds nothing on a replay: ${device}, ${language}`, async ({ browser, server }) => {
      test.setTimeout(120_000);
      const student = await Student.arrive(browser, { language, viewport });
      const { page } = student;
      await page.goto(`${server.url}/practice/handshake/client`);
      await playWrongly(student);
      const zh = language === 'zh';
      await student
        .debrief()
        .getByRole('link', { name: zh ? '回放' : 'Replay' })
        .click();
      await page.getByRole('button', { name: zh ? '下一处错误' : 'Next mistake' }).click();
      const moment = page.getByRole('complementary', { name: zh ? '此刻' : 'This moment' });
      await expect(moment).toContainText(zh ? '错误：被拦下' : 'Mistake: held back');
      await clean(page, 'a replay at a mistake');
      await page.getByRole('button', { name: zh ? '如果从这里……' : 'What if … from here' }).click();
      await page.getByRole('dialog').waitFor();
      await clean(page, 'what if');
      await page.getByRole('button', { name: zh ? '从这里继续' : 'Go on from here' }).click();
      await page.getByRole('form', { name: /TCP/ }).waitFor();
      // To the end of the header: on a phone a field half under the bar that stays is no target of its size.
      await page.getByLabel(student.words.len).scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 2000);
      await clean(page, 'an attempt');
      // On a phone in Chinese as well: it is done right from there.
      await student.send(ACK!);
      await expect(student.debrief()).toBeVisible({ timeout: 30_000 });
      await page.goto(`${server.url}/replay`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await clean(page, 'no replay yet');
    });
