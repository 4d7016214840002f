/** Classes: opened by an instructor with one click, kept by a private key. */
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
  tokenSchema,
  waysSchema,
} from './names.ts';
import { faultShape, headerSchema, loggedMoveSchema, outcomeSchema } from './log.ts';
import { pauseShape, saidSchema, seatsSchema } from './table.ts';

const lessonId = z.string().check(z.maxLength(40));
const key = { key: tokenSchema };
/** The most lessons of one plan. */
export const MAX_STEPS = 20;
/** The largest request that brings a plan, bytes: lessons of one's own come along whole. */
export const MAX_PLAN = 120_000;
const minutes = z.nullable(z.int().check(z.minimum(1), z.maximum(600)));
/** The file of a lesson of one's own (`lessonFile` of the lessons package), which is played instead; the server reads it by the lessons' own schema. */
const own = { own: z.optional(z.unknown()) };

/** A lesson of a plan, as it is wished for. */
const wanted = z.strictObject({
  lesson: lessonId,
  ...own,
  profile: profileSchema,
  ways: z.optional(waysSchema),
  /** How long it is meant to take. */
  minutes: z.optional(minutes),
});
const wantedPlan = { plan: z.array(wanted).check(z.minLength(1), z.maxLength(MAX_STEPS)) };
/** A lesson of a plan, as it is. */
export const plannedSchema = z.object({
  lesson: lessonId,
  lessonTitle: lessonTitleSchema,
  profile: profileSchema,
  ways: waysSchema,
  minutes,
});
export type PlannedLesson = z.infer<typeof plannedSchema>;

const settings = {
  /** `own`: each table goes on as it finishes. `together`: all do when the instructor says so. */
  pace: z.enum(['own', 'together']),
  absent: absentSchema,
  /** An odd student meets the bot, waits for somebody, or plays the network of a table (the bot, where no table has need of one). */
  odd: z.enum(['bot', 'wait', 'network']),
  /** Nobody new gets in. */
  locked: z.boolean(),
};
export const settingsSchema = z.object(settings);
export type ClassSettings = z.infer<typeof settingsSchema>;
const wantedSettings = z.partial(z.strictObject(settings));

/** A student, as instructors see them. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** By the roster. */
  realName: z.nullable(z.string()),
  here: z.boolean(),
  table: z.nullable(z.string()),
  part: z.nullable(partSchema),
  /** Wall clock, ms. */
  askedAt: z.nullable(z.number()),
});
export type Person = z.infer<typeof personSchema>;

/** One table on the board. */
export const tileSchema = z.object({
  table: z.string(),
  number: z.int(),
  seats: seatsSchema,
  states: z.object({ client: z.string(), server: z.string() }),
  step: z.int(),
  steps: z.int(),
  done: z.boolean(),
  /** Which lesson of the plan, from 0; null where the plan has it no more. */
  lesson: z.nullable(z.int()),
  ...pauseShape,
  /** The last word to this table. */
  word: z.nullable(saidSchema),
  /** What the instructor has the network do, once the segment comes along. */
  faults: z.array(z.object(faultShape)),
  /** Since when somebody here asks for help; wall clock, ms. */
  askedAt: z.nullable(z.number()),
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
  plan: z.array(plannedSchema),
  /** Where newcomers begin, index of `plan`; with the pace `together`, where everybody is. */
  step: z.int(),
  settings: settingsSchema,
  ended: z.boolean(),
  archived: z.boolean(),
  /** Tables begin paused. */
  paused: z.boolean(),
  /** The last word to all, which tables begin with. */
  word: z.nullable(saidSchema),
  /** A second instructor has a key. */
  shared: z.boolean(),
  students: z.int(),
  /** Names of those who have no partner until somebody comes. */
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
  /** All who have not left, in the order they joined. */
  people: z.array(personSchema),
  /** Base addresses at which students may reach this server, best first. */
  addresses: z.array(z.string()),
  rev: z.int(),
  /** The server's clock, for idle times; ms. */
  now: z.number(),
});
export type Board = z.infer<typeof boardSchema>;

/** A class in a list of an instructor's own. Wall clock, ms. */
export const listedClassSchema = z.object({
  code: z.string(),
  title: z.string(),
  /** What the lesson that it begins with is called where that is somebody's own. */
  lessonTitle: lessonTitleSchema,
  /** Lessons of its plan, by id. */
  lessons: z.array(z.string()),
  students: z.int(),
  openedAt: z.number(),
  endedAt: z.nullable(z.number()),
  archived: z.boolean(),
  /** This key may erase it. */
  owner: z.boolean(),
});
export type ListedClass = z.infer<typeof listedClassSchema>;
/** The most classes that are listed at once. */
export const MAX_LISTED = 60;

export const classEvents = {
  open: event(
    z.strictObject({
      ...wantedPlan,
      settings: z.optional(wantedSettings),
      /** Where the operator requires one. */
      password: z.optional(z.string().check(z.maxLength(200))),
      locale: localeSchema,
    }),
    z.object({ code: z.string(), key: tokenSchema }),
  ),
  /** The board, and from now on its changes. */
  watch: event(
    z.strictObject(key),
    z.object({
      board: boardSchema,
      /** The one who opened the class, or a second instructor. */
      holder: z.enum(['owner', 'second']),
    }),
  ),
  /**
   * New pairs by lot or by need (one who does well with one who does not), or the same with roles swapped; everybody begins their
   * lesson anew, at a new table.
   */
  pair: event(z.strictObject({ ...key, how: z.enum(['redraw', 'need', 'swap']) }), done),
  /**
   * The plan anew (left out: as it was), and with `begin` everybody at that lesson of it at once. A lesson of one's own that the
   * class has already is named without its file.
   */
  plan: event(
    z.strictObject({ ...key, plan: z.optional(wantedPlan.plan), begin: z.nullable(z.int()) }),
    done,
  ),
  settings: event(z.strictObject({ ...key, settings: wantedSettings }), done),
  /** One table's whole log, followed by its moves (`class.moves`) until another is opened. */
  table: event(
    z.strictObject({ ...key, table: tableIdSchema }),
    z.object({ header: headerSchema, moves: z.array(loggedMoveSchema) }),
  ),
  /** Nothing more is played or joined; what was done stays to be looked at. */
  end: event(z.strictObject(key), done),
  /** Out of the way, or back: for a class that has ended. It stays readable. */
  archive: event(z.strictObject({ ...key, on: z.boolean() }), done),
  /**
   * An ended class, with its students, logs, records and own lessons: gone from the server's disk. By its owner, who types its code.
   * `clean: false`: nobody can read it any more, and the disk had no room to clear the file of it; that is tried again.
   */
  erase: event(z.strictObject({ ...key, code: codeSchema }), z.object({ clean: z.boolean() })),
  /** What these keys open, in their order; null where one opens nothing (any more). */
  list: event(
    z.strictObject({ keys: z.array(tokenSchema).check(z.maxLength(MAX_LISTED)) }),
    z.object({ classes: z.array(z.nullable(listedClassSchema)) }),
  ),
};

export const classPushes = {
  /** Tiles that changed and the totals; `rev` counts up by one: a gap is filled by `class.watch`. */
  'class.board': z.extend(z.omit(boardSchema, { tiles: true, people: true, addresses: true }), {
    changed: z.array(tileSchema),
    removed: z.array(z.string()),
    /** Who is new, or has changed. */
    people: z.array(personSchema),
    /** Ids of those who have left. */
    left: z.array(z.string()),
  }),
  'class.moves': z.object({ table: z.string(), from: z.int(), moves: z.array(loggedMoveSchema) }),
};
