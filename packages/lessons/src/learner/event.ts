/**
 * A learner's record is a set of events that only ever grows: what was practised, and whether it went right. All that is
 * shown of a learner is a fold of it.
 */
import * as z from 'zod/mini';

/** Of the record's format; counts up when an older product could not read it any more. */
export const RECORD_VERSION = 1;

/** Until the year 2100: a clock that says more is broken. */
const LATEST = 4_102_444_800_000;

/** How it went: wrong; right with help; right; right without a thought. */
export const GRADES = ['again', 'hard', 'good', 'easy'] as const;

export const practiceEventSchema = z
  .object({
    /** Unique: whoever records the same thing twice gives it the same id, and it counts once. */
    id: z.string().check(z.regex(/^[\w:.-]{1,120}$/u)),
    /** Wall clock, ms since 1970. */
    at: z.int().check(z.minimum(0), z.maximum(LATEST)),
    /** The browser that recorded it. */
    device: z.string().check(z.regex(/^[\w-]{1,40}$/u)),
    /** What was practised: a lesson's move, a puzzle, a review's answer, a rule's bench. */
    source: z.enum(['lesson', 'puzzle', 'review', 'rule']),
    /** Of a lesson's move: which lesson. */
    lesson: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/u))),
    /** A misconception's id or a rule's. One that this version does not know is kept, and not shown. */
    key: z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/u)),
    ok: z.boolean(),
    grade: z.enum(GRADES),
  })
  .check(z.refine(({ ok, grade }) => ok === (grade !== 'again'), { path: ['grade'] }));

export type PracticeEvent = Readonly<z.infer<typeof practiceEventSchema>>;
export type Grade = PracticeEvent['grade'];
export type Source = PracticeEvent['source'];
