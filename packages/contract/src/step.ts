/** What an instructor does with a class while it plays: for one table, or with `table: null` for all of them. */
import * as z from 'zod/mini';
import { done, event } from './events.ts';
import { faultShape, loggedMoveSchema, moveIdSchema, playableMoveSchema } from './log.ts';
import { seatSchema, tableIdSchema, tokenSchema } from './names.ts';
import { snapshotSchema } from './table.ts';

export const WORD_MAX = 280;
/** The most minutes that are given at once. */
export const MOST_MINUTES = 120;
/**
 * What a word may not hold: whatever cannot be seen and turns, covers or breaks what stands around it. The joiner stays, which
 * letters and pictures are made with.
 */
const UNSEEN =
  /[\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]|(?!\u200c|\u200d)\p{Cf}|[\u115f\u1160\u3164\uffa0]/gu;
const PILED = /(\p{M}{4})\p{M}+/gu;
/** One line of plain text; refused when nothing is left of it, or too much. */
export const wordSchema = z
  .pipe(
    z.string().check(z.maxLength(4_000, 'word-long')),
    z.transform((text: string) =>
      text
        .normalize('NFC')
        .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(UNSEEN, '')
        .replace(PILED, '$1')
        .trim(),
    ),
  )
  .check(
    z.superRefine((text, ctx) => {
      if (text === '') ctx.addIssue({ code: 'custom', message: 'word-empty' });
      else if ([...text].length > WORD_MAX) ctx.addIssue({ code: 'custom', message: 'word-long' });
    }),
  );

const at = { key: tokenSchema, table: tableIdSchema };
const atAny = { key: tokenSchema, table: z.nullable(tableIdSchema) };
/** How many tables it took effect at. */
const tables = z.object({ tables: z.int() });

export const step = {
  /** While it is paused nobody's move is taken, and the network and all waiting stand still. `on: false`: play goes on. */
  pause: event(z.strictObject({ ...atAny, on: z.boolean() }), done),
  /** More time: from when it would be over, or from now when it is over already. Null: as planned. */
  time: event(
    z.strictObject({
      ...atAny,
      minutes: z.nullable(z.int().check(z.minimum(1), z.maximum(MOST_MINUTES))),
    }),
    tables,
  ),
  /** A word that stands at the table until it is put away there. Null: the last one is taken back. */
  word: event(z.strictObject({ ...atAny, text: z.nullable(wordSchema) }), done),
  /** The network does this to the next segment that fits. */
  fault: event(z.strictObject({ ...atAny, ...faultShape }), tables),
  /** Faults that still wait for their segment are taken back. */
  mend: event(z.strictObject(atAny), tables),
  /** What a fault holds back goes on its way. */
  release: event(z.strictObject({ ...at, no: z.int().check(z.minimum(1)) }), done),
  /** A hint more for a seat, where the instructor gives them. */
  hint: event(z.strictObject({ ...at, seat: seatSchema }), done),
  /** Plays in a seat from now on, whosever it is; the whole table, moves after `since`. Again: as before. */
  sit: event(
    z.strictObject({ ...at, seat: seatSchema, since: z.optional(z.int().check(z.minimum(0))) }),
    z.object({ snapshot: snapshotSchema }),
  ),
  /** As `move.play`, in a seat that the instructor has taken. */
  play: event(
    z.strictObject({ ...at, seat: seatSchema, id: moveIdSchema, move: playableMoveSchema }),
    z.object({ logged: loggedMoveSchema }),
  ),
  /** Hands the seat back. */
  rise: event(z.strictObject({ ...at, seat: seatSchema }), done),
};

export const stepPushes = {
  /** To an instructor who plays in a seat: it was handed back, or another table has taken this one's place. */
  'step.over': z.object({ table: z.string() }),
};
