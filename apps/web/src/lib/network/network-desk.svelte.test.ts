/** The network's seat: bots in both ends, and nothing arrives that nobody lets arrive. */
import { lessonById } from '@handshake/lessons';
import type { Lesson } from '@handshake/lessons';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NetworkDesk } from './network-desk.svelte.ts';

const open: NetworkDesk[] = [];
beforeEach(() => sessionStorage.clear());
afterEach(() => {
  for (const desk of open.splice(0)) desk.close();
});

function seated(id: string, persona: 'sound' | 'hasty' = 'sound'): NetworkDesk {
  const lesson = lessonById(id) as Lesson;
  const mode = persona === 'sound' ? 'coach' : 'live';
  const desk = new NetworkDesk({ lesson, profile: 'strict', mode, persona, pace: 0 });
  open.push(desk);
  desk.start();
  return desk;
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
  await until(() => desk.underWay.length === 1);
  expect(desk.act('drop', 1)).toBe(true);
  await until(() => desk.underWay.length === 1);
  expect(first(desk)).toBe(2);
  expect(desk.table.connection.server.state).toBe('LISTEN');
  desk.act('deliver', 2);
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
  before.close();
  const after = seated('handshake');
  expect(after.moves).toEqual(before.moves);
  expect(after.underWay).toHaveLength(2);
  after.again();
  expect(after.moves).toEqual([]);
});
