/** Where a lesson begins that a learner has not played yet: by what the record says of its ideas, met in other lessons. */
import { isMisconception } from '../diagnosis/catalogue.ts';
import type { Mastery } from '../learner/progress.ts';
import type { Lesson } from '../lesson/schema.ts';
import type { FadingLevel } from './level.ts';

/**
 * An idea that is nowhere met yet is shown first. Where others have been met, half is filled in; and where at least half have, and
 * none of them went wrong last, nothing is.
 */
export function firstLevel(
  { teaches }: Pick<Lesson, 'teaches'>,
  progress: ReadonlyMap<string, Mastery>,
): FadingLevel {
  const ideas = teaches.filter(isMisconception);
  const met = ideas.flatMap((idea) => progress.get(idea) ?? []);
  if (met.length === 0) return 'watch';
  const sound = met.every(({ level }) => level !== 'shaky');
  return sound && met.length * 2 >= ideas.length ? 'all' : 'segment';
}
