/** A lesson is played by two sound ends before anybody else plays it: what has no end, or can't go on, is found by that. */
import { isAnew, nextMove } from '../bot/run.ts';
import type { Lesson, Until } from '../lesson/schema.ts';
import { holds } from '../table/conditions.ts';
import { draftOf } from '../table/draft.ts';
import { newHeader } from '../table/header.ts';
import type { LoggedMove, Table } from '../table/log.ts';
import { play } from '../table/play.ts';
import { open } from '../table/prelude.ts';
import { LESSON_LIMITS, problem } from './problem.ts';
import type { LessonProblem } from './problem.ts';

export interface Rehearsal {
  /** As far as it came; null where it could not be begun. */
  readonly table: Table | null;
  /** Its log. */
  readonly moves: readonly LoggedMove[];
  readonly problem: LessonProblem | null;
}

/** Any two will do: rules look at differences. Lessons with numbers of their own have them. */
const ISS = { client: 1_000_000_000, server: 2_000_000_000 };

/** The first part of what the step waits for that doesn't hold. */
function unmet(table: Table, until: Until): readonly string[] {
  const draft = draftOf(table, table.n);
  const { or: _, ...conditions } = until;
  const key = Object.entries(conditions).find(([name, value]) => !holds(draft, { [name]: value }))?.[0];
  return key === undefined ? [] : [key];
}

/** Steps that were over as they began: nobody gets to play them. */
function skipped(before: number, after: number, entered: boolean): LessonProblem | null {
  const first = entered ? before : before + 1;
  return first < after ? problem(['steps', first, 'until'], 'skipped', { step: first + 1 }) : null;
}

/** Never throws, whatever a lesson that fits the schema asks for. */
export function rehearse(lesson: Lesson): Rehearsal {
  let table: Table;
  try {
    table = open(newHeader({ lesson, profile: 'strict', iss: ISS }));
  } catch {
    return { table: null, moves: [], problem: problem(['start', 'sent'], 'start-endless') };
  }
  const moves: LoggedMove[] = [];
  const early = skipped(0, table.step, true);
  if (early) return { table, moves, problem: early };
  while (!table.ended) {
    const { step } = table;
    const until = lesson.steps[step]?.until ?? {};
    const wait = () => ({
      step: step + 1,
      client: table.connection.client.state,
      server: table.connection.server.state,
    });
    const place = () => ['steps', step, 'until', ...unmet(table, until)];
    if (moves.length >= LESSON_LIMITS.moves)
      return { table, moves, problem: problem(place(), 'endless', { ...wait(), moves: moves.length }) };
    try {
      const next = nextMove(table);
      if (!next || isAnew(next)) return { table, moves, problem: problem(place(), 'stuck', wait()) };
      const played = play(table, next.by, next.move);
      if (!played.ok) return { table, moves, problem: problem(place(), 'stuck', wait()) };
      const jumped = skipped(step, played.table.step, false);
      table = played.table;
      moves.push({ ...played.logged, id: `rehearsal-${moves.length + 1}`, at: 0 });
      if (jumped) return { table, moves, problem: jumped };
    } catch {
      return { table, moves, problem: problem(['steps', step], 'impossible', { step: step + 1 }) };
    }
  }
  return { table, moves, problem: null };
}
