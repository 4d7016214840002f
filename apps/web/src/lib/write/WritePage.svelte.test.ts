import { copyOf, lessonById, lessonFile, writeLesson } from '@handshake/lessons';
import type { Lesson } from '@handshake/lessons';
import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { setLocale } from '#lib/i18n/locale.svelte.ts';
import { forget } from '#lib/session/stored.ts';
import { keptDraft } from './draft.ts';
import WritePage from './WritePage.svelte';

beforeEach(() => {
  localStorage.clear();
  forget('local', 'own-lesson');
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

const invalid = () => [...document.querySelectorAll('[aria-invalid="true"]')];

test('a field tells what is missing once it was left, or once somebody tries; the summary tells all of it', async () => {
  const screen = await render(WritePage);
  await expect.element(screen.getByRole('heading', { name: 'Still to be written: 3' })).toBeVisible();
  expect(invalid()).toEqual([]);
  const title = screen.getByRole('textbox', { name: 'Title, in English' }).first();
  await title.click();
  // From one language to the other: the field is not left.
  await userEvent.tab();
  expect(invalid()).toEqual([]);
  await userEvent.tab();
  await expect.element(title).toHaveAttribute('aria-invalid', 'true');
  expect(invalid()).toHaveLength(2);
  await title.fill('Mine');
  await expect.element(title).toHaveAttribute('aria-invalid', 'false');
  await expect.element(screen.getByRole('heading', { name: 'Still to be written: 2' })).toBeVisible();
  await screen.getByRole('button', { name: 'Try it as client' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Goal, in English' })).toHaveFocus();
  expect(invalid()).toHaveLength(4);
});

test('what is folded away opens where something in it is wrong, and says so at its field', async () => {
  const screen = await render(WritePage);
  await screen.getByText('More: numbers, ports, buffers').click();
  const port = screen.getByRole('textbox', { name: 'Port of the server' });
  await port.fill('99999');
  await userEvent.tab();
  await expect.element(port).toHaveAccessibleDescription('At most 65535.');
  await screen.getByText('More: numbers, ports, buffers').click();
  await screen.getByRole('button', { name: /^Ports · Server: At most 65535/ }).click();
  await expect.element(port).toHaveFocus();
  await port.fill('8080');
  for (const [name, value] of [
    ['ISN of the client', '4294967295'],
    ['Receive buffer of the server, bytes', '1000'],
    ['Half-open connections that the listening end holds at most', '4'],
  ] as const)
    await screen.getByRole('textbox', { name }).fill(value);
  expect(keptDraft()).toMatchObject({
    ports: { server: 8080 },
    iss: { client: 4_294_967_295 },
    room: { server: 1000 },
    start: { at: 'closed', backlog: 4 },
  });
});

test('a step may be over in another way, which is put together and taken away in the form', async () => {
  const screen = await render(WritePage);
  const step = screen.getByRole('region', { name: 'Step 2', exact: true });
  await step.getByText('Or, another way').first().click();
  const other = step.getByRole('group', { name: 'Or, another way' });
  await other.getByRole('combobox', { name: 'Add a condition' }).selectOptions('A segment is lost, of');
  await other.getByRole('button', { name: 'Add a condition' }).click();
  await expect.element(other.getByRole('combobox', { name: 'A segment is lost, of' })).toHaveFocus();
  const kept = () => (keptDraft() as unknown as Lesson).steps[1]?.until.or;
  expect(kept()).toEqual({ lost: 'client' });
  await other.getByRole('button', { name: 'Remove: A segment is lost, of' }).click();
  expect(kept()).toBeUndefined();
});

const text = writeLesson(copyOf(lessonById('handshake') as Lesson, 'own-file'));
const utf16 = (little: boolean) => {
  const view = new DataView(new ArrayBuffer(2 + 2 * text.length));
  view.setUint16(0, 0xfeff, little);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 + 2 * i, text.charCodeAt(i), little);
  return view;
};
const FILES: [string, () => BlobPart, RegExp | null][] = [
  ['5 MB', () => new Uint8Array(5_000_000), /too large for a lesson: 5000 kB; at most 100 kB/],
  [
    'a picture',
    () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0x80]),
    /no text that can be read/,
  ],
  ['UTF-16 that doesn’t say so', () => utf16(true).buffer.slice(2), /no text that can be read/],
  ['cut off', () => text.slice(0, 300), /broken/],
  ['UTF-16, little end first', () => utf16(true), null],
  ['UTF-16, big end first', () => utf16(false), null],
  ['UTF-8 with a mark', () => `\ufeff${text}`, null],
];
test.each(FILES)(
  'a file that is %s is opened, or refused with what it is and nothing lost',
  async (_, bytes, why) => {
    const screen = await render(WritePage);
    const title = screen.getByRole('textbox', { name: 'Title, in English' }).first();
    if (why) await title.fill('Written before');
    const files = new DataTransfer();
    files.items.add(new File([bytes()], 'lesson.json'));
    const picker = screen.getByLabelText('Open a lesson file').element() as HTMLInputElement;
    picker.files = files.files;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    if (why) await expect.element(screen.getByRole('alert').filter({ hasText: why })).toBeVisible();
    await expect.element(title).toHaveValue(why ? 'Written before' : 'Copy of The three-way handshake');
  },
);
