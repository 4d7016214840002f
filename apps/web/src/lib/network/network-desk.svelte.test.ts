/** The network's seat: bots in both ends, and nothing arrives that nobody lets arrive. */
import { COACHED, lessonById } from '@handshake/lessons';
import type { Lesson } from '@handshake/lessons';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kept, keepSession } from '#lib/replay/kept.ts';
import { LocalHost } from '#lib/session/local-host.ts';
import { TableSession } from '#lib/session/table-session.svelte.ts';
import { NetworkDesk } from './network-desk.svelte.ts';

const AT_ONCE = { flight: 0, twoMsl: 0, bot: 0 };
const open: TableSession[] = [];
beforeEach(() => sessionStorage.clear());
afterEach(() => {
  for (const session of open.splice(0)) session.close();
});

function seated(id: string, persona: 'sound' | 'hasty' = 'sound'): NetworkDesk {
  const host = new LocalHost({
    lesson: lessonById(id) as Lesson,
    seat: 'network',
    profile: 'strict',
    ways: { ...COACHED, mode: persona === 'sound' ? 'coach' : 'live' },
    persona,
    names: { own: 'You', bot: 'Bot' },
    pace: AT_ONCE,
  });
  const session = new TableSession(host);
  open.push(session);
  return new NetworkDesk(session);
}
const until = (done: () => boolean) => vi.waitUntil(done, { timeout: 60_000, interval: 5 });
const first = (desk: NetworkDesk): number => desk.underWay[0]?.no ?? 0;

/** Hands over whatever comes, until the lesson is over. */
async function deliverAll(desk: NetworkDesk): Promise<void> {
  while (!desk.table.ended) {
    await until(() => desk.table.ended || desk.canPass || desk.underWay.length > 0);
    if (desk.underWay.length > 0) desk.act('deliver', first(desk));
    else if (desk.canPass) desk.pass();
  }
}

test('a segment waits for the network, and a lost one is repeated', async () => {
  const desk = seated('handshake');
  expect([desk.untold('client'), desk.untold('server')]).toEqual([true, true]);
  await until(() => desk.underWay.length === 1);
  expect([desk.untold('client'), desk.untold('server')]).toEqual([false, true]);
  expect(desk.act('drop', 1)).toBe(true);
  await until(() => desk.underWay.length === 1);
  expect(first(desk)).toBe(2);
  expect(desk.table.connection.server.state).toBe('LISTEN');
  desk.act('deliver', 2);
  await until(() => desk.reached.size > 0);
  expect([...desk.reached]).toEqual(['lose-syn']);
  await deliverAll(desk);
  expect(desk.counts).toMatchObject({ dropped: 1, delivered: 3, repeats: 1, scripted: 0 });
});

test('what is held back can be let go, and what has been can come back', async () => {
  const desk = seated('handshake');
  await until(() => desk.underWay.length === 1);
  desk.act('hold', 1);
  expect(desk.held.map(({ no, mine }) => [no, mine])).toEqual([[1, true]]);
  expect(desk.act('release', 1)).toBe(true);
  desk.act('deliver', 1);
  expect(desk.past.map(({ no }) => no)).toEqual([1]);
  expect(desk.act('replay', 1)).toBe(true);
  expect(desk.act('deliver', 99)).toBe(false);
  expect(desk.session.refusal).toBe('no-such-segment');
});

test('says what the lesson itself has lost', async () => {
  const desk = seated('lost-syn');
  await until(() => desk.scripted.length > 0 || desk.underWay.length > 0);
  expect(desk.scripted).toEqual([{ no: 1, fate: 'dropped' }]);
});

test('2MSL passes when the player lets it, and mistaken ends find their way to the end as well', async () => {
  const sound = seated('close-client');
  await deliverAll(sound);
  expect(sound.table.connection.client.state).toBe('CLOSED');
  await deliverAll(seated('close-client', 'hasty'));
});

test('comes back to the same point after a reload, and begins anew when asked', async () => {
  const before = seated('handshake');
  await until(() => before.underWay.length === 1);
  before.act('duplicate', 1);
  await until(() => before.moves.length > 1);
  before.session.close();
  const after = seated('handshake');
  expect(after.moves).toEqual(before.moves);
  expect(after.underWay).toHaveLength(2);
  await after.session.again();
  flushSync();
  expect(after.moves).toEqual([]);
});

test('can be looked back at, as the network saw it', async () => {
  const desk = seated('handshake');
  await deliverAll(desk);
  const { session } = desk;
  keepSession(session, '/practice/handshake/network');
  const { recording, names } = kept(session.tableId) ?? {};
  expect(recording).toMatchObject({ seat: 'network', header: { iss: { client: null, server: null } } });
  expect(recording?.moves).toEqual(desk.moves);
  expect(names).toEqual({ client: 'Bot', server: 'Bot' });
});
