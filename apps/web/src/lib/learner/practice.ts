/** What is practised is noted here, wherever that happens. */
import { eventsOfMove } from '@handshake/lessons';
import type { Grade, LoggedMove, PracticeEvent, Seat, Source, Table } from '@handshake/lessons';
import { randomId } from '#lib/session/ids.ts';
import { learner } from './learner.svelte.ts';

/** An own move at a table, as it comes into the log. `before`: the table without it. */
export function recordMove(table: string, seat: Seat, before: Table, logged: LoggedMove): void {
  void learner.add(eventsOfMove(before, logged, { table, seat, device: learner.device }));
}

/**
 * An answer to a puzzle, or whatever else is about one misconception or rule.
 * @param id the answer's own, where the same one may be told twice
 */
export function recordPractice(source: Source, key: string, grade: Grade, id = randomId()): PracticeEvent {
  const event: PracticeEvent = {
    id: `${source}:${id}`,
    at: Date.now(),
    device: learner.device,
    source,
    key,
    ok: grade !== 'again',
    grade,
  };
  void learner.add([event]);
  return event;
}
