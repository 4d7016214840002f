/** Two conforming ends on a network that loses, repeats and reorders, led by chance. */
import fc from 'fast-check';
import { call } from '../../call.ts';
import { deliver, drop, fireTimer, put, running, withEnd, type Connection } from '../../connection.ts';
import { due } from '../../due.ts';
import type { Endpoint, UserCall } from '../../endpoint.ts';
import type { Segment } from '../../segment.ts';
import type { Side } from '../../state.ts';

export type Op =
  | { readonly do: 'call'; readonly side: Side; readonly call: UserCall }
  | { readonly do: 'send'; readonly side: Side; readonly pick: number }
  | { readonly do: 'net'; readonly what: 'deliver' | 'drop' | 'twice'; readonly pick: number }
  | { readonly do: 'timer'; readonly pick: number };

export const side = fc.constantFrom<Side>('client', 'server');
const calls = fc.oneof(
  fc.record({
    call: fc.constant('OPEN' as const),
    mode: fc.constantFrom('active' as const, 'passive' as const),
  }),
  fc.record({ call: fc.constant('SEND' as const), bytes: fc.integer({ min: 1, max: 4000 }) }),
  fc.constantFrom({ call: 'CLOSE' as const }, { call: 'CLOSE' as const }, { call: 'ABORT' as const }),
);
export const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('call' as const), side, call: calls }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('send' as const), side, pick: fc.nat(9) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('net' as const),
      what: fc.constantFrom('deliver', 'deliver', 'deliver', 'drop', 'twice'),
      pick: fc.nat(9),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('timer' as const), pick: fc.nat(5) }) },
);

export const opens: readonly Op[] = [
  { do: 'call', side: 'server', call: { call: 'OPEN', mode: 'passive' } },
  { do: 'call', side: 'client', call: { call: 'OPEN', mode: 'active' } },
];

const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

/** One step of two conforming ends on a network that loses, repeats and reorders; what it sends is shown to `see`. */
export function walk(
  conn: Connection,
  o: Op,
  see: (ep: Endpoint, s: Segment, now: number, why: string) => void,
): Connection {
  switch (o.do) {
    case 'call':
      return withEnd(conn, o.side, call(conn[o.side], o.call, conn.now));
    case 'send': {
      const next = at(due(conn[o.side], conn.now), o.pick);
      if (!next) return conn;
      see(conn[o.side], next.segment, conn.now, next.why);
      return put(conn, o.side, next.segment);
    }
    case 'net': {
      const flying = at(conn.link, o.pick);
      if (!flying) return conn;
      if (o.what === 'drop') return drop(conn, flying.no);
      return deliver(conn, flying.no, { keep: o.what === 'twice' })?.connection ?? conn;
    }
    case 'timer': {
      const timer = at(running(conn), o.pick);
      return (timer && fireTimer(conn, timer.side, timer.timer)) || conn;
    }
  }
}
