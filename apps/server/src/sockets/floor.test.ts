/** Who sits with whom in a class: as its settings have it, by equal lesson, and whatever comes and goes. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Board, Snapshot, Tile } from '@handshake/contract';
import { goodMove, moveId, playOut, playWell, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

let lab: TestLab;
let teacher: Client;
let code: string;
let key: string;
const PLAN = [
  { lesson: 'handshake', profile: 'strict' },
  { lesson: 'half-close', profile: 'textbook', minutes: 10 },
  { lesson: 'isn', profile: 'strict' },
] as const;
beforeAll(async () => {
  lab = await startLab();
});
beforeEach(async () => {
  teacher = lab.connect();
  ({ code, key } = await teacher.get('class.open', { plan: [...PLAN], locale: 'en' }));
});
afterEach(() => teacher.close());
afterAll(async () => {
  await lab.stop();
  expect(lab.reports).toEqual([]);
});

const board = async (): Promise<Board> => (await teacher.get('class.watch', { key })).board;
/** A tile may lag behind its table for as long as that is being stored. */
async function boardWith(fits: (tile: Tile) => boolean): Promise<Board> {
  for (;;) {
    const now = await board();
    if (now.tiles.some(fits)) return now;
  }
}
const settings = (wanted: Partial<Board['settings']>) =>
  teacher.get('class.settings', { key, settings: wanted });
const join = (name: string) => sit(lab, code, name);
const opposite = (player: Player) => (player.snapshot.seat === 'client' ? 'server' : 'client');
/** Two at one table, each with the snapshot of it. */
async function twoOf(one = 'Ada', another = 'Bob'): Promise<[Player, Player]> {
  const ada = await join(one);
  const bob = await join(another);
  const { snapshot } = await ada.next('seat.moved', (push) => push.snapshot?.table === bob.snapshot.table);
  return [Object.assign(ada, { snapshot: snapshot as Snapshot }), bob];
}
const moved = async (player: Player, fits: (snapshot: Snapshot) => boolean = () => true) => {
  const push = await player.next('seat.moved', ({ snapshot }) => snapshot !== null && fits(snapshot));
  return Object.assign(player, { snapshot: push.snapshot as Snapshot });
};
/** They have finished the lesson and go on to the next. */
async function goOn(one: Player, another: Player): Promise<void> {
  await playOut(one, another);
  const { table } = one.snapshot;
  await one.get('table.next', { table });
  for (const player of [one, another]) await moved(player, (snapshot) => snapshot.table !== table);
}
/** Everything that there is to play for one who sits with the bot. */
async function playAlone(player: Player): Promise<void> {
  for (let move = await goodMove(player); move; move = await goodMove(player))
    await player.get('move.play', { id: moveId(), move });
}
async function away(player: Player, seenBy: Player): Promise<void> {
  player.close();
  await seenBy.next('table.seats', ({ seats }) => seats[player.snapshot.seat]?.here === false);
}
const stands = (player: Player, part: 'client' | 'server', on: boolean) =>
  player.next('table.seats', ({ seats }) => (seats[part].stand === 'bot') === on);
const names = ({ tiles }: Board) =>
  tiles
    .map(({ seats, lesson }) => [lesson, seats.client, seats.server] as const)
    .map(
      ([lesson, ...seats]) =>
        `${lesson}: ${seats
          .map(({ kind, name }) => name || kind)
          .sort()
          .join(' ')}`,
    )
    .sort();

describe('for one who is away', () => {
  it('the bot plays from the moment on at which the class wishes it, and no longer than it does', async () => {
    const [ada, bob] = await twoOf();
    const gone = bob.snapshot.seat as 'client' | 'server';
    await away(bob, ada);
    await settings({ absent: 'bot' });
    await stands(ada, gone, true);
    await settings({ absent: 'wait' });
    await stands(ada, gone, false);
  });

  it('the bot plays after a restart too, once they have had time to come back', async () => {
    const [ada, bob] = await twoOf();
    const gone = bob.snapshot.seat as 'client' | 'server';
    await settings({ absent: 'bot' });
    bob.close();
    await stands(ada, gone, true);
    await lab.restart();
    await ada.connected();
    const back = await ada.get('seat.resume', { token: ada.token, code });
    expect(back.snapshot?.seats[gone]).toMatchObject({ here: false, stand: 'bot' });
    await settings({ absent: 'wait' });
    await stands(ada, gone, false);
    await lab.restart();
    await Promise.all([ada.connected(), teacher.connected()]);
    await settings({ absent: 'bot' });
    await ada.get('seat.resume', { token: ada.token, code });
    await stands(ada, gone, true);
  });

  it('the bot plays at a new table as well, and at one whose pair was drawn anew', async () => {
    const [ada, bob] = await twoOf();
    await settings({ absent: 'bot' });
    await away(bob, ada);
    await teacher.get('class.pair', { key, how: 'swap' });
    const { snapshot } = await moved(ada);
    expect(snapshot.seats[opposite(ada)]).toMatchObject({ here: false, name: 'Bob' });
    expect((await ada.get('table.sync', { since: 0 })).seats[opposite(ada)]).toMatchObject({ stand: 'bot' });
  });

  it('the one who is left decides otherwise than the class, until the partner is back', async () => {
    await settings({ absent: 'bot' });
    const [ada, bob] = await twoOf();
    const gone = bob.snapshot.seat as 'client' | 'server';
    bob.close();
    await stands(ada, gone, true);
    await ada.get('seat.absent', { how: 'wait' });
    await stands(ada, gone, false);
    // Whatever else changes in the class: it stays so.
    await join('Cleo');
    await settings({ locked: true });
    expect((await ada.get('table.sync', { since: 0 })).standing?.absent).toBe('wait');
    const again = lab.connect();
    await again.get('seat.resume', { token: bob.token, code });
    await ada.next('table.seats', ({ standing }) => standing?.absent === 'bot');
    again.close();
    await stands(ada, gone, true);
  });

  it('another partner comes as soon as one is free, and who was away has a table too', async () => {
    const [ada, bob] = await twoOf();
    await away(bob, ada);
    await ada.get('seat.absent', { how: 'pair' });
    // Nobody is free: the seat is kept.
    expect(names(await board())).toEqual(['0: Ada Bob']);
    const cleo = await join('Cleo');
    await moved(ada, ({ table }) => table === cleo.snapshot.table);
    expect(names(await board())).toEqual(['0: Ada Cleo', '0: Bob bot']);
    const again = lab.connect();
    const back = await again.get('seat.resume', { token: bob.token, code });
    expect(back.snapshot).toMatchObject({ name: 'Bob', moves: [], closed: false });
  });

  it('another partner comes at once where the class wishes it: two who are left play together', async () => {
    const [ada, bob] = await twoOf();
    const [cleo, dan] = await twoOf('Cleo', 'Dan');
    await away(bob, ada);
    await away(dan, cleo);
    await settings({ absent: 'pair' });
    await moved(ada);
    await moved(cleo, ({ table }) => table === ada.snapshot.table);
    expect(names(await board())).toEqual(['0: Ada Cleo', '0: Bob Dan']);
  });
});

describe('at its own pace', () => {
  it('a class is paired by equal lesson', async () => {
    const [ada, bob] = await twoOf();
    await goOn(ada, bob);
    const [cleo] = await twoOf('Cleo', 'Dan');
    await teacher.get('class.pair', { key, how: 'redraw' });
    await moved(ada);
    await moved(cleo);
    expect(names(await board())).toEqual(['0: Cleo Dan', '1: Ada Bob']);
    await teacher.get('class.pair', { key, how: 'swap' });
    await moved(bob);
    expect(names(await board())).toEqual(['0: Cleo Dan', '1: Ada Bob']);
  });

  it('two who wait at different lessons wait on, and meet when one has come so far', async () => {
    const [ada, bob] = await twoOf();
    await goOn(ada, bob);
    await bob.get('seat.leave', {});
    const cleo = await join('Cleo');
    expect(names(await board())).toEqual(['0: Cleo bot', '1: Ada bot']);
    await playAlone(cleo);
    await cleo.get('table.next', { table: cleo.snapshot.table });
    await moved(cleo, ({ seats }) => seats.client.kind === 'student' && seats.server.kind === 'student');
    expect(names(await board())).toEqual(['1: Ada Cleo']);
  });

  it('with all together there is one lesson for all', async () => {
    const [ada, bob] = await twoOf();
    await goOn(ada, bob);
    await twoOf('Cleo', 'Dan');
    await settings({ pace: 'together' });
    await teacher.get('class.pair', { key, how: 'redraw' });
    const { tiles } = await board();
    expect(tiles.map(({ lesson }) => lesson)).toEqual([0, 0]);
  });
});

describe('an odd student', () => {
  it('waits where the class has it so, and meets somebody who comes, or the bot after all', async () => {
    await settings({ odd: 'wait' });
    const ada = await join('Ada');
    expect(ada.snapshot.seats.server).toMatchObject({ kind: 'nobody' });
    expect((await board()).waiting).toEqual(['Ada']);
    await settings({ odd: 'bot' });
    await ada.next('table.seats', ({ seats }) => seats.server.kind === 'bot');
    await settings({ odd: 'wait' });
    const bob = await join('Bob');
    await moved(ada, ({ table }) => table === bob.snapshot.table);
    await bob.get('seat.leave', {});
    await ada.next('table.seats', ({ seats }) => seats[bob.snapshot.seat]?.kind === 'nobody');
  });

  it('plays the network of a table, and is one of two again when another comes', async () => {
    await settings({ odd: 'network' });
    const [ada] = await twoOf();
    const cleo = await join('Cleo');
    expect(cleo.snapshot).toMatchObject({ seat: 'network', table: ada.snapshot.table });
    await ada.next('table.seats', ({ seats }) => seats.network?.name === 'Cleo');
    const dan = await join('Dan');
    await moved(cleo, ({ table }) => table === dan.snapshot.table);
    await ada.next('table.seats', ({ seats }) => seats.network === undefined);
    expect(names(await board())).toEqual(['0: Ada Bob', '0: Cleo Dan']);
    await dan.get('seat.leave', {});
    await moved(cleo, ({ seat }) => seat === 'network');
    expect(names(await board())).toEqual(['0: Ada Bob']);
  });

  it('has the bot for the network of a table where nobody else needs one', async () => {
    await settings({ odd: 'network' });
    const ada = await join('Ada');
    expect(ada.snapshot).toMatchObject({ seat: 'client', seats: { server: { kind: 'bot' } } });
  });

  it('is never left at a table that is gone', async () => {
    await settings({ odd: 'network' });
    const [ada, bob] = await twoOf();
    const cleo = await join('Cleo');
    await ada.get('seat.leave', {});
    await moved(cleo, ({ seat }) => seat !== 'network');
    await moved(bob, ({ table }) => table === cleo.snapshot.table);
    expect(names(await board())).toEqual(['0: Bob Cleo']);
  });
});

describe('once more, and the next lesson', () => {
  it('are done once, whoever of the two is quicker; who wished otherwise is told', async () => {
    const [ada, bob] = await twoOf();
    await playOut(ada, bob);
    const { table } = ada.snapshot;
    const [again, next] = await Promise.all([
      ada.ask('table.again', { table, swap: true }),
      bob.ask('table.next', { table }),
    ]);
    expect([again, next]).toMatchObject([{ ok: true }, { ok: false, refusal: 'moved-on' }]);
    expect(await bob.ask('table.again', { table, swap: true })).toEqual({ ok: true });
    expect(await bob.ask('table.again', { table, swap: false })).toMatchObject({ refusal: 'moved-on' });
    // Somebody else's table tells nothing.
    const [cleo] = await twoOf('Cleo', 'Dan');
    expect(await cleo.ask('table.next', { table })).toMatchObject({ refusal: 'moved-on' });
  });
});

describe('a plan that is changed while it is played', () => {
  it('finds every table at the lesson that it plays, with that lesson’s time', async () => {
    const [ada, bob] = await twoOf();
    const plan = [PLAN[2], { ...PLAN[0], minutes: 20 }, PLAN[1]];
    await teacher.get('class.plan', { key, plan, begin: null });
    const { standing } = await ada.next('table.seats', (push) => push.standing?.lesson.no === 2);
    expect(standing).toMatchObject({ lesson: { no: 2, of: 3 }, next: 'free' });
    expect((standing?.endsAt ?? 0) - (standing?.now ?? 0)).toBeGreaterThan(19 * 60_000);
    const { tiles, step } = await board();
    expect({ tiles, step }).toMatchObject({ tiles: [{ lesson: 1 }], step: 1 });
    await goOn(ada, bob);
    expect(ada.snapshot.header.lesson.id).toBe('half-close');
  });

  it('goes on with what came next where a table’s lesson was taken out', async () => {
    const [ada, bob] = await twoOf();
    await teacher.get('class.plan', { key, plan: [PLAN[1], PLAN[2]], begin: null });
    const { standing } = await ada.next('table.seats', (push) => push.standing?.lesson.of === 2);
    expect(standing).toMatchObject({ next: 'free', endsAt: null });
    expect((await board()).tiles).toMatchObject([{ lesson: null }]);
    await playOut(ada, bob);
    await bob.get('table.next', { table: bob.snapshot.table });
    expect((await moved(ada)).snapshot.header.lesson.id).toBe('half-close');
    await playOut(ada, await moved(bob));
    await teacher.get('class.plan', { key, plan: [PLAN[0]], begin: null });
    await ada.next('table.seats', (push) => push.standing?.next === 'none');
  });
});

describe('a tile', () => {
  it('counts what its students did: no bot’s move, whoever has the seat by now', async () => {
    await settings({ odd: 'bot', absent: 'bot' });
    const [ada, bob] = await twoOf();
    const [client, server] = ada.snapshot.seat === 'client' ? [ada, bob] : [bob, ada];
    await playWell(client);
    await away(server, client);
    await client.next('table.moves', ({ moves }) =>
      moves.some(({ by, move }) => by === 'server' && move.kind === 'send'),
    );
    const { tiles } = await boardWith(({ ladder }) => ladder.some(({ from }) => from === 'server'));
    expect(tiles).toMatchObject([{ moves: 1, last: { by: 'client' } }]);
    const again = lab.connect();
    await again.get('seat.resume', { token: server.token, code });
    await client.get('seat.leave', {});
    // The bot has the client's seat now; the SYN is still a student's.
    const now = await boardWith(({ seats }) => seats.client.kind === 'bot');
    expect(now.tiles).toMatchObject([{ moves: 1 }]);
  });
});
