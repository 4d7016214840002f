/** A table as those who sit at it or watch it see it. */
import type { Occupant, Seats, Snapshot, Standing } from '@handshake/contract';
import { viewHeader, viewMove } from '@handshake/lessons';
import type { LoggedMove, Part, Role } from '@handshake/lessons';
import type { Students } from '../seating/students.ts';
import type { StoredClass } from '../storage/repository.ts';
import type { Pace } from './actors.ts';
import type { LiveTable } from './live.ts';

function occupant(live: LiveTable, part: Part, students: Students): Occupant {
  const occupancy = live.seats[part];
  const { kind } = occupancy;
  if (kind === 'nobody') return { kind, name: '', here: false, composing: false };
  const stand = occupancy.stand ? { stand: occupancy.stand } : {};
  if (kind === 'bot') return { kind, ...stand, name: '', here: true, composing: false };
  const student = students.peek(occupancy.student);
  return {
    kind,
    ...stand,
    name: student?.stored.name ?? '',
    here: student?.here ?? false,
    composing: student?.composing ?? false,
  };
}

export const seatsOf = (live: LiveTable, students: Students): Seats => ({
  client: occupant(live, 'client', students),
  server: occupant(live, 'server', students),
  ...(live.seats.network.kind === 'nobody' ? {} : { network: occupant(live, 'network', students) }),
});

/** Since when somebody at the table asks for help; wall clock, ms. */
export const askedAt = (live: LiveTable, students: Students): number | null =>
  live.students.reduce<number | null>((first, id) => {
    const at = students.peek(id)?.stored.askedAt ?? null;
    return at === null || (first !== null && first < at) ? first : at;
  }, null);

/** How far the table's time has gone, and whether it stands still. */
export function timeOf(
  { record: { step, care, openedAt }, header }: Pick<LiveTable, 'record' | 'header'>,
  { plan }: Pick<StoredClass, 'plan'>,
): Pick<Standing, 'pausedAt' | 'endsAt'> {
  const { pausedAt, pausedFor, extra } = care;
  const planned = plan[step];
  const minutes = planned?.lesson === header.lesson.id ? planned.minutes : null;
  const given = (minutes ?? 0) * 60_000 + extra + pausedFor;
  return { pausedAt, endsAt: minutes === null && extra === 0 ? null : openedAt + given };
}

/** Which lesson of the plan comes after this table's: the one in its place where the plan has its own lesson no more. */
export const followingStep = ({ record: { step }, header }: LiveTable, { plan }: StoredClass): number =>
  plan[step]?.lesson === header.lesson.id ? step + 1 : step;

/** How the table stands in its class. `now`: wall clock, ms. */
export function standingOf(live: LiveTable, cls: StoredClass, students: Students, now: number): Standing {
  const { step, care } = live.record;
  const following = followingStep(live, cls);
  const last = following >= cls.plan.length;
  const free = cls.settings.pace === 'own' || following <= cls.step;
  return {
    ...timeOf(live, cls),
    now,
    word: care.word,
    askedAt: askedAt(live, students),
    absent: care.absent ?? cls.settings.absent,
    lesson: { no: Math.min(step + 1, cls.plan.length), of: cls.plan.length },
    next: last ? 'none' : free ? 'free' : 'wait',
  };
}

/** The stored moves after number `since`, as this role may see them. */
export const movesFor = (live: LiveTable, role: Role, since = 0): LoggedMove[] =>
  live.log.slice(since, live.durable).map((logged) => viewMove(logged, role, live.header.mode));

/** What is needed to show a table to its players. */
export interface Showing {
  readonly students: Students;
  readonly pace: Pace;
  /** Undefined: the table belongs to no class. */
  readonly standing: (live: LiveTable) => Standing | undefined;
}

/** What a player needs to be (back) at the table. */
export function snapshotFor(
  live: LiveTable,
  part: Part,
  since: number,
  { students, pace, standing }: Showing,
): Snapshot {
  const seats = seatsOf(live, students);
  const stands = standing(live);
  return {
    table: live.id,
    code: live.code,
    number: live.record.number,
    seat: part,
    name: seats[part]?.name ?? '',
    inClass: live.classId !== null,
    header: viewHeader(live.header, part),
    moves: movesFor(live, part, since),
    seats,
    pace: {
      flight: pace.flight,
      twoMsl: pace.twoMsl,
      ...(part === 'network' ? { patience: pace.patience } : {}),
    },
    closed: live.closed,
    ...(stands ? { standing: stands } : {}),
  };
}
