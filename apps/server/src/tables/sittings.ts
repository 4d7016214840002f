/** Who made a move, whoever has the seat by now. */
import { HOST_ID } from '@handshake/lessons';
import type { LoggedMove } from '@handshake/lessons';
import type { Sitting } from '../storage/repository.ts';

/** A student's id; null for a move of the bot's, of the instructor's, and for what happens by itself. `sittings`: in order. */
export function moverOf({ n, by, id }: LoggedMove, sittings: readonly Sitting[]): string | null {
  if (id.startsWith(HOST_ID)) return null;
  const sitting = sittings.findLast(({ part, after }) => part === by && after < n);
  const occupancy = sitting?.occupancy;
  return occupancy?.kind === 'student' && occupancy.stand !== 'instructor' ? occupancy.student : null;
}
