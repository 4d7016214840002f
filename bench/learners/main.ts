/**
 * `npm run bench -- learners [--small] [--json]`: simulated classes practise the same lessons in four ways, until mastery. The rule by
 * which they unlearn stands in `student.ts`, what they do on a day in `arms.ts`. It shows that the fading and the review work as
 * machinery: that is no claim about how people learn. The same figures every time: everything is drawn from fixed seeds.
 */
import { seeded } from '@handshake/lessons';
import { ARMS, learns } from './arms.ts';
import type { Arm, Learnt } from './arms.ts';
import { report } from './report.ts';
import type { ArmFigures, LearnerFigures } from './report.ts';
import { IDEAS, Student } from './student.ts';

const HELD = 3;
/** The first student's number. The machinery was tried out on those up to 200; these were looked at once, when it stood. */
const FIRST = 5001;
const SMALL = process.argv.includes('--small');
const [CLASSES, STUDENTS] = SMALL ? [1, 4] : [6, 20];

/** The same student in every way to practise: ideas and chances are drawn from its own number. */
function practises(no: number, arm: Arm): Learnt {
  const draw = seeded(no);
  const ideas = [...IDEAS];
  while (ideas.length > HELD) ideas.splice(Math.floor(draw() * ideas.length), 1);
  return learns(new Student(ideas, seeded(no + 1_000_000)), arm, seeded(no + 2_000_000));
}

const mean = (all: readonly number[]): number => all.reduce((sum, n) => sum + n, 0) / all.length;
const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0;

const learnt = Object.fromEntries(
  ARMS.map((arm) => [arm, Array.from({ length: CLASSES * STUDENTS }, (_, k) => practises(FIRST + k, arm))]),
) as Record<Arm, Learnt[]>;

function figuresOf(arm: Arm): ArmFigures {
  const own = learnt[arm];
  const classes = Array.from({ length: CLASSES }, (_, c) =>
    mean(own.slice(c * STUDENTS, (c + 1) * STUDENTS).map(({ moves }) => moves)),
  );
  return {
    arm,
    moves: mean(own.map(({ moves }) => moves)),
    median: median(own.map(({ moves }) => moves)),
    classes: { least: Math.min(...classes), most: Math.max(...classes) },
    days: mean(own.map(({ days }) => days)),
    fewer: own.filter(({ moves }, k) => moves < (learnt.fixed[k]?.moves ?? 0)).length,
    mastered: own.filter(({ mastered }) => mastered).length,
  };
}

const figures: LearnerFigures = {
  classes: CLASSES,
  students: STUDENTS,
  ideas: HELD,
  arms: ARMS.map(figuresOf),
};
console.log(process.argv.includes('--json') ? JSON.stringify(figures, null, 2) : report(figures));
