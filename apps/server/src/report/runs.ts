/** What each student did at one table, out of its log. */
import { isMiss, open, step } from '@handshake/lessons';
import type { Header, LoggedMove, Seat, Table, TableEvent } from '@handshake/lessons';
import { other } from '@handshake/protocol';
import type { ReportMistake, ReportRun } from '@handshake/contract';
import type { ClassMoment } from '../storage/repository.ts';
import { isTheirs, stretchesOf } from './owners.ts';
import type { Stretch } from './owners.ts';

type TableMoment = ClassMoment['tables'][number];

/** One student's run. */
export interface Run {
  readonly student: string;
  readonly run: ReportRun;
}

/**
 * The runs at a table, of those who made a move there.
 * @param log the table's log as it was at the moment: `moment.moves` moves
 */
export function runsAt(moment: TableMoment, header: Header, log: readonly LoggedMove[]): Run[] {
  const tables = folds(header, log);
  const events = (tables.at(-1) as Table).events;
  const byStudent = new Map<string, Stretch[]>();
  for (const stretch of stretchesOf(moment.sittings, log.length)) {
    const key = `${stretch.part} ${stretch.student}`;
    const known = byStudent.get(key);
    if (known) known.push(stretch);
    else byStudent.set(key, [stretch]);
  }
  return [...byStudent.values()].flatMap((stretches) => {
    const run = runOf(moment, header, { log, tables, events }, stretches);
    const [first] = stretches;
    return run && first ? [{ student: first.student, run }] : [];
  });
}

/** The table after 0, 1, 2, … moves. */
function folds(header: Header, log: readonly LoggedMove[]): Table[] {
  const all = [open(header)];
  for (const logged of log) all.push(step(all.at(-1) as Table, logged));
  return all;
}

interface Played {
  readonly log: readonly LoggedMove[];
  readonly tables: readonly Table[];
  readonly events: readonly TableEvent[];
}

/** One student's stretches of one part; null where they made no move. */
function runOf(
  moment: TableMoment,
  header: Header,
  { log, tables, events }: Played,
  stretches: readonly Stretch[],
): ReportRun | null {
  const theirs = stretches.map((stretch) => log.filter((logged) => isTheirs(stretch, logged)));
  const own = theirs.flat();
  const [first, last] = [stretches[0], stretches.at(-1)];
  const newest = own.at(-1);
  if (!first || !last || !newest) return null;
  const { lesson } = header;
  const reached = tables[last.upTo] as Table;
  const sends = own.filter(({ move }) => move.kind === 'send');
  const wrong = sends.filter(({ outcome }) => outcome !== undefined && isMiss(outcome));
  const answers = events.filter(({ n }) => own.some((logged) => logged.n === n)).flatMap(answered);
  return {
    table: moment.id,
    number: moment.number,
    lesson: { id: lesson.id, title: { ...lesson.title } },
    step: moment.step,
    part: first.part,
    from: first.at,
    to: newest.at,
    // A clock that was set back gives no time, and takes none away.
    ms: stretches.reduce((sum, { at }, i) => sum + Math.max(0, (theirs[i]?.at(-1)?.at ?? at) - at), 0),
    steps: reached.step,
    of: lesson.steps.length,
    done: stretches.some(
      ({ after, upTo }) => !(tables[after] as Table).ended && (tables[upTo] as Table).ended,
    ),
    moves: own.length,
    segments: sends.length,
    wrong: wrong.length,
    hints: own.filter(({ move }) => move.kind === 'hint').length,
    asked: { right: answers.filter((right) => right).length, of: answers.length },
    mistakes: sends.flatMap((logged) => mistakeOf(header, logged) ?? []),
  };
}

/** Right or wrong, where the event is an answer. */
function answered(event: TableEvent): boolean[] {
  if (event.kind === 'stated') return [event.said === event.is];
  if (event.kind !== 'checked') return [];
  const { said, right } = event;
  return [said.decision === right.decision && said.field === right.field];
}

function mistakeOf({ iss }: Header, { n, at, by, move, outcome }: LoggedMove): ReportMistake | null {
  if (move.kind !== 'send' || !outcome) return null;
  const { misconception, verdict, travels, findings } = outcome;
  if (misconception === null && !isMiss(outcome)) return null;
  const { segment } = move;
  const seat = by as Seat;
  const from = (number: number, base: number | null) => (number - (base ?? 0)) >>> 0;
  return {
    n,
    at,
    misconception,
    rule: findings[0]?.rule ?? null,
    verdict,
    travels,
    segment: { ...segment },
    relative: { seq: from(segment.seq, iss[seat]), ack: from(segment.ack, iss[other(seat)]) },
  };
}
