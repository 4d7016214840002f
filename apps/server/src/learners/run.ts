/** A log that a student submits is judged again; only what the judge sees in it counts. */
import { refuse } from '@handshake/contract';
import type { Refusal, Run } from '@handshake/contract';
import {
  eventsOf,
  goalEvents,
  lessonById,
  newHeader,
  practiceEventSchema,
  rejudge,
  viewHeader,
  viewMove,
  withFaults,
} from '@handshake/lessons';
import type { Header, Lesson, LoggedMove, Part, PracticeEvent } from '@handshake/lessons';

/** Clocks of students' devices go wrong by hours, where a time zone is set wrongly. */
const AHEAD = 24 * 3_600_000;

/** The product's own lesson that was played; null where it has none of this version, or no loss is named. */
function lessonOf({ lesson: { id, version }, level, loss }: Run): Lesson | null {
  const lesson = lessonById(id);
  if (lesson?.version !== version) return null;
  if (level !== 'faults') return lesson;
  return loss === undefined ? null : withFaults(lesson, loss);
}

/**
 * What a table shows of whoever sat there: as that seat, or the network, saw it, so that the events are those that a browser there
 * notes by itself, under the same ids. `after`: so many moves were made before the network's player came.
 */
export const shownTo = (
  part: Part,
  { header, moves }: { header: Header; moves: readonly LoggedMove[] },
  by: { table: string; device: string; level?: Run['level']; after?: number },
): readonly PracticeEvent[] => {
  const seen = moves.map((logged) => viewMove(logged, part, header.mode));
  const own = viewHeader(header, part);
  return part === 'network' ? goalEvents(own, seen, by) : eventsOf(own, seen, { ...by, seat: part });
};

/**
 * What a submitted run shows, or why it is not taken: `lesson-unknown`, `log-differs` with the first move that differs,
 * `malformed` where it is told of times that can't be.
 * @param now wall clock, ms
 */
export function judgedRun(
  run: Run,
  now: number,
): { readonly ok: true; readonly events: readonly PracticeEvent[] } | Refusal {
  const lesson = lessonOf(run);
  if (!lesson) return refuse('lesson-unknown', { field: 'run.lesson' });
  const { profile, ways, iss, seat, moves, table, device, level } = run;
  const late = moves.findIndex(({ at }) => at > now + AHEAD);
  if (late >= 0) return refuse('malformed', { field: `run.moves.${late}.at` });

  const header = newHeader({ lesson, profile, ways, iss });
  const difference = rejudge(header, moves);
  if (difference) {
    const { n, why } = difference;
    const part = why.kind === 'verdict' ? 'outcome' : why.kind === 'refused' ? 'move' : 'n';
    return refuse('log-differs', { n, field: `run.moves.${n - 1}.${part}` });
  }
  const events = shownTo(seat, { header, moves }, { table, device, level });
  // What can't be in a record: a time that is no whole number of milliseconds, say.
  if (!events.every((event) => practiceEventSchema.safeParse(event).success))
    return refuse('malformed', { field: 'run' });
  return { ok: true, events };
}
