/** For tests: a table that logs as a host does, and players for it. */
import { ACK, FIN, other, PSH, RST, SYN } from '@handshake/protocol';
import type { Profile, Segment } from '@handshake/protocol';
import { COACHED, dueOf, fold, lessonById, newHeader, nextMove, play, SOUND } from '../index.ts';
import type {
  Actor,
  Header,
  LoggedMove,
  Mode,
  Move,
  Outcome,
  Played,
  Players,
  Seat,
  Table,
  Ways,
} from '../index.ts';

export const SEATS = ['client', 'server'] as const;
export const ISS = { client: 2_846_190_331, server: 913_407_226 };

/** A table and its log, as a host keeps them. */
export class Log {
  readonly header: Header;
  readonly moves: LoggedMove[] = [];
  table: Table;

  constructor(
    lessonId: string,
    options: {
      profile?: Profile;
      iss?: { client: number; server: number };
      mode?: Mode;
      ways?: Ways;
    } = {},
  ) {
    const lesson = lessonById(lessonId);
    if (!lesson) throw new Error(`no lesson ${lessonId}`);
    const { profile = 'strict', iss = ISS, mode = 'coach', ways = { ...COACHED, mode } } = options;
    this.header = newHeader({ lesson, profile, iss, ways });
    this.table = fold(this.header, []);
  }

  try(by: Actor, move: Move): Played {
    const played = play(this.table, by, move);
    if (played.ok) {
      this.table = played.table;
      this.moves.push({ ...played.logged, id: `${by}-${played.logged.n}`, at: 0 });
    }
    return played;
  }

  /** A move that must be taken. */
  do(by: Actor, move: Move): Outcome | undefined {
    const played = this.try(by, move);
    if (!played.ok) throw new Error(`${by}'s ${move.kind} was refused: ${played.refusal}`);
    return played.outcome;
  }

  send(by: Seat, segment: Segment): Outcome {
    const outcome = this.do(by, { kind: 'send', segment });
    if (!outcome) throw new Error('a send without an outcome');
    return outcome;
  }

  /** What is due from the seat, first of all. */
  due(seat: Seat): Segment {
    const first = dueOf(this.table, seat)[0];
    if (!first) throw new Error(`nothing is due from the ${seat}`);
    return first.segment;
  }

  /** Everything on the link arrives. */
  deliverAll(): void {
    for (
      let next = this.table.connection.link[0];
      next && !this.table.ended;
      next = this.table.connection.link[0]
    )
      this.do('network', { kind: 'deliver', no: next.no });
  }

  /** Sends what is due from the seat, and it arrives. */
  sound(seat: Seat): Outcome {
    const outcome = this.send(seat, this.due(seat));
    this.deliverAll();
    return outcome;
  }

  /**
   * One thing that happens next: a delivery, else a bot's move, else the clock's. False when nothing does.
   * `bots` are the seats that a bot has.
   */
  tick(bots: readonly Seat[] = SEATS): boolean {
    const players: Players = Object.fromEntries(bots.map((seat) => [seat, SOUND]));
    const next = nextMove(this.table, players);
    if (next) this.do(next.by, next.move);
    return next !== null;
  }

  /** Two sound ends play on; the number of moves that took, or null when nothing goes on before the end. */
  playOut(limit = 400): number | null {
    for (let k = 0; k < limit; k++) {
      if (this.table.ended) return k;
      if (!this.tick()) return null;
    }
    return null;
  }
}

/** Nonsense, and near misses of what is due: `draw` picks 0 ≤ x < n. */
export function someMove(log: Log, seat: Seat, draw: (n: number) => number): Move {
  const { table } = log;
  const endpoint = table.connection[seat];
  const due = dueOf(table, seat)[0]?.segment;
  const base: Segment = due ?? {
    flags: ACK,
    seq: endpoint.snd.nxt,
    ack: endpoint.rcv.nxt,
    len: 0,
    win: endpoint.rcv.wnd,
  };
  const send = (segment: Segment): Move => ({ kind: 'send', segment });
  const u32 = (n: number): number => n >>> 0;
  switch (draw(14)) {
    case 0:
    case 1:
    case 2:
      return send(base);
    case 3: {
      const earlier = table.events.filter((e) => e.kind === 'sent' && e.seat === seat);
      const again = earlier[draw(Math.max(1, earlier.length))];
      return send(again?.kind === 'sent' ? again.segment : base);
    }
    case 4:
      return { kind: 'timer', timer: (['rto', 'delack', '2msl'] as const)[draw(3)] ?? 'rto' };
    case 5:
      return { kind: 'hint' };
    case 6:
      return send({
        ...base,
        flags: [SYN, ACK, FIN, RST, PSH, SYN | ACK, FIN | ACK, PSH | ACK, SYN | FIN, 0][draw(10)] ?? 0,
      });
    case 7:
      return send({ ...base, seq: u32(base.seq + draw(5) - 2) });
    case 8:
      return send({ ...base, ack: u32(base.ack + draw(5) - 2) });
    case 9:
      return send({ ...base, seq: base.ack, ack: base.seq });
    case 10:
      return send({ ...base, len: [0, 1, 118, 220, 1460, 2000][draw(6)] ?? 0 });
    case 11:
      return send({ ...base, win: [0, 1, 500, 65_535][draw(4)] ?? 0 });
    case 12:
      return send({
        flags: ACK,
        seq: endpoint.snd.nxt,
        ack: endpoint.rcv.nxt,
        len: 0,
        win: endpoint.rcv.wnd,
      });
    default: {
      const peer = table.connection[other(seat)];
      return send({
        flags: draw(256),
        seq: u32(peer.snd.nxt + draw(3)),
        ack: u32(endpoint.iss + draw(3)),
        len: draw(3),
        win: draw(65_536),
      });
    }
  }
}

/** A few moves of anybody, the network's in any order; refused ones are as good as none. */
export function muddle(log: Log, draws: readonly number[]): void {
  let at = 0;
  const draw = (n: number): number => (at < draws.length ? (draws[at++] as number) % n : 0);
  while (at < draws.length && !log.table.ended) {
    const { link } = log.table.connection;
    if (link.length > 0 && draw(3) > 0)
      log.try('network', { kind: 'deliver', no: link[draw(link.length)]?.no ?? 0 });
    else {
      const seat = SEATS[draw(2)] ?? 'client';
      log.try(seat, someMove(log, seat, draw));
    }
  }
}
