/** What is practised is noted here, wherever that happens. */
import { eventsOfMove, step } from '@handshake/lessons';
import type { FadingLevel, Grade, LoggedMove, Part, PracticeEvent, Source, Table } from '@handshake/lessons';
import { randomId } from '#lib/session/ids.ts';
import { learner } from './learner.svelte.ts';

/** The table with these moves, as they come into its log; what they show of an end's learner is noted. */
export const noted = (
  table: Table,
  moves: readonly LoggedMove[],
  id: string,
  seat: Part,
  level?: FadingLevel,
): Table =>
  moves.reduce((before, logged) => {
    // What the network's player reaches is noted where it is shown.
    if (seat !== 'network')
      void learner.add(eventsOfMove(before, logged, { table: id, seat, device: learner.device, level }));
    return step(before, logged);
  }, table);

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
