/** Pairs and classes in the terms of seats and tables. */
import { refuse } from '@handshake/contract';
import type { Parsed, EVENTS, Refusal } from '@handshake/contract';
import { COACHED, lessonById } from '@handshake/lessons';
import type { Lesson, Seat } from '@handshake/lessons';
import type { Occupancies, Occupancy, PlanStep, StoredClass } from '../storage/repository.ts';
import type { LiveTable } from '../tables/live.ts';
import { isOwn, wantedLesson } from '../tables/lesson.ts';
import { newestOf } from '../tables/opening.ts';
import type { Pair, Sitter } from './pairing.ts';

const occupancyOf = (sitter: Sitter): Occupancy =>
  sitter === 'bot' ? { kind: 'bot' } : { kind: 'student', student: sitter.student };
export const occupanciesOf = ({ client, server }: Pair): Occupancies => ({
  client: occupancyOf(client),
  server: occupancyOf(server),
  network: { kind: 'nobody' },
});
const sitterOf = (occupancy: Occupancy): Sitter =>
  occupancy.kind === 'student' ? { student: occupancy.student } : 'bot';
export const pairOf = ({ seats }: LiveTable): Pair => ({
  client: sitterOf(seats.client),
  server: sitterOf(seats.server),
});
/** One student with the bot. */
export const lone = (student: string, seat: Seat): Occupancies =>
  occupanciesOf(
    seat === 'client' ? { client: { student }, server: 'bot' } : { client: 'bot', server: { student } },
  );
/** Two students; the first on the seat that is named. */
export const two = (first: string, seat: Seat, second: string): Occupancies =>
  occupanciesOf(
    seat === 'client'
      ? { client: { student: first }, server: { student: second } }
      : { client: { student: second }, server: { student: first } },
  );

/** A lesson of the plan; its last where there is none of this number. A plan is never empty. */
export const plannedAt = ({ plan }: StoredClass, step: number): PlanStep =>
  (plan[step] ?? plan.at(-1)) as PlanStep;

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

/** The lowest number that no table of the class has. */
export function freeNumber(tables: readonly LiveTable[]): number {
  const taken = new Set(tables.map((live) => live.record.number));
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}
