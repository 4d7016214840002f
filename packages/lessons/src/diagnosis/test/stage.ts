/** Ends of connections that were really played, for the tables of the diagnosis and of the messages. */
import {
  arrive,
  call,
  closed,
  connect,
  deliver,
  fireTimer,
  flagsOf,
  put,
  segment,
  withEnd,
} from '@handshake/protocol';
import type { Connection, Endpoint, Segment, Side, UserCall } from '@handshake/protocol';

/** ISS of the client and of the server. */
export const C = 1000;
export const S = 5000;

/** `s('FA', 1001, 5001)`: flags by their letters, Seq, Ack, bytes. */
export const s = (flags: string, seq: number, ack = 0, len = 0, win = 65_535): Segment =>
  segment({ flags: flagsOf(flags) ?? 0, seq, ack, len, win });

export const asks = (conn: Connection, side: Side, made: UserCall): Connection =>
  withEnd(conn, side, call(conn[side], made, conn.now));
export const puts = (conn: Connection, side: Side, sent: Segment): Connection => put(conn, side, sent);
export function goes(conn: Connection, side: Side, sent: Segment): Connection {
  const on = put(conn, side, sent);
  return deliver(on, on.sent)?.connection ?? on;
}
/** A segment that nobody at this table has sent reaches that end. */
export const reaches = (conn: Connection, side: Side, from: Segment): Connection =>
  withEnd(conn, side, arrive(conn[side], from, conn.now).endpoint);

const OPEN = { call: 'OPEN', mode: 'active' } as const;
const LISTEN = { call: 'OPEN', mode: 'passive' } as const;
export const CLOSE = { call: 'CLOSE' } as const;
const SEND = (bytes: number): UserCall => ({ call: 'SEND', bytes });

/** Every stage of a connection that opens, carries 100 bytes one way and 220 back, and is closed by the client. */
export function stages(client = C, server = S) {
  const ends = connect(closed({ iss: client }), closed({ iss: server }));
  const start = asks(asks(ends, 'server', LISTEN), 'client', OPEN);
  const synSent = puts(start, 'client', s('S', client));
  const synReceived = goes(start, 'client', s('S', client));
  const synAckSent = puts(synReceived, 'server', s('SA', server, client + 1));
  const third = goes(synReceived, 'server', s('SA', server, client + 1));
  const open = goes(third, 'client', s('A', client + 1, server + 1));
  const dataSent = puts(asks(open, 'client', SEND(100)), 'client', s('PA', client + 1, server + 1, 100));
  const dataLate = fireTimer(dataSent, 'client', 'rto') ?? dataSent;
  const dataFinSent = puts(
    asks(asks(open, 'client', SEND(100)), 'client', CLOSE),
    'client',
    s('FPA', client + 1, server + 1, 100),
  );
  const dataGot = goes(asks(open, 'client', SEND(100)), 'client', s('PA', client + 1, server + 1, 100));
  const dataAcked = goes(dataGot, 'server', s('A', server + 1, client + 101));
  const dataHalfAcked = goes(dataGot, 'server', s('A', server + 1, client + 51));
  const back = goes(asks(dataAcked, 'server', SEND(220)), 'server', s('PA', server + 1, client + 101, 220));
  const asked = asks(open, 'client', CLOSE);
  const finSent = puts(asked, 'client', s('FA', client + 1, server + 1));
  const fin = goes(asked, 'client', s('FA', client + 1, server + 1));
  const finAcked = goes(fin, 'server', s('A', server + 1, client + 2));
  const finLate = fireTimer(finSent, 'client', 'rto') ?? finSent;
  const askedBack = asks(finAcked, 'server', CLOSE);
  const finBack = goes(askedBack, 'server', s('FA', server + 1, client + 2));
  const over = goes(finBack, 'client', s('A', client + 2, server + 2));
  const halfClose = goes(asks(finAcked, 'server', SEND(50)), 'server', s('PA', server + 1, client + 2, 50));
  const finData = goes(
    asks(asks(open, 'server', SEND(30)), 'server', CLOSE),
    'server',
    s('FPA', server + 1, client + 1, 30),
  );
  const stale = reaches(synSent, 'client', s('SA', 321, 91));
  const odd = reaches(open, 'client', s('A', server + 70_001, client + 1));
  return {
    start,
    synSent,
    synReceived,
    synAckSent,
    third,
    open,
    dataSent,
    dataLate,
    dataFinSent,
    dataGot,
    dataAcked,
    dataHalfAcked,
    back,
    asked,
    finSent,
    fin,
    finAcked,
    finLate,
    askedBack,
    finBack,
    over,
    halfClose,
    finData,
    stale,
    odd,
  };
}

/** Every end of every stage, and some with more asked of them or other windows. */
export function ends(client = C, server = S): Endpoint[] {
  const all = Object.values(stages(client, server)).flatMap((conn) => [conn.client, conn.server]);
  const crossing = asks(connect(closed({ iss: client }), closed({ iss: server })), 'client', OPEN);
  const both = reaches(puts(crossing, 'client', s('S', client)), 'client', s('S', server)).client;
  const gotSyn = reaches(
    connect(closed({ iss: client }), closed({ iss: server })),
    'client',
    s('S', server),
  ).client;
  return [...all, both, gotSyn].flatMap((ep) => [ep, ...asked(ep), ...pressed(ep)]);
}

/** With more asked of it, where that changes something. */
function asked(ep: Endpoint): Endpoint[] {
  const sends = call(ep, SEND(40), 0);
  const more = [sends, call(sends, CLOSE, 0), call(ep, CLOSE, 0), call(ep, { call: 'ABORT' }, 0)];
  return more.filter((end, i) => end !== ep && more.indexOf(end) === i);
}

/** With a closed or small window, or an ACK that may not wait. */
function pressed(ep: Endpoint): Endpoint[] {
  const more = ep.snd.wnd > 0 ? [0, 10].map((wnd) => ({ ...ep, snd: { ...ep.snd, wnd } })) : [];
  return ep.ackOwed ? [...more, { ...ep, ackOwed: { ...ep.ackOwed, atOnce: true } }] : more;
}
