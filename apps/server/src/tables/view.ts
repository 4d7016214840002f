/** A table as those who sit at it or watch it see it. */
import type { Occupant, Seats, Snapshot } from '@handshake/contract';
import { viewHeader, viewMove } from '@handshake/lessons';
import type { LoggedMove, Role, Seat } from '@handshake/lessons';
import type { Students } from '../seating/students.ts';
import type { Pace } from './actors.ts';
import type { LiveTable } from './live.ts';

function occupant(live: LiveTable, seat: Seat, students: Students): Occupant {
  const occupancy = live.seats[seat];
  if (occupancy.kind !== 'student') {
    return { kind: occupancy.kind, name: '', here: occupancy.kind === 'bot', composing: false };
  }
  const student = students.peek(occupancy.student);
  return {
    kind: 'student',
    name: student?.stored.name ?? '',
    here: student?.here ?? false,
    composing: student?.composing ?? false,
  };
}

export const seatsOf = (live: LiveTable, students: Students): Seats => ({
  client: occupant(live, 'client', students),
  server: occupant(live, 'server', students),
});

/** The stored moves after number `since`, as this role may see them. */
export const movesFor = (live: LiveTable, role: Role, since = 0): LoggedMove[] =>
  live.log.slice(since, live.durable).map((logged) => viewMove(logged, role, live.header.mode));

/** What a player needs to be (back) at the table. */
export function snapshotFor(
  live: LiveTable,
  seat: Seat,
  since: number,
  { students, pace }: { students: Students; pace: Pace },
): Snapshot {
  const seats = seatsOf(live, students);
  return {
    table: live.id,
    code: live.code,
    number: live.record.number,
    seat,
    name: seats[seat].name,
    inClass: live.classId !== null,
    header: viewHeader(live.header, seat),
    moves: movesFor(live, seat, since),
    seats,
    pace: { flight: pace.flight, twoMsl: pace.twoMsl },
    closed: live.closed,
  };
}
