/** Waiting as a move: which timers run, which fires first, and when a wait may not be taken. */
import { running } from '@handshake/protocol';
import type { AckOwed, Connection, Endpoint, TimerName } from '@handshake/protocol';
import { pressing } from '../bot/due.ts';
import type { MoveRefusal, Seat, Table } from './log.ts';

const SEATS: readonly Seat[] = ['client', 'server'];

/** How long a segment is on its way by the table's clock, ms. */
export const FLIGHT = 10;
/** An acknowledgment waits less than this, ms (RFC 9293 §3.8.6.3 MUST-40). */
export const ACK_LIMIT = 500;

export interface Armed {
  readonly seat: Seat;
  readonly timer: TimerName;
  /** By the table's clock, ms; may have passed: timers fire only by being waited for. */
  readonly due: number;
}

/** The timers that run, at one seat or both, soonest first; on a tie the client's come first. */
export const armed = (connection: Connection, seat?: Seat): Armed[] =>
  running(connection).flatMap(({ side, timer, due }) =>
    seat && side !== seat ? [] : [{ seat: side, timer, due }],
  );

/** The timer that a wait, whoever's it is, runs into first. */
export const firstTimer = (connection: Connection): Armed | null => armed(connection)[0] ?? null;

const owed = (endpoint: Endpoint): AckOwed | null =>
  endpoint.state === 'CLOSED' || endpoint.state === 'LISTEN' || endpoint.state === 'SYN-SENT'
    ? null
    : endpoint.ackOwed;

/** The last ms at which an end can still acknowledge in time what it owes; Infinity where it owes nothing. */
const deadlineOf = (endpoint: Endpoint): number => {
  const ack = owed(endpoint);
  return ack ? ack.since + ACK_LIMIT - 1 : Infinity;
};

/** The same for both ends. */
export const ackDeadline = ({ client, server }: Connection): number =>
  Math.min(deadlineOf(client), deadlineOf(server));

/**
 * The clock after a segment's flight. Thinking and typing never make anybody's ACK late: a flight ends in time for
 * the acknowledgments that are owed.
 */
export const afterFlight = (connection: Connection): number =>
  Math.max(connection.now, Math.min(connection.now + FLIGHT, ackDeadline(connection)));

/**
 * Why a wait for this timer may not be taken now; null when it may. Whoever owes an ACK could not send it in time any
 * more, and both would be stranded: so one's own comes first, and the partner's is waited for. 2MSL are minutes: whatever
 * either end has to send leaves before they are over, however long its student thinks.
 */
export function waitRefusal(table: Table, seat: Seat, timer: TimerName): MoveRefusal | null {
  const { connection } = table;
  const own = armed(connection, seat).find((a) => a.timer === timer);
  if (!own) return 'no-such-timer';
  if (connection.link.length > 0) return 'in-flight';
  const first = firstTimer(connection) as Armed;
  if (own.due > deadlineOf(connection[seat]) || first.due > ackDeadline(connection)) return 'ack-owed';
  const busy = timer === '2msl' && SEATS.some((each) => pressing(table, each).length > 0);
  return busy ? 'no-need' : null;
}
