import type { Page } from '@playwright/test';
import { answer, puzzle, PUZZLE_KINDS, replay, seeded } from '@handshake/lessons';
import type { Given, Puzzle, PuzzleKind } from '@handshake/lessons';
import { clean, SIZES } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';
import { Student } from '../people/student.ts';

const WORDS = {
  en: {
    check: 'Check',
    next: 'Next puzzle',
    right: 'Right',
    wrong: /Not right|another one|One of the two/,
    count: (n: number, right: number) =>
      n === 1 ? `1 answered, ${right} right` : `${n} answered, ${right} of them right`,
  },
  zh: {
    check: '检查',
    next: '下一题',
    right: '答对了',
    wrong: /不对|不是这一种|对了一个/,
    count: (n: number, right: number) => `做了 ${n} 题，对了 ${right} 题`,
  },
} as const;

/** A puzzle of that kind that keys alone can answer, and its seed: of blanks, one for a number. */
function numbered(kind: PuzzleKind): { seed: number; one: Puzzle } {
  for (let seed = 1; ; seed++) {
    const one = puzzle(kind, seeded(seed));
    if (one.kind !== 'blank' || one.field === 'ack') return { seed, one };
  }
}

/** Another answer than the right one. */
function slip(one: Puzzle, right: Given): Given {
  switch (right.kind) {
    case 'wrong':
      if (one.kind !== 'wrong') return right;
      return { ...right, reason: one.reasons.find((id) => id !== right.reason) ?? '' };
    case 'order':
      return { ...right, order: right.order.toReversed() };
    case 'blank':
      return { ...right, value: right.value + 1 };
    case 'state':
      return { ...right, client: right.client === 'CLOSED' ? 'LISTEN' : 'CLOSED' };
    case 'next':
      return { ...right, option: right.option === 0 ? 1 : 0 };
  }
}

/** Tab by Tab, as somebody without a mouse comes there. */
async function tabTo(page: Page, where: string): Promise<void> {
  for (let k = 0; k < 60; k++) {
    if (await page.evaluate((at) => document.activeElement?.matches(at) ?? false, where)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${where} by Tab`);
}

const STATES = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
];

/** Answers with keys alone, and checks. */
async function give(page: Page, one: Puzzle, given: Given): Promise<void> {
  const { keyboard } = page;
  if (given.kind === 'wrong' && one.kind === 'wrong') {
    await keyboard.press(String(given.no % 10));
    await keyboard.press('abcde'.charAt(one.reasons.indexOf(given.reason)));
  } else if (given.kind === 'order') for (const k of given.order) await keyboard.press(String(k + 1));
  else if (given.kind === 'next') await keyboard.press(String(given.option + 1));
  else if (given.kind === 'state')
    for (const seat of ['client', 'server'] as const) {
      await tabTo(page, `input[name=${seat}]`);
      await keyboard.press('Space');
      const at = STATES.indexOf(given[seat]);
      for (let k = 0; k < at; k++) await keyboard.press('ArrowRight');
    }
  else if (given.kind === 'blank' && one.kind === 'blank') {
    const sent = one.exchange.happenings.filter((h) => h.do === 'send' || h.do === 'stray')[one.no - 1];
    if (sent?.do !== 'send') throw new Error('the blank stands in no segment that was sent');
    const base = one.exchange.iss[sent.seat === 'client' ? 'server' : 'client'];
    await tabTo(page, '#blank');
    await keyboard.type(String((given.value - base) >>> 0));
  }
  await keyboard.press('Enter');
}

for (const [device, language] of [
  ['laptop', 'en'],
  ['phone', 'zh'],
] as const)
  for (const kind of PUZZLE_KINDS)
    test(`a student answers a puzzle right and wrong by keyboard: ${kind}, ${device}, ${language}`, async ({
      browser,
      server,
    }) => {
      test.setTimeout(120_000);
      const words = WORDS[language];
      const viewport = SIZES[device];
      const { page } = await Student.arrive(browser, { language, viewport, reducedMotion: 'reduce' });
      const result = page.getByRole('article');
      const { seed, one } = numbered(kind);
      const right = answer(one);
      if (!right) throw new Error('a puzzle without an answer');
      for (const ok of [true, false]) {
        await page.goto(`${server.url}/puzzles?kind=${kind}&seed=${seed}`);
        await expect(page.getByRole('button', { name: words.check })).toBeVisible();
        if (ok) await clean(page, `${kind}, asked`);
        await give(page, one, ok ? right : slip(one, right));
        await expect(result).toHaveAccessibleName(ok ? words.right : words.wrong);
        await expect(page.getByText(words.count(1, ok ? 1 : 0))).toBeVisible();
        // Whoever was wrong reads why.
        if (!ok) {
          await expect(result.locator('section').first()).not.toBeEmpty();
          await clean(page, `${kind}, answered`);
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        // The key that checked leads on to the next one.
        await expect(page.getByRole('button', { name: words.next })).toBeFocused();
        await page.keyboard.press('Enter');
        await expect(page.getByRole('button', { name: words.check })).toBeVisible();
        await expect(result).toHaveCount(0);
      }
    });

test('a pointer is enough too: on the ladder the wrong segment itself is chosen', async ({
  browser,
  server,
}) => {
  const wei = await Student.arrive(browser, { viewport: SIZES.laptop, reducedMotion: 'reduce' });
  const { page } = wei;
  const one = puzzle('wrong', seeded(3));
  const right = answer(one);
  if (!right) throw new Error('a puzzle without an answer');
  const shown = replay(one.exchange);
  const sent = shown?.events.slice(shown.prelude).filter((e) => e.kind === 'sent') ?? [];
  const at = sent.findIndex((e) => e.no === right.no);
  await page.goto(`${server.url}/puzzles?kind=wrong&seed=3`);
  await page.locator('.hit').nth(at).click();
  await expect(page.locator(`input[name=segment][value="${right.no}"]`)).toBeChecked();
  await page
    .locator('label')
    .filter({ has: page.locator(`input[value="${right.reason}"]`) })
    .click();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('article')).toHaveAccessibleName('Right');
  await expect(page.getByRole('link', { name: /The rule, with examples/ })).toHaveAttribute(
    'href',
    /^\/rules\//,
  );
});

test('puzzles go on with the network cut, from the practice page on', async ({ browser, server }) => {
  const wei = await Student.arrive(browser);
  const { page } = wei;
  await page.goto(`${server.insecureUrl}/practice`);
  await expect(page.locator('[data-reach]')).toHaveAttribute('data-reach', 'tab', { timeout: 45_000 });
  await page.context().setOffline(true);
  await page.getByRole('link', { name: /^Puzzles/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Puzzles');
  // Counted from the ISN, two short exchanges may read alike; in absolute numbers each is its own.
  await page.getByRole('radio', { name: 'Absolute' }).check({ force: true });
  const seen = new Set<string>();
  for (let k = 0; k < 5; k++) {
    await page.getByRole('button', { name: 'What comes next?' }).click();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article')).toBeVisible();
    seen.add((await page.getByRole('list', { name: 'What has happened, in order' }).textContent()) ?? '');
  }
  expect(seen.size).toBeGreaterThan(3);
  await expect(page.getByText(/^5 answered/)).toBeVisible();
});
