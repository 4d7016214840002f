/** Getting in: back by a personal code, known by the class list, and a second instructor's way in. */
import * as z from 'zod/mini';
import { done, event } from './events.ts';
import { CODE_ALPHABET, codeSchema, normalizeCode, tokenSchema } from './names.ts';
import { MAX_ENTRIES, rosterEntrySchema } from './roster.ts';
import { snapshotSchema } from './table.ts';

/** About 10^12 of them in a class: guessing meets nobody, even at the pace at which sixty in one room may mistype theirs. */
export const PERSONAL_LENGTH = 8;
/** `K7M4QX2P` → `K7M4 QX2P`: not to be taken for a class's code. */
export const spacedPersonal = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** A personal code as it is typed. */
export const personalSchema = z
  .pipe(z.string().check(z.maxLength(40, 'personal-malformed')), z.transform(normalizeCode))
  .check(
    z.refine(
      (code) => code.length === PERSONAL_LENGTH && [...code].every((c) => CODE_ALPHABET.includes(c)),
      'personal-malformed',
    ),
  );

const key = { key: tokenSchema };
const studentId = z.string().check(z.maxLength(40));
const personal = z.object({ personal: z.string() });

/** The largest request that brings a class list, bytes. */
export const MAX_ROSTER = 100_000;
/** Somebody of the class list, as instructors see them. */
export const listedSchema = z.object({
  id: z.string(),
  name: z.string(),
  number: z.nullable(z.string()),
  /** Who it is in the class; null: nobody so far. */
  student: z.nullable(z.string()),
});
export type Listed = z.infer<typeof listedSchema>;

export const entry = {
  /**
   * Back in a class from another device, by the personal code. The seat is taken over: its old token is worth nothing afterwards.
   * `token`: drawn by who asks, as in `seat.take`.
   */
  back: event(
    z.strictObject({ code: codeSchema, personal: personalSchema, token: tokenSchema }),
    z.object({ name: z.string(), snapshot: z.nullable(snapshotSchema) }),
  ),
  /** A new personal code for oneself; the old one is worth nothing afterwards. Needs a seat in a class. */
  personal: event(z.strictObject({}), personal),
  /** A new personal code for a student, to be told to them. */
  renew: event(z.strictObject({ ...key, student: studentId }), personal),
  /** The class list; with `entries` it takes the place of the one before, and whoever is on both stays who they are. */
  roster: event(
    z.strictObject({
      ...key,
      entries: z.optional(z.array(rosterEntrySchema).check(z.maxLength(MAX_ENTRIES))),
    }),
    z.object({ listed: z.array(listedSchema) }),
  ),
  /** Says who on the list (`listed`: its id) a student is; null: nobody on it. Whoever it was before is not any more. */
  assign: event(z.strictObject({ ...key, student: studentId, listed: z.nullable(studentId) }), done),
  /** A key for a second instructor; an earlier one is worth nothing afterwards. The first instructor's to do. */
  share: event(z.strictObject(key), z.object({ second: tokenSchema })),
  /** The second instructor's key is worth nothing any more. The first instructor's to do. */
  unshare: event(z.strictObject(key), done),
};

/** Server → an instructor: the key of this connection is worth nothing any more. */
export const entryPushes = {
  'entry.revoked': z.object({}),
};
