/** What happens by itself: the host lets it happen after a while of real time. */
import type { Actor, Move, Table } from './log.ts';
import { firstTimer, waitRefusal } from './waiting.ts';

/** What a host makes itself has an id that begins so, and no player's does: also the bot's moves in a student's place. */
export const HOST_ID = '~';

export interface Automatic {
  readonly by: Actor;
  readonly move: Move;
  /** How long the host lets pass: a segment's flight, or the scaled 2MSL. */
  readonly after: 'flight' | '2msl';
}

/** Segments that are on their way, oldest first; and the end of TIME-WAIT, once nothing else can happen before it. */
export function automatic(table: Table): Automatic[] {
  if (table.ended) return [];
  const { connection } = table;
  const deliveries = connection.link
    .filter(({ no }) => !table.door.includes(no))
    .map(({ no }): Automatic => ({ by: 'network', move: { kind: 'deliver', no }, after: 'flight' }));
  const first = firstTimer(connection);
  if (first?.timer === '2msl' && waitRefusal(table, first.seat, '2msl') === null)
    return [...deliveries, { by: 'clock', move: { kind: 'timer', timer: '2msl' }, after: '2msl' }];
  return deliveries;
}
