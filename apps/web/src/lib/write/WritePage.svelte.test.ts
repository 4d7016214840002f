import { copyOf, lessonById, lessonFile } from '@handshake/lessons';
import type { Lesson } from '@handshake/lessons';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { setLocale } from '#lib/i18n/locale.svelte.ts';
import WritePage from './WritePage.svelte';

beforeEach(() => {
  localStorage.clear();
  setLocale('en');
});

/** No word: `String` throws on it. */
const WORDLESS = { toString: 1, valueOf: 2 };
const steps = (all: unknown[]) => ({ ...copyOf(lessonById('handshake') as Lesson, 'own-odd'), steps: all });
const step = (changes: object) => ({ ...lessonById('handshake')?.steps[0], ...changes });
const call = { do: 'call', seat: WORDLESS, call: WORDLESS, bytes: { of: WORDLESS, plus: WORDLESS } };

const ODD: [string, unknown][] = [
  ['names of steps that are no words', steps([step({ id: WORDLESS, turn: WORDLESS })])],
  ['an action of values that are no words', steps([step({ enter: [call, { do: '__proto__' }, null, 5] })])],
  ['steps that are none', steps([null, 5, 'x', [], {}])],
  ['conditions that are none', steps([step({ until: [1, 2] }), step({ until: null })])],
  ['thousands of steps', steps(Array(9000).fill({}))],
  ['thousands of actions', steps([step({ enter: Array(6000).fill({ do: 'drain' }) })])],
  ['texts that are none', { ...steps([]), title: 5, goal: null, summary: ['x'], id: WORDLESS }],
];

test.each(ODD)('a file with %s can be opened, and what is wrong is told', async (_, lesson) => {
  const screen = await render(WritePage);
  const picker = screen.getByLabelText('Open a lesson file').element() as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(new File([JSON.stringify(lessonFile(lesson))], 'odd.json', { type: 'application/json' }));
  picker.files = files.files;
  picker.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.element(screen.getByRole('heading', { name: /To be mended/ })).toBeVisible();
  expect(document.querySelectorAll('form section').length).toBeLessThanOrEqual(40);
  expect(document.querySelectorAll('form .part').length).toBeLessThanOrEqual(50);
  expect(document.querySelectorAll('section[aria-labelledby="goes"] li').length).toBeLessThanOrEqual(100);
  // Once more, as it was kept.
  await screen.unmount();
  const again = await render(WritePage);
  await expect.element(again.getByRole('heading', { name: /To be mended/ })).toBeVisible();
});

test('where the browser keeps nothing, that is said, and one goes on writing', async () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  try {
    const screen = await render(WritePage);
    const title = screen.getByRole('textbox', { name: 'Title, in English' }).first();
    await title.fill('Unkept');
    await expect.element(title).toHaveValue('Unkept');
    await expect.element(screen.getByText(/save it as a file/i)).toBeVisible();
  } finally {
    full.mockRestore();
  }
});
