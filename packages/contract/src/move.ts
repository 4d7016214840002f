/** Moves at the own table. */
import * as z from 'zod/mini';
import type { MoveRefusal } from '@handshake/lessons';
import { event } from './events.ts';
import { loggedMoveSchema, moveIdSchema, playableMoveSchema } from './log.ts';
import { tableIdSchema } from './names.ts';
import type { RefusalCode } from './refusal.ts';

export const move = {
  /**
   * Judged, stored, then answered. The same `id` again is answered as the first time. `table`: the table that it is meant
   * for; when one has been seated elsewhere meanwhile, it is refused (`not-your-seat`) instead of played there.
   */
  play: event(
    z.strictObject({ id: moveIdSchema, move: playableMoveSchema, table: z.optional(tableIdSchema) }),
    z.object({ logged: loggedMoveSchema }),
  ),
};

/** Every refusal of the lessons package travels under its own name: this line stops compiling when one does not. */
export const moveRefusal = (refusal: MoveRefusal): RefusalCode => refusal;
