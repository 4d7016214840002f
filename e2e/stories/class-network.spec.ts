/** Three in a class: two at the ends, and the odd one is the network between them. */
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Instructor } from '../people/instructor.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import { Student } from '../people/student.ts';

// Axe looks at each in both themes, which takes its time on a slow machine.
test.setTimeout(240_000);

test('an odd student is the network of two others: loses, delays and copies, is away and back, and is one of two when a fourth comes', async ({
  browser,
  server,
}) => {
  const teacher = new Instructor(await (await browser.newContext({ locale: 'en-US' })).newPage());
  const board = teacher.page;
  await board.goto(`${server.url}/teach`);
  await board.getByRole('radio', { name: /^plays the network of a table/ }).check();
  await board.getByRole('button', { name: 'Open a class', exact: true }).click();
  const code = await teacher.code();

  const ada = await Student.arrive(browser, { viewport: SIZES.laptop });
  await ada.sit(`${server.url}/t/${code}`, null, 'Ada');
  await expect(ada.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  const bao = await Student.arrive(browser, { language: 'zh', viewport: SIZES.phone });
  await bao.sit(`${server.url}/t/${code}`, null, '小宝');
  await expect(teacher.tile('Ada', '小宝')).toBeVisible();
  const cleo = await Student.arrive(browser, { language: 'zh', viewport: SIZES.phone });
  await cleo.sit(`${server.url}/t/${code}`, null, 'Cleo');
  const { page } = cleo;
  await expect(page.getByRole('heading', { name: '在途' })).toBeVisible();
  await expect(page.getByText('放着 30 秒不管的会自己继续，扣下的最多 60 秒。')).toBeVisible();

  // Both see that a person is the network, and so does the board.
  await expect(ada.page.getByText('The network is Cleo')).toBeVisible();
  await expect(bao.page.getByText('网络：Cleo')).toBeVisible();
  await expect(teacher.tile('Ada', '小宝', 'Cleo')).toHaveAccessibleName(/Network: Cleo/);
  await clean(ada.page, 'an end');
  await clean(bao.page, 'an end on the phone');
  await clean(page, 'the network on the phone');

  const adaIsClient = await ada.page.getByText(/Client · your seat/).isVisible();
  const [client, partner] = adaIsClient ? [ada, bao] : [bao, ada];
  const [syn, answer, ack] = lines(HANDSHAKE);
  if (!syn || !answer || !ack) throw new Error('no handshake');
  const act = (deed: string, no: number) => page.getByRole('button', { name: `${deed} ${no} 号报文段` });

  // What is tried and held back is not the network's to see; what leaves waits for it.
  await client.send({ ...syn, flags: ['SYN', 'FIN'] });
  await expect(client.verdict()).toContainText(client.words.illegal);
  await expect(act('送达', 1)).toBeHidden();
  await client.send(syn);
  await act('扣下', 1).click();
  await expect(partner.page.getByRole('main').getByText('LISTEN').first()).toBeVisible();
  await act('放行', 1).click();
  await act('复制', 1).click();
  await act('送达', 1).click();
  await act('送达', 2).click();
  await expect(page.getByRole('listitem').filter({ hasText: '让同一个 SYN 到达两次' })).toContainText(
    '第二个什么也改变不了',
  );
  await clean(page, 'a goal reached as the network of a class');

  // From the board the table is watched as each of them sees it.
  await teacher.tile('Ada', '小宝').click();
  const drawer = board.getByRole('complementary', { name: /^Table 1/ });
  const tried = drawer.getByRole('img', { name: /The client’s segment was held back: SYN,FIN/ });
  await expect(tried).toBeVisible();
  await expect(drawer.getByRole('listitem').filter({ hasText: 'Cleo' })).toContainText('Network');
  await drawer.getByRole('radio', { name: 'Network' }).check();
  await expect(drawer.getByRole('img', { name: /The client sent segment 1/ })).toBeVisible();
  await expect(tried).toBeHidden();
  await clean(board, 'the network’s view on the board');

  // Away: it delivers by itself. Back: theirs again, in the middle of it.
  const address = page.url();
  await page.goto('about:blank');
  await expect(ada.page.getByText('Away at the moment: every segment is delivered by itself.')).toBeVisible({
    timeout: 30_000,
  });
  await partner.send(answer);
  await client.sees(client.words.reached(3));
  await page.goto(address);
  await expect(page.getByRole('heading', { name: '在途' })).toBeVisible();
  await expect(ada.page.getByText('A person decides what becomes of each segment.')).toBeVisible();
  await client.send(ack);
  await act('送达', 4).click();

  for (const one of [ada, bao]) await expect(one.debrief()).toBeVisible();
  await expect(page.getByRole('region', { name: '本课结束' })).toContainText('接下来做什么由两端决定');
  await clean(page, 'the end, as the network of a class');
  await page.getByRole('region', { name: '本课结束' }).getByRole('link', { name: '回放' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /三次握手/ })).toBeVisible();
  await page.getByRole('link', { name: '回到桌上' }).click();
  await expect(page.getByRole('region', { name: '本课结束' })).toBeVisible();

  // A fourth comes: the network is one of two now, at a table of their own.
  const dan = await Student.arrive(browser);
  await dan.sit(`${server.url}/t/${code}`, null, 'Dan');
  await expect(teacher.tile('Cleo', 'Dan')).toBeVisible();
  await expect(page.getByRole('form')).toBeVisible();
  await expect(ada.page.getByText('The network is Cleo')).toBeHidden();
});
