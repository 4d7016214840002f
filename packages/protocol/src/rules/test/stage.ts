/** Endpoints for the judge's tables, all of them reached by playing a real connection: client's ISS 1000, server's 5000. */
import { call } from '../../call.ts';
import { connect, deliver, fireTimer, put, withEnd, type Connection } from '../../connection.ts';
import { closed, type Endpoint, type UserCall } from '../../endpoint.ts';
import { flagsOf, segment, type Segment } from '../../segment.ts';
import type { Side } from '../../state.ts';
import type { VerdictClass } from '../../verdict.ts';
import type { RuleId } from '../catalogue.ts';

export const C = 1000;
export const S = 5000;
export const WIN = 65_535;

/** `s('FA', 1001, 5001)`: flags by their letters, Seq, Ack, bytes. */
export const s = (flags: string, seq: number, ack = 0, len = 0, win = WIN): Segment =>
  segment({ flags: flagsOf(flags) ?? 0, seq, ack, len, win });

/** One line of a table: this end sends this segment, and the judge says so. */
export interface Case extends CaseOptions {
  readonly rule: RuleId;
  readonly title: string;
  readonly ep: Endpoint;
  readonly segment: Segment;
  readonly is: VerdictClass;
  /** It is the rule that decides; else it has nothing to say, and the segment is its legal neighbour. */
  readonly decided: boolean;
}

interface CaseOptions {
  readonly profile?: 'textbook';
  readonly asked?: 'assumed';
  /** ms of the table's clock. */
  readonly now?: number;
}

export const decides = (
  rule: RuleId,
  is: VerdictClass,
  title: string,
  ep: Endpoint,
  segment: Segment,
  opts: CaseOptions = {},
): Case => ({ rule, is, title, ep, segment, decided: true, ...opts });

export const besides = (
  rule: RuleId,
  title: string,
  ep: Endpoint,
  segment: Segment,
  opts: CaseOptions = {},
): Case => ({ rule, is: 'legal', title, ep, segment, decided: false, ...opts });

export const asks = (conn: Connection, side: Side, made: UserCall): Connection =>
  withEnd(conn, side, call(conn[side], made, conn.now));
export const puts = (conn: Connection, side: Side, sent: Segment): Connection => put(conn, side, sent);
/** Sent, and delivered. */
export function goes(conn: Connection, side: Side, sent: Segment): Connection {
  const on = put(conn, side, sent);
  return deliver(on, on.sent)?.connection ?? on;
}
export const fires = (conn: Connection, side: Side, timer: 'rto' | 'delack' | '2msl'): Connection =>
  fireTimer(conn, side, timer) ?? conn;

/** The end that has called SEND, CLOSE or ABORT as well. */
export const with_ = (ep: Endpoint, made: UserCall): Endpoint => call(ep, made, 0);
export const queued = (ep: Endpoint, bytes: number): Endpoint => with_(ep, { call: 'SEND', bytes });
export const closing = (ep: Endpoint): Endpoint => with_(ep, { call: 'CLOSE' });
export const aborting = (ep: Endpoint): Endpoint => with_(ep, { call: 'ABORT' });
/** The peer's window, as another segment of the peer would have left it. */
export const peerWindow = (ep: Endpoint, wnd: number): Endpoint => ({ ...ep, snd: { ...ep.snd, wnd } });

/** Opens a connection with these ISNs. `at` is called with every stage on the way. */
export function opened(
  client: number,
  server: number,
): Record<'start' | 'synSent' | 'synReceived' | 'synAckSent' | 'third' | 'open', Connection> {
  const both = connect(closed({ iss: client }), closed({ iss: server }));
  const start = asks(asks(both, 'server', { call: 'OPEN', mode: 'passive' }), 'client', {
    call: 'OPEN',
    mode: 'active',
  });
  const synSent = puts(start, 'client', s('S', client));
  const synReceived = deliver(synSent, 1)?.connection ?? synSent;
  const synAckSent = puts(synReceived, 'server', s('SA', server, client + 1));
  const third = deliver(synAckSent, 2)?.connection ?? synAckSent;
  return {
    start,
    synSent,
    synReceived,
    synAckSent,
    third,
    open: goes(third, 'client', s('A', client + 1, server + 1)),
  };
}

export const opening = opened(C, S);
export const { open } = opening;

/** 100 bytes from the client, acknowledged; 220 back, not acknowledged yet. */
export const exchanged = (() => {
  const sent = goes(asks(open, 'client', { call: 'SEND', bytes: 100 }), 'client', s('PA', C + 1, S + 1, 100));
  const acked = goes(sent, 'server', s('A', S + 1, C + 101));
  const back = goes(
    asks(acked, 'server', { call: 'SEND', bytes: 220 }),
    'server',
    s('PA', S + 1, C + 101, 220),
  );
  return { sent, acked, back };
})();

/** The client closes first. */
export const closes = (() => {
  const asked = asks(open, 'client', { call: 'CLOSE' });
  const fin = goes(asked, 'client', s('FA', C + 1, S + 1));
  const acked = goes(fin, 'server', s('A', S + 1, C + 2));
  const askedBack = asks(acked, 'server', { call: 'CLOSE' });
  const finBack = goes(askedBack, 'server', s('FA', S + 1, C + 2));
  const last = goes(finBack, 'client', s('A', C + 2, S + 2));
  return { asked, fin, acked, askedBack, finBack, last };
})();

/** Both close at once: the FINs cross. */
export const crossed = (() => {
  const asked = asks(asks(open, 'client', { call: 'CLOSE' }), 'server', { call: 'CLOSE' });
  const both = puts(puts(asked, 'client', s('FA', C + 1, S + 1)), 'server', s('FA', S + 1, C + 1));
  const first = deliver(both, both.sent - 1)?.connection ?? both;
  return deliver(first, both.sent)?.connection ?? first;
})();

/** Both open at once: the SYNs cross. */
export const bothOpen = (() => {
  const ends = connect(closed({ iss: C }), closed({ iss: S }));
  const asked = asks(asks(ends, 'client', { call: 'OPEN', mode: 'active' }), 'server', {
    call: 'OPEN',
    mode: 'active',
  });
  const sent = goes(puts(asked, 'client', s('S', C)), 'server', s('S', S));
  return deliver(sent, 1)?.connection ?? sent;
})();
