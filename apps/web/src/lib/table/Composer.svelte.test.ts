import { page, userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { ACK, FIN, SYN } from '@handshake/protocol';
import type { Segment } from '@handshake/protocol';
import '#lib/styles/tokens.css';
import '#lib/styles/base.css';
import { setLocale } from '#lib/i18n/locale.svelte.ts';
import Bench from './ComposerBench.test.svelte';
import { blank } from './draft.ts';
import type { DraftFields } from './draft.ts';
import type { Marks } from './marks.ts';
import type { Bases, NumberMode } from './numbers.ts';

const bases: Bases = { own: 2846190331, peer: 913407226 };
interface Setup {
  fields?: Partial<DraftFields>;
  mode?: NumberMode;
  bases?: Bases;
  marks?: Marks;
  narrow?: boolean;
  closed?: string;
}
async function composer(setup: Setup = {}) {
  setLocale('en');
  const sent: Segment[] = [];
  const screen = await render(Bench, {
    mode: 'relative',
    bases,
    ...setup,
    fields: { ...blank(64240), ...setup.fields },
    onsend: (segment: Segment) => sent.push(segment),
  });
  return {
    screen,
    sent,
    seq: screen.getByLabelText(/^Sequence Number/u),
    ack: screen.getByLabelText(/^Acknowledgment Number/u),
    win: screen.getByLabelText(/^Window/u),
    data: screen.getByLabelText(/^Data/u),
    flag: (name: string) => screen.getByRole('button', { name, exact: true }),
    send: screen.getByRole('button', { name: /Send segment/u }),
  };
}

test('a segment is composed on the header and sent with Enter from any field', async () => {
  const { seq, ack, flag, sent, screen } = await composer();
  await flag('ACK').click();
  await expect.element(flag('ACK')).toHaveAttribute('aria-pressed', 'true');
  await seq.fill('120');
  await ack.fill('733');
  await expect.element(screen.getByText('= 2846190451')).toBeVisible();
  await expect.element(screen.getByText(/It takes no sequence number/u)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(sent).toEqual([{ flags: ACK, seq: 2846190451, ack: 913407959, win: 64240, len: 0 }]);
});

test('pasted separators and full-width digits are read', async () => {
  const { seq, sent, flag } = await composer({ mode: 'absolute' });
  await flag('SYN').click();
  await seq.fill('2,846,190,331');
  await userEvent.keyboard('{Enter}');
  await seq.fill('２８４６１９０３３１');
  await userEvent.keyboard('{Enter}');
  expect(sent.map(({ seq: number }) => number)).toEqual([2846190331, 2846190331]);
});

test.each([
  ['x', 'Seq: this is not a number'],
  ['1.5', 'Seq: not a whole number'],
  ['4294967296', 'the field holds 0 to 4294967295'],
  ['', 'Seq is empty'],
])('%j in Seq is refused in words, nothing is lost, and the field has the focus', async (typed, text) => {
  const { seq, data, send, sent, screen } = await composer({ fields: { flags: SYN } });
  await seq.fill(typed);
  await data.fill('7');
  await send.click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(text);
  await expect.element(seq).toHaveAttribute('aria-invalid', 'true');
  await expect.element(seq).toHaveFocus();
  await expect.element(seq).toHaveValue(typed);
  await expect.element(data).toHaveValue('7');
  expect(sent).toEqual([]);
});

test('a mistake is not shouted while one is still typing', async () => {
  const { seq, ack, screen } = await composer();
  await seq.click();
  await userEvent.keyboard('1,');
  expect(screen.getByRole('alert').elements()).toHaveLength(0);
  await ack.click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Seq: not a whole number/u);
});

test('before the peer’s ISN is known Ack is absolute, and says so', async () => {
  const { seq, ack, flag, sent, screen } = await composer({ bases: { own: 1000, peer: null } });
  await expect.element(screen.getByText(/their ISN is unknown/u)).toBeVisible();
  await flag('ACK').click();
  await seq.fill('0');
  await ack.fill('5');
  await userEvent.keyboard('{Enter}');
  expect(sent).toMatchObject([{ seq: 1000, ack: 5 }]);
});

test('letters switch flags, in the number fields as well; digits stay digits', async () => {
  const { seq, flag } = await composer();
  await flag('ACK').click();
  await userEvent.keyboard('sf');
  await expect.element(flag('SYN')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(flag('FIN')).toHaveAttribute('aria-pressed', 'true');
  await seq.click();
  await userEvent.keyboard('1s2');
  await expect.element(seq).toHaveValue('12');
  await expect.element(flag('SYN')).toHaveAttribute('aria-pressed', 'false');
  await userEvent.keyboard('{Control>}a{/Control},');
  await expect.element(seq).toHaveValue(',');
  await expect.element(flag('ACK')).toHaveAttribute('aria-pressed', 'true');
});

test('a letter that an input method is composing is not the header’s', async () => {
  const { seq, flag } = await composer();
  const press = (isComposing: boolean) =>
    seq.element().dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true, isComposing }));
  press(true);
  await expect.element(flag('SYN')).toHaveAttribute('aria-pressed', 'false');
  press(false);
  await expect.element(flag('SYN')).toHaveAttribute('aria-pressed', 'true');
});

test('after the class nothing is sent, and the composer says why', async () => {
  const { seq, send, sent, screen } = await composer({ fields: { flags: SYN }, closed: 'It is over.' });
  await seq.fill('0');
  await userEvent.keyboard('{Enter}');
  await expect.element(send).toBeDisabled();
  await expect.element(screen.getByText('It is over.')).toBeVisible();
  expect(sent).toEqual([]);
});

test('the flags are one Tab stop; the arrow keys go along the bits', async () => {
  const { flag } = await composer();
  await flag('ACK').click();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(flag('SYN')).toHaveFocus();
  await userEvent.keyboard(' ');
  await expect.element(flag('SYN')).toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('{Tab}');
  await expect.element(document.activeElement as HTMLElement).toHaveAttribute('id', 'f-win');
});

test('what the judge marked carries the mark until it is edited', async () => {
  const segment: Segment = { flags: ACK, seq: 2846190451, ack: 913407958, win: 64240, len: 0 };
  const { ack, seq } = await composer({
    fields: { flags: ACK, seq: '120', ack: '732' },
    marks: { fields: new Set(['ack']), flags: new Set(), describedby: 'why', segment },
  });
  await expect.element(ack).toHaveAttribute('aria-invalid', 'true');
  await expect.element(ack).toHaveAttribute('aria-describedby', 'f-ack-aside why');
  await expect.element(seq).not.toHaveAttribute('aria-invalid');
  await ack.fill('733');
  await expect.element(ack).not.toHaveAttribute('aria-invalid');
});

test('a marked flag says so to those who do not see the octagon', async () => {
  const segment: Segment = { flags: SYN | FIN, seq: 2846190331, ack: 0, win: 64240, len: 0 };
  const { screen } = await composer({
    fields: { flags: SYN | FIN, seq: '0' },
    marks: { fields: new Set(), flags: new Set(['FIN']), segment },
  });
  await expect.element(screen.getByRole('button', { name: 'FIN, marked by the judge' })).toBeVisible();
});

test('Clear empties the header and leads to Seq', async () => {
  const { seq, flag, screen } = await composer({ fields: { flags: SYN, seq: '7' } });
  await screen.getByRole('button', { name: 'Clear' }).click();
  await expect.element(seq).toHaveValue('');
  await expect.element(seq).toHaveFocus();
  await expect.element(flag('SYN')).toHaveAttribute('aria-pressed', 'false');
});

test('on a phone the keys hang below the figure, and both show the same bits', async () => {
  await page.viewport(390, 844);
  const { flag, screen, sent, seq } = await composer({ narrow: true });
  await flag('SYN').click();
  await seq.fill('0');
  await screen.getByRole('button', { name: 'One byte more' }).click();
  expect(screen.container.querySelector('.bits')?.textContent?.replace(/\s/gu, '')).toBe('00000010');
  const box = flag('SYN').element().getBoundingClientRect();
  expect(box.height).toBeGreaterThanOrEqual(44);
  await screen.getByRole('button', { name: /Send segment/u }).click();
  expect(sent).toMatchObject([{ flags: SYN, len: 1 }]);
  await page.viewport(1366, 768);
});

test('in Chinese the fields keep their names and the messages do not', async () => {
  const { seq, send, screen } = await composer();
  setLocale('zh');
  await seq.fill('x');
  await send.or(screen.getByRole('button', { name: /发送报文段/u })).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/这不是一个数/u);
  setLocale('en');
});
