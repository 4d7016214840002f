/** A class with a plan of two lessons: going on, asking for help, a partner who goes away and comes back. */
import { clean } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Instructor } from '../people/instructor.ts';
import { arrived, playTogether, Student } from '../people/student.ts';
import { HANDSHAKE, lines } from '../people/play.ts';

const PHONE = { width: 390, height: 844 };

test('two go on through a plan, ask for help, and the bot keeps a seat warm', async ({ browser, server }) => {
  test.setTimeout(180_000);
  const teacher = new Instructor(await (await browser.newContext({ locale: 'en-US' })).newPage());
  const { page } = teacher;
  await page.goto(`${server.url}/teach`);
  // By keyboard alone.
  await page.getByRole('button', { name: 'Add “The three-way handshake” to the plan' }).press('Enter');
  await page
    .getByRole('radio', { name: /Closing one direction/ })
    .first()
    .press('Space');
  const second = page.getByRole('button', { name: 'Add “Closing one direction” to the plan' });
  await second.press('Enter');
  await expect(page.getByRole('region', { name: 'Plan' }).getByRole('listitem')).toHaveCount(2);
  await clean(page, 'the page');
  await page.getByRole('button', { name: 'Open a class', exact: true }).press('Enter');
  await expect(page.getByText(/lesson 1 of 2/)).toBeVisible();

  const code = await teacher.code();
  const ada = await Student.arrive(browser);
  await ada.sit(`${server.url}/t/${code}`, null, 'Ada');
  await expect(ada.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  const bao = await Student.arrive(browser, { language: 'zh', viewport: PHONE, colorScheme: 'dark' });
  await bao.sit(`${server.url}/t/${code}`, null, '小宝');
  await expect(teacher.tile('Ada', '小宝')).toBeVisible();
  const adaIsClient = await ada.page.getByText(/Client · your seat/).isVisible();
  const pair = adaIsClient ? { client: ada, server: bao } : { client: bao, server: ada };

  await bao.page.getByRole('button', { name: '求助' }).click();
  await expect(teacher.tile('Ada', '小宝')).toHaveAccessibleName(/asks for help/);
  await expect(ada.page.getByRole('button', { name: 'Help asked for' })).toBeVisible();
  await clean(bao.page, 'the table');
  await bao.page.getByRole('button', { name: '已求助' }).click();
  await expect(teacher.tile('Ada', '小宝')).not.toHaveAccessibleName(/asks for help/);

  const script = lines(HANDSHAKE);
  await playTogether(pair, script.slice(0, 1));
  // The server's turn. Whoever has it goes away, and the bot answers in their place.
  const [gone, left] = adaIsClient ? [bao, ada] : [ada, bao];
  const address = gone.page.url();
  await gone.page.goto('about:blank');
  const english = left === ada;
  await left.page
    .getByRole('button', {
      name: english ? 'Go on with the bot until they are back' : '先和机器人继续，等对方回来',
    })
    .click();
  await expect(left.page.getByText(english ? /the bot plays for them/ : /先由机器人代打/)).toBeVisible();
  await arrived(left, 2);
  await clean(left.page, 'the table');
  await gone.page.goto(address);
  await expect(gone.page.getByRole('form')).toBeVisible();
  await expect(left.page.getByText(english ? /the bot plays for them/ : /先由机器人代打/)).toBeHidden();
  await playTogether(pair, script.slice(2), 3);

  await expect(left.debrief()).toBeVisible();
  await clean(ada.page, 'the table');
  await ada.page.getByRole('button', { name: 'Next lesson (2 of 2)' }).click();
  for (const one of [ada, bao])
    await expect(
      one.page.getByRole('heading', { level: 1, name: /Closing one direction|只关闭一个方向/ }),
    ).toBeVisible();
  await expect(teacher.tile('Ada', '小宝')).not.toHaveAccessibleName(/done/);

  // Each table goes on by itself: there is no next lesson for all.
  await expect(page.getByRole('button', { name: 'Next lesson' })).toHaveCount(0);
  await clean(page, 'the page');
});
