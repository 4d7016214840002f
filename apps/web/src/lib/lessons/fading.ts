/** How much of each lesson is filled in for this learner: kept by lesson and seat. */
import { firstLevel, LEVELS } from '@handshake/lessons';
import type { FadingLevel, Lesson, Mastery, Seat } from '@handshake/lessons';
import { read, write } from '#lib/session/stored.ts';
import { m } from '#lib/paraglide/messages.js';

export const LEVEL_NAMES: Readonly<Record<FadingLevel, () => string>> = {
  watch: m.f_watch,
  field: m.f_field,
  segment: m.f_segment,
  all: m.f_all,
  faults: m.f_faults,
};

/** A level that somebody wrote; null where it is none. */
export const asLevel = (text: string | null): FadingLevel | null =>
  LEVELS.find((level) => level === text) ?? null;

const keyOf = (lesson: string, seat: Seat): string => `level:${lesson}:${seat}`;

export const keptLevel = (lesson: Lesson, seat: Seat): FadingLevel | null =>
  asLevel(read('local', keyOf(lesson.id, seat)));
/** The level of the next run; of the first, by what is known of the lesson's ideas. */
export const levelFor = (lesson: Lesson, seat: Seat, progress: ReadonlyMap<string, Mastery>): FadingLevel =>
  keptLevel(lesson, seat) ?? firstLevel(lesson, progress);

export const keepLevel = (lesson: string, seat: Seat, level: FadingLevel): boolean =>
  write('local', keyOf(lesson, seat), level);

/** Lessons are filled in by how it goes; otherwise everything is left blank. */
export const isGuided = (): boolean => read('local', 'guided') !== 'no';
export const keepGuided = (guided: boolean): boolean => write('local', 'guided', guided ? 'yes' : 'no');

/** Where the loss of a lesson with a loss more falls: another place each time this tab is opened, the same after a reload. */
export function lossFor(lesson: string): number {
  const key = `loss:${lesson}`;
  const kept = Number(read('session', key) ?? NaN);
  if (kept >= 0 && kept < 1) return kept;
  const drawn = Math.random();
  write('session', key, String(drawn));
  return drawn;
}
