/** Seats: taken with a name, held by a token. */
import * as z from 'zod/mini';
import { done, event } from './events.ts';
import { absentSchema, codeSchema, localeSchema, nameSchema, seatSchema, tokenSchema } from './names.ts';
import { snapshotSchema } from './table.ts';

export const seat = {
  /** Sit down at a table, or join a class (which seats one as its pairing says). `seat: null`: whichever is free. */
  take: event(
    z.strictObject({
      code: codeSchema,
      seat: z.nullable(seatSchema),
      name: nameSchema,
      locale: localeSchema,
      /** Who one is on the class list: name or number, as typed. */
      who: z.optional(z.string().check(z.maxLength(100))),
      /** Drawn by who asks (32 random bytes): the same wish again, after a lost answer, is granted the same seat. */
      token: z.optional(tokenSchema),
    }),
    z.object({
      token: tokenSchema,
      snapshot: z.nullable(snapshotSchema),
      /** In a class: with it one is back on another device. Told only now. */
      personal: z.optional(z.string()),
    }),
  ),
  /**
   * Back in the same seat. `snapshot: null`: in a class and waiting to be seated. With `code`, a token of another table
   * or class is refused (`token-unknown`).
   */
  resume: event(
    z.strictObject({
      token: tokenSchema,
      since: z.optional(z.int().check(z.minimum(0))),
      code: z.optional(codeSchema),
    }),
    z.object({ snapshot: z.nullable(snapshotSchema), code: z.string() }),
  ),
  /** Stand up for good. */
  leave: event(z.strictObject({}), done),
  /** Asks the instructor for help, or needs it no more. */
  help: event(z.strictObject({ on: z.boolean() }), done),
  /** What is to happen while the partner is away; until they are back, or sit elsewhere. */
  absent: event(z.strictObject({ how: absentSchema }), done),
  /** Composing, or not any more. */
  composing: event(z.strictObject({ on: z.boolean() }), done),
};

/** Server → one student: you sit elsewhere now (re-paired, roles swapped); the snapshot is of the new table. */
export const seatPushes = {
  'seat.moved': z.object({ snapshot: z.nullable(snapshotSchema) }),
  /** The seat went on on another device, by its personal code; this one hears no more of it. */
  'seat.elsewhere': z.object({}),
  /** The instructor has made a new personal code; the old one is worth nothing. */
  'seat.personal': z.object({ personal: z.string() }),
};
