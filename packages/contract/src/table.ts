/** Tables: opened by anybody, known by a code, played by two. */
import * as z from 'zod/mini';
import { done, event } from './events.ts';
import {
  absentSchema,
  codeSchema,
  lessonTitleSchema,
  localeSchema,
  partSchema,
  profileSchema,
  tableIdSchema,
  waysSchema,
} from './names.ts';
import { headerSchema, loggedMoveSchema } from './log.ts';

/** Who sits there. `here` is false while they are away (which is never "gone"). */
export const occupantSchema = z.object({
  kind: z.enum(['student', 'bot', 'nobody']),
  /** Who plays for them, until the seat is handed back. */
  stand: z.optional(z.enum(['bot', 'instructor'])),
  name: z.string(),
  here: z.boolean(),
  composing: z.boolean(),
});
export type Occupant = z.infer<typeof occupantSchema>;
export const seatsSchema = z.object({
  client: occupantSchema,
  server: occupantSchema,
  /** Left out: it runs by itself. */
  network: z.optional(occupantSchema),
});
export type Seats = z.infer<typeof seatsSchema>;

/** How far a table's time has gone, and whether it stands still. Times are the server's wall clock, ms. */
export const pauseShape = {
  /** Since when the instructor has stopped play; it goes on from the same point. */
  pausedAt: z.nullable(z.number()),
  /** When the time for this lesson is over, had it gone on at `pausedAt`; null: it takes as long as it takes. */
  endsAt: z.nullable(z.number()),
};
/** What an instructor has said, and when. */
export const saidSchema = z.object({ text: z.string(), at: z.number() });

/** How a table stands in its class. Times are the server's wall clock, ms. */
export const standingSchema = z.object({
  ...pauseShape,
  now: z.number(),
  /** What the instructor has last said to this table. */
  word: z.nullable(saidSchema),
  /** What happens while one of the two is away; by the class's setting, until they choose otherwise. */
  absent: absentSchema,
  /** Since when somebody here asks for help. */
  askedAt: z.nullable(z.number()),
  /** Which lesson of the plan is on, from 1, and how many there are. */
  lesson: z.object({ no: z.int(), of: z.int() }),
  /** After this lesson: nothing more; the next, when the table wishes; the next, when the instructor says so. */
  next: z.enum(['none', 'free', 'wait']),
});
export type Standing = z.infer<typeof standingSchema>;

/** Everything a player needs to be back at a table. Moves from `since + 1` on. */
export const snapshotSchema = z.object({
  table: z.string(),
  code: z.string(),
  number: z.nullable(z.int()),
  seat: partSchema,
  /** Own name. */
  name: z.string(),
  inClass: z.boolean(),
  header: headerSchema,
  moves: z.array(loggedMoveSchema),
  seats: seatsSchema,
  /** Real time a segment flies, and 2MSL takes, ms; how long the network's player may leave one undecided, where that is bounded. */
  pace: z.object({ flight: z.number(), twoMsl: z.number(), patience: z.optional(z.number()) }),
  /** True once the class was ended: nothing more is played, everything can still be looked at. */
  closed: z.optional(z.boolean()),
  /** Left out where there is no class. */
  standing: z.optional(standingSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export const table = {
  /** Opens a table; takes no seat. */
  open: event(
    z.strictObject({
      lesson: z.string().check(z.maxLength(40)),
      /** The file of a lesson of one's own, which is played instead. */
      own: z.optional(z.unknown()),
      profile: profileSchema,
      ways: z.optional(waysSchema),
      locale: localeSchema,
    }),
    z.object({ code: z.string(), lesson: z.string() }),
  ),
  /** What a code stands for; takes no seat. */
  look: event(
    z.strictObject({ code: codeSchema }),
    z.object({
      kind: z.enum(['table', 'class']),
      code: z.string(),
      lesson: z.string(),
      profile: profileSchema,
      ways: waysSchema,
      seats: z.nullable(seatsSchema),
      /** What the class is called; null for a table. */
      title: z.nullable(z.string()),
      lessonTitle: lessonTitleSchema,
      /** The class has a list, on which its students are found by name or number. */
      roster: z.optional(z.boolean()),
    }),
  ),
  /** The own table, from a move on. Needs a seat. */
  sync: event(z.strictObject({ since: z.int().check(z.minimum(0)) }), snapshotSchema),
  /**
   * Once more, with roles swapped if wished: a new table for the same two. Needs a seat at a finished table; both are moved.
   * `table`: the finished one. Who has been moved meanwhile is refused (`moved-on`), unless it was just what they wished for.
   */
  again: event(z.strictObject({ swap: z.boolean(), table: tableIdSchema }), done),
  /** On to the next lesson of the class's plan; as `again`. */
  next: event(z.strictObject({ table: tableIdSchema }), done),
};

/** Server → players. `from` is the first move's number: a gap is seen, and filled by `table.sync`. */
export const tablePushes = {
  'table.moves': z.object({ table: z.string(), from: z.int(), moves: z.array(loggedMoveSchema) }),
  /** The whole of it, every time: idempotent. */
  'table.seats': z.object({
    table: z.string(),
    rev: z.int(),
    seats: seatsSchema,
    closed: z.optional(z.boolean()),
    standing: z.optional(standingSchema),
  }),
};
