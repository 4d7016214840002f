import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Board } from '@handshake/contract';
import { AT_ONCE, goodMove, moveId, playOut, playWell, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

let lab: TestLab;
let teacher: Client;
let code: string;
let key: string;
beforeAll(async () => {
  lab = await startLab({ pace: { ...AT_ONCE, bot: 3_600_000 } });
});
beforeEach(async () => {
  teacher = lab.connect();
  ({ code, key } = await teacher.get('class.open', {
    plan: [{ lesson: 'handshake', profile: 'strict' }],
    locale: 'zh',
  }));
});
afterEach(() => teacher.close());
afterAll(async () => {
  await lab.stop();
  expect(lab.reports).toEqual([]);
});

/** A first segment that is none. */
const wrong = { kind: 'send', segment: { flags: 0x12, seq: 1, ack: 0, len: 0, win: 100 } } as const;
const LIVE = { plan: [{ lesson: 'handshake', profile: 'strict' }], locale: 'en' } as const;
const join = (name: string) => sit(lab, code, name);
const board = async (): Promise<Board> => (await teacher.get('class.watch', { key })).board;
/** Who sits where, table by table. */
const seating = ({ tiles }: Pick<Board, 'tiles'>) =>
  tiles.map(
    ({ number, seats: { client, server } }) =>
      `${number}: ${client.kind === 'bot' ? '(bot)' : client.name} ${server.kind === 'bot' ? '(bot)' : server.name}`,
  );
/** The student's newest table, after having been moved. */
async function follow(player: Player): Promise<Player> {
  const { snapshot } = await player.next('seat.moved');
  if (!snapshot) throw new Error('moved nowhere');
  return Object.assign(player, { snapshot });
}

describe('a class', () => {
  it('is known by its code, and takes nobody by being looked at', async () => {
    const seen = await lab.connect().get('table.look', { code });
    expect(seen).toMatchObject({ kind: 'class', code, lesson: 'handshake', profile: 'strict', seats: null });
    expect(seen.title).toMatch(/\p{Script=Han}/u);
    expect(await board()).toMatchObject({
      code,
      students: 0,
      tiles: [],
      waiting: [],
      mistakes: [],
      ended: false,
    });
  });

  it('offers addresses that students can reach', async () => {
    const { addresses } = await board();
    expect(addresses).toEqual([lab.url.replace('127.0.0.1', 'localhost')]);
  });

  it('opens for a known lesson only, and to its key only', async () => {
    const plan = [{ lesson: 'none', profile: 'strict' as const }];
    const wish = { plan, locale: 'en' } as const;
    expect(await teacher.ask('class.open', wish)).toMatchObject({ refusal: 'lesson-unknown' });
    await join('Ada');
    const [tile] = (await board()).tiles;
    const thief = lab.connect();
    const noKey = { key: 'A'.repeat(43) };
    const before = seating(await board());
    expect(await thief.ask('class.watch', noKey)).toMatchObject({ refusal: 'key-unknown' });
    expect(await thief.ask('class.pair', { ...noKey, how: 'redraw' })).toMatchObject({
      refusal: 'key-unknown',
    });
    expect(
      await thief.ask('class.plan', {
        ...noKey,
        plan: [{ lesson: 'handshake', profile: 'strict' }],
        begin: 0,
      }),
    ).toMatchObject({ refusal: 'key-unknown' });
    expect(await thief.ask('class.end', noKey)).toMatchObject({ refusal: 'key-unknown' });
    const other = await thief.get('class.open', {
      plan: [{ lesson: 'handshake', profile: 'strict' }],
      locale: 'en',
    });
    expect(await thief.ask('class.table', { key: other.key, table: tile?.table ?? '' })).toMatchObject({
      refusal: 'code-unknown',
    });
    expect(seating(await board())).toEqual(before);
    expect(thief.heard('class.board')).toEqual([]);
  });

  it('comes back to its instructor after a restart', async () => {
    await join('Ada');
    await join('Bob');
    const before = await board();
    await lab.restart();
    await teacher.connected();
    const after = await board();
    expect(seating(after)).toEqual(seating(before));
    expect(after.tiles.map(({ table }) => table)).toEqual(before.tiles.map(({ table }) => table));
  });

  it('has its tables in the order of their numbers, whenever they were opened', async () => {
    const ada = await join('Ada');
    for (const name of ['Bob', 'Cleo', 'Dan']) await join(name);
    await ada.get('seat.leave', {});
    // Table 1 is a new one now.
    await join('Eve');
    const before = await board();
    expect(before.tiles.map(({ number }) => number)).toEqual([1, 2]);
    await lab.restart();
    await teacher.connected();
    expect(seating(await board())).toEqual(seating(before));
  });
});

describe('students who join', () => {
  it('play with the bot until somebody comes, then with them', async () => {
    const ada = await join('Ada');
    expect(ada.snapshot).toMatchObject({
      number: 1,
      inClass: true,
      code,
      seats: { server: { kind: 'bot' } },
    });
    expect((await board()).waiting).toEqual(['Ada']);
    const bob = await join('Bob');
    expect(bob.snapshot.seats).toMatchObject({
      client: { kind: 'student', name: 'Ada', here: true },
      server: { name: 'Bob' },
    });
    await follow(ada);
    expect(ada.snapshot).toMatchObject({ table: bob.snapshot.table, number: 1, seat: 'client' });
    const now = await board();
    expect(seating(now)).toEqual(['1: Ada Bob']);
    expect(now).toMatchObject({ students: 2, waiting: [] });
    await playWell(ada);
    await bob.next('table.moves');
    expect((await join('Cleo')).snapshot.number).toBe(2);
  });

  it('are sixty within the same moment, behind one address: thirty tables, no seat twice', async () => {
    const connections = [...Array(60)].map(() => lab.connect());
    await Promise.all(connections.map((connection) => connection.connected()));
    const answers = await Promise.all(
      connections.map((connection, i) =>
        connection.ask('seat.take', { code, seat: null, name: `Student ${i}`, locale: 'zh' }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(60);
    const now = await board();
    expect(now.students).toBe(60);
    expect(now.tiles.map(({ number }) => number)).toEqual([...Array(30)].map((_, i) => i + 1));
    const names = now.tiles.flatMap(({ seats }) => [seats.client.name, seats.server.name]);
    expect(new Set(names).size).toBe(60);
    expect(names).not.toContain('');
  });

  it('may not take a name that somebody in the class has', async () => {
    await join('Ada');
    const answer = await lab.connect().ask('seat.take', { code, seat: null, name: 'ADA', locale: 'en' });
    expect(answer).toMatchObject({ refusal: 'name-taken', field: 'name' });
  });

  it('are not kept waiting by one who is away', async () => {
    const ada = await join('Ada');
    await board();
    ada.close();
    await teacher.next('class.board', ({ changed }) => changed.some(({ seats }) => !seats.client.here));
    const bob = await join('Bob');
    expect(bob.snapshot.seats.server.kind).toBe('bot');
    // Back again: two who both play with the bot play with each other.
    ada.socket.connect();
    await ada.connected();
    await ada.get('seat.resume', { token: ada.token });
    expect((await follow(bob)).snapshot.table).toBe((await follow(ada)).snapshot.table);
  });

  it('and go again leave their partner to the bot, in the middle of the connection', async () => {
    const [ada, bob] = [await join('Ada'), await join('Bob')];
    await follow(ada);
    await playWell(ada);
    await bob.get('seat.leave', {});
    const seats = await ada.next('table.seats', (push) => push.seats.server.kind === 'bot');
    expect(seats.table).toBe(ada.snapshot.table);
    expect(await board()).toMatchObject({ students: 1, waiting: ['Ada'] });
    const cleo = await join('Cleo');
    expect((await follow(ada)).snapshot.table).toBe(cleo.snapshot.table);
    await ada.get('seat.leave', {});
    await cleo.get('seat.leave', {});
    expect(await board()).toMatchObject({ students: 0, tiles: [] });
  });
});

describe('the bot of a class', () => {
  it('plays its part of the lesson', async () => {
    const lively = await startLab();
    const plan = [{ lesson: 'whole-connection', profile: 'strict' as const }];
    const wish = { plan, locale: 'en' } as const;
    const opened = await lively.connect().get('class.open', wish);
    const ada = await sit(lively, opened.code, 'Ada');
    for (let i = 0; i < 60; i++) {
      const move = await goodMove(ada);
      if (!move) break;
      await ada.get('move.play', { id: moveId(), move });
    }
    expect(await ada.ask('move.play', { id: moveId(), move: { kind: 'hint' } })).toMatchObject({
      refusal: 'finished',
    });
    const { moves } = await ada.get('table.sync', { since: 0 });
    expect(moves.filter(({ by }) => by === 'server').length).toBeGreaterThan(3);
    await lively.stop();
    expect(lively.reports).toEqual([]);
  });
});

describe('an instructor', () => {
  it('pairs anew: nobody is left over, everybody is told', async () => {
    const players = [];
    for (const name of ['Ada', 'Bob', 'Cleo', 'Dan', 'Eve']) players.push(await join(name));
    const before = await board();
    await teacher.get('class.pair', { key, how: 'redraw' });
    const after = await board();
    const names = after.tiles.flatMap(({ seats }) => [seats.client.name, seats.server.name]).filter(Boolean);
    expect(names.sort()).toEqual(['Ada', 'Bob', 'Cleo', 'Dan', 'Eve']);
    expect(after.tiles).toHaveLength(3);
    expect(after.waiting).toHaveLength(1);
    expect(after.tiles.some(({ table }) => before.tiles.some((tile) => tile.table === table))).toBe(false);
    for (const player of players) {
      const { snapshot } = await player.next('seat.moved', (push) =>
        after.tiles.some(({ table }) => table === push.snapshot?.table),
      );
      expect(snapshot?.name).toBe(player.snapshot.name);
    }
  });

  it('swaps roles, and gives everybody another lesson', async () => {
    const ada = await join('Ada');
    const bob = await join('Bob');
    await follow(ada);
    await playWell(ada);
    await teacher.get('class.pair', { key, how: 'swap' });
    expect((await follow(ada)).snapshot).toMatchObject({ seat: 'server', number: 1, moves: [] });
    expect((await follow(bob)).snapshot.seat).toBe('client');
    await teacher.get('class.plan', { key, plan: [{ lesson: 'half-close', profile: 'textbook' }], begin: 0 });
    const { snapshot } = await follow(ada);
    expect(snapshot).toMatchObject({
      seat: 'server',
      header: { profile: 'textbook', lesson: { id: 'half-close' } },
    });
    expect(await board()).toMatchObject({ plan: [{ lesson: 'half-close', profile: 'textbook' }] });
    expect((await join('Cleo')).snapshot.header.lesson.id).toBe('half-close');
    const none = await teacher.ask('class.plan', {
      key,
      plan: [{ lesson: 'none', profile: 'textbook' }],
      begin: 0,
    });
    expect(none).toMatchObject({ refusal: 'lesson-unknown', field: 'plan.0.lesson' });
  });

  it('ends the class: nothing more is played or joined, everything can be looked at', async () => {
    const ada = await join('Ada');
    const bob = await join('Bob');
    await follow(ada);
    await playWell(ada);
    await teacher.get('class.end', { key });
    await bob.next('table.seats', ({ closed }) => closed === true);
    expect(await bob.ask('move.play', { id: moveId(), move: { kind: 'hint' } })).toMatchObject({
      refusal: 'class-ended',
    });
    expect(await ada.ask('table.again', { swap: true, table: ada.snapshot.table })).toMatchObject({
      refusal: 'class-ended',
    });
    expect(await teacher.ask('class.pair', { key, how: 'swap' })).toMatchObject({ refusal: 'class-ended' });
    expect(await lab.connect().ask('table.look', { code })).toMatchObject({ refusal: 'class-ended' });
    const late = await lab.connect().ask('seat.take', { code, seat: null, name: 'Zed', locale: 'en' });
    expect(late).toMatchObject({ refusal: 'class-ended' });
    await lab.restart();
    await Promise.all([bob.connected(), teacher.connected()]);
    const { snapshot } = await bob.get('seat.resume', { token: bob.token, code });
    expect(snapshot).toMatchObject({ closed: true, moves: [{ n: 1 }, { n: 2 }] });
    const now = await board();
    expect(now.ended).toBe(true);
    const table = await teacher.get('class.table', { key, table: now.tiles[0]?.table ?? '' });
    expect(table.moves).toHaveLength(2);
  });
});

describe('the board', () => {
  it('follows each table in numbered steps', async () => {
    const ada = await join('Ada');
    const bob = await join('Bob');
    await follow(ada);
    const before = await board();
    expect(before.tiles).toMatchObject([
      { states: { client: 'CLOSED', server: 'LISTEN' }, moves: 0, done: false, last: null, ladder: [] },
    ]);
    await ada.get('move.play', { id: moveId(), move: wrong });
    const held = await teacher.next('class.board', ({ changed }) =>
      changed.some(({ refused }) => refused === 1),
    );
    expect(held.rev).toBeGreaterThan(before.rev);
    const [tile] = held.changed;
    expect(tile).toMatchObject({
      moves: 1,
      last: { by: 'client', outcome: { verdict: 'illegal' } },
      ladder: [{ from: 'client', fate: 'refused' }],
    });
    const misconception = tile?.last?.outcome.misconception;
    expect(misconception).toBeTypeOf('string');
    expect(held.mistakes).toEqual([{ misconception, count: 1, tables: [{ table: tile?.table, count: 1 }] }]);
    await playOut(ada, bob);
    const done = await teacher.next('class.board', ({ changed }) =>
      changed.some((changedTile) => changedTile.done),
    );
    expect(done.changed[0]).toMatchObject({ states: { client: 'ESTABLISHED', server: 'ESTABLISHED' } });
    const revs = [held, done, ...teacher.heard('class.board')].map(({ rev }) => rev);
    expect(new Set(revs).size).toBe(revs.length);
    expect((await board()).rev).toBeGreaterThanOrEqual(Math.max(...revs));
  });

  it.each(['live', 'peer'] as const)(
    'counts a wrong segment that travels as the sender’s: %s',
    async (mode) => {
      const ways = { mode, ask: { predict: false, state: false } };
      const opened = await teacher.get('class.open', { plan: [{ ...LIVE.plan[0], ways }], locale: 'en' });
      ({ code, key } = opened);
      const ada = await join('Ada');
      const bob = await join('Bob');
      await follow(ada);
      const { tiles } = await board();
      expect(tiles).toHaveLength(1);
      await ada.get('move.play', { id: moveId(), move: wrong });
      await teacher.next('class.board', ({ changed }) => changed.some(({ refused }) => refused === 1));
      if (mode === 'peer') {
        await bob.next('table.moves', ({ moves }) => moves.some(({ move }) => move.kind === 'deliver'));
        const check = { kind: 'check', no: 1, decision: 'drop', field: 'flags' } as const;
        await bob.get('move.play', { id: moveId(), move: check });
      }
      const now = await board();
      expect(now.tiles).toMatchObject([
        {
          refused: 1,
          last: { by: 'client', outcome: { verdict: 'illegal', travels: true } },
          ladder: [{ from: 'client', fate: 'arrived' }],
        },
      ]);
      expect(now.mistakes).toMatchObject([{ count: 1 }]);
    },
  );

  it('opens a table whole, mistakes and hints of both included, and follows that one only', async () => {
    const ada = await join('Ada');
    const bob = await join('Bob');
    await follow(ada);
    await ada.get('move.play', { id: moveId(), move: { kind: 'hint' } });
    const opened = await teacher.get('class.table', { key, table: ada.snapshot.table });
    expect(opened.moves).toMatchObject([{ by: 'client', move: { kind: 'hint' } }]);
    expect(opened.header.iss).toEqual({
      client: expect.any(Number) as number,
      server: expect.any(Number) as number,
    });
    const { logged } = await bob.get('move.play', { id: moveId(), move: wrong });
    expect(await teacher.next('class.moves')).toEqual({
      table: ada.snapshot.table,
      from: 2,
      moves: [logged],
    });
    const cleo = await join('Cleo');
    await teacher.get('class.table', { key, table: cleo.snapshot.table });
    await bob.get('move.play', { id: moveId(), move: wrong });
    await cleo.get('move.play', { id: moveId(), move: { kind: 'hint' } });
    expect((await teacher.next('class.moves')).table).toBe(cleo.snapshot.table);
    expect(teacher.heard('class.moves')).toEqual([]);
  });
});
