/** Whose a move is: what a bot or an instructor did in a student's seat is not the student's. */
import { HOST_ID } from '@handshake/lessons';
import type { LoggedMove, Part } from '@handshake/lessons';
import type { Occupancy, Sitting } from '../storage/repository.ts';

/** A part of a table that a student had for themselves: from the move after `after` on, up to and with `upTo`. */
export interface Stretch {
  readonly part: Part;
  readonly student: string;
  readonly after: number;
  readonly upTo: number;
  /** Wall clock, ms. */
  readonly at: number;
}

/** Who plays there themselves; null: nobody, a bot, or somebody in a student's place. */
const player = (occupancy: Occupancy): string | null =>
  occupancy.kind === 'student' && occupancy.stand === undefined ? occupancy.student : null;

/** All stretches of a table whose log has `moves` moves; those of one part in their order. */
export function stretchesOf(sittings: readonly Sitting[], moves: number): Stretch[] {
  const parts = new Map<Part, Sitting[]>();
  for (const sitting of sittings) {
    // What was changed after the instant that is told of.
    if (sitting.after > moves) continue;
    const known = parts.get(sitting.part);
    if (known) known.push(sitting);
    else parts.set(sitting.part, [sitting]);
  }
  return [...parts.values()].flatMap((list) => {
    const inOrder = list.sort((a, b) => a.after - b.after);
    return inOrder.flatMap(({ part, occupancy, after, at }, i) => {
      const student = player(occupancy);
      return student === null ? [] : [{ part, student, after, upTo: inOrder[i + 1]?.after ?? moves, at }];
    });
  });
}

/** The host makes the moves of bots, of the clock and of a network that nobody plays. */
export const isHosts = ({ id }: Pick<LoggedMove, 'id'>): boolean => id.startsWith(HOST_ID);

/** The move was made in this stretch, by its student. */
export const isTheirs = ({ part, after, upTo }: Stretch, logged: LoggedMove): boolean =>
  logged.by === part && logged.n > after && logged.n <= upTo && !isHosts(logged);
