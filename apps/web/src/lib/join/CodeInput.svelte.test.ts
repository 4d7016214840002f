import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CodeInput from './CodeInput.svelte';

async function shown(value = '') {
  const screen = await render(CodeInput, { value });
  const input = screen.getByRole('textbox');
  const cells = () => [...screen.container.querySelectorAll('.cells i')].map((cell) => cell.textContent);
  return { screen, input, cells, at: () => screen.container.querySelector('i.at') };
}

test('shows what is typed in its cells, in upper case', async () => {
  const { input, cells } = await shown();
  await userEvent.type(input, 'k7m');
  await expect.element(input).toHaveValue('K7M');
  expect(cells()).toEqual(['K', '7', 'M', '', '', '']);
});

test('takes a whole link, spaces and hyphens', async () => {
  const { input, cells } = await shown();
  await input.fill('http://192.168.1.20:3000/j/k7m-4qx');
  await expect.element(input).toHaveValue('K7M4QX');
  expect(cells().join('')).toBe('K7M4QX');
  await input.fill(' a2b 3c4 ');
  await expect.element(input).toHaveValue('A2B3C4');
});

test('keeps six characters and no more', async () => {
  const { input } = await shown();
  await userEvent.type(input, 'K7M4QXZZ');
  await expect.element(input).toHaveValue('K7M4QX');
});

test('is mended in the middle by keyboard alone', async () => {
  const { input, cells } = await shown();
  await userEvent.type(input, 'K7X4QX');
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{Backspace}M');
  await expect.element(input).toHaveValue('K7M4QX');
  expect(cells().join('')).toBe('K7M4QX');
});

test('puts the caret where a cell is clicked, so that typing replaces it', async () => {
  const { input, screen } = await shown('K7X4QX');
  const cell = screen.container.querySelectorAll('.cells i')[2]?.getBoundingClientRect();
  const box = input.element().getBoundingClientRect();
  if (!cell) throw new Error('no third cell');
  await userEvent.click(input, { position: { x: cell.left - box.left + cell.width / 2, y: 10 } });
  await userEvent.keyboard('M');
  await expect.element(input).toHaveValue('K7M4QX');
});

test('marks the cell that the caret is in', async () => {
  const { input, at, screen } = await shown();
  await userEvent.type(input, 'K7');
  expect(at()).toBe(screen.container.querySelectorAll('.cells i')[2]);
});
