/** Classes: opened by an instructor with one click, kept by a private key. */
import * as z from 'zod/mini';
import { done, event } from './events.ts';
import {
  lessonTitleSchema,
  localeSchema,
  profileSchema,
  tableIdSchema,
  tokenSchema,
  waysSchema,
} from './names.ts';
import { headerSchema, loggedMoveSchema, outcomeSchema } from './log.ts';
import { seatsSchema } from './table.ts';

const lessonId = z.string().check(z.maxLength(40));
const key = { key: tokenSchema };
/** The file of a lesson of one's own (`lessonFile` of the lessons package), which is played instead; the server reads it by the lessons' own schema. */
const own = { own: z.optional(z.unknown()) };

/** One table on the board. */
export const tileSchema = z.object({
  table: z.string(),
  number: z.int(),
  seats: seatsSchema,
  states: z.object({ client: z.string(), server: z.string() }),
  step: z.int(),
  steps: z.int(),
  done: z.boolean(),
  moves: z.int(),
  refused: z.int(),
  last: z.nullable(z.object({ by: z.enum(['client', 'server']), outcome: outcomeSchema })),
  /** The newest segments for the tiny ladder. */
  ladder: z.array(
    z.object({
      from: z.enum(['client', 'server']),
      fate: z.enum(['arrived', 'flying', 'dropped', 'kept', 'refused']),
      /** It came from the network: a copy, or what its sender has not sent in this connection. */
      stray: z.optional(z.literal(true)),
    }),
  ),
  /** Wall clock of the last move by a student, or of the table's opening; ms. */
  activeAt: z.number(),
});
export type Tile = z.infer<typeof tileSchema>;

export const boardSchema = z.object({
  code: z.string(),
  title: z.string(),
  lesson: lessonId,
  lessonTitle: lessonTitleSchema,
  profile: profileSchema,
  ways: waysSchema,
  ended: z.boolean(),
  students: z.int(),
  /** Names of those who play with the bot until somebody comes. */
  waiting: z.array(z.string()),
  tiles: z.array(tileSchema),
  /** Misconceptions counted over the class, and the tables where they were seen. */
  mistakes: z.array(
    z.object({
      misconception: z.string(),
      count: z.int(),
      tables: z.array(z.object({ table: z.string(), count: z.int() })),
    }),
  ),
  /** Base addresses at which students may reach this server, best first. */
  addresses: z.array(z.string()),
  rev: z.int(),
  /** The server's clock, for idle times; ms. */
  now: z.number(),
});
export type Board = z.infer<typeof boardSchema>;

export const classEvents = {
  open: event(
    z.strictObject({
      lesson: lessonId,
      ...own,
      profile: profileSchema,
      ways: z.optional(waysSchema),
      locale: localeSchema,
    }),
    z.object({ code: z.string(), key: tokenSchema }),
  ),
  /** The board, and from now on its changes. */
  watch: event(z.strictObject(key), z.object({ board: boardSchema })),
  /** New pairs, or the same with roles swapped; everybody starts a new table of the class's lesson. */
  pair: event(z.strictObject({ ...key, how: z.enum(['redraw', 'swap']) }), done),
  /** From now on (and for all tables at once) this lesson. */
  lesson: event(
    z.strictObject({
      ...key,
      lesson: lessonId,
      ...own,
      profile: profileSchema,
      ways: z.optional(waysSchema),
    }),
    done,
  ),
  /** One table's whole log, followed by its moves (`class.moves`) until another is opened. */
  table: event(
    z.strictObject({ ...key, table: tableIdSchema }),
    z.object({ header: headerSchema, moves: z.array(loggedMoveSchema) }),
  ),
  /** Nothing more is played or joined; what was done stays to be looked at. */
  end: event(z.strictObject(key), done),
};

export const classPushes = {
  /** Tiles that changed and the totals; `rev` counts up by one: a gap is filled by `class.watch`. */
  'class.board': z.extend(z.omit(boardSchema, { tiles: true, addresses: true }), {
    changed: z.array(tileSchema),
    removed: z.array(z.string()),
  }),
  'class.moves': z.object({ table: z.string(), from: z.int(), moves: z.array(loggedMoveSchema) }),
};
