import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '@handshake/lessons';
import type { LoggedMove } from '@handshake/lessons';
import { goodMove, moveId, openTable, pair, playOut, playWell, sit, startLab } from '../test/lab.ts';
import type { Player, TestLab } from '../test/lab.ts';

const SYN_FIN = { kind: 'send', segment: { flags: 0b11, seq: 1, ack: 0, len: 0, win: 100 } } as const;
const hint = { kind: 'hint' } as const;
const numbers = (moves: readonly LoggedMove[]) => moves.map(({ n }) => n);

describe('a pair at a table', () => {
  let lab: TestLab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.stop());

  it.each(['handshake', 'whole-connection'])(
    'plays the lesson %s to its end, and both have the same log',
    async (lesson) => {
      const { client, server } = await pair(lab, lesson);
      const log = await playOut(client, server);
      const theirs = await server.get('table.sync', { since: 0 });
      expect(theirs.moves).toEqual(log);
      expect(fold(theirs.header, theirs.moves).ended).toBe(true);
      expect(numbers(log)).toEqual(log.map((_, i) => i + 1));
      for (const player of [client, server]) {
        const told = player.heard('table.moves').flatMap(({ moves }) => moves);
        expect(told).toEqual(log);
      }
      const late = await client.ask('move.play', { id: moveId(), move: hint });
      expect(late).toMatchObject({ ok: false, refusal: 'finished' });
    },
  );

  it('is told of a segment and its arrival together when nothing is to fly', async () => {
    const { client, server } = await pair(lab);
    const sent = await playWell(client);
    expect(sent).toMatchObject({ n: 1, by: 'client', outcome: { travels: true } });
    const push = await server.next('table.moves');
    expect(push.from).toBe(1);
    expect(push.moves.map(({ by }) => by)).toEqual(['client', 'network']);
  });

  it('sees that the partner moved, but neither their mistakes nor their hints nor their ISN', async () => {
    const { client, server } = await pair(lab);
    const held = await client.get('move.play', { id: moveId(), move: SYN_FIN });
    expect(held.logged).toMatchObject({ n: 1, outcome: { verdict: 'illegal', travels: false } });
    await client.get('move.play', { id: moveId(), move: hint });
    const seen = [await server.next('table.moves'), await server.next('table.moves')].flatMap(
      ({ moves }) => moves,
    );
    expect(seen.map(({ move, outcome, id }) => ({ move, outcome, id }))).toEqual(
      [0, 0].map(() => ({ move: { kind: 'hidden' }, outcome: undefined, id: '' })),
    );
    const own = await client.next('table.moves', ({ from }) => from === 1);
    expect(own.moves[0]).toEqual(held.logged);
    expect(client.snapshot.header.iss.server).toBeNull();
    expect(server.snapshot.header.iss.client).toBeNull();
  });

  it('may repeat a move: it counts once and is answered as the first time', async () => {
    const { client, server } = await pair(lab);
    const move = await goodMove(client);
    const id = moveId();
    const answers = await Promise.all(
      [1, 2, 3].map(() => client.get('move.play', { id, move: move as never })),
    );
    answers.push(await client.get('move.play', { id, move: hint }));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await client.get('table.sync', { since: 0 })).moves).toHaveLength(2);
    // The same id from the other seat is another move.
    expect((await server.get('move.play', { id, move: hint })).logged).toMatchObject({ n: 3, by: 'server' });
  });

  it('gets a refusal for what cannot be played, and nothing changes', async () => {
    const { client, server } = await pair(lab);
    const refused = (player: Player, move: unknown) => player.raw('move.play', { id: moveId(), move });
    expect(await refused(client, { kind: 'timer', timer: 'rto' })).toMatchObject({
      ok: false,
      refusal: 'no-such-timer',
    });
    for (const kind of ['deliver', 'drop', 'hold', 'duplicate', 'release', 'replay'])
      expect(await refused(client, { kind, no: 1 })).toMatchObject({ ok: false, refusal: 'not-your-seat' });
    expect(await refused(client, { kind: 'hidden' })).toMatchObject({ ok: false, refusal: 'malformed' });
    const segment = { flags: 2, seq: 4294967296, ack: 0, len: 0, win: 0 };
    expect(await refused(server, { kind: 'send', segment })).toMatchObject({
      refusal: 'malformed',
      field: 'move.segment.seq',
    });
    expect((await client.get('table.sync', { since: 0 })).moves).toEqual([]);
  });

  it('cannot be interfered with by one without a seat, or from another table', async () => {
    const { client } = await pair(lab);
    const stranger = lab.connect();
    expect(await stranger.ask('move.play', { id: moveId(), move: hint })).toMatchObject({
      refusal: 'no-seat',
    });
    expect(await stranger.ask('table.sync', { since: 0 })).toMatchObject({ refusal: 'no-seat' });
    const other = await sit(lab, await openTable(lab), 'Eve');
    const meant = { id: moveId(), move: hint, table: client.snapshot.table };
    expect(await other.ask('move.play', meant)).toMatchObject({ refusal: 'not-your-seat', field: 'table' });
    expect((await client.get('table.sync', { since: 0 })).moves).toEqual([]);
    expect(stranger.heard('table.moves')).toEqual([]);
  });

  it('is told that a move was not stored, and goes on once it can be', async () => {
    const { client, server } = await pair(lab);
    await playWell(client);
    await server.next('table.moves');
    const move = (await goodMove(server)) as never;
    const id = moveId();
    lab.diskFull = true;
    expect(await server.ask('move.play', { id, move })).toEqual({ ok: false, refusal: 'not-stored' });
    lab.diskFull = false;
    expect((await client.get('table.sync', { since: 0 })).moves).toHaveLength(2);
    expect((await server.get('move.play', { id, move })).logged.n).toBe(3);
    expect((await client.next('table.moves', ({ from }) => from === 3)).moves).toHaveLength(2);
    expect(lab.reports.join()).toContain('disk full');
    lab.reports.length = 0;
  });

  it('plays the same over long-polling alone', async () => {
    const code = await openTable(lab);
    const players: Player[] = [];
    for (const seat of ['client', 'server'] as const) {
      const connection = lab.connect({ transports: ['polling'] });
      const { token, snapshot } = await connection.get('seat.take', { code, seat, name: seat, locale: 'zh' });
      players.push(Object.assign(connection, { token, snapshot: snapshot as NonNullable<typeof snapshot> }));
    }
    const [client, server] = players as [Player, Player];
    const log = await playOut(client, server);
    expect((await server.get('table.sync', { since: 0 })).moves).toEqual(log);
    expect(client.socket.io.engine.transport.name).toBe('polling');
  });
});

describe('segments that fly', () => {
  it('arrive by themselves after their flight', async () => {
    const lab = await startLab({ pace: { flight: 60, twoMsl: 50, bot: 0, answer: 0, patience: 0 } });
    const { client, server } = await pair(lab);
    await playWell(client);
    expect((await server.next('table.moves')).moves).toMatchObject([{ n: 1, by: 'client' }]);
    expect((await server.next('table.moves')).moves).toMatchObject([
      { n: 2, by: 'network', move: { kind: 'deliver', no: 1 } },
    ]);
    await lab.stop();
  });

  it('arrive after a restart, when they were on their way before it', async () => {
    const lab = await startLab({ pace: { flight: 3_600_000, twoMsl: 50, bot: 0, answer: 0, patience: 0 } });
    const { client, server } = await pair(lab);
    await playWell(client);
    await lab.restart({ pace: { flight: 20, twoMsl: 50, bot: 0, answer: 0, patience: 0 } });
    await server.connected();
    const back = await server.get('seat.resume', { token: server.token });
    expect(back.snapshot?.moves).toHaveLength(1);
    expect((await server.next('table.moves', ({ from }) => from === 2)).moves).toMatchObject([
      { by: 'network' },
    ]);
    await lab.stop();
  });
});

describe('a step anew', () => {
  const wrong = { kind: 'send', segment: { flags: 0b1, seq: 7, ack: 7, len: 0, win: 100 } } as const;
  const ask = { kind: 'ask-rewind' } as const;
  const rewind = { kind: 'rewind' } as const;
  const LIVE = { mode: 'live', ask: { predict: false, state: false } } as const;

  /** The client of a live table has gone wrong; the server's seat as it is wished. */
  async function astray(lab: TestLab, alone = false): Promise<{ client: Player; server: Player | null }> {
    const opener = lab.connect();
    const { code } = await opener.get('table.open', {
      lesson: 'close-client',
      profile: 'textbook',
      ways: LIVE,
      locale: 'en',
    });
    const client = await sit(lab, code, 'Ada', 'client');
    const server = alone ? null : await sit(lab, code, 'Bob', 'server');
    await client.get('move.play', { id: moveId(), move: wrong });
    return { client, server };
  }
  const kindsBy = (moves: readonly LoggedMove[]) => moves.map(({ by, move }) => `${by} ${move.kind}`);
  const rewound = async (player: Player) => {
    const push = await player.next('table.moves', ({ moves }) =>
      moves.some(({ move }) => move.kind === 'rewind'),
    );
    return kindsBy(push.moves as LoggedMove[]);
  };

  it('is asked of a partner who is here, and not taken', async () => {
    const lab = await startLab();
    const { client, server } = await astray(lab);
    const alone = await client.ask('move.play', { id: moveId(), move: rewind });
    expect(alone).toMatchObject({ ok: false, refusal: 'ask-first' });
    await client.get('move.play', { id: moveId(), move: ask });
    const told = await server!.next('table.moves', ({ moves }) =>
      moves.some(({ move }) => move.kind === 'ask-rewind'),
    );
    expect(kindsBy(told.moves as LoggedMove[])).toEqual(['client ask-rewind']);
    await server!.get('move.play', { id: moveId(), move: rewind });
    expect(await rewound(client)).toEqual(['server rewind']);
    await lab.stop();
  });

  it('waits for one who says nothing no longer than it should', async () => {
    const lab = await startLab({ pace: { flight: 0, twoMsl: 0, bot: 0, answer: 40, patience: 0 } });
    const { client } = await astray(lab);
    await client.get('move.play', { id: moveId(), move: ask });
    expect(await rewound(client)).toEqual(['clock rewind']);
    await lab.stop();
  });

  it('is granted at once where nobody sits opposite, and where who did is away', async () => {
    const lab = await startLab();
    const { client } = await astray(lab, true);
    await client.get('move.play', { id: moveId(), move: ask });
    expect(await rewound(client)).toEqual(['client ask-rewind', 'clock rewind']);

    const two = await astray(lab);
    await two.client.get('move.play', { id: moveId(), move: ask });
    two.server!.close();
    expect(await rewound(two.client)).toEqual(['clock rewind']);
    await lab.stop();
  });
});
