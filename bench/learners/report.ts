/** The simulated classes' figures in words. */
import type { Arm } from './arms.ts';

export interface ArmFigures {
  readonly arm: Arm;
  /** Own moves until mastery: of all students the mean and the median; the class with the lowest mean, and the highest. */
  readonly moves: number;
  readonly median: number;
  readonly classes: { readonly least: number; readonly most: number };
  readonly days: number;
  /** Students who took fewer moves than the same student in fixed order. */
  readonly fewer: number;
  /** Students who reached mastery before the last day. */
  readonly mastered: number;
}

export interface LearnerFigures {
  readonly classes: number;
  /** In a class; and misconceptions that each holds. */
  readonly students: number;
  readonly ideas: number;
  readonly arms: readonly ArmFigures[];
}

const NAMES: Readonly<Record<Arm, string>> = {
  fixed: 'fixed order',
  fading: 'fading alone',
  review: 'review alone',
  both: 'fading, review',
};

export function report({ classes, students, ideas, arms }: LearnerFigures): string {
  const all = classes * students;
  const fixed = arms.find(({ arm }) => arm === 'fixed')?.moves ?? 0;
  const line = (one: ArmFigures): string =>
    [
      `  ${NAMES[one.arm].padEnd(16)}${one.moves.toFixed(0).padStart(4)} moves (median ${one.median}; by class ${one.classes.least.toFixed(0)} to ${one.classes.most.toFixed(0)})`,
      `${(one.moves / fixed).toFixed(2)} of fixed order`,
      `${one.days.toFixed(0)} days`,
      `fewer than in fixed order: ${one.fewer} of ${all}`,
      ...(one.mastered < all ? [`not there on the last day: ${all - one.mastered}`] : []),
    ].join('; ');
  return [
    '',
    `Simulated classes: ${classes} of ${students} students with ${ideas} misconceptions each; own moves until mastery`,
    ...arms.map(line),
    '  They unlearn by the rule in bench/learners/student.ts: machinery, no claim about how people learn.',
    '',
  ].join('\n');
}
