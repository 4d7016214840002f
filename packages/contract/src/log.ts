/** The log of a table as it travels. Types are the lessons package's; a mismatch does not compile. */
import * as z from 'zod/mini';
import type { Header, LoggedMove, Move, Outcome } from '@handshake/lessons';
import type { State } from '@handshake/protocol';
import {
  askSchema,
  modeSchema,
  moveIdSchema,
  numbersSchema,
  profileSchema,
  ruleSetSchema,
  seatSchema,
} from './names.ts';

const upTo = (most: number) => z.int().check(z.minimum(0), z.maximum(most));
const u32 = upTo(0xffff_ffff);
const ordinal = z.int().check(z.minimum(1));

export const segmentSchema = z.strictObject({
  flags: upTo(255),
  seq: u32,
  ack: u32,
  len: upTo(65_535),
  win: upTo(65_535),
});

/** Every state has its place, or this does not compile. */
const STATES = {
  CLOSED: 'CLOSED',
  LISTEN: 'LISTEN',
  'SYN-SENT': 'SYN-SENT',
  'SYN-RECEIVED': 'SYN-RECEIVED',
  ESTABLISHED: 'ESTABLISHED',
  'FIN-WAIT-1': 'FIN-WAIT-1',
  'FIN-WAIT-2': 'FIN-WAIT-2',
  'CLOSE-WAIT': 'CLOSE-WAIT',
  CLOSING: 'CLOSING',
  'LAST-ACK': 'LAST-ACK',
  'TIME-WAIT': 'TIME-WAIT',
} as const satisfies { readonly [K in State]: K };
const stateSchema = z.enum(STATES);
const fieldSchema = z.enum(['seq', 'ack', 'flags', 'len', 'win']);

const playable = [
  z.strictObject({
    kind: z.literal('send'),
    segment: segmentSchema,
    predict: z.optional(z.strictObject({ state: stateSchema, ack: z.nullable(u32) })),
  }),
  z.strictObject({
    kind: z.literal('check'),
    no: ordinal,
    decision: z.enum(['accept', 'drop', 'reset']),
    field: z.nullable(fieldSchema),
  }),
  z.strictObject({ kind: z.literal('state'), state: stateSchema }),
  z.strictObject({ kind: z.enum(['ask-rewind', 'rewind', 'go-on']) }),
  z.strictObject({ kind: z.literal('timer'), timer: z.enum(['rto', 'delack', '2msl']) }),
  z.strictObject({ kind: z.literal('hint') }),
  z.strictObject({
    kind: z.enum(['deliver', 'drop', 'hold', 'duplicate', 'release', 'replay']),
    no: ordinal,
  }),
] as const;
/** What a student may ask for; whether it is their part's to do, the table says. The clock's and the instructor's moves are made by the host only. */
export const playableMoveSchema = z.discriminatedUnion('kind', playable);
export type PlayableMove = z.infer<typeof playableMoveSchema>;
const factSchema = z.union([z.number(), z.string(), z.object({ seq: u32, of: z.enum(['own', 'peer']) })]);
const verdictClassSchema = z.enum(['legal', 'unusual', 'ignored', 'illegal']);
const findingSchema = z.object({
  rule: z.string(),
  verdict: verdictClassSchema,
  field: fieldSchema,
  flag: z.optional(z.string()),
  facts: z.record(z.string(), factSchema),
});
export const outcomeSchema = z.object({
  verdict: verdictClassSchema,
  findings: z.array(findingSchema),
  misconception: z.nullable(z.string()),
  notAsked: z.nullable(z.enum(['OPEN', 'SEND', 'CLOSE', 'ABORT', 'ROOM', 'ACK-ALONE', 'SYN-ALONE'])),
  travels: z.boolean(),
}) as unknown as z.ZodMiniType<Outcome>;

/** What the network is to do to what a seat sends next. */
export const faultShape = {
  fault: z.enum(['drop', 'hold', 'copy']),
  from: seatSchema,
  flags: upTo(255),
  data: z.optional(z.literal(true)),
  times: ordinal,
};

const moveSchema = z.discriminatedUnion('kind', [
  ...playable,
  z.strictObject({ kind: z.literal('fault'), ...faultShape }),
  z.strictObject({ kind: z.literal('mend') }),
  z.strictObject({ kind: z.literal('unlock'), seat: seatSchema }),
  z.strictObject({ kind: z.literal('hidden') }),
]) satisfies z.ZodMiniType<Move>;

export const loggedMoveSchema = z.object({
  n: ordinal,
  id: z.string(),
  by: z.enum(['client', 'server', 'network', 'clock', 'instructor']),
  move: moveSchema,
  outcome: z.optional(outcomeSchema),
  at: z.number(),
}) as unknown as z.ZodMiniType<LoggedMove>;
export const loggedMovesSchema = z.array(loggedMoveSchema);

/** Headers come from the server's own store or the own lesson data; their lesson is checked by `lessonSchema` where it is written. */
export const headerSchema = z.object({
  v: z.literal(1),
  lesson: z.looseObject({ id: z.string(), version: z.number() }),
  rules: z.object({ id: ruleSetSchema, version: z.number() }),
  profile: profileSchema,
  mode: modeSchema,
  ask: z.optional(askSchema),
  hints: z.optional(z.literal(false)),
  numbers: z.optional(numbersSchema),
  anew: z.optional(z.literal('agreed')),
  iss: z.object({ client: z.nullable(u32), server: z.nullable(u32) }),
}) as unknown as z.ZodMiniType<Header>;

export { moveIdSchema };
