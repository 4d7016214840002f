/** A table's log as one seat, or the network, saw it, as a file: for looking back at it elsewhere. Without names. */
import * as z from 'zod/mini';
import type { Header, LoggedMove, Part } from '@handshake/lessons';
import { headerSchema, loggedMovesSchema } from './log.ts';
import { partSchema } from './names.ts';

/** Counts up when an older product could not read it any more. */
export const RECORDING_VERSION = 1;
/** The largest file that is read, bytes: a lesson's log takes some ten thousand. */
export const MAX_RECORDING = 1_000_000;
/** The most moves that are looked back at (a lesson takes some hundred), and the most segments on their way at once, each of which is drawn moving. */
export const MAX_RECORDED_MOVES = 2000;
export const MAX_ON_THEIR_WAY = 200;

export interface Recording {
  readonly format: 'handshake-lab-recording';
  readonly v: 1;
  readonly seat: Part;
  readonly header: Header;
  readonly moves: readonly LoggedMove[];
}

/** What tells a recording, of whatever version, from any other JSON. */
export const recordingHeadSchema = z.looseObject({
  format: z.literal('handshake-lab-recording'),
  v: z.int().check(z.minimum(1)),
});

export const recordingSchema = z.object({
  format: z.literal('handshake-lab-recording'),
  v: z.literal(RECORDING_VERSION),
  seat: partSchema,
  header: headerSchema,
  moves: loggedMovesSchema,
}) satisfies z.ZodMiniType<Recording>;
