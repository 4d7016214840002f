/** The log of a table as it travels. Types are the lessons package's; a mismatch does not compile. */
import { z } from 'zod';
import type { Header, LoggedMove, Move, Outcome } from '@handshake/lessons';
import { profileSchema, moveIdSchema } from './names.ts';

const u32 = z.int().min(0).max(0xffff_ffff);

export const segmentSchema = z.strictObject({
  flags: z.int().min(0).max(255),
  seq: u32,
  ack: u32,
  len: z.int().min(0).max(65_535),
  win: z.int().min(0).max(65_535),
});

/** What a student may ask for. The network's and the clock's moves are made by the host only. */
export const playableMoveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('send'), segment: segmentSchema }),
  z.strictObject({ kind: z.literal('timer'), timer: z.enum(['rto', 'delack', '2msl']) }),
  z.strictObject({ kind: z.literal('hint') }),
]);
export type PlayableMove = z.infer<typeof playableMoveSchema>;

const factSchema = z.union([z.number(), z.string(), z.object({ seq: u32, of: z.enum(['own', 'peer']) })]);
const verdictClassSchema = z.enum(['legal', 'unusual', 'ignored', 'illegal']);
const findingSchema = z.object({
  rule: z.string(),
  verdict: verdictClassSchema,
  field: z.enum(['seq', 'ack', 'flags', 'len', 'win']),
  flag: z.string().optional(),
  facts: z.record(z.string(), factSchema),
});
export const outcomeSchema = z.object({
  verdict: verdictClassSchema,
  findings: z.array(findingSchema),
  misconception: z.string().nullable(),
  notAsked: z.enum(['OPEN', 'SEND', 'CLOSE', 'ABORT']).nullable(),
  travels: z.boolean(),
}) as unknown as z.ZodType<Outcome>;

const moveSchema = z.discriminatedUnion('kind', [
  ...playableMoveSchema.options,
  z.strictObject({ kind: z.literal('deliver'), no: z.int().min(1) }),
  z.strictObject({ kind: z.literal('hidden') }),
]) satisfies z.ZodType<Move>;

export const loggedMoveSchema = z.object({
  n: z.int().min(1),
  id: z.string(),
  by: z.enum(['client', 'server', 'network', 'clock']),
  move: moveSchema,
  outcome: outcomeSchema.optional(),
  at: z.number(),
}) as unknown as z.ZodType<LoggedMove>;

/** Headers come from the server's own store or the own lesson data; their lesson is checked by `lessonSchema` where it is written. */
export const headerSchema = z.object({
  v: z.literal(1),
  lesson: z.looseObject({ id: z.string(), version: z.number() }),
  rules: z.object({ id: z.literal('rfc9293'), version: z.number() }),
  profile: profileSchema,
  mode: z.literal('coach'),
  iss: z.object({ client: u32.nullable(), server: u32.nullable() }),
}) as unknown as z.ZodType<Header>;

export { moveIdSchema };
