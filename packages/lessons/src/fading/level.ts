/**
 * From example to blank page: how much of a lesson is done for a learner, and how that moves by how it goes. One rule, told to
 * learners as it is: a run with few mistakes leads on, one with many leads back.
 */
import * as z from 'zod/mini';
import type { Debrief } from '../debrief.ts';

/**
 * `watch`: every own segment is filled in, and told why; the learner sends it. `field`: of each own segment one field is blank. `segment`: every second own segment is
 * blank, the others are filled in. `all`: nothing is filled in. `faults`: nothing is filled in, and the network loses one segment more.
 */
export const LEVELS = ['watch', 'field', 'segment', 'all', 'faults'] as const;
export const levelSchema = z.enum(LEVELS);
export type FadingLevel = z.infer<typeof levelSchema>;

/** How a run of a lesson went for one seat. */
export interface Went {
  /** Segments that were right, and travelled. */
  readonly right: number;
  /** Segments that were not. */
  readonly wrong: number;
  readonly hints: number;
}

export const wentOf = ({ counts, wrong, hints }: Debrief): Went => {
  const mistakes = wrong.reduce((n, { count }) => n + count, 0);
  return { right: counts.sent, wrong: mistakes, hints: hints.length };
};

/** At most one mistake in ten segments and one hint: on. */
export const LEADS_ON = { wrong: 0.1, hints: 1 } as const;
/** A mistake or a worked answer for every second segment: back. */
export const LEADS_BACK = 0.5;

const shift = (level: FadingLevel, by: -1 | 1): FadingLevel => {
  const at = LEVELS.indexOf(level) + by;
  return LEVELS[Math.min(LEVELS.length - 1, Math.max(0, at))] ?? level;
};

/** The level of the next run, after one that was played to its end at this level. */
export function nextLevel(level: FadingLevel, { right, wrong, hints }: Went): FadingLevel {
  // Nothing can go wrong by watching.
  if (level === 'watch') return 'field';
  const segments = Math.max(1, right + wrong);
  if (wrong / segments <= LEADS_ON.wrong && hints <= LEADS_ON.hints) return shift(level, 1);
  if ((wrong + hints / 3) / segments >= LEADS_BACK) return shift(level, -1);
  return level;
}
