/** A lesson is data: what its applications ask for, what the network does, and when each step is done. */
import { z } from 'zod';
import { STATES } from '@handshake/protocol';

export const textSchema = z.object({ en: z.string().min(1).max(2000), zh: z.string().min(1).max(2000) });
export const seatSchema = z.enum(['client', 'server']);
const stateSchema = z.enum(STATES);
const bytes = z.int().min(0).max(65_535);

/** What happens by itself when a step begins: an application's call, or a fault that the network will make. */
export const actionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('call'),
    seat: seatSchema,
    call: z.enum(['OPEN-ACTIVE', 'OPEN-PASSIVE', 'SEND', 'CLOSE', 'ABORT']),
    /** With SEND only. */
    bytes: bytes.optional(),
  }),
  z.object({
    do: z.literal('fault'),
    fault: z.enum(['drop', 'duplicate', 'delay']),
    /** Whose segments. */
    from: seatSchema,
    /** Flags that the segment must have set, as letters: `SA`; any segment when left out. */
    flags: z.string().max(8).optional(),
    times: z.int().min(1).max(9),
  }),
]);

/** All of what is named must hold. */
export const conditionSchema = z.object({
  client: z.array(stateSchema).min(1).optional(),
  server: z.array(stateSchema).min(1).optional(),
  /** Bytes of the other end's application data that this seat has received in order, counted from the start of the table. */
  received: z.object({ client: bytes.optional(), server: bytes.optional() }).optional(),
  /** Everything that this seat has sent is acknowledged. */
  acknowledged: z.array(seatSchema).optional(),
  /** A segment of this seat was dropped in this step. */
  lost: seatSchema.optional(),
  /** This seat's timer fired in this step. */
  fired: seatSchema.optional(),
  /** Something of this seat, with these flags, was put on the wire in this step (dropped or not). */
  sent: z.object({ by: seatSchema, flags: z.string().max(8) }).optional(),
});

export const stepSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: textSchema,
  /** Who is expected to act. */
  turn: z.enum(['client', 'server', 'both']),
  enter: z.array(actionSchema).max(8),
  until: conditionSchema,
  /** What each seat is told happened, in its agenda. */
  prompt: z.object({ client: textSchema, server: textSchema }),
  /** Three a seat that acts in this step, from a nudge to the worked answer; facts in braces (see hints). */
  hints: z.object({ client: z.tuple([textSchema, textSchema, textSchema]).optional(), server: z.tuple([textSchema, textSchema, textSchema]).optional() }),
  /** Rows of the table that maps the class notes to steps, and sections of the RFC. */
  notes: z.array(z.string()).default([]),
  sources: z.array(z.string()).default([]),
  /** What the notes say otherwise, and why the judge doesn't. */
  erratum: textSchema.optional(),
});

export const lessonSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  version: z.int().min(1),
  title: textSchema,
  goal: textSchema,
  /** One line for lists. */
  summary: textSchema,
  minutes: z.int().min(1).max(90),
  /** `open`: the connection is ESTABLISHED before the first move, with these bytes sent and acknowledged either way. */
  start: z.discriminatedUnion('at', [
    z.object({ at: z.literal('closed') }),
    z.object({ at: z.literal('open'), sent: z.object({ client: bytes, server: bytes }) }),
  ]),
  /** Seats whose endpoint delays its ACKs. */
  delayedAck: z.array(seatSchema).default([]),
  ports: z.object({ client: z.int().min(1).max(65_535), server: z.int().min(1).max(65_535) }),
  teaches: z.array(z.string()).default([]),
  steps: z.array(stepSchema).min(1).max(40),
});

export type Action = z.infer<typeof actionSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Lesson = z.infer<typeof lessonSchema>;
