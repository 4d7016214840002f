/**
 * The report of a class: who did what, out of the tables' logs, as of one instant. `GET /api/class/report.json` gives it to whoever
 * has a key of the class. Times are wall clock, durations ms.
 */
import * as z from 'zod/mini';
import { headerSchema, loggedMovesSchema, segmentSchema } from './log.ts';
import { localeSchema, partSchema, seatSchema } from './names.ts';

/** Counts up when a reader of the last version could misread it. */
export const REPORT_VERSION = 1;

const text = z.object({ en: z.string(), zh: z.string() });
const lesson = z.object({ id: z.string(), title: text });

/** A segment that the judge objected to, or that shows a misconception. */
const mistake = z.object({
  /** The move's number in the table's log. */
  n: z.int(),
  at: z.number(),
  misconception: z.nullable(z.string()),
  /** The first rule that was broken. */
  rule: z.nullable(z.string()),
  verdict: z.enum(['legal', 'unusual', 'ignored', 'illegal']),
  /** It went onto the wire. */
  travels: z.boolean(),
  segment: segmentSchema,
  /** Seq and Ack counted from the two initial sequence numbers, modulo 2^32. */
  relative: z.object({ seq: z.int(), ack: z.int() }),
});
export type ReportMistake = z.infer<typeof mistake>;

/** What one student did at one table. Moves that a bot or an instructor made in their seat are not among them. */
const run = z.object({
  table: z.string(),
  number: z.nullable(z.int()),
  lesson,
  /** Which lesson of the plan, from 0. */
  step: z.int(),
  part: partSchema,
  /** When they sat down there, and their last move. */
  from: z.number(),
  to: z.number(),
  /** From sitting down to the last move, without the time in which somebody played for them. */
  ms: z.number(),
  /** Steps of the lesson that were behind them when they last had the seat, and how many it has. */
  steps: z.int(),
  of: z.int(),
  /** The lesson ended while they had the seat. */
  done: z.boolean(),
  moves: z.int(),
  segments: z.int(),
  /** Segments that were held back, or travelled and were wrong. */
  wrong: z.int(),
  hints: z.int(),
  /** What they said where the table asked: segments checked, and the own state. */
  asked: z.object({ right: z.int(), of: z.int() }),
  mistakes: z.array(mistake),
});
export type ReportRun = z.infer<typeof run>;

/** A misconception: how often, and among how many students. The most widespread first. */
const counted = z.object({ misconception: z.string(), count: z.int(), students: z.int() });
export type Counted = z.infer<typeof counted>;

const student = z.object({
  id: z.string(),
  /** The chosen one. */
  name: z.string(),
  /** By the roster. */
  realName: z.nullable(z.string()),
  joinedAt: z.number(),
  leftAt: z.nullable(z.number()),
  /** In the order of the tables' opening; those where they made a move. */
  runs: z.array(run),
});
export type ReportStudent = z.infer<typeof student>;

/** One lesson over the whole class. */
const lessonSummary = z.object({
  lesson,
  tables: z.int(),
  /** Who made a move in it, and who of them finished it at least once. */
  students: z.int(),
  finished: z.int(),
  segments: z.int(),
  wrong: z.int(),
  /** Of the times that students spent in it, the middle one. */
  medianMs: z.number(),
  misconceptions: z.array(counted),
});
export type ReportLesson = z.infer<typeof lessonSummary>;

export const reportSchema = z.object({
  format: z.literal('handshake-lab-class-report'),
  v: z.literal(REPORT_VERSION),
  class: z.object({
    code: z.string(),
    title: z.string(),
    locale: localeSchema,
    openedAt: z.number(),
    endedAt: z.nullable(z.number()),
  }),
  /** The instant of which it tells. */
  takenAt: z.number(),
  totals: z.object({
    students: z.int(),
    /** Tables where a student made a move. */
    tables: z.int(),
    segments: z.int(),
    wrong: z.int(),
  }),
  misconceptions: z.array(counted),
  /** In the order in which they were first played. */
  lessons: z.array(lessonSummary),
  /** In the order they joined. */
  students: z.array(student),
});
export type ClassReport = z.infer<typeof reportSchema>;

/** One table's whole log: `GET /api/class/tables/ID`. */
export const tableLogSchema = z.object({
  number: z.nullable(z.int()),
  names: z.record(seatSchema, z.string()),
  header: headerSchema,
  moves: loggedMovesSchema,
});
export type TableLog = z.infer<typeof tableLogSchema>;
