/** The link against the real server: what it sends counts once, and what it missed it gets. */
import type { Seats, Snapshot } from '@handshake/contract';
import type { LoggedMove } from '@handshake/lessons';
import { ACK, segment, SYN } from '@handshake/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RealServer } from '../../test/real-server.ts';
import { randomId } from './ids.ts';
import { SocketLink } from './socket-link.ts';
import { Connection } from './socket.ts';
import type { LinkStatus } from './table-link.ts';

let server: RealServer;
beforeAll(async () => {
  server = await RealServer.start();
});
afterAll(() => server.stop());

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A connection that loses the first update of moves. */
class Lossy extends Connection {
  lost = 0;
  override on: Connection['on'] = (push, listener) =>
    super.on(push, (content) => {
      if (push === 'table.moves' && this.lost === 0) this.lost += 1;
      else listener(content);
    });
}

/** A connection on which the answer to coming back is read only after something else has happened. */
class Late extends Connection {
  before: () => Promise<void> = async () => {};
  override ask: Connection['ask'] = async (event, request, patience) => {
    const answer = await super.ask(event, request, patience);
    if (event === 'seat.resume') await this.before();
    return answer;
  };
}

/** A seat, what its link told, and a way to wait for it. */
class Player {
  readonly connection: Connection;
  readonly link: SocketLink;
  readonly statuses: LinkStatus[] = [];
  snapshot: Snapshot | null = null;
  moves: LoggedMove[] = [];
  seats: Seats | null = null;
  lost: string | null = null;
  #wake: (() => void)[] = [];

  constructor(connection: Connection, key: { token: string; code: string }, snapshot: Snapshot | null) {
    this.connection = connection;
    this.link = new SocketLink(connection, key, snapshot);
    open.push(this.link);
    const told = () => this.#wake.splice(0).forEach((wake) => wake());
    this.link.start({
      snapshot: (whole) => {
        this.snapshot = whole;
        this.moves = [...(whole?.moves ?? [])];
        told();
      },
      moves: (more) => {
        this.moves.push(...more);
        told();
      },
      seats: (seats) => {
        this.seats = seats;
        told();
      },
      status: (status) => {
        this.statuses.push(status);
        told();
      },
      lost: (refusal) => {
        this.lost = refusal;
        told();
      },
    });
  }

  async until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }

  syn(): ReturnType<SocketLink['play']> {
    const seq = this.snapshot?.header.iss.client ?? 0;
    return this.link.play(randomId(), { kind: 'send', segment: segment({ flags: SYN, seq, win: 64_240 }) });
  }
}

async function tableCode(): Promise<string> {
  const connection = new Connection({ url: server.url });
  open.push(connection);
  const opened = await connection.ask('table.open', { lesson: 'handshake', profile: 'strict', locale: 'en' });
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.code;
}

async function classCode(): Promise<string> {
  const connection = new Connection({ url: server.url });
  open.push(connection);
  const plan = [{ lesson: 'handshake', profile: 'strict' as const }];
  const opened = await connection.ask('class.open', { plan, locale: 'en' });
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.code;
}

/** Into a class, as somebody whose page is shut again at once. @returns the seat's token */
async function join(code: string, name: string): Promise<string> {
  const connection = new Connection({ url: server.url });
  open.push(connection);
  const taken = await connection.ask('seat.take', { code, seat: null, name, locale: 'en' });
  if (!taken.ok) throw new Error(taken.refusal);
  return taken.token;
}

async function sit(code: string, seat: 'client' | 'server', transports?: ('polling' | 'websocket')[]) {
  const connection = new Connection({ url: server.url, ...(transports ? { transports } : {}) });
  const taken = await connection.ask('seat.take', { code, seat, name: `The ${seat}`, locale: 'en' });
  if (!taken.ok) throw new Error(taken.refusal);
  return { player: new Player(connection, { token: taken.token, code }, taken.snapshot), token: taken.token };
}

const numbers = ({ moves }: Player) => moves.map(({ n }) => n);

describe('a seat on the real server', () => {
  it('plays, and both ends hear of it in order', async () => {
    const code = await tableCode();
    const { player: client } = await sit(code, 'client');
    const { player: peer } = await sit(code, 'server');
    expect(await client.syn()).toMatchObject({ ok: true });
    await Promise.all([client, peer].map((one) => one.until(() => one.moves.length >= 2)));
    for (const one of [client, peer]) {
      expect(numbers(one)).toEqual([1, 2]);
      expect(one.moves.map(({ move }) => move.kind)).toEqual(['send', 'deliver']);
    }
  });

  it('plays through long-polling alone', async () => {
    const code = await tableCode();
    const { player: client } = await sit(code, 'client', ['polling']);
    expect(await client.syn()).toMatchObject({ ok: true, logged: { n: 1 } });
  });

  it('counts a move once, however often it is sent', async () => {
    const code = await tableCode();
    const { player: client, token } = await sit(code, 'client');
    const id = randomId();
    const move = { kind: 'hint' } as const;
    const first = await client.link.play(id, move);
    // As after a reload: another link with the same seat sends what its tab had kept.
    const again = new Player(new Connection({ url: server.url }), { token, code }, null);
    await again.until(() => again.snapshot !== null);
    expect(await again.link.play(id, move)).toEqual(first);
    expect(numbers(again)).toEqual([1]);
  });

  it('shows the same moves in two tabs of one seat', async () => {
    const code = await tableCode();
    const { player: one, token } = await sit(code, 'client');
    const two = new Player(new Connection({ url: server.url }), { token, code }, null);
    await two.until(() => two.snapshot !== null);
    await two.syn();
    await Promise.all([one, two].map((tab) => tab.until(() => tab.moves.length >= 2)));
    expect(one.moves).toEqual(two.moves);
  });

  it('gets what it missed while its connection was gone', async () => {
    const code = await tableCode();
    const { player: client } = await sit(code, 'client');
    const { player: peer, token } = await sit(code, 'server');
    peer.link.close();
    await client.syn();
    const back = new Player(new Connection({ url: server.url }), { token, code }, peer.snapshot);
    await back.until(() => back.moves.length >= 2);
    expect(numbers(back)).toEqual([1, 2]);
  });

  it('asks for what is missing when an update was lost', async () => {
    const code = await tableCode();
    const { player: client } = await sit(code, 'client');
    const { player: peer, token } = await sit(code, 'server');
    peer.link.close();
    const lossy = new Lossy({ url: server.url });
    const back = new Player(lossy, { token, code }, null);
    await back.until(() => back.snapshot !== null);
    await client.syn();
    // Held back: their own, but a move like any other.
    await client.link.play(randomId(), { kind: 'send', segment: segment({ flags: ACK, seq: 1, ack: 1 }) });
    await back.until(() => back.moves.length >= 3);
    expect(lossy.lost).toBe(1);
    expect(numbers(back)).toEqual([1, 2, 3]);
    expect(back.moves[2]).toMatchObject({ by: 'client', move: { kind: 'hidden' } });
  });

  it('holds a move while the server is killed and started again, and loses none', async () => {
    const code = await tableCode();
    const { player: client } = await sit(code, 'client');
    const { player: peer } = await sit(code, 'server');
    await client.syn();
    await peer.until(() => peer.moves.length >= 2);
    await server.kill();
    await Promise.all([client, peer].map((one) => one.until(() => one.statuses.at(-1) === 'reconnecting')));
    const syn = peer.moves[0]?.move;
    const seq = peer.snapshot?.header.iss.server ?? 0;
    const ack = (syn?.kind === 'send' ? syn.segment.seq + 1 : 0) >>> 0;
    const answered = peer.link.play(randomId(), {
      kind: 'send',
      segment: segment({ flags: SYN | ACK, seq, ack, win: 65_160 }),
    });
    await server.restart();
    expect(await answered).toMatchObject({ ok: true, logged: { n: 3, outcome: { travels: true } } });
    await Promise.all([client, peer].map((one) => one.until(() => one.moves.length >= 4)));
    expect(numbers(client)).toEqual([1, 2, 3, 4]);
    expect(client.statuses.at(-1)).toBe('live');
  });

  it('is at the table where a partner came before it listened', async () => {
    const code = await classCode();
    const connection = new Connection({ url: server.url });
    const taken = await connection.ask('seat.take', { code, seat: null, name: 'Ada', locale: 'en' });
    if (!taken.ok) throw new Error(taken.refusal);
    const moved = new Promise((resolve) => connection.on('seat.moved', resolve));
    await join(code, 'Bao');
    await moved;
    const player = new Player(connection, { token: taken.token, code }, taken.snapshot);
    await player.until(() => player.snapshot?.table !== taken.snapshot?.table);
    expect(player.snapshot?.seats).toMatchObject({ client: { name: 'Ada' }, server: { name: 'Bao' } });
    expect(await player.syn()).toMatchObject({ ok: true });
  });

  it('stays where it was seated while an older answer was under way', async () => {
    const code = await classCode();
    const token = await join(code, 'Cleo');
    const late = new Late({ url: server.url });
    const moved = new Promise((resolve) => late.on('seat.moved', resolve));
    late.before = async () => {
      late.before = async () => {};
      await join(code, 'Dan');
      await moved;
    };
    const player = new Player(late, { token, code }, null);
    await player.until(() => player.statuses.at(-1) === 'live');
    expect(player.snapshot?.seats).toMatchObject({ client: { name: 'Cleo' }, server: { name: 'Dan' } });
    expect(await player.syn()).toMatchObject({ ok: true });
  });

  it('says so when its key is no seat’s', async () => {
    const code = await tableCode();
    const stranger = new Player(new Connection({ url: server.url }), { token: 'A'.repeat(43), code }, null);
    await stranger.until(() => stranger.lost !== null);
    expect(stranger.lost).toBe('token-unknown');
  });

  it('answers `unreachable` instead of waiting for ever', async () => {
    const nowhere = new Connection({ url: 'http://127.0.0.1:1' });
    open.push(nowhere);
    expect(await nowhere.ask('table.look', { code: 'K7M4QX' }, 200)).toEqual({
      ok: false,
      refusal: 'unreachable',
    });
  });
});
