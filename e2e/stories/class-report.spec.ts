/** After the class: the report says what happened, a mistake opens at its move, and an erased class is gone for everybody. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Instructor } from '../people/instructor.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { playTogether, Student } from '../people/student.ts';

test('a report equals what was played, in English and Chinese; the class is ended, archived, erased', async ({
  browser,
  freshServer: server,
}) => {
  test.setTimeout(240_000);
  // On a plain http:// address a browser hands over what a page has fetched, too.
  const url = server.insecureUrl;
  const teacher = await Instructor.open(browser, url);
  const { page } = teacher;
  await page.setViewportSize(SIZES.laptop);
  const code = await teacher.code();
  const ada = await Student.arrive(browser);
  await ada.sit(`${url}/t/${code}`, null, 'Quetzal');
  await expect(ada.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  const bao = await Student.arrive(browser, { language: 'zh' });
  await bao.sit(`${url}/t/${code}`, null, '小宝');
  await expect(teacher.tile('Quetzal', '小宝')).toBeVisible();
  const adaIsClient = await ada.page.getByText(/Client · your seat/).isVisible();
  const pair = adaIsClient ? { client: ada, server: bao } : { client: bao, server: ada };
  const [clientName, serverName] = adaIsClient ? ['Quetzal', '小宝'] : ['小宝', 'Quetzal'];

  const script = lines(HANDSHAKE);
  await playTogether(pair, script.slice(0, 1));
  // Twice the same mistake by the server: Ack is the last byte, not the next.
  const answer = script[1]!;
  for (let i = 0; i < 2; i++) {
    await pair.server.send({ ...answer, ack: 0 });
    await expect(pair.server.verdict()).toContainText(pair.server.words.illegal);
  }
  await playTogether(pair, script.slice(1), 2);
  await expect(pair.client.debrief()).toBeVisible();

  // One click on the mistake: the very moves, with their numbers; one more: the table at that move.
  const heat = page.getByRole('group', { name: 'What the mistakes show' });
  await heat
    .getByRole('button', { name: /list the moves$/ })
    .first()
    .press('Enter');
  const moves = page.getByRole('dialog');
  await expect(moves.getByRole('listitem').filter({ hasText: serverName })).not.toHaveCount(0);
  await expect(moves.getByText('SYN,ACK Seq 0 Ack 0')).toHaveCount(2);
  await clean(page, 'the moves', 'dialog');
  await moves
    .getByRole('link', { name: /^Table 1, move \d+/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: /three-way handshake/i }).first()).toBeVisible();
  expect(page.url()).toContain(`table=${code}.`);
  const atMove = page.url();
  await page.reload();
  await expect(page).toHaveURL(atMove);
  await page.getByRole('link', { name: /Back/ }).first().click();

  // The report: three segments that were right, two that were not.
  await expect(page.getByRole('heading', { name: 'Student by student' })).toBeVisible();
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row(clientName).getByRole('cell').nth(2)).toHaveText('2');
  await expect(row(clientName).getByRole('cell').nth(3)).toHaveText('0');
  await expect(row(serverName).getByRole('cell').nth(2)).toHaveText('3');
  await expect(row(serverName).getByRole('cell').nth(3)).toHaveText('2');
  await expect(row(serverName).getByRole('cell').nth(0)).toHaveText('1 of 1');
  await clean(page, 'the report');
  expect(page.url()).not.toMatch(/[A-Za-z0-9_-]{43}/);
  const csv = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Mistakes (CSV)' }).click(),
  ]);
  const rows = readFileSync(await csv[0].path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(rows).toHaveLength(3);
  expect(rows[1]).toContain(serverName);
  const capture = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Table 1 as pcapng' }).first().click(),
  ]);
  expect(capture[0].suggestedFilename()).toBe(`handshake-${code}-table-1.pcapng`);
  expect(readFileSync(await capture[0].path()).readUInt32BE(0)).toBe(0x0a0d0d0a);

  await page.getByRole('button', { name: /中文/ }).click();
  await expect(page.getByRole('heading', { name: '每名学生' })).toBeVisible();
  await page.setViewportSize(SIZES.phone);
  await clean(page, 'the report');
  await page.getByRole('button', { name: /English|EN/ }).click();
  await page.setViewportSize(SIZES.laptop);

  // Ended: students see it calmly, and can look back.
  await page.getByRole('link', { name: 'Back to the board' }).click();
  await page.getByRole('button', { name: 'End class' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End class' }).click();
  await expect(page.getByText('The class has ended').first()).toBeVisible();
  await bao.page.getByRole('link', { name: /回放/ }).first().click();
  await expect(bao.page).toHaveURL(/\/replay\?table=/);
  // At home, too: all tables that were one's own.
  await bao.page.goto(`${url}/replay`);
  await bao.page.getByRole('link', { name: /三次握手.*1 号桌/ }).click();
  await expect(bao.page.getByRole('heading', { level: 1, name: /三次握手/ })).toBeVisible();
  await clean(bao.page, 'the replay');

  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Take out of the archive' })).toBeVisible();
  await clean(page, 'the board');
  await page.goto(`${url}/teach`);
  await page
    .getByText(/In the archive/)
    .first()
    .click();
  await expect(
    page.getByRole('link', { name: new RegExp(`${code.slice(0, 3)} ${code.slice(3)}`) }),
  ).toBeVisible();
  await clean(page, 'the page');

  const onDisk = () =>
    readdirSync(server.dataDir).filter((name) =>
      ['Quetzal', '小宝', code].some((what) => readFileSync(join(server.dataDir, name)).includes(what)),
    );
  expect(onDisk()).not.toEqual([]);
  await page.getByRole('button', { name: 'Erase …' }).press('Enter');
  const sure = page.getByRole('dialog');
  await clean(page, 'the question', 'dialog');
  await sure.getByLabel(/^Type the code/).fill('wrong');
  await sure.getByRole('button', { name: 'Erase for good' }).click();
  await expect(sure.getByRole('alert')).toContainText('not this class’s code');
  await sure.getByLabel(/^Type the code/).fill(code.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText('The class is erased.').first()).toBeAttached();
  await expect(page.getByRole('link', { name: new RegExp(code.slice(0, 3)) })).toHaveCount(0);
  expect(onDisk()).toEqual([]);

  // Nobody finds it any more, and everybody is told so.
  await ada.page.goto(`${url}/t/${code}`);
  await expect(ada.page.getByText(/no class or table with this code/).first()).toBeVisible();
});
