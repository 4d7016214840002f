/** The people of a class by their instructor's hand: seated, renamed, taken out; and by need. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Board, PlayableMove, Snapshot, WantedTable } from '@handshake/contract';
import { goodMove, moveId, playOut, playWell, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

let lab: TestLab;
let teacher: Client;
let code: string;
let key: string;
const PLAN = [
  { lesson: 'handshake', profile: 'strict' },
  { lesson: 'half-close', profile: 'strict' },
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
async function fourOf(): Promise<Record<'ada' | 'bob' | 'cleo' | 'dan', Player>> {
  const ada = await sit(lab, code, 'Ada');
  const bob = await sit(lab, code, 'Bob');
  const cleo = await sit(lab, code, 'Cleo');
  const dan = await sit(lab, code, 'Dan');
  // The first of two was moved when the second came.
  await moved(ada);
  await moved(cleo);
  return { ada, bob, cleo, dan };
}
const moved = async (player: Player) => {
  const { snapshot } = await player.next('seat.moved');
  return Object.assign(player, { snapshot: snapshot as Snapshot });
};
const idOf = (now: Board, name: string): string =>
  now.people.find((person) => person.name === name)?.id ?? `no ${name}`;
/** `1 Ada–Bob`, and who plays the network. */
const told = ({ tiles }: Board) =>
  tiles.map(({ number, seats: { client, server, network } }) =>
    [`${number} ${client.name || client.kind}–${server.name || server.kind}`, network?.name]
      .filter(Boolean)
      .join(' '),
  );
const tableOf = (now: Board, number: number): string =>
  now.tiles.find((tile) => tile.number === number)?.table ?? '';
type Name = string | undefined;
/** Tables in the terms of numbers and names. */
const wanted = (now: Board, ...rows: [number | null, ...Name[]][]): WantedTable[] =>
  rows.map(([number, client, server, network]) => ({
    table: number === null ? null : tableOf(now, number),
    client: client ? idOf(now, client) : null,
    server: server ? idOf(now, server) : null,
    network: network ? idOf(now, network) : null,
  }));
const seat = async (now: Board, ...rows: Parameters<typeof wanted>[1][]) =>
  teacher.ask('people.seat', { key, tables: wanted(now, ...rows) });

describe('pairs by hand', () => {
  it('two change places; only their tables begin anew', async () => {
    const { ada, bob, cleo } = await fourOf();
    const [eve] = [await sit(lab, code, 'Eve'), await sit(lab, code, 'Finn')];
    await moved(eve);
    await playWell(ada.snapshot.seat === 'client' ? ada : bob);
    const before = await board();
    const [first, second, third] = before.tiles;
    const names = (tile = first) => [tile?.seats.client.name, tile?.seats.server.name] as const;
    const [a, b] = names(first);
    const [c, d] = names(second);
    expect(await seat(before, [1, a, c], [2, b, d])).toEqual({ ok: true });
    await moved(ada);
    await moved(cleo);
    const after = await board();
    expect(told(after)).toEqual([`1 ${a}–${c}`, `2 ${b}–${d}`, `3 ${names(third).join('–')}`]);
    expect(ada.snapshot.moves).toEqual([]);
    expect(tableOf(after, 3)).toBe(third?.table);
    expect(eve.heard('seat.moved')).toEqual([]);
  });

  it('what is so already stays as it is', async () => {
    const { ada } = await fourOf();
    const before = await board();
    const [first] = before.tiles;
    await seat(before, [1, first?.seats.client.name, first?.seats.server.name]);
    expect((await board()).tiles.map(({ table }) => table)).toEqual(before.tiles.map(({ table }) => table));
    expect(ada.heard('seat.moved')).toEqual([]);
  });

  it('one goes to a new table: who is left goes on in the same connection', async () => {
    const { ada, bob } = await fourOf();
    const [client, server] = ada.snapshot.seat === 'client' ? [ada, bob] : [bob, ada];
    await playWell(client);
    const before = await board();
    const away = before.tiles[0]?.seats.server.name;
    await teacher.get('class.settings', { key, settings: { odd: 'wait' } });
    // Alone at a new table, and the one who is left alone as well: both have no partner, and meet again.
    expect(await seat(before, [null, away])).toEqual({ ok: true });
    await moved(server);
    const after = await board();
    expect(after.tiles.flatMap(({ seats }) => [seats.client.name, seats.server.name]).sort()).toEqual([
      'Ada',
      'Bob',
      'Cleo',
      'Dan',
    ]);
    expect(after.tiles).toHaveLength(2);
  });

  it('one who is seated elsewhere keeps what they did; whoever has the seat by now is not held to it', async () => {
    const { ada, bob } = await fourOf();
    const [client, server] = ada.snapshot.seat === 'client' ? [ada, bob] : [bob, ada];
    await playWell(client);
    await playWell(server);
    const record = async ({ token }: Player) => (await client.get('learner.record', { token })).events;
    const before = [await record(client), await record(server)];
    expect(before.every((events) => events.length > 0)).toBe(true);
    const now = await board();
    await seat(now, [null, now.tiles[0]?.seats.client.name, 'Cleo']);
    await moved(client);
    expect([await record(client), await record(server)]).toEqual(before);
    await lab.restart();
    await client.connected();
    await teacher.connected();
    expect([await record(client), await record(server)]).toEqual(before);
  });

  it('one plays the network of a table', async () => {
    const { ada, bob, cleo, dan } = await fourOf();
    const before = await board();
    const [first] = before.tiles;
    await seat(before, [1, first?.seats.client.name, first?.seats.server.name, 'Cleo']);
    await moved(cleo);
    expect(cleo.snapshot).toMatchObject({ seat: 'network', number: 1, moves: [] });
    await moved(ada);
    await moved(bob);
    expect(ada.snapshot.table).toBe(cleo.snapshot.table);
    // Who is left over goes on with the bot: what the instructor has laid out stays so.
    await dan.next('table.seats', ({ seats }) => seats.client.kind === 'bot' || seats.server.kind === 'bot');
    expect(told(await board())[0]).toMatch(/Cleo$/);
  });

  it('a table of the lesson that its students are at, whatever the class begins with', async () => {
    const { ada, bob, cleo } = await fourOf();
    await playOut(ada, bob);
    await ada.get('table.next', { table: ada.snapshot.table });
    await moved(ada);
    const before = await board();
    await seat(before, [1, 'Ada', 'Cleo'], [2, 'Dan', 'Bob']);
    await moved(cleo);
    expect(cleo.snapshot).toMatchObject({ number: 1, header: { lesson: { id: 'half-close' } } });
    expect((await board()).tiles.map(({ lesson }) => lesson)).toEqual([1, 0]);
  });

  it.each([
    ['a student whom the class does not have', 'student-unknown', 'tables.0.client', [[1, 'Zed']]],
    [
      'one student at two places',
      'malformed',
      'tables.1.server',
      [
        [1, 'Ada', 'Bob'],
        [2, 'Cleo', 'Ada'],
      ],
    ],
    [
      'one table twice',
      'malformed',
      'tables.1.table',
      [
        [1, 'Ada', 'Bob'],
        [1, 'Cleo', 'Dan'],
      ],
    ],
    ['a table that is gone', 'moved-on', 'tables.0.table', [[9, 'Ada', 'Bob']]],
    ['the network of nobody', 'malformed', 'tables.0.network', [[1, undefined, undefined, 'Ada']]],
  ] as const)('%s is refused, and nothing changes', async (_, refusal, field, rows) => {
    const { ada } = await fourOf();
    const before = await board();
    const asked = await seat(before, ...(rows as unknown as Parameters<typeof wanted>[1][]));
    expect(asked).toEqual({ ok: false, refusal, field });
    expect(await board()).toMatchObject({ tiles: before.tiles, people: before.people });
    expect(ada.heard('seat.moved')).toEqual([]);
  });
});

describe('pairs by need', () => {
  it('seat the one who does best with the one who has most trouble', async () => {
    const { ada, bob, cleo, dan } = await fourOf();
    const ends = (one: Player, two: Player) => (one.snapshot.seat === 'client' ? [one, two] : [two, one]);
    const [strong, fair] = ends(ada, bob) as [Player, Player];
    const [opener, weak] = ends(cleo, dan) as [Player, Player];
    for (const player of [strong, fair, strong, opener]) await playWell(player);
    // Five times an acknowledgment number that is one too low.
    for (let i = 0; i < 5; i++) {
      const move = (await goodMove(weak)) as Extract<PlayableMove, { kind: 'send' }>;
      const segment = { ...move.segment, ack: move.segment.ack - 1 };
      await weak.get('move.play', { id: moveId(), move: { ...move, segment } });
    }
    const name = (player: Player) => player.snapshot.name;
    for (let i = 0; i < 3; i++) {
      await teacher.get('class.pair', { key, how: 'need' });
      const pairs = (await board()).tiles.map(({ seats }) => [seats.client.name, seats.server.name].sort());
      expect(pairs).toContainEqual([name(strong), name(weak)].sort());
    }
  });
});

describe('a student who is taken out', () => {
  it('is told so; the seat is free, the token worth nothing, who is left has another partner', async () => {
    const { ada, bob, cleo, dan } = await fourOf();
    const tab = lab.connect();
    await tab.get('seat.resume', { token: bob.token, code });
    const before = await board();
    await teacher.get('people.remove', { key, student: idOf(before, 'Bob') });
    await bob.next('people.removed');
    await tab.next('people.removed');
    await tab.disconnected();
    await tab.connected();
    for (const asked of [
      tab.ask('seat.resume', { token: bob.token, code }),
      tab.ask('learner.record', { token: bob.token }),
    ])
      expect(await asked).toMatchObject({ refusal: 'token-unknown' });
    await ada.next('table.seats', ({ seats }) => seats[bob.snapshot.seat]?.kind === 'bot');
    const after = await board();
    expect(after.people.map(({ name }) => name)).toEqual(['Ada', 'Cleo', 'Dan']);
    expect(await teacher.ask('people.remove', { key, student: idOf(before, 'Bob') })).toMatchObject({
      refusal: 'student-unknown',
      field: 'student',
    });
    expect([cleo, dan].flatMap((player) => player.heard('people.removed'))).toEqual([]);
    // As anybody: as long as the class is not locked.
    expect((await sit(lab, code, 'Bob')).snapshot.number).toBe(1);
  });

  it('stays out over a restart, and in an ended class as well', async () => {
    const { bob } = await fourOf();
    await teacher.get('class.end', { key });
    await teacher.get('people.remove', { key, student: idOf(await board(), 'Bob') });
    await lab.restart();
    await bob.connected();
    expect(await bob.ask('seat.resume', { token: bob.token, code })).toMatchObject({
      refusal: 'token-unknown',
    });
  });
});

describe('a name', () => {
  it('is changed for everybody who sees it, and stays so', async () => {
    const { ada, bob } = await fourOf();
    const now = await board();
    await teacher.get('people.rename', { key, student: idOf(now, 'Bob'), name: '  Robert   Z. ' });
    await ada.next('table.seats', ({ seats }) => seats[bob.snapshot.seat]?.name === 'Robert Z.');
    await bob.next('table.seats', ({ seats }) => seats[bob.snapshot.seat]?.name === 'Robert Z.');
    await teacher.next('class.board', ({ people }) => people.some(({ name }) => name === 'Robert Z.'));
    await lab.restart();
    await bob.connected();
    const { snapshot } = await bob.get('seat.resume', { token: bob.token, code });
    expect(snapshot?.name).toBe('Robert Z.');
  });

  it.each([
    ['ADA', 'name-taken'],
    ['', 'name-empty'],
    ['Bob\u202eevil', 'name-characters'],
    ['x'.repeat(25), 'name-long'],
  ])('%j is refused as at the door: %s', async (name, refusal) => {
    await fourOf();
    const now = await board();
    const student = idOf(now, 'Bob');
    expect(await teacher.ask('people.rename', { key, student, name })).toEqual({
      ok: false,
      refusal,
      field: 'name',
    });
    expect((await board()).people).toEqual(now.people);
  });

  it('may be spelt otherwise by the same student', async () => {
    await fourOf();
    const student = idOf(await board(), 'Bob');
    expect(await teacher.ask('people.rename', { key, student, name: 'BOB' })).toEqual({ ok: true });
  });
});

it('people of another class, and keys that are none, are refused', async () => {
  await fourOf();
  const student = idOf(await board(), 'Ada');
  const stranger = lab.connect();
  const other = await stranger.get('class.open', { plan: [PLAN[0]], locale: 'en' });
  for (const wrong of ['A'.repeat(43), undefined])
    for (const [asked, refusal] of [
      [teacher.ask('people.remove', { key: wrong ?? other.key, student }), wrong],
      [teacher.ask('people.rename', { key: wrong ?? other.key, student, name: 'Eve' }), wrong],
      [
        teacher.ask('people.seat', {
          key: wrong ?? other.key,
          tables: [{ table: null, client: student, server: null, network: null }],
        }),
        wrong,
      ],
    ] as const)
      expect(await asked).toMatchObject({ refusal: refusal ? 'key-unknown' : 'student-unknown' });
  expect((await board()).people.map(({ name }) => name)).toEqual(['Ada', 'Bob', 'Cleo', 'Dan']);
});
