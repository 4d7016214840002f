/** The instructor's board against the real server. */
import { answer, COACHED } from '@handshake/lessons';
import { ACK, segment, SYN } from '@handshake/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { randomId } from '#lib/session/ids.ts';
import { Connection } from '#lib/session/socket.ts';
import { RealServer } from '../../test/real-server.ts';
import { BoardSession } from './board-session.svelte.ts';

let server: RealServer;
beforeAll(async () => {
  server = await RealServer.start();
});
afterAll(() => server.stop());

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});
const until = (done: () => boolean) => vi.waitUntil(done, { timeout: 60_000, interval: 5 });

function connect(): Connection {
  const connection = new Connection({ url: server.url });
  open.push(connection);
  return connection;
}
async function openClass(): Promise<{ code: string; key: string }> {
  const opened = await connect().ask('class.open', {
    plan: [{ lesson: 'handshake', profile: 'strict' }],
    locale: 'en',
  });
  if (!opened.ok) throw new Error(opened.refusal);
  return opened;
}
function watch(key: string): BoardSession {
  const board = new BoardSession(new Connection({ url: server.url }), key);
  open.push(board);
  return board;
}
async function join(code: string, name: string) {
  const connection = connect();
  const taken = await connection.ask('seat.take', { code, seat: null, name, locale: 'en' });
  if (!taken.ok) throw new Error(taken.refusal);
  return { connection, snapshot: taken.snapshot };
}
const fail = (why: string): never => {
  throw new Error(why);
};
const tiles = (board: BoardSession) => [...board.tiles.values()];

const TEXTBOOK = { profile: 'textbook', ways: COACHED, minutes: null } as const;

describe('an instructor’s board', () => {
  it('shows who comes, and what they play, live', async () => {
    const { code, key } = await openClass();
    const board = watch(key);
    await until(() => board.status === 'live');
    expect(tiles(board)).toEqual([]);
    const ada = await join(code, 'Ada');
    const ben = await join(code, 'Ben');
    await until(() =>
      tiles(board).some(({ seats }) => seats.client.name === 'Ada' && seats.server.name === 'Ben'),
    );
    expect(board.totals).toMatchObject({ students: 2, code, ended: false });
    const table = tiles(board)[0]?.table ?? '';
    board.open(table);
    await until(() => board.opened?.id === table);
    const seq = board.opened?.table.connection.client.iss ?? 0;
    const client = ada.snapshot?.seat === 'client' ? ada : ben;
    const syn = segment({ flags: SYN, seq, win: 64_240 });
    await client.connection.ask('move.play', { id: randomId(), move: { kind: 'send', segment: syn } });
    await until(() => board.selected?.states.server === 'SYN-RECEIVED');
    await until(() => board.opened?.table.connection.server.state === 'SYN-RECEIVED');
    expect(board.selected?.ladder).toEqual([{ from: 'client', fate: 'arrived' }]);
  });

  it('makes puzzles of what was mistaken, without names', async () => {
    const { code, key } = await openClass();
    const board = watch(key);
    await until(() => board.status === 'live');
    const ada = await join(code, 'Ada');
    const ben = await join(code, 'Ben');
    await until(() => tiles(board).some(({ seats }) => seats.server.name === 'Ben'));
    const table = tiles(board)[0]?.table ?? '';
    board.open(table);
    await until(() => board.opened?.id === table);
    expect(await board.puzzles()).toEqual([]);
    const { client, server } = board.opened?.table.connection ?? fail('no table');
    const seats = ada.snapshot?.seat === 'client' ? [ada, ben] : [ben, ada];
    const send = (who: (typeof seats)[number] | undefined, wire: Parameters<typeof segment>[0]) =>
      who?.connection.ask('move.play', { id: randomId(), move: { kind: 'send', segment: segment(wire) } });
    await send(seats[0], { flags: SYN, seq: client.iss, win: 64_240 });
    await until(() => board.selected?.states.server === 'SYN-RECEIVED');
    // The wrong Ack: the last number received, where the next one is wanted.
    await send(seats[1], { flags: SYN | ACK, seq: server.iss, ack: client.iss, win: 65_160 });
    await until(() => board.selected?.refused === 1);
    const [made, ...more] = await board.puzzles();
    expect(more).toEqual([]);
    expect(made).toMatchObject({ kind: 'wrong', source: { from: 'move' }, about: 'ack-is-last' });
    expect(made && answer(made)).toMatchObject({ kind: 'wrong', no: 2 });
    expect(JSON.stringify(made)).not.toMatch(/Ada|Ben/u);
  });

  it('pairs anew, changes the lesson and ends', async () => {
    const { code, key } = await openClass();
    const board = watch(key);
    await until(() => board.status === 'live');
    await join(code, 'Ada');
    await join(code, 'Ben');
    await until(() => tiles(board).some(({ seats }) => seats.server.name === 'Ben'));
    expect(await board.pair('swap')).toBe(true);
    await until(() => tiles(board).length === 1 && tiles(board)[0]?.seats.client.name === 'Ben');
    expect(await board.setLesson('half-close', null, TEXTBOOK)).toBe(true);
    await until(
      () => board.totals?.plan[0]?.lesson === 'half-close' && board.totals.plan[0].profile === 'textbook',
    );
    expect(await board.end()).toBe(true);
    await until(() => board.totals?.ended === true);
    expect(await board.pair('redraw')).toBe(false);
    expect(board.trouble).toBe('class-ended');
  });

  it('comes back after the server was killed', async () => {
    const { code, key } = await openClass();
    const board = watch(key);
    await join(code, 'Ada');
    await until(() => tiles(board).length === 1);
    await server.kill();
    await until(() => board.status === 'reconnecting');
    expect(tiles(board)).toHaveLength(1);
    await server.restart();
    await until(() => board.status === 'live');
    expect(tiles(board)[0]?.seats.client.name).toBe('Ada');
  });

  it('says so when no class has this key', async () => {
    const board = watch('A'.repeat(43));
    await until(() => board.status === 'nowhere');
    expect(board.trouble).toBe('key-unknown');
  });
});
