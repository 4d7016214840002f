/** An instructor steps in while a laptop in English and a phone in Chinese play: settings, pause, a word, time, a fault, a hint, a seat. */
import { clean } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Instructor } from '../people/instructor.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { playTogether, Student } from '../people/student.ts';

const PHONE = { width: 390, height: 844 };

test('the instructor pauses, says a word, gives time and a hint, loses a segment and plays in a seat', async ({
  browser,
  freshServer,
}) => {
  test.setTimeout(120_000);
  const teacher = new Instructor(await (await browser.newContext({ locale: 'en-US' })).newPage());
  const { page } = teacher;
  await page.goto(`${freshServer.url}/teach`);
  // A plan of one lesson, with its own settings.
  await page.getByRole('button', { name: 'Add “The three-way handshake” to the plan' }).click();
  await page.getByRole('button', { name: /^Settings of “The three-way handshake”/ }).click();
  const settings = page.getByRole('dialog', { name: /Settings of/ });
  await settings.getByRole('spinbutton', { name: 'Time for a lesson' }).fill('10');
  await settings.getByRole('radio', { name: /Kept by me/ }).check();
  await clean(page, 'the settings');
  await settings.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: /Settings of.*hints kept.*10 min/ })).toBeVisible();
  await page.getByRole('button', { name: 'Open a class', exact: true }).click();

  const code = await teacher.code();
  const ada = await Student.arrive(browser);
  await ada.sit(`${freshServer.url}/t/${code}`, null, 'Ada');
  await expect(ada.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  const bao = await Student.arrive(browser, { language: 'zh', viewport: PHONE, colorScheme: 'dark' });
  await bao.sit(`${freshServer.url}/t/${code}`, null, '小宝');
  const tile = teacher.tile('Ada', '小宝');
  await expect(tile).toHaveAccessibleName(/ left /);
  await expect(ada.page.getByRole('timer')).toHaveText(/(9:\d\d|10:00)/);
  await expect(bao.page.getByRole('timer')).toHaveText(/(9:\d\d|10:00)/);
  const adaIsClient = await ada.page.getByText(/Client · your seat/).isVisible();
  const pair = adaIsClient ? { client: ada, server: bao } : { client: bao, server: ada };
  const script = lines(HANDSHAKE);

  // Pause: nobody can send, whatever happens to the server meanwhile.
  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(tile).toHaveAccessibleName(/paused/);
  await expect(bao.page.getByRole('complementary', { name: '老师已暂停' })).toBeVisible();
  await expect(ada.page.getByRole('button', { name: /^Send segment/ })).toBeDisabled();
  await clean(bao.page, 'the table');
  await freshServer.killHard();
  await freshServer.restart();
  await expect(ada.page.getByRole('complementary', { name: 'Paused by your instructor' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Go on, all' })).toBeVisible();
  await page.getByRole('button', { name: 'Go on, all' }).click();
  await expect(bao.page.getByRole('complementary', { name: '老师已暂停' })).toBeHidden();
  await expect(ada.page.getByRole('button', { name: /^Send segment/ })).toBeEnabled();

  // A word to all, put away by one of them.
  await page
    .getByRole('region', { name: 'Stepping in' })
    .getByRole('button', { name: 'Message', exact: true })
    .click();
  await page
    .getByRole('textbox', { name: 'What students read' })
    .fill('Think of <b>SYN</b> first.\nThen ACK.');
  await page.getByRole('button', { name: 'Send message' }).click();
  for (const one of [ada, bao])
    await expect(one.page.getByText('Think of <b>SYN</b> first. Then ACK.').last()).toBeVisible();
  await expect(page.getByRole('region', { name: 'What is on at all tables' })).toContainText('<b>SYN</b>');
  await clean(ada.page, 'the table');
  await ada.page.getByRole('button', { name: 'Put away' }).click();
  await ada.page.reload();
  await expect(ada.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  await expect(ada.page.getByRole('complementary', { name: 'Your instructor' })).toBeHidden();
  await expect(bao.page.getByRole('complementary', { name: '老师的话' })).toBeVisible();

  // At one table: five minutes more, a hint, a lost SYN,ACK.
  await tile.click();
  const drawer = page.getByRole('complementary', { name: /table 1/i });
  const acts = drawer.getByRole('region', { name: 'At this table' });
  await acts.getByRole('button', { name: 'More time' }).click();
  await page.getByRole('button', { name: 'Give time' }).click();
  await expect(bao.page.getByRole('timer')).toHaveText(/1[345]:\d\d/);
  const english = pair.client === ada;
  const clientName = english ? 'Ada' : '小宝';
  await acts.getByRole('button', { name: `Hint for ${clientName}` }).click();
  const show = english ? 'Show the hint' : '查看提示';
  await pair.client.page.getByRole('button', { name: show }).click();
  await expect(pair.client.page.getByRole('button', { name: show })).toBeHidden();
  await acts.getByRole('button', { name: 'Network fault' }).click();
  await expect(page.getByText('The server’s next SYN,ACK is lost')).toBeVisible();
  await clean(page, 'the fault');
  await page.getByRole('button', { name: 'Put it in' }).click();
  await expect(tile).toHaveAccessibleName(/fault waits/);
  await expect(drawer.getByText('The server’s next SYN,ACK is lost')).toBeVisible();
  await clean(page, 'the board');
  await playTogether(pair, script.slice(0, 1));

  // In a seat: the answer is the instructor's to send, and it is lost.
  const serverName = english ? '小宝' : 'Ada';
  const taken = pair.server.page.getByRole('complementary', { name: english ? '你的座位' : 'Your seat' });
  await acts.getByRole('link', { name: `Play for ${serverName}` }).click();
  await expect(page.getByText(`You play for ${serverName}.`, { exact: false })).toBeVisible();
  await expect(taken).toBeVisible();
  await clean(page, 'the seat');
  await new Student(page).send(script[1]!);
  for (const one of [ada, bao]) await one.sees(one === ada ? /lost segment 2/ : /2 号报文段/);
  await page.getByRole('button', { name: 'Hand the seat back' }).click();
  await expect(taken).toBeHidden();
  await expect(tile).not.toHaveAccessibleName(/fault waits|you play/);
});
