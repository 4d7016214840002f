/** A refusal is data: a code that the user interface words in the user's language, and what it concerns. */
import * as z from 'zod/mini';

export const REFUSALS = [
  // codes, tables and seats; `not-finished`: once more is asked for while the lesson is still on
  'code-malformed',
  'code-unknown',
  'table-full',
  'seat-taken',
  'no-seat',
  // this connection sits in the class already; the seat went on on another device
  'seated-already',
  'seat-elsewhere',
  'table-over',
  'not-finished',
  // the table that it is asked for has been replaced, in another way, a moment ago
  'moved-on',
  // names
  'name-empty',
  'name-long',
  'name-characters',
  'name-taken',
  'name-offensive',
  // moves: the table's own answers
  'not-your-seat',
  'finished',
  'no-such-timer',
  'in-flight',
  'ack-owed',
  'no-more-hints',
  'hints-off',
  'no-such-segment',
  'predict-first',
  'state-first',
  'check-first',
  'no-need',
  'ask-first',
  'bad-move',
  // classes
  'class-ended',
  // it must have ended first
  'class-open',
  'class-locked',
  'class-full',
  'paused',
  'word-empty',
  'word-long',
  'student-unknown',
  'removed',
  // the plan: there is no such lesson in it; the next one begins when the instructor says so
  'no-such-step',
  'wait-for-class',
  'partner-here',
  'key-unknown',
  // the second instructor's key was taken back; the first instructor's to do
  'key-revoked',
  'owner-only',
  // to open a class here takes the operator's password
  'password-needed',
  'password-wrong',
  // coming back: a personal code that is none, or nobody's here
  'personal-malformed',
  'personal-unknown',
  // the class list: not on it; several of this name; somebody has joined as this one already
  'roster-unknown',
  'roster-several',
  'roster-taken',
  'lesson-unknown',
  // a lesson that somebody wrote: too broken to be played; `field` says where
  'lesson-bad',
  // a record: no class keeps it; a submitted log says otherwise than the judge; a student's share is used up
  'no-class',
  'log-differs',
  'record-full',
  // the socket's edge
  'malformed',
  'unknown-event',
  'too-large',
  'too-fast',
  'token-unknown',
  'not-stored',
  'server-error',
] as const;
export const refusalCodeSchema = z.enum(REFUSALS);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;

export const refusalSchema = z.object({
  ok: z.literal(false),
  refusal: refusalCodeSchema,
  /** The field of the request that is at fault, as a path; for people who debug, and for forms. */
  field: z.optional(z.string()),
  /** The move that is at fault, by its number from 1 (`log-differs`). */
  n: z.optional(z.int()),
  /** A name that is free, like the one that was wished for (`name-taken`). */
  name: z.optional(z.string()),
  /** Try again after so many ms (`too-fast`). */
  retryAfter: z.optional(z.number()),
});
export type Refusal = z.infer<typeof refusalSchema>;
export const refuse = (refusal: RefusalCode, more: Omit<Refusal, 'ok' | 'refusal'> = {}): Refusal => ({
  ok: false,
  refusal,
  ...more,
});
