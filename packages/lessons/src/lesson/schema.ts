/** A lesson is data: what its applications ask for, what the network does, and when each step is done. */
import { z } from 'zod';
import { actionSchema, bytesSchema, lettersSchema, seatSchema, stateSchema } from './action.ts';
import { ACTIONS_AT_MOST, GROUPS, RULE_SETS, STEPS_AT_MOST } from './lists.ts';

export { actionSchema, seatSchema } from './action.ts';
export type { Action } from './action.ts';

export const textSchema = z.object({ en: z.string().min(1).max(2000), zh: z.string().min(1).max(2000) });

export const ruleSetSchema = z.enum(RULE_SETS);

export const groupSchema = z.enum(GROUPS);

/** What a segment came by that did not come straight from the peer. */
export const netSchema = z.enum(['delayed', 'duplicate', 'old', 'forged']);

/** All of what is named must hold. */
export const conditionSchema = z.object({
  client: z.array(stateSchema).min(1).optional(),
  server: z.array(stateSchema).min(1).optional(),
  /** Bytes of the other end's application data that this seat has received in order, counted from the first move. */
  received: z.object({ client: bytesSchema.optional(), server: bytesSchema.optional() }).optional(),
  /** Everything that this seat was given to send is sent and acknowledged. */
  acknowledged: z.array(seatSchema).optional(),
  /** A segment of this seat was dropped in this step. */
  lost: seatSchema.optional(),
  /** The network keeps a segment of this seat, or a copy. */
  kept: seatSchema.optional(),
  /** A timer of this seat fired in this step. */
  fired: z.enum(['client', 'server', 'either']).optional(),
  /** Something of this seat, with these flags, was put on the wire in this step (dropped or not). */
  sent: z.object({ by: seatSchema, flags: lettersSchema }).optional(),
  /** Something with these flags reached this seat in this step, in this way where one is named. */
  arrived: z.object({ at: seatSchema, flags: lettersSchema, net: netSchema.optional() }).optional(),
  /** The window that this seat has last offered, bytes. */
  offered: z
    .object({ by: seatSchema, atMost: bytesSchema.optional(), atLeast: bytesSchema.optional() })
    .optional(),
  /** Nothing is on its way, and this seat has nothing to send that doesn't wait. */
  quiet: z.array(seatSchema).optional(),
});

/** Either all of what is named, or all of `or`: steps must not be passed by unnoticed when students do it another way. */
export const untilSchema = conditionSchema.extend({ or: conditionSchema.optional() });

const hintsSchema = z.tuple([textSchema, textSchema, textSchema]);

export const stepSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: textSchema,
  /** Who is expected to act. */
  turn: z.enum(['client', 'server', 'both']),
  enter: z.array(actionSchema).max(ACTIONS_AT_MOST),
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
    /** Under which heading it is listed; by itself when left out. */
    group: groupSchema.optional(),
    /** The protocol in force; TCP when left out. */
    rules: ruleSetSchema.optional(),
    /** `open`: the connection is ESTABLISHED before the first move, with these bytes sent and acknowledged either way. */
    start: z.discriminatedUnion('at', [
      z.object({
        at: z.literal('closed'),
        /** How many half-open connections the listening end holds at most. */
        backlog: z.int().min(1).max(999).optional(),
      }),
      z.object({ at: z.literal('open'), sent: z.object({ client: bytesSchema, server: bytesSchema }) }),
    ]),
    /** ISNs to be used instead of drawn ones: for numbers that wrap. */
    iss: z
      .object({ client: z.int().min(0).max(0xffff_ffff), server: z.int().min(0).max(0xffff_ffff) })
      .partial()
      .optional(),
    /** Bytes that an end has room for; an ordinary host's when left out. */
    room: z
      .object({ client: bytesSchema.min(1), server: bytesSchema.min(1) })
      .partial()
      .optional(),
    /** How the composer shows numbers at first. */
    numbers: z.enum(['relative', 'absolute']).optional(),
    /** Seats whose endpoint delays its ACKs. */
    delayedAck: z.array(seatSchema).default([]),
    ports: z.object({ client: z.int().min(1).max(65_535), server: z.int().min(1).max(65_535) }),
    /** Ids of the misconceptions that the lesson is made to meet. */
    teaches: z.array(z.string()).default([]),
    steps: z.array(stepSchema).min(1).max(STEPS_AT_MOST),
  })
  .superRefine((lesson, ctx) => {
    const seen = new Set<string>();
    lesson.steps.forEach((step, i) => {
      const issue = (problem: 'twice' | 'no-hints', message: string, ...path: string[]) =>
        ctx.addIssue({ code: 'custom', params: { problem }, message, path: ['steps', i, ...path] });
      if (seen.has(step.id)) issue('twice', `a step called ${step.id} exists already`, 'id');
      seen.add(step.id);
      // Whoever is to act must be able to ask for help.
      for (const seat of ['client', 'server'] as const)
        if ((step.turn === seat || step.turn === 'both') && !step.hints[seat])
          issue('no-hints', 'the seat that acts has no hints', 'hints', seat);
    });
  });

export type Condition = z.infer<typeof conditionSchema>;
export type Until = z.infer<typeof untilSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Lesson = z.infer<typeof lessonSchema>;
export type RuleSetId = z.infer<typeof ruleSetSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Net = z.infer<typeof netSchema>;
