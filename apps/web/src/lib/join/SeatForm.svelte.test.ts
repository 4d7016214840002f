import type { Occupant, Seats } from '@handshake/contract';
import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { setLocale } from '#lib/i18n/locale.svelte.ts';
import SeatForm from './SeatForm.svelte';

const nobody: Occupant = { kind: 'nobody', name: '', here: false, composing: false };
const ada: Occupant = { kind: 'student', name: 'Ada', here: true, composing: false };
const free: Seats = { client: nobody, server: nobody };

beforeEach(() => {
  localStorage.clear();
  setLocale('en');
});

async function shown(props: Partial<Parameters<typeof render<typeof SeatForm>>[1]> = {}) {
  const onsit = vi.fn();
  const screen = await render(SeatForm, { seats: free, busy: false, trouble: null, onsit, ...props });
  return { screen, onsit, name: screen.getByLabelText('Your name at the table') };
}

test('offers a name at once, and spins another', async () => {
  const { screen, name } = await shown();
  await expect.element(name).not.toHaveValue('');
  const first = (name.element() as HTMLInputElement).value;
  // One of some thousand names may come twice in a row; five times it does not.
  for (let i = 0; i < 5 && (name.element() as HTMLInputElement).value === first; i++) {
    await screen.getByRole('button', { name: 'Spin' }).click();
  }
  await expect.element(name).not.toHaveValue(first);
});

test('sits down with the name and the seat that were chosen, by keyboard alone', async () => {
  const { onsit, name } = await shown();
  await name.fill('Lior');
  await userEvent.keyboard('{Tab}{Tab}{ArrowRight}{Enter}');
  expect(onsit).toHaveBeenCalledExactlyOnceWith('Lior', 'server', '');
});

test('shows who sits where, and leaves the free seat', async () => {
  const { screen, onsit } = await shown({ seats: { client: ada, server: nobody } });
  await expect.element(screen.getByRole('radio', { name: /Client.*Ada/ })).toBeDisabled();
  await expect.element(screen.getByRole('radio', { name: /Server/ })).toBeChecked();
  await screen.getByRole('button', { name: 'Take a seat' }).click();
  expect(onsit.mock.lastCall?.[1]).toBe('server');
});

test('moves to the other seat when somebody was quicker', async () => {
  const { screen } = await shown();
  await expect.element(screen.getByRole('radio', { name: /Client/ })).toBeChecked();
  await screen.rerender({ seats: { client: ada, server: nobody } });
  await expect.element(screen.getByRole('radio', { name: /Server/ })).toBeChecked();
});

test('asks for no seat in a class', async () => {
  const { screen, onsit, name } = await shown({ seats: null });
  await name.fill('Mina');
  await screen.getByRole('button', { name: 'Take a seat' }).click();
  expect(onsit).toHaveBeenCalledExactlyOnceWith('Mina', null, '');
  expect(screen.getByRole('radio').elements()).toHaveLength(0);
});

test('says at the name what is wrong with it, and keeps what was typed', async () => {
  const { screen, name } = await shown();
  await name.fill('Ada');
  await screen.rerender({ trouble: 'name-taken' });
  await expect.element(name).toHaveAccessibleDescription(/has this name already/);
  await expect.element(name).toHaveAttribute('aria-invalid', 'true');
  await expect.element(name).toHaveValue('Ada');
  await expect.element(name).toHaveFocus();
});

test('changes its language and keeps what was typed', async () => {
  const { screen, name } = await shown();
  await name.fill('Ada');
  setLocale('zh');
  await expect.element(screen.getByLabelText('你在桌上的名字')).toHaveValue('Ada');
  await expect.element(screen.getByRole('button', { name: '入座' })).toBeVisible();
});
