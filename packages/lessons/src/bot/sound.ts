/** The sound persona: it does what TCP says, one thing at a time, and leaves the student their turn. */
import { other } from '@handshake/protocol';
import type { Move, Seat, Table } from '../table/log.ts';
import { firstTimer, waitRefusal } from '../table/waiting.ts';
import { dueOf, pressing } from './due.ts';

/**
 * What the bot would do in this seat now; null to wait. It does nothing while a segment is on its way. Where the
 * lesson delays ACKs it lets one wait as long as the other end has something to send. It waits for a timer only when
 * neither end has anything to send and no timer of the other end would fire before. 2MSL is left to the clock, so
 * that it is seen.
 */
export function botMove(table: Table, seat: Seat): Move | null {
  const { connection } = table;
  if (table.ended || connection.link.length > 0) return null;
  const next = pressing(table, seat)[0];
  if (next) return { kind: 'send', segment: next.segment };
  if (pressing(table, other(seat)).length > 0) return null;
  const timer = firstTimer(connection);
  if (timer?.seat === seat && timer.timer !== '2msl' && waitRefusal(connection, seat, timer.timer) === null)
    return { kind: 'timer', timer: timer.timer };
  // What still waits goes out before anything is stuck.
  const waiting = dueOf(table, seat)[0];
  return waiting && timer?.seat !== seat ? { kind: 'send', segment: waiting.segment } : null;
}
