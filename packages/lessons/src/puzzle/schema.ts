/** A puzzle is data: what is shown, what is asked, and what there is to choose from. Which answer is right, the judge says. */
import { z } from 'zod';
import { STATES } from '@handshake/protocol';
import { seatSchema } from '../lesson/schema.ts';

const u32 = z.int().min(0).max(0xffff_ffff);
const u16 = z.int().min(0).max(0xffff);

export const segmentSchema = z.object({
  flags: z.int().min(0).max(0xff),
  seq: u32,
  ack: u32,
  len: u16,
  win: u16,
});

/** What happened, in order. `sent` numbers segments from 1, as they were put on the wire. */
export const happeningSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('call'),
    seat: seatSchema,
    call: z.enum(['OPEN-ACTIVE', 'OPEN-PASSIVE', 'SEND', 'CLOSE', 'ABORT']),
    bytes: u16.optional(),
  }),
  z.object({
    do: z.literal('send'),
    seat: seatSchema,
    segment: segmentSchema,
    /** The network loses it. */
    lost: z.boolean().optional(),
  }),
  /** Segment `no` reaches the other end; `again`: a copy stays on its way. */
  z.object({ do: z.literal('arrive'), no: z.int().min(1).max(200), again: z.boolean().optional() }),
  z.object({ do: z.literal('timer'), seat: seatSchema, timer: z.enum(['rto', 'delack', '2msl']) }),
  /** An old duplicate reaches that end, as if the other one had sent it. */
  z.object({ do: z.literal('stray'), to: seatSchema, segment: segmentSchema }),
]);

export const exchangeSchema = z.object({
  /** The ISS of either end. */
  iss: z.object({ client: u32, server: u32 }),
  happenings: z.array(happeningSchema).max(200),
  /** So many happenings at the start are shown as one line. */
  folded: z.int().min(0).max(200),
});

/** `generated`: by two sound ends. `recording`: two kernels really talked so. `move`: a student really made this move. */
export const sourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('generated') }),
  z.object({ from: z.literal('recording'), name: z.string().min(1).max(40) }),
  z.object({ from: z.literal('move') }),
]);

const base = {
  v: z.literal(1),
  source: sourceSchema,
  /** What it is about: the id of a misconception or of a rule. The learner's record is kept by it. */
  about: z.string().min(1).max(40),
  exchange: exchangeSchema,
};

export const BLANKS = ['seq', 'ack', 'flags', 'len'] as const;

export const puzzleSchema = z.discriminatedUnion('kind', [
  /** One segment of the exchange is one that no sound end would send: which, and for which of these reasons? */
  z.object({
    ...base,
    kind: z.literal('wrong'),
    /** Ids of misconceptions, or of rules. */
    reasons: z.array(z.string().min(1).max(40)).min(3).max(5),
  }),
  /** In which order were these sent, each after the one before had arrived? The exchange is what was before them. */
  z.object({
    ...base,
    kind: z.literal('order'),
    segments: z
      .array(z.object({ seat: seatSchema, segment: segmentSchema }))
      .min(3)
      .max(6),
  }),
  /** Which value stands in that field of segment `no`? In the exchange it holds 0; flags keep those that are not asked for. */
  z.object({ ...base, kind: z.literal('blank'), no: z.int().min(1).max(200), field: z.enum(BLANKS) }),
  /** Which state is each end in, after all that the exchange shows? */
  z.object({ ...base, kind: z.literal('state') }),
  /** Who sends what next? An option without a seat: nobody sends anything. */
  z.object({
    ...base,
    kind: z.literal('next'),
    options: z
      .array(z.union([z.object({ seat: seatSchema, segment: segmentSchema }), z.null()]))
      .min(3)
      .max(5),
  }),
]);

export const stateSchema = z.enum(STATES);
/** What a learner answers. */
export const givenSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wrong'), no: z.int(), reason: z.string() }),
  /** Places in `segments`, the first sent first. */
  z.object({ kind: z.literal('order'), order: z.array(z.int()) }),
  /** Of flags, those of `ASKED_FLAGS` that are set. */
  z.object({ kind: z.literal('blank'), value: z.int() }),
  z.object({ kind: z.literal('state'), client: stateSchema, server: stateSchema }),
  /** A place in `options`. */
  z.object({ kind: z.literal('next'), option: z.int() }),
]);

export type Happening = z.infer<typeof happeningSchema>;
export type Exchange = z.infer<typeof exchangeSchema>;
export type PuzzleSource = z.infer<typeof sourceSchema>;
export type Puzzle = z.infer<typeof puzzleSchema>;
export type PuzzleKind = Puzzle['kind'];
export type PuzzleOf<K extends PuzzleKind> = Extract<Puzzle, { kind: K }>;
export type Given = z.infer<typeof givenSchema>;
export type GivenOf<K extends PuzzleKind> = Extract<Given, { kind: K }>;
export type BlankField = (typeof BLANKS)[number];
/** A segment and who sends it. */
export type Sending = PuzzleOf<'order'>['segments'][number];

export const PUZZLE_KINDS = [
  'wrong',
  'order',
  'blank',
  'state',
  'next',
] as const satisfies readonly PuzzleKind[];
