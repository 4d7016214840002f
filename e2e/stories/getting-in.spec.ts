/** Getting in: a class list, real names for the instructor alone, another device by a personal code, a second instructor. */
import { clean } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Instructor } from '../people/instructor.ts';
import { Student } from '../people/student.ts';

const PHONE = { width: 390, height: 844 };
const LIST = '2023001,王伟\n2023002,王伟\n2023003\n"Lovelace, Ada",2023004';

test('a class with a list: who is who, on another device, and the list leaks to nobody', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000);
  const teacher = new Instructor(await (await browser.newContext({ locale: 'en-US' })).newPage());
  const { page } = teacher;
  await page.goto(`${server.url}/teach`);
  await page.getByText('Class list', { exact: true }).click();
  await page.getByLabel('Names, one a line').fill(LIST);
  await expect(page.getByText('Line 3:')).toBeVisible();
  await expect(page.getByText('3 names can be read.')).toBeVisible();
  await clean(page, 'the page');
  await page.getByRole('button', { name: 'Open a class', exact: true }).click();
  const code = await teacher.code();

  // An English laptop: misspells, is told, finds herself by name.
  const ada = await Student.arrive(browser);
  await ada.page.goto(`${server.url}/j/${code}`);
  const who = ada.page.getByLabel('Your name or student number on the class list');
  await who.fill('Ada Lovelice');
  await ada.page.getByLabel(ada.words.name).fill('Blue Heron');
  await ada.page.getByRole('button', { name: ada.words.sit }).click();
  await expect(ada.page.getByText('The class list has nobody like that', { exact: false })).toBeVisible();
  await expect(who).toBeFocused();
  await clean(ada.page, 'the door');
  await who.fill('ada lovelace');
  await ada.page.getByRole('button', { name: ada.words.sit }).click();
  const told = ada.page.getByRole('complementary', { name: 'News' });
  await expect(told).toContainText('Your personal code is');
  await expect(ada.page.getByRole('form', { name: 'TCP header' })).toBeVisible();

  // A Chinese phone: the same chosen name, told apart; one of two 王伟, found by number.
  const wei = await Student.arrive(browser, { language: 'zh', viewport: PHONE, colorScheme: 'dark' });
  await wei.page.goto(`${server.url}/j/${code}`);
  await wei.page.getByLabel('名单上的姓名或学号').fill('王伟');
  await wei.page.getByLabel(wei.words.name).fill('blue heron');
  await wei.page.getByRole('button', { name: wei.words.sit }).click();
  await expect(wei.page.getByText('“blue heron 2”还没有人用', { exact: false })).toBeVisible();
  await expect(wei.page.getByLabel(wei.words.name)).toHaveValue('blue heron 2');
  await wei.page.getByRole('button', { name: wei.words.sit }).click();
  await expect(wei.page.getByText('名单上有同名的同学，请输入学号。')).toBeVisible();
  await clean(wei.page, 'the door');
  await wei.page.getByLabel('名单上的姓名或学号').fill('2023002');
  await wei.page.getByRole('button', { name: wei.words.sit }).click();
  await expect(wei.page.getByRole('form')).toBeVisible();

  // The instructor reads real names, the two each other's chosen ones.
  await expect(teacher.tile('Lovelace, Ada', '王伟 (2023002)')).toBeVisible();
  await expect(ada.page.getByText('blue heron 2').first()).toBeVisible();
  await expect(wei.page.getByText('Blue Heron').first()).toBeAttached();
  expect(await ada.page.content()).not.toMatch(/王伟|2023002/u);
  expect(await wei.page.content()).not.toContain('Lovelace');

  // The laptop fails: on another device with the code, which stands behind the button in the bar.
  await ada.page.getByRole('button', { name: 'Go on on another device' }).click();
  const personal = await ada.page.getByTestId('personal').innerText();
  await clean(ada.page, 'the table');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  const tablet = await Student.arrive(browser, { viewport: PHONE });
  await tablet.page.goto(`${server.url}/j/${code}`);
  await tablet.page.getByText('I was here before, on another device').click();
  await tablet.page.getByLabel('Your personal code').fill('K7M4');
  await tablet.page.getByRole('button', { name: 'Come back' }).click();
  await expect(
    tablet.page.getByText('A personal code has eight letters and digits', { exact: false }),
  ).toBeVisible();
  await clean(tablet.page, 'the door');
  await tablet.page.getByLabel('Your personal code').fill(personal.toLowerCase());
  await tablet.page.getByRole('button', { name: 'Come back' }).click();
  await expect(tablet.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  await expect(ada.page.getByText('You went on on another device', { exact: false })).toBeVisible();
  await expect(ada.page.getByLabel('Your personal code')).toBeVisible();
  await expect(teacher.tile('Lovelace, Ada', '王伟 (2023002)')).toBeVisible();
  // And a reload of the new one is the new one's seat.
  await tablet.page.reload();
  await expect(tablet.page.getByRole('form', { name: 'TCP header' })).toBeVisible();

  // The code is lost altogether: the instructor makes a new one.
  await page.getByRole('button', { name: /How to join/ }).click();
  await clean(page, 'how to join');
  await page.getByRole('button', { name: 'Class list' }).click();
  await expect(page.getByLabel('Blue Heron is', { exact: true })).toHaveValue(/./);
  await page.getByRole('button', { name: 'New code for Blue Heron', exact: true }).click();
  const fresh = await page.getByTestId('fresh').innerText();
  await clean(page, 'the class list');
  await ada.page.getByLabel('Your personal code').fill(fresh);
  await ada.page.getByRole('button', { name: 'Come back' }).click();
  await expect(ada.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
});

test('two instructors hold one class, until the second link is taken back', async ({ browser, server }) => {
  const teacher = await Instructor.open(browser, server.url);
  const { page } = teacher;
  await page.getByRole('button', { name: /How to join/ }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Private link for the second instructor').inputValue();
  const { hash } = new URL(link);
  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await other.goto(`${server.url}/class${hash}`);
  await expect(
    other.getByText(await teacher.code().then((code) => `${code.slice(0, 3)} ${code.slice(3)}`)).first(),
  ).toBeVisible();
  await other.getByRole('button', { name: /加入/ }).first().click();
  await expect(other.getByText('你正与开课的老师一起带这个班。')).toBeVisible();
  await clean(other, 'how to join');
  await page.getByRole('button', { name: 'Take the link back' }).click();
  await expect(other.getByRole('heading', { name: '开课的老师已收回这个链接。' })).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { level: 1 })).toContainText('收回');
});

test('the projector says how to join, in large, while nobody is here', async ({ browser, server }) => {
  const teacher = await Instructor.open(browser, server.url);
  const code = await teacher.code();
  const wall = await teacher.page.context().newPage();
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto(`${server.url}/class?view=projector&code=${code}`);
  const poster = wall.getByRole('main');
  await expect(poster.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible();
  await expect(poster.getByText('Nobody is here yet.')).toBeVisible();
  const qr = await poster.getByRole('img').boundingBox();
  expect(qr?.height ?? 0).toBeGreaterThan(500);
  await clean(wall, 'the projector');
  const ada = await Student.arrive(browser);
  await ada.sit(`${server.url}/j/${code}`, null, 'Ada');
  await expect(wall.getByRole('article', { name: 'Table 1' })).toBeVisible();
  await wall.getByRole('button', { name: 'How to join, large' }).click();
  await expect(poster.getByText('1 student is here.')).toBeVisible();
  await clean(wall, 'the projector');
});
