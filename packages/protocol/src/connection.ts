/** Two endpoints, the link between them and the table's clock. Pure: time moves by what the caller asks. */
import { arrive } from './arrive.ts';
import { emit, isBareFin } from './emit.ts';
import type { Endpoint, TimerName } from './endpoint.ts';
import type { Segment } from './segment.ts';
import type { Seq } from './seq.ts';
import { other } from './state.ts';
import type { Side } from './state.ts';
import { dueAt, fire } from './timers.ts';
import type { Arrival, Profile } from './verdict.ts';

/** A segment on the link. */
export interface InFlight {
  /** Its number among the segments that were put on the wire, from 1. */
  readonly no: number;
  readonly from: Side;
  readonly segment: Segment;
  readonly sentAt: number;
  /** Of a FIN without ACK: what its sender would have acknowledged, for a profile that reads it so. */
  readonly meantAck?: Seq;
}

export interface Connection {
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** In the order sent; a network may deliver in any order, more than once, or never. */
  readonly link: readonly InFlight[];
  /** The table's clock, ms. */
  readonly now: number;
  /** How many segments were put on the wire so far. */
  readonly sent: number;
}

export interface Delivery {
  readonly connection: Connection;
  readonly arrival: Arrival;
}

const SIDES: readonly Side[] = ['client', 'server'];
const TIMERS: readonly TimerName[] = ['rto', 'delack', '2msl'];

/** Two ends and an empty link. */
export const connect = (client: Endpoint, server: Endpoint, now = 0): Connection => ({
  client,
  server,
  link: [],
  now,
  sent: 0,
});

/** The connection with one end replaced. */
export const withEnd = (conn: Connection, side: Side, end: Endpoint): Connection =>
  side === 'client' ? { ...conn, client: end } : { ...conn, server: end };

/** That side sends: its endpoint moves on, and the segment is on the link as number `sent`. */
export function put(
  conn: Connection,
  side: Side,
  segment: Segment,
  opts?: { readonly profile?: Profile },
): Connection {
  const no = conn.sent + 1;
  const sender = conn[side];
  const flying: InFlight = {
    no,
    from: side,
    segment,
    sentAt: conn.now,
    ...(isBareFin(segment) && sender.irs !== null ? { meantAck: sender.rcv.nxt } : {}),
  };
  const moved = withEnd(conn, side, emit(sender, segment, conn.now, opts));
  return { ...moved, link: [...conn.link, flying], sent: no };
}

/** The network loses segment `no`; nothing changes where it isn't on the link. */
export function drop(conn: Connection, no: number): Connection {
  const link = conn.link.filter((flying) => flying.no !== no);
  return link.length === conn.link.length ? conn : { ...conn, link };
}

/**
 * Segment `no` reaches the other end now; null where it isn't on the link.
 * @param opts.keep a copy stays on the link: the network has duplicated it.
 */
export function deliver(
  conn: Connection,
  no: number,
  opts?: { readonly profile?: Profile; readonly keep?: boolean },
): Delivery | null {
  const flying = conn.link.find((each) => each.no === no);
  if (!flying) return null;
  const to = other(flying.from);
  const arrival = arrive(conn[to], flying.segment, conn.now, {
    ...(opts?.profile ? { profile: opts.profile } : {}),
    ...(flying.meantAck === undefined ? {} : { meantAck: flying.meantAck }),
  });
  const arrived = withEnd(conn, to, arrival.endpoint);
  return { connection: opts?.keep ? arrived : drop(arrived, no), arrival };
}

/** The timers that run, at both ends, the next to fire first. */
export function running(
  conn: Connection,
): { readonly side: Side; readonly timer: TimerName; readonly due: number }[] {
  const all: { side: Side; timer: TimerName; due: number }[] = [];
  for (const side of SIDES)
    for (const timer of TIMERS) {
      const at = dueAt(conn[side], timer);
      if (at !== null) all.push({ side, timer, due: at });
    }
  return all.sort((a, b) => a.due - b.due);
}

/** The clock moves on to `to` (it never moves back); every timer that is due by then fires, in order. */
export function advance(conn: Connection, to: number): Connection {
  let moved = conn;
  // A timer that fires is not started again by firing, so that this ends.
  for (let first = running(moved)[0]; first && first.due <= to; first = running(moved)[0]) {
    const now = Math.max(moved.now, first.due);
    moved = {
      ...withEnd(moved, first.side, fire(moved[first.side], first.timer, now) ?? moved[first.side]),
      now,
    };
  }
  return to > moved.now ? { ...moved, now: to } : moved;
}

/** The clock moves on until that timer fires, and what is due before it fires too; null where it doesn't run. */
export function fireTimer(conn: Connection, side: Side, timer: TimerName): Connection | null {
  const at = dueAt(conn[side], timer);
  return at === null ? null : advance(conn, at);
}
