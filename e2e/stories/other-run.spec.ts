/** After a wrong segment has travelled, a lesson's texts say where they tell of another run than this one. */
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Student } from '../people/student.ts';

// Axe looks at each in both themes, which takes its time on a slow machine.
test.setTimeout(120_000);

const SENTENCE = 'This tells how it goes when nothing goes wrong; here something did';
const ZH_SENTENCE = '以上讲的是没有出错时的情形；这里出过错';

test('a step that began otherwise says so, until it is begun anew and played rightly', async ({
  browser,
  server,
}) => {
  const student = await Student.arrive(browser, { viewport: SIZES.laptop });
  const { page } = student;
  await page.goto(`${server.url}/practice`);
  await page.getByRole('radio', { name: /^Live/ }).check();
  await page.getByRole('radio', { name: /^Sound/ }).check();
  await page.goto(`${server.url}/practice/delayed-ack/client`);
  const question = { by: 'client', flags: ['PSH', 'ACK'], seq: 61, ack: 61, len: 118 } as const;
  const sentence = page.getByRole('main').getByText(SENTENCE);

  // Beyond a gap: the server keeps it, and tells what it is waiting for.
  await student.send({ ...question, seq: 111 });
  await expect(student.verdict()).toContainText('It travelled, and your partner’s end took it in.');
  await student.sees(/^Your partner sent segment \d+: ACK/);
  await expect(sentence).toHaveCount(0);
  // It fills the gap: the next step begins with more bytes at the server than were ever asked.
  await student.send(question);
  await expect(page.getByText('Step 1 is done: what to keep')).toBeVisible();
  await expect(sentence.first()).toBeVisible();
  await clean(page, 'a step of another run');

  await page.getByRole('button', { name: 'Begin this step anew' }).click();
  await student.sees('The step begins anew.');
  await expect(sentence).toHaveCount(0);
  await student.send(question);
  await expect(page.getByText('Step 1 is done: what to keep')).toBeVisible();
  await expect(sentence).toHaveCount(0);
});

test('on a phone, in Chinese, what is to be kept of a run that went wrong says so', async ({
  browser,
  server,
}) => {
  const student = await Student.arrive(browser, { language: 'zh', viewport: SIZES.phone });
  const { page } = student;
  await page.goto(`${server.url}/practice`);
  await page.getByRole('radio', { name: /^实战/ }).check();
  await page.getByRole('radio', { name: /^可靠/ }).check();
  await page.goto(`${server.url}/practice/handshake/client`);
  await expect(page.getByRole('form')).toBeVisible();

  // An ACK that answers nothing changes nothing; the lesson is played to its end all the same.
  await student.send({ by: 'client', flags: ['ACK'], seq: 0, ack: 0, len: 0 });
  await student.sees(/1 号报文段到达/);
  await student.send({ by: 'client', flags: ['SYN'], seq: 0, ack: null, len: 0 });
  await student.sees(/号报文段到达.*SYN,ACK/);
  await expect(page.getByRole('main').getByText(ZH_SENTENCE)).toHaveCount(0);
  await student.send({ by: 'client', flags: ['ACK'], seq: 1, ack: 1, len: 0 });
  await expect(student.debrief()).toContainText(ZH_SENTENCE);
  await clean(page, 'the end of a run that went wrong');
});
