/** The network of a table as a student's seat, over real sockets: what it hears, does and may not do, and that it strands nobody. */
import { fold, goalEvents, HOST_ID } from '@handshake/lessons';
import type { LoggedMove } from '@handshake/lessons';
import type { PlayableMove, Snapshot } from '@handshake/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT_ONCE, goodMove, moveId, playWell, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

interface Three {
  readonly code: string;
  readonly key: string;
  readonly teacher: Client;
  readonly client: Player;
  readonly server: Player;
  readonly network: Player;
}
const SYN_FIN = { kind: 'send', segment: { flags: 0b11, seq: 1, ack: 0, len: 0, win: 100 } } as const;

/** A class whose odd student plays the network, and three who have joined it. */
async function three(lab: TestLab, lesson = 'handshake'): Promise<Three> {
  const teacher = lab.connect();
  const { code, key } = await teacher.get('class.open', {
    plan: [{ lesson, profile: 'strict' }],
    settings: { odd: 'network' },
    locale: 'en',
  });
  const ada = await sit(lab, code, 'Ada');
  const bob = await sit(lab, code, 'Bob');
  const { snapshot } = await ada.next('seat.moved', (push) => push.snapshot?.table === bob.snapshot.table);
  Object.assign(ada, { snapshot: snapshot as Snapshot });
  const network = await sit(lab, code, 'Cleo');
  const [client, server] = ada.snapshot.seat === 'client' ? [ada, bob] : [bob, ada];
  return { code, key, teacher, client, server, network };
}
const does = (player: Player, move: PlayableMove) => player.ask('move.play', { id: moveId(), move });
const deed = (player: Player, kind: 'deliver' | 'drop' | 'hold' | 'duplicate' | 'replay', no: number) =>
  does(player, { kind, no });
const logOf = async (player: Player) => (await player.get('table.sync', { since: 0 })).moves as LoggedMove[];
const kinds = (moves: readonly LoggedMove[]) => moves.map(({ by, move }) => `${by} ${move.kind}`);
const told = (player: Player, kind: string) =>
  player.next('table.moves', ({ moves }) => moves.some(({ move }) => move.kind === kind));

describe('the network of a table', () => {
  let lab: TestLab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(async () => {
    await lab.stop();
    expect(lab.reports).toEqual([]);
  });

  it('sees what both ends send, and neither what they don’t nor their numbers before', async () => {
    const { client, server, network } = await three(lab);
    expect(network.snapshot).toMatchObject({
      seat: 'network',
      header: { iss: { client: null, server: null } },
      seats: { client: { name: client.snapshot.name }, server: { name: server.snapshot.name } },
      pace: { patience: AT_ONCE.patience },
    });
    await does(client, SYN_FIN);
    await does(client, { kind: 'hint' });
    await playWell(client);
    await network.next('table.moves', ({ from }) => from === 3);
    const seen = await logOf(network);
    expect(kinds(seen)).toEqual(['client hidden', 'client hidden', 'client send']);
    expect(
      seen.filter(({ move }) => move.kind === 'hidden').map(({ id, outcome }) => ({ id, outcome })),
    ).toEqual([0, 0].map(() => ({ id: '', outcome: undefined })));
    // The ends see that somebody is the network, and have heard of nothing that has arrived.
    expect((await server.get('table.sync', { since: 0 })).seats.network).toMatchObject({ name: 'Cleo' });
    expect(fold(server.snapshot.header, await logOf(server)).connection.server.state).toBe('LISTEN');
  });

  it('decides: what it drops is sent again, what it delivers arrives, what it copies comes twice', async () => {
    const { client, server, network } = await three(lab);
    await playWell(client);
    expect(await deed(network, 'drop', 1)).toMatchObject({ ok: true, logged: { by: 'network', n: 2 } });
    await does(client, { kind: 'timer', timer: 'rto' });
    await playWell(client);
    await deed(network, 'deliver', 2);
    await playWell(server);
    await deed(network, 'duplicate', 3);
    await deed(network, 'deliver', 3);
    await deed(network, 'deliver', 4);
    expect(await deed(network, 'replay', 1)).toMatchObject({ ok: true });
    const log = await logOf(client);
    expect(kinds(log).filter((kind) => kind.startsWith('network'))).toEqual([
      'network drop',
      'network deliver',
      'network duplicate',
      'network deliver',
      'network deliver',
      'network replay',
    ]);
    expect(log.map(({ n }) => n)).toEqual(log.map((_, i) => i + 1));
    // The same again is answered as the first time, and done once.
    const again = { id: moveId(), move: { kind: 'drop', no: 5 } } as const;
    const answers = [await network.ask('move.play', again), await network.ask('move.play', again)];
    expect(answers[1]).toEqual(answers[0]);
    expect(await logOf(network)).toHaveLength(log.length + 1);
  });

  it('does no end’s deeds, and no end its: each is refused, and nothing changes', async () => {
    const { client, server, network } = await three(lab);
    await playWell(client);
    const before = await logOf(client);
    for (const move of [
      SYN_FIN,
      { kind: 'hint' },
      { kind: 'timer', timer: 'rto' },
      { kind: 'rewind' },
    ] as const)
      expect(await does(network, move)).toMatchObject({ ok: false, refusal: 'not-your-seat' });
    expect(await does(network, { kind: 'timer', timer: '2msl' })).toMatchObject({ refusal: 'no-such-timer' });
    for (const kind of ['deliver', 'drop', 'hold', 'duplicate', 'replay'] as const)
      for (const end of [client, server])
        expect(await deed(end, kind, 1)).toMatchObject({ ok: false, refusal: 'not-your-seat' });
    expect(await deed(network, 'deliver', 7)).toMatchObject({ refusal: 'no-such-segment' });
    // What comes next, and who waits for whom, is the ends' to say.
    const { table } = network.snapshot;
    for (const asked of [
      await network.ask('table.again', { table, swap: true }),
      await network.ask('table.next', { table }),
      await network.ask('seat.absent', { how: 'bot' }),
    ])
      expect(asked).toMatchObject({ ok: false, refusal: 'not-your-seat' });
    expect(await logOf(client)).toEqual(before);
  });

  it('lets the end of TIME-WAIT come, and an old segment before it', async () => {
    const { client, server, network } = await three(lab, 'close-client');
    /** The ends play well, and everything arrives; nothing is left but to wait. */
    const goOn = async () => {
      for (let moved = true; moved;) {
        moved = false;
        for (const end of [client, server]) {
          const move = await goodMove(end);
          // An end may wait for 2MSL as well; here it is left to the network.
          const waits = move?.kind === 'timer' && move.timer === '2msl';
          if (move && !waits) moved = (await does(end, move)).ok || moved;
        }
        const { header, moves } = await network.get('table.sync', { since: 0 });
        for (const { no } of fold(header, moves as LoggedMove[]).connection.link)
          await deed(network, 'deliver', no);
      }
    };
    await goOn();
    const stateOf = async (player: Player) =>
      fold(player.snapshot.header, await logOf(player)).connection.client.state;
    expect(await stateOf(network)).toBe('TIME-WAIT');
    const { sent } = fold(network.snapshot.header, await logOf(network)).connection;
    // The server's FIN once more: it is acknowledged again, and 2MSL begins anew.
    expect(await deed(network, 'replay', sent - 1)).toMatchObject({ ok: true });
    expect(await does(network, { kind: 'timer', timer: '2msl' })).toMatchObject({ ok: false });
    await deed(network, 'deliver', sent + 1);
    await playWell(client);
    // The server knows nothing any more: it would answer with a RST.
    await deed(network, 'drop', sent + 2);
    expect(await stateOf(client)).toBe('TIME-WAIT');
    expect(await does(network, { kind: 'timer', timer: '2msl' })).toMatchObject({ ok: true });
    expect(await stateOf(client)).toBe('CLOSED');
    expect((await logOf(client)).at(-1)).toMatchObject({ by: 'network', move: { kind: 'timer' } });
  });

  it('is automatic again while its player is away, and theirs when they are back in the middle of it', async () => {
    const { code, client, server, network } = await three(lab);
    await playWell(client);
    await deed(network, 'hold', 1);
    network.close();
    await client.next('table.seats', ({ seats }) => seats.network?.stand === 'bot');
    // What was held back comes by itself, and so does the answer.
    await told(server, 'deliver');
    await playWell(server);
    await told(client, 'deliver');
    const back = lab.connect();
    const { snapshot } = await back.get('seat.resume', { token: network.token, code });
    expect(snapshot).toMatchObject({ seat: 'network', seats: { network: { kind: 'student', here: true } } });
    expect(snapshot?.seats.network?.stand).toBeUndefined();
    await playWell(client);
    expect(kinds(await logOf(client)).at(-1)).toBe('client send');
    const no = fold(client.snapshot.header, await logOf(client)).connection.sent;
    expect(await back.ask('move.play', { id: moveId(), move: { kind: 'deliver', no } })).toMatchObject({
      ok: true,
    });
    const ids = (await logOf(client))
      .filter(({ by }) => by === 'network')
      .map(({ id }) => id.startsWith(HOST_ID));
    expect(ids).toEqual([false, true, true, true, false]);
  });

  it('has its goals in its player’s record, by the server’s log, also after they sit elsewhere', async () => {
    const { code, client, network } = await three(lab);
    await playWell(client);
    await deed(network, 'drop', 1);
    await does(client, { kind: 'timer', timer: 'rto' });
    await playWell(client);
    await deed(network, 'deliver', 2);
    const record = async (player: Player) =>
      (await player.get('learner.record', { token: player.token })).events;
    const kept = await record(network);
    expect(kept.map(({ key, lesson }) => [key, lesson])).toEqual([['network-lose-syn', 'handshake']]);
    // Under the ids that the network's own browser gives.
    const seen = await logOf(network);
    const own = goalEvents(network.snapshot.header, seen, {
      table: network.snapshot.table,
      device: 'browser',
    });
    expect(own.map(({ id, at }) => [id, at])).toEqual(kept.map(({ id, at }) => [id, at]));
    expect((await record(client)).some(({ key }) => key.startsWith('network-'))).toBe(false);
    await sit(lab, code, 'Dan');
    await network.next('seat.moved', ({ snapshot }) => snapshot?.seat !== 'network');
    expect(await record(network)).toEqual(kept);
  });
});

describe('a network that does nothing', () => {
  it('strands nobody: what it leaves alone goes on, what it holds back comes', async () => {
    const lab = await startLab({ pace: { ...AT_ONCE, patience: 40 } });
    const { client, server, network } = await three(lab);
    expect(network.snapshot.pace.patience).toBe(40);
    await playWell(client);
    await told(server, 'deliver');
    // What is held back before it has gone on by itself, however slow the machine: a copy, again and again.
    let no = 0;
    for (let held = false; !held;) {
      await deed(network, 'replay', 1);
      no = fold(network.snapshot.header, await logOf(network)).connection.sent;
      held = (await deed(network, 'hold', no)).ok;
    }
    const comes = (kind: string) =>
      client.next('table.moves', ({ moves }) =>
        moves.some(({ move }) => move.kind === kind && 'no' in move && move.no === no),
      );
    await comes('release');
    await comes('deliver');
    const log = await logOf(client);
    expect(kinds(log).slice(0, 2)).toEqual(['client send', 'network deliver']);
    for (const { id, move } of log)
      expect(id.startsWith(HOST_ID), move.kind).toBe(move.kind === 'deliver' || move.kind === 'release');
    await lab.stop();
    expect(lab.reports).toEqual([]);
  });

  it('is as bounded after a restart', async () => {
    const lab = await startLab();
    const { client, server } = await three(lab);
    await playWell(client);
    await lab.restart({ pace: { ...AT_ONCE, patience: 40 } });
    await server.connected();
    await server.get('seat.resume', { token: server.token });
    await told(server, 'deliver');
    await lab.stop();
  });
});
