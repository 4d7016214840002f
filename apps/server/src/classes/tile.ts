/** A table as one tile of the instructor's board, and what was mistaken at it. */
import type { Tile } from '@handshake/contract';
import type { Outcome, Seat, TableEvent } from '@handshake/lessons';
import type { Students } from '../seating/students.ts';
import type { LiveTable } from '../tables/live.ts';
import { seatsOf } from '../tables/view.ts';

/** Nobody may be shown what is not stored yet. */
export const isSettled = (live: LiveTable): boolean => live.durable === live.log.length;

/** How many segments the tiny ladder shows. */
const LADDER = 8;

/** To be made of a table whose moves are all stored: `isSettled`. */
export function tileOf(live: LiveTable, students: Students): Tile {
  const moves = live.log.filter(({ by }) => by === 'client' || by === 'server');
  const byStudents = moves.filter(({ by }) => live.seats[by as Seat].kind !== 'bot');
  const lastJudged = moves.findLast((logged) => logged.outcome !== undefined);
  const { client, server } = live.table.connection;
  const steps = live.header.lesson.steps.length;
  return {
    table: live.id,
    number: live.record.number ?? 0,
    seats: seatsOf(live, students),
    states: { client: client.state, server: server.state },
    step: live.table.step,
    steps,
    done: live.table.ended,
    moves: moves.length,
    refused: moves.filter(({ outcome }) => outcome?.travels === false).length,
    last: lastJudged?.outcome ? { by: lastJudged.by as Seat, outcome: lastJudged.outcome } : null,
    ladder: ladderOf(live.table.events),
    activeAt: byStudents.at(-1)?.at ?? live.record.openedAt,
  };
}

function ladderOf(events: readonly TableEvent[]): Tile['ladder'] {
  const arrived = new Set(events.flatMap((event) => (event.kind === 'arrived' ? [event.no] : [])));
  return events
    .flatMap((event): Tile['ladder'] => {
      if (event.kind === 'refused') return [{ from: event.seat, fate: 'refused' }];
      if (event.kind !== 'sent') return [];
      if (event.fate === 'dropped') return [{ from: event.seat, fate: 'dropped' }];
      return [{ from: event.seat, fate: arrived.has(event.no) ? 'arrived' : 'flying' }];
    })
    .slice(-LADDER);
}

/** How often each misconception showed at this table. */
export function mistakesOf(live: LiveTable): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (outcome: Outcome | undefined) => {
    const id = outcome?.misconception;
    if (id != null) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const { outcome } of live.log) count(outcome);
  return counts;
}
