/** What happens by itself when a lesson's step begins: an application's call, a host's mishap, or the network's doing. */
import { z } from 'zod';
import { flagsOf, STATES } from '@handshake/protocol';

export const seatSchema = z.enum(['client', 'server']);
export const stateSchema = z.enum(STATES);
export const bytesSchema = z.int().min(0).max(65_535);
const U32 = 0xffff_ffff;

/** Flags as letters: `SA`, in any order. */
export const lettersSchema = z
  .string()
  .min(1)
  .max(8)
  .refine((flags) => flagsOf(flags) !== null, 'flags are letters of S A F R P U E C');

/** The variables of the two ends that a lesson may name. */
const VARIABLES = ['iss', 'snd.una', 'snd.nxt', 'rcv.nxt'] as const;
const variableSchema = z.templateLiteral([seatSchema, '.', z.enum(VARIABLES)]);

/** A sequence number: itself, or counted from a variable of an end at that moment. */
export const numberSchema = z.union([
  z.int().min(0).max(U32),
  z.object({ of: variableSchema, plus: z.int().min(-0x7fff_ffff).max(0x7fff_ffff).default(0) }),
]);

const callSchema = z.discriminatedUnion('call', [
  z.object({
    do: z.literal('call'),
    seat: seatSchema,
    call: z.enum(['OPEN-ACTIVE', 'OPEN-PASSIVE']),
    /** The ISS that is drawn for this connection; drawn anew by the clock (RFC 9293 §3.4.1) where the end was used before. */
    iss: numberSchema.optional(),
  }),
  z.object({ do: z.literal('call'), seat: seatSchema, call: z.enum(['CLOSE', 'ABORT']) }),
  z.object({ do: z.literal('call'), seat: seatSchema, call: z.literal('SEND'), bytes: bytesSchema.min(1) }),
]);

/** Which segments of a seat a fault is made to: with all of these flags set; any when left out. */
const whose = { from: seatSchema, flags: lettersSchema.optional() };

export const actionSchema = z.discriminatedUnion('do', [
  callSchema,
  /** The host loses all it knows of the connection, without a word: CLOSED. */
  z.object({ do: z.literal('crash'), seat: seatSchema }),
  /** The application stops reading what arrives, so that the window closes; or reads it all, and goes on reading. */
  z.object({ do: z.literal('read'), seat: seatSchema, reads: z.boolean() }),
  /**
   * What the network will do to the next `times` segments: `drop` loses them, `hold` keeps them back until they are released,
   * `copy` delivers them and keeps a copy.
   */
  z.object({
    do: z.literal('fault'),
    fault: z.enum(['drop', 'hold', 'copy']),
    ...whose,
    /** Only what carries data. */
    data: z.literal(true).optional(),
    times: z.int().min(1).max(9),
  }),
  /** The network works again for what this seat sends: faults that were not made are called off. */
  z.object({ do: z.literal('mend'), from: seatSchema }),
  /** What the network keeps goes on its way, in the order it was sent. */
  z.object({ do: z.literal('release'), ...whose }),
  /** What the network keeps is gone: older than any segment lives. */
  z.object({ do: z.literal('forget'), ...whose }),
  /**
   * A segment reaches `to` that its peer has not sent in this connection: an `old` one that has been wandering about, or one
   * `forged` by a third party.
   */
  z.object({
    do: z.literal('inject'),
    to: seatSchema,
    as: z.enum(['old', 'forged']),
    segment: z.object({
      flags: lettersSchema,
      seq: numberSchema,
      ack: numberSchema.optional(),
      len: bytesSchema.default(0),
      win: bytesSchema.default(65_535),
    }),
  }),
  /** Time passes in which nobody does anything: so much of it, ms, or until a timer runs out. */
  z.object({ do: z.literal('pass'), ms: z.int().min(1).max(86_400_000) }),
  /** So many SYNs of other hosts reach the listening end, and none of them will ever be confirmed. */
  z.object({ do: z.literal('flood'), syns: z.int().min(1).max(999) }),
  /** Half-open connections of a flood are given up after their last retransmission. */
  z.object({ do: z.literal('drain') }),
]);

export type Action = z.infer<typeof actionSchema>;
export type NumberOf = z.infer<typeof numberSchema>;
