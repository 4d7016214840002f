import { lines, WHOLE_CONNECTION } from '../people/play.ts';
import { arrived, Student } from '../people/student.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Seat } from '@handshake/lessons';

for (const seat of ['client', 'server'] as const satisfies readonly Seat[]) {
  test(`a student alone plays the ${seat} of a whole connection against the bot, with the network cut`, async ({
    browser,
    server,
  }) => {
    test.setTimeout(120_000);
    const student = await Student.arrive(browser);
    // The plain address of a classroom: no service worker is to be had there.
    await student.page.goto(`${server.insecureUrl}/practice`);
    await expect(student.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(student.page.locator('[data-reach]')).toHaveAttribute('data-reach', 'tab', {
      timeout: 45_000,
    });
    await student.page.context().setOffline(true);

    await student.page.getByRole('link', { name: new RegExp(`A whole connection, as ${seat}`, 'i') }).click();
    let no = 0;
    for (const line of lines(WHOLE_CONNECTION)) {
      if (no > 0) await arrived(student, no);
      if (line.by === seat) await student.send(line);
      no += 1;
    }
    await arrived(student, no);
    if (seat === 'client') await student.page.getByRole('button', { name: /Skip the wait/ }).click();
    await expect(student.debrief()).toBeVisible({ timeout: 30_000 });
    await expect(student.debrief()).toContainText('Nothing was held back.');
  });
}
