/** A learner's record with their class: logs of practice, which the server judges again before they count. */
import * as z from 'zod/mini';
import type { FadingLevel, PracticeEvent } from '@handshake/lessons';
import { event } from './events.ts';
import { headerSchema, loggedMovesSchema } from './log.ts';
import { partSchema, profileSchema, seatSchema, tableIdSchema, tokenSchema, waysSchema } from './names.ts';

/** The largest log that is submitted, as a request, bytes: a lesson's takes some ten thousand. */
export const MAX_RUN = 100_000;
/** The most moves of one: a lesson's takes some dozens. */
export const MAX_RUN_MOVES = 400;
/** The most events of one student that are kept: years of lessons. */
export const MAX_KEPT = 4000;

const u32 = z.int().check(z.minimum(0), z.maximum(0xffff_ffff));
/** As in an event's id, which begins with it. */
const practiceTableSchema = z.string().check(z.regex(/^[\w-]{8,40}$/));
const levelSchema = z.enum([
  'watch',
  'field',
  'segment',
  'all',
  'faults',
]) satisfies z.ZodMiniType<FadingLevel>;

/**
 * A whole log, nothing hidden in it, of a table that one learner played against the bot. What its header says beside this is the
 * server's to know: the lesson is named, never sent.
 */
export const runSchema = z.strictObject({
  /** The table's own id, drawn by the browser: its events count once, however often and from wherever they are sent. */
  table: practiceTableSchema,
  lesson: z.strictObject({ id: z.string().check(z.maxLength(40)), version: z.int() }),
  profile: profileSchema,
  ways: waysSchema,
  iss: z.strictObject({ client: u32, server: u32 }),
  /** The learner's: an end, or the network of two bots. */
  seat: partSchema,
  /** The browser's name in the record. */
  device: z.string().check(z.regex(/^[\w-]{1,40}$/)),
  level: z.optional(levelSchema),
  /** Of a lesson with a loss more: which of the places it fell on, from 0 up to 1. */
  loss: z.optional(z.number().check(z.minimum(0), z.lt(1))),
  moves: loggedMovesSchema.check(z.minLength(1), z.maxLength(MAX_RUN_MOVES)),
});
export type Run = z.output<typeof runSchema>;

/** As the lessons package has it, which is stricter. */
export const keptEventSchema = z.object({
  id: z.string(),
  at: z.number(),
  device: z.string(),
  source: z.enum(['lesson', 'puzzle', 'review', 'rule']),
  lesson: z.optional(z.string()),
  key: z.string(),
  ok: z.boolean(),
  grade: z.enum(['again', 'hard', 'good', 'easy']),
}) as unknown as z.ZodMiniType<PracticeEvent>;

/** A table that a student had a part of. */
export const ownTableSchema = z.object({
  table: z.string(),
  number: z.nullable(z.int()),
  part: partSchema,
  lesson: z.object({ en: z.string(), zh: z.string() }),
  moves: z.int(),
  /** Wall clock, ms. */
  openedAt: z.number(),
});
export type OwnTable = z.infer<typeof ownTableSchema>;

export const learner = {
  /**
   * Keeps what a run shows. Judged again first: a log that says otherwise than the judge is refused (`log-differs`, with the first
   * such move) and nothing of it counts. Whose record it is follows from the token: there is no way to name another's.
   */
  keep: event(
    z.strictObject({ token: tokenSchema, run: runSchema }),
    z.object({
      /** Events that this run shows. */
      kept: z.int(),
      /** Events of this student that are kept, this run's among them. */
      total: z.int(),
    }),
  ),
  /** The own record in the class: what was kept, and what the class's tables show. */
  record: event(z.strictObject({ token: tokenSchema }), z.object({ events: z.array(keptEventSchema) })),
  /** The own tables in the class, in the order of their opening: those where anybody moved. Also once the class has ended. */
  tables: event(z.strictObject({ token: tokenSchema }), z.object({ tables: z.array(ownTableSchema) })),
  /** The log of one of them, as its student sees it. */
  table: event(
    z.strictObject({ token: tokenSchema, table: tableIdSchema }),
    z.object({
      part: partSchema,
      names: z.record(seatSchema, z.string()),
      header: headerSchema,
      moves: loggedMovesSchema,
    }),
  ),
};
