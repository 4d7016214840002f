/** A table wholly in the browser: session, host and bot together, at the bot's pace of nothing. */
import { agenda, branch, dueOf, lessonById, LESSONS } from '@handshake/lessons';
import type { Lesson, Seat } from '@handshake/lessons';
import { ACK, SYN, segment } from '@handshake/protocol';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LocalHost } from './local-host.ts';
import { TableSession } from './table-session.svelte.ts';

const AT_ONCE = { flight: 0, twoMsl: 0, bot: 0 };
const open: TableSession[] = [];
beforeEach(() => sessionStorage.clear());
afterEach(() => {
  for (const session of open.splice(0)) session.close();
});

const handshake = (): Lesson => {
  const lesson = lessonById('handshake');
  if (!lesson) throw new Error('there is no handshake');
  return lesson;
};
function practise(seat: Seat, lesson = handshake(), network: 'sound' | 'unruly' = 'sound'): TableSession {
  const names = { own: 'You', bot: 'Bot' };
  const host = new LocalHost({ lesson, seat, profile: 'strict', names, network, pace: AT_ONCE });
  const session = new TableSession(host);
  open.push(session);
  return session;
}
/** As long as it takes on a busy machine; in practice a few milliseconds. */
const until = (done: () => boolean) => vi.waitUntil(done, { timeout: 60_000, interval: 5 });
interface Kept {
  readonly header: object;
  readonly moves: readonly object[];
}
const states = (session: TableSession) => {
  const { client, server } = session.table.connection;
  return [client.state, server.state];
};
const syn = (session: TableSession) =>
  segment({ flags: SYN, seq: session.header.iss.client ?? 0, win: 64_240 });

describe('a session on the host in the browser', () => {
  test('shows the own segment at once, and the bot’s answer when it comes', async () => {
    const session = practise('client');
    expect(session.send(syn(session))).toMatchObject({ ok: true, outcome: { travels: true } });
    expect(states(session)[0]).toBe('SYN-SENT');
    await until(() => states(session)[0] === 'ESTABLISHED');
    const { snd, rcv } = session.table.connection.client;
    session.send(segment({ flags: ACK, seq: snd.nxt, ack: rcv.nxt, win: 64_240 }));
    await until(() => session.table.ended);
    expect(states(session)).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  });

  test('holds a wrong segment back, logs it, and goes on from where it was', () => {
    const session = practise('client');
    const wrong = session.send(segment({ flags: ACK, seq: 7, ack: 9, win: 64_240 }));
    expect(wrong).toMatchObject({ ok: true, outcome: { travels: false } });
    expect(states(session)[0]).toBe('CLOSED');
    expect(session.table.events.at(-1)).toMatchObject({ kind: 'refused', seat: 'client' });
  });

  test('refuses a wait for a timer that does not run, and says why until the next move', () => {
    const session = practise('client');
    expect(session.wait('rto')).toBe('no-such-timer');
    expect(session.refusal).toBe('no-such-timer');
    session.hint();
    expect(session.refusal).toBeNull();
  });

  test('keeps the other end’s ISN to itself until their SYN tells it', () => {
    expect(practise('client').header.iss.server).toBeNull();
    expect(practise('server').header.iss.client).toBeNull();
  });

  test('comes back to the same point after a reload', async () => {
    const before = practise('client');
    before.send(syn(before));
    await until(() => states(before)[0] === 'ESTABLISHED');
    before.close();
    const after = practise('client');
    expect(after.tableId).toBe(before.tableId);
    expect(after.moves).toEqual(before.moves);
    expect(states(after)).toEqual(states(before));
  });

  test('begins anew where what the tab kept is damaged', () => {
    const before = practise('client');
    before.hint();
    const key = Object.keys(sessionStorage).find((name) => name.startsWith('hl:practice:')) ?? '';
    sessionStorage.setItem(key, '{"id":"x","header":{},"moves":[]}');
    expect(practise('client').moves).toEqual([]);
  });

  test.each([
    [
      'a gap',
      (kept: Kept) => ({ ...kept, moves: [{ n: 7, id: 'x', by: 'client', move: { kind: 'hint' }, at: 1 }] }),
    ],
    ['a move twice', (kept: Kept) => ({ ...kept, moves: [...kept.moves, ...kept.moves] })],
  ])('begins anew where what the tab kept has %s', (_, spoil) => {
    practise('client').hint();
    const key = Object.keys(sessionStorage).find((name) => name.startsWith('hl:practice:')) ?? '';
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '') as Kept;
    sessionStorage.setItem(key, JSON.stringify(spoil(kept)));
    expect(practise('client').moves).toEqual([]);
  });

  test('plays its own lesson, whatever the tab has kept of it', () => {
    practise('client').hint();
    const key = Object.keys(sessionStorage).find((name) => name.startsWith('hl:practice:')) ?? '';
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '') as Kept;
    const { id, version } = handshake();
    sessionStorage.setItem(
      key,
      JSON.stringify({ ...kept, header: { ...kept.header, lesson: { id, version } } }),
    );
    const after = practise('client');
    expect(after.moves).toHaveLength(1);
    expect(after.header.lesson).toEqual(handshake());
  });

  test('goes on from a point of another table, over a reload and in the seat that was taken', async () => {
    const first = practise('client');
    first.send(syn(first));
    await until(() => states(first)[0] === 'ESTABLISHED');
    const beginning = branch(first.header, first.moves, 2, { client: 5, server: 7 });
    first.close();
    if (!beginning) throw new Error('the lesson was over');
    const go = (): TableSession => {
      const from = { ...beginning, key: 'what-if-run:x' };
      const names = { own: 'You', bot: 'Bot' };
      const host = new LocalHost({
        lesson: handshake(),
        seat: 'client',
        profile: 'strict',
        names,
        pace: AT_ONCE,
        from,
      });
      const session = new TableSession(host);
      open.push(session);
      return session;
    };
    const session = go();
    // As it was after the SYN had come; the bot has not told its new ISN yet.
    expect(session.moves.slice(0, 2)).toEqual(first.moves.slice(0, 2));
    expect(session.header.iss.server).toBeNull();
    expect(await session.again(true)).toBeNull();
    expect(session.seat).toBe('server');
    expect(session.moves.slice(0, 2).map(({ n }) => n)).toEqual([1, 2]);
    session.close();
    expect(go().seat).toBe('server');
  });

  test('goes on at a new table with roles swapped', async () => {
    const session = practise('client');
    const first = session.tableId;
    expect(await session.again(true)).toBeNull();
    expect(session.tableId).not.toBe(first);
    expect(session.seat).toBe('server');
    expect(session.partner).toMatchObject({ kind: 'bot' });
    // Now the bot opens.
    await until(() => session.table.connection.server.state === 'SYN-RECEIVED');
  });

  test('tells whoever reads it of every change', async () => {
    const session = practise('client');
    const seen: string[] = [];
    const stop = $effect.root(() => {
      $effect(() => void seen.push(session.table.connection.client.state));
    });
    flushSync();
    session.send(syn(session));
    flushSync();
    await until(() => seen.includes('ESTABLISHED'));
    stop();
    expect(seen.filter((state, i) => state !== seen[i - 1])).toEqual(['CLOSED', 'SYN-SENT', 'ESTABLISHED']);
  });

  test.each(
    LESSONS.flatMap((lesson) =>
      (['client', 'server'] as const).map((seat) => [lesson.id, seat, lesson] as const),
    ),
  )('%s is played to its end as %s', async (_, seat, lesson) => {
    await playedOut(practise(seat, lesson));
  });

  test.each(['handshake', 'whole-connection', 'lost-fin'])(
    '%s is played to its end over a network that loses things',
    async (id) => {
      const lesson = lessonById(id);
      if (lesson) await playedOut(practise('client', lesson, 'unruly'));
    },
  );
});

/** What a student would do who does everything right: send what is due, else wait where that is what helps. */
async function playedOut(session: TableSession): Promise<void> {
  const { seat } = session;
  while (!session.table.ended) {
    const { n } = session.table;
    const due = dueOf(session.table, seat)[0];
    const wait = agenda(session.table, seat, 'en').waits.find(({ sensible }) => sensible);
    if (due) session.send(due.segment);
    else if (wait && wait.timer !== '2msl') session.wait(wait.timer);
    // Nothing to do: the bot, the network or the clock is next.
    await until(() => session.table.n !== n);
  }
  expect(session.table.step).toBe(session.header.lesson.steps.length);
}
