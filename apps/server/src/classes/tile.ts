/** A table as one tile of the instructor's board, and what was mistaken at it. */
import type { Tile } from '@handshake/contract';
import { wireOf } from '@handshake/lessons';
import type { LoggedMove, Outcome, Seat, TableEvent, WireFate } from '@handshake/lessons';
import type { Students } from '../seating/students.ts';
import type { StoredClass } from '../storage/repository.ts';
import { isMissedSend } from './need.ts';
import type { LiveTable } from '../tables/live.ts';
import { askedAt, seatsOf, timeOf } from '../tables/view.ts';

/** Nobody may be shown what is not stored yet. */
export const isSettled = (live: LiveTable): boolean => live.durable === live.log.length;

/** How many segments the tiny ladder shows. */
const LADDER = 8;

/** What the judge said of a segment. A receiver's check carries it once more, and is not the sender's move. */
const judged = ({ move, outcome }: LoggedMove): Outcome | undefined =>
  move.kind === 'send' ? outcome : undefined;
/** To be made of a table whose moves are all stored: `isSettled`. */
export function tileOf(live: LiveTable, students: Students, plan: StoredClass['plan']): Tile {
  // The bot's moves are nobody's, and who has the seat now is not who had it all the time.
  const moves = live.log.filter(
    (logged) => (logged.by === 'client' || logged.by === 'server') && live.movedBy(logged) !== null,
  );
  const lastJudged = moves.findLast((logged) => judged(logged) !== undefined);
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
    lesson: plan[live.record.step]?.lesson === live.header.lesson.id ? live.record.step : null,
    ...timeOf(live, { plan }),
    word: live.record.care.word,
    faults: [...live.table.outside],
    askedAt: askedAt(live, students),
    moves: moves.length,
    refused: moves.filter(isMissedSend).length,
    last: lastJudged?.outcome ? { by: lastJudged.by as Seat, outcome: lastJudged.outcome } : null,
    ladder: ladderOf(live.table.events),
    activeAt: moves.at(-1)?.at ?? live.record.openedAt,
  };
}

/** As a tile draws it: what waits at its receiver's door has come so far, and what was taken back has not arrived. */
const FATES: Readonly<Record<WireFate, Tile['ladder'][number]['fate']>> = {
  flying: 'flying',
  waiting: 'flying',
  kept: 'kept',
  dropped: 'dropped',
  overflow: 'dropped',
  gone: 'dropped',
  arrived: 'arrived',
  ignored: 'arrived',
};

function ladderOf(events: readonly TableEvent[]): Tile['ladder'] {
  const wire = new Map(wireOf(events).map((one) => [one.i, one]));
  return events
    .flatMap((event): Tile['ladder'] => {
      if (event.kind === 'refused') return [{ from: event.seat, fate: 'refused' }];
      const one = wire.get(event.i);
      if (!one) return [];
      return [{ from: one.from, fate: FATES[one.fate], ...(one.origin ? { stray: true as const } : {}) }];
    })
    .slice(-LADDER);
}

/** How often each misconception showed at this table, in the students' moves. */
export function mistakesOf(live: LiveTable): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (outcome: Outcome | undefined) => {
    const id = outcome?.misconception;
    if (id != null) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const logged of live.log) if (live.movedBy(logged) !== null) count(judged(logged));
  return counts;
}
