/** Ways to play: wrong segments that travel, checks, foretelling, a step anew, a broken protocol; on the laptop and the phone. */
import type { Browser, Page } from '@playwright/test';
import type { Ways } from '@handshake/lessons';
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { arrived, openTable, Student } from '../people/student.ts';

const MODES = { coach: /^Coach/, live: /^Live/, peer: /^Peer check/ } as const;

// Axe looks at each in both themes, which takes its time on a slow machine.
test.setTimeout(120_000);

/** As one chooses it on the page of lessons. */
async function choose(page: Page, { mode, ask }: Ways): Promise<void> {
  await page.getByRole('radio', { name: MODES[mode] }).check();
  await page.getByRole('checkbox', { name: /^Predict/ }).setChecked(ask.predict);
  await page.getByRole('checkbox', { name: /^Say the own state/ }).setChecked(ask.state);
}
const NOTHING = { predict: false, state: false };

/** Alone, against a bot that makes no mistakes. */
async function practise(browser: Browser, url: string, lesson: string, ways: Ways): Promise<Student> {
  const student = await Student.arrive(browser, { viewport: SIZES.laptop });
  await student.page.goto(`${url}/practice`);
  await choose(student.page, ways);
  if (ways.mode !== 'coach') await student.page.getByRole('radio', { name: /^Sound/ }).check();
  await student.page.getByRole('link', { name: `${lesson}, as client`, exact: false }).click();
  await expect(student.page.getByRole('toolbar', { name: student.words.flags })).toBeVisible();
  return student;
}
/** What the page itself says: the live region says it once more. */
const said = ({ page }: Student, text: string) => page.getByRole('main').getByText(text);
const sendButton = (page: Page) => page.getByRole('button', { name: /^(Send segment|发送报文段)/ });

test('live: a wrong Ack travels, the other end does not take it in, and the way back is found', async ({
  browser,
  server,
}) => {
  const student = await practise(browser, server.url, 'Four segments to close', {
    mode: 'live',
    ask: NOTHING,
  });
  const { page } = student;
  const fin = { by: 'client', flags: ['FIN', 'ACK'], seq: 119, len: 0 } as const;
  await student.send({ ...fin, ack: 600 });
  await expect(student.verdict()).toContainText('Illegal');
  await arrived(student, 1 + (await firstNo(student)));
  await expect(student.verdict()).toContainText('It travelled.');
  await expect(page.getByRole('button', { name: 'Begin this step anew' })).toBeVisible();
  await clean(page, 'a wrong segment that travelled');

  await page.getByRole('button', { name: 'Begin this step anew' }).click();
  await student.sees('The step begins anew.');
  await expect(page.getByText('step begun anew')).toBeVisible();
  await student.send({ ...fin, ack: 513 });
  await expect(student.verdict()).toContainText('Legal');
  await student.sees('Your partner enters CLOSE-WAIT.');
  await expect(page.getByRole('button', { name: 'Begin this step anew' })).toBeHidden();
});

test('live, for two: a step is begun anew when both want it, and when the other one has gone', async ({
  browser,
  server,
}) => {
  const wei = await Student.arrive(browser, { viewport: SIZES.laptop });
  const amara = await Student.arrive(browser, { viewport: SIZES.phone });
  await wei.page.goto(`${server.url}/practice`);
  await choose(wei.page, { mode: 'live', ask: NOTHING });
  const link = await openTable(wei.page, server.url, 'Four segments to close');
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, null, 'Amara');
  const begin = wei.page.getByRole('button', { name: 'Begin this step anew' });
  const own = wei.page.getByRole('region', { name: 'A step anew' });
  const asked = amara.page.getByRole('region', { name: 'A step anew' });
  const wrong = { by: 'client', flags: ['FIN', 'ACK'], seq: 119, ack: 600, len: 0 } as const;

  await wei.send(wrong);
  await begin.click();
  await expect(own).toContainText('You have asked Amara to begin this step anew.');
  await expect(own).toBeFocused();
  await expect(asked).toContainText('Wei asks to begin this step anew.');
  await expect(begin).toBeHidden();
  await clean(wei.page, 'a step anew, asked');
  await clean(amara.page, 'a step anew, to be answered');
  await asked.getByRole('button', { name: 'Go on as it is' }).click();
  await expect(own).toBeHidden();
  await wei.sees('Your partner goes on with the step as it is.');

  await begin.click();
  await asked.getByRole('button', { name: 'Begin it anew' }).click();
  await wei.sees('The step begins anew.');
  await amara.sees('The step begins anew.');
  await expect(asked).toBeHidden();
  await expect(begin).toBeHidden();

  // Moving on is an answer, too; and whoever has gone strands nobody.
  await wei.send(wrong);
  await begin.click();
  await expect(asked).toBeVisible();
  await wei.send(wrong);
  await expect(asked).toBeHidden();
  await begin.click();
  await expect(own).toBeVisible();
  await amara.page.context().close();
  await expect(own).toBeHidden();
  await expect(wei.story().filter({ hasText: 'The step begins anew.' })).toHaveCount(2);
});

/** How many segments are folded before the first move. */
async function firstNo(student: Student): Promise<number> {
  const told = await student
    .story()
    .filter({ hasText: /^You sent segment \d+/ })
    .last()
    .innerText();
  return Number(/segment (\d+)/.exec(told)?.[1]) - 1;
}

test('peer check: whoever receives decides before the judge speaks, and both are told', async ({
  browser,
  server,
}) => {
  const wei = await Student.arrive(browser, { viewport: SIZES.laptop });
  const amara = await Student.arrive(browser, { viewport: SIZES.laptop });
  // What was chosen last is chosen wherever a table is opened.
  await wei.page.goto(`${server.url}/practice`);
  await choose(wei.page, { mode: 'peer', ask: NOTHING });
  const link = await openTable(wei.page, server.url, 'The three-way handshake');
  await wei.sit(link, 'client', 'Wei');
  await amara.sit(link, null, 'Amara');

  await wei.send({ by: 'client', flags: ['SYN'], seq: 0, ack: null, len: 0 });
  await expect(said(wei, 'Segment 1 is with your partner.')).toBeVisible();
  const asked = amara.page.getByRole('form', { name: 'Segment 1 has reached you' });
  await expect(asked).toBeVisible();
  // Whoever composes nothing is led to what is asked.
  await expect(asked.getByRole('radio', { name: 'Accept' })).toBeFocused();
  await expect(sendButton(amara.page)).toBeInViewport({ ratio: 1 });
  await clean(amara.page, 'a segment to be checked');
  await asked.getByRole('radio', { name: 'Accept' }).check();
  await asked.getByRole('button', { name: 'Decide' }).click();
  await expect(said(amara, 'Segment 1: rightly decided.')).toBeVisible();
  await expect(said(wei, 'Amara checked segment 1: Accept, nothing wrong. That is right.')).toBeVisible();
  await expect(wei.verdict()).toContainText('Legal');

  await amara.send({ by: 'server', flags: ['SYN', 'ACK'], seq: 0, ack: 7, len: 0 });
  const wrong = wei.page.getByRole('form', { name: 'Segment 2 has reached you' });
  await wrong.getByRole('radio', { name: 'Accept' }).check();
  await wrong.getByRole('button', { name: 'Decide' }).click();
  await expect(said(wei, 'Right is: Reset, wrong in it: Ack.')).toBeVisible();
  await expect(said(amara, 'Wei checked segment 2: Accept, nothing wrong. Right is: Reset')).toBeVisible();
  await expect(amara.verdict()).toContainText('Illegal');
});

test('on a phone, in Chinese: foretell, and say the own state, which is shown only then', async ({
  browser,
  server,
}) => {
  const student = await Student.arrive(browser, { viewport: SIZES.phone, language: 'zh' });
  const { page } = student;
  await page.goto(`${server.url}/practice`);
  await page.getByRole('checkbox', { name: /^发送前预测/ }).check();
  await page.getByRole('checkbox', { name: /^说出自己的状态/ }).check();
  await page.getByRole('link', { name: /^三次握手，当客户端/ }).click();
  await page.getByLabel('到达后对方的状态').selectOption('SYN-RECEIVED');
  await page.getByLabel('对方随后的 Ack').fill('1');
  await student.send({ by: 'client', flags: ['SYN'], seq: 0, ack: null, len: 0 });

  const asked = page.getByRole('form', { name: '你现在处于哪个状态？' });
  await expect(asked).toBeInViewport();
  await expect(page.getByText('SYN-SENT', { exact: true }).filter({ visible: true })).toHaveCount(1); // in the machine's map
  await expect(student.story().filter({ hasText: 'SYN-SENT' })).toHaveCount(0);
  await asked.getByRole('combobox').selectOption('LISTEN');
  await asked.getByRole('button', { name: '确定' }).click();
  await expect(said(student, '你说的是 LISTEN，实际是 SYN-SENT。')).toBeVisible();
  await expect(student.story().filter({ hasText: 'SYN-SENT' })).not.toHaveCount(0);
  await expect(said(student, '1 号报文段：和你预测的一样。')).toBeVisible();
  // The answer has come, and asks again.
  await expect(asked).toBeVisible();
  await clean(page, 'the own state is asked for');

  // In the end what was answered wrongly stands among what was wrong.
  const answer = async (state: string) => {
    await asked.getByRole('combobox').selectOption(state);
    await asked.getByRole('button', { name: '确定' }).click();
  };
  await answer('ESTABLISHED');
  await page.getByLabel('到达后对方的状态').selectOption('ESTABLISHED');
  await page.getByLabel('对方随后的 Ack').fill('1');
  await student.send({ by: 'client', flags: ['ACK'], seq: 1, ack: 1, len: 0 });
  await expect(student.debrief()).toContainText('你说的是 LISTEN，实际是 SYN-SENT。');
  await expect(student.debrief()).toContainText('你预测了 2 个报文段的结果，其中 2 个和预测的一样。');
  await expect(student.debrief()).not.toContainText('没有出错');
});

test('a broken protocol: its name, its cost while it runs, and both runs side by side', async ({
  browser,
  server,
}) => {
  const student = await practise(browser, server.url, 'Why not two: a lost answer', {
    mode: 'coach',
    ask: NOTHING,
  });
  const { page } = student;
  await expect(page.getByText('Two-way handshake').first()).toBeVisible();
  await student.send({ by: 'client', flags: ['SYN'], seq: 0, ack: null, len: 0 });
  await expect(said(student, 'The server holds a connection that nobody wants')).toBeVisible();
  await arrived(student, 3);
  await clean(page, 'a broken protocol');
  await student.send({ by: 'client', flags: ['RST'], seq: 1, ack: null, len: 0 });
  await expect(student.debrief()).toBeVisible();
  const both = student.debrief().getByRole('table');
  await expect(both.getByRole('columnheader')).toHaveText(['Two-way handshake', 'TCP (RFC 9293)']);
  await clean(page, 'side by side');
});

test('the bot’s ways are chosen where wrong segments travel, and kept', async ({ page }) => {
  await page.goto('/practice');
  await choose(page, { mode: 'coach', ask: NOTHING });
  await expect(page.getByRole('group', { name: 'The bot' })).toBeHidden();
  await choose(page, { mode: 'live', ask: NOTHING });
  await page.getByRole('radio', { name: /^Forgetful/ }).check();
  await page.reload();
  await expect(page.getByRole('radio', { name: /^Forgetful/ })).toBeChecked();
  await clean(page, 'choosing how to play');
});
