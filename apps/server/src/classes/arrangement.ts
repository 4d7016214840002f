/** Pairs and classes in the terms of seats and tables. */
import { refuse } from '@handshake/contract';
import type { Parsed, EVENTS, Refusal } from '@handshake/contract';
import { COACHED, lessonById } from '@handshake/lessons';
import type { Lesson, Part, Seat } from '@handshake/lessons';
import type { ClassSettings, Occupancies, Occupancy, PlanStep, StoredClass } from '../storage/repository.ts';
import type { LiveTable } from '../tables/live.ts';
import { isOwn, wantedLesson } from '../tables/lesson.ts';
import { newestOf } from '../tables/opening.ts';
import type { Pair, Sitter } from './pairing.ts';

/** Who is opposite one who has no partner. Who would rather play the network meets the bot while no table has need of that. */
export const opposite = (odd: ClassSettings['odd']): Occupancy => ({
  kind: odd === 'wait' ? 'nobody' : 'bot',
});

const occupancyOf = (sitter: Sitter, odd: ClassSettings['odd']): Occupancy =>
  sitter === 'nobody' ? opposite(odd) : { kind: 'student', student: sitter.student };

export const occupanciesOf = ({ client, server }: Pair, odd: ClassSettings['odd']): Occupancies => ({
  client: occupancyOf(client, odd),
  server: occupancyOf(server, odd),
  network: { kind: 'nobody' },
});

const sitterOf = (occupancy: Occupancy): Sitter =>
  occupancy.kind === 'student' ? { student: occupancy.student } : 'nobody';

export const pairOf = ({ seats }: LiveTable): Pair => ({
  client: sitterOf(seats.client),
  server: sitterOf(seats.server),
});

/** One student without a partner. */
export const lone = (student: string, seat: Seat, odd: ClassSettings['odd']): Occupancies =>
  occupanciesOf(
    seat === 'client' ? { client: { student }, server: 'nobody' } : { client: 'nobody', server: { student } },
    odd,
  );

/** Two students; the first on the seat that is named. */
export const two = (first: string, seat: Seat, second: string): Occupancies => {
  const [client, server] = seat === 'client' ? [first, second] : [second, first];
  return occupanciesOf({ client: { student: client }, server: { student: server } }, 'bot');
};

/** An instructor who played at a table does not follow to the next; a bot that stands in for one who is away does. */
export const handedBack = (seats: Occupancies): Occupancies => {
  const back = (part: Part): Occupancy => {
    const occupancy = seats[part];
    if (occupancy.kind === 'nobody' || occupancy.stand !== 'instructor') return occupancy;
    const { stand: _, ...own } = occupancy;
    return own;
  };
  return { client: back('client'), server: back('server'), network: back('network') };
};

/** A lesson of the plan; its last where there is none of this number. A plan is never empty. */
export const plannedAt = ({ plan }: StoredClass, step: number): PlanStep =>
  (plan[step] ?? plan.at(-1)) as PlanStep;

/**
 * Where in a plan that takes another's place the lesson number `step` of the other stands now: the nearest of that name. Of one that
 * was taken out: the one that came next. As many as the plan has lessons: nothing comes after it.
 */
export function stepIn(plan: readonly PlanStep[], before: readonly PlanStep[], step: number): number {
  for (let i = step; i < before.length; i++) {
    const lesson = before[i]?.lesson;
    const places = plan.flatMap((one, at) => (one.lesson === lesson ? [at] : []));
    const [nearest] = places.sort((a, b) => Math.abs(a - i) - Math.abs(b - i));
    if (nearest !== undefined) return nearest;
  }
  return plan.length;
}

/** What a lesson of the plan is; an update of the product may have taken it away, but not from tables that play it. */
export const lessonOf = ({ lesson: id, own }: PlanStep, tables: readonly LiveTable[]): Lesson | null => {
  if (own) return own;
  const playing = tables.find((live) => live.header.lesson.id === id);
  return lessonById(id) ?? (playing ? newestOf(playing.header.lesson) : null);
};

type WantedPlan = Parsed<(typeof EVENTS)['class.open']>['plan'];

/** The plan that is wished for. A lesson of one's own that is in the plan `before` is named without its file. */
export function planOf(
  wanted: WantedPlan,
  before: readonly PlanStep[],
): { ok: true; plan: PlanStep[] } | Refusal {
  const plan: PlanStep[] = [];
  for (const [i, { lesson: id, own, profile, ways = COACHED, minutes = null }] of wanted.entries()) {
    const kept = own === undefined ? before.find((step) => step.own && step.lesson === id)?.own : undefined;
    const read = kept ? { ok: true as const, lesson: kept } : wantedLesson(id, own);
    if (!read.ok) return refuse(read.refusal, { field: `plan.${i}.${read.field ?? 'lesson'}` });
    const { lesson } = read;
    plan.push({ lesson: lesson.id, own: isOwn(lesson) ? lesson : null, profile, ways, minutes });
  }
  return { ok: true, plan };
}

/** The lowest number that no table has. */
export function freeNumber(taken: ReadonlySet<number | null>): number {
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}
