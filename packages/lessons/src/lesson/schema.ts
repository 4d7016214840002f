/** A lesson is data: what its applications ask for, what the network does, and when each step is done. */
import { z } from 'zod';
import { flagsOf, STATES } from '@handshake/protocol';

export const textSchema = z.object({ en: z.string().min(1).max(2000), zh: z.string().min(1).max(2000) });
export const seatSchema = z.enum(['client', 'server']);
const stateSchema = z.enum(STATES);
const bytes = z.int().min(0).max(65_535);
/** Flags as letters: `SA`, in any order. */
const letters = z
  .string()
  .min(1)
  .max(8)
  .refine((flags) => flagsOf(flags) !== null, 'flags are letters of S A F R P U E C');

/** What happens by itself when a step begins: an application's call, or a fault that the network will make. */
export const actionSchema = z.discriminatedUnion('do', [
  z.discriminatedUnion('call', [
    z.object({
      do: z.literal('call'),
      seat: seatSchema,
      call: z.enum(['OPEN-ACTIVE', 'OPEN-PASSIVE', 'CLOSE', 'ABORT']),
    }),
    z.object({ do: z.literal('call'), seat: seatSchema, call: z.literal('SEND'), bytes: bytes.min(1) }),
  ]),
  z.object({
    do: z.literal('fault'),
    fault: z.literal('drop'),
    /** Whose segments. */
    from: seatSchema,
    /** Flags that the segment must have set; any segment when left out. */
    flags: letters.optional(),
    times: z.int().min(1).max(9),
  }),
]);

/** All of what is named must hold. */
export const conditionSchema = z.object({
  client: z.array(stateSchema).min(1).optional(),
  server: z.array(stateSchema).min(1).optional(),
  /** Bytes of the other end's application data that this seat has received in order, counted from the first move. */
  received: z.object({ client: bytes.optional(), server: bytes.optional() }).optional(),
  /** Everything that this seat was given to send is sent and acknowledged. */
  acknowledged: z.array(seatSchema).optional(),
  /** A segment of this seat was dropped in this step. */
  lost: seatSchema.optional(),
  /** A timer of this seat fired in this step. */
  fired: z.enum(['client', 'server', 'either']).optional(),
  /** Something of this seat, with these flags, was put on the wire in this step (dropped or not). */
  sent: z.object({ by: seatSchema, flags: letters }).optional(),
});

/** Either all of what is named, or all of `or`: steps must not be passed by unnoticed when students do it another way. */
export const untilSchema = conditionSchema.extend({ or: conditionSchema.optional() });

const hintsSchema = z.tuple([textSchema, textSchema, textSchema]);

export const stepSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: textSchema,
  /** Who is expected to act. */
  turn: z.enum(['client', 'server', 'both']),
  enter: z.array(actionSchema).max(8),
  until: untilSchema,
  /** What each seat is told happened, in its agenda. */
  prompt: z.object({ client: textSchema, server: textSchema }),
  /** Three a seat that acts in this step, from a nudge to the worked answer; facts in braces (see hints.ts). */
  hints: z.object({ client: hintsSchema.optional(), server: hintsSchema.optional() }),
  /** What to take away from the step; told when it is over. */
  takeaway: textSchema.optional(),
  /** Rows of the table that maps the class notes to steps, and sections of the RFC. */
  notes: z.array(z.string()).default([]),
  sources: z.array(z.string()).default([]),
  /** What the notes say otherwise, and what TCP does; `no` numbers the list of their errors. */
  errata: z.array(z.object({ no: z.int().min(1), text: textSchema })).default([]),
});

export const lessonSchema = z
  .object({
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
    /** Ids of the misconceptions that the lesson is made to meet. */
    teaches: z.array(z.string()).default([]),
    steps: z.array(stepSchema).min(1).max(40),
  })
  .superRefine((lesson, ctx) => {
    const seen = new Set<string>();
    lesson.steps.forEach((step, i) => {
      const issue = (message: string, ...path: string[]) =>
        ctx.addIssue({ code: 'custom', message, path: ['steps', i, ...path] });
      if (seen.has(step.id)) issue(`a step called ${step.id} exists already`, 'id');
      seen.add(step.id);
      // Whoever is to act must be able to ask for help.
      for (const seat of ['client', 'server'] as const)
        if ((step.turn === seat || step.turn === 'both') && !step.hints[seat])
          issue('the seat that acts has no hints', 'hints', seat);
    });
  });

export type Action = z.infer<typeof actionSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type Until = z.infer<typeof untilSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Lesson = z.infer<typeof lessonSchema>;
