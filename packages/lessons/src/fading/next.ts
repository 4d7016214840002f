/** Which lessons a learner gains by, today: the others may wait. */
import { isMisconception, MISCONCEPTIONS } from '../diagnosis/catalogue.ts';
import type { Mastery } from '../learner/progress.ts';
import type { Lesson } from '../lesson/schema.ts';

/**
 * A lesson is worth playing at that time (wall clock, ms) when an idea that it teaches is due, by the record; or was never met, and
 * the lesson has not been played with nothing filled in yet. Ideas that are known, and not due, need no lesson; nor do those that no
 * segment shows.
 */
export const isWorthPlaying = (
  { teaches }: Pick<Lesson, 'teaches'>,
  learner: {
    readonly progress: ReadonlyMap<string, Mastery>;
    readonly played: boolean;
    readonly now: number;
  },
): boolean =>
  teaches.filter(isMisconception).some((idea) => {
    if (!MISCONCEPTIONS[idea].seen) return false;
    const known = learner.progress.get(idea);
    return known ? known.due <= learner.now : !learner.played;
  });
