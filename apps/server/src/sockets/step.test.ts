/** An instructor steps in while the class plays: what takes effect, what students get of it, and that nothing of it is lost. */
import { ACK, SYN } from '@handshake/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Board, Standing, Tile } from '@handshake/contract';
import { AT_ONCE, goodMove, moveId, playOut, playWell, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

let lab: TestLab;
let teacher: Client;
let code: string;
let key: string;
const PLAN = [{ lesson: 'handshake', profile: 'strict', minutes: 10 }] as const;
const MINUTE = 60_000;

const open = async (plan: readonly (typeof PLAN)[number][] = PLAN, more = {}) => {
  teacher = lab.connect();
  ({ code, key } = await teacher.get('class.open', {
    plan: plan.map((one) => ({ ...one, ...more })),
    locale: 'en',
  }));
};
const board = async (): Promise<Board> => (await teacher.get('class.watch', { key })).board;
const tileOf = async (number = 1): Promise<Tile> =>
  (await board()).tiles.find((tile) => tile.number === number) as Tile;
async function twoOf(names = ['Ada', 'Bob']): Promise<{ client: Player; server: Player; table: string }> {
  const ada = await sit(lab, code, names[0] ?? '');
  const bob = await sit(lab, code, names[1] ?? '');
  const { table } = bob.snapshot;
  await ada.next('seat.moved', ({ snapshot }) => snapshot?.table === table);
  const { seat } = await ada.get('table.sync', { since: 0 });
  return seat === 'client' ? { client: ada, server: bob, table } : { client: bob, server: ada, table };
}
const standing = async (player: Player) => (await player.get('table.sync', { since: 0 })).standing;
const told = (player: Player, fits: (standing: Standing) => boolean) =>
  player.next('table.seats', (push) => push.standing !== undefined && fits(push.standing));

beforeAll(async () => {
  lab = await startLab();
});
beforeEach(() => open());
afterEach(() => teacher.close());
afterAll(async () => {
  await lab.stop();
  expect(lab.reports).toEqual([]);
});

describe('a pause', () => {
  it('takes nobody’s move, says so, and goes on from the same point', async () => {
    const { client, server, table } = await twoOf();
    await teacher.get('step.pause', { key, table: null, on: true });
    await told(server, ({ pausedAt }) => pausedAt !== null);
    const move = await goodMove(client);
    if (!move) throw new Error('nothing to play');
    const id = moveId();
    expect(await client.ask('move.play', { id, move })).toEqual({ ok: false, refusal: 'paused' });
    expect((await client.get('table.sync', { since: 0 })).moves).toEqual([]);
    expect(await board()).toMatchObject({ paused: true, tiles: [{ table, pausedAt: expect.any(Number) }] });
    await teacher.get('step.pause', { key, table: null, on: false });
    await told(server, ({ pausedAt }) => pausedAt === null);
    await client.get('move.play', { id, move });
    await playOut(client, server);
    expect(await board()).toMatchObject({ paused: false });
  });

  it('answers what was taken before it as it was answered then', async () => {
    const { client } = await twoOf();
    const move = await goodMove(client);
    if (!move) throw new Error('nothing to play');
    const again = { id: moveId(), move };
    const first = await client.get('move.play', again);
    await teacher.get('step.pause', { key, table: null, on: true });
    expect(await client.get('move.play', again)).toEqual(first);
  });

  it('holds one table, and tables that are opened meanwhile where all are paused', async () => {
    const one = await twoOf();
    const two = await twoOf(['Cleo', 'Dan']);
    await teacher.get('step.pause', { key, table: one.table, on: true });
    await playWell(two.client);
    expect((await standing(one.client))?.pausedAt).not.toBeNull();
    await teacher.get('step.pause', { key, table: null, on: true });
    const late = await sit(lab, code, 'Eve');
    expect(late.snapshot.standing?.pausedAt).not.toBeNull();
    await teacher.get('step.pause', { key, table: two.table, on: false });
    await playWell(two.server);
    expect((await board()).tiles.map(({ pausedAt }) => pausedAt === null)).toEqual([false, true, false]);
  });

  it('has nobody leave the table by its next lesson, or once more', async () => {
    const { client, server, table } = await twoOf();
    await playOut(client, server);
    await teacher.get('step.pause', { key, table, on: true });
    expect(await client.ask('table.again', { table, swap: true })).toMatchObject({ refusal: 'paused' });
    expect(await client.ask('table.next', { table })).toMatchObject({ refusal: 'paused' });
  });

  it('of two instructors: the last one wins, and both see it', async () => {
    await twoOf();
    const second = lab.connect();
    const start = await second.get('class.watch', { key });
    await board();
    await Promise.all([
      teacher.get('step.pause', { key, table: null, on: true }),
      second.get('step.pause', { key, table: null, on: false }),
      teacher.get('step.pause', { key, table: null, on: false }),
      second.get('step.pause', { key, table: null, on: true }),
    ]);
    const { paused } = await board();
    for (const one of [teacher, second])
      await one.next('class.board', (push) => push.rev > start.board.rev && push.paused === paused);
    const { board: theirs } = await second.get('class.watch', { key });
    expect(theirs.paused).toBe(paused);
    expect(theirs.tiles.map(({ pausedAt }) => pausedAt !== null)).toEqual([paused]);
  });
});

describe('the time of a lesson', () => {
  it('stands still with the table, and is given', async () => {
    const { client, table } = await twoOf();
    const before = await standing(client);
    const left = (before?.endsAt ?? 0) - (before?.now ?? 0);
    expect(left).toBeGreaterThan(9 * MINUTE);
    expect(left).toBeLessThanOrEqual(10 * MINUTE);
    expect(await teacher.get('step.time', { key, table, minutes: 5 })).toMatchObject({ tables: 1 });
    expect(((await standing(client))?.endsAt ?? 0) - (before?.endsAt ?? 0)).toBe(5 * MINUTE);
    await teacher.get('step.time', { key, table: null, minutes: null });
    expect((await standing(client))?.endsAt).toBe(before?.endsAt);
  });

  it('is given where none was planned: from now on', async () => {
    await open(PLAN, { minutes: null });
    const { client, table } = await twoOf();
    expect((await standing(client))?.endsAt).toBeNull();
    await teacher.get('step.time', { key, table, minutes: 3 });
    const { endsAt, now } = (await standing(client)) ?? { endsAt: null, now: 0 };
    expect((endsAt ?? 0) - now).toBeGreaterThan(2 * MINUTE);
    expect((await tileOf()).endsAt).toBe(endsAt);
  });

  it.each([0, -1, 121, 1.5])('is no %s minutes', async (minutes) => {
    const { table } = await twoOf();
    expect(await teacher.raw('step.time', { key, table, minutes })).toMatchObject({ refusal: 'malformed' });
  });

  it('is not given where the lesson has ended', async () => {
    const { client, server, table } = await twoOf();
    await playOut(client, server);
    expect(await teacher.ask('step.time', { key, table, minutes: 5 })).toMatchObject({ refusal: 'finished' });
  });
});

describe('a word', () => {
  it('to all stands at every table and at those to come; to one at that one; and is taken back', async () => {
    const one = await twoOf();
    const two = await twoOf(['Cleo', 'Dan']);
    await teacher.get('step.word', { key, table: null, text: 'Open your notes at page 3.' });
    for (const player of [one.client, one.server, two.client])
      await told(player, ({ word }) => word?.text === 'Open your notes at page 3.');
    expect((await sit(lab, code, 'Eve')).snapshot.standing?.word?.text).toBe('Open your notes at page 3.');
    await teacher.get('step.word', { key, table: one.table, text: 'Look at your Ack.' });
    expect((await standing(one.server))?.word?.text).toBe('Look at your Ack.');
    expect((await standing(two.server))?.word?.text).toBe('Open your notes at page 3.');
    expect(await board()).toMatchObject({ word: { text: 'Open your notes at page 3.' } });
    await teacher.get('step.word', { key, table: null, text: null });
    for (const { client } of [one, two]) expect((await standing(client))?.word).toBeNull();
  });

  it.each([
    ['markup stays text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['what turns the line is gone', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['lines become one', ' one\r\n\ttwo\u2028three ', 'one two three'],
    ['piled marks are cut', `e${'\u0301'.repeat(30)}`, `\u00e9${'\u0301'.repeat(4)}`],
    ['joined pictures stay', '👩\u200d🏫', '👩\u200d🏫'],
  ])('is harmless: %s', async (_, text, shown) => {
    const { client, table } = await twoOf();
    await teacher.get('step.word', { key, table, text });
    expect((await standing(client))?.word?.text).toBe(shown);
  });

  it.each([
    ['nothing', ' \u200b\n ', 'word-empty'],
    ['too much', 'a'.repeat(281), 'word-long'],
    ['far too much', 'a'.repeat(5_000), 'word-long'],
  ])('is refused: %s', async (_, text, refusal) => {
    const { client, table } = await twoOf();
    expect(await teacher.ask('step.word', { key, table, text })).toMatchObject({ refusal, field: 'text' });
    expect((await standing(client))?.word).toBeNull();
  });
});

describe('hints that the instructor keeps', () => {
  it('are given to one seat, which alone hears of it', async () => {
    const ways = { mode: 'coach', ask: { predict: false, state: false }, hints: false } as const;
    await open(PLAN, { ways });
    const { client, server, table } = await twoOf();
    const hint = { kind: 'hint' } as const;
    expect(await client.ask('move.play', { id: moveId(), move: hint })).toMatchObject({
      refusal: 'hints-off',
    });
    await teacher.get('step.hint', { key, table, seat: 'client' });
    await client.next('table.moves', ({ moves }) => moves.some(({ move }) => move.kind === 'unlock'));
    await server.next('table.moves', ({ moves }) => moves.some(({ move }) => move.kind === 'hidden'));
    await client.get('move.play', { id: moveId(), move: hint });
    expect(await client.ask('move.play', { id: moveId(), move: hint })).toMatchObject({
      refusal: 'hints-off',
    });
    // In this step there is none for the server.
    expect(await teacher.ask('step.hint', { key, table, seat: 'server' })).toMatchObject({
      refusal: 'no-more-hints',
    });
  });
});

describe('a fault of the network', () => {
  const lost = { fault: 'drop', from: 'server', flags: SYN | ACK, times: 1 } as const;

  it('waits unseen, strikes at the next such segment, and stands in the log', async () => {
    const { client, server, table } = await twoOf();
    expect(await teacher.get('step.fault', { key, table, ...lost })).toMatchObject({ tables: 1 });
    expect((await tileOf()).faults).toEqual([lost]);
    await playWell(client);
    await playWell(server);
    for (const player of [client, server]) {
      const { moves } = await player.get('table.sync', { since: 0 });
      expect(moves.map(({ move }) => move.kind)).toEqual(['hidden', 'send', 'deliver', 'send', 'drop']);
      expect(JSON.stringify(moves)).not.toContain('fault');
    }
    expect((await tileOf()).faults).toEqual([]);
    const { moves } = await teacher.get('class.table', { key, table });
    expect(moves[0]).toMatchObject({ by: 'instructor', move: { kind: 'fault', ...lost } });
    await playOut(client, server);
  });

  it('is put into all tables that are on, and taken back', async () => {
    const one = await twoOf();
    const two = await twoOf(['Cleo', 'Dan']);
    await playOut(one.client, one.server);
    expect(await teacher.get('step.fault', { key, table: null, ...lost })).toMatchObject({ tables: 1 });
    expect(await teacher.ask('step.fault', { key, table: one.table, ...lost })).toMatchObject({
      refusal: 'finished',
    });
    expect(await teacher.get('step.mend', { key, table: null })).toMatchObject({ tables: 1 });
    expect((await tileOf(2)).faults).toEqual([]);
    await playWell(two.client);
    await playWell(two.server);
    const { moves } = await two.client.get('table.sync', { since: 0 });
    expect(moves.some(({ move }) => move.kind === 'drop')).toBe(false);
    expect(await teacher.ask('step.mend', { key, table: two.table })).toMatchObject({ refusal: 'no-need' });
  });

  it.each([
    ['a seat that there is none', { from: 'network' }],
    ['a deed that there is none', { fault: 'burn' }],
    ['flags beyond the eight', { flags: 256 }],
    ['never', { times: 0 }],
  ])('is refused: %s', async (_, wrong) => {
    const { table } = await twoOf();
    expect(await teacher.raw('step.fault', { key, table, ...lost, ...wrong })).toMatchObject({
      refusal: 'malformed',
    });
    expect((await tileOf()).faults).toEqual([]);
  });
});

describe('an instructor in a seat', () => {
  it('plays for whoever has it, and hands it back; nothing of it is in the student’s record', async () => {
    const { client, server, table } = await twoOf();
    const desk = lab.connect();
    const { snapshot } = await desk.get('step.sit', { key, table, seat: 'client' });
    expect(snapshot).toMatchObject({ seat: 'client', seats: { client: { stand: 'instructor' } } });
    await client.next('table.seats', ({ seats }) => seats.client.stand === 'instructor');
    const move = await goodMove(client);
    if (!move) throw new Error('nothing to play');
    expect(await client.ask('move.play', { id: moveId(), move })).toMatchObject({ refusal: 'not-your-seat' });
    await desk.get('step.play', { key, table, seat: 'client', id: moveId(), move });
    await desk.next('table.moves', ({ moves }) => moves.some(({ by }) => by === 'client'));
    await desk.get('step.rise', { key, table, seat: 'client' });
    await desk.next('step.over');
    await client.next('table.seats', ({ seats }) => seats.client.stand === undefined);
    expect(await desk.ask('step.play', { key, table, seat: 'client', id: moveId(), move })).toMatchObject({
      refusal: 'not-your-seat',
    });
    await playOut(client, server);
    const { events } = await client.get('learner.record', { token: client.token });
    const moves = (await client.get('table.sync', { since: 0 })).moves;
    const theirs = moves.filter(({ by, id }) => by === 'client' && id.startsWith('~'));
    expect(theirs).toHaveLength(1);
    expect(events.some(({ id }) => Number(id.split(':')[1]) === theirs[0]?.n)).toBe(false);
  });

  it('plays in the bot’s seat, and nobody who comes meanwhile takes the table away', async () => {
    const ada = await sit(lab, code, 'Ada');
    const { table, seat } = ada.snapshot;
    if (seat === 'network') throw new Error('an end is asked for');
    const desk = lab.connect();
    await desk.get('step.sit', { key, table, seat: seat === 'client' ? 'server' : 'client' });
    const bob = await sit(lab, code, 'Bob');
    expect(bob.snapshot.table).not.toBe(table);
    expect((await ada.get('table.sync', { since: 0 })).table).toBe(table);
  });

  it('has one seat at a time: by taking another the first is handed back', async () => {
    const one = await twoOf();
    const another = await twoOf(['Cid', 'Dan']);
    const desk = lab.connect();
    const seat = 'client';
    await desk.get('step.sit', { key, table: one.table, seat });
    await one.client.next('table.seats', ({ seats }) => seats.client.stand === 'instructor');
    await desk.get('step.sit', { key, table: another.table, seat });
    await one.client.next('table.seats', ({ seats }) => seats.client.stand === undefined);
    await playWell(one.client);
    await desk.get('step.sit', { key, table: another.table, seat });
    const { seats } = await another.client.get('table.sync', { since: 0 });
    expect(seats.client.stand).toBe('instructor');
  });

  it('whose connection broke before it was answered keeps no seat', async () => {
    const { client, table } = await twoOf();
    const desk = lab.connect();
    await desk.connected();
    desk.socket.emit('step.sit', { key, table, seat: 'client' });
    desk.close();
    await client.next('table.seats', ({ seats }) => seats.client.stand === 'instructor');
    await client.next('table.seats', ({ seats }) => seats.client.stand === undefined);
    await playWell(client);
  });

  it('is told when whoever has it is taken out: the bot goes on', async () => {
    const { server, table } = await twoOf();
    const desk = lab.connect();
    await desk.get('step.sit', { key, table, seat: 'client' });
    const { name } = (await server.get('table.sync', { since: 0 })).seats.client;
    const student = (await board()).people.find((one) => one.name === name)?.id ?? '';
    await teacher.get('people.remove', { key, student });
    await desk.next('step.over');
    await server.next('table.moves', ({ moves }) => moves.some(({ by }) => by === 'client'));
  });

  it('hands the seat of one who is away back to the bot that stood in', async () => {
    await teacher.get('class.settings', { key, settings: { absent: 'bot' } });
    const { client, server, table } = await twoOf();
    client.close();
    const { rev } = await server.next('table.seats', ({ seats }) => seats.client.stand === 'bot');
    const desk = lab.connect();
    for (const end of [() => desk.get('step.rise', { key, table, seat: 'client' }), () => desk.close()]) {
      await desk.get('step.sit', { key, table, seat: 'client' });
      const sat = await server.next(
        'table.seats',
        (push) => push.rev > rev && push.seats.client.stand === 'instructor',
      );
      await end();
      await server.next('table.seats', (push) => push.rev > sat.rev && push.seats.client.stand === 'bot');
    }
  });

  it('who is gone has handed the seat back; a new table takes none along', async () => {
    const { client, server, table } = await twoOf();
    const desk = lab.connect();
    await desk.get('step.sit', { key, table, seat: 'server' });
    desk.close();
    await server.next('table.seats', ({ seats }) => seats.server.stand === 'instructor');
    await server.next('table.seats', ({ seats }) => seats.server.stand === undefined);
    const again = lab.connect();
    await again.get('step.sit', { key, table, seat: 'server' });
    await teacher.get('class.pair', { key, how: 'swap' });
    await again.next('step.over');
    const { snapshot } = await client.next('seat.moved', (push) => push.snapshot?.table !== table);
    expect(snapshot?.seats.client.stand).toBeUndefined();
    const move = { kind: 'hint' } as const;
    expect(await again.ask('step.play', { key, table, seat: 'server', id: moveId(), move })).toMatchObject({
      refusal: 'table-over',
    });
  });
});

describe('nobody else may', () => {
  it('step in: not with a wrong key, not with another class’s table', async () => {
    const { client, table } = await twoOf();
    const stranger = 'x'.repeat(43);
    const other = await teacher.get('class.open', { plan: [...PLAN], locale: 'en' });
    const move = { kind: 'hint' } as const;
    for (const [asked, refusal] of [
      [stranger, 'key-unknown'],
      [other.key, 'code-unknown'],
    ] as const) {
      const at = { key: asked, table };
      for (const answer of [
        client.ask('step.pause', { ...at, on: true }),
        client.ask('step.time', { ...at, minutes: 5 }),
        client.ask('step.word', { ...at, text: 'no' }),
        client.ask('step.fault', { ...at, fault: 'drop', from: 'client', flags: SYN, times: 1 }),
        client.ask('step.mend', at),
        client.ask('step.release', { ...at, no: 1 }),
        client.ask('step.hint', { ...at, seat: 'client' }),
        client.ask('step.sit', { ...at, seat: 'client' }),
        client.ask('step.play', { ...at, seat: 'client', id: moveId(), move }),
        client.ask('step.rise', { ...at, seat: 'client' }),
      ])
        expect(await answer).toMatchObject({ ok: false, refusal });
    }
    expect((await client.get('table.sync', { since: 0 })).moves).toEqual([]);
    expect(await standing(client)).toMatchObject({ pausedAt: null, word: null });
  });

  it('at a table that another has replaced: it is told so, and not that something was done', async () => {
    const { table } = await twoOf();
    await teacher.get('class.pair', { key, how: 'swap' });
    const over = { ok: false, refusal: 'table-over' };
    const at = { key, table };
    expect(await teacher.ask('step.pause', { ...at, on: true })).toEqual(over);
    expect(await teacher.ask('step.time', { ...at, minutes: 5 })).toEqual(over);
    expect(await teacher.ask('step.word', { ...at, text: 'Well done' })).toEqual(over);
    expect(await teacher.ask('step.mend', at)).toEqual(over);
    expect(await teacher.ask('step.hint', { ...at, seat: 'client' })).toEqual(over);
    expect(await standing(await sit(lab, code, 'Cid'))).toMatchObject({ pausedAt: null, word: null });
  });

  it('after the class has ended', async () => {
    const { table } = await twoOf();
    await teacher.get('class.end', { key });
    const refused = { ok: false, refusal: 'class-ended' };
    expect(await teacher.ask('step.pause', { key, table: null, on: true })).toMatchObject(refused);
    expect(await teacher.ask('step.word', { key, table, text: 'late' })).toMatchObject(refused);
    expect(await teacher.ask('step.sit', { key, table, seat: 'client' })).toMatchObject(refused);
  });
});

describe('with real time', () => {
  it('what is on its way stands still and goes on; all of it outlives the server', async () => {
    const slow = await startLab({ pace: { ...AT_ONCE, flight: 200 } });
    const [before, fast] = [lab, code];
    lab = slow;
    try {
      await open();
      const { client, server, table } = await twoOf();
      await playWell(client);
      await teacher.get('step.pause', { key, table, on: true });
      await teacher.get('step.word', { key, table, text: 'Hold on.' });
      await teacher.get('step.fault', {
        key,
        table,
        fault: 'hold',
        from: 'server',
        flags: SYN | ACK,
        times: 1,
      });
      await slow.restart();
      for (const one of [client, server, teacher]) await one.connected();
      const { snapshot } = await client.get('seat.resume', { token: client.token, code });
      await server.get('seat.resume', { token: server.token, code });
      expect(snapshot?.standing).toMatchObject({ pausedAt: expect.any(Number), word: { text: 'Hold on.' } });
      expect(snapshot?.moves.map(({ move }) => move.kind)).toEqual(['send', 'hidden']);
      expect((await tileOf()).faults).toHaveLength(1);
      await teacher.get('step.pause', { key, table, on: false });
      await server.next('table.moves', ({ moves }) => moves.some(({ move }) => move.kind === 'deliver'));
      await playWell(server);
      await server.next('table.moves', ({ moves }) => moves.some(({ move }) => move.kind === 'hold'));
      // It comes by itself in the end; the instructor may let it go before.
      await teacher.get('step.release', { key, table, no: 2 });
      await client.next('table.moves', ({ moves }) =>
        moves.some(({ move }) => move.kind === 'deliver' && move.no === 2),
      );
      await playWell(client);
      // It takes its time: whoever asks as fast as they can is not to give up before.
      await server.next('table.moves', ({ moves }) =>
        moves.some(({ move }) => move.kind === 'deliver' && move.no === 3),
      );
      await playOut(client, server);
    } finally {
      [lab, code] = [before, fast];
      await slow.stop();
      expect(slow.reports).toEqual([]);
    }
  });
});
