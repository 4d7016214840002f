/** The report of a class: its students' runs, and what they come to by lesson and over the class. */
import { REPORT_VERSION } from '@handshake/contract';
import type { ClassReport, Counted, ReportLesson, ReportRun } from '@handshake/contract';
import type { ClassMoment } from '../storage/repository.ts';
import type { Run } from './runs.ts';

/** @param runs of all tables, in the order of their opening; @param takenAt wall clock, ms */
export function reportOf(moment: ClassMoment, runs: readonly Run[], takenAt: number): ClassReport {
  const { code, title, locale, openedAt, endedAt } = moment.class;
  const byLesson = new Map<string, Run[]>();
  for (const one of runs) {
    const { id } = one.run.lesson;
    const known = byLesson.get(id);
    if (known) known.push(one);
    else byLesson.set(id, [one]);
  }
  const played = runs.map(({ run }) => run);
  return {
    format: 'handshake-lab-class-report',
    v: REPORT_VERSION,
    class: { code, title, locale, openedAt, endedAt },
    takenAt,
    totals: { students: moment.students.length, tables: tablesIn(played), ...segmentsIn(played) },
    misconceptions: countedIn(runs),
    lessons: [...byLesson.values()].map(summaryOf),
    students: moment.students.map(({ id, name, realName, joinedAt, leftAt }) => ({
      id,
      name,
      realName,
      joinedAt,
      leftAt,
      runs: runs.filter(({ student }) => student === id).map(({ run }) => run),
    })),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const tablesIn = (runs: readonly ReportRun[]): number => new Set(runs.map(({ table }) => table)).size;
const segmentsIn = (runs: readonly ReportRun[]) => ({
  segments: sum(runs.map(({ segments }) => segments)),
  wrong: sum(runs.map(({ wrong }) => wrong)),
});

function summaryOf(runs: readonly Run[]): ReportLesson {
  const played = runs.map(({ run }) => run);
  const { lesson } = played[0] as ReportRun;
  const students = new Map<string, { ms: number; done: boolean }>();
  for (const { student, run } of runs) {
    const before = students.get(student);
    students.set(student, {
      ms: (before?.ms ?? 0) + run.ms,
      done: run.done || (before?.done ?? false),
    });
  }
  const all = [...students.values()];
  return {
    lesson,
    tables: tablesIn(played),
    students: all.length,
    finished: all.filter(({ done }) => done).length,
    ...segmentsIn(played),
    medianMs: median(all.map(({ ms }) => ms)),
    misconceptions: countedIn(runs),
  };
}

/** Of an even number the mean of the two in the middle, in whole ms. */
function median(numbers: readonly number[]): number {
  const inOrder = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(inOrder.length / 2);
  const [below, at] = [inOrder[half - 1] ?? 0, inOrder[half] ?? 0];
  return inOrder.length % 2 === 1 ? at : Math.round((below + at) / 2);
}

function countedIn(runs: readonly Run[]): Counted[] {
  const found = new Map<string, { count: number; students: Set<string> }>();
  for (const { student, run } of runs) {
    for (const { misconception } of run.mistakes) {
      if (misconception === null) continue;
      const known = found.get(misconception) ?? { count: 0, students: new Set() };
      known.count += 1;
      known.students.add(student);
      found.set(misconception, known);
    }
  }
  return [...found]
    .map(([misconception, { count, students }]) => ({ misconception, count, students: students.size }))
    .sort(
      (a, b) => b.students - a.students || b.count - a.count || (a.misconception < b.misconception ? -1 : 1),
    );
}
