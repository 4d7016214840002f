import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { ACK, SYN } from '@handshake/protocol';
import { factFormat, lessonById, newHeader, open, play } from '@handshake/lessons';
import type { Table } from '@handshake/lessons';
import { setLocale } from '#lib/i18n/locale.svelte.ts';
import { stripFor } from './byte-strip.ts';
import { verdictView } from './explained.ts';
import { ownTries } from './verdict.ts';
import VerdictCard from './VerdictCard.svelte';

const iss = { client: 2846190331, server: 913407226 };
const bases = { own: iss.client, peer: iss.server };

/** A student at the client's seat, after the SYN,ACK has come. */
function afterSynAck(): Table {
  const lesson = lessonById('handshake');
  if (!lesson) throw new Error('no such lesson');
  let table = open(newHeader({ lesson, profile: 'strict', iss }));
  const send = (by: 'client' | 'server', flags: number, seq: number, ack: number) => {
    const played = play(table, by, { kind: 'send', segment: { flags, seq, ack, len: 0, win: 65160 } });
    if (!played.ok) throw new Error(played.refusal);
    table = played.table;
    const no = table.connection.link[0]?.no;
    const arrived = no === undefined ? null : play(table, 'network', { kind: 'deliver', no });
    if (arrived?.ok) table = arrived.table;
  };
  send('client', SYN, iss.client, 0);
  send('server', SYN | ACK, iss.server, iss.client + 1);
  return table;
}
function tried(ack: number, seq = iss.client + 1) {
  const played = play(afterSynAck(), 'client', {
    kind: 'send',
    segment: { flags: ACK, seq, ack, len: 0, win: 64240 },
  });
  if (!played.ok) throw new Error(played.refusal);
  const one = ownTries(played.table, 'client', 2).at(-1);
  if (!one) throw new Error('no try');
  return { one, strip: stripFor(one.outcome, one.event.segment, played.table.connection.client) };
}
const props = (ack: number, locale: 'en' | 'zh' = 'en') => {
  setLocale(locale);
  const { one, strip } = tried(ack);
  const verdict = verdictView(one, locale, factFormat(bases, 'relative'));
  return { id: 'v', seat: 'client' as const, verdict, strip, mode: 'relative' as const, bases };
};

test('a wrong Ack: class, name, the own numbers, the strip, the rule, and the way back to the field', async () => {
  const edited: string[] = [];
  const screen = await render(VerdictCard, { ...props(iss.server), onedit: (field) => edited.push(field) });
  await expect.element(screen.getByText('Illegal')).toBeVisible();
  await expect.element(screen.getByText('held back, not sent')).toBeVisible();
  await expect.element(screen.getByRole('heading', { level: 2 })).toBeVisible();
  await expect.element(screen.getByRole('img', { name: 'Next is 1; your Ack 0.' })).toBeVisible();
  await screen.getByRole('button', { name: 'Edit Ack' }).click();
  expect(edited).toEqual(['ack']);
});

test('the rule’s own text is there without the net; the RFC is a link beside it', async () => {
  const screen = await render(VerdictCard, props(iss.server));
  const details = screen.container.querySelector('details');
  expect(details?.open).toBe(false);
  await screen
    .getByText(/RFC 9293 §3\.\d/u)
    .first()
    .click();
  expect(details?.open).toBe(true);
  await expect.element(screen.getByText(/Seq = ISS \+ 1 and Ack = IRS \+ 1/u)).toBeVisible();
  const links = screen.getByRole('link', { name: /RFC/u }).elements();
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    expect(link.getAttribute('href')).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc9293#section-/u);
    expect(link.getAttribute('rel')).toContain('noopener');
  }
});

test('the rule is shown in place at a table, and is a plain link among the rules’ pages', async () => {
  const pageLink = async (among: string | null) => {
    const screen = await render(VerdictCard, { ...props(iss.server), among });
    await screen.getByText('HS-ACK3-NUM').first().click();
    const link = screen.container.querySelector('a[href="/rules/HS-ACK3-NUM"]');
    await screen.unmount();
    return link && link.getAttribute('aria-haspopup');
  };
  expect(await pageLink(null)).toBe('dialog');
  const screen = await render(VerdictCard, { ...props(iss.server), among: 'ALL-ACK-VALUE' });
  expect(screen.container.querySelector('a[href="/rules/HS-ACK3-NUM"]')?.hasAttribute('aria-haspopup')).toBe(
    false,
  );
  await screen.unmount();
  const own = await render(VerdictCard, { ...props(iss.server), among: 'HS-ACK3-NUM' });
  expect(own.container.querySelector('a[href^="/rules/"]')).toBeNull();
});

test('a right segment: legal, on its way, and nothing to mend', async () => {
  const screen = await render(VerdictCard, props(iss.server + 1));
  await expect.element(screen.getByText('Legal', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('on its way')).toBeVisible();
  expect(screen.getByRole('button').elements()).toHaveLength(0);
  expect(screen.getByRole('img').elements()).toHaveLength(0);
});

test('in Chinese', async () => {
  const screen = await render(VerdictCard, { ...props(iss.server, 'zh'), onedit: () => undefined });
  await expect.element(screen.getByText('不合法')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: '修改 Ack' })).toBeVisible();
  setLocale('en');
});
