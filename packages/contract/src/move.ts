/** Moves at the own table. */
import { z } from 'zod';
import { event } from './events.ts';
import { loggedMoveSchema, moveIdSchema, playableMoveSchema } from './log.ts';

export const move = {
  /** Judged, stored, then answered. The same `id` again is answered as the first time. */
  play: event(z.strictObject({ id: moveIdSchema, move: playableMoveSchema }), z.object({ logged: loggedMoveSchema })),
};
