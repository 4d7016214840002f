/** The people of a class, by their instructor's hand: who sits where, what they are called, who is taken out. */
import * as z from 'zod/mini';
import { done, event } from './events.ts';
import { nameSchema, tableIdSchema, tokenSchema } from './names.ts';

const studentId = z.string().check(z.maxLength(40));
const sitter = z.nullable(studentId);
/** The most tables that are seated at once. */
export const MAX_SEATED = 500;
/** The largest request that seats a class by hand, bytes. */
export const MAX_SEATING = 120_000;

/** A table as it is to be: ids of students; null: none of them, and what that is comes from the class's settings. */
const wantedTable = z.strictObject({
  /** Null: a new one. */
  table: z.nullable(tableIdSchema),
  client: sitter,
  server: sitter,
  network: sitter,
});
export type WantedTable = z.infer<typeof wantedTable>;

export const people = {
  /**
   * Tables by hand: each whose students change begins its lesson anew, one without a student is closed. Whoever sat there and is
   * named nowhere, and whoever is left opposite one who was moved, is paired as they come.
   */
  seat: event(
    z.strictObject({
      key: tokenSchema,
      tables: z.array(wantedTable).check(z.minLength(1), z.maxLength(MAX_SEATED)),
    }),
    done,
  ),
  /** Another name, held to what names at the door are held to. */
  rename: event(z.strictObject({ key: tokenSchema, student: studentId, name: nameSchema }), done),
  /** Out of the class: the seat is free, the token is worth nothing. What they did stays in the logs. */
  remove: event(z.strictObject({ key: tokenSchema, student: studentId }), done),
};

/** Server → one student: the instructor has taken you out of the class. Nothing comes after it. */
export const peoplePushes = {
  'people.removed': z.object({}),
};
